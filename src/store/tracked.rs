//! What git's index says of the work tree: which files it tracks, and which of them nobody touched since.

use std::collections::{HashMap, HashSet};
use std::fs::Metadata;
use std::time::UNIX_EPOCH;

use super::git::{Git, id_of};
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;

/// A tracked file as the index last saw it.
#[derive(Debug, Clone)]
struct Entry {
    blob: CommitId,
    size: u64,
    seconds: i64,
    nanoseconds: u32,
}

/// The index, read; empty where there is none.
#[derive(Debug, Default)]
pub(super) struct Tracked {
    files: HashMap<String, Entry>,
    folders: HashSet<String>,
    /// When the index was written: what changed in that second may have changed after it.
    written: i64,
}

impl Tracked {
    /// Reads the index of a repository.
    pub(super) fn read(git: &Git) -> Self {
        let mut tracked = Self::default();
        let Ok(index) = git.raw().index() else {
            return tracked;
        };
        tracked.written = index
            .path()
            .and_then(|path| std::fs::metadata(path).ok())
            .and_then(|metadata| modified(&metadata))
            .map_or(0, |(seconds, _)| seconds);
        for entry in index.iter() {
            let Ok(path) = String::from_utf8(entry.path.clone()) else {
                continue;
            };
            let mut folder = path.as_str();
            while let Some((above, _)) = folder.rsplit_once('/') {
                if !tracked.folders.insert(above.to_owned()) {
                    break;
                }
                folder = above;
            }
            let entry = Entry {
                blob: id_of(entry.id),
                size: u64::from(entry.file_size),
                seconds: i64::from(entry.mtime.seconds()),
                nanoseconds: entry.mtime.nanoseconds(),
            };
            tracked.files.insert(path, entry);
        }
        tracked
    }

    /// Whether a file is tracked: then it is not ignored, whatever the patterns say.
    pub(super) fn has_file(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether something below a folder is tracked.
    pub(super) fn has_folder(&self, path: &str) -> bool {
        self.folders.contains(path)
    }

    /// Whether a file of the work tree is the committed page, by git's own rule: size and time of change as the index
    /// has them, and that time before the index was written.
    pub(super) fn is_unchanged(&self, page: &Document, metadata: &Metadata) -> bool {
        let Some(entry) = self.files.get(&page.path) else {
            return false;
        };
        let Some((seconds, nanoseconds)) = modified(metadata) else {
            return false;
        };
        page.blob.as_ref() == Some(&entry.blob)
            && metadata.len() == entry.size
            && seconds == entry.seconds
            && (entry.nanoseconds == 0 || nanoseconds == entry.nanoseconds)
            && seconds < self.written
    }
}

fn modified(metadata: &Metadata) -> Option<(i64, u32)> {
    let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((i64::try_from(since.as_secs()).ok()?, since.subsec_nanos()))
}

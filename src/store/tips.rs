//! What was worked out at a commit and is remembered under `.git/sop`: it never changes an answer, only how soon it is there.
//!
//! One file a commit and key, written by rename, with a checksum at its end. What is damaged counts as nothing; deleting all of
//! it costs time and nothing else.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::time::SystemTime;

use git2::Oid;
use serde::Deserialize;

use super::files::write_disposable;
use super::git::Git;

/// The form of all that is remembered: a program that writes or understands something else has another one.
const FORM: &str = concat!(env!("CARGO_PKG_VERSION"), " 10");

/// As many are kept of each kind: branches are switched to and fro.
const KEPT: usize = 6;

/// What is remembered of one kind, under one key.
#[derive(Debug, Clone)]
pub struct TipMemory {
    folder: PathBuf,
    key: u64,
    kept: usize,
}

impl TipMemory {
    /// The memory of a kind, under everything that what is remembered depends on beside the commit.
    pub fn of(git: &Git, kind: &str, key: &impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        (FORM, key).hash(&mut hasher);
        Self {
            folder: git.sop_dir().join("cache").join(kind),
            key: hasher.finish(),
            kept: KEPT,
        }
    }

    /// The same, of a kind of which there are many keys: so many are kept in all.
    pub fn keeping(self, kept: usize) -> Self {
        Self { kept, ..self }
    }

    fn name(&self, tip: Oid) -> String {
        format!("{tip}-{:016x}", self.key)
    }

    /// What is remembered at a commit, to be decoded.
    pub fn recall(&self, tip: Oid) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.folder.join(self.name(tip))).ok()?;
        let (content, sum) = bytes.split_last_chunk::<4>()?;
        let whole = crc32fast::hash(content) == u32::from_le_bytes(*sum);
        let length = content.len();
        bytes.truncate(length);
        whole.then_some(bytes)
    }

    /// The commits of which something is remembered under this key, the latest first.
    pub fn tips(&self) -> Vec<Oid> {
        let end = format!("-{:016x}", self.key);
        let mut found: Vec<(SystemTime, Oid)> = self
            .files()
            .into_iter()
            .filter_map(|(at, name)| Some((at, Oid::from_str(name.strip_suffix(&end)?).ok()?)))
            .collect();
        found.sort_by(|left, right| right.cmp(left));
        found.into_iter().map(|(_, tip)| tip).collect()
    }

    /// Remembers something. A place that cannot be written to is no matter; and of a clone that lacks objects nothing is
    /// remembered, for what is missing today may be fetched tomorrow.
    pub fn keep(&self, git: &Git, tip: Oid, bytes: &[u8]) {
        if git.config("extensions.partialclone").is_some() {
            return;
        }
        let sum = crc32fast::hash(bytes).to_le_bytes();
        if write_disposable(&self.folder.join(self.name(tip)), &[bytes, &sum]).is_ok() {
            let mut files = self.files();
            files.sort_by(|left, right| right.cmp(left));
            for (_, name) in files.iter().skip(self.kept) {
                let _ = fs::remove_file(self.folder.join(name));
            }
        }
    }

    fn files(&self) -> Vec<(SystemTime, String)> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let file = |entry: fs::DirEntry| {
            let at = entry.metadata().ok()?.modified().ok()?;
            Some((at, entry.file_name().into_string().ok()?))
        };
        entries.filter_map(file).collect()
    }
}

/// Decodes what was remembered; `None` where it is something else.
pub fn decoded<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

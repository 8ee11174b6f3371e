//! What git's history says of a file.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::commit_id::CommitId;

/// The last change of a file: what `git log -1` gives for its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastChange {
    /// The commit.
    pub commit: CommitId,
    /// Its committer date.
    pub at: Timestamp,
    /// The last commit that changed what the file says: routing, typed dates, layout, bots and
    /// `.git-blame-ignore-revs` apart, and through renames.
    pub meant: CommitId,
    /// Its committer date.
    pub meant_at: Timestamp,
    /// That commit brought the file in: it has never been touched since it first appeared.
    pub introduced: bool,
}

/// The last changes of many files, in the order in which they were asked about: commits are shared, for few files have one
/// of their own.
#[derive(Debug, Clone, Default)]
pub struct LastChanges {
    /// By name, and committer time in seconds.
    commits: Vec<([u8; 20], i64)>,
    files: Vec<Option<FileChange>>,
}

/// The last change of one file, by the places of its commits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileChange {
    /// The place of the last commit that changed it.
    pub commit: u32,
    /// The place of the last one that changed what it says.
    pub meant: u32,
    /// That one brought it in.
    pub introduced: bool,
}

impl LastChanges {
    /// Files by the places of their commits in a list of names and committer times, in seconds.
    pub fn new(commits: Vec<([u8; 20], i64)>, files: Vec<Option<FileChange>>) -> Self {
        Self { commits, files }
    }

    /// That of one file, by its place in the question; `None` where the file is nowhere in the history.
    pub fn get(&self, place: usize) -> Option<LastChange> {
        let file = (*self.files.get(place)?)?;
        let (commit, at) = self.commit(file.commit)?;
        let (meant, meant_at) = self.commit(file.meant)?;
        Some(LastChange {
            commit: CommitId::from_bytes(*commit),
            at,
            meant: CommitId::from_bytes(*meant),
            meant_at,
            introduced: file.introduced,
        })
    }

    /// When what a file says last changed, and whether it was brought in then: most questions need no more.
    pub fn meant_at(&self, place: usize) -> Option<(Timestamp, bool)> {
        let file = (*self.files.get(place)?)?;
        let (_, at) = self.commit(file.meant)?;
        Some((at, file.introduced))
    }

    fn commit(&self, place: u32) -> Option<(&[u8; 20], Timestamp)> {
        let (name, at) = self.commits.get(place as usize)?;
        Some((name, Timestamp::from_second(*at).unwrap_or_default()))
    }
}

/// A commit that touched files which something depends on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touch {
    /// The commit.
    pub commit: CommitId,
    /// Its committer date.
    pub at: Timestamp,
    /// Its author's name.
    pub author: String,
    /// The first line of its message.
    pub summary: String,
    /// Which of the files, by path.
    pub paths: Vec<String>,
}

/// A commit that changed a date which somebody typed into a page, and nothing that the page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateBump {
    /// The page, under the name that it has now.
    pub path: String,
    /// The commit.
    pub commit: CommitId,
    /// Its committer date.
    pub at: Timestamp,
    /// Its author's name.
    pub author: String,
    /// The first line of its message.
    pub summary: String,
    /// The date before.
    pub before: Option<Date>,
    /// The date after.
    pub after: Date,
}

/// One commit of a file's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileCommit {
    /// The commit.
    pub commit: CommitId,
    /// Its committer date.
    pub at: Timestamp,
    /// Its author, as `Name <e-mail>`.
    pub author: String,
    /// The author's e-mail.
    pub email: String,
    /// The first line of its message.
    pub summary: String,
    /// The file's path in this commit.
    pub path: String,
    /// The path before, where this commit renamed it.
    pub renamed_from: Option<String>,
}

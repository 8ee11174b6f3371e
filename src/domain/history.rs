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
#[derive(Debug, Clone, PartialEq, Eq)]
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

//! What operations ask of the store beside the snapshot, and its answers: plain data.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::snapshot::SubmissionFacts;
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::organisation::Organisation;
use crate::domain::settings::Settings;

/// What would be merged.
#[derive(Debug, Clone)]
pub struct Merge {
    /// The default branch.
    pub base: CommitId,
    /// The commit that goes in.
    pub head: CommitId,
    /// The paths whose bytes matter.
    pub paths: Vec<String>,
}

/// The merge as it would be.
#[derive(Debug, Clone, Default)]
pub struct Merged {
    /// The tree; absent where there are conflicts.
    pub tree: Option<CommitId>,
    /// Files that both sides changed, with what they disagree on.
    pub conflicts: Vec<(String, String)>,
    /// The pages as merged, by path.
    pub pages: BTreeMap<String, Document>,
}

/// A file as it was before a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restore {
    /// The file.
    pub path: String,
    /// The blob of the publication before, where there is one.
    pub blob: Option<CommitId>,
    /// Else what stood there at this commit, if anything.
    pub commit: CommitId,
    /// A picture, which stays alone where it is so already.
    pub picture: bool,
}

/// Path and bytes of what was there before; none where the file was not.
pub type Restored = Vec<(String, Option<Vec<u8>>)>;

/// Where a submission is on the default branch, whoever merged it and how.
#[derive(Debug, Clone)]
pub struct Landed {
    /// The default branch before it.
    pub base: CommitId,
    /// What was merged.
    pub head: CommitId,
    /// The commit with which all of it is there.
    pub merge: CommitId,
    /// How many commits of the default branch came after that.
    pub above: usize,
    /// When, by the committer's clock.
    pub at: Timestamp,
    /// The pages as merged, by path.
    pub pages: BTreeMap<String, Document>,
    /// What is known of the submission, against the default branch before it.
    pub facts: SubmissionFacts,
    /// sop.yaml there.
    pub settings: Settings,
    /// People and roles there.
    pub organisation: Arc<Organisation>,
}

/// An approval whose writer had seen the merge already.
#[derive(Debug, Clone)]
pub struct LateApproval {
    /// The publication that rests on it.
    pub publish: CommitId,
    /// The approval.
    pub approve: CommitId,
    /// When it was merged, by the committer's clock.
    pub merged_at: Timestamp,
}

/// A commit that somebody reviewed.
#[derive(Debug, Clone)]
pub enum Reviewed {
    /// Its pages, by path.
    Pages(BTreeMap<String, Document>),
    /// It cannot be had, and why.
    Gone(String),
}

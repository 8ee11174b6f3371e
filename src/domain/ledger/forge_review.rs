//! The review on a forge that an approval or a rejection was taken from.

use serde::{Deserialize, Serialize};

use crate::domain::commit_id::CommitId;

/// Which review of which pull request, by whom, of what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForgeReview {
    /// The forge's host.
    pub host: String,
    /// The repository there.
    pub repo: String,
    /// The number of the pull request.
    pub pull: u64,
    /// The review's name there.
    pub review: String,
    /// The reviewer's login, as it was.
    pub login: String,
    /// The number of the reviewer's account.
    pub user: u64,
    /// The commit that was reviewed.
    pub commit: CommitId,
    /// When, by the forge's clock.
    pub submitted_at: String,
}

impl ForgeReview {
    /// Whether both are the same review.
    pub fn is(&self, other: &Self) -> bool {
        self.host == other.host
            && self.repo == other.repo
            && self.pull == other.pull
            && self.review == other.review
    }
}

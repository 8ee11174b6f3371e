//! Where an SOP stands: derived from files, branches and ledger, never typed.

use serde::{Deserialize, Serialize};

/// Where an SOP stands; in `list`, the first that holds, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SopState {
    /// Its last publication ended it.
    Retired,
    /// Its bytes are on the default branch, the record is missing.
    MergedNotRecorded,
    /// The record is there, its bytes are not on the default branch.
    Pending,
    /// A submission waits for approvals.
    Submitted,
    /// A submission has the approvals that it needs.
    Approved,
    /// In force, and a branch changes it.
    Revising,
    /// Published, not yet in force.
    Scheduled,
    /// In force.
    Published,
    /// In the making, nothing published.
    Draft,
    /// A page as existing handbooks have it.
    Ungoverned,
    /// Everything published of it was taken back, and no page is left.
    Withdrawn,
}

impl std::fmt::Display for SopState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            SopState::Retired => "retired",
            SopState::MergedNotRecorded => "merged-not-recorded",
            SopState::Pending => "pending",
            SopState::Submitted => "submitted",
            SopState::Approved => "approved",
            SopState::Revising => "revising",
            SopState::Scheduled => "scheduled",
            SopState::Published => "published",
            SopState::Draft => "draft",
            SopState::Ungoverned => "ungoverned",
            SopState::Withdrawn => "withdrawn",
        })
    }
}

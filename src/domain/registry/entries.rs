//! What there is on record: submissions, votes, publications, reviews, drafts.

use jiff::Timestamp;

use super::places::Places;
use crate::domain::commit_id::CommitId;
use crate::domain::id::SopId;
use crate::domain::ledger::record::{
    AdoptBody, DraftBody, PublishBody, PublishItem, ReviewBody, SubmitBody, SubmitItem,
};
use crate::domain::ledger::{Class, ForgeReview};
use crate::domain::settings::Identity;

/// A submission and what became of it.
#[derive(Debug, Clone)]
pub struct Submission {
    /// The record.
    pub record: CommitId,
    /// Its place among all records.
    pub place: usize,
    /// Who submitted.
    pub by: String,
    /// When, by their clock.
    pub at: Timestamp,
    /// What was submitted.
    pub body: SubmitBody,
    /// Where each SOP stands in it.
    pub places: Places,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It waits.
    Open,
    /// A later submission took its place.
    Superseded(CommitId),
    /// It was taken back.
    Withdrawn(CommitId),
    /// It was published.
    Published(CommitId),
}

/// What somebody said of a submission.
#[derive(Debug, Clone)]
pub struct Vote {
    /// The record.
    pub record: CommitId,
    /// Who.
    pub by: String,
    /// When, by their clock.
    pub at: Timestamp,
    /// When it was given: a review on a forge, by the forge's clock, and recorded afterwards; else `at`.
    pub given: Timestamp,
    /// What.
    pub says: Says,
    /// How the person was known to the writer.
    pub identity: Identity,
    /// How well it is known now.
    pub class: Class,
    /// Whether they wrote part of it, by their word.
    pub edited: bool,
    /// Why.
    pub reason: Option<String>,
}

/// What a vote says; of votes that did not see each other, the last of these stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    /// An earlier rejection blocks no longer.
    Lift,
    /// Yes.
    Approve,
    /// No.
    Reject,
}

/// A publication and whether it stands.
#[derive(Debug, Clone)]
pub struct Publication {
    /// The record.
    pub record: CommitId,
    /// Its place among all records.
    pub place: usize,
    /// Who published.
    pub by: String,
    /// When, by their clock.
    pub at: Timestamp,
    /// What was published.
    pub body: PublishBody,
    /// Where each SOP stands in it.
    pub places: Places,
    /// Its merge is part of the default branch.
    pub merged: bool,
    /// The record that took it back, and its place among all records.
    pub withdrawn: Option<(CommitId, usize)>,
    /// It is an adoption: these bytes were live, and nobody's approval is on record.
    pub adopted: bool,
}

/// A machine's draft.
#[derive(Debug, Clone)]
pub struct Drafted {
    /// Its place among all records.
    pub place: usize,
    /// Who asked for it.
    pub by: String,
    /// What was drafted.
    pub body: DraftBody,
}

/// A vote that was taken from a forge's review.
#[derive(Debug, Clone)]
pub struct FromForge {
    /// The submission.
    pub submit: CommitId,
    /// Whose.
    pub by: String,
    /// The review.
    pub review: ForgeReview,
    /// What it said.
    pub says: Says,
    /// How well it is known now.
    pub class: Class,
}

/// A review of a publication.
#[derive(Debug, Clone)]
pub struct Review {
    /// The record.
    pub record: CommitId,
    /// Who reviewed.
    pub by: String,
    /// When, by their clock.
    pub at: Timestamp,
    /// What came of it.
    pub body: ReviewBody,
}

impl PublishBody {
    /// An adoption as what readers have from here on.
    pub fn adopted(
        record: &CommitId,
        body: &AdoptBody,
        sops: impl Iterator<Item = PublishItem>,
    ) -> Self {
        Self {
            submit: record.clone(),
            approvals: Vec::new(),
            base: body.base.clone(),
            head: body.commit.clone(),
            merge: body.commit.clone(),
            over_pace: None,
            emergency: None,
            sops: sops.collect(),
        }
    }
}

impl Submission {
    /// What it proposes for an SOP.
    pub fn item(&self, id: &SopId) -> Option<&SubmitItem> {
        self.places.find(&self.body.sops, id, |item| &item.id)
    }
}

impl Publication {
    /// What it published of an SOP.
    pub fn item(&self, id: &SopId) -> Option<&PublishItem> {
        self.places.find(&self.body.sops, id, |item| &item.id)
    }

    /// Whether it was merged, and not taken back, when the record of this place was written.
    pub(super) fn stood_at(&self, place: usize) -> bool {
        let withdrawn = self.withdrawn.as_ref();
        self.merged
            && self.place < place
            && withdrawn.is_none_or(|(_, withdrawn)| *withdrawn > place)
    }

    /// Its record stands, and its bytes are not on the default branch.
    pub fn is_pending(&self) -> bool {
        !self.merged && self.withdrawn.is_none()
    }

    /// Taken back before it was ever merged: as if it had not been.
    pub fn voided(&self) -> bool {
        self.withdrawn.is_some() && !self.merged
    }
}

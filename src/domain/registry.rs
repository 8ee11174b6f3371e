//! What the ledger amounts to: submissions, votes, publications, reviews.
//!
//! Built anew from the set of records, in ledger order; nothing here depends on when a record arrived.

mod entries;
mod fold;
mod places;
mod votes;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::acknowledgement::Acknowledgements;
use super::commit_id::CommitId;
use super::completion::Completions;
use super::digest::Digest;
use super::id::SopId;
use super::ledger::record::{Action, PublishItem};
use super::version::Version;

pub use entries::{Drafted, FromForge, Outcome, Publication, Review, Says, Submission, Vote};
pub use fold::{Rights, SawIt};
pub use places::Places;
pub use votes::{Said, votes_before};

/// Everything that the ledger amounts to.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    /// Where a submission or a publication stands in its list, by record.
    places: BTreeMap<CommitId, usize>,
    submissions: Vec<Submission>,
    votes: BTreeMap<CommitId, Vec<Vote>>,
    publications: Vec<Publication>,
    reviews: Vec<Review>,
    drafts: Vec<Drafted>,
    acknowledgements: Acknowledgements,
    completions: Completions,
    /// Who approved, by record.
    approvers: BTreeMap<CommitId, String>,
    from_forge: Vec<FromForge>,
    /// Of each SOP the publications that name it, by their places in the list.
    by_sop: BTreeMap<SopId, Vec<usize>>,
}

impl Registry {
    /// Every submission, in order.
    pub fn submissions(&self) -> &[Submission] {
        &self.submissions
    }

    /// The submission of that record.
    pub fn submission(&self, record: &CommitId) -> Option<&Submission> {
        let submission = self.submissions.get(*self.places.get(record)?)?;
        (submission.record == *record).then_some(submission)
    }

    /// The open submission that proposes something for an SOP.
    pub fn open_submission(&self, id: &SopId) -> Option<&Submission> {
        self.submissions
            .iter()
            .rev()
            .find(|submission| submission.outcome == Outcome::Open && submission.item(id).is_some())
    }

    /// The votes that stand on a submission, one a person.
    pub fn votes(&self, submit: &CommitId) -> &[Vote] {
        self.votes.get(submit).map_or(&[], Vec::as_slice)
    }

    /// Who wrote an approval.
    pub fn approver(&self, record: &CommitId) -> Option<&str> {
        self.approvers.get(record).map(String::as_str)
    }

    /// The votes that were taken from a forge's reviews, in order.
    pub fn from_forge(&self) -> &[FromForge] {
        &self.from_forge
    }

    /// Every publication, in order.
    pub fn publications(&self) -> &[Publication] {
        &self.publications
    }

    /// The publication of that record.
    pub fn publication(&self, record: &CommitId) -> Option<&Publication> {
        let publication = self.publications.get(*self.places.get(record)?)?;
        (publication.record == *record).then_some(publication)
    }

    /// The publications of an SOP that stand and are merged, in order.
    pub fn standing<'a>(
        &'a self,
        id: &SopId,
    ) -> impl DoubleEndedIterator<Item = (&'a Publication, &'a PublishItem)> + use<'a> {
        self.publications_of(id)
            .filter(|(publication, _)| publication.merged && publication.withdrawn.is_none())
    }

    /// Whether an SOP was ever published with these bytes.
    pub fn ever_published(&self, id: &SopId, digest: &Digest) -> bool {
        self.publications_of(id)
            .any(|(_, item)| item.digest == *digest)
    }

    /// The last publication of an SOP that stands, in force or not yet.
    pub fn last(&self, id: &SopId) -> Option<(&Publication, &PublishItem)> {
        self.standing(id).next_back()
    }

    /// Every SOP that a publication names, whatever became of it.
    pub fn sops(&self) -> impl Iterator<Item = &SopId> {
        self.by_sop.keys()
    }

    /// What readers get on a day: the last publication whose date has come; a retirement counts as one.
    pub fn in_force(&self, id: &SopId, day: Date) -> Option<(&Publication, &PublishItem)> {
        self.standing(id)
            .rev()
            .find(|(_, item)| item.effective_on.is_none_or(|date| date <= day))
            .filter(|(_, item)| item.action == Action::Publish)
    }

    /// The SOPs that a publication governs and no retirement has ended.
    pub fn governed(&self) -> BTreeMap<&SopId, (&Publication, &PublishItem)> {
        self.governed_before(usize::MAX)
    }

    /// The publications whose record stands and whose bytes are not on the default branch.
    pub fn pending(&self) -> impl Iterator<Item = &Publication> {
        self.publications.iter().filter(|one| one.is_pending())
    }

    /// Every number of an SOP that is used up: an unmerged publication that was taken back burns none.
    pub fn versions_used(&self, id: &SopId) -> Vec<Version> {
        self.versions_used_before(id, usize::MAX)
    }

    /// The numbers of an SOP that were used up when the record of this place was written.
    pub fn versions_used_before(&self, id: &SopId, place: usize) -> Vec<Version> {
        self.publications_of(id)
            .filter(|(publication, _)| !publication.voided() && publication.place < place)
            .filter(|(_, item)| item.action == Action::Publish)
            .map(|(_, item)| item.version)
            .collect()
    }

    /// The reviews of an SOP, in order.
    pub fn reviews<'a>(&'a self, id: &'a SopId) -> impl DoubleEndedIterator<Item = &'a Review> {
        self.reviews
            .iter()
            .filter(move |review| review.body.sop == *id)
    }

    /// Acknowledgements and waivers.
    pub fn acknowledgements(&self) -> &Acknowledgements {
        &self.acknowledgements
    }

    /// Checkpoints that were passed.
    pub fn completions(&self) -> &Completions {
        &self.completions
    }

    /// All reviews on record, in the order of the ledger.
    pub fn all_reviews(&self) -> &[Review] {
        &self.reviews
    }

    /// Who asked a machine for words of this submission: by the commits of its branch, and, since commits do not
    /// outlive a squash, by any draft of its SOPs since their publication before it.
    pub fn drafters(
        &self,
        submission: &Submission,
        commits: &BTreeSet<&CommitId>,
    ) -> BTreeSet<String> {
        let since_published = |draft: &Drafted| {
            !self
                .publications_of(&draft.body.sop)
                .any(|(publication, _)| {
                    publication.merged
                        && (draft.place..submission.place).contains(&publication.place)
                })
        };
        let of_submission = |draft: &&Drafted| {
            commits.contains(&draft.body.commit)
                || (submission.item(&draft.body.sop).is_some()
                    && draft.place < submission.place
                    && since_published(draft))
        };
        self.drafts
            .iter()
            .filter(of_submission)
            .map(|draft| draft.by.clone())
            .collect()
    }

    /// What was in place of one SOP when the record of this place was written, unless it had ended.
    pub fn governed_at(&self, id: &SopId, place: usize) -> Option<(&Publication, &PublishItem)> {
        let mut of_sop = self.publications_of(id).rev();
        of_sop
            .find(|(publication, _)| publication.stood_at(place))
            .filter(|(_, item)| item.action == Action::Publish)
    }

    /// What was governed when the record of this place was written.
    pub fn governed_before(&self, place: usize) -> BTreeMap<&SopId, (&Publication, &PublishItem)> {
        let mut last = BTreeMap::new();
        for publication in self.publications.iter().filter(|one| one.stood_at(place)) {
            for item in &publication.body.sops {
                last.insert(&item.id, (publication, item));
            }
        }
        last.retain(|_, (_, item)| item.action == Action::Publish);
        last
    }

    /// The publications that name an SOP, in order.
    pub fn publications_of<'a>(
        &'a self,
        id: &SopId,
    ) -> impl DoubleEndedIterator<Item = (&'a Publication, &'a PublishItem)> + use<'a> {
        let found = self.by_sop.get_key_value(id);
        let (id, places) = match found {
            Some((id, places)) => (Some(id), places.as_slice()),
            None => (None, &[][..]),
        };
        let all = places.iter().filter_map(|at| self.publications.get(*at));
        all.filter_map(move |publication| Some((publication, publication.item(id?)?)))
    }
}

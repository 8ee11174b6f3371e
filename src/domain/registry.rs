//! What the ledger amounts to: submissions, votes, publications, reviews.
//!
//! Built anew from the set of records, in ledger order; nothing here depends on when a record arrived.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;

use super::acknowledgement::{Acknowledgements, Read};
use super::commit_id::CommitId;
use super::completion::Completions;
use super::id::SopId;
use super::ledger::graph::Placed;
use super::ledger::record::{
    Action, AdoptBody, AdoptItem, ApproveBody, Body, DraftBody, PublishBody, PublishItem,
    RejectBody, RejectMeaning, ReviewBody, SubmitBody, SubmitItem, WithdrawBody,
};
use super::ledger::{AttestBody, Class, CompleteBody, ForgeReview, Ledger};
use super::plain::says_something;
use super::settings::Identity;
use super::time::parse_stamp;
use super::version::Version;

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

/// Whether the first record was written before the second and seen by it.
pub type SawIt<'a> = dyn Fn(&CommitId, &CommitId) -> bool + 'a;

/// Who was entitled to write what: a record by anybody else changes nothing, and `verify` names it.
pub trait Rights {
    /// When a record was written, as far as that is believed: of a time that has not come, what came before it.
    fn at(&self, placed: &Placed) -> Timestamp {
        placed.record().at
    }
    /// How well it is known who wrote a record.
    fn class(&self, placed: &Placed) -> Class;
    /// Whether its author could take back this publication.
    fn takes_back(&self, placed: &Placed, publication: &Publication) -> bool;
    /// Whether its author could review what was published.
    fn reviews(&self, placed: &Placed, item: &PublishItem) -> bool;
    /// Whether its author could take over this page.
    fn adopts(&self, placed: &Placed, item: &AdoptItem) -> bool;
    /// Whether its author, known like this, could confirm having read what was published.
    fn acknowledges(&self, placed: &Placed, item: &PublishItem, identity: Identity) -> bool;
    /// Whether its author could excuse a person from what was published.
    fn waives(&self, placed: &Placed, item: &PublishItem, person: &str) -> bool;
    /// Whether its author could say that somebody passed a checkpoint.
    fn completes(&self, placed: &Placed, body: &CompleteBody) -> bool;
    /// Whether its author could bring in what is said to have been read.
    fn attests(&self, placed: &Placed, item: &PublishItem, body: &AttestBody) -> bool;
}

impl Registry {
    /// Reads all records. `merged` holds the merge commits that are part of the default branch.
    pub fn build(ledger: &Ledger, merged: &BTreeSet<CommitId>, rights: &dyn Rights) -> Self {
        let saw = |before: &CommitId, after: &CommitId| ledger.is_ancestor(before, after);
        Self::fold(&ledger.in_order(), &saw, merged, rights)
    }

    /// With what was read and passed by records that are not among those that were folded.
    #[must_use]
    pub fn with(mut self, read: Acknowledgements, passed: Completions) -> Self {
        self.acknowledgements = read.with_waivers_of(self.acknowledgements);
        self.completions = passed;
        self
    }

    /// Reads records in order: all, or all but those of readers.
    pub fn fold(
        records: &[&Placed],
        saw: &SawIt<'_>,
        merged: &BTreeSet<CommitId>,
        rights: &dyn Rights,
    ) -> Self {
        let mut registry = Self::default();
        let mut votes: BTreeMap<(CommitId, String), Vec<Vote>> = BTreeMap::new();
        let mut withdrawals = Vec::new();
        let (mut acks, mut waives, mut completes) = (Vec::new(), Vec::new(), Vec::new());
        for (place, placed) in records.iter().copied().enumerate() {
            registry.hear(placed, rights);
            match &placed.record().body {
                Body::Submit(body) => registry.submit(place, placed, body, rights.at(placed)),
                Body::Approve(body) => {
                    let by = placed.record().by.clone();
                    registry.approvers.insert(placed.id().clone(), by.clone());
                    let key = (body.submit.clone(), by);
                    votes.entry(key).or_default().push(approval(
                        placed,
                        body,
                        (rights.class(placed), rights.at(placed)),
                    ));
                }
                Body::Reject(body) => {
                    let key = (body.submit.clone(), placed.record().by.clone());
                    votes.entry(key).or_default().push(rejection(
                        placed,
                        body,
                        (rights.class(placed), rights.at(placed)),
                    ));
                }
                Body::Publish(body) => registry.publish(place, placed, body, merged),
                Body::Adopt(body) => registry.adopt(place, placed, body, merged, rights),
                Body::Withdraw(body) => withdrawals.push((placed, place, body)),
                Body::Review(body) => registry.review(placed, body, rights),
                Body::Ack(body) => acks.push((place, placed, Read::Own(body))),
                Body::Attest(body) => acks.push((place, placed, Read::Said(body))),
                Body::Complete(body) => completes.push((place, placed, body)),
                Body::Waive(body) => waives.push((place, placed, body)),
                Body::Draft(body) => {
                    let by = placed.record().by.clone();
                    let body = body.clone();
                    registry.drafts.push(Drafted { place, by, body });
                }
                Body::Genesis {} | Body::Other(_) => {}
            }
        }
        for (placed, place, body) in withdrawals {
            registry.withdraw(placed, place, body, rights);
        }
        registry.adopt_once();
        registry.index();
        registry.settle();
        registry.acknowledgements =
            Acknowledgements::build(&registry.publications, &acks, &waives, rights);
        registry.completions = Completions::build(&registry.publications, &completes, rights);
        for ((submit, _), cast) in votes {
            if let Some(vote) = standing(saw, cast) {
                registry.votes.entry(submit).or_default().push(vote);
            }
        }
        registry
    }

    fn hear(&mut self, placed: &Placed, rights: &dyn Rights) {
        let record = placed.record();
        let (submit, says) = match &record.body {
            Body::Approve(body) => (&body.submit, Says::Approve),
            Body::Reject(body) => (&body.submit, says(body.meaning)),
            _ => return,
        };
        if let Some(review) = record.forge_review() {
            self.from_forge.push(FromForge {
                submit: submit.clone(),
                by: record.by.clone(),
                review: review.clone(),
                says,
                class: rights.class(placed),
            });
        }
    }

    fn submit(&mut self, place: usize, placed: &Placed, body: &SubmitBody, at: Timestamp) {
        self.places
            .insert(placed.id().clone(), self.submissions.len());
        self.submissions.push(Submission {
            record: placed.id().clone(),
            place,
            by: placed.record().by.clone(),
            at,
            body: body.clone(),
            outcome: Outcome::Open,
        });
    }

    fn publish(
        &mut self,
        place: usize,
        placed: &Placed,
        body: &PublishBody,
        merged: &BTreeSet<CommitId>,
    ) {
        self.places
            .insert(placed.id().clone(), self.publications.len());
        self.publications.push(Publication {
            record: placed.id().clone(),
            place,
            by: placed.record().by.clone(),
            at: placed.record().at,
            body: body.clone(),
            merged: merged.contains(&body.merge),
            withdrawn: None,
            adopted: false,
        });
    }

    /// An adoption is what readers have from here on, as a publication is; it rests on no submission.
    fn adopt(
        &mut self,
        place: usize,
        placed: &Placed,
        body: &AdoptBody,
        merged: &BTreeSet<CommitId>,
        rights: &dyn Rights,
    ) {
        let entitled = body.sops.iter().filter(|item| rights.adopts(placed, item));
        self.places
            .insert(placed.id().clone(), self.publications.len());
        self.publications.push(Publication {
            record: placed.id().clone(),
            place,
            by: placed.record().by.clone(),
            at: placed.record().at,
            body: PublishBody::adopted(placed.id(), body, entitled.map(AdoptItem::published)),
            merged: merged.contains(&body.commit),
            withdrawn: None,
            adopted: true,
        });
    }

    /// A page is adopted once, and never after another record of it: else a baseline would be a way round approval.
    fn adopt_once(&mut self) {
        let mut seen: BTreeMap<SopId, usize> = BTreeMap::new();
        let mut see = |id: &SopId, place: usize| {
            let first = seen.entry(id.clone()).or_insert(place);
            *first = place.min(*first);
        };
        for submission in &self.submissions {
            for item in &submission.body.sops {
                see(&item.id, submission.place);
            }
        }
        for publication in self.publications.iter().filter(|one| !one.voided()) {
            for item in &publication.body.sops {
                see(&item.id, publication.place);
            }
        }
        for publication in self.publications.iter_mut().filter(|one| one.adopted) {
            let place = publication.place;
            let first = |item: &PublishItem| seen.get(&item.id).is_none_or(|first| *first >= place);
            publication.body.sops.retain(first);
        }
    }

    fn index(&mut self) {
        for (at, publication) in self.publications.iter().enumerate() {
            for item in &publication.body.sops {
                let own = self.by_sop.entry(item.id.clone()).or_default();
                if own.last() != Some(&at) {
                    own.push(at);
                }
            }
        }
    }

    /// The publications that name an SOP, in order.
    fn of_sop<'a>(
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

    fn withdraw(
        &mut self,
        placed: &Placed,
        place: usize,
        body: &WithdrawBody,
        rights: &dyn Rights,
    ) {
        for submission in &mut self.submissions {
            if body.submit.as_ref() == Some(&submission.record)
                && submission.by == placed.record().by
            {
                submission.outcome = Outcome::Withdrawn(placed.id().clone());
            }
        }
        for publication in &mut self.publications {
            if body.publish.as_ref() == Some(&publication.record)
                && publication.withdrawn.is_none()
                && rights.takes_back(placed, publication)
            {
                publication.withdrawn = Some((placed.id().clone(), place));
            }
        }
    }

    /// A review counts for what it read: the bytes that its publication published.
    fn review(&mut self, placed: &Placed, body: &ReviewBody, rights: &dyn Rights) {
        let reviewed = self
            .publication(&body.publish)
            .and_then(|publication| publication.item(&body.sop))
            .filter(|item| item.digest == body.digest && says_something(&body.note));
        if reviewed.is_some_and(|item| rights.reviews(placed, item)) {
            self.reviews.push(Review {
                record: placed.id().clone(),
                by: placed.record().by.clone(),
                at: placed.record().at,
                body: body.clone(),
            });
        }
    }

    /// Publications end submissions, and a later submission of the same SOP ends an open one.
    fn settle(&mut self) {
        let published: BTreeMap<CommitId, CommitId> = self
            .publications
            .iter()
            .filter(|publication| !publication.voided())
            .map(|publication| (publication.body.submit.clone(), publication.record.clone()))
            .collect();
        let mut latest: BTreeMap<SopId, CommitId> = BTreeMap::new();
        for submission in &self.submissions {
            for item in &submission.body.sops {
                latest.insert(item.id.clone(), submission.record.clone());
            }
        }
        for submission in &mut self.submissions {
            if let Some(record) = published.get(&submission.record) {
                submission.outcome = Outcome::Published(record.clone());
            } else if submission.outcome == Outcome::Open
                && let Some(later) = submission
                    .body
                    .sops
                    .iter()
                    .filter_map(|item| latest.get(&item.id))
                    .find(|later| **later != submission.record)
            {
                submission.outcome = Outcome::Superseded(later.clone());
            }
        }
    }

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
        self.of_sop(id)
            .filter(|(publication, _)| publication.merged && publication.withdrawn.is_none())
    }

    /// The last publication of an SOP that stands, in force or not yet.
    pub fn last(&self, id: &SopId) -> Option<(&Publication, &PublishItem)> {
        self.standing(id).next_back()
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
        self.publications
            .iter()
            .filter(|publication| !publication.merged && publication.withdrawn.is_none())
    }

    /// Every number of an SOP that is used up: an unmerged publication that was taken back burns none.
    pub fn versions_used(&self, id: &SopId) -> Vec<Version> {
        self.versions_used_before(id, usize::MAX)
    }

    /// The numbers of an SOP that were used up when the record of this place was written.
    pub fn versions_used_before(&self, id: &SopId, place: usize) -> Vec<Version> {
        self.of_sop(id)
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
            !self.publications.iter().any(|publication| {
                publication.merged
                    && publication.item(&draft.body.sop).is_some()
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
        let stood = |publication: &Publication| {
            publication.merged
                && publication.place < place
                && publication
                    .withdrawn
                    .as_ref()
                    .is_none_or(|(_, withdrawn)| *withdrawn > place)
        };
        let mut of_sop = self.of_sop(id).rev();
        of_sop
            .find(|(publication, _)| stood(publication))
            .filter(|(_, item)| item.action == Action::Publish)
    }

    /// What was governed when the record of this place was written.
    pub fn governed_before(&self, place: usize) -> BTreeMap<&SopId, (&Publication, &PublishItem)> {
        let mut last = BTreeMap::new();
        let stood = |publication: &&Publication| {
            publication.merged
                && publication.place < place
                && publication
                    .withdrawn
                    .as_ref()
                    .is_none_or(|(_, withdrawn)| *withdrawn > place)
        };
        for publication in self.publications.iter().filter(stood) {
            for item in &publication.body.sops {
                last.insert(&item.id, (publication, item));
            }
        }
        last.retain(|_, (_, item)| item.action == Action::Publish);
        last
    }
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
        self.body.sops.iter().find(|item| item.id == *id)
    }
}

impl Publication {
    /// What it published of an SOP.
    pub fn item(&self, id: &SopId) -> Option<&PublishItem> {
        self.body.sops.iter().find(|item| item.id == *id)
    }

    /// Taken back before it was ever merged: as if it had not been.
    pub fn voided(&self) -> bool {
        self.withdrawn.is_some() && !self.merged
    }
}

/// What records say of submissions: votes and withdrawals by submission, in the order of the ledger.
pub struct Said<'a>(BTreeMap<&'a CommitId, Vec<&'a Placed>>);

impl<'a> Said<'a> {
    /// Reads a ledger once.
    pub fn in_ledger(ledger: &'a Ledger) -> Self {
        let mut said: BTreeMap<&CommitId, Vec<&Placed>> = BTreeMap::new();
        for placed in ledger.in_order() {
            let submit = match &placed.record().body {
                Body::Approve(body) => Some(&body.submit),
                Body::Reject(body) => Some(&body.submit),
                Body::Withdraw(body) => body.submit.as_ref(),
                _ => None,
            };
            if let Some(submit) = submit {
                said.entry(submit).or_default().push(placed);
            }
        }
        Self(said)
    }

    /// Of one submission.
    pub fn of(&self, submit: &CommitId) -> &[&'a Placed] {
        self.0.get(submit).map_or(&[], Vec::as_slice)
    }
}

/// The votes on a submission that stood when a record was written: those that it had seen, one a person.
pub fn votes_before(
    ledger: &Ledger,
    said: &[&Placed],
    record: &CommitId,
    known: &dyn Fn(&Placed) -> (Class, Timestamp),
) -> Vec<Vote> {
    let mut cast: BTreeMap<&str, Vec<Vote>> = BTreeMap::new();
    for placed in said {
        let vote = match &placed.record().body {
            Body::Approve(body) => approval(placed, body, known(placed)),
            Body::Reject(body) => rejection(placed, body, known(placed)),
            _ => continue,
        };
        if ledger.is_ancestor(placed.id(), record) {
            cast.entry(&placed.record().by).or_default().push(vote);
        }
    }
    let saw = |before: &CommitId, after: &CommitId| ledger.is_ancestor(before, after);
    cast.into_values()
        .filter_map(|votes| standing(&saw, votes))
        .collect()
}

fn approval(placed: &Placed, body: &ApproveBody, (class, at): (Class, Timestamp)) -> Vote {
    Vote {
        record: placed.id().clone(),
        by: placed.record().by.clone(),
        at,
        given: given(placed, at),
        says: Says::Approve,
        identity: body.identity,
        class,
        edited: body.edited,
        reason: body.reason.clone(),
    }
}

/// When a vote was given, as far as its record says.
fn given(placed: &Placed, at: Timestamp) -> Timestamp {
    let review = placed.record().forge_review();
    let there = review.and_then(|review| parse_stamp(&review.submitted_at));
    there.map_or(at, |there| there.min(at))
}

fn says(meaning: RejectMeaning) -> Says {
    match meaning {
        RejectMeaning::Reject => Says::Reject,
        RejectMeaning::Lift => Says::Lift,
    }
}

fn rejection(placed: &Placed, body: &RejectBody, (class, at): (Class, Timestamp)) -> Vote {
    Vote {
        record: placed.id().clone(),
        by: placed.record().by.clone(),
        at,
        given: given(placed, at),
        says: says(body.meaning),
        identity: body.identity,
        class,
        edited: false,
        reason: body.reason.clone(),
    }
}

/// Of one person's votes the one that stands: none that somebody's weaker record could have put aside,
/// the later of two that saw each other, and of two that did not, the rejection.
fn standing(saw: &SawIt<'_>, mut cast: Vec<Vote>) -> Option<Vote> {
    let strongest = cast.iter().map(|vote| vote.class).max()?;
    cast.retain(|vote| vote.class == strongest);
    let last: Vec<&Vote> = cast
        .iter()
        .filter(|vote| !cast.iter().any(|other| saw(&vote.record, &other.record)))
        .collect();
    last.into_iter().max_by_key(|vote| vote.says).cloned()
}

//! Records folded one after another into what they amount to.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::votes::{standing, vote};
use super::{
    Drafted, FromForge, Outcome, Places, Publication, Registry, Review, Says, Submission, Vote,
};
use crate::domain::acknowledgement::{Acknowledgements, Read};
use crate::domain::commit_id::CommitId;
use crate::domain::completion::Completions;
use crate::domain::id::SopId;
use crate::domain::ledger::graph::Placed;
use crate::domain::ledger::record::{
    AdoptBody, AdoptItem, Body, PublishBody, PublishItem, ReviewBody, SubmitBody, WithdrawBody,
};
use crate::domain::ledger::{AttestBody, Class, CompleteBody, Ledger};
use crate::domain::plain::says_something;
use crate::domain::settings::Identity;

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
            match &placed.record().body {
                Body::Submit(body) => registry.submit(place, placed, body, rights.at(placed)),
                Body::Approve(_) | Body::Reject(_) => {
                    let known = (rights.class(placed), rights.at(placed));
                    if let Some((submit, vote)) = vote(placed, known) {
                        registry.hear(placed, submit, &vote);
                        let key = (submit.clone(), vote.by.clone());
                        votes.entry(key).or_default().push(vote);
                    }
                }
                Body::Publish(body) => registry.publish(place, placed, body.clone(), merged),
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

    /// Takes in who voted, and what of it a forge said.
    fn hear(&mut self, placed: &Placed, submit: &CommitId, vote: &Vote) {
        if vote.says == Says::Approve {
            self.approvers.insert(vote.record.clone(), vote.by.clone());
        }
        if let Some(review) = placed.record().forge_review() {
            self.from_forge.push(FromForge {
                submit: submit.clone(),
                by: vote.by.clone(),
                review: review.clone(),
                says: vote.says,
                class: vote.class,
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
            places: Places::default(),
            outcome: Outcome::Open,
        });
    }

    fn publish(
        &mut self,
        place: usize,
        placed: &Placed,
        body: PublishBody,
        merged: &BTreeSet<CommitId>,
    ) {
        self.places
            .insert(placed.id().clone(), self.publications.len());
        self.publications.push(Publication {
            record: placed.id().clone(),
            place,
            by: placed.record().by.clone(),
            at: placed.record().at,
            merged: merged.contains(&body.merge),
            body,
            places: Places::default(),
            withdrawn: None,
            adopted: matches!(placed.record().body, Body::Adopt(_)),
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
        let body = PublishBody::adopted(placed.id(), body, entitled.map(AdoptItem::published));
        self.publish(place, placed, body, merged);
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
            publication.places = Places::default();
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
}

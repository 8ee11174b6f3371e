//! Checkpoints that were passed and count, by stage and person.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::acknowledgement::Written;
use super::commit_id::CommitId;
use super::id::SopId;
use super::ledger::Class;
use super::ledger::graph::Placed;
use super::ledger::readers::CompleteBody;
use super::ledger::record::Action;
use super::registry::{Publication, Rights};
use super::settings::Identity;
use super::version::Version;

/// A checkpoint that was passed.
#[derive(Debug, Clone)]
pub struct Completion {
    /// The record.
    pub record: CommitId,
    /// When, by the writer's clock.
    pub at: Timestamp,
    /// Who says so.
    pub by: String,
    /// The share of right answers, of a quiz.
    pub score: Option<u64>,
    /// What was in force of the stage's SOPs.
    pub sops: Vec<(SopId, Version)>,
    /// How whoever says so was known to the writer.
    pub identity: Identity,
    /// How well it is known now.
    pub class: Class,
}

/// All of them, each list in the order of the ledger. None is ever reset or deleted.
#[derive(Debug, Clone, Default)]
pub struct Completions {
    by_stage: BTreeMap<(String, String), BTreeMap<String, Vec<Completion>>>,
}

impl Completion {
    /// As a record says it.
    pub fn of(placed: &Placed, body: &CompleteBody, class: Class) -> Self {
        let sops = body.sops.iter();
        Self {
            record: placed.id().clone(),
            at: placed.record().at,
            by: placed.record().by.clone(),
            score: body.score,
            sops: sops.map(|sop| (sop.id.clone(), sop.version)).collect(),
            identity: body.identity,
            class,
        }
    }
}

/// Whether everything that it names was published, by the publications before it.
pub fn counts<'a>(
    body: &CompleteBody,
    before: impl Fn(&CommitId) -> Option<&'a Publication>,
) -> bool {
    body.sops.iter().all(|sop| {
        let item = before(&sop.publish).and_then(|one| one.item(&sop.id));
        item.is_some_and(|item| item.version == sop.version && item.action == Action::Publish)
    })
}

impl Completions {
    /// Takes those that name what was published before them, by somebody with the right.
    pub(super) fn build(
        publications: &[Publication],
        completes: &[Written<'_, CompleteBody>],
        rights: &dyn Rights,
    ) -> Self {
        let mut found = Self::default();
        let publications = publications.iter();
        let by_record: BTreeMap<&CommitId, &Publication> =
            publications.map(|one| (&one.record, one)).collect();
        for (place, placed, body) in completes {
            let before = |publish: &CommitId| {
                let publication = by_record.get(publish).copied();
                publication.filter(|one| one.place < *place)
            };
            if counts(body, before) && rights.completes(placed, body) {
                let completion = Completion::of(placed, body, rights.class(placed));
                found.add(body, completion);
            }
        }
        found
    }

    /// Takes one that counts, in the order of the ledger.
    pub fn add(&mut self, body: &CompleteBody, completion: Completion) {
        let stage = (body.path.clone(), body.stage.clone());
        let people = self.by_stage.entry(stage).or_default();
        let own = people.entry(body.person.clone()).or_default();
        own.push(completion);
    }

    /// What somebody passed of a stage.
    pub fn of(&self, path: &str, stage: &str, person: &str) -> &[Completion] {
        let key = (path.to_owned(), stage.to_owned());
        let people = self.by_stage.get(&key);
        people
            .and_then(|people| people.get(person))
            .map_or(&[], Vec::as_slice)
    }
}

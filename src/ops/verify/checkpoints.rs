//! Checkpoints: what was signed before, or is kept elsewhere, is still there; and what came late.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::{Case, Failure, StampLine};
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::Class;
use crate::domain::ledger::checkpoint::{TaggedCheckpoint, sha256_of};
use crate::domain::ledger::entry::surely_before;
use crate::domain::ledger::signature::{SignatureState, judge_bytes};
use crate::domain::time::{day_in, stamp as spelled};
use crate::store::checkpoints::CheckpointText;

/// A checkpoint that holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckpointLine {
    /// Its tag, or the file with the copy.
    pub name: String,
    /// When it was made, by its maker's clock.
    pub at: String,
    /// Who made it.
    pub by: String,
    /// How well that is known.
    pub class: Class,
    /// The ledger's tip then.
    pub tip: String,
    /// The default branch's commit then.
    pub main: String,
    /// How many records there were.
    pub records: u64,
    /// The time stamp over it that holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<StampLine>,
}

/// A checkpoint that was read, and whether all of it holds.
struct Judged {
    /// Its bytes.
    bytes: String,
    read: TaggedCheckpoint,
    class: Class,
    holds: bool,
}

/// So many records are counted once more, all checkpoints taken together; the one that is judged against is counted always.
const MOST_COUNTED: usize = 5_000_000;

/// How many records a checkpoint says that there were.
fn counted_in(text: &CheckpointText) -> u64 {
    let read = text.text.as_deref().map(TaggedCheckpoint::read);
    let read = read.and_then(Result::ok);
    read.map_or(0, |read| read.checkpoint.records)
}

impl Case<'_> {
    /// Judges the checkpoints here and the one that is kept elsewhere; gives the newest that holds, and whether the
    /// copy from elsewhere does.
    pub(super) fn checkpoints(
        &self,
        failures: &mut Vec<Failure>,
    ) -> (Option<CheckpointLine>, bool) {
        let mut held: Vec<Judged> = Vec::new();
        let stamps = self.stamps(failures);
        let tags: BTreeSet<&str> = self
            .evidence
            .checkpoints
            .iter()
            .filter_map(|one| one.tag.as_deref())
            .collect();
        let mut texts: Vec<&CheckpointText> = self.evidence.checkpoints.iter().collect();
        texts.sort_by_cached_key(|text| std::cmp::Reverse(counted_in(text)));
        let room = MOST_COUNTED / self.snapshot.ledger.count.max(1);
        for (place, text) in texts.into_iter().enumerate() {
            let Some(judged) = self.checkpoint(text, place <= room, failures) else {
                continue;
            };
            if let Some(before) = judged
                .read
                .checkpoint
                .before
                .as_ref()
                .filter(|before| !tags.contains(before.as_str()))
            {
                let message = format!(
                    "{} follows the checkpoint {}, which is not in this clone",
                    text.name,
                    before.short()
                );
                let failure = Failure::warning("checkpoint-before-missing", message);
                failures.push(failure.hint("git fetch --tags"));
            }
            held.push(judged);
        }
        held.retain(|judged| judged.holds);
        held.sort_by(|left, right| {
            let key = |one: &Judged| (one.read.checkpoint.records, one.read.checkpoint.at.clone());
            key(left).cmp(&key(right))
        });
        let against = self.evidence.against.as_ref().and_then(|against| {
            let judged = self.checkpoint(&against.found, true, failures)?;
            Some((judged, against.from_file))
        });
        let elsewhere = against
            .as_ref()
            .is_some_and(|(judged, from_file)| judged.holds && *from_file);
        let newest = match &against {
            Some((judged, _)) => Some(judged),
            None => held.last(),
        };
        let line = newest.filter(|judged| judged.holds).map(|judged| {
            let name = match &self.evidence.against {
                Some(against) => against.found.name.clone(),
                None => judged.read.name.clone(),
            };
            let said = &judged.read.checkpoint;
            CheckpointLine {
                stamp: stamps.get(judged.bytes.as_str()).cloned(),
                name,
                at: said.at.clone(),
                by: said.by.clone(),
                class: judged.class,
                tip: said.tip.to_string(),
                main: said.main.to_string(),
                records: said.records,
            }
        });
        held.extend(
            against
                .map(|(judged, _)| judged)
                .filter(|judged| judged.holds),
        );
        self.recorded_late(&held, failures);
        (line, elsewhere)
    }

    /// One checkpoint: its spelling, its signature, and that ledger and branch contain what it saw.
    fn checkpoint(
        &self,
        text: &CheckpointText,
        whole: bool,
        failures: &mut Vec<Failure>,
    ) -> Option<Judged> {
        let name = &text.name;
        let read = match text
            .text
            .as_deref()
            .ok_or("it is no annotated tag")
            .and_then(TaggedCheckpoint::read)
        {
            Ok(read) => read,
            Err(why) => {
                failures.push(Failure::error(
                    "checkpoint-unreadable",
                    format!("{name}: {why}"),
                ));
                return None;
            }
        };
        let before = failures.len();
        let said = &read.checkpoint;
        if self.snapshot.settings.ledger.as_deref() != Some(&said.ledger) {
            let message = format!(
                "{name} is of the ledger {}, and this is another",
                said.ledger
            );
            failures.push(Failure::error("checkpoint-unreadable", message));
            return None;
        }
        let class = self.maker(name, &read, failures);
        let records = &self.snapshot.ledger.records();
        if records.contains(&said.tip) {
            let tips = [said.tip.clone()];
            let reached = whole.then(|| records.reached(&tips, &BTreeSet::new()));
            if reached.is_some_and(|reached| {
                reached.len() as u64 != said.records || sha256_of(&reached) != said.sha256
            }) {
                let message = format!(
                    "{name} counts other records than the {} that its tip reaches",
                    said.records
                );
                failures.push(Failure::error("checkpoint-differs", message).record(&said.tip));
            }
        } else {
            let message = format!(
                "{name} saw the ledger at {} with {} records on {}, and the ledger does not contain it",
                said.tip.short(),
                said.records,
                said.at
            );
            let failure = Failure::error("checkpoint-record-missing", message).record(&said.tip);
            failures.push(
                failure.hint("git fetch REMOTE '+refs/heads/sop-*:refs/remotes/REMOTE/sop-*'"),
            );
        }
        if !self.evidence.main.contains(&said.main) {
            let message = format!(
                "{name} saw the default branch at {} on {}, and it does not contain it",
                said.main.short(),
                said.at
            );
            failures
                .push(Failure::error("checkpoint-branch-rewritten", message).commit(&said.main));
        }
        self.dated(name, &read, failures);
        Some(Judged {
            bytes: text.text.clone().unwrap_or_default(),
            class,
            holds: failures[before..]
                .iter()
                .all(|failure| failure.severity != Some(crate::domain::finding::Severity::Error)),
            read,
        })
    }

    /// A checkpoint is made after what it holds, and before now.
    fn dated(&self, name: &str, read: &TaggedCheckpoint, failures: &mut Vec<Failure>) {
        let said = &read.checkpoint;
        let Some(at) = said.time().map(|at| at.as_second()) else {
            return;
        };
        let newest = self.newest(&said.tip);
        let why = match newest.filter(|newest| surely_before(at, newest.as_second())) {
            Some(newest) => format!("holds what is dated {}", spelled(newest)),
            None if surely_before(self.now.at.as_second(), at) => "that is yet to come".to_owned(),
            None => return,
        };
        let message = format!("{name} says that it was made on {}, and {why}", said.at);
        failures.push(Failure::warning("checkpoint-time", message).person(&said.by));
    }

    /// Who made a checkpoint, known how: by people.yaml at the commit that it saw.
    fn maker(&self, name: &str, read: &TaggedCheckpoint, failures: &mut Vec<Failure>) -> Class {
        let said = &read.checkpoint;
        let policy = self.evidence.policy.get(&said.main);
        let person = policy.and_then(|policy| policy.1.people.by_id(&said.by));
        if person.is_none() && self.evidence.main.contains(&said.main) {
            let message = format!("{name} is by {}, who was not in people.yaml then", said.by);
            failures.push(Failure::error("checkpoint-author", message).person(&said.by));
        }
        let (Some((armoured, signed)), Some(at)) = (&read.signature, said.time()) else {
            return Class::Claimed;
        };
        let zone = policy.map_or(TimeZone::UTC, |policy| policy.0.zone());
        let day = day_in(at, &zone);
        match judge_bytes(armoured, signed.as_bytes(), person, day) {
            SignatureState::Good => Class::Proven,
            SignatureState::Broken => {
                let message = format!("the signature of {name} does not fit it");
                failures.push(Failure::error("checkpoint-signature", message).person(&said.by));
                Class::Claimed
            }
            _ => Class::Claimed,
        }
    }

    /// Records that a checkpoint did not hold, and that say that they are older.
    fn recorded_late(&self, held: &[Judged], failures: &mut Vec<Failure>) {
        let records = &self.snapshot.ledger.records();
        let mut covered: BTreeSet<&CommitId> = BTreeSet::new();
        let mut newest: Option<(i64, &str)> = None;
        let mut say = |record: &CommitId, newest: Option<(i64, &str)>| {
            let (Some(placed), Some((at, name))) = (records.get(record), newest) else {
                return;
            };
            if surely_before(placed.record().at.as_second(), at) {
                let message = format!(
                    "the {} {} is dated before the checkpoint {name}, which did not hold it",
                    placed.record().kind(),
                    record.short()
                );
                let failure = Failure::warning("recorded-late", message);
                failures.push(failure.record(record).person(&placed.record().by));
            }
        };
        let tips: Vec<[CommitId; 1]> = held
            .iter()
            .map(|one| [one.read.checkpoint.tip.clone()])
            .collect();
        let mut passed: BTreeSet<&CommitId> = BTreeSet::new();
        for (one, tip) in held.iter().zip(&tips) {
            let more = records.between(tip, &passed);
            for record in more.iter().filter(|record| records.get(record).is_some()) {
                say(record, newest);
                covered.insert(*record);
            }
            passed.extend(more);
            let at = one.read.checkpoint.time().map_or(0, |at| at.as_second());
            if newest.is_none_or(|(before, _)| before < at) {
                newest = Some((at, &one.read.name));
            }
        }
        for placed in records.in_order() {
            if newest.is_some() && !covered.contains(placed.id()) {
                say(placed.id(), newest);
            }
        }
    }
}

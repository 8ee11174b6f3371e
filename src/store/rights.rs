//! Who wrote which record by what right: the signature, and policy and people at what the writer saw.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;

use super::git::oid_of;
use super::lineage::Lineage;
use super::openpgp::OpenPgp;
pub use super::policies::{Judge, Policies, Policy};
use crate::domain::authority::Office;
use crate::domain::commit_id::CommitId;
use crate::domain::id::SopId;
use crate::domain::ledger::entry::surely_before;
use crate::domain::ledger::graph::Placed;
use crate::domain::ledger::record::{AdoptItem, PublishItem, Record};
use crate::domain::ledger::signature::SignatureState;
use crate::domain::ledger::{AttestBody, Class, CompleteBody, Ledger};
use crate::domain::pages::Pages;
use crate::domain::parallel;
use crate::domain::people::People;
use crate::domain::reference::Reference;
use crate::domain::registry::{Publication, Rights};
use crate::domain::settings::Identity;
use crate::domain::time::day_in;

/// What a record is judged by: its own `main` and `at`, or those of a record before it where they go back behind that, or
/// where `at` is still to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// The default branch's commit.
    pub main: Option<CommitId>,
    /// The time.
    pub at: Timestamp,
    /// The record's own `main` lies behind what a record before it saw.
    pub behind: bool,
}

impl Ground {
    /// When a record was written, as far as that is believed.
    pub fn written(ground: Option<&Self>, placed: &Placed) -> Timestamp {
        let own = placed.record().at;
        ground.map_or(own, |ground| ground.at.min(own))
    }
}

/// What each record is judged by: its own word may not go back behind what a record before it saw, and when.
pub fn grounds(lineage: &Lineage<'_>, records: &Ledger, now: i64) -> HashMap<CommitId, Ground> {
    let mut grounds: HashMap<CommitId, Ground> = HashMap::with_capacity(records.len());
    for placed in records.in_order() {
        let own = match placed.entry.parents.as_slice() {
            // Nearly every record follows one other.
            [only] if let Some(before) = grounds.get(only) => {
                ground_after(lineage, placed.record(), std::iter::once(before), now)
            }
            _ => {
                let before = records.nearest_before(placed.id()).into_iter();
                let before = before.filter_map(|record| grounds.get(record));
                ground_after(lineage, placed.record(), before, now)
            }
        };
        grounds.insert(placed.id().clone(), own);
    }
    grounds
}

/// What a record is judged by, after those nearest before it, by name.
pub fn ground_after<'g>(
    lineage: &Lineage<'_>,
    record: &Record,
    nearest: impl Iterator<Item = &'g Ground>,
    now: i64,
) -> Ground {
    let to_come = surely_before(now, record.at.as_second());
    let mut before_it: Option<Timestamp> = None;
    let mut own = Ground {
        main: record.main.clone(),
        at: record.at,
        behind: false,
    };
    for before in nearest {
        before_it = before_it.max(Some(before.at));
        let behind = match (&own.main, &before.main) {
            (Some(main), Some(seen)) => {
                let went_back = || lineage.is_ancestor(oid_of(main), oid_of(seen));
                main != seen && went_back().unwrap_or(false)
            }
            (main, seen) => main.is_none() && seen.is_some(),
        };
        if behind {
            own.main.clone_from(&before.main);
            own.behind = true;
        }
    }
    if let Some(before) = before_it {
        // Nobody has a day that has not come, and nobody is held to one.
        own.at = if to_come { before } else { own.at.max(before) };
    }
    own
}

/// From so many signatures on they are looked at side by side.
const MANY: usize = 32;

/// The state of each signed record's signature, by people.yaml at what it is judged by.
pub fn signatures(
    judge: &Judge<'_>,
    records: &Ledger,
    grounds: &HashMap<CommitId, Ground>,
    (listed, openpgp): (&People, &OpenPgp<'_>),
) -> BTreeMap<CommitId, SignatureState> {
    let all = records.in_order().into_iter();
    let signed: Vec<_> = all
        .filter_map(|placed| judge.signed(placed, grounds.get(placed.id())?))
        .collect();
    let states = parallel::map(&signed, MANY, |one| one.of_itself(listed));
    let found = signed.iter().zip(states);
    found
        .map(|(one, state)| {
            let state = one.settled(state, listed, openpgp);
            (one.placed.id().clone(), state)
        })
        .collect()
}

/// What is known of records that somebody is to be judged by.
pub trait Known {
    /// What it is judged by.
    fn ground(&self, record: &CommitId) -> Option<Ground>;
    /// How well its author is known.
    fn class(&self, record: &CommitId) -> Class;
    /// What was found out before, by the words of the question.
    fn remembered(&self, _record: &CommitId, _question: &str) -> Option<bool> {
        None
    }
    /// Takes in what was found out.
    fn remember(&self, _record: &CommitId, _question: String, _answer: bool) {}
}

/// Of every record of a ledger.
pub struct OfAll<'a> {
    /// The states of their signatures.
    pub signatures: &'a BTreeMap<CommitId, SignatureState>,
    /// What they are judged by.
    pub grounds: &'a HashMap<CommitId, Ground>,
}

impl Known for OfAll<'_> {
    fn ground(&self, record: &CommitId) -> Option<Ground> {
        self.grounds.get(record).cloned()
    }

    fn class(&self, record: &CommitId) -> Class {
        self.signatures.get(record).into()
    }
}

/// Of one record.
pub struct OfOne {
    /// What it is judged by.
    pub ground: Ground,
    /// How well its author is known.
    pub class: Class,
}

impl Known for OfOne {
    fn ground(&self, _: &CommitId) -> Option<Ground> {
        Some(self.ground.clone())
    }

    fn class(&self, _: &CommitId) -> Class {
        self.class
    }
}

/// Who owns the pages of the default branch today.
pub trait Owners {
    /// The owner of the page with this id, where it is there and names one.
    fn owner_of(&self, id: &SopId) -> Option<Reference>;
}

impl Owners for Pages {
    fn owner_of(&self, id: &SopId) -> Option<Reference> {
        self.named(id).next()?.meta.owner().cloned()
    }
}

/// Where who owns a page today is no part of the question.
pub struct Nobody;

impl Owners for Nobody {
    fn owner_of(&self, _: &SopId) -> Option<Reference> {
        None
    }
}

/// The rights of those who took back, reviewed, read or waived something, by what each record is judged by.
pub struct RightsAtHand<'a> {
    /// Policy and people.
    pub judge: &'a Judge<'a>,
    /// What is known of the records.
    pub known: &'a dyn Known,
    /// Who owns the pages of the default branch now.
    pub owners: &'a dyn Owners,
}

impl RightsAtHand<'_> {
    /// Who owned what was published, by its record and by its page.
    fn owners(&self, item: &PublishItem) -> Vec<Reference> {
        let today = self.owners.owner_of(&item.id);
        item.owner
            .as_deref()
            .and_then(|owner| owner.parse().ok())
            .into_iter()
            .chain(today)
            .collect()
    }

    /// Asks the office of a record's author; of what does not change the answer is remembered by the question's words.
    fn ask(
        &self,
        placed: &Placed,
        question: Option<String>,
        answer: impl FnOnce(Office<'_>) -> bool,
    ) -> bool {
        let id = placed.id();
        if let Some(known) = question
            .as_deref()
            .and_then(|question| self.known.remembered(id, question))
        {
            return known;
        }
        let decide = || {
            let ground = self.known.ground(id)?;
            let policy = self.judge.policy(ground.main.as_ref()?)?;
            Some(answer(Office {
                settings: &policy.0,
                organisation: &policy.1,
                day: day_in(ground.at, &policy.0.zone()),
                class: self.known.class(id),
            }))
        };
        let found = decide().unwrap_or(false);
        if let Some(question) = question {
            self.known.remember(id, question, found);
        }
        found
    }
}

fn spelled(owners: &[Reference]) -> String {
    let owners: Vec<String> = owners.iter().map(ToString::to_string).collect();
    owners.join(" ")
}

impl Rights for RightsAtHand<'_> {
    fn at(&self, placed: &Placed) -> Timestamp {
        Ground::written(self.known.ground(placed.id()).as_ref(), placed)
    }

    fn class(&self, placed: &Placed) -> Class {
        self.known.class(placed.id())
    }

    fn takes_back(&self, placed: &Placed, publication: &Publication) -> bool {
        let by = &placed.record().by;
        let merged = publication.merged;
        let question = format!("takes back {merged}");
        self.ask(placed, Some(question), |office| {
            if merged {
                // Which approvers the page named is judged by `verify`, which reads it.
                office.takes_back(by, &[]).is_ok()
            } else {
                office.organisation.people.by_id(by).is_some()
            }
        })
    }

    fn reviews(&self, placed: &Placed, item: &PublishItem) -> bool {
        let owners = self.owners(item);
        let question = format!("reviews {}", spelled(&owners));
        self.ask(placed, Some(question), |office| {
            office.reviews(&placed.record().by, &owners).is_ok()
        })
    }

    fn acknowledges(&self, placed: &Placed, item: &PublishItem, identity: Identity) -> bool {
        self.ask(placed, None, |office| {
            let by = &placed.record().by;
            office.acknowledges(by, item, identity).is_ok()
        })
    }

    fn waives(&self, placed: &Placed, item: &PublishItem, person: &str) -> bool {
        let owners = self.owners(item);
        let question = format!("waives {person} {}", spelled(&owners));
        self.ask(placed, Some(question), |office| {
            office.waives(&placed.record().by, person, &owners).is_ok()
        })
    }

    fn completes(&self, placed: &Placed, body: &CompleteBody) -> bool {
        self.ask(placed, None, |office| {
            office.completes(&placed.record().by, body).is_ok()
        })
    }

    fn attests(&self, placed: &Placed, item: &PublishItem, body: &AttestBody) -> bool {
        self.ask(placed, None, |office| {
            office.attests(&placed.record().by, item, body).is_ok()
        })
    }

    fn adopts(&self, placed: &Placed, item: &AdoptItem) -> bool {
        let owners: Vec<Reference> = item
            .owner
            .as_deref()
            .and_then(|owner| owner.parse().ok())
            .into_iter()
            .collect();
        let question = format!("adopts {}", spelled(&owners));
        self.ask(placed, Some(question), |office| {
            office.adopts(&placed.record().by, &owners).is_ok()
        })
    }
}

//! Loading the evidence: where a ledger begins, its records, and what they amount to.

use std::collections::BTreeSet;

use git2::Oid;
use jiff::Timestamp;

use super::super::lineage::{Lineage, merged_into};
use super::{Load, Need};
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::entry::Expected;
use crate::domain::ledger::{Body, Ledger};
use crate::domain::people::People;
use crate::domain::registry::Registry;
use crate::domain::settings::{LedgerIdentities, Settings};
use crate::error::{Error, Result};
use crate::store::git::{Git, id_of, oid_of};
use crate::store::layout::Layout;
use crate::store::ledger::{self, Seen};
use crate::store::openpgp::OpenPgp;
use crate::store::pushed;
use crate::store::rights::{self, Judge, OfAll, Owners, RightsAtHand};
use crate::store::snapshot::LedgerView;

/// A ledger of which it is known where it begins to be read.
pub(super) struct Begun {
    id: String,
    identities: LedgerIdentities,
    now: i64,
    refs: Vec<(String, Oid)>,
    seen: Seen,
    tips: Vec<Oid>,
}

/// Records that are being read by another thread.
pub(super) struct Aside<'scope>(std::thread::ScopedJoinHandle<'scope, Result<Ledger>>);

impl Aside<'_> {
    pub(super) fn join(self) -> Result<Ledger> {
        self.0
            .join()
            .map_err(|_| Error::bug("reading the records ended in a panic"))?
    }
}

impl Begun {
    /// The refs, what is remembered, and all tips.
    pub(super) fn read_from(&self) -> (Vec<(String, Oid)>, Vec<Oid>, Vec<Oid>) {
        (
            self.refs.clone(),
            self.seen.tips().to_vec(),
            self.tips.clone(),
        )
    }

    /// How records are read.
    pub(super) fn expected(&self) -> Expected<'_> {
        Expected {
            ledger: &self.id,
            identities: self.identities,
            now: self.now,
        }
    }

    /// Reads the records.
    pub(super) fn read(&self, git: &Git) -> Ledger {
        ledger::read(git, &self.tips, self.expected())
    }

    /// Reads the records in a thread of their own, with a handle of its own.
    pub(super) fn read_aside<'scope>(
        &'scope self,
        git: &Git,
        scope: &'scope std::thread::Scope<'scope, '_>,
    ) -> Aside<'scope> {
        let another = git.again();
        Aside(scope.spawn(move || Ok(ledger::read(&another?, &self.tips, self.expected()))))
    }
}

impl Load<'_> {
    /// What is to be read of the ledger; nothing where there is none.
    pub(super) fn begin_ledger(
        &self,
        layout: &Layout,
        settings: &Settings,
    ) -> Result<Option<Begun>> {
        let Some(id) = &settings.ledger else {
            return Ok(None);
        };
        let git = self.git;
        let refs = ledger::tips(git, layout.remote.as_deref())?;
        let seen = Seen::load(git);
        let elsewhere = !layout.remotes.is_empty();
        let lost = seen.tips().last();
        let missing = match self.need {
            Need::Ledger => elsewhere || lost.is_some(),
            Need::Proof => elsewhere && lost.is_none(),
            Need::History | Need::Nothing => false,
        };
        if refs.is_empty() && missing {
            return Err(ledger_missing(id, layout, lost.copied()));
        }
        let mut tips: Vec<Oid> = refs.iter().map(|(_, tip)| *tip).collect();
        tips.extend(pushed::arrived(git, layout.main.as_ref().map(oid_of)));
        Ok(Some(Begun {
            id: id.clone(),
            identities: settings.ledger_identities,
            now: self.now.at.as_second(),
            refs,
            seen,
            tips,
        }))
    }

    pub(super) fn ledger(
        &self,
        layout: &Layout,
        (begun, mut records): (Begun, Ledger),
        people: &People,
        owners: &dyn Owners,
        until: Option<Timestamp>,
    ) -> Result<LedgerView> {
        let git = self.git;
        let Begun {
            refs, seen, tips, ..
        } = &begun;
        let beginnings = records.genesis().len();
        // What was seen first stands before the ledger, that before its inboxes: nobody who may only append displaces it.
        let preferred: Vec<CommitId> = seen
            .tips()
            .iter()
            .chain(tips)
            .map(|tip| id_of(*tip))
            .collect();
        if let Some(genesis) = genesis(&records, &preferred) {
            records = records.rooted_at(&genesis);
        }
        let unshared = unshared(&records, refs, layout);
        let lost = seen
            .tips()
            .iter()
            .map(|tip| id_of(*tip))
            .filter(|tip| !records.contains(tip))
            .collect();
        if let Some(until) = until {
            let then = records.in_order().into_iter();
            let then = then.filter(|placed| placed.record().at <= until);
            let tips: Vec<Oid> = then.map(|placed| oid_of(placed.id())).collect();
            records = ledger::read(git, &tips, begun.expected());
        }
        let lineage = Lineage::of(git, layout.main.as_ref().map(oid_of));
        let grounds = rights::grounds(&lineage, &records, begun.now);
        let openpgp = OpenPgp::configured(git, self.programs, self.need == Need::Proof);
        let judge = Judge::new(git, None);
        let signatures = rights::signatures(&judge, &records, &grounds, (people, &openpgp));
        openpgp.remember();
        let main = layout.main.as_ref();
        let merged = merged_into(git, main, &lineage, merges(&records))?;
        let known = OfAll {
            signatures: &signatures,
            grounds: &grounds,
        };
        let rights = RightsAtHand {
            judge: &judge,
            known: &known,
            owners,
        };
        let registry = Registry::build(&records, &merged, &rights);
        let sound = records.sound();
        let tips = refs.iter().map(|(_, tip)| id_of(*tip));
        Ok(LedgerView {
            beginnings,
            folded: false,
            count: records.len(),
            heads: records.heads_of(&sound),
            sound: tips.filter(|tip| sound.contains(tip)).collect(),
            once_live: ledger::once_live(git),
            unshared,
            registry,
            refs: refs
                .iter()
                .map(|(name, tip)| (name.clone(), id_of(*tip)))
                .collect(),
            signatures,
            confirmed: BTreeSet::new(),
            grounds,
            lost,
            fetched_at: fetched_at(git),
            records,
        })
    }
}

/// The beginning that counts: the one that the first of the preferred tips descends from.
fn genesis(records: &Ledger, preferred: &[CommitId]) -> Option<CommitId> {
    let all: Vec<&CommitId> = records
        .genesis()
        .into_iter()
        .map(|placed| placed.id())
        .collect();
    if all.len() < 2 {
        return all.first().map(|id| (*id).clone());
    }
    preferred
        .iter()
        .find_map(|tip| {
            all.iter()
                .find(|id| **id == tip || records.is_ancestor(id, tip))
        })
        .or(all.first())
        .map(|id| (*id).clone())
}

/// When the remote was last asked.
pub(super) fn fetched_at(git: &Git) -> Option<String> {
    let text = std::fs::read_to_string(git.sop_dir().join("fetched_at")).ok()?;
    Some(text.trim().to_owned())
}

/// The merges that the ledger names.
fn merges(records: &Ledger) -> BTreeSet<Oid> {
    let records = records.in_order().into_iter();
    records
        .filter_map(|placed| match &placed.record().body {
            Body::Publish(body) => Some(oid_of(&body.merge)),
            Body::Adopt(body) => Some(oid_of(&body.commit)),
            _ => None,
        })
        .collect()
}

/// How many records the remote does not have, as far as was last seen.
fn unshared(records: &Ledger, refs: &[(String, Oid)], layout: &Layout) -> usize {
    let Some(remote) = &layout.remote else {
        return 0;
    };
    let space = format!("refs/remotes/{remote}/");
    let shared: Vec<CommitId> = refs
        .iter()
        .filter(|(name, _)| name.starts_with(&space))
        .map(|(_, tip)| id_of(*tip))
        .collect();
    records.len() - records.reached_from(&shared)
}

fn ledger_missing(id: &str, layout: &Layout, lost: Option<Oid>) -> Error {
    let error = Error::repository(format!(
        "sop.yaml names the ledger {id}, and it is neither here nor among what was fetched"
    ))
    .code("ledger-missing");
    let error = match lost {
        Some(tip) => error.hint(format!(
            "git branch sop-ledger {tip}   (the last that was seen here)"
        )),
        None => error,
    };
    match &layout.remote {
        Some(remote) => error
            .hint(format!(
                "git fetch {remote} '+refs/heads/sop-*:refs/remotes/{remote}/sop-*'"
            ))
            .hint("if nothing was ever recorded: `sop sync` begins it"),
        None if layout.remotes.is_empty() => error.hint("sop verify"),
        None => error.hint(format!(
            "say in sop.yaml which remote has it (`remote: NAME`), of: {}",
            layout.remotes.join(", ")
        )),
    }
}

//! The ledger, folded and kept: what its records amount to is read once and goes on from tip to tip.
//!
//! Kept is what a record says for ever: its place, what it is judged by, whether its author had the right, and, of readers,
//! what they read. What today decides (which merges are part of the default branch, who owns a page) is put together at
//! every reading. All of it follows from the commits: a cache that is broken, of another form or of another ledger is made
//! anew, and a proof never asks it.

mod absorb;
mod arrive;
mod bytes;
mod db;
mod keep;
mod meta;
mod rows;
mod shelves;
mod view;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use git2::Oid;

pub use db::Bad;

use self::absorb::{Absorb, Fresh};
use self::db::{Db, Table};
use self::meta::{Merged, Meta, compromised, ground};
use super::git::{Git, id_of, oid_of};
use super::layout::Layout;
use super::lineage::Lineage;
use super::openpgp::OpenPgp;
use super::program::Programs;
use super::rights::{Judge, Owners};
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::entry::{Expected, Reading};
use crate::domain::ledger::graph::{Key, Placed};
use crate::domain::ledger::openpgp::Verdict;
use crate::domain::ledger::read_commit;
use crate::domain::organisation::Organisation;
use crate::domain::people::People;
use crate::domain::registry::Registry;
use crate::domain::settings::Settings;

/// The file in `.git/sop`.
const FILE: &str = "cache.db";

/// For which tips nothing can be kept.
const ODD: &[u8] = b"odd";

/// What is asked, and what a reading rests on.
pub struct Ask<'a> {
    /// The repository.
    pub git: &'a Git,
    /// Where programs are run.
    pub programs: &'a Programs,
    /// Where things are.
    pub layout: &'a Layout,
    /// sop.yaml.
    pub settings: &'a Settings,
    /// People, roles and paths.
    pub organisation: &'a Arc<Organisation>,
    /// Who owns the pages of the default branch.
    pub owners: &'a dyn Owners,
    /// How records are read.
    pub expected: Expected<'a>,
    /// Where the ledger is read from.
    pub tips: &'a [Oid],
    /// Those of them that the remote has.
    pub shared: Vec<CommitId>,
    /// Tips that were seen before.
    pub seen: &'a [Oid],
    /// Whose reading is asked for; without, everybody's.
    pub only: Option<BTreeSet<String>>,
}

/// The ledger, folded.
pub struct Folded {
    /// What the records amount to.
    pub registry: Registry,
    /// The heads on which an append goes.
    pub heads: BTreeSet<CommitId>,
    /// How many records there are.
    pub records: usize,
    /// How many of them the remote does not have.
    pub unshared: usize,
    /// Tips that were seen before and that nothing reaches.
    pub lost: Vec<CommitId>,
    /// The tips that are records and folds all the way down.
    pub sound: BTreeSet<CommitId>,
}

/// Reads the ledger by what is kept of it; `anew` where what is kept is known not to fit.
///
/// # Errors
/// It cannot be answered from here: [`Bad::Ahead`] where the refs are to be read once more, else the records themselves are.
pub fn fold(ask: &Ask<'_>, anew: bool) -> Result<Folded, Bad> {
    let path = ask.git.sop_dir().join(FILE);
    // A dry run leaves nothing behind.
    let kept = if ask.git.is_in_memory() && !path.is_file() {
        Err(Bad::Closed)
    } else {
        Db::open(&path).and_then(|db| attempt(&db, ask, anew))
    };
    let broken = matches!(kept, Err(Bad::Broken));
    if !matches!(kept, Err(Bad::Broken | Bad::Closed)) {
        return kept;
    }
    if broken && !ask.git.is_in_memory() {
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(path.with_file_name(format!("{FILE}{end}")));
        }
        match Db::open(&path).and_then(|db| attempt(&db, ask, true)) {
            Err(Bad::Broken | Bad::Closed) => {}
            answer => return answer,
        }
    }
    Db::in_memory().and_then(|db| attempt(&db, ask, true))
}

fn attempt(db: &Db, ask: &Ask<'_>, anew: bool) -> Result<Folded, Bad> {
    let odd = format!(
        "{} {} {:?} {} {:?}",
        env!("CARGO_PKG_VERSION"),
        ask.expected.ledger,
        ask.expected.identities,
        ask.layout.shallow,
        ask.tips
    );
    if db.get(Table::Meta, ODD)?.as_deref() == Some(odd.as_bytes()) {
        return Err(Bad::Odd);
    }
    let answer = reading(db, ask, anew);
    // Nothing is left begun.
    db.rollback();
    if matches!(answer, Err(Bad::Odd)) && !ask.git.is_in_memory() {
        // It is not tried again with the same tips.
        let row = (ODD.to_vec(), odd.into_bytes());
        db.put(Table::Meta, std::iter::once(row))?;
    }
    answer
}

fn reading(db: &Db, ask: &Ask<'_>, anew: bool) -> Result<Folded, Bad> {
    let main = ask.layout.main.as_ref();
    let today = main.map(|main| (main, ask.settings, ask.organisation));
    let judge = Judge::new(ask.git, today);
    let lineage = Lineage::of(ask.git, main.map(oid_of));
    let openpgp = OpenPgp::configured(ask.git, ask.programs, false);
    let listed = compromised(&ask.organisation.people);
    let turn = Turn {
        ask,
        judge: &judge,
        lineage: &lineage,
        openpgp: &openpgp,
        listed: &listed,
        ground: ground(ask.expected, &listed),
    };
    let answer = turn.answer(db, anew);
    openpgp.remember();
    answer
}

/// One reading.
struct Turn<'a> {
    ask: &'a Ask<'a>,
    judge: &'a Judge<'a>,
    lineage: &'a Lineage<'a>,
    openpgp: &'a OpenPgp<'a>,
    listed: &'a People,
    ground: String,
}

impl Turn<'_> {
    fn answer(&self, db: &Db, anew: bool) -> Result<Folded, Bad> {
        if !anew {
            db.begin(false)?;
            let kept = Meta::load(db)?.filter(|meta| self.fits(meta));
            if let Some(meta) = kept {
                let absorb = self.absorb(db, meta, false);
                let (order, touched) = absorb.unknown(self.ask.tips)?;
                let covered = absorb.meta.tops.iter().all(|top| touched.contains(top));
                let same = Merged::load(db)?.main == self.ask.layout.main
                    && absorb.meta.shared == self.ask.shared;
                if covered && order.is_empty() && same {
                    return self.view(db, absorb.meta, Vec::new(), false);
                }
            }
            db.rollback();
        }
        // Alone from here on; whoever was faster has done some of it.
        db.begin(true)?;
        let kept = match anew {
            true => None,
            false => Meta::load(db)?.filter(|meta| self.fits(meta)),
        };
        let begins = kept.is_none();
        if begins {
            db.clear()?;
        }
        let fresh = Meta {
            ground: self.ground.clone(),
            ..Meta::default()
        };
        let mut absorb = self.absorb(db, kept.unwrap_or(fresh), begins);
        let (order, touched) = absorb.unknown(self.ask.tips)?;
        if !absorb.meta.tops.iter().all(|top| touched.contains(top)) {
            return Err(Bad::Ahead);
        }
        for oid in order {
            absorb.take(oid)?;
        }
        if absorb.meta.genesis.is_none() {
            return Err(Bad::Odd);
        }
        absorb.keep()?;
        let (meta, fresh) = (absorb.meta, absorb.fresh);
        let known = fresh.read.into_values().chain(fresh.rulings.into_values());
        let answer = self.view(db, meta, known.collect(), true)?;
        if !self.ask.git.is_in_memory() {
            db.commit()?;
        }
        Ok(answer)
    }

    fn absorb<'d>(&'d self, db: &'d Db, meta: Meta, anew: bool) -> Absorb<'d> {
        Absorb {
            git: self.ask.git,
            db,
            expected: self.ask.expected,
            judge: self.judge,
            lineage: self.lineage,
            openpgp: self.openpgp,
            compromised: self.listed,
            meta,
            fresh: Fresh::new(anew),
        }
    }

    /// Whether what is kept rests on what is so today.
    fn fits(&self, meta: &Meta) -> bool {
        let git = self.ask.git;
        let arrived = |main: &CommitId| git.raw().find_commit(oid_of(main)).is_ok();
        meta.ground == self.ground
            && meta.agrees_on_time(self.ask.expected.now)
            && !meta.missing.iter().any(arrived)
            && !meta.unsettled.iter().any(|record| self.settles(record))
    }

    /// Whether a record that OpenPGP signed can be judged by now.
    fn settles(&self, record: &CommitId) -> bool {
        let Ok(raw) = self.ask.git.raw_commit(oid_of(record)) else {
            return false;
        };
        let Reading::Record(entry) = read_commit(record, &raw, self.ask.expected) else {
            return false;
        };
        let key = Key {
            n: 0,
            id: record.clone(),
        };
        let placed = Placed { key, entry: *entry };
        matches!(self.openpgp.verdict(&placed), Some(Verdict::By(_)))
    }
}

/// The remote's tips of the ledger among the refs.
pub fn shared(refs: &[(String, Oid)], layout: &Layout) -> Vec<CommitId> {
    let Some(remote) = &layout.remote else {
        return Vec::new();
    };
    let space = format!("refs/remotes/{remote}/");
    refs.iter()
        .filter(|(name, _)| name.starts_with(&space))
        .map(|(_, tip)| id_of(*tip))
        .collect()
}

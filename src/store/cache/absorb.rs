//! Advancing: the commits that the tips reach and that are not kept yet, parents first, each taken in once.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use git2::Oid;

use super::arrive::Published;
use super::db::{Bad, Db};
use super::keep::{facts_in, nearest};
use super::meta::Meta;
use super::rows::{Facts, Kind, Ruling};
use super::shelves::Shelves;
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::entry::{Entry, Expected, Reading};
use crate::domain::ledger::graph::{Key, Placed};
use crate::domain::ledger::{Body, RawCommit, read_commit};
use crate::domain::people::People;
use crate::store::git::{Git, id_of, oid_of};
use crate::store::lineage::Lineage;
use crate::store::openpgp::OpenPgp;
use crate::store::rights::{Judge, ground_after};

/// Takes commits in.
pub struct Absorb<'a> {
    /// The repository.
    pub git: &'a Git,
    /// The cache, begun to be written.
    pub db: &'a Db,
    /// What the reader knows.
    pub expected: Expected<'a>,
    /// Policy and people.
    pub judge: &'a Judge<'a>,
    /// The default branch's line.
    pub lineage: &'a Lineage<'a>,
    /// The program for OpenPGP.
    pub openpgp: &'a OpenPgp<'a>,
    /// Whose keys were in other hands, today.
    pub compromised: &'a People,
    /// What is known of the whole.
    pub meta: Meta,
    /// What was found and is not kept yet.
    pub fresh: Fresh,
}

/// What was found and is not kept yet.
#[derive(Default)]
pub struct Fresh {
    pub(super) facts: HashMap<CommitId, Facts>,
    /// Numbers of the default branch's commits, and the other way round.
    pub(super) mains: HashMap<CommitId, u32>,
    pub(super) named: HashMap<u32, CommitId>,
    pub(super) new_mains: Vec<(u32, CommitId)>,
    /// Numbers of what can be read, by their keys.
    pub(super) texts: HashMap<Vec<u8>, u32>,
    pub(super) new_texts: Vec<(u32, Vec<u8>)>,
    /// Records that wait, by what they wait for.
    pub(super) waiting: HashMap<CommitId, Vec<CommitId>>,
    pub(super) rulings: HashMap<CommitId, Ruling>,
    /// Those that are kept and were read.
    pub(super) read: HashMap<CommitId, Ruling>,
    pub(super) shelves: Shelves,
    pub(super) published: HashMap<CommitId, Option<Rc<Published>>>,
    present: HashMap<CommitId, bool>,
    /// Nothing at all is kept yet.
    pub(super) anew: bool,
}

impl Fresh {
    /// Where nothing is kept, nothing is looked up.
    pub fn new(anew: bool) -> Self {
        Self {
            anew,
            ..Self::default()
        }
    }
}

impl<'a> Absorb<'a> {
    /// What is known of a commit.
    pub fn facts(&self, id: &CommitId) -> Result<Option<Facts>, Bad> {
        if let Some(facts) = self.fresh.facts.get(id) {
            return Ok(Some(facts.clone()));
        }
        if self.fresh.anew {
            return Ok(None);
        }
        facts_in(self.db, id)
    }

    /// The commits that are to be taken in, parents first, and the known ones that they rest on.
    pub fn unknown(&self, tips: &[Oid]) -> Result<(Vec<Oid>, BTreeSet<CommitId>), Bad> {
        let (mut order, mut touched) = (Vec::new(), BTreeSet::new());
        let mut seen: HashSet<Oid> = HashSet::new();
        let mut open: Vec<(Oid, bool)> = tips.iter().map(|tip| (*tip, false)).collect();
        while let Some((oid, ready)) = open.pop() {
            if ready {
                order.push(oid);
                continue;
            }
            if !seen.insert(oid) {
                continue;
            }
            let id = id_of(oid);
            if !self.fresh.anew && facts_in(self.db, &id)?.is_some() {
                touched.insert(id);
                continue;
            }
            let commit = self.git.raw().find_commit(oid).map_err(|_| Bad::Odd)?;
            open.push((oid, true));
            open.extend(commit.parent_ids().map(|parent| (parent, false)));
        }
        Ok((order, touched))
    }

    /// Takes one commit in, whose parents are known.
    pub fn take(&mut self, oid: Oid) -> Result<(), Bad> {
        let raw = self.git.raw_commit(oid).map_err(|_| Bad::Odd)?;
        let id = id_of(oid);
        let mut parents = Vec::with_capacity(raw.parents.len());
        for parent in &raw.parents {
            parents.push(self.facts(parent)?.ok_or(Bad::Odd)?);
        }
        let before = parents.iter().map(|one| one.n).max().unwrap_or(0);
        let sound = !parents.is_empty() && parents.iter().all(|one| one.sound);
        let rooted = parents.iter().any(|one| one.rooted);
        let mut facts = Facts {
            n: before,
            kind: Kind::Other,
            rooted,
            sound: false,
            ground: None,
            near: Vec::new(),
        };
        match read_commit(&id, &raw, self.expected) {
            Reading::Record(entry) => {
                facts.n = before + 1;
                let begins = matches!(entry.record.body, Body::Genesis {});
                if begins && self.meta.genesis.is_some() {
                    return Err(Bad::Odd);
                }
                if begins {
                    self.meta.genesis = Some(id.clone());
                    facts.rooted = true;
                }
                if facts.rooted {
                    facts.kind = Kind::Record;
                    facts.sound = sound || begins;
                    let ground = self.record(&id, &raw, *entry, &parents, facts.n)?;
                    facts.ground = Some(ground);
                }
            }
            Reading::Fold => {
                facts.kind = Kind::Fold;
                facts.sound = sound;
            }
            Reading::Faulty(_) => {}
        }
        if facts.kind != Kind::Record {
            facts.near = nearest(&raw.parents, &parents).into_iter().collect();
        }
        self.advance(&id, &raw.parents, facts.sound);
        self.fresh.facts.insert(id, facts);
        Ok(())
    }

    fn advance(&mut self, id: &CommitId, parents: &[CommitId], sound: bool) {
        self.meta.tops.retain(|top| !parents.contains(top));
        self.meta.tops.push(id.clone());
        if sound {
            self.meta.heads.retain(|head| !parents.contains(head));
            self.meta.heads.push(id.clone());
        }
    }

    /// Takes in a record; what it is judged by.
    fn record(
        &mut self,
        id: &CommitId,
        raw: &RawCommit,
        entry: Entry,
        parents: &[Facts],
        n: u64,
    ) -> Result<(u32, i64), Bad> {
        let mut before = Vec::new();
        for near in nearest(&raw.parents, parents) {
            let facts = self.facts(&near)?.ok_or(Bad::Odd)?;
            before.push(self.ground(&facts)?);
        }
        let ground = ground_after(
            self.lineage,
            &entry.record,
            before.iter(),
            self.expected.now,
        );
        self.meta.saw(entry.record.at, self.expected.now);
        let named = entry.record.main.iter().chain(&ground.main);
        for main in named.chain(before.iter().filter_map(|one| one.main.as_ref())) {
            if !self.is_here(main) && !self.meta.missing.contains(main) {
                self.meta.missing.push(main.clone());
            }
        }
        let key = Key { n, id: id.clone() };
        let placed = Placed { key, entry };
        self.meta.records += 1;
        let number = match &ground.main {
            Some(main) => self.number(main)?,
            None => 0,
        };
        let at = ground.at.as_second();
        self.arrive(&placed, raw, ground)?;
        Ok((number, at))
    }

    fn is_here(&mut self, main: &CommitId) -> bool {
        if let Some(known) = self.fresh.present.get(main) {
            return *known;
        }
        let here = self.git.raw().find_commit(oid_of(main)).is_ok();
        self.fresh.present.insert(main.clone(), here);
        here
    }
}

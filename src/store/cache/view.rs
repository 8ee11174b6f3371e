//! From what is kept to what the ledger amounts to today.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet};

use git2::Oid;

use super::db::{Bad, Db, Table};
use super::keep::ruling_sum;
use super::meta::{Merged, Meta};
use super::rows::{Kind, Own, Ruling, placed};
use super::{Folded, Turn, shelves};
use crate::domain::acknowledgement::{Acknowledgements, Reading, Text};
use crate::domain::commit_id::CommitId;
use crate::domain::completion::{self, Completion, Completions};
use crate::domain::id::SopId;
use crate::domain::ledger::record::Action;
use crate::domain::ledger::{Body, Class, Record};
use crate::domain::registry::Registry;
use crate::store::git::{id_of, oid_of};
use crate::store::lineage::merged_into;
use crate::store::rights::{Ground, Known, RightsAtHand};

/// Rulings by record, and what is found out of them meanwhile.
struct Remembered<'a> {
    rulings: HashMap<&'a CommitId, &'a Ruling>,
    says: RefCell<Vec<(CommitId, String, bool)>>,
    saw: RefCell<Vec<(CommitId, CommitId, bool)>>,
}

impl Known for Remembered<'_> {
    fn ground(&self, record: &CommitId) -> Option<Ground> {
        self.rulings.get(record).map(|one| one.ground.clone())
    }

    fn class(&self, record: &CommitId) -> Class {
        let ruling = self.rulings.get(record);
        ruling.map_or(Class::Claimed, |ruling| ruling.class)
    }

    fn remembered(&self, record: &CommitId, question: &str) -> Option<bool> {
        self.rulings.get(record)?.says.get(question).copied()
    }

    fn remember(&self, record: &CommitId, question: String, answer: bool) {
        let one = (record.clone(), question, answer);
        self.says.borrow_mut().push(one);
    }
}

impl Turn<'_> {
    /// What it amounts to; where it may be written, what was found out is kept.
    pub(super) fn view(
        &self,
        db: &Db,
        mut meta: Meta,
        known: Vec<Ruling>,
        write: bool,
    ) -> Result<Folded, Bad> {
        let mut rulings = rulings(db, &meta, known)?;
        let kept = Merged::load(db)?;
        let merged = self.merged(&rulings, kept.clone())?;
        if write && merged != kept {
            merged.save(db)?;
        }
        let (registry, says, saw) = self.registry(&rulings, &merged);
        if write {
            learn(db, &mut meta, &mut rulings, says, saw)?;
        }
        let unshared = self.unshared(db, &mut meta)?;
        if write {
            meta.save(db)?;
        }
        let registry = self.with_readers(db, &meta, registry)?;
        let absorb = self.absorb(db, meta, false);
        let (mut lost, mut sound) = (Vec::new(), BTreeSet::new());
        for tip in self.ask.seen.iter().map(|tip| id_of(*tip)) {
            if absorb.facts(&tip)?.is_none() {
                lost.push(tip);
            }
        }
        for tip in self.ask.tips.iter().map(|tip| id_of(*tip)) {
            if absorb.facts(&tip)?.is_some_and(|facts| facts.sound) {
                sound.insert(tip);
            }
        }
        let meta = absorb.meta;
        Ok(Folded {
            registry,
            heads: meta.heads.into_iter().collect(),
            records: meta.records as usize,
            unshared,
            lost,
            sound,
        })
    }

    fn registry(&self, rulings: &[Ruling], merged: &Merged) -> (Registry, Says, Saw) {
        let known = Remembered {
            rulings: rulings.iter().map(|one| (one.placed.id(), one)).collect(),
            says: RefCell::default(),
            saw: RefCell::default(),
        };
        let rights = RightsAtHand {
            judge: self.judge,
            known: &known,
            owners: self.ask.owners,
        };
        let saw = |before: &CommitId, after: &CommitId| {
            let ruling = known.rulings.get(after);
            if let Some(answer) = ruling.and_then(|ruling| ruling.saw.get(before)) {
                return *answer;
            }
            let git = self.ask.git;
            let answer = before != after
                && git
                    .is_ancestor(oid_of(before), oid_of(after))
                    .unwrap_or(false);
            let one = (before.clone(), after.clone(), answer);
            known.saw.borrow_mut().push(one);
            answer
        };
        let placed: Vec<_> = rulings.iter().map(|one| &one.placed).collect();
        let merged: BTreeSet<CommitId> = merged.yes.iter().cloned().collect();
        let registry = Registry::fold(&placed, &saw, &merged, &rights);
        (registry, known.says.take(), known.saw.take())
    }

    /// Which merges are part of the default branch; from one commit of it to a later one only what came is looked at.
    fn merged(&self, rulings: &[Ruling], kept: Merged) -> Result<Merged, Bad> {
        let git = self.ask.git;
        let named = rulings.iter().filter_map(|ruling| {
            Some(match &ruling.placed.record().body {
                Body::Publish(body) => &body.merge,
                Body::Adopt(body) => &body.commit,
                _ => return None,
            })
        });
        let wanted: BTreeSet<&CommitId> = named.collect();
        let main = self.ask.layout.main.clone();
        let (mut yes, mut no): (BTreeSet<CommitId>, BTreeSet<CommitId>) = Default::default();
        match (&kept.main, &main) {
            (before, now) if before == now => {
                yes.extend(kept.yes.iter().cloned());
                no.extend(kept.no.iter().cloned());
            }
            (Some(before), Some(now)) if git.is_ancestor(oid_of(before), oid_of(now))? => {
                yes.extend(kept.yes.iter().cloned());
                let came = git.walk(oid_of(now), &[oid_of(before)])?;
                let came: HashSet<CommitId> = came.into_iter().map(id_of).collect();
                let (now, not) = kept.no.iter().cloned().partition(|one| came.contains(one));
                let now: BTreeSet<CommitId> = now;
                yes.extend(now);
                no = not;
            }
            _ => {}
        }
        let open = wanted
            .iter()
            .filter(|one| !yes.contains(**one) && !no.contains(**one));
        let open: BTreeSet<Oid> = open.map(|one| oid_of(one)).collect();
        let found = merged_into(git, main.as_ref(), self.lineage, open.clone())?;
        no.extend(open.into_iter().map(id_of));
        no.retain(|one| !found.contains(one));
        yes.extend(found);
        yes.retain(|one| wanted.contains(one));
        no.retain(|one| wanted.contains(one));
        Ok(Merged {
            main,
            yes: yes.into_iter().collect(),
            no: no.into_iter().collect(),
        })
    }

    /// How many records the remote does not have, as far as was last seen.
    fn unshared(&self, db: &Db, meta: &mut Meta) -> Result<usize, Bad> {
        let shared = &self.ask.shared;
        if self.ask.layout.remote.is_none() {
            return Ok(0);
        }
        // What is kept is of the same tips where nothing came.
        let fresh = meta.counted != meta.tops || meta.shared != *shared;
        if fresh {
            meta.unshared = match shared.is_empty() {
                true => meta.records,
                false => self.between(db, meta, shared)?,
            };
            meta.shared.clone_from(shared);
            meta.counted.clone_from(&meta.tops);
        }
        Ok(meta.unshared as usize)
    }

    /// How many records the tops reach and others do not: from the highest down, to where nothing is left but theirs.
    fn between(&self, db: &Db, meta: &Meta, others: &[CommitId]) -> Result<u64, Bad> {
        let absorb = self.absorb(db, meta.clone(), false);
        let mut theirs: HashMap<CommitId, (bool, bool)> = HashMap::new();
        let mut open: BinaryHeap<(u64, bool, CommitId)> = BinaryHeap::new();
        let mut lowest = u64::MAX;
        let starts = others.iter().map(|one| (one, true));
        for (id, shared) in starts.chain(meta.tops.iter().map(|one| (one, false))) {
            if let Some(facts) = absorb.facts(id)? {
                open.push((facts.n, shared, id.clone()));
            }
        }
        while let Some((n, shared, id)) = open.pop() {
            // Whatever comes now lies below all that is counted.
            let more = !shared || open.iter().any(|(_, shared, _)| !shared);
            if !more && n < lowest {
                break;
            }
            let facts = absorb.facts(&id)?.ok_or(Bad::Broken)?;
            let is_record = facts.kind == Kind::Record;
            match theirs.get(&id) {
                Some((true, _)) => continue,
                Some((false, _)) if !shared => continue,
                _ => {}
            }
            if !facts.rooted {
                continue;
            }
            if !shared {
                lowest = lowest.min(n);
            }
            let _ = theirs.insert(id.clone(), (shared, is_record));
            let commit = self.ask.git.raw().find_commit(oid_of(&id));
            for parent in commit.map_err(|_| Bad::Broken)?.parent_ids() {
                let parent = id_of(parent);
                let facts = absorb.facts(&parent)?.ok_or(Bad::Broken)?;
                open.push((facts.n, shared, parent));
            }
        }
        let own = theirs.values().filter(|one| **one == (false, true));
        Ok(own.count() as u64)
    }

    /// With what readers wrote: everybody's, or that of some.
    fn with_readers(&self, db: &Db, meta: &Meta, registry: Registry) -> Result<Registry, Bad> {
        let rows = db.all(Table::Texts, b"n")?;
        if rows.len() != meta.texts as usize {
            return Err(Bad::Broken);
        }
        let texts: Vec<Option<Text>> = rows.iter().map(|(_, name)| text(&registry, name)).collect();
        let only = self.ask.only.as_ref();
        let mut read: HashMap<String, Vec<Reading>> = HashMap::new();
        let mut passed = Completions::default();
        for (person, own) in shelves::read(db, meta.shelves, only)? {
            complete(&registry, &own, &mut passed)?;
            if !own.read.is_empty() {
                let _ = read.insert(person, own.read);
            }
        }
        let read = Acknowledgements::of_rows(texts, read, self.ask.only.clone());
        Ok(registry.with(read, passed))
    }
}

/// Every ruling, in the order of the ledger; those that are known are not read once more.
fn rulings(db: &Db, meta: &Meta, known: Vec<Ruling>) -> Result<Vec<Ruling>, Bad> {
    let rows = db.all(Table::Rulings, &[])?;
    let sum = |all: u64, (key, value): &(Vec<u8>, Vec<u8>)| {
        all ^ super::db::sum(Table::Rulings, key, value)
    };
    if rows.len() as u64 != meta.rulings || rows.iter().fold(0, sum) != meta.rulings_sum {
        return Err(Bad::Broken);
    }
    let known = known.into_iter();
    let mut known: HashMap<[u8; 20], Ruling> =
        known.map(|one| (one.placed.id().bytes(), one)).collect();
    let rulings = rows.iter().map(|(key, value)| {
        let read = known.remove(key.as_slice());
        read.or_else(|| Ruling::read(key, value)).ok_or(Bad::Broken)
    });
    let mut rulings: Vec<Ruling> = rulings.collect::<Result<_, _>>()?;
    rulings.sort_by(|left, right| left.placed.key.cmp(&right.placed.key));
    Ok(rulings)
}

/// Answers to questions of right: record, words, answer.
type Says = Vec<(CommitId, String, bool)>;
/// Who saw whom: before, after, answer.
type Saw = Vec<(CommitId, CommitId, bool)>;

/// Keeps what was found out.
fn learn(
    db: &Db,
    meta: &mut Meta,
    rulings: &mut [Ruling],
    says: Says,
    saw: Saw,
) -> Result<(), Bad> {
    if says.is_empty() && saw.is_empty() {
        return Ok(());
    }
    let mut learnt: BTreeMap<CommitId, (Says, Saw)> = BTreeMap::new();
    for one in says {
        learnt.entry(one.0.clone()).or_default().0.push(one);
    }
    for one in saw {
        learnt.entry(one.1.clone()).or_default().1.push(one);
    }
    let mut rows = Vec::with_capacity(learnt.len());
    for ruling in rulings {
        let Some((says, saw)) = learnt.remove(ruling.placed.id()) else {
            continue;
        };
        meta.rulings_sum ^= ruling_sum(ruling);
        ruling
            .says
            .extend(says.into_iter().map(|one| (one.1, one.2)));
        ruling.saw.extend(saw.into_iter().map(|one| (one.0, one.2)));
        meta.rulings_sum ^= ruling_sum(ruling);
        rows.push((ruling.placed.id().bytes().to_vec(), ruling.bytes()));
    }
    db.put(Table::Rulings, rows.into_iter())
}

/// What can be read, by its key; nothing where the publication does not publish it any more.
fn text(registry: &Registry, name: &[u8]) -> Option<Text> {
    let (publish, sop) = name.get(1..)?.split_at_checked(20)?;
    let publish = CommitId::from_bytes(publish.try_into().ok()?);
    let sop = SopId::parse(std::str::from_utf8(sop).ok()?).ok()?;
    let item = registry.publication(&publish)?.item(&sop)?;
    (item.action == Action::Publish).then_some(Text {
        version: item.version,
        digest: item.digest,
        publish,
        sop,
    })
}

/// Takes what somebody passed, in the order of the ledger.
fn complete(registry: &Registry, own: &Own, found: &mut Completions) -> Result<(), Bad> {
    let mut passed: Vec<_> = own.passed.iter().collect();
    passed.sort_by(|left, right| (left.n, &left.record).cmp(&(right.n, &right.record)));
    for one in passed {
        let record = Record::known(&one.line).ok_or(Bad::Broken)?;
        let placed = placed(one.n, one.record.clone(), record);
        if let Body::Complete(body) = &placed.record().body
            && completion::counts(body, |publish| registry.publication(publish))
        {
            found.add(body, Completion::of(&placed, body, one.class));
        }
    }
    Ok(())
}

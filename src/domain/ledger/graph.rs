//! The order of records, from who came after whom; times decide nothing.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use super::entry::{Entry, Fault, Reading};
use super::record::{Body, Record};
use crate::domain::commit_id::CommitId;
use crate::domain::derived::Derived;

/// A record's place: one more than the highest among the records before it, then its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// From 1, the genesis.
    pub n: u64,
    /// Decides between records that did not see each other.
    pub id: CommitId,
}

/// A record with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its place.
    pub key: Key,
    /// What it says, and its signature.
    pub entry: Entry,
}

impl Placed {
    /// The record's name.
    pub fn id(&self) -> &CommitId {
        &self.key.id
    }

    /// What it says.
    pub fn record(&self) -> &Record {
        &self.entry.record
    }
}

/// All that the tips reach: a set that only grows, so that union is all the folding there is.
///
/// Union is commutative, associative and idempotent, and a record's place follows from its own ancestors;
/// so the order in which tips were seen, and whether a cache was warm, cannot matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    records: HashMap<CommitId, Placed>,
    parents: HashMap<CommitId, (u64, Vec<CommitId>)>,
    folds: BTreeSet<CommitId>,
    faults: BTreeSet<Fault>,
    /// Every commit in the order in which it was taken in: parents before children.
    arrived: Derived<Vec<CommitId>>,
    /// The records in order, by name: sorted when it is first asked for.
    order: Derived<OnceLock<Vec<CommitId>>>,
}

impl Ledger {
    /// Takes in a commit whose parents have been taken in before.
    pub fn absorb(&mut self, id: CommitId, parents: &[CommitId], reading: Reading) {
        self.order = Derived::default();
        let before = parents
            .iter()
            .filter_map(|parent| self.parents.get(parent))
            .map(|(n, _)| *n)
            .max()
            .unwrap_or(0);
        let n = match reading {
            Reading::Record(entry) => {
                let key = Key {
                    n: before + 1,
                    id: id.clone(),
                };
                self.records
                    .insert(id.clone(), Placed { key, entry: *entry });
                before + 1
            }
            Reading::Fold => {
                self.folds.insert(id.clone());
                before
            }
            Reading::Faulty(faults) => {
                self.faults.extend(faults);
                before
            }
        };
        let place = (n, parents.to_vec());
        if self.parents.insert(id.clone(), place).is_none() {
            self.arrived.push(id);
        }
    }

    /// Names something that is wrong, without a record to it.
    pub fn blame(&mut self, fault: Fault) {
        self.faults.insert(fault);
    }

    /// The union with another reading of the same ledger.
    pub fn merge(&mut self, other: &Ledger) {
        self.order = Derived::default();
        for (id, placed) in &other.records {
            self.records
                .entry(id.clone())
                .or_insert_with(|| placed.clone());
        }
        // What was taken in over there after its parents is so here, too.
        for id in other.arrived.iter() {
            if let Some(place) = other.parents.get(id)
                && !self.parents.contains_key(id)
            {
                self.parents.insert(id.clone(), place.clone());
                self.arrived.push(id.clone());
            }
        }
        self.folds.extend(other.folds.iter().cloned());
        self.faults.extend(other.faults.iter().cloned());
    }

    /// Leaves out all that does not descend from the genesis, naming it.
    pub fn rooted_at(mut self, genesis: &CommitId) -> Self {
        self.order = Derived::default();
        let own = self.descendants(genesis);
        let strangers: Vec<CommitId> = self
            .records
            .keys()
            .filter(|id| !own.contains(*id))
            .cloned()
            .collect();
        for id in strangers {
            self.records.remove(&id);
            self.blame(Fault::new(
                "record-of-another-genesis",
                &id,
                "it does not descend from this ledger's genesis",
            ));
        }
        self
    }

    /// A commit and all that was written on top of it.
    fn descendants(&self, first: &CommitId) -> HashSet<CommitId> {
        let mut found: HashSet<CommitId> = HashSet::with_capacity(self.parents.len());
        for (id, parents) in self.parents_first() {
            if id == first || parents.iter().any(|parent| found.contains(parent)) {
                found.insert(id.clone());
            }
        }
        found
    }

    /// Whether a commit has been taken in.
    pub fn contains(&self, id: &CommitId) -> bool {
        self.parents.contains_key(id)
    }

    /// The record of that name.
    pub fn get(&self, id: &CommitId) -> Option<&Placed> {
        self.records.get(id)
    }

    /// Every record, in ledger order.
    pub fn in_order(&self) -> Vec<&Placed> {
        let order = self.order.get_or_init(|| {
            let mut keys: Vec<&Key> = self.records.values().map(|one| &one.key).collect();
            keys.sort_unstable();
            keys.into_iter().map(|key| key.id.clone()).collect()
        });
        order.iter().filter_map(|id| self.records.get(id)).collect()
    }

    /// Every genesis, in ledger order.
    pub fn genesis(&self) -> Vec<&Placed> {
        let all = self.records.values();
        let begins = |placed: &&Placed| matches!(placed.record().body, Body::Genesis {});
        let mut found: Vec<&Placed> = all.filter(begins).collect();
        found.sort_by(|left, right| left.key.cmp(&right.key));
        found
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// What is wrong with it.
    pub fn faults(&self) -> impl Iterator<Item = &Fault> {
        self.faults.iter()
    }

    /// Whether the first commit was written before the second and seen by it.
    pub fn is_ancestor(&self, before: &CommitId, after: &CommitId) -> bool {
        let Some((lowest, _)) = self.parents.get(before) else {
            return false;
        };
        let mut open = vec![after];
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            let Some((n, parents)) = self.parents.get(id) else {
                continue;
            };
            if n < lowest || !seen.insert(id) {
                continue;
            }
            if id != after && id == before || parents.contains(before) {
                return true;
            }
            open.extend(parents);
        }
        false
    }

    /// Every commit with its parents, parents before children.
    pub fn parents_first(&self) -> impl Iterator<Item = (&CommitId, &[CommitId])> {
        self.arrived.iter().filter_map(|id| {
            let (id, (_, parents)) = self.parents.get_key_value(id)?;
            Some((id, parents.as_slice()))
        })
    }

    /// The records nearest before a commit: its parents, and where one of these is a fold, what that joins.
    pub fn nearest_before(&self, id: &CommitId) -> BTreeSet<&CommitId> {
        let mut open: Vec<&CommitId> = self
            .parents
            .get(id)
            .map(|(_, parents)| parents.iter().collect())
            .unwrap_or_default();
        let (mut seen, mut nearest) = (BTreeSet::new(), BTreeSet::new());
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            if self.records.contains_key(id) {
                nearest.insert(id);
            } else if let Some((_, parents)) = self.parents.get(id) {
                open.extend(parents);
            }
        }
        nearest
    }

    /// How many records these tips reach.
    pub fn reached_from(&self, tips: &[CommitId]) -> usize {
        self.reached(tips, &BTreeSet::new()).len()
    }

    /// The records that these tips reach and that do not lie at or behind others, by name.
    pub fn reached<'a>(
        &'a self,
        tips: &'a [CommitId],
        behind: &BTreeSet<&'a CommitId>,
    ) -> BTreeSet<&'a CommitId> {
        let mut seen = self.between(tips, behind);
        seen.retain(|id| self.records.contains_key(*id));
        seen
    }

    /// As [`Ledger::reached`], with the commits that are no records.
    pub fn between<'a>(
        &'a self,
        tips: &'a [CommitId],
        behind: &BTreeSet<&'a CommitId>,
    ) -> BTreeSet<&'a CommitId> {
        let mut open: Vec<&CommitId> = tips.iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            if !behind.contains(id)
                && seen.insert(id)
                && let Some((_, parents)) = self.parents.get(id)
            {
                open.extend(parents);
            }
        }
        seen
    }

    /// The commits that are records and folds of this ledger all the way down; what joins strangers is none of them.
    pub fn sound(&self) -> HashSet<&CommitId> {
        let mut sound = HashSet::with_capacity(self.parents.len());
        for (id, parents) in self.parents_first() {
            let rooted = !parents.is_empty() && parents.iter().all(|parent| sound.contains(parent));
            let fits = match self.records.get(id) {
                Some(placed) => rooted || matches!(placed.record().body, Body::Genesis {}),
                None => rooted && self.folds.contains(id),
            };
            if fits {
                sound.insert(id);
            }
        }
        sound
    }

    /// The sound commits that no other sound commit descends from: what an append joins and goes on.
    pub fn heads(&self) -> BTreeSet<CommitId> {
        self.heads_of(&self.sound())
    }

    /// The same, where the sound commits are known.
    pub fn heads_of(&self, sound: &HashSet<&CommitId>) -> BTreeSet<CommitId> {
        let inner: HashSet<&CommitId> = sound
            .iter()
            .filter_map(|id| self.parents.get(*id))
            .flat_map(|(_, parents)| parents)
            .collect();
        let heads = sound.iter().filter(|id| !inner.contains(*id));
        heads.map(|id| (*id).clone()).collect()
    }
}

//! What advancing found, looked up and kept.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::absorb::{Absorb, Fresh};
use super::bytes::{Reader, Writer};
use super::db::{Bad, Db, Table, sum};
use super::rows::{Facts, Kind, Ruling};
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::RawCommit;
use crate::domain::ledger::record::PublishItem;
use crate::store::rights::Ground;

/// What is known of a commit.
pub fn facts_in(db: &Db, id: &CommitId) -> Result<Option<Facts>, Bad> {
    let bytes = db.get(Table::Commits, &id.bytes())?;
    bytes
        .map(|bytes| Facts::read(&bytes).ok_or(Bad::Broken))
        .transpose()
}

/// The record of that name, where it is no reader's.
pub fn ruling_in(db: &Db, id: &CommitId) -> Result<Option<Ruling>, Bad> {
    let bytes = db.get(Table::Rulings, &id.bytes())?;
    bytes
        .map(|bytes| Ruling::read(&id.bytes(), &bytes).ok_or(Bad::Broken))
        .transpose()
}

/// The records nearest at or before commits.
pub fn nearest(ids: &[CommitId], facts: &[Facts]) -> BTreeSet<CommitId> {
    let mut found = BTreeSet::new();
    for (id, facts) in ids.iter().zip(facts) {
        if facts.kind == Kind::Record {
            found.insert(id.clone());
        } else {
            found.extend(facts.near.iter().cloned());
        }
    }
    found
}

/// A record's line of JSON.
pub fn line(raw: &RawCommit) -> &str {
    let after = raw.message.split_once("\n\n");
    after.map_or("", |(_, line)| line.trim_end_matches('\n'))
}

/// The sum over a ruling that is kept.
pub fn ruling_sum(ruling: &Ruling) -> u64 {
    let key = ruling.placed.id().bytes();
    sum(Table::Rulings, &key, &ruling.bytes())
}

impl Absorb<'_> {
    /// What a record is judged by.
    pub fn ground(&mut self, facts: &Facts) -> Result<Ground, Bad> {
        let (number, at) = facts.ground.ok_or(Bad::Broken)?;
        Ok(Ground {
            main: match number {
                0 => None,
                number => Some(self.named(number)?),
            },
            at: Timestamp::from_second(at).map_err(|_| Bad::Broken)?,
            behind: false,
        })
    }

    fn named(&mut self, number: u32) -> Result<CommitId, Bad> {
        if let Some(known) = self.fresh.named.get(&number) {
            return Ok(known.clone());
        }
        let key = number_key(number);
        let bytes = self.db.get(Table::Mains, &key)?.ok_or(Bad::Broken)?;
        let name = bytes.as_slice().try_into().map_err(|_| Bad::Broken)?;
        let id = CommitId::from_bytes(name);
        self.fresh.named.insert(number, id.clone());
        Ok(id)
    }

    /// The number of a commit of the default branch, from 1.
    pub fn number(&mut self, main: &CommitId) -> Result<u32, Bad> {
        if let Some(known) = self.fresh.mains.get(main) {
            return Ok(*known);
        }
        let kept = match self.fresh.anew {
            true => None,
            false => self.db.get(Table::Mains, &name_key(&main.bytes(), ""))?,
        };
        let number = match kept {
            Some(bytes) => Reader(&bytes).short().ok_or(Bad::Broken)?,
            None => {
                self.meta.mains += 1;
                let number = self.meta.mains;
                self.fresh.new_mains.push((number, main.clone()));
                number
            }
        };
        self.fresh.mains.insert(main.clone(), number);
        self.fresh.named.insert(number, main.clone());
        Ok(number)
    }

    /// The number of what can be read, from 0.
    pub fn text(&mut self, item: &PublishItem, publish: &CommitId) -> Result<u32, Bad> {
        let key = name_key(&publish.bytes(), item.id.as_str());
        if let Some(known) = self.fresh.texts.get(&key) {
            return Ok(*known);
        }
        let kept = match self.fresh.anew {
            true => None,
            false => self.db.get(Table::Texts, &key)?,
        };
        let number = match kept {
            Some(bytes) => Reader(&bytes).short().ok_or(Bad::Broken)?,
            None => {
                let number = self.meta.texts;
                self.meta.texts += 1;
                self.fresh.new_texts.push((number, key.clone()));
                number
            }
        };
        self.fresh.texts.insert(key, number);
        Ok(number)
    }

    /// Keeps all that was found; the whole of it is known by `meta`.
    pub fn keep(&mut self) -> Result<(), Bad> {
        let Fresh {
            facts,
            new_mains,
            new_texts,
            rulings,
            waiting,
            ..
        } = &mut self.fresh;
        let db = self.db;
        let mut commits: Vec<_> = facts.iter().map(|(id, one)| (id.bytes(), one)).collect();
        commits.sort_unstable_by_key(|(key, _)| *key);
        let rows = commits.into_iter();
        db.put(
            Table::Commits,
            rows.map(|(key, one)| (key.to_vec(), one.bytes())),
        )?;
        db.put(
            Table::Mains,
            both_ways(new_mains.iter(), |id| {
                (name_key(&id.bytes(), ""), id.bytes().to_vec())
            }),
        )?;
        db.put(
            Table::Texts,
            both_ways(new_texts.iter(), |key| (key.clone(), key.clone())),
        )?;
        for ruling in rulings.values() {
            self.meta.rulings += 1;
            self.meta.rulings_sum ^= ruling_sum(ruling);
        }
        let mut all: Vec<&super::rows::Ruling> = rulings.values().collect();
        all.sort_unstable_by(|left, right| left.placed.id().cmp(right.placed.id()));
        let rows = all.into_iter();
        db.put(
            Table::Rulings,
            rows.map(|one| (one.placed.id().bytes().to_vec(), one.bytes())),
        )?;
        for (publish, names) in waiting.iter() {
            let mut all = names.clone();
            if let Some(bytes) = db.get(Table::Waiting, &publish.bytes())? {
                all.extend(Reader(&bytes).names().ok_or(Bad::Broken)?);
            }
            let mut out = Writer::default();
            out.names(all.iter());
            let row = (publish.bytes().to_vec(), out.0);
            db.put(Table::Waiting, std::iter::once(row))?;
        }
        self.fresh.shelves.keep(db, &mut self.meta)
    }
}

/// The key of a number.
pub fn number_key(number: u32) -> Vec<u8> {
    let mut key = vec![b'n'];
    key.extend_from_slice(&number.to_be_bytes());
    key
}

fn name_key(name: &[u8; 20], more: &str) -> Vec<u8> {
    let mut key = vec![b'k'];
    key.extend_from_slice(name);
    key.extend_from_slice(more.as_bytes());
    key
}

/// From a number to what it stands for, and back.
fn both_ways<'a, T: 'a>(
    rows: impl Iterator<Item = &'a (u32, T)>,
    of: impl Fn(&T) -> (Vec<u8>, Vec<u8>),
) -> impl Iterator<Item = (Vec<u8>, Vec<u8>)> {
    rows.flat_map(move |(number, one)| {
        let (key, value) = of(one);
        let back = number.to_le_bytes().to_vec();
        [(number_key(*number), value), (key, back)]
    })
}

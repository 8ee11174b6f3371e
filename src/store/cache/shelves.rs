//! What readers wrote, on shelves: whoever looks for one person reads one shelf, whoever looks for all reads them in a row.
//!
//! A shelf is one row, and what came to it since lies beside it in small rows of its own: who acknowledges one page writes
//! one of these, and not again all that the shelf holds.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hasher};

use super::db::{Bad, Db, Row, Table};
use super::meta::Meta;
use super::rows::{Own, Shelf, read_shelf, shelf_bytes};

/// The fewest shelves.
const FEWEST: u32 = 16;
/// How many rows a shelf is to hold when there come to be more shelves.
const GOOD: u64 = 128;
/// How many it holds at most, on average.
const MOST: u64 = 1024;
/// How many rows may lie beside a shelf before they are put on it.
const BESIDE: usize = 32;

/// What came to the shelves.
#[derive(Default)]
pub struct Shelves(BTreeMap<String, Own>);

/// On which shelf somebody's things are.
fn shelf_of(person: &str, shelves: u32) -> u32 {
    let mut hasher = DefaultHasher::new();
    hasher.write(person.as_bytes());
    (hasher.finish() % u64::from(shelves.max(1))) as u32
}

/// The key of a shelf (0), or of what lies beside it (from 1).
fn key(shelf: u32, beside: usize) -> Vec<u8> {
    [shelf.to_be_bytes(), (beside as u32).to_be_bytes()].concat()
}

/// A shelf and what lies beside it, in the order in which it came.
fn rows_of(db: &Db, shelf: u32) -> Result<Vec<Row>, Bad> {
    let rows = db.all(Table::Readers, &shelf.to_be_bytes())?;
    match rows.is_empty() {
        true => Err(Bad::Broken),
        false => Ok(rows),
    }
}

/// Takes in what rows hold, a shelf and what lies beside it after another; how many shelves that were.
fn take_in(
    rows: &[Row],
    only: Option<&BTreeSet<String>>,
    found: &mut HashMap<String, Own>,
) -> Result<u32, Bad> {
    let (mut shelves, mut next) = (0, None);
    for (key, bytes) in rows {
        let (shelf, beside) = key_parts(key).ok_or(Bad::Broken)?;
        if beside != 0 && next != Some((shelf, beside)) {
            return Err(Bad::Broken);
        }
        shelves += u32::from(beside == 0);
        next = Some((shelf, beside + 1));
        for (person, own) in read_shelf(bytes, only).ok_or(Bad::Broken)? {
            found.entry(person).or_default().add(own);
        }
    }
    Ok(shelves)
}

fn key_parts(key: &[u8]) -> Option<(u32, u32)> {
    let (shelf, beside) = key.split_at_checked(4)?;
    let number = |bytes: &[u8]| Some(u32::from_be_bytes(bytes.try_into().ok()?));
    Some((number(shelf)?, number(beside)?))
}

/// So many shelves for so many rows.
fn wanted(readings: u64) -> u32 {
    let shelves = (readings / GOOD).next_power_of_two().clamp(1, 1 << 20);
    (shelves as u32).max(FEWEST)
}

impl Shelves {
    /// Somebody's, to add to.
    pub fn own(&mut self, person: &str) -> &mut Own {
        self.0.entry(person.to_owned()).or_default()
    }

    /// Puts what came to what is there; where that becomes too much, there are more shelves.
    pub fn keep(&mut self, db: &Db, meta: &mut Meta) -> Result<(), Bad> {
        let full = meta.readings > MOST * u64::from(meta.shelves);
        if meta.shelves != 0 && self.0.is_empty() {
            return Ok(());
        }
        if meta.shelves == 0 || full {
            for (person, own) in read(db, meta.shelves, None)? {
                let arrived = self.0.insert(person.clone(), own);
                self.own(&person).add(arrived.unwrap_or_default());
            }
            db.empty(Table::Readers)?;
            meta.shelves = wanted(meta.readings);
            let mut shelves = vec![Shelf::new(); meta.shelves as usize];
            for (person, own) in std::mem::take(&mut self.0) {
                let place = shelf_of(&person, meta.shelves) as usize;
                if let Some(shelf) = shelves.get_mut(place) {
                    let _ = shelf.insert(person, own);
                }
            }
            let rows = (0..meta.shelves).zip(&shelves);
            return db.put(
                Table::Readers,
                rows.map(|(at, shelf)| (key(at, 0), shelf_bytes(shelf))),
            );
        }
        let mut touched: BTreeMap<u32, Shelf> = BTreeMap::new();
        for (person, own) in std::mem::take(&mut self.0) {
            let shelf = shelf_of(&person, meta.shelves);
            let _ = touched.entry(shelf).or_default().insert(person, own);
        }
        let mut rows = Vec::with_capacity(touched.len());
        for (at, arrived) in touched {
            let there = rows_of(db, at)?;
            if there.len() <= BESIDE {
                rows.push((key(at, there.len()), shelf_bytes(&arrived)));
                continue;
            }
            let mut all = HashMap::new();
            take_in(&there, None, &mut all)?;
            for (person, own) in arrived {
                all.entry(person).or_default().add(own);
            }
            for (beside, _) in there.iter().skip(1) {
                db.remove(Table::Readers, beside)?;
            }
            rows.push((key(at, 0), shelf_bytes(&all.into_iter().collect())));
        }
        db.put(Table::Readers, rows.into_iter())
    }
}

/// What people have read and passed: everybody, or only some.
pub fn read(
    db: &Db,
    shelves: u32,
    only: Option<&BTreeSet<String>>,
) -> Result<HashMap<String, Own>, Bad> {
    let mut found = HashMap::new();
    let Some(only) = only else {
        let rows = db.all(Table::Readers, &[])?;
        return match take_in(&rows, None, &mut found)? == shelves {
            true => Ok(found),
            false => Err(Bad::Broken),
        };
    };
    let wanted: BTreeSet<u32> = only.iter().map(|one| shelf_of(one, shelves)).collect();
    for at in wanted.into_iter().filter(|_| shelves > 0) {
        take_in(&rows_of(db, at)?, Some(only), &mut found)?;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::acknowledgement::Reading;
    use crate::domain::ledger::Class;
    use crate::domain::settings::Identity;

    fn row(n: u64) -> Reading {
        let said = n
            .is_multiple_of(3)
            .then(|| Box::new(("kim".to_owned(), "2026-01-31".parse().unwrap())));
        Reading {
            text: n as u32 % 7,
            n,
            record: [n as u8; 20],
            at: n as i64 * 1000 - 5,
            identity: Identity::Asserted,
            class: Class::Proven,
            said,
        }
    }

    #[test]
    fn what_is_put_on_shelves_is_found_again_however_many_there_are() {
        let db = Db::in_memory().unwrap();
        let mut meta = Meta::default();
        let mut expected: HashMap<String, Own> = HashMap::new();
        for round in 0..40_u64 {
            let mut shelves = Shelves::default();
            for at in 0..700 {
                let (person, one) = (
                    format!("p{}", (round * 7 + at) % 53),
                    row(round * 1000 + at),
                );
                expected
                    .entry(person.clone())
                    .or_default()
                    .read
                    .push(one.clone());
                shelves.own(&person).read.push(one);
                meta.readings += 1;
            }
            shelves.keep(&db, &mut meta).unwrap();
        }
        assert!(meta.shelves > FEWEST);
        assert_eq!(read(&db, meta.shelves, None).unwrap(), expected);
        let only = BTreeSet::from(["p3".to_owned(), "nobody".to_owned()]);
        let found = read(&db, meta.shelves, Some(&only)).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found["p3"], expected["p3"]);
        db.remove(Table::Readers, &key(0, 0)).unwrap();
        assert!(matches!(read(&db, meta.shelves, None), Err(Bad::Broken)));
    }

    #[test]
    fn what_comes_one_by_one_lies_beside_its_shelf_until_it_is_put_on_it() {
        let db = Db::in_memory().unwrap();
        let mut meta = Meta::default();
        let mut expected = Own::default();
        for n in 0..100 {
            let mut shelves = Shelves::default();
            shelves.own("kim").read.push(row(n));
            expected.read.push(row(n));
            meta.readings += 1;
            shelves.keep(&db, &mut meta).unwrap();
            let only = BTreeSet::from(["kim".to_owned()]);
            assert_eq!(
                read(&db, meta.shelves, Some(&only)).unwrap()["kim"],
                expected
            );
            assert_eq!(read(&db, meta.shelves, None).unwrap()["kim"], expected);
        }
        let shelf = shelf_of("kim", meta.shelves);
        // The hundredth: the first makes the shelves, and every thirty-third after it is put on them.
        assert_eq!(rows_of(&db, shelf).unwrap().len(), 1);
        let mut shelves = Shelves::default();
        shelves.own("kim").read.push(row(100));
        shelves.own("kim").read.push(row(101));
        shelves.keep(&db, &mut meta).unwrap();
        let mut shelves = Shelves::default();
        shelves.own("kim").read.push(row(102));
        shelves.keep(&db, &mut meta).unwrap();
        // One that is gone from the middle is missed.
        db.remove(Table::Readers, &key(shelf, 1)).unwrap();
        assert!(matches!(read(&db, meta.shelves, None), Err(Bad::Broken)));
    }
}

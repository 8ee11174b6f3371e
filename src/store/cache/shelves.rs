//! What readers wrote, on shelves: whoever looks for one person reads one shelf, whoever looks for all reads them in a row.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hasher};

use super::db::{Bad, Db, Table};
use super::meta::Meta;
use super::rows::{Own, Shelf, read_shelf, shelf_bytes};

/// The fewest shelves.
const FEWEST: u32 = 16;
/// How many rows a shelf is to hold when there come to be more shelves.
const GOOD: u64 = 128;
/// How many it holds at most, on average.
const MOST: u64 = 1024;

/// What came to the shelves.
#[derive(Default)]
pub struct Shelves(BTreeMap<String, Own>);

/// On which shelf somebody's things are.
fn shelf_of(person: &str, shelves: u32) -> u32 {
    let mut hasher = DefaultHasher::new();
    hasher.write(person.as_bytes());
    (hasher.finish() % u64::from(shelves.max(1))) as u32
}

fn key(shelf: u32) -> Vec<u8> {
    shelf.to_be_bytes().to_vec()
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
                let all = self.own(&person);
                all.read.splice(0..0, own.read);
                all.passed.splice(0..0, own.passed);
            }
            for shelf in 0..meta.shelves {
                db.remove(Table::Readers, &key(shelf))?;
            }
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
                rows.map(|(at, shelf)| (key(at), shelf_bytes(shelf))),
            );
        }
        let mut touched: BTreeMap<u32, Vec<(String, Own)>> = BTreeMap::new();
        for (person, own) in std::mem::take(&mut self.0) {
            let shelf = shelf_of(&person, meta.shelves);
            touched.entry(shelf).or_default().push((person, own));
        }
        let mut rows = Vec::with_capacity(touched.len());
        for (at, arrived) in touched {
            let bytes = db.get(Table::Readers, &key(at))?.ok_or(Bad::Broken)?;
            let mut shelf = read_shelf(&bytes, None).ok_or(Bad::Broken)?;
            for (person, own) in arrived {
                let there = shelf.entry(person).or_default();
                there.read.extend(own.read);
                there.passed.extend(own.passed);
            }
            rows.push((key(at), shelf_bytes(&shelf)));
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
        if rows.len() != shelves as usize {
            return Err(Bad::Broken);
        }
        for (_, bytes) in rows {
            found.extend(read_shelf(&bytes, None).ok_or(Bad::Broken)?);
        }
        return Ok(found);
    };
    let wanted: BTreeSet<u32> = only.iter().map(|one| shelf_of(one, shelves)).collect();
    for at in wanted.into_iter().filter(|_| shelves > 0) {
        let bytes = db.get(Table::Readers, &key(at))?.ok_or(Bad::Broken)?;
        found.extend(read_shelf(&bytes, Some(only)).ok_or(Bad::Broken)?);
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
        db.remove(Table::Readers, &key(0)).unwrap();
        assert!(matches!(read(&db, meta.shelves, None), Err(Bad::Broken)));
    }
}

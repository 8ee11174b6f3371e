//! What is kept, each as the bytes of a value.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;

use super::bytes::{Reader, Writer};
use crate::domain::acknowledgement::Reading;
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::graph::{Key, Placed};
use crate::domain::ledger::{Class, Entry, Record};
use crate::domain::settings::Identity;
use crate::store::rights::Ground;

/// What a commit of the ledger is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A record that descends from the genesis.
    Record,
    /// It joins tips.
    Fold,
    /// Neither: passed through.
    Other,
}

/// What is known of a commit of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// One more than the highest before it, of a record.
    pub n: u64,
    /// What it is.
    pub kind: Kind,
    /// It descends from the genesis, or is it.
    pub rooted: bool,
    /// It is a record or a fold, and so is all that it descends from.
    pub sound: bool,
    /// What a record is judged by: the number of the commit, from 1, and the time in seconds since 1970.
    pub ground: Option<(u32, i64)>,
    /// The records nearest at or before what is none.
    pub near: Vec<CommitId>,
}

impl Facts {
    /// As a value.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.long(self.n);
        let kind = match self.kind {
            Kind::Record => 0,
            Kind::Fold => 1,
            Kind::Other => 2,
        };
        out.byte(kind | u8::from(self.rooted) << 2 | u8::from(self.sound) << 3);
        let (main, at) = self.ground.unwrap_or_default();
        out.byte(u8::from(self.ground.is_some()));
        out.short(main);
        out.time(at);
        if self.kind != Kind::Record {
            out.names(self.near.iter());
        }
        out.0
    }

    /// From a value.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        let n = from.long()?;
        let bits = from.byte()?;
        let kind = match bits & 3 {
            0 => Kind::Record,
            1 => Kind::Fold,
            _ => Kind::Other,
        };
        let judged = from.byte()? == 1;
        let ground = (from.short()?, from.time()?);
        Some(Self {
            n,
            kind,
            rooted: bits & 4 != 0,
            sound: bits & 8 != 0,
            ground: judged.then_some(ground),
            near: match kind {
                Kind::Record => Vec::new(),
                _ => from.names()?,
            },
        })
    }
}

/// A record that is not a reader's, and what was found out of it.
#[derive(Debug, Clone)]
pub struct Ruling {
    /// Its place, and what it says.
    pub placed: Placed,
    /// Its line of JSON.
    pub line: String,
    /// What it is judged by.
    pub ground: Ground,
    /// How well its author is known.
    pub class: Class,
    /// Answers to questions of right, by their words.
    pub says: BTreeMap<String, bool>,
    /// Which records it was asked of whether it saw them, and whether it did.
    pub saw: BTreeMap<CommitId, bool>,
}

/// A record with its place and nothing else of its commit.
pub fn placed(n: u64, id: CommitId, record: Record) -> Placed {
    Placed {
        key: Key { n, id },
        entry: Entry {
            record,
            parents: Vec::new(),
            email: String::new(),
            signature: None,
        },
    }
}

fn class_byte(class: Class) -> u8 {
    match class {
        Class::Claimed => 0,
        Class::Attested => 1,
        Class::Proven => 2,
    }
}

fn class_of(byte: u8) -> Option<Class> {
    [Class::Claimed, Class::Attested, Class::Proven]
        .get(usize::from(byte))
        .copied()
}

impl Ruling {
    /// As a value.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.long(self.placed.key.n);
        out.maybe(self.ground.main.as_ref());
        out.time(self.ground.at.as_second());
        out.byte(class_byte(self.class));
        out.text(&self.line);
        out.short(self.says.len() as u32);
        for (question, answer) in &self.says {
            out.text(question);
            out.byte(u8::from(*answer));
        }
        out.short(self.saw.len() as u32);
        for (before, answer) in &self.saw {
            out.name(before.bytes());
            out.byte(u8::from(*answer));
        }
        out.0
    }

    /// From a key and a value.
    pub fn read(key: &[u8], bytes: &[u8]) -> Option<Self> {
        let id = CommitId::from_bytes(key.try_into().ok()?);
        let mut from = Reader(bytes);
        let n = from.long()?;
        let ground = Ground {
            main: from.maybe()?,
            at: Timestamp::from_second(from.time()?).ok()?,
            behind: false,
        };
        let class = class_of(from.byte()?)?;
        let line = from.text()?.to_owned();
        let (mut says, mut saw) = (BTreeMap::new(), BTreeMap::new());
        for _ in 0..from.short()? {
            let _ = says.insert(from.text()?.to_owned(), from.byte()? == 1);
        }
        for _ in 0..from.short()? {
            let _ = saw.insert(CommitId::from_bytes(from.name()?), from.byte()? == 1);
        }
        let record = Record::known(&line)?;
        Some(Self {
            placed: placed(n, id, record),
            line,
            ground,
            class,
            says,
            saw,
        })
    }
}

/// A checkpoint that somebody passed, as its record says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// The first half of its place.
    pub n: u64,
    /// The record.
    pub record: CommitId,
    /// How well its author is known.
    pub class: Class,
    /// Its line of JSON.
    pub line: String,
}

/// What one person has read and passed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// What they have read, as it was found.
    pub read: Vec<Reading>,
    /// What they have passed, as it was found.
    pub passed: Vec<Passed>,
}

impl Own {
    /// Adds what came later.
    pub fn add(&mut self, later: Self) {
        if self.read.is_empty() {
            self.read = later.read;
        } else {
            self.read.extend(later.read);
        }
        self.passed.extend(later.passed);
    }
}

/// What some people have read and passed.
pub type Shelf = BTreeMap<String, Own>;

/// As a value.
pub fn shelf_bytes(shelf: &Shelf) -> Vec<u8> {
    let mut out = Writer::default();
    out.short(shelf.len() as u32);
    for (person, own) in shelf {
        out.text(person);
        // How long it is, so that whoever looks for another may pass over it.
        let mut rows = Writer::default();
        rows.short(own.read.len() as u32);
        for row in &own.read {
            reading(&mut rows, row);
        }
        rows.short(own.passed.len() as u32);
        for one in &own.passed {
            rows.long(one.n);
            rows.name(one.record.bytes());
            rows.byte(class_byte(one.class));
            rows.text(&one.line);
        }
        out.short(rows.0.len() as u32);
        out.0.extend_from_slice(&rows.0);
    }
    out.0
}

fn reading(out: &mut Writer, row: &Reading) {
    let identity = match row.identity {
        Identity::Key => 0,
        Identity::Forge => 1,
        Identity::Terminal => 2,
        Identity::Asserted => 3,
    };
    out.short(row.text);
    out.long(row.n);
    out.name(row.record);
    out.time(row.at);
    out.byte(identity | class_byte(row.class) << 2 | u8::from(row.said.is_some()) << 4);
    if let Some(said) = row.said.as_deref() {
        out.text(&said.0);
        out.text(&said.1.to_string());
    }
}

fn read_reading(from: &mut Reader<'_>) -> Option<Reading> {
    let (text, n, record, at) = (from.short()?, from.long()?, from.name()?, from.time()?);
    let bits = from.byte()?;
    let identity = match bits & 3 {
        0 => Identity::Key,
        1 => Identity::Forge,
        2 => Identity::Terminal,
        _ => Identity::Asserted,
    };
    let said = if bits & 16 == 0 {
        None
    } else {
        let by = from.text()?.to_owned();
        Some(Box::new((by, from.text()?.parse::<Date>().ok()?)))
    };
    Some(Reading {
        text,
        n,
        record,
        at,
        identity,
        class: class_of(bits >> 2 & 3)?,
        said,
    })
}

/// From a value: everybody, or only some.
pub fn read_shelf(bytes: &[u8], only: Option<&BTreeSet<String>>) -> Option<Shelf> {
    let mut from = Reader(bytes);
    let mut shelf = Shelf::new();
    for _ in 0..from.short()? {
        let person = from.text()?;
        let length = from.short()? as usize;
        let mut rows = Reader(from.take(length)?);
        if only.is_some_and(|only| !only.contains(person)) {
            continue;
        }
        let count = rows.short()? as usize;
        let mut own = Own {
            read: Vec::with_capacity(count),
            passed: Vec::new(),
        };
        for _ in 0..count {
            own.read.push(read_reading(&mut rows)?);
        }
        for _ in 0..rows.short()? {
            own.passed.push(Passed {
                n: rows.long()?,
                record: CommitId::from_bytes(rows.name()?),
                class: class_of(rows.byte()?)?,
                line: rows.text()?.to_owned(),
            });
        }
        let _ = shelf.insert(person.to_owned(), own);
    }
    Some(shelf)
}

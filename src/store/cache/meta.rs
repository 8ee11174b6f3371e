//! What all that is kept rests on, and what is known of it as a whole.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::bytes::{Reader, Writer};
use super::db::{Bad, Db, Table};
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::entry::{Expected, surely_before};
use crate::domain::people::People;

/// The form of what is kept: another one is not read.
const FORM: &str = "sop ledger 3";
/// The one row.
const KEY: &[u8] = b"meta";
/// Which merges are part of the default branch.
const MERGED: &[u8] = b"merged";

/// What is known of the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// The form, the program, the ledger, and what of today's settings and people a reading rests on.
    pub ground: String,
    /// The beginning.
    pub genesis: Option<CommitId>,
    /// The commits that no other descends from.
    pub tops: Vec<CommitId>,
    /// The sound ones that no other sound one descends from.
    pub heads: Vec<CommitId>,
    /// How many records there are.
    pub records: u64,
    /// How many of them are no reader's.
    pub rulings: u64,
    /// The sum over these.
    pub rulings_sum: u64,
    /// How many commits of the default branch have a number.
    pub mains: u32,
    /// How many things that can be read have one.
    pub texts: u32,
    /// How many shelves there are for what readers wrote.
    pub shelves: u32,
    /// How many rows are on them.
    pub readings: u64,
    /// Commits of the default branch that records name and that were not here.
    pub missing: Vec<CommitId>,
    /// Records that OpenPGP signed and that could not be judged.
    pub unsettled: Vec<CommitId>,
    /// The remote's tips of the ledger.
    pub shared: Vec<CommitId>,
    /// How many records these do not reach.
    pub unshared: u64,
    /// The tops of which that was counted.
    pub counted: Vec<CommitId>,
    /// The latest time of a record that had come.
    #[serde(default)]
    pub latest: Option<i64>,
    /// The earliest of one that had not.
    #[serde(default)]
    pub to_come: Option<i64>,
}

/// What a reading rests on that is not in the ledger.
pub fn ground(expected: Expected<'_>, compromised: &People) -> String {
    let lost: Vec<String> = compromised
        .people
        .iter()
        .flat_map(|person| &person.keys)
        .filter_map(|key| Some(format!("{} {}", key.compromised_since?, key.key)))
        .collect();
    format!(
        "{FORM}\n{}\n{}\n{:?}\n{}",
        env!("CARGO_PKG_VERSION"),
        expected.ledger,
        expected.identities,
        lost.join("\n")
    )
}

/// The people who list a key that was in other hands.
pub fn compromised(people: &People) -> People {
    let lost = people.people.iter().filter(|person| {
        let mut keys = person.keys.iter();
        keys.any(|key| key.compromised_since.is_some())
    });
    People::of(lost.cloned().collect())
}

impl Meta {
    /// Reads it; nothing where nothing is kept.
    pub fn load(db: &Db) -> Result<Option<Self>, Bad> {
        let Some(bytes) = db.get(Table::Meta, KEY)? else {
            return Ok(None);
        };
        serde_json::from_slice(&bytes).map_err(|_| Bad::Broken)
    }

    /// Takes in when a record says that it was written.
    pub fn saw(&mut self, at: Timestamp, now: i64) {
        let second = at.as_second();
        if surely_before(now, second) {
            self.to_come = Some(self.to_come.map_or(second, |known| known.min(second)));
        } else {
            self.latest = self.latest.max(Some(second));
        }
    }

    /// Whether the same times have come now as when it was read.
    pub fn agrees_on_time(&self, now: i64) -> bool {
        let to_come = |second: i64| surely_before(now, second);
        self.to_come.is_none_or(to_come) && !self.latest.is_some_and(to_come)
    }

    /// Keeps it.
    pub fn save(&self, db: &Db) -> Result<(), Bad> {
        let bytes = serde_json::to_vec(self).map_err(|_| Bad::Broken)?;
        db.put(Table::Meta, std::iter::once((KEY.to_vec(), bytes)))
    }
}

/// Which merges that the ledger names are part of the default branch at one commit, and which are not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// The default branch's commit.
    pub main: Option<CommitId>,
    /// Those that are.
    pub yes: Vec<CommitId>,
    /// Those that are not.
    pub no: Vec<CommitId>,
}

impl Merged {
    /// Reads it.
    pub fn load(db: &Db) -> Result<Self, Bad> {
        let Some(bytes) = db.get(Table::Meta, MERGED)? else {
            return Ok(Self::default());
        };
        let mut from = Reader(&bytes);
        let mut read = || -> Option<Self> {
            Some(Self {
                main: from.maybe()?,
                yes: from.names()?,
                no: from.names()?,
            })
        };
        read().ok_or(Bad::Broken)
    }

    /// Keeps it.
    pub fn save(&self, db: &Db) -> Result<(), Bad> {
        let mut out = Writer::default();
        out.maybe(self.main.as_ref());
        out.names(self.yes.iter());
        out.names(self.no.iter());
        db.put(Table::Meta, std::iter::once((MERGED.to_vec(), out.0)))
    }
}

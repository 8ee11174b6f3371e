//! Acknowledgements and waivers that count, by SOP and person.
//!
//! There may be a million of them, and a command looks at a few: they are kept in rows of one size, by person, and spelled
//! out where somebody asks.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::commit_id::CommitId;
use super::digest::Digest;
use super::id::SopId;
use super::ledger::Class;
use super::ledger::graph::Placed;
use super::ledger::readers::{AckBody, AttestBody, WaiveBody};
use super::ledger::record::{Action, PublishItem};
use super::plain::says_something;
use super::registry::{Publication, Rights};
use super::settings::Identity;
use super::time::day_in;
use super::version::Version;

/// An acknowledgement.
#[derive(Debug, Clone)]
pub struct Acknowledgement {
    /// The record.
    pub record: CommitId,
    /// When, by the reader's clock.
    pub at: Timestamp,
    /// The publication.
    pub publish: CommitId,
    /// Its version.
    pub version: Version,
    /// Its bytes.
    pub digest: Digest,
    /// How the reader was known to the writer.
    pub identity: Identity,
    /// How well it is known now.
    pub class: Class,
    /// Who brought it in, where it is not the reader's own word.
    pub attested_by: Option<String>,
    /// On which day it was read, where that is not the day of the record.
    pub on: Option<Date>,
}

impl Acknowledgement {
    /// On which day it was read.
    pub fn day(&self, zone: &TimeZone) -> Date {
        self.on.unwrap_or_else(|| day_in(self.at, zone))
    }
}

/// What can be read: an SOP as one publication published it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The SOP.
    pub sop: SopId,
    /// The publication.
    pub publish: CommitId,
    /// Its version.
    pub version: Version,
    /// Its bytes.
    pub digest: Digest,
}

/// That a text was read, in little room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Which text, by its number.
    pub text: u32,
    /// The first half of the record's place; its name is the second.
    pub n: u64,
    /// The record.
    pub record: [u8; 20],
    /// When, by the writer's clock, in seconds since 1970.
    pub at: i64,
    /// How the writer was known.
    pub identity: Identity,
    /// How well it is known now.
    pub class: Class,
    /// Who brought it in and on which day it was read, where it is not the reader's own word.
    pub said: Option<Box<(String, Date)>>,
}

/// What says that somebody has read something.
#[derive(Debug, Clone, Copy)]
pub enum Read<'a> {
    /// The reader.
    Own(&'a AckBody),
    /// Somebody else, by evidence from elsewhere.
    Said(&'a AttestBody),
}

impl<'a> Read<'a> {
    /// The publication that it names, and the SOP.
    pub fn names(&self) -> (&'a CommitId, &'a SopId) {
        match self {
            Self::Own(body) => (&body.publish, &body.sop),
            Self::Said(body) => (&body.publish, &body.sop),
        }
    }

    /// Whether it counts, if that is what was published: it is of these bytes, by somebody with the right.
    pub fn counts(&self, placed: &Placed, item: &PublishItem, rights: &dyn Rights) -> bool {
        match self {
            Self::Own(body) => {
                item.version == body.version
                    && item.digest == body.digest
                    && rights.acknowledges(placed, item, body.identity)
            }
            Self::Said(body) => {
                item.version == body.version
                    && item.digest == body.digest
                    && rights.attests(placed, item, body)
            }
        }
    }

    /// Who has read it.
    pub fn reader(&self, placed: &'a Placed) -> &'a str {
        match self {
            Self::Own(_) => &placed.record().by,
            Self::Said(body) => &body.person,
        }
    }

    /// As a row, of a text.
    pub fn row(&self, placed: &Placed, text: u32, class: Class) -> Reading {
        let (identity, said) = match self {
            Self::Own(body) => (body.identity, None),
            Self::Said(body) => (
                body.identity,
                Some(Box::new((placed.record().by.clone(), body.on))),
            ),
        };
        Reading {
            text,
            n: placed.key.n,
            record: placed.id().bytes(),
            at: placed.record().at.as_second(),
            identity,
            class,
            said,
        }
    }
}

/// A waiver.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// The record.
    pub record: CommitId,
    /// Who gave it.
    pub by: String,
    /// Of which version, and so of which MAJOR.
    pub version: Version,
    /// Why.
    pub reason: String,
    /// Its last day; absent: it does not end.
    pub until: Option<Date>,
}

type ByReader<T> = BTreeMap<SopId, BTreeMap<String, Vec<T>>>;

/// All of them, each list in the order of the ledger. None is ever reset or deleted.
#[derive(Debug, Clone, Default)]
pub struct Acknowledgements {
    texts: Vec<Text>,
    /// Of each text the number of its SOP.
    sop_of: Vec<u32>,
    sops: HashMap<SopId, u32>,
    /// By person, in the order of SOPs and, within each, of the ledger.
    read: HashMap<String, Vec<Reading>>,
    /// Only what these people have read is here.
    only: Option<BTreeSet<String>>,
    waived: ByReader<Waiver>,
    count: usize,
}

/// A reader's record with its place among all records.
pub(super) type Written<'a, T> = (usize, &'a Placed, &'a T);

impl Acknowledgements {
    /// Takes those that name what was published before them, by somebody with the right.
    pub(super) fn build(
        publications: &[Publication],
        reads: &[(usize, &Placed, Read<'_>)],
        waives: &[Written<'_, WaiveBody>],
        rights: &dyn Rights,
    ) -> Self {
        let by_record: HashMap<&CommitId, &Publication> = publications
            .iter()
            .map(|publication| (&publication.record, publication))
            .collect();
        let item = |place: usize, publish: &CommitId, sop: &SopId| -> Option<&PublishItem> {
            let publication = by_record.get(publish).filter(|one| one.place < place)?;
            let item = publication.item(sop)?;
            (item.action == Action::Publish).then_some(item)
        };
        let (mut texts, mut numbers) = (Vec::new(), HashMap::new());
        let mut read: HashMap<String, Vec<Reading>> = HashMap::new();
        for (place, placed, one) in reads {
            let (publish, sop) = one.names();
            let published = item(*place, publish, sop);
            let Some(item) = published.filter(|item| one.counts(placed, item, rights)) else {
                continue;
            };
            let number = numbers.entry((publish, sop)).or_insert_with(|| {
                texts.push(Some(Text {
                    sop: sop.clone(),
                    publish: publish.clone(),
                    version: item.version,
                    digest: item.digest,
                }));
                (texts.len() - 1) as u32
            });
            let row = one.row(placed, *number, rights.class(placed));
            match read.get_mut(one.reader(placed)) {
                Some(rows) => rows.push(row),
                None => {
                    let _ = read.insert(one.reader(placed).to_owned(), vec![row]);
                }
            }
        }
        let mut found = Self::of_rows(texts, read, None);
        for (place, placed, body) in waives {
            if let Some(item) = item(*place, &body.publish, &body.sop)
                && says_something(&body.reason)
                && rights.waives(placed, item, &body.person)
            {
                found.waive(placed, body, item.version);
            }
        }
        found
    }

    /// Takes rows that count, of texts by number; those of a text that is none are left out. With `only` these people's.
    pub fn of_rows(
        texts: Vec<Option<Text>>,
        read: HashMap<String, Vec<Reading>>,
        only: Option<BTreeSet<String>>,
    ) -> Self {
        let mut found = Self {
            read,
            only,
            ..Self::default()
        };
        let mut numbers = Vec::with_capacity(texts.len());
        for text in texts {
            numbers.push(text.as_ref().map(|_| found.texts.len() as u32));
            let Some(text) = text else { continue };
            let next = found.sops.len() as u32;
            let sop = *found.sops.entry(text.sop.clone()).or_insert(next);
            found.sop_of.push(sop);
            found.texts.push(text);
        }
        let number = |text: u32| numbers.get(text as usize).copied().flatten();
        let sop_of = &found.sop_of;
        for rows in found.read.values_mut() {
            rows.retain_mut(|row| match number(row.text) {
                Some(text) => {
                    row.text = text;
                    true
                }
                None => false,
            });
            let sop = |row: &Reading| sop_of.get(row.text as usize).copied();
            rows.sort_unstable_by_key(|row| (sop(row), row.n, row.record));
            found.count += rows.iter().filter(|row| row.said.is_none()).count();
        }
        found
    }

    /// With the waivers of another fold of the same ledger.
    pub(super) fn with_waivers_of(mut self, other: Self) -> Self {
        self.waived = other.waived;
        self
    }

    fn waive(&mut self, placed: &Placed, body: &WaiveBody, version: Version) {
        let people = self.waived.entry(body.sop.clone()).or_default();
        people.entry(body.person.clone()).or_default().push(Waiver {
            record: placed.id().clone(),
            by: placed.record().by.clone(),
            version,
            reason: body.reason.clone(),
            until: body.until,
        });
    }

    /// What a person acknowledged of an SOP.
    pub fn of(
        &self,
        sop: &SopId,
        person: &str,
    ) -> impl DoubleEndedIterator<Item = Acknowledgement> {
        let rows = self.rows(sop, person).iter();
        rows.filter_map(|row| self.spelled(row))
    }

    /// Of what a person acknowledged of an SOP the version, the time, and the day where that is another.
    pub fn times(
        &self,
        sop: &SopId,
        person: &str,
    ) -> impl Iterator<Item = (Version, Timestamp, Option<Date>)> {
        let rows = self.rows(sop, person).iter();
        rows.filter_map(|row| {
            let version = self.texts.get(row.text as usize)?.version;
            let at = Timestamp::from_second(row.at).ok()?;
            Some((version, at, row.said.as_deref().map(|(_, on)| *on)))
        })
    }

    fn rows(&self, sop: &SopId, person: &str) -> &[Reading] {
        debug_assert!(
            self.only.as_ref().is_none_or(|only| only.contains(person)),
            "what {person} has read was not loaded"
        );
        let wanted = self.sops.get(sop);
        let rows = self.read.get(person).map_or(&[][..], Vec::as_slice);
        let sop_of = |row: &Reading| self.sop_of.get(row.text as usize);
        let begin = rows.partition_point(|row| sop_of(row) < wanted);
        let end = rows.partition_point(|row| sop_of(row) <= wanted);
        let rows = wanted.and_then(|_| rows.get(begin..end));
        rows.unwrap_or_default()
    }

    fn spelled(&self, row: &Reading) -> Option<Acknowledgement> {
        let text = self.texts.get(row.text as usize)?;
        let (attested_by, on) = match row.said.as_deref() {
            Some((by, on)) => (Some(by.clone()), Some(*on)),
            None => (None, None),
        };
        Some(Acknowledgement {
            record: CommitId::from_bytes(row.record),
            at: Timestamp::from_second(row.at).ok()?,
            publish: text.publish.clone(),
            version: text.version,
            digest: text.digest,
            identity: row.identity,
            class: row.class,
            attested_by,
            on,
        })
    }

    /// What a person is excused from.
    pub fn waived(&self, sop: &SopId, person: &str) -> &[Waiver] {
        let people = self.waived.get(sop);
        people
            .and_then(|people| people.get(person))
            .map_or(&[], Vec::as_slice)
    }

    /// How many acknowledgements count.
    pub fn count(&self) -> usize {
        self.count
    }
}

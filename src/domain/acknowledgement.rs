//! Acknowledgements and waivers that count, by SOP and person.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::commit_id::CommitId;
use super::digest::Digest;
use super::id::SopId;
use super::ledger::Class;
use super::ledger::graph::Placed;
use super::ledger::readers::{AckBody, AttestBody, WaiveBody};
use super::ledger::record::{Action, PublishItem};
use super::registry::{Publication, Rights};
use super::settings::Identity;
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

/// What says that somebody has read something.
#[derive(Debug, Clone, Copy)]
pub(super) enum Read<'a> {
    /// The reader.
    Own(&'a AckBody),
    /// Somebody else, by evidence from elsewhere.
    Said(&'a AttestBody),
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
    read: ByReader<Acknowledgement>,
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
        let by_record: BTreeMap<&CommitId, &Publication> = publications
            .iter()
            .map(|publication| (&publication.record, publication))
            .collect();
        let item = |place: usize, publish: &CommitId, sop: &SopId| -> Option<&PublishItem> {
            let publication = by_record.get(publish).filter(|one| one.place < place)?;
            let item = publication.item(sop)?;
            (item.action == Action::Publish).then_some(item)
        };
        let mut found = Self::default();
        for (place, placed, read) in reads {
            match read {
                Read::Own(body) => {
                    let same = |item: &&PublishItem| {
                        item.version == body.version
                            && item.digest == body.digest
                            && rights.acknowledges(placed, item, body.identity)
                    };
                    let published = item(*place, &body.publish, &body.sop);
                    if published.filter(same).is_some() {
                        found.acknowledge(placed, body, rights.class(placed));
                    }
                }
                Read::Said(body) => {
                    let same = |item: &&PublishItem| {
                        item.version == body.version
                            && item.digest == body.digest
                            && rights.attests(placed, item, body)
                    };
                    let published = item(*place, &body.publish, &body.sop);
                    if published.filter(same).is_some() {
                        found.attest(placed, body, rights.class(placed));
                    }
                }
            }
        }
        for (place, placed, body) in waives {
            if let Some(item) = item(*place, &body.publish, &body.sop)
                && !body.reason.trim().is_empty()
                && rights.waives(placed, item, &body.person)
            {
                found.waive(placed, body, item.version);
            }
        }
        found
    }

    fn acknowledge(&mut self, placed: &Placed, body: &AckBody, class: Class) {
        self.count += 1;
        let people = self.read.entry(body.sop.clone()).or_default();
        let by = placed.record().by.clone();
        people.entry(by).or_default().push(Acknowledgement {
            record: placed.id().clone(),
            at: placed.record().at,
            publish: body.publish.clone(),
            version: body.version,
            digest: body.digest,
            identity: body.identity,
            class,
            attested_by: None,
            on: None,
        });
    }

    fn attest(&mut self, placed: &Placed, body: &AttestBody, class: Class) {
        let people = self.read.entry(body.sop.clone()).or_default();
        people
            .entry(body.person.clone())
            .or_default()
            .push(Acknowledgement {
                record: placed.id().clone(),
                at: placed.record().at,
                publish: body.publish.clone(),
                version: body.version,
                digest: body.digest,
                identity: body.identity,
                class,
                attested_by: Some(placed.record().by.clone()),
                on: Some(body.on),
            });
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
    pub fn of(&self, sop: &SopId, person: &str) -> &[Acknowledgement] {
        let people = self.read.get(sop);
        people
            .and_then(|people| people.get(person))
            .map_or(&[], Vec::as_slice)
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

//! What was let through: each with who, when, why, and the command that looks closer.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::approval::known;
use crate::domain::commit_id::CommitId;
use crate::domain::id::SopId;
use crate::domain::ledger::graph::Placed;
use crate::domain::ledger::{Action, Body, WaiveBody};
use crate::domain::registry::Publication;
use crate::domain::settings::Identity;
use crate::domain::time::stamp;
use crate::env::Now;
use crate::ops::emergency::{self, Standing};
use crate::store::Snapshot;
use crate::store::questions::LateApproval;

/// All exceptions that are on record, the oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exceptions {
    /// How many of each kind; those that there are none of too.
    pub totals: BTreeMap<Kind, usize>,
    /// One by one.
    pub items: Vec<Exception>,
}

/// What was let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Published before it was approved.
    Emergency,
    /// Published past the pace.
    OverPace,
    /// Excused from acknowledging what is in force.
    Waiver,
    /// Approved by who submitted it, or asked for the draft.
    OwnApproval,
    /// Merged by hand, and approved after that.
    ApprovedLate,
    /// Approved by somebody whom nothing but `--yes` shows.
    Asserted,
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Emergency => "emergency",
            Self::OverPace => "over-pace",
            Self::Waiver => "waiver",
            Self::OwnApproval => "own-approval",
            Self::ApprovedLate => "approved-late",
            Self::Asserted => "asserted",
        })
    }
}

impl Kind {
    const ALL: [Self; 6] = [
        Self::Emergency,
        Self::OverPace,
        Self::Waiver,
        Self::OwnApproval,
        Self::ApprovedLate,
        Self::Asserted,
    ];
}

/// One exception: stable JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    /// What it is.
    pub kind: Kind,
    /// The SOP.
    pub sop: String,
    /// The version.
    pub version: String,
    /// Whose decision it was.
    pub person: String,
    /// When, by their clock.
    pub at: String,
    /// Why, in their words, where they had to say so.
    pub reason: Option<String>,
    /// Of an emergency: `open`, `overdue`, `settled`, `late` or `withdrawn`; of a waiver: `in-force`.
    pub state: Option<String>,
    /// The last day of it, where it has one.
    pub until: Option<String>,
    /// Whom it is about, where that is somebody else.
    pub about: Option<String>,
    /// The record.
    pub record: String,
    /// The command that looks closer.
    pub command: String,
}

/// Finds them.
pub(super) fn exceptions(snapshot: &Snapshot, late: &[LateApproval], now: Now) -> Exceptions {
    let mut items = emergencies(snapshot, now);
    for publication in snapshot.ledger.registry.publications() {
        if publication.adopted || publication.voided() {
            continue;
        }
        over_pace(publication, &mut items);
        approvals(snapshot, publication, late, &mut items);
    }
    items.extend(waivers(snapshot, now));
    items.sort_by(|left, right| {
        (&left.at, left.kind, &left.sop).cmp(&(&right.at, right.kind, &right.sop))
    });
    let mut totals: BTreeMap<Kind, usize> = Kind::ALL.map(|kind| (kind, 0)).into();
    for item in &items {
        *totals.entry(item.kind).or_default() += 1;
    }
    Exceptions { totals, items }
}

fn emergencies(snapshot: &Snapshot, now: Now) -> Vec<Exception> {
    let mut items = Vec::new();
    for found in emergency::all(snapshot, now) {
        for item in &found.publication.body.sops {
            let command = match found.standing.is_owed() {
                true => emergency::command(snapshot, &item.id),
                false => format!("sop history {}", item.id),
            };
            items.push(Exception {
                reason: Some(found.emergency.reason.clone()),
                state: Some(word(found.standing).to_owned()),
                until: Some(found.until.to_string()),
                command,
                ..of_publication(Kind::Emergency, found.publication, &item.id)
            });
        }
    }
    items
}

fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => "open",
        Standing::Overdue => "overdue",
        Standing::Settled => "settled",
        Standing::Late => "late",
        Standing::Withdrawn => "withdrawn",
    }
}

fn of_publication(kind: Kind, publication: &Publication, id: &SopId) -> Exception {
    let version = publication.item(id).map(|item| item.version.to_string());
    Exception {
        kind,
        sop: id.to_string(),
        version: version.unwrap_or_default(),
        person: publication.by.clone(),
        at: stamp(publication.at),
        reason: None,
        state: None,
        until: None,
        about: None,
        record: publication.record.to_string(),
        command: format!("sop history {id}"),
    }
}

fn over_pace(publication: &Publication, items: &mut Vec<Exception>) {
    let Some(reason) = &publication.body.over_pace else {
        return;
    };
    items.extend(publication.body.sops.iter().map(|item| Exception {
        reason: Some(reason.clone()),
        ..of_publication(Kind::OverPace, publication, &item.id)
    }));
}

/// What is to be said of the approvals that a publication rests on.
fn approvals(
    snapshot: &Snapshot,
    publication: &Publication,
    late: &[LateApproval],
    items: &mut Vec<Exception>,
) {
    let registry = &snapshot.ledger.registry;
    let Some(submission) = registry.submission(&publication.body.submit) else {
        return;
    };
    let mut authors = registry.drafters(submission, &BTreeSet::new());
    let _ = authors.insert(submission.by.clone());
    let given = publication.body.approvals.iter();
    for placed in given.filter_map(|record| snapshot.ledger.records().get(record)) {
        let Body::Approve(body) = &placed.record().body else {
            continue;
        };
        let came_late = late.iter().any(|one| {
            one.publish == publication.record
                && one.approve == *placed.id()
                && one.merged_at < placed.record().at
        });
        let asserted =
            known(body.identity, snapshot.ledger.class(placed.id())) == Identity::Asserted;
        let found = [
            (Kind::OwnApproval, authors.contains(&placed.record().by)),
            (Kind::ApprovedLate, came_late),
            (Kind::Asserted, asserted),
        ];
        for (kind, _) in found.into_iter().filter(|(_, holds)| *holds) {
            for item in &publication.body.sops {
                items.push(Exception {
                    person: placed.record().by.clone(),
                    at: stamp(placed.record().at),
                    reason: body.reason.clone(),
                    record: placed.id().to_string(),
                    command: format!("sop evidence {} --act approved", item.id),
                    ..of_publication(kind, publication, &item.id)
                });
            }
        }
    }
}

/// Those that count, of the MAJOR that is in force, and whose last day is not over.
fn waivers(snapshot: &Snapshot, now: Now) -> Vec<Exception> {
    let records = snapshot.ledger.records().in_order().into_iter();
    let waives = records.filter_map(|placed| match &placed.record().body {
        Body::Waive(body) => Some((placed, body)),
        _ => None,
    });
    waives
        .filter_map(|(placed, body)| waiver(snapshot, placed, body, now))
        .collect()
}

fn waiver(snapshot: &Snapshot, placed: &Placed, body: &WaiveBody, now: Now) -> Option<Exception> {
    let registry = &snapshot.ledger.registry;
    let today = snapshot.today(now);
    let counts = registry.acknowledgements().waived(&body.sop, &body.person);
    let own = |record: &CommitId| record == placed.id();
    let waiver = counts.iter().find(|waiver| own(&waiver.record))?;
    let (_, item) = registry.in_force(&body.sop, today)?;
    let lasts = waiver.until.is_none_or(|until| today <= until);
    if !lasts || item.action != Action::Publish || item.version.major != waiver.version.major {
        return None;
    }
    Some(Exception {
        kind: Kind::Waiver,
        sop: body.sop.to_string(),
        version: waiver.version.to_string(),
        person: waiver.by.clone(),
        at: stamp(placed.record().at),
        reason: Some(waiver.reason.clone()),
        state: Some("in-force".to_owned()),
        until: waiver.until.map(|until| until.to_string()),
        about: Some(body.person.clone()),
        record: waiver.record.to_string(),
        command: format!("sop acks {}", body.sop),
    })
}

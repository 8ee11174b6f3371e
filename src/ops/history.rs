//! `history`: one time line of a file's commits and its records.

mod told;

use serde::{Deserialize, Serialize};

use self::told::told;
use super::overview::{LedgerState, ledger_state};
use crate::domain::commit_id::CommitId;
use crate::domain::history::FileCommit;
use crate::domain::id::SopId;
use crate::domain::ledger::graph::Placed;
use crate::domain::ledger::record::Body;
use crate::domain::time::stamp;
use crate::store::Snapshot;

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The SOP.
    pub id: String,
    /// Oldest first.
    pub events: Vec<Event>,
    /// What the answer rests on.
    pub ledger: LedgerState,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Event {
    /// When, by the writer's clock.
    pub at: String,
    /// `commit`, or the record's kind.
    pub kind: String,
    /// Who.
    pub by: String,
    /// The version that it is about.
    pub version: Option<String>,
    /// The digest that it is about.
    pub digest: Option<String>,
    /// The commit or the record.
    pub commit: String,
    /// What, in a phrase.
    pub summary: String,
}

/// Puts commits and records in one line.
pub fn history(snapshot: &Snapshot, id: &SopId, commits: &[FileCommit]) -> Report {
    let mut events: Vec<Event> = commits
        .iter()
        .map(|commit| of_commit(snapshot, commit))
        .collect();
    events.reverse();
    let records = snapshot.ledger.records().in_order();
    events.extend(
        records
            .iter()
            .filter_map(|placed| of_record(snapshot, id, placed)),
    );
    events = in_one_line(events, snapshot);
    Report {
        id: id.to_string(),
        events,
        ledger: ledger_state(snapshot),
    }
}

/// By time; what happened in one second in the order of what names what: a record follows the commit that it names,
/// and comes before the commits after that.
fn in_one_line(events: Vec<Event>, snapshot: &Snapshot) -> Vec<Event> {
    let (commits, records): (Vec<Event>, Vec<Event>) =
        events.into_iter().partition(|event| event.kind == "commit");
    let mut line = commits;
    line.sort_by(|left, right| left.at.cmp(&right.at));
    let mut last = 0;
    for event in records {
        let named = CommitId::parse(&event.commit)
            .and_then(|id| named_commit(snapshot, &id))
            .and_then(|commit| line.iter().position(|other| other.commit == commit));
        // Not before the record that came before it, nor before what is named, and at its second's place.
        let from = named.map_or(last, |place| last.max(place + 1));
        let place = line
            .iter()
            .enumerate()
            .skip(from)
            .find(|(_, other)| other.at > event.at || (named.is_some() && other.at == event.at))
            .map_or(line.len(), |(place, _)| place);
        line.insert(place, event);
        last = place + 1;
    }
    line.sort_by(|left, right| left.at.cmp(&right.at));
    line
}

/// The commit whose work a record is about.
fn named_commit(snapshot: &Snapshot, record: &CommitId) -> Option<String> {
    match &snapshot.ledger.records().get(record)?.record().body {
        Body::Draft(body) => Some(body.commit.to_string()),
        Body::Submit(body) => Some(body.head.to_string()),
        Body::Publish(body) => Some(body.merge.to_string()),
        Body::Adopt(body) => Some(body.commit.to_string()),
        _ => None,
    }
}

fn of_commit(snapshot: &Snapshot, commit: &FileCommit) -> Event {
    let by = snapshot
        .organisation
        .people
        .by_email(&commit.email)
        .map_or_else(|| commit.author.clone(), |person| person.id.clone());
    let summary = match &commit.renamed_from {
        Some(old) => format!("{} (renamed from {old})", commit.summary),
        None => commit.summary.clone(),
    };
    Event {
        at: stamp(commit.at),
        kind: "commit".to_owned(),
        by,
        version: None,
        digest: None,
        commit: commit.commit.to_string(),
        summary,
    }
}

fn of_record(snapshot: &Snapshot, id: &SopId, placed: &Placed) -> Option<Event> {
    let record = placed.record();
    let told = told(&snapshot.ledger.registry, id, &record.body)?;
    Some(Event {
        at: stamp(record.at),
        kind: record.kind().to_owned(),
        by: record.by.clone(),
        version: told.version.map(|version| version.to_string()),
        digest: told.digest.map(|digest| digest.to_string()),
        commit: placed.id().to_string(),
        summary: told.summary,
    })
}

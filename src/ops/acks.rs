//! `acks`: who has acknowledged what, and who has not, with names; overdue first.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::duties::{Asked, Cohorts, Owed, asked, in_force, owed_by_all, resting_on};
use super::overview::{LedgerState, ledger_state};
use super::propose::governed;
use super::target::find;
use super::todo::{known_person, known_role};
use crate::domain::approval::known;
use crate::domain::duty::DutyState;
use crate::domain::parallel;
use crate::domain::settings::Identity;
use crate::domain::time::stamp;
use crate::domain::version::Version;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::store::Snapshot;

/// From so many SOPs on, threads are worth their while.
const MANY: usize = 16;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// One SOP, by id or path.
    pub target: Option<String>,
    /// Only people in this role.
    pub role: Option<String>,
    /// Only people whose manager this is, by id or address.
    pub team: Option<String>,
}

/// The answer: stable JSON. Of a large company that is a million lines, so names are borrowed and days spelled at the end.
#[derive(Debug, Clone, Serialize)]
pub struct Report<'a> {
    /// On which day.
    pub as_of: String,
    /// SOP by SOP: those that somebody is late with, then the others, each by id.
    pub sops: Vec<SopAcks<'a>>,
    /// What the answer rests on.
    pub ledger: LedgerState,
}

/// One SOP.
#[derive(Debug, Clone, Serialize)]
pub struct SopAcks<'a> {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The version in force.
    pub version: String,
    /// How many people have to have acknowledged it.
    pub required: usize,
    /// How many of them have, this version or an earlier one of the same MAJOR.
    pub acknowledged: usize,
    /// How many of them are late.
    pub overdue: usize,
    /// Who, overdue first.
    pub people: Vec<PersonAck<'a>>,
}

/// One person.
#[derive(Debug, Clone, Serialize)]
pub struct PersonAck<'a> {
    /// Who, by id.
    pub person: &'a str,
    /// Their name.
    pub name: &'a str,
    /// Where it stands.
    pub state: DutyState,
    /// Until when, where something is left to do.
    pub due: Option<Date>,
    /// When they acknowledged, where that is what counts.
    #[serde(serialize_with = "stamped")]
    pub at: Option<Timestamp>,
    /// On which day they read it, where somebody else says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// How they were known.
    pub identity: Option<Identity>,
    /// Of which version, where it is an earlier one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Version>,
    /// Who brought it in, where it is not their own word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attested_by: Option<String>,
}

fn stamped<S: Serializer>(
    at: &Option<Timestamp>,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    at.map(stamp).serialize(serializer)
}

/// Who has acknowledged what.
///
/// # Errors
/// There is no such SOP or role, or nothing of the SOP is in force.
pub fn acks<'a>(snapshot: &'a Snapshot, request: &Request, now: Now) -> Result<Report<'a>> {
    governed(snapshot)?;
    let today = snapshot.today(now);
    if let Some(role) = &request.role {
        known_role(snapshot, role)?;
    }
    if let Some(manager) = &request.team {
        known_person(snapshot, manager)?;
    }
    let target = match &request.target {
        Some(text) => Some(find(snapshot, text)?),
        None => None,
    };
    let all = match &target {
        Some(id) => vec![asked(snapshot, id, today).ok_or_else(|| {
            Error::refused(format!("nothing of {id} is in force on {today}"))
                .code("not-in-force")
                .hint(format!("sop history {id}"))
        })?],
        None => in_force(snapshot, today),
    };
    let cohorts = Cohorts::of(snapshot);
    let mut sops = parallel::map(&all, MANY, |asked| {
        one(snapshot, &cohorts, asked, request, now)
    });
    sops.retain(|sop| target.is_some() || !sop.people.is_empty());
    sops.sort_by_key(|sop| sop.overdue == 0);
    Ok(Report {
        as_of: today.to_string(),
        sops,
        ledger: ledger_state(snapshot),
    })
}

fn one<'a>(
    snapshot: &'a Snapshot,
    cohorts: &Cohorts<'a>,
    asked: &Asked<'_>,
    request: &Request,
    now: Now,
) -> SopAcks<'a> {
    let mut owed = owed_by_all(snapshot, cohorts, asked, snapshot.today(now));
    if let Some(role) = &request.role {
        owed.retain(|owed| snapshot.organisation.holds(owed.person, role));
    }
    let people = &snapshot.organisation.people;
    let manager = request.team.as_deref();
    if let Some(manager) = manager.and_then(|manager| people.by_id_or_email(manager)) {
        owed.retain(|owed| {
            let named = owed.person.manager.as_deref();
            named.is_some_and(|named| named == manager.id || manager.has_email(named))
        });
    }
    owed.sort_by_key(|owed| (owed.duty.state, owed.duty.due));
    let counted = |wanted: &dyn Fn(DutyState) -> bool| {
        owed.iter().filter(|owed| wanted(owed.duty.state)).count()
    };
    let asked_now = |state: DutyState| state.is_open() || state.is_done();
    SopAcks {
        id: asked.id.to_string(),
        title: asked.title.clone(),
        version: asked.item.version.to_string(),
        required: counted(&asked_now),
        acknowledged: counted(&DutyState::is_done),
        overdue: counted(&|state| state == DutyState::Overdue),
        people: owed
            .iter()
            .map(|owed| person(snapshot, asked, owed))
            .collect(),
    }
}

fn person<'a>(snapshot: &Snapshot, asked: &Asked<'_>, owed: &Owed<'a>) -> PersonAck<'a> {
    let read = resting_on(snapshot, asked.id, owed);
    let read = read.as_ref();
    PersonAck {
        person: &owed.person.id,
        name: &owed.person.name,
        state: owed.duty.state,
        due: owed.duty.due,
        at: read.map(|read| read.at),
        on: read.and_then(|read| read.on),
        identity: read.map(|read| known(read.identity, read.class)),
        of: read
            .filter(|_| owed.duty.state == DutyState::CarriedOver)
            .map(|read| read.version),
        attested_by: read.and_then(|read| read.attested_by.clone()),
    }
}

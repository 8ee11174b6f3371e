//! `waive`: somebody is excused from acknowledging, with a reason, by one who may.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::duties::{Asked, asked, owed};
use super::overview::{LedgerState, ledger_state};
use super::propose::{actor, governed};
use super::target::find;
use super::todo::known_person;
use crate::domain::authority::Office;
use crate::domain::ledger::record::Body;
use crate::domain::ledger::{Class, WaiveBody};
use crate::domain::people::Person;
use crate::domain::plain::says_something;
use crate::domain::reference::Reference;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::store::{Applied, Change, Sharing, Snapshot};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// The SOP, by id or path.
    pub target: String,
    /// Who is excused, by id or address.
    pub person: String,
    /// Why.
    pub reason: String,
    /// The last day.
    pub until: Option<Date>,
}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The SOP.
    pub id: String,
    /// The version in force, and so the MAJOR that is waived.
    pub version: String,
    /// Who is excused.
    pub person: String,
    /// Why.
    pub reason: String,
    /// The last day.
    pub until: Option<String>,
    /// The record.
    pub record: Option<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// What else there is to know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
    /// What the answer rests on.
    pub ledger: LedgerState,
}

impl Report {
    /// Takes in what applying the change made.
    pub fn with(mut self, applied: &Applied) -> Self {
        self.record = applied.records.last().map(ToString::to_string);
        self.notices.extend(applied.notices.iter().cloned());
        self.would_write = applied.preview.clone();
        self.ledger = self.ledger.after(applied);
        self
    }
}

/// Waives.
///
/// # Errors
/// Nothing of the SOP is in force, nobody asks the person, the actor may not, or there is no reason.
pub fn waive(snapshot: &Snapshot, request: &Request, now: Now) -> Result<(Report, Change)> {
    governed(snapshot)?;
    let today = snapshot.today(now);
    let giver = actor(snapshot, now)?;
    let id = find(snapshot, &request.target)?;
    let excused = known_person(snapshot, &request.person)?;
    if !says_something(&request.reason) {
        return Err(Error::refused("a waiver says why").code("reason-required"));
    }
    if let Some(until) = request.until.filter(|until| *until < today) {
        return Err(
            Error::refused(format!("{until} is past: nothing would be waived")).code("date-past"),
        );
    }
    let asked = asked(snapshot, &id, today).ok_or_else(|| {
        Error::refused(format!(
            "nothing of {id} is in force: there is nothing to waive"
        ))
        .code("not-in-force")
        .hint(format!("sop status {id}"))
    })?;
    refuse_needless(snapshot, &asked, excused, today)?;
    refuse_others(snapshot, &asked, giver, excused, today)?;
    let report = Report {
        id: id.to_string(),
        version: asked.item.version.to_string(),
        person: excused.id.clone(),
        reason: request.reason.clone(),
        until: request.until.map(|until| until.to_string()),
        record: None,
        next: vec![format!("sop acks {id}")],
        notices: Vec::new(),
        would_write: Vec::new(),
        ledger: ledger_state(snapshot),
    };
    let body = WaiveBody {
        sop: id.clone(),
        publish: asked.publication.record.clone(),
        person: excused.id.clone(),
        reason: request.reason.clone(),
        until: request.until,
    };
    let change = Change {
        records: vec![Body::Waive(body)],
        sharing: Sharing::Afterwards,
        ..Change::default()
    };
    Ok((report, change))
}

/// Only what is asked and not done yet can be waived.
fn refuse_needless(
    snapshot: &Snapshot,
    asked: &Asked<'_>,
    excused: &Person,
    today: Date,
) -> Result<()> {
    let id = asked.id;
    let owed = owed(snapshot, asked, excused, today).ok_or_else(|| {
        Error::refused(format!(
            "nothing asks {} to acknowledge {id}",
            excused.display()
        ))
        .code("nothing-asked")
        .hint(format!("sop todo --person {}", excused.id))
    })?;
    if owed.duty.state.is_done() {
        return Err(Error::refused(format!(
            "{} has acknowledged {id}: there is nothing to waive",
            excused.display()
        ))
        .code("acknowledged"));
    }
    Ok(())
}

/// The person's manager, the owner or an approver.
fn refuse_others(
    snapshot: &Snapshot,
    asked: &Asked<'_>,
    giver: &Person,
    excused: &Person,
    today: Date,
) -> Result<()> {
    let id = asked.id;
    let office = Office {
        settings: &snapshot.settings,
        organisation: &snapshot.organisation,
        day: today,
        class: Class::Claimed,
    };
    let page_owner = snapshot.page(id).and_then(|page| page.meta.owner.as_ref());
    let recorded = asked.item.owner.as_deref();
    let owners: Vec<Reference> = recorded
        .and_then(|owner| owner.parse().ok())
        .into_iter()
        .chain(page_owner.map(|owner| owner.value.clone()))
        .collect();
    if let Err(why) = office.waives(&giver.id, &excused.id, &owners) {
        return Err(Error::refused(format!(
            "{} may not excuse {} from {id}",
            giver.display(),
            excused.display()
        ))
        .reasons(vec![
            Reason::new("not-entitled", why).hint(format!("sop show {id}   (names the owner)")),
        ]));
    }
    Ok(())
}

//! `remind`: who owes what, a message a person and one a manager, and never twice for the same thing within the quiet period.

mod memory;
mod message;

pub use memory::Memory;
pub use message::{html, ics, markdown, team};

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::overview::{LedgerState, ledger_state};
use super::propose::governed;
use super::todo::{Item, Whose, people, todo_of};
use crate::domain::people::Person;
use crate::env::Now;
use crate::error::Result;
use crate::store::Snapshot;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// Whom; absent: everybody.
    pub whose: Option<Whose>,
    /// What falls due in so many days is said already.
    pub ahead: i64,
    /// For so many days nothing is said twice.
    pub quiet: i64,
}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// On which day.
    pub as_of: String,
    /// A message a person, in the order of people.yaml.
    pub people: Vec<Reminder>,
    /// A message a manager whose people are late.
    pub managers: Vec<Digest>,
    /// How many things were said within the quiet period, and are not said again.
    pub quiet: usize,
    /// Who has no address to write to, by id; they are not told, and will be asked about again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unreachable: Vec<String>,
    /// The files that were written, or the places that were sent to.
    pub sent: Vec<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// With `--dry-run`: what would be written or sent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
    /// What the answer rests on.
    pub ledger: LedgerState,
}

/// What somebody is reminded of.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reminder {
    /// Who, by id.
    pub person: String,
    /// Their name.
    pub name: String,
    /// Where to write to.
    pub email: Option<String>,
    /// What they owe, in the order of `todo`.
    pub items: Vec<Owed>,
}

/// One thing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Owed {
    /// `acknowledge`, `checkpoint`, `review` or `approve`.
    pub kind: String,
    /// The SOP; empty for a checkpoint.
    pub sop: String,
    /// Its title.
    pub title: String,
    /// Why it is theirs.
    pub why: String,
    /// Which version.
    pub version: String,
    /// Until when.
    pub due: Option<String>,
    /// Whether that day has passed.
    pub overdue: bool,
    /// What to type.
    pub command: String,
    /// Its text, for those who have no terminal.
    #[serde(skip)]
    pub text: Option<String>,
    /// By what it is remembered.
    #[serde(skip)]
    pub key: String,
}

/// What a manager is told.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Digest {
    /// Who, by id.
    pub person: String,
    /// Their name.
    pub name: String,
    /// Where to write to.
    pub email: Option<String>,
    /// Whose things are late: name, id, and what.
    pub late: Vec<(String, String, Vec<String>)>,
    /// By what it is remembered.
    #[serde(skip)]
    pub keys: Vec<String>,
}

impl Report {
    /// Everything that is said by it.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let people = self.people.iter().flat_map(|one| &one.items);
        let people = people.map(|item| item.key.as_str());
        people.chain(
            self.managers
                .iter()
                .flat_map(|one| one.keys.iter().map(String::as_str)),
        )
    }
}

/// Who is to be told what.
///
/// # Errors
/// Nothing is governed here, or there is no such person or role.
pub fn remind(snapshot: &Snapshot, request: &Request, memory: &Memory, now: Now) -> Result<Report> {
    governed(snapshot)?;
    let today = snapshot.today(now);
    let everybody = || {
        snapshot
            .organisation
            .people
            .humans_on(today)
            .collect::<Vec<&Person>>()
    };
    let asked = match &request.whose {
        Some(whose) => people(snapshot, whose, now)?.0,
        None => everybody(),
    };
    let soon = today.saturating_add(request.ahead.days());
    let said = |key: &str| memory.said_since(key, today.saturating_sub(request.quiet.days()));
    let mut report = Report {
        as_of: today.to_string(),
        people: Vec::new(),
        managers: Vec::new(),
        quiet: 0,
        unreachable: Vec::new(),
        sent: Vec::new(),
        next: Vec::new(),
        would_write: Vec::new(),
        ledger: ledger_state(snapshot),
    };
    let mut late: BTreeMap<String, Vec<(String, String, Vec<String>)>> = BTreeMap::new();
    let mut managed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (person, items) in todo_of(snapshot, &asked, now) {
        let due: Vec<Owed> = items
            .into_iter()
            .filter(|item| worth_saying(item, soon))
            .map(|item| owed(person, item))
            .collect();
        if let Some(manager) = manager(snapshot, person, today) {
            let items = due.iter().filter(|item| item.overdue);
            let new = items.map(|item| (format!("{} to {manager}", item.key), item));
            let new: Vec<(String, &Owed)> = new.filter(|(key, _)| !said(key)).collect();
            if !new.is_empty() {
                let what = new.iter().map(|(_, item)| item.line()).collect();
                let name = person.display().to_owned();
                late.entry(manager.clone())
                    .or_default()
                    .push((name, person.id.clone(), what));
                managed
                    .entry(manager)
                    .or_default()
                    .extend(new.into_iter().map(|(key, _)| key));
            }
        }
        let all = due.len();
        let items: Vec<Owed> = due.into_iter().filter(|item| !said(&item.key)).collect();
        report.quiet += all - items.len();
        if !items.is_empty() {
            report.people.push(Reminder {
                person: person.id.clone(),
                name: person.name.clone(),
                email: person.emails.first().cloned(),
                items,
            });
        }
    }
    for (id, late) in late {
        let Some(person) = snapshot.organisation.people.by_id(&id) else {
            continue;
        };
        report.managers.push(Digest {
            person: id.clone(),
            name: person.name.clone(),
            email: person.emails.first().cloned(),
            keys: managed.remove(&id).unwrap_or_default(),
            late,
        });
    }
    Ok(report)
}

/// What is late, or soon will be, or waits for them.
fn worth_saying(item: &Item, soon: Date) -> bool {
    let due = item.due.as_deref().and_then(|due| due.parse::<Date>().ok());
    let open = item.state != "away" && item.state != "upcoming";
    open && (item.overdue || due.is_none_or(|due| due <= soon))
}

fn owed(person: &Person, item: Item) -> Owed {
    let what = match (&item.path, &item.stage) {
        (Some(path), Some(stage)) if item.sop.is_empty() => format!("{path}/{stage}"),
        // A minor change is nothing else to say.
        _ => format!(
            "{} {}",
            item.sop,
            item.version.split('.').next().unwrap_or_default()
        ),
    };
    let late = if item.overdue { " late" } else { "" };
    Owed {
        key: format!("{} {} {what}{late}", person.id, item.kind),
        kind: item.kind,
        sop: item.sop,
        title: item.title,
        why: item.why,
        version: item.version,
        due: item.due,
        overdue: item.overdue,
        command: item.command,
        text: None,
    }
}

impl Owed {
    /// In a line.
    pub fn line(&self) -> String {
        let version = if self.version.is_empty() {
            String::new()
        } else {
            format!(" {}", self.version)
        };
        let due = match (&self.due, self.overdue) {
            (Some(due), true) => format!(", overdue since {due}"),
            (Some(due), false) => format!(", until {due}"),
            (None, _) => String::new(),
        };
        format!("{}: {}{version}{due}", self.kind, self.title)
    }
}

/// The manager who is here.
fn manager(snapshot: &Snapshot, person: &Person, today: Date) -> Option<String> {
    let manager = person.manager.as_deref()?;
    let manager = snapshot.organisation.people.by_id_or_email(manager)?;
    let is_told = manager.id != person.id && manager.is_human() && manager.active_on(today);
    is_told.then(|| manager.id.clone())
}

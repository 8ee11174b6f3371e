//! `ack import`: readings that are on record elsewhere, brought in by somebody in their own name.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::authority::Office;
use crate::domain::id::SopId;
use crate::domain::ledger::record::{Action, Body, PublishItem};
use crate::domain::ledger::{AttestBody, Class};
use crate::domain::people::Person;
use crate::domain::registry::Publication;
use crate::domain::settings::Identity;
use crate::domain::table::Table;
use crate::domain::version::Version;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::ops::overview::{LedgerState, holds_since, ledger_state};
use crate::ops::propose::{actor, governed};
use crate::ops::target::find;
use crate::store::{Applied, Change, Sharing, Snapshot};

/// What whoever brings a list in is asked to confirm.
pub const MEANING: &str = "I have seen the evidence, and that it says who read what";

/// How many reasons are said at once.
const MOST: usize = 20;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// Who read what, by person.
    pub table: Table,
    /// The SOP, where the table does not say.
    pub sop: Option<String>,
    /// The version, where the table does not say; absent: what was in force on the day.
    pub version: Option<Version>,
    /// The day, where the table does not say.
    pub on: Option<Date>,
    /// SHA-256 of the evidence.
    pub evidence: String,
    /// Its name, without folders.
    pub source: String,
    /// How the actor is known to this run.
    pub identity: Identity,
}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The evidence.
    pub source: String,
    /// Its SHA-256: keep the file, the record holds only this.
    pub evidence: String,
    /// What is attested, in the order of the table.
    pub attested: Vec<Attested>,
    /// How many rows were on record already.
    pub already: usize,
    /// The records.
    pub records: Vec<String>,
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

/// One reading.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Attested {
    /// Who.
    pub person: String,
    /// What.
    pub sop: String,
    /// Which version.
    pub version: String,
    /// On which day.
    pub on: String,
}

impl Report {
    /// Takes in what applying the change made.
    pub fn with(mut self, applied: &Applied) -> Self {
        self.records = applied.records.iter().map(ToString::to_string).collect();
        self.notices.extend(applied.notices.iter().cloned());
        self.would_write = applied.preview.clone();
        self.ledger = self.ledger.after(applied);
        self
    }
}

/// The columns that matter.
struct Columns {
    person: usize,
    sop: Option<usize>,
    version: Option<usize>,
    on: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Result<Self> {
        let names = [
            "person",
            "id",
            "email",
            "e-mail",
            "work email",
            "email address",
            "name",
            "full name",
        ];
        let person = table.any(&names).ok_or_else(|| {
            let heads = table.heads.join(", ");
            Error::usage(format!("no column says who read it: {heads}"))
                .hint("a heading `person`, `email` or `name`")
        })?;
        Ok(Self {
            person,
            sop: table.any(&["sop", "procedure", "document"]),
            version: table.any(&["version", "revision"]),
            on: table.any(&[
                "on",
                "date",
                "read on",
                "signed on",
                "signed",
                "timestamp",
                "completed on",
            ]),
        })
    }
}

/// Brings in a list. One row that cannot be taken keeps all of them out.
///
/// # Errors
/// A row names nobody, nothing that was in force, or a day that cannot be; or the actor may not.
pub fn import(snapshot: &Snapshot, request: &Request, now: Now) -> Result<(Report, Change)> {
    governed(snapshot)?;
    let writer = actor(snapshot, now)?;
    let columns = Columns::of(&request.table)?;
    let mut reasons = super::not_known_well(snapshot, writer, request.identity);
    let mut bodies: Vec<AttestBody> = Vec::new();
    let mut already = 0;
    for (line, cells) in &request.table.rows {
        match row(snapshot, request, writer, &columns, cells, now) {
            Ok(body) if on_record(snapshot, &body) || bodies.contains(&body) => already += 1,
            Ok(body) => bodies.push(body),
            Err(why) => reasons.push(Reason::new("row", format!("line {line}: {why}"))),
        }
    }
    if !reasons.is_empty() {
        let count = reasons.len();
        reasons.truncate(MOST);
        if count > MOST {
            reasons.push(Reason::new("row", format!("and {} more", count - MOST)));
        }
        let error = Error::refused(format!("nothing of {} was brought in", request.source));
        return Err(error.reasons(reasons));
    }
    let attested = bodies.iter().map(|body| Attested {
        person: body.person.clone(),
        sop: body.sop.to_string(),
        version: body.version.to_string(),
        on: body.on.to_string(),
    });
    let report = Report {
        source: request.source.clone(),
        evidence: request.evidence.clone(),
        attested: attested.collect(),
        already,
        records: Vec::new(),
        next: vec!["sop acks".to_owned()],
        notices: Vec::new(),
        would_write: Vec::new(),
        ledger: ledger_state(snapshot),
    };
    let change = Change {
        records: bodies.into_iter().map(Body::Attest).collect(),
        sharing: Sharing::Afterwards,
        ..Change::default()
    };
    Ok((report, change))
}

fn row(
    snapshot: &Snapshot,
    request: &Request,
    writer: &Person,
    columns: &Columns,
    cells: &[String],
    now: Now,
) -> Result<AttestBody, String> {
    let cell = |column: Option<usize>| {
        let cell = column.and_then(|column| cells.get(column));
        cell.filter(|cell| !cell.is_empty()).cloned()
    };
    let today = snapshot.today(now);
    let who = cell(Some(columns.person)).ok_or("it names nobody")?;
    let person = person(snapshot, &who)?;
    let target = cell(columns.sop).or_else(|| request.sop.clone());
    let target = target.ok_or("it names no SOP (--sop SOP)")?;
    let id = find(snapshot, &target).map_err(|error| error.to_string())?;
    let on = match cell(columns.on) {
        Some(text) => day(&text)?,
        None => request.on.ok_or("it names no day (--on DATE)")?,
    };
    let version = match cell(columns.version) {
        Some(text) => {
            let version = text.trim_start_matches(['v', 'V']);
            Some(
                version
                    .parse()
                    .map_err(|_| format!("`{text}` is no version"))?,
            )
        }
        None => request.version,
    };
    let (publication, item) = published(snapshot, &id, version, on)?;
    let since = holds_since(snapshot, publication, item);
    if on < since {
        return Err(format!(
            "{id} {} was not in force before {since}",
            item.version
        ));
    }
    let body = AttestBody {
        sop: id.clone(),
        publish: publication.record.clone(),
        version: item.version,
        digest: item.digest,
        person: person.id.clone(),
        on,
        evidence: request.evidence.clone(),
        source: request.source.clone(),
        meaning: MEANING.to_owned(),
        identity: request.identity,
    };
    let office = Office {
        settings: &snapshot.settings,
        organisation: &snapshot.organisation,
        day: today,
        class: match request.identity {
            Identity::Key => Class::Proven,
            _ => Class::Claimed,
        },
    };
    // How the actor is known is said once, and not row by row.
    match office.attests(&writer.id, item, &body) {
        Err(why) if !why.contains("known") => Err(why.to_owned()),
        _ => Ok(body),
    }
}

fn published<'a>(
    snapshot: &'a Snapshot,
    id: &'a SopId,
    version: Option<Version>,
    on: Date,
) -> Result<(&'a Publication, &'a PublishItem), String> {
    let registry = &snapshot.ledger.registry;
    match version {
        None => registry
            .standing(id)
            .rfind(|(publication, item)| holds_since(snapshot, publication, item) <= on)
            .filter(|(_, item)| item.action == Action::Publish)
            .ok_or_else(|| format!("nothing of {id} was in force on {on}")),
        Some(version) => registry
            .standing(id)
            .rfind(|(_, item)| item.version == version && item.action == Action::Publish)
            .ok_or_else(|| format!("{id} {version} was never published")),
    }
}

/// The one person with this id, address or name.
fn person<'a>(snapshot: &'a Snapshot, text: &str) -> Result<&'a Person, String> {
    let people = &snapshot.organisation.people;
    if let Some(person) = people.by_id_or_email(text) {
        return Ok(person);
    }
    let same = |person: &&Person| person.name.eq_ignore_ascii_case(text);
    let mut named = people.people.iter().filter(same);
    match (named.next(), named.next()) {
        (Some(person), None) => Ok(person),
        (Some(_), Some(_)) => Err(format!(
            "several people are called {text}: write the id or the address"
        )),
        (None, _) => Err(format!("`{text}` is nobody in people.yaml")),
    }
}

/// A day as `2026-11-22`, or at the start of a time stamp.
fn day(text: &str) -> Result<Date, String> {
    let date = text.get(..10).unwrap_or(text);
    date.parse()
        .map_err(|_| format!("`{text}` is no day: write YYYY-MM-DD"))
}

/// Whether the person has this version on record, by themselves or by somebody else.
fn on_record(snapshot: &Snapshot, body: &AttestBody) -> bool {
    let on_record = snapshot.ledger.registry.acknowledgements();
    let same = |version: Version, day: Date| version == body.version && day >= body.on;
    let mut read = on_record.of(&body.sop, &body.person);
    read.any(|one| same(one.version, one.day(&snapshot.zone)))
}

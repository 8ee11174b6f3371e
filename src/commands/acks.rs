//! `sop acks`

use jiff::civil::Date;

use super::context::Format;
use super::{Context, Outcome};
use crate::domain::time::stamp;
use crate::error::Result;
use crate::ops::acks::{PersonAck, Report, Request, SopAcks, acks};
use crate::store::Scope;
use crate::ui::{Human, Sheet, Tone};

/// Show who has acknowledged what, and who has not.
///
/// With names, overdue first; on any day in the past with `--as-of`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop acks\n  sop acks renewal-call\n  sop acks --role cs-agent --as-of 2026-06-30\n  sop acks --team p-1c20\n  sop acks --format csv"
)]
pub struct Args {
    /// One SOP, by id or path
    sop: Option<String>,
    /// Only people in this role
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// Only people whose manager this is (id or e-mail)
    #[arg(long, value_name = "MANAGER", conflicts_with = "role")]
    team: Option<String>,
    /// As of the end of this day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let scope = Scope::NOTHING.with_tenures();
    let (snapshot, now) = store.snapshot_as_of(scope, args.as_of)?;
    let request = Request {
        target: args.sop.as_deref().map(|sop| store.from_here(sop)),
        role: args.role,
        team: args.team,
    };
    let report = acks(&snapshot, &request, now)?;
    if context.globals.format == Some(Format::Csv) {
        let rows: Vec<Vec<String>> = report
            .sops
            .iter()
            .flat_map(|sop| sop.people.iter().map(move |person| row(sop, person)))
            .collect();
        context.answer_csv(&HEADS, &rows)?;
    } else {
        context.answer(&report)?;
    }
    Ok(Outcome::Done)
}

const HEADS: [&str; 8] = [
    "sop", "version", "person", "name", "state", "due", "at", "identity",
];

fn row(sop: &SopAcks<'_>, person: &PersonAck<'_>) -> Vec<String> {
    vec![
        sop.id.clone(),
        sop.version.clone(),
        person.person.to_owned(),
        person.name.to_owned(),
        person.state.to_string(),
        due(person),
        at(person),
        identity(person),
    ]
}

fn due(person: &PersonAck<'_>) -> String {
    person.due.map(|due| due.to_string()).unwrap_or_default()
}

fn at(person: &PersonAck<'_>) -> String {
    match person.on {
        // The day of the reading, not that on which somebody brought it in.
        Some(on) => on.to_string(),
        None => person.at.map(stamp).unwrap_or_default(),
    }
}

fn identity(person: &PersonAck<'_>) -> String {
    if let Some(by) = &person.attested_by {
        return format!("attested by {by}");
    }
    person
        .identity
        .map(|identity| identity.to_string())
        .unwrap_or_default()
}

impl Human for Report<'_> {
    fn human(&self, sheet: &mut Sheet) {
        for (at, sop) in self.sops.iter().enumerate() {
            if at > 0 {
                sheet.gap();
            }
            one(sop, sheet);
        }
        if self.sops.is_empty() {
            sheet.paragraph(0, "nobody has to acknowledge anything (`ack:` of a page or of sop.yaml, or `risk: high`)");
        }
    }
}

fn one(sop: &SopAcks<'_>, sheet: &mut Sheet) {
    sheet.toned(Tone::Strong, format!("{} {}", sop.id, sop.version));
    if sop.people.is_empty() {
        sheet.paragraph(
            0,
            "nobody has to acknowledge it (`ack:` of the page or of sop.yaml, or `risk: high`)",
        );
        return;
    }
    let mut count = format!("{} of {}", sop.acknowledged, sop.required);
    if sop.overdue > 0 {
        count.push_str(&format!(", {} overdue", sop.overdue));
    }
    sheet.field("acknowledged", &count);
    let rows = sop.people.iter().map(|person| {
        let state = match &person.of {
            Some(of) => format!("{} from {of}", person.state),
            None => person.state.to_string(),
        };
        let who = if person.name.is_empty() {
            person.person.to_owned()
        } else {
            format!("{} ({})", person.name, person.person)
        };
        vec![who, state, due(person), at(person), identity(person)]
    });
    sheet.table(&["who", "state", "due", "at", "known by"], rows.collect());
}

//! `sop todo`

use jiff::civil::Date;

use super::{Context, Outcome};
use crate::domain::actor::Actor;
use crate::domain::organisation::Organisation;
use crate::error::Result;
use crate::ops::todo::{Item, Report, Whose, looked_at, todo};
use crate::store::Scope;
use crate::ui::{Human, Sheet, Tone};

/// Show what you owe: to acknowledge, to review, to approve.
///
/// In the order of your path, with why and until when.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop todo\n  sop todo --person maria@example.com\n  sop todo --team p-1c20\n  sop todo --role cs-agent --json"
)]
pub struct Args {
    /// What this person owes (id or e-mail)
    #[arg(long, value_name = "PERSON", conflicts_with_all = ["team", "role"])]
    person: Option<String>,
    /// What everybody owes whose manager this is (id or e-mail)
    #[arg(long, value_name = "MANAGER", conflicts_with = "role")]
    team: Option<String>,
    /// What everybody in this role owes
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// As of the end of this day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let scope = Scope::PROPOSED.with_tenures();
    let whose = match (args.person, args.team, args.role) {
        (Some(person), _, _) => Whose::Person(person),
        (_, Some(manager), _) => Whose::Team(manager),
        (_, _, Some(role)) => Whose::Role(role),
        _ => Whose::Mine,
    };
    let readers =
        |organisation: &Organisation, actor: &Actor| looked_at(organisation, &whose, actor);
    let (snapshot, now) = store.snapshot_of_readers(scope, args.as_of, &readers)?;
    let (mut report, compare) = todo(&snapshot, &whose, now)?;
    for (at, before, after) in compare {
        // What they knew may be gone from this clone: then `ack` shows all of it.
        if let Ok(before) = store.text(&before) {
            report.compare(at, &before, &store.text(&after)?);
        }
    }
    context.answer(&report)?;
    Ok(Outcome::Done)
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        if self.items.is_empty() {
            sheet.toned(Tone::Good, "nothing is owed");
            return;
        }
        let mut person = None;
        for (at, item) in self.items.iter().enumerate() {
            if at > 0 {
                sheet.gap();
            }
            if self.person.is_none() && person != Some(&item.person) {
                sheet.toned(Tone::Strong, who(item));
                person = Some(&item.person);
            }
            one(item, sheet);
        }
    }
}

fn who(item: &Item) -> String {
    match item.name.as_str() {
        "" => item.person.clone(),
        name => format!("{name} ({})", item.person),
    }
}

fn one(item: &Item, sheet: &mut Sheet) {
    let line = match (&item.path, &item.stage) {
        (Some(path), Some(stage)) if item.sop.is_empty() => format!("{} {path} {stage}", item.kind),
        _ => format!("{} {} {}", item.kind, item.sop, item.version),
    };
    sheet.toned(Tone::Strong, line);
    sheet.field("title", &item.title);
    sheet.field("why", &item.why);
    if let (Some(path), Some(stage)) = (&item.path, &item.stage)
        && !item.sop.is_empty()
    {
        sheet.field("path", &format!("{path}, {stage}"));
    }
    match &item.due {
        Some(due) if item.overdue => sheet.field("due", &format!("{due}, overdue")),
        Some(due) => sheet.field("due", due),
        None => {}
    }
    if item.state == "away" {
        sheet.field("state", "on leave: nothing falls due until they are back");
    }
    if !item.changed_steps.is_empty() {
        let steps = crate::domain::plural::counted(item.changed_steps.len(), "step");
        sheet.field("changed", &format!("{steps} since what they acknowledged"));
    }
    sheet.field("next", &item.command);
}

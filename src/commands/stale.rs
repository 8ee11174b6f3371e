//! `sop stale`

use jiff::civil::Date;

use super::{Context, Outcome};
use crate::domain::freshness::Freshness;
use crate::domain::interval::Interval;
use crate::error::{Error, Result};
use crate::ops::filters::check_filters;
use crate::ops::stale::{Report, Request, stale};
use crate::store::Scope;
use crate::ui::{Human, Sheet};

/// Show what is due for a review.
///
/// By reviews and publications on record, else by the last commit that changed the file. Exit 1 where something is
/// overdue.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop stale\n  sop stale --owner role:cs-lead --all\n  sop stale --as-of 2027-01-31 --json"
)]
pub struct Args {
    /// One SOP, by id or path
    sop: Option<String>,
    /// List fresh ones too
    #[arg(long)]
    all: bool,
    /// The interval of pages that name none, such as `6 months`
    #[arg(long, value_name = "INTERVAL")]
    review_in: Option<Interval>,
    /// On another day than today (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Owned by this role or person
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
    /// To be known by this role
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// With this tag
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// In this state: fresh, due-soon, overdue, never-reviewed, suspect
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// Satisfying this clause, as STANDARD:CLAUSE or either
    #[arg(long, value_name = "CLAUSE")]
    satisfies: Option<String>,
    /// The states that make the exit code 1 (comma-separated), or none; default: overdue,suspect,never-reviewed
    #[arg(long, value_name = "STATES", value_delimiter = ',')]
    fail_on: Vec<String>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let (snapshot, now) = store.snapshot_as_of(Scope::default(), args.as_of)?;
    context.say_what_is_read(&snapshot);
    let target = match &args.sop {
        Some(text) => {
            Some(crate::ops::target::find(&snapshot, &store.from_here(text))?.to_string())
        }
        None => None,
    };
    let busy = context.busy("walking the history");
    let pages = store.head_pages(&snapshot)?;
    if pages.is_empty() {
        return Err(crate::ops::list::no_match(&snapshot));
    }
    let paths: Vec<String> = pages.iter().map(|page| page.path.clone()).collect();
    let changes = store.last_changes(&snapshot, &paths)?;
    drop(busy);
    let request = Request {
        all: args.all || target.is_some() || args.state.is_some(),
        target,
        review_in: args.review_in,
        owner: args.owner,
        role: args.role,
        tag: args.tag,
        state: args.state.as_deref().map(freshness).transpose()?,
        satisfies: args.satisfies,
        fail_on: fail_on(&args.fail_on)?,
    };
    check_filters(
        &snapshot,
        &pages,
        request.owner.as_deref(),
        request.role.as_deref(),
    )?;
    let report = stale(&snapshot, &pages, &changes, &request, now)?;
    context.answer(&report)?;
    Ok(if report.failing {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

/// `None`: what is asked for by default.
fn fail_on(names: &[String]) -> Result<Option<Vec<Freshness>>> {
    match names {
        [] => Ok(None),
        [none] if none == "none" => Ok(Some(Vec::new())),
        names => names
            .iter()
            .map(|name| freshness(name))
            .collect::<Result<_>>()
            .map(Some),
    }
}

fn freshness(name: &str) -> Result<Freshness> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).map_err(|_| {
        Error::usage(format!("`{name}` is no freshness"))
            .hint("one of fresh, due-soon, overdue, never-reviewed, suspect")
    })
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        let rows = self
            .sops
            .iter()
            .map(|sop| {
                let owner = match (&sop.owner, sop.owner_people.as_slice()) {
                    (Some(owner), []) => owner.clone(),
                    (Some(owner), people) => format!("{owner} ({})", people.join(", ")),
                    (None, _) => "–".to_owned(),
                };
                let days = if sop.days_overdue > 0 {
                    sop.days_overdue.to_string()
                } else {
                    String::new()
                };
                vec![
                    sop.id.clone(),
                    sop.state.to_string(),
                    days,
                    sop.due.clone(),
                    owner,
                    sop.reasons.join("; "),
                ]
            })
            .collect();
        sheet.table(&["id", "state", "days over", "due", "owner", "why"], rows);
        let totals = &self.totals;
        sheet.gap();
        sheet.line(format!(
            "on {}: {} of {} fresh, {} due soon, {} overdue, {} never reviewed",
            self.as_of,
            totals.fresh,
            totals.sops,
            totals.due_soon,
            totals.overdue,
            totals.never_reviewed
        ));
        let first = self.sops.iter().find(|sop| sop.state != Freshness::Fresh);
        let commands: Vec<String> = first.map(|sop| sop.command.clone()).into_iter().collect();
        sheet.next(&commands);
    }
}

//! `sop stale`

mod dates;
mod fetch;
mod formats;
mod opinion;
mod table;

use jiff::civil::Date;

use super::context::Format;
use super::drafting::ModelArgs;
use super::{Context, Outcome, by_name};
use crate::domain::freshness::Freshness;
use crate::domain::head::Head;
use crate::domain::history::LastChanges;
use crate::domain::interval::Interval;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::ops::filters::check_filters;
use crate::ops::stale::{History, Request, addresses, dependencies, stale};
use crate::ops::theatre::audit_dates;
use crate::store::{Scope, Snapshot, Store};

pub(super) use table::touches;

/// Show what is due for a review.
///
/// By reviews and publications on record, else by the last commit that changed the file. Exit 1 where something is
/// overdue.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop stale\n  sop stale --owner role:cs-lead --all\n  sop stale renewal-call --why\n  sop stale --as-of 2027-01-31 --json\n  sop stale renewal-call --ai   (what of its text may no longer hold)\n  sop stale --format markdown   (for a pull request; also csv, github, sarif, junit)"
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
    /// In this file, or below this folder
    #[arg(long, value_name = "PATH")]
    path: Option<String>,
    /// With this tag
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// In this state: fresh, due-soon, overdue, never-reviewed, suspect
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// Satisfying this clause, as STANDARD:CLAUSE or either
    #[arg(long, value_name = "CLAUSE")]
    satisfies: Option<String>,
    /// Report dates that moved while nothing else did, in bulk or alone, and reviews seconds apart
    #[arg(long, conflicts_with_all = ["why", "review_in", "state", "fail_on"])]
    audit_dates: bool,
    /// Explain each with the commits and records behind it
    #[arg(long)]
    why: bool,
    /// Ask the pages on the web that SOPs depend on whether they are there and say the same
    #[arg(long, conflicts_with_all = ["audit_dates", "as_of"])]
    fetch: bool,
    /// With --fetch: also pages on this machine and in private networks
    #[arg(long, requires = "fetch")]
    allow_private: bool,
    /// Ask what of the text may no longer hold: rules, or the model of --provider or sop.yaml; no state changes by it
    #[arg(long, conflicts_with_all = ["audit_dates", "as_of"])]
    ai: bool,
    #[command(flatten)]
    model: ModelArgs,
    /// The states that make the exit code 1 (comma-separated), or none; default: overdue,suspect,never-reviewed
    #[arg(long, value_name = "STATES", value_delimiter = ',')]
    fail_on: Vec<String>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    if args.model.is_given() && !args.ai {
        return Err(
            Error::usage("a model is asked for an opinion, and for nothing else")
                .hint("sop stale --ai --provider NAME"),
        );
    }
    let store = context.store()?;
    // Of one SOP, and for an opinion, the pages are read; of all of them, what they say of themselves is enough.
    let scope = Scope {
        heads_only: args.sop.is_none() && !args.ai,
        ..Scope::default()
    };
    let (mut snapshot, now) = store.snapshot_as_of(scope, args.as_of)?;
    let target = match &args.sop {
        Some(text) => {
            Some(crate::ops::target::find(&snapshot, &store.from_here(text))?.to_string())
        }
        None => None,
    };
    let busy = context.busy("walking the history");
    let (heads, changes) = match args.audit_dates {
        // It asks for other commits than the last ones.
        true => (store.heads(&snapshot)?, Some(LastChanges::default())),
        false => store.heads_and_changes(&snapshot)?,
    };
    let pages = heads.all()?;
    let changes = match changes {
        Some(changes) => changes,
        None => last_changes(&store, &snapshot, &pages)?,
    };
    if pages.is_empty() {
        return Err(crate::ops::list::no_match(
            &store.snapshot(Scope::default())?,
        ));
    }
    if scope.heads_only {
        snapshot.refused = heads.refused().to_vec();
    }
    context.say_what_is_read(&snapshot);
    if args.audit_dates {
        formats::refuse_for_dates(context)?;
        let paths: Vec<String> = pages.iter().map(|page| page.path.to_owned()).collect();
        let bumps = store.date_bumps(&snapshot, &paths)?;
        drop(busy);
        let report = audit_dates(&snapshot, &bumps, paths.len(), now);
        context.answer(&report)?;
        return Ok(Outcome::Done);
    }
    let mut history = around(&store, &snapshot, &pages, changes, now)?;
    drop(busy);
    let request = Request {
        all: args.all
            || target.is_some()
            || args.state.is_some()
            || context.globals.format == Some(Format::Junit),
        target,
        review_in: args.review_in,
        owner: args.owner,
        role: args.role,
        path: args.path.map(|path| store.path_from_here(&path)),
        why: args.why,
        tag: args.tag,
        state: args.state.as_deref().map(freshness).transpose()?,
        satisfies: args.satisfies,
        fail_on: fail_on(&args.fail_on)?,
        most: (formats::is_for_people(context) && !args.ai).then_some(table::SHOWN),
    };
    check_filters(
        &snapshot,
        &pages,
        request.owner.as_deref(),
        request.role.as_deref(),
    )?;
    if args.fetch {
        let addresses = addresses(&snapshot, &pages, &request);
        fetch::ask(
            &addresses,
            args.allow_private,
            &mut history,
            &store,
            context,
        )?;
    }
    let mut report = stale(&snapshot, &pages, &history, &request, now)?;
    if args.ai
        && !opinion::ask(
            &args.model,
            (&store, &snapshot),
            &store.head_pages(&snapshot)?,
            &mut report,
            context,
        )?
    {
        return Ok(Outcome::Done);
    }
    formats::answer(&report, context)?;
    Ok(if report.failing {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

/// What git's history says of pages and of what they depend on.
pub(super) fn history(
    store: &Store,
    snapshot: &Snapshot,
    pages: &[Head<'_>],
    now: Now,
) -> Result<History> {
    let changes = last_changes(store, snapshot, pages)?;
    around(store, snapshot, pages, changes, now)
}

fn last_changes(store: &Store, snapshot: &Snapshot, pages: &[Head<'_>]) -> Result<LastChanges> {
    let paths: Vec<&str> = pages.iter().map(|page| page.path).collect();
    store.last_changes(snapshot, &paths)
}

/// The last changes, with what touched the files that pages depend on.
fn around(
    store: &Store,
    snapshot: &Snapshot,
    pages: &[Head<'_>],
    changes: LastChanges,
    now: Now,
) -> Result<History> {
    let asked = dependencies(snapshot, pages, &changes, now);
    Ok(History {
        touches: store.touched(snapshot, &asked)?,
        changes,
        ..History::default()
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
    by_name(name).ok_or_else(|| {
        Error::usage(format!("`{name}` is no freshness"))
            .hint("one of fresh, due-soon, overdue, never-reviewed, suspect")
    })
}

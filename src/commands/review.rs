//! `sop review`

mod guided;

use super::{Context, Outcome};
use crate::domain::id::SopId;
use crate::domain::ledger::record::ReviewOutcome;
use crate::error::{Error, Result};
use crate::ops::review::{Bulk, Report, Request, review, review_all};
use crate::ops::target::find;
use crate::store::{Scope, Snapshot, Store};
use crate::ui::{Human, Sheet, Tone};

/// Review what is in force, or a draft that waits.
///
/// At a terminal it shows what changed around the SOP since somebody last looked, asks section by section whether it is
/// still true, and records what was checked. Where a submission waits, reading that draft is the review: it ends in an
/// approval or a rejection. A review without a note is refused.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop review renewal-call\n  sop review renewal-call --no-change --note 'walked through with two agents'\n  sop review renewal-call --needs-change --note 'step 4 names the old tool'\n  sop review opening closing --no-change --note 'both done by the book on Monday'"
)]
pub struct Args {
    /// The SOP, by id or path; several in one go need --no-change or --needs-change
    #[arg(required = true, value_name = "SOP")]
    which: Vec<String>,
    /// It is still true as it stands
    #[arg(long, conflicts_with = "needs_change")]
    no_change: bool,
    /// It has to be revised
    #[arg(long)]
    needs_change: bool,
    /// What was checked
    #[arg(long, short = 'm', value_name = "TEXT")]
    note: Option<String>,
    /// Review what is in force although a submission waits
    #[arg(long)]
    periodic: bool,
}

/// What is looked at.
const SCOPE: Scope = Scope::PROPOSED;

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let snapshot = store.snapshot(SCOPE)?;
    let targets: Vec<String> = args.which.iter().map(|sop| store.from_here(sop)).collect();
    let outcome = match (args.no_change, args.needs_change) {
        (true, _) => Some(ReviewOutcome::NoChange),
        (_, true) => Some(ReviewOutcome::NeedsChange),
        _ => None,
    };
    match (targets.as_slice(), outcome) {
        ([target], None) if context.interactive() => {
            if !args.periodic && waits(&snapshot, target)? {
                return guided::decide(target, args.note, context, &store);
            }
            let (outcome, note) = guided::hold(target, args.note, context, &store, &snapshot)?;
            record(&targets, outcome, Some(note), context, &store)
        }
        (_, None) => Err(unsaid(&args.which)),
        (_, Some(outcome)) => {
            for target in &targets {
                if !args.periodic && waits(&snapshot, target)? {
                    return Err(submission_open(&find(&snapshot, target)?));
                }
            }
            record(&targets, outcome, args.note, context, &store)
        }
    }
}

fn waits(snapshot: &Snapshot, target: &str) -> Result<bool> {
    let id = find(snapshot, target)?;
    Ok(snapshot.ledger.registry.open_submission(&id).is_some())
}

fn submission_open(id: &SopId) -> Error {
    Error::refused(format!(
        "a submission of {id} waits: reading it is its review"
    ))
    .code("submission-open")
    .hint(format!(
        "sop approve {id}   or   sop reject {id} --reason 'WHY'"
    ))
    .hint("--periodic   (reviews what is in force all the same)")
}

fn unsaid(sops: &[String]) -> Error {
    let sops = sops.join(" ");
    Error::usage("say what came of the review").hint(format!(
        "sop review {sops} --no-change --note 'WHAT WAS CHECKED'"
    ))
}

fn record(
    targets: &[String],
    outcome: ReviewOutcome,
    note: Option<String>,
    context: &mut Context,
    store: &Store,
) -> Result<Outcome> {
    let now = context.now;
    let request = Request {
        target: targets.first().cloned().unwrap_or_default(),
        outcome,
        note,
    };
    if targets.len() > 1 {
        let (bulk, applied) = store.transact(SCOPE, |snapshot| {
            review_all(snapshot, targets, &request, now)
        })?;
        context.answer(&bulk.with(&applied))?;
    } else {
        let (report, applied) =
            store.transact(SCOPE, |snapshot| review(snapshot, &request, now))?;
        context.answer(&report.with(&applied))?;
    }
    Ok(Outcome::Done)
}

impl Human for Bulk {
    fn human(&self, sheet: &mut Sheet) {
        for review in &self.reviews {
            one(review, sheet);
        }
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
    }
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        one(self, sheet);
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

fn one(report: &Report, sheet: &mut Sheet) {
    sheet.toned(
        Tone::Strong,
        format!("reviewed {} {}", report.id, report.version),
    );
    sheet.field(
        "outcome",
        match report.outcome {
            ReviewOutcome::NoChange => "still true as it stands",
            ReviewOutcome::NeedsChange => "has to be revised; freshness is not renewed",
        },
    );
    sheet.field("checked", &report.note);
    if report.outcome == ReviewOutcome::NoChange {
        sheet.field("due again", &report.next_due);
    }
}

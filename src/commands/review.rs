//! `sop review`

use super::{Context, Outcome};
use crate::domain::ledger::record::ReviewOutcome;
use crate::error::{Error, Result};
use crate::ops::review::{Report, Request, review};
use crate::store::Scope;
use crate::ui::{Human, Sheet, Tone, prompt};

/// Record that an SOP in force was checked.
///
/// A review says what was checked; one without a note is refused. Where a submission waits, `sop approve` and
/// `sop reject` are its review.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop review renewal-call --no-change --note 'walked through with two agents'\n  sop review renewal-call --needs-change --note 'step 4 names the old tool'"
)]
pub struct Args {
    /// The SOP, by id or path
    sop: String,
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

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let scope = Scope {
        proposals: true,
        work_tree: false,
    };
    let snapshot = store.snapshot(scope)?;
    let id = crate::ops::target::find(&snapshot, &store.from_here(&args.sop))?;
    if !args.periodic && snapshot.ledger.registry.open_submission(&id).is_some() {
        return Err(Error::refused(format!(
            "a submission of {id} waits: reading it is its review"
        ))
        .code("submission-open")
        .hint(format!(
            "sop approve {id}   or   sop reject {id} --reason 'WHY'"
        ))
        .hint("--periodic   (reviews what is in force all the same)"));
    }
    let (outcome, note) = answers(&args, context)?;
    let request = Request {
        target: store.from_here(&args.sop),
        outcome,
        note,
    };
    let now = context.now;
    let (report, applied) = store.transact(scope, |snapshot| review(snapshot, &request, now))?;
    context.answer(&report.with(&applied))?;
    Ok(Outcome::Done)
}

fn answers(args: &Args, context: &Context) -> Result<(ReviewOutcome, Option<String>)> {
    let outcome = match (args.no_change, args.needs_change) {
        (true, _) => ReviewOutcome::NoChange,
        (_, true) => ReviewOutcome::NeedsChange,
        _ if context.interactive() => {
            match prompt::select(
                "What came of it?",
                &["still true as it stands", "it has to be revised"],
            )? {
                0 => ReviewOutcome::NoChange,
                _ => ReviewOutcome::NeedsChange,
            }
        }
        _ => {
            return Err(Error::usage("say what came of the review").hint(format!(
                "sop review {} --no-change --note 'WHAT WAS CHECKED'",
                args.sop
            )));
        }
    };
    let note = match &args.note {
        Some(note) => Some(note.clone()),
        None if context.interactive() => Some(prompt::input("What was checked?", "")?),
        None => None,
    };
    Ok((outcome, note))
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(
            Tone::Strong,
            format!("reviewed {} {}", self.id, self.version),
        );
        sheet.field(
            "outcome",
            match self.outcome {
                ReviewOutcome::NoChange => "still true as it stands",
                ReviewOutcome::NeedsChange => "has to be revised; freshness is not renewed",
            },
        );
        sheet.field("checked", &self.note);
        if self.outcome == ReviewOutcome::NoChange {
            sheet.field("due again", &self.next_due);
        }
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

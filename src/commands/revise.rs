//! `sop revise`

mod choosing;
mod human;

use std::path::PathBuf;

use super::draft::{drafted, material};
use super::drafting::ModelArgs;
use super::{Context, Outcome};
use crate::domain::brief::Brief;
use crate::domain::hunk::Hunk;
use crate::error::{Error, Result};
use crate::ops::interview::refuse_uncommitted;
use crate::ops::revise::{Choice, base, chosen, hunks, report, revise};
use crate::store::Scope;

const SCOPE: Scope = Scope::EVERYTHING;

/// Revise an SOP from new material, change by change.
///
/// The material is drafted, held against the page, and proposed as the least that has to change: a number, a clause, a
/// step after another, a warning; a step goes only where the material says so. Every other line stays as it is. Each
/// change is shown and taken or left; what is taken is a revision on the SOP's branch.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop revise renewal-call --from review-meeting.vtt\n  sop revise renewal-call --from notes.txt --dry-run   (shows what would change)\n  sop revise renewal-call --prompt 'The discount is 15 percent now.' --accept 1"
)]
pub struct Args {
    /// The SOP, by id or path
    sop: String,
    /// New material: a file, or - for standard input (repeatable)
    #[arg(long, value_name = "FILE")]
    from: Vec<PathBuf>,
    /// What changed, in your own words
    #[arg(long, value_name = "TEXT")]
    prompt: Option<String>,
    #[command(flatten)]
    model: ModelArgs,
    /// Take these changes without asking: all, none, or numbers
    #[arg(long, value_name = "all|1,3")]
    accept: Option<String>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let snapshot = store.snapshot_without_ledger(SCOPE)?;
    let shown = base(&snapshot, &args.sop)?;
    refuse_uncommitted(&snapshot, &shown)?;
    let sources = material(&args.from, args.prompt.as_deref(), context)?;
    if sources.is_empty() {
        return Err(Error::usage("there is nothing to revise from")
            .hint("--from FILE   (notes, Markdown, a transcript; - for standard input)")
            .hint("--prompt 'The discount is 15 percent now.'"));
    }
    let brief = Brief {
        title: Some(shown.title.clone()),
        prompt: args.prompt.clone(),
        kind: "procedure".to_owned(),
        roles: shown.page.roles(),
        sources,
    };
    let Some((made, _, by)) = drafted(&args.model, &brief, context, &store)? else {
        return Ok(Outcome::Done);
    };
    let found = hunks(&shown, &brief, &made);
    let choices = match &args.accept {
        Some(text) if !found.is_empty() => with(&found, &chosen(text, found.len())?),
        None if !found.is_empty() && context.interactive() && !store.dry_run() => {
            let day = snapshot.today(context.now).to_string();
            let who = crate::ops::interview::own_name(&snapshot);
            choosing::choose(
                context,
                &shown.id,
                &found,
                &format!("{who}, answered {day}"),
            )?
        }
        None if !found.is_empty() && !store.dry_run() => return Err(nobody_to_ask(&found, &args)),
        _ => with(&found, &vec![false; found.len()]),
    };
    if found.is_empty() || (args.accept.is_none() && store.dry_run()) {
        let mut shown = report(&shown, &made, &choices, &by);
        if !found.is_empty() {
            shown.notices.push("nothing was written".to_owned());
            shown.next = vec![format!("sop revise {} … --accept all", args.sop)];
        }
        context.answer(&shown)?;
        return Ok(Outcome::Done);
    }
    let now = context.now;
    let (report, applied) = store.transact(SCOPE, |snapshot| {
        revise(snapshot, &shown, (&brief, &made), &choices, &by, now)
    })?;
    context.answer(&report.with(&applied))?;
    Ok(Outcome::Done)
}

fn with(hunks: &[Hunk], taken: &[bool]) -> Vec<Choice> {
    hunks
        .iter()
        .zip(taken)
        .map(|(hunk, taken)| Choice {
            hunk: hunk.clone(),
            taken: *taken,
        })
        .collect()
}

fn nobody_to_ask(hunks: &[Hunk], args: &Args) -> Error {
    let mut error = Error::usage(format!(
        "{} changes to {}, and there is no terminal to ask on",
        hunks.len(),
        args.sop
    ));
    for hunk in hunks {
        error = error.cause(format!("{}. {}", hunk.number, hunk.summary()));
    }
    error
        .hint("--dry-run   (shows them)")
        .hint("--accept all   (or numbers: --accept 1,3)")
}

//! `sop publish`

use super::{Context, Outcome};
use crate::error::{Error, Result};
use crate::ops::publish::{Request, plan, publish};
use crate::store::Scope;

/// Publish an approved submission.
///
/// Refuses, naming each reason and the command that mends it, unless everything that publishing needs is there. Then
/// it merges, records and tags as one: whole or not at all.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop publish renewal-call\n  sop publish renewal-call --dry-run\n  sop publish renewal-call --over-pace --reason 'audit finding 7'"
)]
pub struct Args {
    /// Any SOP of the submission, by id or path
    sop: String,
    /// Publish past the pace of roll-outs; needs --reason
    #[arg(long, requires = "reason")]
    over_pace: bool,
    /// Why past the pace
    #[arg(long, short = 'm', value_name = "TEXT")]
    reason: Option<String>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let busy = context.busy("asking the remote");
    if context.globals.offline {
        if store
            .snapshot_without_ledger(Scope::default())?
            .layout
            .remote
            .is_some()
        {
            return Err(Error::remote(
                "publishing needs the remote, and --offline leaves it alone",
            )
            .hint("sop publish without --offline"));
        }
    } else {
        store.fetch()?;
    }
    drop(busy);
    let request = Request {
        target: store.from_here(&args.sop),
        over_pace: args.over_pace,
        reason: args.reason,
    };
    let now = context.now;
    let scope = Scope::PROPOSED;
    let (report, applied) = store.transact(scope, |snapshot| {
        let merge = plan(snapshot, &request, now)?;
        let merged = store.merge(snapshot, &merge)?;
        publish(snapshot, &request, &merge, &merged, now)
    })?;
    context.answer(&report.with(&applied))?;
    Ok(Outcome::Done)
}

//! `sop publish`

mod by_forge;
mod merged;
mod since;

use super::{Context, Outcome, forge};
use crate::error::{Error, Result};
use crate::ops::publish::{Request, plan, publish};
use crate::store::{Scope, Store};

/// Publish an approved submission.
///
/// Refuses, naming each reason and the command that mends it, unless everything that publishing needs is there. Then
/// it merges, records and tags as one: whole or not at all. Where sop.yaml names a forge, its reviews count and it merges.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop publish renewal-call\n  sop publish renewal-call --dry-run\n  sop publish renewal-call --over-pace --reason 'audit finding 7'\n  sop publish renewal-call --emergency --reason 'the old one is unsafe'   (approved afterwards)\n  sop publish --merged          (in CI: records what somebody merged by hand)"
)]
pub struct Args {
    /// Any SOP of the submission, by id or path
    #[arg(required_unless_present = "merged")]
    sop: Option<String>,
    /// Record everything that is on the default branch already, however it was merged
    #[arg(long, conflicts_with_all = ["sop", "over_pace"])]
    merged: bool,
    /// Publish past the pace of roll-outs; needs --reason
    #[arg(long, requires = "reason")]
    over_pace: bool,
    /// Publish before it is approved, where sop.yaml says who may; needs --reason
    #[arg(long, requires = "reason", conflicts_with = "merged")]
    emergency: bool,
    /// Why past the pace, or before it is approved
    #[arg(long, short = 'm', value_name = "TEXT")]
    reason: Option<String>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let busy = context.busy("asking the remote");
    reach(context, &store, args.merged)?;
    drop(busy);
    let sop = args.sop.as_deref().unwrap_or_default();
    let mut request = Request {
        target: store.from_here(sop),
        over_pace: args.over_pace,
        emergency: args.emergency,
        reason: args.reason,
        identity: None,
    };
    if args.emergency {
        let snapshot = store.snapshot(Scope::PROPOSED)?;
        let question = format!("Publish {} before it is approved?", request.target);
        request.identity = Some(context.identity(&store, &snapshot, &question)?);
    }
    if args.merged {
        let report = merged::record_all(context, &store, &request)?;
        context.answer(&report)?;
        let whole = report.waiting.is_empty();
        return Ok(if whole {
            Outcome::Done
        } else {
            Outcome::Findings
        });
    }
    let snapshot = store.snapshot_without_ledger(Scope::default())?;
    if let Some(forge) = forge::connect(context, &store, &snapshot)? {
        let report = by_forge::publish(context, &store, forge.as_ref(), &request)?;
        context.answer(&report)?;
        return Ok(Outcome::Done);
    }
    let now = context.now;
    let scope = Scope::PROPOSED.with_tenures();
    let (report, applied) = store.transact(scope, |snapshot| {
        let merge = plan(snapshot, &request, now)?;
        let merged = store.merge(snapshot, &merge)?;
        publish(snapshot, &request, &merge, &merged, now)
    })?;
    context.answer(&report.with(&applied))?;
    Ok(Outcome::Done)
}

/// Asks the remote. Only what is merged already can be recorded without it.
fn reach(context: &Context, store: &Store, merged: bool) -> Result<()> {
    if !context.globals.offline {
        return store.fetch().map(drop);
    }
    let snapshot = store.snapshot_without_ledger(Scope::default())?;
    if merged || snapshot.layout.remote.is_none() {
        return Ok(());
    }
    Err(
        Error::remote("publishing needs the remote, and --offline leaves it alone")
            .hint("sop publish without --offline"),
    )
}

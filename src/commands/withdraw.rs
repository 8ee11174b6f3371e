//! `sop withdraw`

use super::{Context, Outcome, forge};
use crate::domain::settings::Identity;
use crate::domain::version::Version;
use crate::error::Result;
use crate::ops::withdraw::{Request, plan, withdraw_proposal, withdraw_publication};
use crate::store::Scope;

/// Abandon a draft, or take back a submission or a publication.
///
/// Without a version: takes back the open submission, or, where there is none, abandons the draft. With a version:
/// takes that publication back and restores the bytes from before; its number is not used again.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop withdraw renewal-call\n  sop withdraw renewal-call 2.0 --reason 'wrong discount table'"
)]
pub struct Args {
    /// The SOP, by id or path
    sop: String,
    /// The published version to take back
    version: Option<Version>,
    /// Why; required for a publication
    #[arg(long, short = 'm', value_name = "TEXT")]
    reason: Option<String>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    context.fetch(&store)?;
    let scope = Scope::EVERYTHING;
    let now = context.now;
    let mut request = Request {
        target: store.from_here(&args.sop),
        version: args.version,
        reason: args.reason,
        identity: Identity::Asserted,
    };
    let (report, applied) = match args.version {
        None => store.transact(scope, |snapshot| withdraw_proposal(snapshot, &request, now))?,
        Some(version) => {
            let snapshot = store.snapshot(scope)?;
            plan(&snapshot, &request, version)?;
            let question = format!("Take {} {version} back for everybody?", request.target);
            request.identity = context.identity(&store, &snapshot, &question)?;
            store.transact(scope, |snapshot| {
                let restores = plan(snapshot, &request, version)?;
                let restored = store.before(snapshot, &restores)?;
                withdraw_publication(snapshot, &request, version, restored, now)
            })?
        }
    };
    let mut report = report.with(&applied);
    if let (None, Some(branch), false) = (args.version, &report.branch, store.dry_run()) {
        let snapshot = store.snapshot_without_ledger(Scope::default())?;
        let closed = forge::close(context, &store, &snapshot, branch);
        report.notices.extend(closed);
    }
    context.answer(&report)?;
    Ok(Outcome::Done)
}

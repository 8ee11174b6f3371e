//! `sop submit`

use jiff::civil::Date;

use super::{Context, Outcome, forge};
use crate::domain::change::Change;
use crate::error::Result;
use crate::ops::governed::Report;
use crate::ops::submit::{Request, submit};
use crate::store::{Scope, Store};

/// Submit what a branch proposes for approval.
///
/// Writes id, status and version into the files, commits, records the submission, and pushes both where there is a
/// remote. Approvals are for exactly what is submitted here.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop submit renewal-call\n  sop submit renewal-call --change minor --reason 'typo in step 3'\n  sop submit renewal-call --effective-on 2026-12-01 --reason 'new contract terms'"
)]
pub struct Args {
    /// Any SOP of the branch, by id or path
    sop: String,
    /// Minor or major; by default proposed from the steps, major where in doubt
    #[arg(long, value_enum)]
    change: Option<ChangeArg>,
    /// From when it holds (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    effective_on: Option<Date>,
    /// Why; required for a revision
    #[arg(long, short = 'm', value_name = "TEXT")]
    reason: Option<String>,
}

/// Minor or major, on a command line.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum ChangeArg {
    /// Whoever knew the version before need not acknowledge again
    Minor,
    /// Everyone acknowledges again
    Major,
}

impl From<ChangeArg> for Change {
    fn from(change: ChangeArg) -> Self {
        match change {
            ChangeArg::Minor => Change::Minor,
            ChangeArg::Major => Change::Major,
        }
    }
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    context.fetch(&store)?;
    let request = Request {
        target: store.from_here(&args.sop),
        change: args.change.map(Change::from),
        effective_on: args.effective_on,
        reason: args.reason,
    };
    let now = context.now;
    let scope = Scope::EVERYTHING;
    let (report, applied) = store.transact(scope, |snapshot| submit(snapshot, &request, now))?;
    let mut report = report.with(&applied);
    if !store.dry_run() {
        pull_request(context, &store, &request.target, &mut report)?;
    }
    context.answer(&report)?;
    Ok(Outcome::Done)
}

/// Opens or updates the pull request, where there is a forge. The submission stands without it.
fn pull_request(context: &Context, store: &Store, target: &str, report: &mut Report) -> Result<()> {
    let snapshot = store.snapshot_without_ledger(Scope::default())?;
    let forge = match forge::connect(context, store, &snapshot) {
        Ok(Some(forge)) => forge,
        Ok(None) => return Ok(()),
        Err(error) => {
            report
                .notices
                .push(format!("submitted, and no forge was asked: {error}"));
            report.notices.extend(error.hints().iter().cloned());
            return Ok(());
        }
    };
    let busy = context.busy("asking the forge");
    let proposed = forge::propose(context, store, forge.as_ref(), target);
    drop(busy);
    match proposed {
        Ok((pull, notices)) => {
            report.pull_request = Some(pull.url);
            report.notices.extend(notices);
        }
        Err(error) => {
            let pull = forge.place().kind.pull();
            report.notices.push(format!(
                "submitted, and the {pull} is not there yet ({error}): sop submit {target}"
            ));
            report.notices.extend(error.hints().iter().cloned());
        }
    }
    Ok(())
}

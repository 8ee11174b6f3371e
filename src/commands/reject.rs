//! `sop reject`

use super::{Context, Outcome};
use crate::domain::settings::Identity;
use crate::error::Result;
use crate::ops::reject::{Request, reject};
use crate::store::Scope;
use crate::ui::prompt;

/// Reject a submission, or lift your rejection.
///
/// A rejection blocks until the one who rejected lifts it, or a new submission is made.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop reject renewal-call --reason 'step 4 misses the discount limit'\n  sop reject renewal-call --lift"
)]
pub struct Args {
    /// Any SOP of the submission, by id or path
    sop: String,
    /// What has to change
    #[arg(long, short = 'm', value_name = "TEXT")]
    reason: Option<String>,
    /// Lift your rejection
    #[arg(long)]
    lift: bool,
}

impl Args {
    /// A rejection that begins elsewhere; without a reason it is asked for.
    pub(super) fn of(sop: &str, reason: Option<String>) -> Self {
        Self {
            sop: sop.to_owned(),
            reason,
            lift: false,
        }
    }
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    context.fetch(&store)?;
    let scope = Scope::PROPOSED;
    let snapshot = store.snapshot(scope)?;
    let now = context.now;
    let mut request = Request {
        target: store.from_here(&args.sop),
        reason: args.reason,
        lift: args.lift,
        identity: Identity::Asserted,
    };
    if request.reason.is_none() && !request.lift && context.interactive() {
        request.reason = Some(prompt::input("What has to change?", "")?);
    }
    // What cannot be is refused before anybody is asked to confirm it.
    reject(&snapshot, &request, now)?;
    let verb = if args.lift {
        "Lift your rejection of"
    } else {
        "Reject"
    };
    let question = format!("{verb} {}?", request.target);
    request.identity = context.identity(&store, &snapshot, &question)?;
    let (report, applied) = store.transact(scope, |snapshot| reject(snapshot, &request, now))?;
    context.answer(&report.with(&applied))?;
    Ok(Outcome::Done)
}

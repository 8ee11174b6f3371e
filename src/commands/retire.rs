//! `sop retire`

use jiff::civil::Date;

use super::{Context, Outcome};
use crate::error::Result;
use crate::ops::retire::{Request, retire};
use crate::store::Scope;

/// Propose the end of an SOP.
///
/// Retiring is a submission like any other: it is approved, and published.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop retire old-renewal --superseded-by renewal-call --reason 'replaced'"
)]
pub struct Args {
    /// The SOP, by id or path
    sop: String,
    /// What takes its place
    #[arg(long, value_name = "SOP")]
    superseded_by: Option<String>,
    /// Why
    #[arg(long, short = 'm', value_name = "TEXT")]
    reason: Option<String>,
    /// From when it no longer holds (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    effective_on: Option<Date>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    context.fetch(&store)?;
    let request = Request {
        target: store.from_here(&args.sop),
        superseded_by: args.superseded_by,
        reason: args.reason,
        effective_on: args.effective_on,
    };
    let now = context.now;
    let scope = Scope::PROPOSED;
    let (report, applied) = store.transact(scope, |snapshot| retire(snapshot, &request, now))?;
    context.answer(&report.with(&applied))?;
    Ok(Outcome::Done)
}

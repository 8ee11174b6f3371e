//! `sop waive`

use jiff::civil::Date;

use super::{Context, Outcome};
use crate::error::Result;
use crate::ops::waive::{Report, Request, waive};
use crate::store::Scope;
use crate::ui::{Human, Sheet, Tone};

/// Excuse somebody from acknowledging an SOP.
///
/// Their manager, the SOP's owner or an approver may, with a reason; nobody for themselves. It holds for the MAJOR
/// that is in force, and to its last day.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop waive renewal-call --person jon@example.com --reason 'wrote it himself'\n  sop waive renewal-call --person p-7f3a --until 2027-01-31 --reason 'seconded to another team'"
)]
pub struct Args {
    /// The SOP, by id or path
    sop: String,
    /// Who is excused (id or e-mail)
    #[arg(long, value_name = "PERSON")]
    person: String,
    /// Why
    #[arg(long, short = 'm', value_name = "TEXT")]
    reason: String,
    /// The last day of it (YYYY-MM-DD); by default it does not end
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let request = Request {
        target: store.from_here(&args.sop),
        person: args.person,
        reason: args.reason,
        until: args.until,
    };
    let now = context.now;
    let (report, applied) =
        store.transact(Scope::default(), |snapshot| waive(snapshot, &request, now))?;
    context.answer(&report.with(&applied))?;
    Ok(Outcome::Done)
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        let line = format!("waived {} {} for {}", self.id, self.version, self.person);
        sheet.toned(Tone::Strong, line);
        sheet.field("reason", &self.reason);
        sheet.field("until", self.until.as_deref().unwrap_or("it does not end"));
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

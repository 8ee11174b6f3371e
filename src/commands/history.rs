//! `sop history`

use super::{Context, Outcome};
use crate::error::Result;
use crate::ops::history::{Report, history};
use crate::ops::overview::line;
use crate::ops::target::{find, unknown};
use crate::store::Scope;
use crate::ui::{Human, Sheet};

/// Show everything that happened to an SOP.
///
/// Commits and records in one time line, oldest first; renames are followed.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop history renewal-call\n  sop history sops/renewal-call.md --json"
)]
pub struct Args {
    /// The SOP, by id or path
    sop: String,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let target = store.from_here(&args.sop);
    let snapshot = store.snapshot_about(Scope::PROPOSED.with_records(), &target)?;
    context.say_what_is_read(&snapshot);
    let id = find(&snapshot, &target)?;
    let path = line(&snapshot, &id, context.now)
        .ok_or_else(|| unknown(&snapshot, &args.sop))?
        .path;
    let commits = store.file_history(&snapshot, &path)?;
    let report = history(&snapshot, &id, &commits);
    context.answer(&report)?;
    Ok(Outcome::Done)
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        let rows = self
            .events
            .iter()
            .map(|event| {
                // To the minute, and nobody's address: both stand in JSON.
                let at = event.at.get(..16).unwrap_or(&event.at);
                let by = event.by.split(" <").next().unwrap_or_default();
                vec![
                    at.replace('T', " "),
                    event.kind.clone(),
                    by.to_owned(),
                    event.version.clone().unwrap_or_default(),
                    event.summary.clone(),
                ]
            })
            .collect();
        sheet.table(&["at (utc)", "kind", "by", "version", "what"], rows);
        if self.events.is_empty() {
            sheet.line(format!("nothing is recorded of {}", self.id));
        }
    }
}

//! `sop sync`

use serde::{Deserialize, Serialize};

use super::{Context, Outcome};
use crate::error::{Error, Result};
use crate::ui::{Human, Sheet, Tone};

/// Bring the ledger and its remote together.
///
/// Fetches, joins everything known into one tip, pushes it, and deletes the inboxes that it now contains.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sop sync")]
pub struct Args {}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The ledger's tip.
    pub tip: Option<String>,
    /// Records that came from elsewhere.
    pub received: usize,
    /// Records that the remote did not have.
    pub sent: usize,
    /// Inboxes that are contained now.
    pub emptied: Vec<String>,
    /// What else there is to know.
    pub notices: Vec<String>,
}

/// Runs it.
pub fn run(_: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    if context.globals.offline {
        return Err(Error::usage("there is nothing to sync with --offline"));
    }
    if context.globals.dry_run {
        return Err(
            Error::usage("sync has nothing to preview: it only joins what is recorded")
                .hint("sop status"),
        );
    }
    let busy = context.busy("syncing the ledger");
    let synced = store.sync();
    drop(busy);
    let synced = synced?;
    let report = Report {
        tip: synced.tip.map(|tip| tip.to_string()),
        received: synced.received,
        sent: synced.sent,
        emptied: synced.emptied,
        notices: synced.notices,
    };
    context.answer(&report)?;
    Ok(Outcome::Done)
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        match &self.tip {
            Some(tip) => {
                sheet.toned(
                    Tone::Strong,
                    format!("the ledger is at {}", tip.get(..12).unwrap_or(tip)),
                );
                sheet.field("received", &format!("{} records", self.received));
                sheet.field("sent", &format!("{} records", self.sent));
            }
            None => sheet.line("nothing is recorded yet"),
        }
        for notice in &self.notices {
            sheet.notice(notice);
        }
    }
}

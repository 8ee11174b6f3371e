//! `sop sync`

use serde::{Deserialize, Serialize};

use super::{Context, Outcome};
use crate::domain::document::Document;
use crate::domain::ledger::Body;
use crate::domain::plural::counted;
use crate::domain::status::Status;
use crate::error::{Error, Result};
use crate::store::share::Synced;
use crate::store::tags::SharedTags;
use crate::store::{Change, Scope, Snapshot, Store};
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
    /// Tags of publications that the remote did not have.
    #[serde(default)]
    pub tags: Vec<String>,
    /// What else there is to know.
    pub notices: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
}

/// Runs it.
pub fn run(_: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    if context.globals.offline {
        return Err(Error::usage("there is nothing to sync with --offline"));
    }
    if store.dry_run() {
        let snapshot = store.snapshot_without_ledger(Scope::default())?;
        context.answer(&preview(&snapshot))?;
        return Ok(Outcome::Done);
    }
    let busy = context.busy("syncing the ledger");
    let synced = sync(&store);
    drop(busy);
    let (synced, shared) = synced?;
    let report = Report {
        tip: synced.tip.map(|tip| tip.to_string()),
        received: synced.received,
        sent: synced.sent,
        emptied: synced.emptied,
        tags: shared.sent,
        notices: [synced.notices, shared.notices].concat(),
        would_write: Vec::new(),
    };
    context.answer(&report)?;
    Ok(Outcome::Done)
}

/// Syncs, and begins a ledger that is named and was never begun: the remote was just asked, and has none.
fn sync(store: &Store) -> Result<(Synced, SharedTags)> {
    let mut synced = store.sync()?;
    if synced.tip.is_none() {
        let snapshot = store.snapshot_without_ledger(Scope::default())?;
        let named = snapshot.settings.ledger.is_some() && snapshot.actor.person.is_some();
        // Where pages claim to be published, evidence was lost, and nothing begins in its place.
        let claims = |page: &Document| page.status() == Some(Status::Published);
        let lost = snapshot.pages.iter().any(claims);
        if named && !lost && snapshot.ledger.count == 0 {
            let genesis = Change {
                records: vec![Body::Genesis {}],
                ..Change::default()
            };
            store.transact(Scope::default(), |_| Ok(((), genesis.clone())))?;
            synced = store.sync()?;
            let begun = "the ledger begins here: nothing was recorded before";
            synced.notices.push(begun.to_owned());
        }
    }
    Ok((synced, store.share_tags()?))
}

/// What would be written, as far as is known without asking the remote.
fn preview(snapshot: &Snapshot) -> Report {
    let view = &snapshot.ledger;
    let mut would_write = Vec::new();
    if let Some(remote) = &snapshot.layout.remote {
        would_write.push(format!(
            "fetch the default branch, branches under change and records from {remote}"
        ));
        would_write.push(format!(
            "push sop-ledger to {remote}: {}",
            counted(view.unshared, "record")
        ));
        let space = format!("refs/remotes/{remote}/sop-inbox/");
        let inboxes = view
            .refs
            .iter()
            .filter_map(|(name, _)| name.strip_prefix(&space));
        would_write
            .extend(inboxes.map(|inbox| {
                format!("delete sop-inbox/{inbox} on {remote}, once it is contained")
            }));
        would_write.push(format!("push the tags of publications that {remote} lacks"));
    } else {
        would_write.push("join all records here into sop-ledger".to_owned());
    }
    Report {
        tip: view.heads.iter().next().map(ToString::to_string),
        received: 0,
        sent: 0,
        emptied: Vec::new(),
        tags: Vec::new(),
        notices: Vec::new(),
        would_write,
    }
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        match &self.tip {
            Some(tip) => {
                sheet.toned(
                    Tone::Strong,
                    format!("the ledger is at {}", tip.get(..12).unwrap_or(tip)),
                );
                sheet.field("received", &counted(self.received, "record"));
                sheet.field("sent", &counted(self.sent, "record"));
            }
            None => sheet.line("nothing is recorded yet"),
        }
        sheet.field("tags sent", &self.tags.join(", "));
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
    }
}

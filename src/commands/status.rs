//! `sop status`

use jiff::civil::Date;

use super::{Context, Outcome, forge};
use crate::domain::forge::PullNote;
use crate::error::Result;
use crate::ops::status::{Report, Request, status};
use crate::store::{Scope, Store};
use crate::ui::{Human, Sheet, Tone};

/// Show what is in the making, and what it waits for.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sop status\n  sop status renewal-call --json")]
pub struct Args {
    /// One SOP, by id or path; by default everything in the making
    sop: Option<String>,
    /// As of the end of this day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let scope = Scope::PROPOSED;
    if args.as_of.is_none() {
        look_up(context, &store)?;
    }
    let (snapshot, now) = store.snapshot_as_of(scope, args.as_of)?;
    context.say_what_is_read(&snapshot);
    let report = status(
        &snapshot,
        &Request {
            target: args.sop.map(|sop| store.from_here(&sop)),
        },
        now,
    )?;
    context.answer(&report)?;
    Ok(Outcome::Done)
}

/// Asks the forge which pull requests there are; where it does not answer, those stand that were seen last.
fn look_up(context: &mut Context, store: &Store) -> Result<()> {
    let snapshot = store.snapshot_as_it_is()?;
    let busy = context.busy("asking the forge");
    let pulls = forge::connect(context, store, &snapshot)
        .and_then(|forge| forge.map(|forge| forge.open_pulls()).transpose());
    drop(busy);
    match pulls {
        Ok(None) => {}
        Ok(Some(pulls)) => {
            let notes = pulls
                .iter()
                .map(|pull| (pull.branch.clone(), PullNote::from(pull)));
            store.remember_pulls(&notes.collect());
        }
        Err(error) => context.say(&format!(
            "warning: {error}; going on with what it said before"
        )),
    }
    Ok(())
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        if self.sops.is_empty() {
            sheet.line("nothing is in the making");
            sheet.next(&["sop new TITLE".to_owned(), "sop list".to_owned()]);
        }
        for sop in &self.sops {
            sheet.gap();
            let version = sop
                .version
                .as_deref()
                .map(|version| format!(" {version}"))
                .unwrap_or_default();
            sheet.toned(Tone::Strong, format!("{}{version} · {}", sop.id, sop.state));
            sheet.field("title", &sop.title);
            sheet.field("branch", sop.branch.as_deref().unwrap_or_default());
            sheet.field("look at", sop.pull_request.as_deref().unwrap_or_default());
            sheet.field(
                "submitted by",
                sop.submitted_by.as_deref().unwrap_or_default(),
            );
            if let Some(emergency) = &sop.emergency {
                sheet.field(
                    "unapproved",
                    &format!(
                        "{} is live since {} by {}: {}",
                        emergency.version, emergency.at, emergency.by, emergency.reason
                    ),
                );
            }
            for approval in &sop.approvals {
                sheet.field(
                    "approved by",
                    &format!(
                        "{} ({}, {})",
                        approval.person, approval.identity, approval.class
                    ),
                );
            }
            for wait in &sop.waits_for {
                sheet.field("waits for", wait);
            }
            sheet.field("next", &sop.next);
        }
        for notice in &self.notices {
            sheet.notice(notice);
        }
    }
}

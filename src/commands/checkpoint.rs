//! `sop checkpoint`

mod stamp;

use std::path::PathBuf;

use super::{Context, Outcome};
use crate::domain::plural::counted;
use crate::error::Result;
use crate::ops::checkpoint::{Report, checkpoint};
use crate::store::Scope;
use crate::ui::{Human, Sheet, Tone};

/// Sign what the ledger and the default branch are now, to be kept elsewhere.
///
/// The tag is signed where git signs. A copy (`--export`) that somebody else keeps is what shows a ledger and a branch
/// that were rewritten together: `sop verify --against FILE`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop checkpoint\n  sop checkpoint --export /media/auditor/handbook-2026-11.txt\n  sop checkpoint --stamp https://tsa.example.org/tsr\n  git tag -v sop-checkpoint/TIP"
)]
pub struct Args {
    /// Write a copy to this file, to be kept where nobody who can push here can write
    #[arg(long, value_name = "FILE")]
    export: Option<PathBuf>,
    /// Have it stamped by a time-stamp authority (RFC 3161): it is sent a hash, and nothing else
    #[arg(long, value_name = "URL")]
    stamp: Option<String>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    stamp::possible(&store, args.stamp.as_deref())?;
    context.fetch(&store)?;
    let snapshot = store.snapshot(Scope::NOTHING.with_records())?;
    let plan = checkpoint(&snapshot, &store.checkpoints()?, context.now)?;
    let (mut report, mut text) = (plan.report, plan.text);
    if store.dry_run() {
        let tag = report.new.then(|| format!("tag {}", report.tag));
        let copy = args.export.map(|file| format!("write {}", file.display()));
        let stamp = args.stamp.map(|url| format!("ask {url} for a time stamp"));
        report.would_write = tag.into_iter().chain(copy).chain(stamp).collect();
        context.answer(&report)?;
        return Ok(Outcome::Done);
    }
    if report.new {
        let written = store.write_checkpoint(&snapshot, &report.tag, &text)?;
        text.clone_from(&written.text);
        report = report.with(&written);
    }
    if let Some(file) = &args.export {
        store.export(file, text.as_bytes())?;
    }
    if let Some((stamp, notices)) = stamp::stamped(context, &store, &snapshot, &text, &args)? {
        report.stamp = Some(stamp);
        report.notices.extend(notices);
    }
    match &args.export {
        Some(file) => {
            let file = file.display().to_string();
            report.next = vec![format!("sop verify --against {file}")];
            report.exported = Some(file);
        }
        None => {
            report.next =
                vec!["sop checkpoint --export FILE   (a copy to keep elsewhere)".to_owned()];
        }
    }
    context.answer(&report)?;
    Ok(Outcome::Done)
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        let records = usize::try_from(self.records).unwrap_or(usize::MAX);
        let line = format!(
            "{} at {}",
            counted(records, "record"),
            self.tip.get(..12).unwrap_or(&self.tip)
        );
        sheet.toned(Tone::Strong, line);
        let tag = if self.new {
            self.tag.clone()
        } else {
            format!("{} (nothing has changed since)", self.tag)
        };
        sheet.field("tag", &tag);
        sheet.field(
            "made",
            &format!(
                "{} by {}, {}",
                self.at,
                self.by,
                if self.signed { "signed" } else { "not signed" }
            ),
        );
        if let Some(file) = &self.exported {
            sheet.field("copy", file);
        }
        if let Some(stamp) = &self.stamp {
            sheet.field("stamped", &format!("{}: {}", stamp.at, stamp.tag));
        }
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

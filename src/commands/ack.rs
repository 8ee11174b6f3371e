//! `sop ack`

mod import;

use super::{Context, Outcome};
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::Shown;
use crate::error::Result;
use crate::ops::ack::{Overview, Request, ack, overview};
use crate::store::{Readers, Scope};
use crate::ui::{Human, Sheet, Tone};

/// Confirm that you have read an SOP in force.
///
/// Shows every block that changed since the version that you acknowledged, or all of it, asks for confirmation, and
/// records it for exactly these bytes. Nobody acknowledges for another.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Examples:\n  sop ack renewal-call\n  sop ack renewal-call --full\n  sop ack renewal-call --show         (only shows what is to be read)\n  sop ack renewal-call --yes          (counts only with a signing key, or `identity: [asserted]`)\n  sop ack import signatures.csv --sop renewal-call --evidence signatures.pdf"
)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// The SOP, by id or path
    #[arg(required = true)]
    sop: Option<String>,
    /// Show all of it, not only what changed
    #[arg(long)]
    full: bool,
    /// Only show what is to be read
    #[arg(long)]
    show: bool,
}

/// What else there is.
#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Bring in readings that are on record elsewhere, in your own name: a signed list, a form's export
    Import(import::Args),
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    if let Some(Command::Import(args)) = args.command {
        return import::run(args, context);
    }
    let store = context.store()?;
    let scope = Scope::PROPOSED.of(Readers::Actor);
    let target = store.from_here(args.sop.as_deref().unwrap_or_default());
    let snapshot = store.snapshot(scope)?;
    let (seen, reading) = overview(&snapshot, &target, args.full, context.now)?;
    let after = store.text(&reading.now)?;
    // What they knew may be gone from this clone: then they read all of it.
    let before = reading
        .before
        .and_then(|(digest, blob)| Some((digest, store.text(&blob).ok()?)));
    let shown = before
        .as_ref()
        .map_or(Shown::Full, |(digest, _)| Shown::From(*digest));
    let seen = seen.filled(before.as_ref().map(|(_, text)| text.as_str()), &after);
    if args.show {
        context.answer(&seen)?;
        return Ok(Outcome::Done);
    }
    if !context.globals.is_json() && !context.globals.quiet {
        context.present(&seen)?;
    }
    let question = format!(
        "I have read {} {} and will work by it",
        seen.id, seen.version
    );
    let request = Request {
        identity: context.identity(&store, &snapshot, &question)?,
        publication: CommitId::parse(&seen.publication),
        target,
        shown,
    };
    let now = context.now;
    let (report, applied) = store.transact(scope, |snapshot| ack(snapshot, &request, now))?;
    context.answer(&report.with(&applied))?;
    Ok(Outcome::Done)
}

impl Human for Overview {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(Tone::Strong, format!("{} {}", self.id, self.version));
        sheet.field("title", &self.title);
        if let Some(from) = &self.from {
            sheet.field("you know", from);
        }
        if let Some(text) = &self.text {
            sheet.gap();
            sheet.verbatim(text.trim_matches('\n'));
            return;
        }
        for step in &self.steps {
            let kind = format!("{:?}", step.kind).to_lowercase();
            let number = step.after_number.as_deref();
            let number = number.or(step.before_number.as_deref()).unwrap_or_default();
            let (before, after) = (step.before.as_deref(), step.after.as_deref());
            super::diff::change_lines(&format!("step {number} {kind}"), before, after, sheet);
        }
        for (section, before, after) in &self.blocks {
            let place = if section.is_empty() {
                "text".to_owned()
            } else {
                format!("in {section}")
            };
            super::diff::change_lines(&place, before.as_deref(), after.as_deref(), sheet);
        }
        if self.steps.is_empty() && self.blocks.is_empty() {
            sheet.line("  no step and no text changed since then");
        }
    }
}

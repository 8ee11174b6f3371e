//! `sop approve`

use super::{Context, Outcome};
use crate::domain::plural::counted;
use crate::error::Result;
use crate::ops::approve::{MEANING, Overview, Proposed, Request, approve, overview_to_vote};
use crate::store::{Scope, Snapshot, Store};
use crate::ui::{Human, Sheet, Tone};

/// Approve a submission as a whole.
///
/// Shows everything that is proposed, asks for confirmation, and records the approval of exactly these bytes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop approve renewal-call\n  sop approve renewal-call --show        (only shows what is proposed)\n  sop approve renewal-call --yes         (counts only with a signing key, or `identity: [asserted]`)"
)]
pub struct Args {
    /// Any SOP of the submission, by id or path
    sop: String,
    /// Why, in your own words
    #[arg(long, short = 'm', value_name = "TEXT")]
    reason: Option<String>,
    /// Only show what is proposed
    #[arg(long)]
    show: bool,
    /// What went live unapproved, although something newer is submitted
    #[arg(long)]
    emergency: bool,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    context.fetch(&store)?;
    let scope = Scope::PROPOSED;
    let snapshot = store.snapshot(scope)?;
    let live = args.emergency;
    let shown = overview_to_vote(&snapshot, &store.from_here(&args.sop), live, context.now)?;
    if args.show {
        context.answer(&shown)?;
        return Ok(Outcome::Done);
    }
    if !context.globals.is_json() && !context.globals.quiet {
        context.present(&shown)?;
    }
    let target = store.from_here(&args.sop);
    let asked = (target.as_str(), live);
    decide(&shown, asked, args.reason, context, &store, &snapshot)
}

/// Asks for a yes to exactly what was shown, and records it.
pub(super) fn decide(
    shown: &Overview,
    (target, live): (&str, bool),
    reason: Option<String>,
    context: &mut Context,
    store: &Store,
    snapshot: &Snapshot,
) -> Result<Outcome> {
    let identity = context.identity(store, snapshot, &question(shown))?;
    let request = Request {
        target: target.to_owned(),
        reason,
        identity,
        shown: crate::domain::commit_id::CommitId::parse(&shown.submission),
        live,
    };
    let scope = Scope::PROPOSED;
    let now = context.now;
    let (report, applied) = store.transact(scope, |snapshot| approve(snapshot, &request, now))?;
    context.answer(&report.with(&applied))?;
    Ok(Outcome::Done)
}

/// What is to be confirmed: short enough for a line of a terminal, and it names what.
fn question(shown: &Overview) -> String {
    let names: Vec<String> = shown
        .sops
        .iter()
        .map(|sop| format!("{} {}", sop.id, sop.version))
        .collect();
    match names.as_slice() {
        [only] => format!("I have read {only} as a whole and approve it"),
        [first, rest @ ..] => format!(
            "I have read {first} and {} and approve them",
            counted(rest.len(), "other")
        ),
        [] => MEANING.to_owned(),
    }
}

impl Human for Overview {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(
            Tone::Strong,
            format!(
                "submission {} by {}",
                self.submission.get(..12).unwrap_or_default(),
                self.by
            ),
        );
        sheet.field("reason", self.reason.as_deref().unwrap_or_default());
        if let Some(emergency) = &self.emergency {
            sheet.toned(
                Tone::Warn,
                format!(
                    "live unapproved since {} by {}, to be approved by {}: {}",
                    emergency.at, emergency.by, emergency.until, emergency.reason
                ),
            );
        }
        for sop in &self.sops {
            sheet.gap();
            proposed(sop, sheet);
        }
        if !self.other_files.is_empty() {
            sheet.gap();
            sheet.toned(
                Tone::Warn,
                "the branch also changes files that an approval does not cover:",
            );
            for file in &self.other_files {
                sheet.line(format!("  {file}"));
            }
        }
    }
}

fn proposed(sop: &Proposed, sheet: &mut Sheet) {
    let verb = if sop.action == "retire" {
        "retire"
    } else {
        "publish"
    };
    sheet.toned(Tone::Strong, format!("{verb} {} {}", sop.id, sop.version));
    match &sop.path_before {
        Some(before) => sheet.field("file", &format!("{} (until now {before})", sop.path)),
        None => sheet.field("file", &sop.path),
    }
    sheet.field(
        "superseded by",
        sop.superseded_by.as_deref().unwrap_or_default(),
    );
    let from = if sop.action == "retire" {
        "retired from"
    } else {
        "in force from"
    };
    sheet.field(from, sop.effective_on.as_deref().unwrap_or_default());
    if let Some(text) = &sop.text {
        sheet.gap();
        sheet.verbatim(text.trim_matches('\n'));
    }
    for step in &sop.steps {
        let (before, after) = (step.before.as_deref(), step.after.as_deref());
        super::diff::change_lines(
            &format!("{:?}", step.kind).to_lowercase(),
            before,
            after,
            sheet,
        );
    }
    for (section, before, after) in &sop.blocks {
        super::diff::change_lines(
            &format!("in {section}"),
            before.as_deref(),
            after.as_deref(),
            sheet,
        );
    }
    for picture in &sop.pictures {
        sheet.line(format!("  picture changed: {picture}"));
    }
    let same = sop.steps.is_empty() && sop.blocks.is_empty() && sop.pictures.is_empty();
    if sop.text.is_none() && same {
        sheet.line("  no step and no text changes");
    }
    for hidden in &sop.hidden {
        sheet.toned(
            Tone::Warn,
            format!("  not seen, or not covered by an approval: {hidden}"),
        );
    }
}

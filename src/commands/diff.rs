//! `sop diff`

use super::{Context, Outcome};
use crate::domain::id::SopId;
use crate::env::Now;
use crate::error::Result;
use crate::ops::diff::{Named, Report, diff, sides};
use crate::ops::overview::line;
use crate::ops::show::Text;
use crate::ops::target::find;
use crate::store::{Scope, Snapshot, Store};
use crate::ui::{Human, Sheet, Tone};

/// Show what changed between two versions, step by step.
///
/// Without versions: what readers have against what is in the making.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop diff renewal-call\n  sop diff renewal-call 1.0 1.1\n  sop diff renewal-call 1.0 draft --json\n  sop diff renewal-call HEAD~20 HEAD --steps   (the file as it was in a commit, under whatever name)"
)]
pub struct Args {
    /// The SOP, by id or path
    sop: String,
    /// A published version, `draft`, or a commit
    from: Option<String>,
    /// A published version, `draft`, or a commit
    to: Option<String>,
    /// The steps alone, and nothing else of the text
    #[arg(long)]
    steps: bool,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let target = store.from_here(&args.sop);
    let snapshot = store.snapshot_about(Scope::EVERYTHING, &target)?;
    context.say_what_is_read(&snapshot);
    let id = find(&snapshot, &target)?;
    let named = |word: &String| match Named::read(word) {
        Some(named) => Ok(named),
        None => then(&store, &snapshot, &id, word, context.now),
    };
    let from = args.from.as_ref().map(named).transpose()?;
    let to = args.to.as_ref().map(named).transpose()?;
    let (from, to) = sides(&snapshot, &id, from.as_ref(), to.as_ref(), context.now)?;
    let text = |text: &Text| match text {
        Text::Here(text) => Ok(text.clone()),
        Text::Blob(blob) => store.text(blob),
    };
    let report = diff(&id, (&from, &text(&from.text)?), (&to, &text(&to.text)?));
    match args.steps {
        true => context.answer(&report.of_steps())?,
        false => context.answer(&report)?,
    }
    Ok(Outcome::Done)
}

/// What the file was in a commit.
fn then(store: &Store, snapshot: &Snapshot, id: &SopId, commit: &str, now: Now) -> Result<Named> {
    let path = line(snapshot, id, now).map(|line| line.path);
    let text = store.text_then(snapshot, &path.unwrap_or_default(), commit);
    Ok(Named::Then {
        commit: commit.to_owned(),
        text: text.map_err(|error| {
            error.hint(format!("sop diff {id} 1.0 1.1   (or `draft`, or a commit)"))
        })?,
    })
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(
            Tone::Strong,
            format!("{}: {} → {}", self.id, self.from, self.to),
        );
        if self.steps.is_empty() && self.blocks.is_empty() {
            sheet.line(match self.only_steps {
                true => "no step changed",
                false => "no step and no text changed",
            });
        }
        for step in &self.steps {
            let kind = format!("{:?}", step.kind).to_lowercase();
            let number = step
                .after_number
                .as_deref()
                .or(step.before_number.as_deref())
                .unwrap_or_default();
            change_lines(
                &format!("step {number} {kind}"),
                step.before.as_deref(),
                step.after.as_deref(),
                sheet,
            );
        }
        for block in &self.blocks {
            let name = if block.section.is_empty() {
                "text".to_owned()
            } else {
                format!("in {}", block.section)
            };
            change_lines(
                &name,
                block.before.as_deref(),
                block.after.as_deref(),
                sheet,
            );
        }
        if let Some(change) = self.change {
            sheet.gap();
            let word = format!("{change:?}").to_lowercase();
            let why = match self.only_steps {
                // Most reasons may lie in what was left out.
                true => word,
                false => format!("{word}: {}", self.reasons.join("; ")),
            };
            let name = match self.published {
                true => "published as",
                false => "proposed as",
            };
            sheet.field(name, &why);
        }
    }
}

/// One change, before and after.
pub fn change_lines(what: &str, before: Option<&str>, after: Option<&str>, sheet: &mut Sheet) {
    sheet.gap();
    sheet.toned(Tone::Faint, format!("  {what}"));
    for (sign, tone, text) in [("-", Tone::Bad, before), ("+", Tone::Good, after)] {
        for line in text.unwrap_or_default().lines() {
            sheet.toned(tone, format!("  {sign} {line}"));
        }
    }
}

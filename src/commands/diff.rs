//! `sop diff`

use super::{Context, Outcome};
use crate::error::Result;
use crate::ops::diff::{Report, diff, sides};
use crate::ops::show::Text;
use crate::store::Scope;
use crate::ui::{Human, Sheet, Tone};

/// Show what changed between two versions, step by step.
///
/// Without versions: what readers have against what is in the making.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop diff renewal-call\n  sop diff renewal-call 1.0 1.1\n  sop diff renewal-call 1.0 draft --json"
)]
pub struct Args {
    /// The SOP, by id or path
    sop: String,
    /// A published version, or `draft`
    from: Option<String>,
    /// A published version, or `draft`
    to: Option<String>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let snapshot = store.snapshot(Scope::EVERYTHING)?;
    context.say_what_is_read(&snapshot);
    let (id, from, to) = sides(
        &snapshot,
        &store.from_here(&args.sop),
        args.from.as_deref(),
        args.to.as_deref(),
        context.now,
    )?;
    let text = |text: &Text| match text {
        Text::Here(text) => Ok(text.clone()),
        Text::Blob(blob) => store.text(blob),
    };
    let report = diff(&id, (&from, &text(&from.text)?), (&to, &text(&to.text)?));
    context.answer(&report)?;
    Ok(Outcome::Done)
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(
            Tone::Strong,
            format!("{}: {} → {}", self.id, self.from, self.to),
        );
        if self.steps.is_empty() && self.blocks.is_empty() {
            sheet.line("no step and no text changed");
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
            sheet.field(
                if self.published {
                    "published as"
                } else {
                    "proposed as"
                },
                &format!("{word}: {}", self.reasons.join("; ")),
            );
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

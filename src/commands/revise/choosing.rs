//! Hunks one by one at a terminal.

use super::human::show;
use crate::commands::Context;
use crate::domain::hunk::{Hunk, HunkKind};
use crate::error::Result;
use crate::ops::revise::Choice;
use crate::ui::{Tone, prompt};

const HELP: &str = "y takes it, n leaves it, e takes it in your words, q leaves this and all that follow, a takes this and all that follow";

/// Asks for each hunk; `who` stands as the source of words that were put otherwise.
pub fn choose(context: &mut Context, id: &str, hunks: &[Hunk], who: &str) -> Result<Vec<Choice>> {
    let mut choices: Vec<Choice> = Vec::new();
    let mut rest: Option<bool> = None;
    context.tell(|sheet| {
        let count = hunks.len();
        let changes = if count == 1 { "change" } else { "changes" };
        sheet.toned(Tone::Strong, format!("{count} {changes} to {id}"));
        sheet.paragraph(2, HELP);
    });
    for hunk in hunks {
        let mut choice = Choice {
            hunk: hunk.clone(),
            taken: rest.unwrap_or(false),
        };
        if rest.is_none() {
            context.tell(|sheet| {
                sheet.line("");
                show(sheet, hunk, Some(hunks.len()));
            });
            rest = ask(context, &mut choice, who)?;
        }
        choices.push(choice);
    }
    Ok(choices)
}

/// Asks until there is an answer; what holds for all that follow, where the answer says so.
fn ask(context: &mut Context, choice: &mut Choice, who: &str) -> Result<Option<bool>> {
    loop {
        let answer = prompt::line("Take it? [y/n/e/q/a/?] ")?;
        match answer.trim().to_lowercase().as_str() {
            "y" | "yes" => choice.taken = true,
            "n" | "no" => {}
            "q" | "quit" => return Ok(Some(false)),
            "a" | "all" => {
                choice.taken = true;
                return Ok(Some(true));
            }
            "e" | "edit" if choice.hunk.kind != HunkKind::Removed => {
                let old = choice.hunk.after.clone().unwrap_or_default();
                let new = prompt::change("In your words", &old)?;
                if new.trim().is_empty() {
                    continue;
                }
                if new.trim() != old {
                    choice.hunk.after = Some(new.trim().to_owned());
                    choice.hunk.edited = Some(who.to_owned());
                }
                choice.taken = true;
            }
            _ => {
                context.tell(|sheet| sheet.paragraph(2, HELP));
                continue;
            }
        }
        return Ok(None);
    }
}

//! What leaves the machine is said before it leaves, and somebody agrees to it.

use super::super::Context;
use crate::error::{Error, Result};
use crate::remote::llm::model::Model;
use crate::remote::llm::modelled::Prepared;
use crate::ui::prompt;

/// What is about to leave the machine.
pub struct Leaving {
    /// In how many questions.
    pub questions: usize,
    /// Of text.
    pub bytes: usize,
    /// About how many they are.
    pub tokens: u64,
    /// The most that may come back.
    pub most_output: u64,
    /// What was blacked out, as words.
    pub redactions: String,
}

impl From<&Prepared> for Leaving {
    fn from(prepared: &Prepared) -> Self {
        Self {
            questions: prepared.questions(),
            bytes: prepared.bytes(),
            tokens: prepared.tokens(),
            most_output: prepared.most_output(),
            redactions: prepared.redactions(),
        }
    }
}

/// Says it, and asks where somebody can answer.
///
/// # Errors
/// Nobody agreed.
pub fn announce(
    model: &Model,
    leaving: &Leaving,
    trusted: bool,
    context: &mut Context,
) -> Result<()> {
    if leaving.questions == 0 {
        return Ok(());
    }
    for line in said(model, leaving) {
        context.say(&line);
    }
    if context.interactive() {
        return match prompt::confirm(&format!("Send it to {}?", model.host()))? {
            true => Ok(()),
            false => Err(Error::refused("not confirmed: nothing was sent").code("not-confirmed")),
        };
    }
    if context.globals.yes || trusted {
        return Ok(());
    }
    Err(Error::usage("nothing was sent: it has to be confirmed, and there is no terminal to ask on")
        .hint("--yes   (confirms without a prompt)")
        .hint(format!(
            "provider: {{wire: {}, base_url: \"{}\", model: \"{}\"}}   (in sop.yaml: the team's choice)",
            model.provider, model.base, model.model
        )))
}

fn said(model: &Model, leaving: &Leaving) -> Vec<String> {
    let mut lines = vec![format!(
        "sending {} bytes to {} ({}, {}){}",
        leaving.bytes,
        model.host(),
        model.provider,
        model.model,
        match leaving.questions {
            1 => String::new(),
            many => format!(", in {many} questions"),
        }
    )];
    let cost = model.price.map_or(String::new(), |price| {
        let most = price.of(leaving.tokens, leaving.most_output);
        format!(", at a cost of {most:.4} at most")
    });
    lines.push(format!(
        "  about {} tokens; at most {} come back{cost}",
        leaving.tokens, leaving.most_output
    ));
    lines.push(match &*leaving.redactions {
        "" => "  blacked out: nothing".to_owned(),
        some => format!("  blacked out: {some}"),
    });
    if let (Some(_), Some(name)) = (&model.key, &model.key_env) {
        lines.push(format!("  with the key from {name}"));
    }
    lines.extend(model.warning().map(|warning| format!("warning: {warning}")));
    lines
}

//! What of a model's answer stands, and what the rules add to it.
use std::collections::HashSet;

use ecow::EcoString;

use super::super::offline::Offline;
use super::super::{Provider, ProviderError, merge, scrutiny};
use crate::domain::brief::Brief;
use crate::domain::draft::Draft;
use crate::domain::grounding;
use crate::domain::words::content_stems;

/// Only what the sources bear out stands; what the rules find in them besides is added.
pub(super) fn checked(
    brief: &Brief,
    mut draft: Draft,
    notices: &mut Vec<String>,
) -> Result<Draft, ProviderError> {
    let spans = || brief.sources.iter().flat_map(|source| &source.spans);
    let said: HashSet<EcoString> = spans().flat_map(|span| content_stems(&span.text)).collect();
    let speakers: HashSet<String> = spans().filter_map(|span| span.speaker.clone()).collect();
    for step in &mut draft.steps {
        step.section =
            scrutiny::heading(&step.section, &said).unwrap_or_else(|| "Procedure".to_owned());
        step.evidence = grounding::bearing(&step.text, std::mem::take(&mut step.evidence));
    }
    for warning in &mut draft.warnings {
        warning.evidence = grounding::bearing(&warning.text, std::mem::take(&mut warning.evidence));
    }
    draft
        .sections
        .retain(|section| scrutiny::heading(&section.heading, &said).is_some());
    let told = draft.steps.len() + draft.warnings.len();
    let mut draft = grounding::ground(draft);
    let prose = scrutiny::scrutinise(&mut draft, &speakers);
    let doubted = told - draft.steps.len() - draft.warnings.len();
    if doubted > 0 {
        notices.push(format!(
            "{} not borne out by what the model cites: now open questions",
            counted(doubted, "statement", "statements")
        ));
    }
    if prose > 0 {
        notices.push(format!(
            "{} left out: the sources do not say so",
            counted(prose, "line of prose", "lines of prose")
        ));
    }
    match Offline.draft(brief) {
        Ok(rules) => supplemented(&mut draft, &rules, notices),
        // Other languages than the rules know: the model's steps stand for themselves.
        Err(error) if draft.steps.is_empty() => return Err(error),
        Err(_) => {}
    }
    draft.title = brief.title.clone().unwrap_or(draft.title);
    Ok(draft)
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn supplemented(draft: &mut Draft, rules: &Draft, notices: &mut Vec<String>) {
    let taken = merge::supplement(draft, rules);
    if draft.title.is_empty() {
        draft.title.clone_from(&rules.title);
    }
    for (count, one, many, why) in [
        (taken.steps, "step", "steps", "the model left them out"),
        (
            taken.mended,
            "step",
            "steps",
            "the model had other numbers or no condition",
        ),
        (
            taken.parted,
            "step",
            "steps",
            "the model told several in one",
        ),
        (
            taken.warnings,
            "warning",
            "warnings",
            "the model left them out",
        ),
    ] {
        if count > 0 {
            notices.push(format!("{} by rules: {why}", counted(count, one, many)));
        }
    }
}

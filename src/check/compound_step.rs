//! `compound-step`: two actions in one step.

use super::english::may_be_english;
use super::verbs::{is_verb, plain};
use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "compound-step",
    severity: Severity::Warning,
    what: "A step asks for one action and then for another. Two clicks in one window are one action.",
    why: "Whoever is interrupted after the first one does not know where they were, and the second one is what gets \
          forgotten. Two steps can be counted, ticked off and cited. Only English is looked at.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          1. Close the ticket, and then send the invoice to the customer.\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           1. Close the ticket.\n\
           2. Send the invoice to the customer.\n",
    run: Run::Page(run),
    fix: None,
};

/// What joins two actions.
const JOINTS: [&str; 8] = [
    ", and then ",
    " and then ",
    ", then ",
    "; then ",
    ". then ",
    ". next, ",
    ". after that, ",
    ". afterwards, ",
];

/// Moves of a mouse.
const CLICKS: [&str; 12] = [
    "click", "select", "choose", "press", "pick", "tap", "type", "enter", "search", "scroll",
    "look", "go",
];

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    if !page.is_english() {
        return Vec::new();
    }
    page.steps()
        .iter()
        .filter_map(|step| {
            let text = plain(&step.text);
            let (joint, second) = joined(&text).filter(|_| may_be_english(&text))?;
            let at = page.place_in_step(step, joint.trim_start_matches([',', ' ', ';', '.']));
            let message = format!(
                "the step asks for a second action: {:?}",
                super::quote::shorten(&second, 40)
            );
            Some(RULE.finding(page, at, &message, "make it a step of its own"))
        })
        .collect()
}

/// Where a step that begins with an action goes on with another one: what joins them in the text, and the second.
fn joined(text: &str) -> Option<(String, String)> {
    // An arrow or a bracket shows a path through a menu, and a condition may hold for both.
    let first = text.split_whitespace().next().unwrap_or_default();
    if !is_verb(first) || first.eq_ignore_ascii_case("wait") {
        return None;
    }
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    JOINTS.iter().find_map(|joint| {
        let at = lower.find(joint)?;
        let after = text.get(at + joint.len()..)?;
        let words = after.split_whitespace().count();
        let inside = text[..at].matches('(').count() > text[..at].matches(')').count();
        let second = after.split_whitespace().next().unwrap_or_default();
        let verb = second.starts_with(char::is_alphabetic) && is_verb(second);
        // A click and the next one are one move in one window.
        let clicks = CLICKS.contains(&&*second.to_lowercase());
        (verb && words >= 2 && !inside && !clicks)
            .then(|| (text[at..at + joint.len()].to_owned(), after.to_owned()))
    })
}

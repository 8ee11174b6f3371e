//! `long-step`: a step that nobody can keep in mind.

use super::verbs::{is_verb, plain};
use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "long-step",
    severity: Severity::Warning,
    what: "The words of one instruction are more than a hundred, its code, tables and nested steps not counted. Only \
          English is looked at.",
    why: "A step is read, looked away from, and done. What does not fit in one look is done from memory.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          1. Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract Ask the customer about the contract.\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           1. Ask the customer about the contract.\n",
    run: Run::Page(run),
    fix: None,
};

/// The most words of a step.
const MOST: usize = 100;

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    if !page.is_english() {
        return Vec::new();
    }
    page.steps()
        .iter()
        .filter_map(|step| {
            let words = step.text.split_whitespace().count();
            // A numbered list of explanations is no procedure.
            let asks = plain(&step.text).split_whitespace().next().is_some_and(is_verb);
            let message = format!("the step has {words} words");
            let hint = "say in the first sentence what to do, and put the rest into steps or a note of their own";
            (words > MOST && asks).then(|| RULE.finding(page, (step.line, 1), &message, hint))
        })
        .collect()
}

//! `heading-jump`: a heading that skips a level.

use super::quote::quote;
use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use crate::markdown::outline::Jump;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "heading-jump",
    severity: Severity::Warning,
    what: "A heading is more than one level deeper than the one before.",
    why: "Screen readers and tables of contents show the levels: a skipped one reads as if a section were missing.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          ### Before the call\n\
          \n\
          Ask for the contract.\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           ## Before the call\n\
           \n\
           Ask for the contract.\n",
    run: Run::Page(run),
    fix: None,
};

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let jumps = page.outline().jumps();
    jumps.iter().map(|jump| finding(page, jump)).collect()
}

fn finding(page: &Subject<'_>, jump: &Jump) -> Finding {
    let (from, to) = (jump.from, jump.to);
    let title = quote(&jump.text);
    let message = format!("the heading {title:?} is of level {to}, the one before of level {from}");
    let marks = "#".repeat(usize::from(from) + 1);
    RULE.finding(
        page,
        (jump.line, 1),
        &message,
        &format!("write on line {}: {marks} {title}", jump.line),
    )
}

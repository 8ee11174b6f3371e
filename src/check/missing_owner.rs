//! `missing-owner`: nobody answers for the page.

use super::{Context, Rule, Run, Subject, place};
use crate::domain::finding::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "missing-owner",
    severity: Severity::Error,
    what: "The page names no owner.",
    why: "The owner is asked when a step fails and when the review is due. A page without one grows old unseen, and \
          cannot be published. A role outlives whoever leaves.",
    bad: "---\n\
          id: renewal-call\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n",
    run: Run::Page(run),
    fix: None,
};

fn run(context: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    if page.meta.owner.is_some() || !(context.governed)(page) {
        return Vec::new();
    }
    let hint = "write in the front matter: owner: role:NAME   (or a person's id or e-mail)";
    let (line, message) = match place::of_key(page, "owner") {
        Some(line) => (line, "`owner` names nobody"),
        None => (1, "the page names no owner"),
    };
    vec![RULE.finding(page, (line, 1), message, hint)]
}

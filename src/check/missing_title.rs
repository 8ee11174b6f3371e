//! `missing-title`: the page has nothing to be called by but its id.

use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "missing-title",
    severity: Severity::Error,
    what: "The page has no title: neither `title` in the front matter nor a heading with words.",
    why: "The title is what people see in lists, search results and mails. An id is made for machines.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          Call the customer a month before the contract ends.\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           Call the customer a month before the contract ends.\n",
    run: Run::Page(run),
    fix: None,
};

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let has_words = |title: &str| !title.trim().is_empty();
    let written = page.meta.title().is_some_and(has_words);
    if written
        || page.outline()
            .first_heading_text
            .as_deref()
            .is_some_and(has_words)
    {
        return Vec::new();
    }
    let hint = format!("write on line {}: # TITLE", page.body_line);
    vec![RULE.finding(
        page,
        (page.body_line, 1),
        "the page has neither a title nor a heading",
        &hint,
    )]
}

//! `duplicate-id`: two pages under one name.

use super::quote::quote;
use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "duplicate-id",
    severity: Severity::Error,
    what: "Another page has the same id, or one that differs in upper and lower case alone.",
    why: "Approvals, acknowledgements, tags and branches go by the id. Under one id they would be those of either \
          page, and a file system that does not tell cases apart would keep only one of two branches.",
    bad: "---\n\
          id: Escalation\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Escalating a renewal\n",
    good: "---\n\
           id: renewal-escalation\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Escalating a renewal\n",
    run: Run::Page(run),
    fix: None,
};

fn run(context: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let mut others = context
        .neighbours
        .with_id(&page.id)
        .iter()
        .filter(|other| other.path != page.path);
    let Some(first) = others.next() else {
        return Vec::new();
    };
    let more = match others.count() {
        0 => String::new(),
        count => format!(" and {count} more"),
    };
    let message = format!(
        "the id {} is also that of {}{more}",
        quote(page.id.as_str()),
        first.path
    );
    let (line, hint) = match &page.meta.id {
        Some(id) => (
            id.line,
            format!("write another `id` in {} or in {}", page.path, first.path),
        ),
        None => (
            1,
            format!(
                "write in the front matter of {}: id: NAME   (its own id comes from its path)",
                page.path
            ),
        ),
    };
    vec![RULE.finding(page, (line, 1), &message, &hint)]
}

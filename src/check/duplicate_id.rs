//! `duplicate-id`: two pages under one name.

use super::quote::quote;
use super::{Context, Rule};
use crate::domain::document::Document;
use crate::domain::finding::{Finding, Severity};
use crate::domain::id::SopId;

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
    run,
};

fn run(context: &Context<'_>, page: &Document) -> Vec<Finding> {
    let folded = page.id.fold();
    let same =
        |other: &&&Document| other.path != page.path && is_same(&page.id, &folded, &other.id);
    let mut others = context.pages.iter().filter(same);
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

/// Whether two ids fold to one. Folding is dear and every page is compared with every other; plain ASCII, which is
/// nearly all ids, needs none.
fn is_same(id: &SopId, folded: &str, other: &SopId) -> bool {
    let (id, other_text) = (id.as_str(), other.as_str());
    if id.is_ascii() && other_text.is_ascii() {
        return id.eq_ignore_ascii_case(other_text);
    }
    folded == other.fold()
}

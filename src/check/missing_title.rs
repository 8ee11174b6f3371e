//! `missing-title`: the page has nothing to be called by but its id.

use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "missing-title",
    severity: Severity::Error,
    what: "The page has no title: neither `title` in the front matter nor a heading with words.",
    why: "The title is what people see in lists, search results and mails. An id is made for machines. On an ungoverned page this is a warning, and parts of other pages are left alone.",
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

fn run(context: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let has_words = |title: &str| !title.trim().is_empty();
    let written = page.meta.title().is_some_and(has_words);
    if written
        || page
            .outline()
            .first_heading_text
            .as_deref()
            .is_some_and(has_words)
    {
        return Vec::new();
    }
    let governed = (context.governed)(page);
    if !governed && is_part(page) {
        return Vec::new();
    }
    let hint = format!("write on line {}: # TITLE", page.body_line);
    let message = "the page has neither a title nor a heading";
    let found = RULE.finding(page, (page.body_line, 1), message, &hint);
    vec![Finding {
        severity: if governed {
            RULE.severity
        } else {
            Severity::Warning
        },
        ..found
    }]
}

/// Folders whose pages are shown as parts of others, or filled in by a tool.
const PARTS: [&str; 8] = [
    "includes",
    "_includes",
    "partials",
    "_partials",
    "snippets",
    "archetypes",
    "templates",
    ".github",
];

/// Whether a page that nobody governs may have its title from elsewhere: a template, the page that includes it.
fn is_part(page: &Subject<'_>) -> bool {
    let mut parts = page.path.split('/');
    let name = parts.next_back().unwrap_or_default();
    let body = page.body();
    name.starts_with('_')
        || parts.any(|part| PARTS.contains(&part))
        || body.trim().is_empty()
        || ["<%", "{{", "{%", "<h1", "<H1"]
            .iter()
            .any(|mark| body.contains(mark))
}

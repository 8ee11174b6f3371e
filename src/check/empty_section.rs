//! `empty-section`: a heading with nothing under it.

use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use super::quote::quote;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "empty-section",
    severity: Severity::Warning,
    what: "Nothing stands between a heading and the next one of its level or above, or the end of the page.",
    why: "A reader takes it for a promise that was not kept: is there nothing to do, or did nobody write it down? The \
          page's first heading and comments do not count.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          ## Discounts\n\
          \n\
          ## Contract\n\
          \n\
          Send it by post.\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           ## Contract\n\
           \n\
           Send it by post.\n",
    run: Run::Page(run),
    fix: None,
};

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let body = page.text_of_body();
    let headings: Vec<_> = page.outline().headings.iter().filter(|heading| heading.top_level).collect();
    let mut found = Vec::new();
    for (at, heading) in headings.iter().enumerate().skip(1) {
        let next = headings.get(at + 1);
        if next.is_some_and(|next| next.level > heading.level) || !heading.text.contains(char::is_alphanumeric) {
            continue;
        }
        let until = next.map_or(body.len(), |next| next.range.start);
        let under = body.get(heading.range.end..until).unwrap_or_default();
        if without_comments(under).trim().is_empty() {
            let message = format!("nothing is under the heading {:?}", quote(&heading.text));
            let hint = "write the section, or take the heading out";
            found.push(RULE.finding(page, (heading.line, 1), &message, hint));
        }
    }
    found
}

fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, rest)| rest);
    }
    kept + rest
}

//! `unclosed`: what begins and never ends.

use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "unclosed",
    severity: Severity::Warning,
    what: "A fenced block of code or an HTML comment is not closed: the rest of the page belongs to it.",
    why: "Everything after it is shown as code, or not at all.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          1. Run this:\n\
          \n\
          ```sh\n\
          send-contract\n\
          \n\
          2. Call the customer.\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           1. Run this:\n\
           \n\
           ```sh\n\
           send-contract\n\
           ```\n\
           \n\
           2. Call the customer.\n",
    run: Run::Page(run),
    fix: None,
};

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let body = page.text_of_body();
    let fences = page.prose().fences.iter().filter(|range| {
        !is_closed(body.get((*range).clone()).unwrap_or_default()) && swallows(body, range)
    });
    let fences = fences.map(|range| {
        RULE.finding(
            page,
            page.place(range.start),
            "this block of code is never closed",
            "close it with a line of the same marks",
        )
    });
    let comments = page.prose().html.iter().filter_map(|range| {
        let html = body.get(range.clone())?;
        let at = html
            .rfind("<!--")
            .filter(|at| !html[*at..].contains("-->"))?;
        Some(RULE.finding(
            page,
            page.place(range.start + at),
            "this comment is never closed",
            "close it: -->",
        ))
    });
    fences.chain(comments).collect()
}

/// Whether a fenced block ends in a line of marks like those of its beginning.
fn is_closed(source: &str) -> bool {
    let mark = if source.starts_with('~') { '~' } else { '`' };
    let marks = source.len() - source.trim_start_matches(mark).len();
    let last = source.trim_end().rsplit('\n').next().unwrap_or_default();
    let last = last.trim_start_matches(['>', ' ', '\t']).trim_end();
    source.trim_end().contains('\n') && last.len() >= marks && last.chars().all(|c| c == mark)
}

/// Whether the block goes on to the end of the page: one that its list or quote ends swallows nothing else.
fn swallows(body: &str, range: &std::ops::Range<usize>) -> bool {
    body.get(range.end..).unwrap_or_default().trim().is_empty()
}

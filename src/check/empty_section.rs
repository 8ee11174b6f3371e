//! `empty-section`: a heading with nothing under it.

use super::quote::quote;
use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use crate::markdown::outline::Heading;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "empty-section",
    severity: Severity::Warning,
    what: "Nothing stands between a heading and the next one of its level or above, or the end of the page.",
    why: "A reader takes it for a promise that was not kept: is there nothing to do, or did nobody write it down? The \
          page's first heading, comments, headings that are sentences, links or labels (the only one below another, or one \
          of a row) do not count.",
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
    let headings: Vec<&Heading> = page
        .outline()
        .headings
        .iter()
        .filter(|heading| heading.top_level)
        .collect();
    let empty: Vec<bool> = (0..headings.len())
        .map(|at| is_empty(body, &headings, at))
        .collect();
    let mut found = Vec::new();
    for (at, heading) in headings.iter().enumerate().skip(1) {
        let deeper = headings
            .get(at + 1)
            .is_some_and(|next| next.level > heading.level);
        if !empty[at] || deeper || is_label(page, &headings, &empty, at) {
            continue;
        }
        let message = format!("nothing is under the heading {:?}", quote(&heading.text));
        let hint = "write the section, or take the heading out";
        found.push(RULE.finding(page, (heading.line, 1), &message, hint));
    }
    found
}

/// Whether nothing stands between a heading and the next one.
fn is_empty(body: &str, headings: &[&Heading], at: usize) -> bool {
    let until = headings
        .get(at + 1)
        .map_or(body.len(), |next| next.range.start);
    let from = headings.get(at).map_or(until, |heading| heading.range.end);
    without_comments(body.get(from..until).unwrap_or_default())
        .trim()
        .is_empty()
}

/// The most words of a heading that only names something.
const NAME: usize = 7;

/// Whether a heading is content itself.
fn is_label(page: &Subject<'_>, headings: &[&Heading], empty: &[bool], at: usize) -> bool {
    let heading = headings[at];
    let before = at.checked_sub(1).map(|before| headings[before]);
    // The only thing that its parent has to say, or one of several such.
    let only = headings
        .get(at + 1)
        .is_none_or(|next| next.level < heading.level);
    let child = only
        && before.is_some_and(|before| before.level > 1 && before.level < heading.level)
        && empty[at - 1];
    let beside = |other: Option<usize>| {
        other.is_some_and(|other| {
            headings
                .get(other)
                .is_some_and(|it| it.level == heading.level)
                && empty[other]
        })
    };
    let row = heading.level > 2 && (beside(at.checked_sub(1)) || beside(Some(at + 1)));
    let linked = page
        .links()
        .iter()
        .any(|link| heading.range.contains(&link.range.start));
    let sentence = heading.text.split_whitespace().count() > NAME
        || heading.text.ends_with(['.', '!', '?', '…', ':']);
    child || row || linked || sentence || !heading.text.contains(char::is_alphanumeric)
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

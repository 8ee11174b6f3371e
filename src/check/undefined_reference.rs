//! `undefined-reference`: a link or a footnote whose other half is missing.

use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use std::sync::LazyLock;

use regex::Regex;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "undefined-reference",
    severity: Severity::Warning,
    what: "`[words][label]` or `[^label]` refers to a definition that the page does not have.",
    why: "The reader sees the brackets, and what they stood for is lost.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          The terms are in [the contract][terms].\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           The terms are in [the contract][terms].\n\
           \n\
           [terms]: https://example.com/contract\n",
    run: Run::Page(run),
    fix: None,
};

/// `[words][label]` and `[^label]`.
static REFERENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\[(?P<words>[^\[\]\n]{2,120})\]\[(?P<label>[^\[\]\n^]{1,80})\]|\[\^(?P<note>[A-Za-z0-9_-]{1,30})\]").ok()
});

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let body = page.text_of_body();
    let Some(regex) = REFERENCE
        .as_ref()
        .filter(|_| body.contains("][") || body.contains("[^"))
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for range in &page.prose().text {
        let text = body.get(range.clone()).unwrap_or_default();
        for hit in regex.captures_iter(text) {
            let Some(whole) = hit.get(0) else { continue };
            let before = text[..whole.start()].chars().next_back();
            let after = &text[whole.end()..];
            let joined = before.is_some_and(|c| c.is_alphanumeric() || "]_\\!.".contains(c))
                || after.starts_with(['[', '{', '=']);
            let message = match (hit.name("words"), hit.name("label"), hit.name("note")) {
                (Some(words), Some(label), _)
                    if !joined && is_words(words.as_str()) && is_words(label.as_str()) =>
                {
                    format!("nothing defines [{}]", super::quote::quote(label.as_str()))
                }
                (_, _, Some(note)) if is_note(body, note.as_str()) => {
                    format!("nothing defines the footnote [^{}]", note.as_str())
                }
                _ => continue,
            };
            let hint = "write its definition at the end of the page: [label]: address   (of a footnote: [^label]: text)";
            found.push(RULE.finding(
                page,
                page.place(range.start + whole.start()),
                &message,
                hint,
            ));
        }
    }
    found
}

/// What people write, and not an index: `a[i][j]`.
fn is_words(text: &str) -> bool {
    text.contains(char::is_alphabetic)
        && !text.contains(['*', '{', '|', '='])
        && text.chars().count() > 1
}

/// A footnote that only this place lacks: where the page defines none, `[^a]` may mean something else.
fn is_note(body: &str, label: &str) -> bool {
    let numbered = label.bytes().all(|b| b.is_ascii_digit());
    let sourced = label
        .strip_prefix('s')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    body.contains("]: ") && body.contains("\n[^") || numbered || sourced
}

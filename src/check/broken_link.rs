//! `broken-link`: brackets that were meant as a link and are none.

use super::{Context, Edit, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use std::sync::LazyLock;

use regex::Regex;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "broken-link",
    severity: Severity::Warning,
    what: "A link is written in a way that no renderer understands: `(words)[address]`, or a space between `[words]` and \
          `(address)`.",
    why: "The reader gets brackets and an address to copy instead of a link.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          The terms are in [the contract] (https://example.com/contract).\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           The terms are in [the contract](https://example.com/contract).\n",
    run: Run::Page(run),
    fix: Some(fix),
};

/// `(words)[https://…]`.
static REVERSED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\(([^()\[\]\n]{1,120})\)\[((?:https?://|\.{1,2}/)[^\[\]\s]+)\]").ok()
});
/// `[words] (https://…)`.
static APART: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\[([^\[\]\n]{1,120})\][ \t]+\(((?:https?://|\.{1,2}/)[^()\s]+)\)").ok()
});

/// Every such place in the body, with what was meant.
fn places(page: &Subject<'_>) -> Vec<(std::ops::Range<usize>, String)> {
    let body = page.text_of_body();
    let mut found = Vec::new();
    for regex in [&REVERSED, &APART] {
        let Some(regex) = regex.as_ref() else {
            continue;
        };
        if !body.contains(")[") && !body.contains("] ") {
            continue;
        }
        for hit in regex.captures_iter(body) {
            let (Some(whole), Some(words), Some(target)) = (hit.get(0), hit.get(1), hit.get(2))
            else {
                continue;
            };
            // `[x] (…)` is a task box, `[a][b]` and `[1] (…)` are references; an address in `<…>` or code is shown.
            let is_mark =
                words.as_str().trim().chars().count() < 2 || words.as_str().starts_with('^');
            let bang = body[..whole.start()].ends_with(['!', ']', '\\']);
            if !is_mark && !bang && !page.prose().is_apart(whole.start()) {
                found.push((
                    whole.range(),
                    format!("[{}]({})", words.as_str(), target.as_str()),
                ));
            }
        }
    }
    found
}

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    places(page)
        .into_iter()
        .map(|(range, meant)| {
            let hint = format!("write: {meant}   (sop check --fix does)");
            RULE.finding(
                page,
                page.place(range.start),
                "this is no link to a renderer",
                &hint,
            )
        })
        .collect()
}

fn fix(_: &Context<'_>, page: &Subject<'_>) -> Vec<Edit> {
    places(page)
        .into_iter()
        .map(|(range, with)| Edit {
            range: page.in_file(range),
            with,
        })
        .collect()
}

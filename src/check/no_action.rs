//! `no-action`: a step that does not say what to do.

use super::english::may_be_english;
use super::verbs::{has_action, plain};
use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use crate::domain::step::Step;
use crate::markdown::procedure::announces;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "no-action",
    severity: Severity::Warning,
    what: "A short step of a procedure is a name and no instruction: it has no verb, nothing under it, and neither code nor \
          a link.",
    why: "The one who wrote it knew what was meant. The one who follows it has to guess: check it, change it, replace it? \
          Only English is looked at, and only lists under a heading that announces a procedure.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          ## Steps\n\
          \n\
          1. Open the contract of the customer.\n\
          2. Discount table.\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           ## Steps\n\
           \n\
           1. Open the contract of the customer.\n\
           2. Check the discount table.\n",
    run: Run::Page(run),
    fix: None,
};

/// A longer step than this in words is no mere name.
const MOST: usize = 5;

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    if !page.is_english() {
        return Vec::new();
    }
    let steps = page.steps();
    let mut found = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let parent = steps
            .get(at + 1)
            .is_some_and(|next| next.depth > step.depth);
        let alone = !parent && announces(&step.section) && !goes_on(page, step);
        if alone && is_name(step) && among_actions(steps, at) {
            let message = format!(
                "{:?} does not say what to do",
                super::quote::quote(&step.text)
            );
            found.push(RULE.finding(
                page,
                (step.line, 1),
                &message,
                "begin with what to do: Check …, Open …, Send …",
            ));
        }
    }
    found
}

fn is_name(step: &Step) -> bool {
    let bare = step.detail.is_empty()
        && step.links.is_empty()
        && step.images.is_empty()
        && step.html.is_empty();
    let text = plain(&step.text);
    let words = text.split_whitespace().count();
    bare && (2..=MOST).contains(&words)
        && !step.text.contains(['`', '=', '/', '?', '"', ':', '(', '<'])
        && text.split_whitespace().all(|word| word.is_ascii())
        && may_be_english(&text)
        && !has_action(&text)
}

/// Whether what comes below the step belongs to it for a reader, although the list does not hold it.
fn goes_on(page: &Subject<'_>, step: &Step) -> bool {
    let below = page.body_lines().skip(step.end_line + 1 - page.body_line);
    let next = below
        .map(|(_, line)| line)
        .find(|line| !line.trim().is_empty());
    next.is_some_and(|line| {
        !line
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit() || c == '#')
    })
}

/// Most steps of the section say what to do: a list of names is a list, and no procedure.
fn among_actions(steps: &[Step], at: usize) -> bool {
    let Some(step) = steps.get(at) else {
        return false;
    };
    let beside = || steps.iter().filter(|other| other.section == step.section);
    let acting = beside()
        .filter(|other| has_action(&plain(&other.text)))
        .count();
    let all = beside().count();
    all > 1 && acting * 3 >= all * 2 || all == 2 && acting == 1
}

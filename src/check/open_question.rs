//! `open-question`: the source did not say, and nobody has been asked.

use super::quote::quote;
use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use crate::markdown::questions::{OpenQuestion, open_questions};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "open-question",
    severity: Severity::Error,
    what: "An alert or a quote that begins `Open question:` is still there.",
    why: "It marks what the source of a draft does not say. Published, it would leave the reader to guess, so the \
          page cannot be published before somebody who knows has answered.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          1. Call the customer.\n\
          \n\
          > [!IMPORTANT]\n\
          > Open question: who may grant a discount? (ask Maria Lopez)\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           1. Call the customer.\n\
           2. Leave discounts to the team's lead.\n",
    run: Run::Page(run),
    fix: None,
};

fn run(context: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    if !(context.governed)(page) {
        return Vec::new();
    }
    let questions = open_questions(page.body(), page.body_line);
    questions
        .iter()
        .map(|question| finding(page, question))
        .collect()
}

fn finding(page: &Subject<'_>, question: &OpenQuestion) -> Finding {
    let whom = question
        .ask
        .as_deref()
        .map(|whom| format!("ask {}, ", quote(whom)));
    let hint = format!(
        "sop edit {}   ({}answer it, and take it out)",
        page.id,
        whom.unwrap_or_default()
    );
    let message = match quote(&question.text) {
        text if text.is_empty() => "an open question that does not say what is asked".to_owned(),
        text => format!("open question: {text}"),
    };
    RULE.finding(page, (question.line, 1), &message, &hint)
}

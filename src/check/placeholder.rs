//! `placeholder`: holes of a template that nobody has filled.

use super::quote::quote;
use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "placeholder",
    severity: Severity::Error,
    what: "Text that was to be replaced is still there: `TODO`, `TBD`, `<your team>`, `[insert …]`, `{{name}}`, lorem ipsum.",
    why: "Whoever follows the page cannot know what was meant to stand there. In code, links and HTML such text means \
          something else and is left alone.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          1. Call [insert number here].\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           1. Call the number in the customer's contract.\n",
    run: Run::Page(run),
    fix: None,
};

fn run(context: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    if !(context.governed)(page) {
        return Vec::new();
    }
    let hint = format!(
        "sop edit {}   (write what belongs there; in backticks it is left alone)",
        page.id
    );
    page.placeholders()
        .iter()
        .map(|hole| {
            let message = format!("{} was to be replaced", quote(&hole.text));
            RULE.finding(page, (hole.line, hole.column), &message, &hint)
        })
        .collect()
}

//! `link-text`: a link whose words do not say where it leads.

use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "link-text",
    severity: Severity::Warning,
    what: "A link has no words, or only \"here\", \"click here\", \"this\", \"link\".",
    why: "Whoever skims a page, or hears its links read one after another, learns nothing from \"here\"; and when the \
          address dies, nobody knows what it was.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          The terms are [here](https://example.com/contract).\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           The terms are in [the contract](https://example.com/contract).\n",
    run: Run::Page(run),
    fix: None,
};

/// Words that say nothing without their sentence.
const EMPTY: [&str; 13] = [
    "here",
    "click here",
    "this",
    "link",
    "this link",
    "click",
    "this page",
    "click this link",
    "over here",
    "right here",
    "see here",
    "at this link",
    "linked here",
];

/// Whether an address has a scheme that only some tool knows.
fn is_own(target: &str) -> bool {
    target.contains(':') && !target.starts_with("http") && !target.starts_with("mailto:")
}

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    page.links()
        .iter()
        .filter(|link| !link.image && !link.pictured && !link.target.is_empty())
        .filter_map(|link| {
            let text = link
                .text
                .trim()
                .trim_end_matches(['.', ':', '!', ','])
                .to_lowercase();
            let message = match &*text {
                // Some tools fill in the words of an address of their own: `[](api:Class)`.
                "" if link.inline && !is_own(&link.target) => "the link has no words".to_owned(),
                said if EMPTY.contains(&said) => {
                    format!("{:?} does not say where the link leads", link.text)
                }
                _ => return None,
            };
            let hint = "let the link's words name what it leads to";
            Some(RULE.finding(page, (link.line, link.column), &message, hint))
        })
        .collect()
}

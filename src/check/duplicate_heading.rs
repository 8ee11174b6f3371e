//! `duplicate-heading`: two sections of one name beside each other.

use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use std::collections::HashMap;

use super::quote::quote;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "duplicate-heading",
    severity: Severity::Warning,
    what: "Two headings of the same level under the same heading say the same. Three are labels.",
    why: "Nobody can tell which one a link or a colleague means, and one of the two is often a copy that was left behind.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          ## Discounts\n\
          \n\
          At most 10 %.\n\
          \n\
          ## Discounts\n\
          \n\
          At most 15 %.\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           ## Discounts\n\
           \n\
           At most 10 %, or 15 % in the last week of a quarter.\n",
    run: Run::Page(run),
    fix: None,
};

/// Headings that are labels even where there are but two.
const LABELS: [&str; 14] = [
    "yes",
    "no",
    "do",
    "don't",
    "don’t",
    "good",
    "bad",
    "example",
    "examples",
    "before",
    "after",
    "note",
    "correct",
    "incorrect",
];

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    // The headings above, each with the number of its section; what is beside each other is in one section.
    let mut above: Vec<(u8, usize)> = Vec::new();
    let mut beside: HashMap<(usize, u8, String), Vec<usize>> = HashMap::new();
    for (number, heading) in page
        .outline()
        .headings
        .iter()
        .enumerate()
        .filter(|(_, heading)| heading.top_level)
    {
        above.retain(|(level, _)| *level < heading.level);
        let section = above.last().map_or(0, |(_, section)| section + 1);
        let name = (section, heading.level, heading.text.to_lowercase());
        beside.entry(name).or_default().push(heading.line);
        above.push((heading.level, number));
    }
    let mut found = Vec::new();
    for ((_, _, text), lines) in beside {
        // Three of one name are labels, and so are some words alone.
        let name = text.contains(char::is_alphanumeric) && !LABELS.contains(&&*text);
        if let ([first, second], true) = (lines.as_slice(), name) {
            let message = format!("the heading {:?} is also on line {first}", quote(&text));
            let hint = "give each section a name of its own, or make one of the two";
            found.push(RULE.finding(page, (*second, 1), &message, hint));
        }
    }
    found
}

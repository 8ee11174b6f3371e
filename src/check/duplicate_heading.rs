//! `duplicate-heading`: two sections of one name beside each other.

use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use std::collections::HashMap;

use super::quote::quote;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "duplicate-heading",
    severity: Severity::Warning,
    what: "Two headings of the same level under the same heading say the same.",
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

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let mut above: Vec<(u8, HashMap<String, usize>)> = Vec::new();
    let mut top: HashMap<String, usize> = HashMap::new();
    let mut found = Vec::new();
    for heading in page.outline().headings.iter().filter(|heading| heading.top_level) {
        while above.last().is_some_and(|(level, _)| *level >= heading.level) {
            above.pop();
        }
        let beside = above.last_mut().map_or(&mut top, |(_, beside)| beside);
        let name = format!("{} {}", heading.level, heading.text.to_lowercase());
        // A line of a setext rule, or of pictures alone, has no words.
        if let Some(line) = beside.insert(name, heading.line).filter(|_| heading.text.contains(char::is_alphanumeric)) {
            let message = format!("the heading {:?} is also on line {line}", quote(&heading.text));
            let hint = "give each section a name of its own, or make one of the two";
            found.push(RULE.finding(page, (heading.line, 1), &message, hint));
        }
        above.push((heading.level, HashMap::new()));
    }
    found
}

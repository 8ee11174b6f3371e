//! `missing-role`: nobody has to know the page.

use super::quote::quote;
use super::{Context, Rule, Run, Subject, place};
use crate::domain::finding::{Finding, Severity};

/// The most roles that a hint offers.
const OFFERED: usize = 5;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "missing-role",
    severity: Severity::Error,
    what: "The page names no role that must know it.",
    why: "Roles decide who is told, trained and asked to acknowledge. A page without one reaches nobody, and cannot \
          be published.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          ---\n\
          # Renewal call\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead, cs-agent]\n\
           ---\n\
           # Renewal call\n",
    run: Run::Page(run),
    fix: None,
};

fn run(context: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    if !page.meta.roles().is_empty() || !(context.governed)(page) {
        return Vec::new();
    }
    let known = &context.organisation.roles.roles;
    let offered: Vec<String> = known.keys().take(OFFERED).map(|name| quote(name)).collect();
    let hint = match offered.as_slice() {
        [] => "write in the front matter: roles: [NAME]   (a role of roles.yaml)".to_owned(),
        names => format!(
            "write in the front matter: roles: [NAME]   (such as {})",
            names.join(", ")
        ),
    };
    let (line, message) = match place::of_key(page, "roles") {
        Some(line) => (line, "`roles` names no role"),
        None => (1, "the page names no role that must know it"),
    };
    vec![RULE.finding(page, (line, 1), message, &hint)]
}

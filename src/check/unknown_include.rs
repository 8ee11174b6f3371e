//! `unknown-include`: a role that includes one that nobody defined.

use super::quote::{quote, unknown};
use super::yaml_place::of_value;
use super::{Context, Rule, Run};
use crate::domain::finding::{Finding, Severity};
use crate::domain::roles::{ROLES_FILE, Roles};
use crate::domain::suggest::nearest;
use crate::domain::yaml::parse;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "unknown-include",
    severity: Severity::Warning,
    what: "A role of roles.yaml includes a role that is not there.",
    why: "Whoever holds it is asked for less than was meant: nothing of what the included role must know reaches them.",
    bad: "roles:\n\
          \x20 cs-agent: {title: Agent, path: onboarding}\n\
          \x20 cs-lead: {title: Lead, includes: [cs-agnet], path: onboarding}\n",
    good: "roles:\n\
           \x20 cs-agent: {title: Agent, path: onboarding}\n\
           \x20 cs-lead: {title: Lead, includes: [cs-agent], path: onboarding}\n",
    run: Run::File(ROLES_FILE, run),
    fix: None,
};

fn run(_: &Context<'_>, text: &str) -> Vec<Finding> {
    let Ok(roles) = parse::<Roles>(ROLES_FILE, text.as_bytes()) else {
        return Vec::new();
    };
    let of_role = |name: &String, included: &String| {
        let (name, wrong) = (quote(name), unknown(included));
        let message = format!("the role {name} includes {wrong}, which is not in {ROLES_FILE}");
        let hint = match nearest(included, roles.roles.keys().map(String::as_str)) {
            Some(near) => format!("did you mean {}?", quote(near)),
            None => format!("write it in {ROLES_FILE}, below `roles:`"),
        };
        (message, hint)
    };
    let mut found = Vec::new();
    for (name, role) in &roles.roles {
        let missing = role.includes.iter();
        for included in missing.filter(|included| !roles.roles.contains_key(*included)) {
            let (message, hint) = of_role(name, included);
            let at = of_value(text, name, included);
            found.push(RULE.finding_in(ROLES_FILE, at, &message, &hint));
        }
    }
    found
}

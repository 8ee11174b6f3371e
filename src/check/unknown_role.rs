//! `unknown-role`: a role that nobody defined.

use super::quote::{quote, unknown};
use super::yaml_place::in_entry;
use super::{Context, Rule, Run};
use crate::domain::finding::{Finding, Severity};
use crate::domain::people::{PEOPLE_FILE, People};
use crate::domain::roles::{ROLES_FILE, Roles};
use crate::domain::suggest::nearest;
use crate::domain::yaml::parse;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "unknown-role",
    severity: Severity::Warning,
    what: "people.yaml gives somebody a role that is not in roles.yaml.",
    why: "A role with a typing error has no SOPs: its holder is trained in nothing, and asked to approve nothing.",
    bad: "people:\n\
          \x20 - {id: p-7f3a, emails: [maria@example.com], roles: [cs-laed]}\n",
    good: "people:\n\
           \x20 - {id: p-7f3a, emails: [maria@example.com], roles: [cs-lead]}\n",
    run: Run::File(PEOPLE_FILE, run),
    fix: None,
};

fn run(context: &Context<'_>, text: &str) -> Vec<Finding> {
    let people = parse::<People>(PEOPLE_FILE, text.as_bytes()).ok();
    let roles = match context.texts.get(ROLES_FILE) {
        Some(text) => parse::<Roles>(ROLES_FILE, text.as_bytes()).ok(),
        None => Some(Roles::default()),
    };
    let (Some(people), Some(roles)) = (people, roles) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for person in &people.people {
        for role in person
            .roles
            .iter()
            .filter(|role| !roles.roles.contains_key(*role))
        {
            let message = format!(
                "{} has the role {}, which is not in {ROLES_FILE}",
                quote(&person.id),
                unknown(role)
            );
            let hint = match nearest(role, roles.roles.keys().map(String::as_str)) {
                Some(near) => format!("did you mean {}?", quote(near)),
                None => format!("write it in {ROLES_FILE}, below `roles:`"),
            };
            found.push(RULE.finding_in(
                PEOPLE_FILE,
                in_entry(text, &person.id, role),
                &message,
                &hint,
            ));
        }
    }
    found
}

//! `role-without-path`: a role into which no path leads.

use super::yaml_place::of_key;
use super::{Context, Rule, Run};
use crate::domain::finding::{Finding, Severity};
use crate::domain::paths::Paths;
use crate::domain::roles::{ROLES_FILE, Roles};
use crate::domain::yaml::parse;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "role-without-path",
    severity: Severity::Warning,
    what: "roles.yaml has a role that must know SOPs, and no training path leads into it: it has no `path` and no role that \
          it includes has one.",
    why: "Somebody who gets the role has a pile of SOPs and no order in which to learn them.",
    bad: "roles:\n\
          \x20 cs-lead: {title: Lead}\n",
    good: "roles:\n\
           \x20 cs-lead: {title: Lead, path: onboarding}\n",
    run: Run::File(ROLES_FILE, run),
    fix: None,
};

fn run(context: &Context<'_>, text: &str) -> Vec<Finding> {
    let Ok(roles) = parse::<Roles>(ROLES_FILE, text.as_bytes()) else {
        return Vec::new();
    };
    let paths = context.texts.get(crate::domain::paths::PATHS_FILE);
    let paths = paths.and_then(|text| parse::<Paths>("paths.yaml", text.as_bytes()).ok());
    // A team that has no path at all has not begun with them.
    if paths.is_none_or(|paths| paths.paths.is_empty()) {
        return Vec::new();
    }
    roles
        .roles
        .keys()
        .filter(|name| {
            let led = roles.with_included(name).iter().any(|role| {
                roles
                    .roles
                    .get(*role)
                    .is_some_and(|role| role.path.is_some())
            });
            !led && context
                .neighbours
                .pages()
                .any(|page| page.meta.roles().contains(name))
        })
        .map(|name| {
            let message = format!("no path leads into the role {name}");
            let hint = format!(
                "write in paths.yaml how one learns it, and in roles.yaml:   {name}: {{path: NAME}}"
            );
            RULE.finding_in(ROLES_FILE, of_key(text, name), &message, &hint)
        })
        .collect()
}

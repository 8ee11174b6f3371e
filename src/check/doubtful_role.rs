//! `doubtful-role`: a role whose name people cannot tell from another.

use std::collections::BTreeMap;

use super::quote::quote;
use super::yaml_place::of_key;
use super::{Context, Rule, Run};
use crate::domain::finding::{Finding, Severity};
use crate::domain::lookalike::{doubt, look};
use crate::domain::roles::{ROLES_FILE, Roles};
use crate::domain::yaml::parse;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "doubtful-role",
    severity: Severity::Warning,
    what: "roles.yaml has two roles whose names look the same; or a name has letters of two scripts in one word, letters that \
           are not composed, or signs that nobody sees.",
    why: "A page that names what its author sees is for another role, or for none.",
    bad: "roles:\n\
          \x20 cs-agent: {title: Agent, path: onboarding}\n\
          \x20 cs-аgent: {title: Agent, path: onboarding}\n",
    good: "roles:\n\
           \x20 cs-agent: {title: Agent, path: onboarding}\n\
           \x20 cs-lead: {title: Lead, path: onboarding}\n",
    run: Run::File(ROLES_FILE, run),
    fix: None,
};

fn run(_: &Context<'_>, text: &str) -> Vec<Finding> {
    let Ok(roles) = parse::<Roles>(ROLES_FILE, text.as_bytes()) else {
        return Vec::new();
    };
    let mut looks: BTreeMap<String, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for name in roles.roles.keys() {
        let doubt = doubt(name);
        let why = match looks.insert(look(name), name) {
            Some(before) => {
                let how = doubt.map(|how| format!(": it {how}")).unwrap_or_default();
                Some(format!("looks like {}{how}", quote(before)))
            }
            None => doubt,
        };
        if let Some(why) = why {
            let message = format!("the role {} {why}", quote(name));
            let hint = "write it in composed letters of one script, here and wherever it is named";
            found.push(RULE.finding_in(ROLES_FILE, of_key(text, name), &message, hint));
        }
    }
    found
}

//! `doubtful-role`: a role whose name people cannot tell from another.

use super::quote::{doubtful, quote};
use super::yaml_place::of_key;
use super::{Context, Rule, Run};
use crate::domain::finding::{Finding, Severity};
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

const HINT: &str = "write it in composed letters of one script, here and wherever it is named";

fn run(_: &Context<'_>, text: &str) -> Vec<Finding> {
    let Ok(roles) = parse::<Roles>(ROLES_FILE, text.as_bytes()) else {
        return Vec::new();
    };
    let finding = |(name, why): (&str, String)| {
        let message = format!("the role {} {why}", quote(name));
        RULE.finding_in(ROLES_FILE, of_key(text, name), &message, HINT)
    };
    let names = roles.roles.keys().map(String::as_str);
    let doubts = doubtful(names, "looks like").into_iter();
    doubts.map(finding).collect()
}

//! `unknown-path`: a training path that nobody wrote.

use super::quote::quote;
use super::yaml_place::of_value;
use super::{Context, Rule, Run};
use crate::domain::finding::{Finding, Severity};
use crate::domain::paths::{PATHS_FILE, Paths};
use crate::domain::roles::{ROLES_FILE, Roles};
use crate::domain::suggest::nearest;
use crate::domain::yaml::parse;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "unknown-path",
    severity: Severity::Warning,
    what: "roles.yaml says that a path leads into a role, and paths.yaml has no path of that name.",
    why: "Somebody who gets the role is told to walk a path that does not exist.",
    bad: "roles:\n\
          \x20 cs-lead: {title: Lead, path: onbaording}\n",
    good: "roles:\n\
           \x20 cs-lead: {title: Lead, path: onboarding}\n",
    run: Run::File(ROLES_FILE, run),
    fix: None,
};

fn run(context: &Context<'_>, text: &str) -> Vec<Finding> {
    let Ok(roles) = parse::<Roles>(ROLES_FILE, text.as_bytes()) else {
        return Vec::new();
    };
    let paths = match context.texts.get(PATHS_FILE) {
        Some(text) => parse::<Paths>(PATHS_FILE, text.as_bytes()).ok(),
        None => Some(Paths::default()),
    };
    let Some(paths) = paths else {
        return Vec::new();
    };
    roles
        .roles
        .iter()
        .filter_map(|(name, role)| Some((name, role.path.as_deref()?)))
        .filter(|(_, path)| !paths.paths.contains_key(*path))
        .map(|(name, path)| {
            let message = format!(
                "the role {} names the path {}, which is not in {PATHS_FILE}",
                quote(name),
                quote(path)
            );
            let hint = match nearest(path, paths.paths.keys().map(String::as_str)) {
                Some(near) => format!("did you mean {}?", quote(near)),
                None => format!("write it in {PATHS_FILE}, below `paths:`"),
            };
            RULE.finding_in(ROLES_FILE, of_value(text, name, path), &message, &hint)
        })
        .collect()
}

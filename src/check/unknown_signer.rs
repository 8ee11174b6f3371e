//! `unknown-signer`: a sign-off by nobody.

use super::quote::quote;
use super::yaml_place::of_value;
use super::{Context, Rule, Run};
use crate::domain::finding::{Finding, Severity};
use crate::domain::paths::{Checkpoint, PATHS_FILE, Paths, Signer};
use crate::domain::reference::Reference;
use crate::domain::suggest::nearest;
use crate::domain::yaml::parse;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "unknown-signer",
    severity: Severity::Warning,
    what: "A stage of paths.yaml is signed off by a role that is not in roles.yaml, or by a person who is not in people.yaml.",
    why: "Nobody can sign the stage off, and whatever comes after it waits for ever.",
    bad: "paths:\n\
          \x20 onboarding:\n\
          \x20   stages:\n\
          \x20     - {id: first, checkpoint: {kind: sign-off, by: \"role:cs-laed\"}}\n",
    good: "paths:\n\
           \x20 onboarding:\n\
           \x20   stages:\n\
           \x20     - {id: first, checkpoint: {kind: sign-off, by: \"role:cs-lead\"}}\n",
    run: Run::File(PATHS_FILE, run),
    fix: None,
};

fn run(context: &Context<'_>, text: &str) -> Vec<Finding> {
    let Ok(paths) = parse::<Paths>(PATHS_FILE, text.as_bytes()) else {
        return Vec::new();
    };
    let stages = paths
        .paths
        .iter()
        .flat_map(|(name, path)| path.stages.iter().map(move |stage| (name, stage)));
    stages
        .filter_map(|(name, stage)| {
            let Some(Checkpoint::SignOff { by }) = &stage.checkpoint else {
                return None;
            };
            let (wrong, near) = unknown(context, by)?;
            let stage = quote(&stage.id);
            let message = format!(
                "stage {stage} of {} is signed off by {}, whom nobody knows",
                quote(name),
                quote(&wrong)
            );
            let hint = match near {
                Some(near) => format!("did you mean {}?", quote(&near)),
                None => "`manager`, `role:NAME`, or a person's id or address".to_owned(),
            };
            Some(RULE.finding_in(PATHS_FILE, of_value(text, name, &wrong), &message, &hint))
        })
        .collect()
}

/// What is not there, as it is written, and what is near.
fn unknown(context: &Context<'_>, by: &Signer) -> Option<(String, Option<String>)> {
    let organisation = context.organisation;
    let Signer::Named(named) = by else {
        return None;
    };
    if organisation.knows(named) {
        return None;
    }
    let near = match named {
        Reference::Role(role) => {
            let near = nearest(role, organisation.role_names());
            near.map(|near| format!("role:{near}"))
        }
        Reference::Person(person) => {
            let ids = organisation.people.people.iter().map(|one| one.id.as_str());
            nearest(person, ids).map(str::to_owned)
        }
    };
    Some((named.to_string(), near))
}

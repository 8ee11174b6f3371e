//! `unknown-sop`: a training path that names an SOP that is not there.

use super::quote::quote;
use super::yaml_place::of_value;
use super::{Context, Rule, Run};
use crate::domain::finding::{Finding, Severity};
use crate::domain::paths::{PATHS_FILE, Paths};
use crate::domain::suggest::nearest;
use crate::domain::yaml::parse;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "unknown-sop",
    severity: Severity::Warning,
    what: "A stage of paths.yaml names an SOP that no page has as its id.",
    why: "Nobody can finish the stage, or it silently teaches less than it should: mostly the SOP was retired or renamed.",
    bad: "paths:\n\
          \x20 onboarding:\n\
          \x20   stages:\n\
          \x20     - {id: first, sops: [escalation-cals]}\n",
    good: "paths:\n\
           \x20 onboarding:\n\
           \x20   stages:\n\
           \x20     - {id: first, sops: [escalation]}\n",
    run: Run::File(PATHS_FILE, run),
    fix: None,
};

fn run(context: &Context<'_>, text: &str) -> Vec<Finding> {
    let Ok(paths) = parse::<Paths>(PATHS_FILE, text.as_bytes()) else {
        return Vec::new();
    };
    let mut ids: Vec<&str> = context
        .neighbours
        .pages()
        .map(|page| page.id.as_str())
        .collect();
    ids.sort_unstable();
    let mut found = Vec::new();
    for (name, path) in &paths.paths {
        for stage in &path.stages {
            for sop in stage
                .sops
                .iter()
                .filter(|sop| ids.binary_search(&sop.as_str()).is_err())
            {
                let message = format!(
                    "the path {} names {}, which is the id of no SOP here",
                    quote(name),
                    quote(sop)
                );
                let hint = match nearest(sop, ids.iter().copied()) {
                    Some(near) => format!("did you mean {}?", quote(near)),
                    None => "which there are: sop list".to_owned(),
                };
                found.push(RULE.finding_in(PATHS_FILE, of_value(text, name, sop), &message, &hint));
            }
        }
    }
    found
}

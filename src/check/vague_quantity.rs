//! `vague-quantity`: a step that leaves open how much, how often or how soon.

use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use std::sync::LazyLock;

use regex::Regex;

use super::english::may_be_english;
use super::verbs::plain;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "vague-quantity",
    severity: Severity::Warning,
    what: "A step says \"as needed\", \"a few\", \"some time\", \"soon\", \"etc.\" where a number, a condition or a list \
          belongs.",
    why: "Two people who follow it do two different things, and neither did it wrong. Only English is looked at.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          1. Wait a while after the call, then write the summary to the customer.\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           1. Write the summary to the customer within two hours of the call.\n",
    run: Run::Page(run),
    fix: None,
};

static VAGUE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:as needed|as necessary|as appropriate|when appropriate|where appropriate|if appropriate",
        r"|as soon as possible|asap|a while|a bit of time|a few|a couple of|a little (?:bit|while|time)|several",
        r"|some (?:time|minutes|hours|days|weeks|seconds|more time|extra)|(?:very |fairly |pretty )?soon(?:er or later)?",
        r"|periodically|regularly|from time to time|every so often|every now and then|occasionally",
        r"|a lot of|lots of|enough (?:time|space|memory|disk|of)|sufficient(?:ly)?|a reasonable (?:amount|time|number|period)(?: of)?",
        r"|in a timely manner|and so on|etc\.)(?:\s|[.,;:)!]|$)"
    ))
    .ok()
});

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let Some(vague) = VAGUE.as_ref().filter(|_| page.is_english()) else {
        return Vec::new();
    };
    page.steps()
        .iter()
        .filter_map(|step| {
            let text = plain(&step.text);
            let hit = vague.find(&text).filter(|_| may_be_english(&text))?;
            let words = hit.as_str().trim_end_matches([' ', ',', ';', ':', ')', '!', '.']);
            // "as soon as the light is green" is a condition, and a good one.
            let after = text.get(hit.end()..).unwrap_or_default();
            if words.to_lowercase().ends_with("soon") && (after.starts_with("as ") || text[..hit.start()].to_lowercase().ends_with("as ")) {
                return None;
            }
            let message = format!("{words:?} leaves open how much, how often or when");
            let hint = "write the number, the list, or how one sees that it is enough";
            Some(RULE.finding(page, page.place_in_step(step, words), &message, hint))
        })
        .collect()
}

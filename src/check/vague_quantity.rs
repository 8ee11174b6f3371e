//! `vague-quantity`: a step that leaves open how much, how often or how soon.

use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use std::sync::LazyLock;

use regex::Regex;

use super::english::may_be_english;
use super::verbs::{is_verb, plain};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "vague-quantity",
    severity: Severity::Warning,
    what: "A step says \"as needed\", \"a few minutes\", \"some time\", \"soon\" where a number or a condition belongs.",
    why: "Two people who follow it do two different things, and neither did it wrong. Only English is looked at.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          1. Wait a while after the call with the customer.\n\
          2. Write the summary of it.\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           1. Write the summary of the call to the customer within two hours.\n",
    run: Run::Page(run),
    fix: None,
};

static VAGUE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i-u)\b(?:as needed|as necessary|as appropriate|as soon as possible|asap|for a while|a while",
        r"|(?:a few|a couple of|several|some) (?:more )?(?:seconds|minutes|hours|days|weeks|months|times)|some time",
        r"|soon|periodically|regularly|from time to time|every so often|every now and then|occasionally",
        r"|a reasonable (?:amount|time|number|period)(?: of)?|in a timely manner)(?:\s|[.,;:)!]|$)"
    ))
    .ok()
});

/// Whether the words tell how it is: "it takes a few minutes", "see which words are regularly used".
fn tells(text: &str, words: &str, at: usize) -> bool {
    let before = text[..at].to_lowercase();
    let near = before.split_whitespace().rev().take(4);
    let takes = near.into_iter().any(|word| {
        [
            "take", "takes", "took", "taking", "need", "needs", "needed", "lasts", "last", "for",
        ]
        .contains(&word)
            && (word != "for" || !words.contains(' '))
    });
    let adverb = words.to_lowercase().ends_with("ly");
    let rest = text[at + words.len()..].trim_start();
    let closes = rest.is_empty() || rest.starts_with(['.', ',', ';', ')']);
    let opens = before.trim_end().is_empty() || before.trim_end().ends_with(['.', ':']);
    takes || (adverb && !closes && !opens)
}

/// The sentence of a text that holds this byte.
fn sentence(text: &str, at: usize) -> &str {
    let start = text[..at].rfind(". ").map_or(0, |dot| dot + 2);
    let end = text[at..].find(". ").map_or(text.len(), |dot| at + dot);
    &text[start..end]
}

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let Some(vague) = VAGUE.as_ref().filter(|_| page.is_english()) else {
        return Vec::new();
    };
    page.steps()
        .iter()
        .filter_map(|step| {
            let text = plain(&step.text);
            let hit = vague.find(&text).filter(|_| may_be_english(&text))?;
            let words = hit
                .as_str()
                .trim_end_matches([' ', ',', ';', ':', ')', '!', '.']);
            // "as soon as the light is green" is a condition, and a good one.
            let after = text.get(hit.end()..).unwrap_or_default();
            if words.to_lowercase().ends_with("soon")
                && (after.starts_with("as ") || text[..hit.start()].to_lowercase().ends_with("as "))
            {
                return None;
            }
            // Only what the sentence asks for: "this may take some time" tells, and asks for nothing.
            let first = sentence(&text, hit.start())
                .split_whitespace()
                .next()
                .unwrap_or_default();
            if !is_verb(first) || tells(&text, words, hit.start()) {
                return None;
            }
            let message = format!("{words:?} leaves open how much, how often or when");
            let hint = "write the number, or how one sees that it is enough";
            Some(RULE.finding(page, page.place_in_step(step, words), &message, hint))
        })
        .collect()
}

//! Names of products that a page still speaks of, and no other page does any more.
//!
//! A tool that a team has given up is named by the pages that nobody has touched since. What other pages named when this one was
//! last changed, and none of them names now, is worth a look.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::stale::Report;
use super::{Opinions, by_rule, due};
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::opinion::line_of;

/// So many other pages must have named it: one may have been a slip.
const SEVERAL: usize = 2;

/// The shortest name.
const SHORTEST: usize = 4;

/// Names that one page alone speaks of, and the commit at which others are to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lonely {
    /// The page.
    pub path: String,
    /// The commit that last changed it.
    pub commit: CommitId,
    /// The names.
    pub names: BTreeSet<String>,
}

/// For each page that is due, the names that it alone speaks of now.
pub fn lonely(report: &Report, pages: &[Document]) -> Vec<Lonely> {
    let mut using: HashMap<&str, usize> = HashMap::new();
    for page in pages {
        for name in names(page.body()) {
            *using.entry(name).or_default() += 1;
        }
    }
    let alone = due(report, pages).into_iter().filter_map(|(line, page)| {
        let commit = CommitId::parse(line.last_commit.as_deref()?)?;
        let own = firm_names(page.body()).into_iter();
        let names: BTreeSet<String> = own
            .filter(|name| using.get(name) == Some(&1))
            .map(str::to_owned)
            .collect();
        let path = page.path.clone();
        (!names.is_empty()).then_some(Lonely {
            path,
            commit,
            names,
        })
    });
    alone.collect()
}

/// How many other pages named each of them, of the pages as they were.
pub fn named_then(lonely: &Lonely, then: &[Document]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for page in then.iter().filter(|page| page.path != lonely.path) {
        for name in names(page.body()) {
            if lonely.names.contains(name) {
                *counts.entry(name.to_owned()).or_default() += 1;
            }
        }
    }
    counts
}

/// What is said of a page of which that was found out.
pub fn given_up(page: &Document, counts: &BTreeMap<String, usize>) -> Opinions {
    let opinions = counts
        .iter()
        .filter(|(_, pages)| **pages >= SEVERAL)
        .filter_map(|(name, pages)| {
            let line = line_of(page.body(), name)?;
            let reason = format!(
                "{pages} other SOPs spoke of {name} when this one was last changed, and none does now"
            );
            Some(by_rule(name, page.body_line + line, reason))
        });
    let opinions: Vec<_> = opinions.collect();
    match opinions.is_empty() {
        true => Opinions::new(),
        false => Opinions::from([(page.path.clone(), opinions)]),
    }
}

/// Every word that could be a name, wherever it stands.
fn names(body: &str) -> BTreeSet<&str> {
    words(body).map(|(name, _)| name).collect()
}

/// The words that are names by where they stand or how they are written: within a sentence, or with a capital inside.
fn firm_names(body: &str) -> BTreeSet<&str> {
    let inner = |name: &str| name.chars().skip(1).any(char::is_uppercase);
    words(body)
        .filter(|(name, within)| *within || inner(name))
        .map(|(name, _)| name)
        .collect()
}

/// Words with a first capital and a small letter, outside code blocks; and whether each stands within a sentence.
fn words(body: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut fenced = false;
    let lines = body.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fenced && !fence && !line.trim_start().starts_with('#')
    });
    lines.flat_map(|line| {
        let mut within = false;
        line.split_whitespace().filter_map(move |token| {
            let stood_within = within;
            within = token.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ')'));
            let word = token.trim_matches(|c: char| !c.is_alphanumeric());
            // A list's number or a mark begins a line, and what follows it begins the sentence.
            within &= word.chars().any(char::is_alphabetic);
            let word = word.strip_suffix("'s").unwrap_or(word);
            let name = word.len() >= SHORTEST
                && word.starts_with(char::is_uppercase)
                && word.chars().any(char::is_lowercase)
                && word.chars().all(char::is_alphanumeric);
            name.then_some((word, stood_within))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_the_first_word_of_a_sentence() {
        let text = "# Tell Hipchat\n\n1. Open Jira. Write to Hipchat, then ask PagerDuty's owner.\n2. Close it in\n   Jira (or in `Trello`).\n\n```\nUse Vagrant\n```\n";
        let firm: Vec<&str> = firm_names(text).into_iter().collect();
        assert_eq!(firm, ["Hipchat", "Jira", "PagerDuty", "Trello"]);
        let all = names(text);
        assert!(all.contains("Open") && all.contains("Close") && !all.contains("Vagrant"));
        assert!(!firm_names("Deploy now. Then Restart it").contains("Deploy"));
    }
}

//! What changes in a step that both the page and the material have, in the page's own words as far as they go.

use ecow::EcoString;

use super::super::escape::escape;
use super::super::places::StepPlace;
use super::forbids;
use crate::domain::measure::{Measure, measures, replaced};
use crate::domain::words::{content_stems, is_function_word, key, stem};

/// A step's new paragraph.
pub(super) struct Change {
    /// As Markdown, footnotes that were there included.
    pub(super) source: String,
    /// As text.
    pub(super) after: String,
    /// What is new.
    pub(super) why: String,
}

/// Words that begin a clause.
pub(super) const JOINTS: [&str; 15] = [
    "if", "unless", "until", "when", "before", "after", "once", "within", "except", "but", "while",
    "so", "because", "and", "or",
];

/// The change, or none where the material says nothing new of the step.
pub(super) fn changed(body: &str, place: &StepPlace, new: &str) -> Option<Change> {
    let source = &body[place.text.clone()?];
    let (words, refs) = split_refs(source);
    let old = place.words.as_str();
    if forbids(old) != forbids(new) {
        return Some(Change {
            source: format!("{}{refs}", escape(new)),
            after: new.to_owned(),
            why: "it contradicts what is there".to_owned(),
        });
    }
    let (mut text, mut plain, mut why) = swapped(words, old, new);
    // What stands further down in the step is no news either.
    let rest = place.step.full_text();
    if let Some((clause, whole)) = news(&format!("{plain} {rest}"), &plain, new) {
        why.push("more is said of it".to_owned());
        if whole && escape(old) == words {
            (text, plain) = (escape(new), new.to_owned());
        } else {
            let clause = clause.unwrap_or_else(|| new.to_owned());
            text = joined(&text, &escape(&clause));
            plain = joined(&plain, &clause);
        }
    }
    (!why.is_empty() && plain != old).then(|| Change {
        source: format!("{text}{refs}"),
        after: plain,
        why: why.join("; "),
    })
}

/// The change of numbers alone, or none.
pub(super) fn renumbered(body: &str, place: &StepPlace, new: &str) -> Option<Change> {
    let source = &body[place.text.clone()?];
    let (words, refs) = split_refs(source);
    let (text, after, why) = swapped(words, &place.words, new);
    (!why.is_empty()).then(|| Change {
        source: format!("{text}{refs}"),
        after,
        why: why.join("; "),
    })
}

/// Source and text with the material's numbers, and what became what.
fn swapped(source: &str, words: &str, new: &str) -> (String, String, Vec<String>) {
    let (mut text, mut plain) = (source.to_owned(), words.to_owned());
    let mut why = Vec::new();
    for (from, to) in swaps(words, new) {
        if let (Some(in_source), Some(in_plain)) = (find(&text, &from), find(&plain, &from)) {
            why.push(format!("{} becomes {to}", &plain[in_plain.clone()]));
            text = replaced(&text, &in_source, &to);
            plain = replaced(&plain, &in_plain, &to);
        }
    }
    (text, plain, why)
}

/// Numbers of the page that the material gives otherwise: the one of that unit, and the material's words.
fn swaps(old: &str, new: &str) -> Vec<(Measure, String)> {
    let (before, after) = (measures(old), measures(new));
    let missing: Vec<&Measure> = after
        .iter()
        .filter(|new| !new.unit.is_empty() && !before.iter().any(|old| old.says(new)))
        .collect();
    let free: Vec<&Measure> = before
        .iter()
        .filter(|old| !after.iter().any(|new| new.says(old)))
        .collect();
    missing
        .iter()
        .filter_map(|to| {
            let mut of_unit = free.iter().filter(|old| old.unit == to.unit);
            let rivals = missing.iter().filter(|other| other.unit == to.unit).count();
            match (of_unit.next(), of_unit.next(), rivals) {
                (Some(from), None, 1) => Some(((*from).clone(), new[to.bytes.clone()].to_owned())),
                _ => None,
            }
        })
        .collect()
}

fn find(text: &str, measure: &Measure) -> Option<std::ops::Range<usize>> {
    let mut same = measures(text).into_iter().filter(|own| own.says(measure));
    match (same.next(), same.next()) {
        (Some(one), None) => Some(one.bytes),
        _ => None,
    }
}

/// What the material says beyond the step: the clauses that are new, where they stand apart, and whether the material
/// says all that the step says.
fn news(all: &str, old: &str, new: &str) -> Option<(Option<String>, bool)> {
    let own = content_stems(all);
    let numbers = measures(old);
    let number_words: Vec<EcoString> = measures(new)
        .iter()
        .filter(|number| numbers.iter().any(|old| old.says(number)))
        .flat_map(|number| content_stems(&new[number.bytes.clone()]))
        .collect();
    let is_new = |word: &EcoString| !own.contains(word) && !number_words.contains(word);
    let all = content_stems(new);
    if !all.iter().any(is_new) {
        return None;
    }
    let whole = content_stems(old).iter().all(|word| all.contains(word));
    let fresh: Vec<String> = clauses(new)
        .into_iter()
        .filter(|clause| {
            let words = content_stems(clause);
            let fresh = words.iter().filter(|word| is_new(word)).count();
            fresh > 0 && fresh * 2 >= words.len()
        })
        .map(|clause| clause.trim_matches([' ', ',', ';']).to_owned())
        .collect();
    let apart = !fresh.is_empty() && fresh.len() < clauses(new).len();
    Some((apart.then(|| small(&fresh.join(", "))), whole))
}

/// The parts of a sentence, at commas and before joining words.
fn clauses(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let begins = at > start && JOINTS.contains(&key(word).as_str());
        let last_ends = text[..at].trim_end().ends_with([',', ';']);
        if at > start && (begins || last_ends) && !text[start..at].trim().is_empty() {
            let only_joint = text[start..at]
                .split_whitespace()
                .all(|word| is_function_word(&key(word)) || stem(word).is_empty());
            if !only_joint {
                parts.push(&text[start..at]);
                start = at;
            }
        }
        at += word.len();
    }
    parts.push(&text[start..]);
    parts
}

fn small(text: &str) -> String {
    let word = text.split_whitespace().next().unwrap_or_default();
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if JOINTS.contains(&key(word).as_str()) => {
            first.to_lowercase().collect::<String>() + letters.as_str()
        }
        _ => text.to_owned(),
    }
}

/// A paragraph with a clause at its end, before its full stop.
fn joined(text: &str, clause: &str) -> String {
    let body = text.trim_end();
    match body.strip_suffix('.') {
        Some(body) => format!("{body}, {clause}."),
        None => format!("{body}, {clause}"),
    }
}

/// A paragraph's words, and the references to footnotes at its end with the blank before them.
pub(super) fn split_refs(source: &str) -> (&str, &str) {
    let mut end = source.trim_end().len();
    while let Some(rest) = source[..end].trim_end().strip_suffix(']') {
        let Some(open) = rest.rfind("[^") else { break };
        if rest[open + 2..].contains([' ', ']', '[']) {
            break;
        }
        end = open;
    }
    let words = source[..end].trim_end();
    source.split_at(words.len())
}

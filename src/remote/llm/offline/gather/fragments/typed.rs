//! What is sent by itself in messages, without a verb, and is a step of its own: `big lamp if it's the owls`, `photos after the
//! cake`, `lint filter every load`.
use super::super::super::lexicon::{is_auxiliary, is_subject, opens_place};
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::token::Token;
use super::against::names;
use super::told_of;
use crate::domain::words::is_function_word;

/// The most words of the thing, and of all of it.
const NAME: usize = 4;
const LONGEST: usize = 10;

/// Whether words name a thing with its case, or with its time.
pub(in super::super) fn is_typed(body: &[Token]) -> bool {
    body.len() <= LONGEST
        && body.first().is_some_and(names)
        && (1..=NAME.min(body.len() - 1)).any(|n| {
            let (name, behind) = body.split_at(n);
            is_name(name) && (is_case(behind) || is_time(behind))
        })
}

/// `big lamp`: a thing, with nothing said of it.
fn is_name(words: &[Token]) -> bool {
    let says = |t: &Token| {
        told_of(t) || is_auxiliary(&t.key) || is_function_word(&t.key) || opens_place(&t.key)
    };
    words
        .iter()
        .all(|t| t.tail().is_none() && t.key.len() > 2 && !says(t))
}

/// `if it's the owls`
fn is_case(words: &[Token]) -> bool {
    let apart = words.iter().all(|t| t.tail() != Some(','));
    words.len() > 2 && apart && matches!(words[0].key.as_str(), "if" | "when" | "unless")
}

/// `after the cake`, `every load`, `between clients`
fn is_time(words: &[Token]) -> bool {
    let n = starts_any(
        words,
        patterns!["after|before|between the|each|every?", "every|each"],
    );
    let thing = n.and_then(|n| words.get(n));
    let says = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key) && t.key != "not";
    thing.is_some_and(|t| t.key.len() > 2 && !is_function_word(&t.key)) && !words.iter().any(says)
}

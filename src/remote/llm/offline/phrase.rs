//! A reading put into words: an instruction that adds nothing to what was said.
use ecow::EcoString;

use super::lexicon::{is_adverb, opens_place};
use super::patterns::{WordSet, patterns, starts_any, word_set};
use super::reading::Reading;
use super::token::{Token, sentence};
use super::verbs::{is_action, is_state};
use crate::domain::words::is_function_word;

/// The words of an instruction, condition first.
pub(super) fn words(reading: &Reading) -> Vec<Token> {
    let mut main = undone(&reading.main);
    if reading.first_person {
        for token in &mut main {
            let to = match token.key.as_str() {
                "my" => "your",
                "myself" => "yourself",
                _ => continue,
            };
            token.word = token.word.to_lowercase().replace(&token.key, to);
            token.key = to.into();
        }
    }
    if !reading.condition.is_empty()
        && let Some(first) = main.first_mut().filter(|t| {
            is_common(t)
                || is_subject(t)
                || is_action(&t.key)
                || matches!(t.key.as_str(), "never" | "don't" | "do")
        })
    {
        first.word = lowered(&first.word);
    }
    while main.len() > 2
        && main
            .last()
            .is_some_and(|t| matches!(t.key.as_str(), "and" | "but" | "so" | "or" | "then"))
    {
        main.pop();
    }
    let mut words = reading.condition.clone();
    words.extend(main);
    words
}

/// The instruction as a line of text.
pub(super) fn text(reading: &Reading) -> String {
    sentence(&words(reading))
}

/// Words that go on where others stand: the first letter made small.
pub(super) fn going_on(words: &[Token]) -> Vec<Token> {
    let mut words = words.to_vec();
    if let Some(first) = words.first_mut() {
        first.word = lowered(&first.word);
    }
    words
}

/// Names that stay as they are.
const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The first letter made small, where only it is large; not of a day, `Fridays`.
pub(super) fn lowered(word: &str) -> EcoString {
    if DAYS.iter().any(|day| word.starts_with(day)) {
        return word.into();
    }
    let mut chars = word.chars();
    match chars.next() {
        // `F8` stays
        Some(first)
            if chars
                .as_str()
                .chars()
                .all(|c| !c.is_uppercase() && !c.is_ascii_digit()) =>
        {
            first.to_lowercase().chain(chars).collect()
        }
        _ => word.into(),
    }
}

/// The first letter made large, but in a word like `pH` or `iPad`.
pub(super) fn raised(word: &str) -> EcoString {
    let mut letters = word.chars().take_while(|c| c.is_alphanumeric());
    if letters.next().is_some_and(char::is_lowercase)
        && letters.next().is_some_and(char::is_uppercase)
    {
        return word.into();
    }
    let mut chars = word.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

/// `It's on the board`, `Ruth has it`: it begins as a sentence does; not `PAT tested`, `M6 bolts`.
pub(super) fn is_capital(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars
            .next()
            .is_some_and(|c| c.is_lowercase() || matches!(c, '\'' | '’' | ' '))
}

/// Words after a comma: small, where they begin with a word that is no name.
pub(super) fn continued(words: &[Token]) -> Vec<Token> {
    let mut words = words.to_vec();
    if let Some(first) = words.first_mut().filter(|t| is_common(t)) {
        first.word = lowered(&first.word);
    }
    words
}

/// Whether a word is surely no name, so that it has a capital only where a sentence begins.
fn is_common(token: &Token) -> bool {
    static EACH: WordSet = word_set!("every twice people otherwise");
    let key = token.key.as_str();
    let own = key == "i" || key.starts_with("i'");
    !own && (is_function_word(key)
        || EACH.contains(key)
        || is_adverb(key)
        || opens_place(key)
        || token.is_number())
}

/// `it's`, `there's`, `they're`, `everybody`: the subject of a clause.
fn is_subject(token: &Token) -> bool {
    static SUBJECT: WordSet = word_set!(
        "it that there you they we he she everybody everyone everything nobody nothing anybody anything somebody someone"
    );
    let key = token.key.as_str();
    SUBJECT.contains(key.split_once('\'').map_or(key, |(word, _)| word))
}

/// `and then you email`: the subject goes where a deed follows.
fn undone(main: &[Token]) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(main.len());
    let mut at = 0;
    while at < main.len() {
        let joined = out
            .last()
            .is_some_and(|t| matches!(t.key.as_str(), "and" | "then"));
        let subject = starts_any(&main[at..], patterns!["you|we|i"]).filter(|_| {
            joined
                && main
                    .get(at + 1)
                    .is_some_and(|t| is_action(&t.key) && !is_state(&t.key))
        });
        if subject.is_none() {
            out.push(main[at].clone());
        }
        at += 1;
    }
    out
}

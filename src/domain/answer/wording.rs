//! Words of an answer so that they read where they are put.

use super::condition;
use crate::domain::words::{content_stems, is_function_word, overlap};

/// The answer as words that stand alone.
pub(super) fn sentence(question: &str, answer: &str) -> String {
    let answer = answer.trim();
    if let Some(condition) = condition(question) {
        let already = answer.to_lowercase().starts_with(&condition.to_lowercase());
        return if already {
            capital(answer)
        } else {
            format!("{condition}: {}", small(answer))
        };
    }
    let words = content_stems(answer);
    let (share, shared) = overlap(&content_stems(question), &words);
    if shared >= 2 && share >= 0.6 && answer.split_whitespace().count() >= 4 {
        return capital(answer);
    }
    if let Some((about, rest)) = question.strip_prefix('“').and_then(|q| q.rsplit_once("”:")) {
        let rest = rest.trim();
        let itself = ["what is it?", "what is the rule?", "does this hold?"];
        return if itself.contains(&rest) {
            format!("{about}: {}", small(answer))
        } else {
            format!("{} {}", capital(rest), capital(answer))
        };
    }
    format!("{} {}", capital(question), capital(answer))
}

/// An instruction without the word that joins it to the one before.
pub(super) fn instruction(text: &str) -> String {
    let text = text.trim();
    for lead in [
        "and then ",
        "then ",
        "first ",
        "next ",
        "after that ",
        "you ",
        "we ",
    ] {
        if text
            .get(..lead.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(lead))
        {
            return instruction(text[lead.len()..].trim_start_matches([',', ' ']));
        }
    }
    capital(text)
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.trim().chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

/// A first letter made small, where the word is not a name by the look of it.
pub(super) fn small(text: &str) -> String {
    let word = text.split_whitespace().next().unwrap_or_default();
    let rest_is_small = word.chars().skip(1).all(|c| !c.is_uppercase());
    let common = is_function_word(&word.to_lowercase()) || word.len() > 1 && is_verb(word);
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if rest_is_small && common && word != "I" => {
            first.to_lowercase().collect::<String>() + letters.as_str()
        }
        _ => text.to_owned(),
    }
}

/// Words that often begin an answer and are no names.
fn is_verb(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "call"
            | "ask"
            | "tell"
            | "send"
            | "write"
            | "check"
            | "use"
            | "give"
            | "put"
            | "take"
            | "open"
            | "close"
            | "wait"
            | "try"
            | "yes"
            | "no"
            | "about"
            | "at"
            | "only"
            | "usually"
            | "never"
            | "always"
            | "stop"
            | "start"
            | "note"
            | "offer"
            | "escalate"
            | "leave"
            | "pass"
            | "hand"
            | "minutes"
            | "days"
            | "hours"
            | "weeks"
            | "seconds"
            | "months"
            | "years"
            | "percent"
            | "somebody"
            | "nobody"
            | "whoever"
    )
}

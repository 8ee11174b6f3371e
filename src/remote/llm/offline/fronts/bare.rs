//! Cases without a verb of their own, as they are typed: `if banding run a head clean`, `if over 8 ring Sandra`.
use super::super::lexicon::{DETERMINERS, PLACES, is_adverb, is_auxiliary, is_subject};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::token::Token;
use super::super::verbs::{gerund_base, is_action, is_participle};
use super::deed::is_deed;
use super::{DEEDS, QUALITIES};

/// How many words such a case has at most.
const LONGEST: usize = 5;

/// Words that an object or a way begins with behind a verb that is a noun as well.
static BEHIND: WordSet = word_set!("more again straight everyone somebody someone");

/// Where the deed begins behind a case that has no verb.
pub(super) fn behind_bare(rest: &[Token]) -> Option<usize> {
    let n = starts_any(rest, patterns!["if|when|once|unless"])?;
    let end = rest.len().min(n + LONGEST + 1);
    let open = |t: &Token| t.tail().is_none();
    let whole = rest[n..end].iter().take_while(|t| open(t)).count();
    let opens = rest.get(n).is_some_and(|t| !is_subject(&t.key));
    (n + 1..(n + whole + 1).min(end))
        .find(|at| opens && is_case(&rest[n..*at]) && is_done(rest, *at))
}

/// `banding`, `over 8`, `under a third`, `in doubt`, `none left`, `not in by ten`: how it is, in a few words.
fn is_case(words: &[Token]) -> bool {
    let [first, behind @ ..] = words else {
        return false;
    };
    let last = words.last().map_or("", |t| t.key.as_str());
    let ends = !DETERMINERS.contains(last) && !is_auxiliary(last);
    let how = |t: &Token| {
        gerund_base(&t.key).is_some()
            || is_participle(&t.key)
            || QUALITIES.contains(t.key.as_str())
            || !is_action(&t.key)
                && !DETERMINERS.contains(t.key.as_str())
                && !crate::domain::words::is_function_word(&t.key)
                && !t.key.contains('\'')
                && !t.is_number()
    };
    let bound = matches!(first.key.as_str(), "over" | "under" | "above" | "below");
    let share = |t: &Token| matches!(t.key.as_str(), "half" | "third" | "quarter");
    let amount = |t: &Token| t.is_number() || share(t);
    match behind {
        [] => how(first) && !is_adverb(&first.key) && !PLACES.contains(first.key.as_str()),
        [second] if first.key == "in" => matches!(second.key.as_str(), "doubt" | "trouble"),
        [second] if first.key == "none" => second.key == "left",
        [second] if is_adverb(&first.key) => how(second) && !is_adverb(&second.key),
        [second, more @ ..] if bound => {
            let article = matches!(second.key.as_str(), "a" | "the");
            let rest = if article { more } else { behind };
            ends && rest.first().is_some_and(amount)
        }
        [second, more @ ..] if first.key == "not" => {
            let placed = PLACES.contains(second.key.as_str());
            (placed || how(second))
                && ends
                && (more.is_empty() || !PLACES.contains(last))
                && !words.iter().any(|t| is_subject(&t.key))
        }
        _ => false,
    }
}

/// Whether what is done begins here: a verb with its object, and be it a bare noun.
fn is_done(rest: &[Token], at: usize) -> bool {
    let Some([verb, next]) = rest.get(at..at + 2) else {
        return false;
    };
    let bare = DEEDS.contains(verb.key.as_str())
        && !PLACES.contains(next.key.as_str())
        && !is_auxiliary(&next.key)
        && !is_subject(&next.key);
    let more = BEHIND.contains(next.key.as_str());
    verb.tail().is_none()
        && is_action(&verb.key)
        && !QUALITIES.contains(verb.key.as_str())
        && (is_deed(rest, at) || bare || more)
}

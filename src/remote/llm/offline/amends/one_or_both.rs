//! One of two that a deed names, or another beside the one: `in the book, morning and evening.` **`Only evening now.`**, `on Fridays.`
//! **`Wednesdays and Fridays, actually.`**
use super::super::lexicon::opens_place;
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::going_on;
use super::super::talk;
use super::super::token::{Token, bare_last, clause_end, places_in, put_for};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::stated::led_only_cues;
use super::{before, own_steps, tells};

/// The most words in which it is said.
const SHORT: usize = 7;
/// The most words of the one.
const ONE: usize = 3;

/// Leaves out the other, or puts it beside the one.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        let short = (2..=SHORT).contains(&s.tokens.len());
        if !short || s.mood != Mood::Speech || s.end == End::Question {
            continue;
        }
        if let Some((told, words, last)) = only_one(sentences, at) {
            sentences[told].tokens = words;
            unsay(&mut sentences[at..=last]);
        } else if let Some((told, words)) = both(sentences, at) {
            sentences[told].tokens = words;
            unsay(&mut sentences[at..=at]);
        }
    }
}

/// The deed without the other, and the sentence up to which that is said.
fn only_one(sentences: &[Sentence], at: usize) -> Option<(usize, Vec<Token>, usize)> {
    let s = &sentences[at];
    let one = named_only(&s.tokens)?;
    let told = before(sentences, at, 1).next()?;
    let t = &sentences[told];
    if t.end == End::Question || !tells(t) || t.source != s.source {
        return None;
    }
    let own = t.speaker == s.speaker;
    let words = without_other(&t.tokens, &one)?;
    if own {
        return Some((told, words, at));
    }
    let answer = sentences.get(at + 1).filter(|a| a.speaker == t.speaker)?;
    let again = one
        .last()
        .is_some_and(|w| answer.tokens.iter().any(|t| t.key == w.key));
    let nods = talk::nods(&answer.tokens) || talk::affirms(&answer.tokens);
    let agrees = answer.end != End::Question && answer.tokens.len() <= SHORT && (again || nods);
    agrees.then_some((told, words, at + 1))
}

/// `only` **evening** `now`, `Oh, just` **Joe** `then`
fn named_only(words: &[Token]) -> Option<Vec<Token>> {
    let (said, _) = led_only_cues(talk::lead(words));
    let n = starts_any(
        said,
        patterns!["only|just in|on|at|for|to *", "only|just *"],
    )?;
    let from = n - 1;
    let mut one = said[from..].to_vec();
    let idle = |t: &Token| {
        matches!(
            t.key.as_str(),
            "now" | "then" | "actually" | "really" | "nowadays"
        )
    };
    while one.last().is_some_and(idle) {
        one.pop();
    }
    bare_last(&mut one);
    let plain = one.iter().all(|t| t.tail().is_none());
    ((1..=ONE).contains(&one.len()) && plain).then(|| going_on(&one))
}

/// `morning and evening` without the morning: both have as many words.
fn without_other(told: &[Token], one: &[Token]) -> Option<Vec<Token>> {
    let found = places_in(told, one).next_back()?;
    let led = |i: usize| i > 0 && opens_place(&told[i - 1].key);
    let and = |i: usize| told.get(i).is_some_and(|t| t.key == "and");
    let joined = |i: usize| i > 0 && and(i - 1);
    // `boil it again, once, and start from zero`: no two of a kind
    if told[found + one.len() - 1].tail().is_some()
        && !joined(found)
        && !(led(found) && joined(found - 1))
    {
        return None;
    }
    // `at eight and at four`
    let from = if led(found) && (joined(found - 1) || and(found + one.len())) && !joined(found) {
        found - 1
    } else {
        found
    };
    let end = found + one.len();
    let len = end - from;
    let mut words = told.to_vec();
    let plain = |part: &[Token]| part.iter().all(|t| t.tail().is_none() && t.key != "and");
    if joined(from) && from > len + 1 && plain(&told[from - 1 - len..from - 1]) {
        words.drain(from - 1 - len..from);
        return Some(words);
    }
    let other = end + 1..end + 1 + len;
    if and(end) && other.end <= told.len() && plain(&told[other.start..other.end - 1]) {
        let tail = told[other.end - 1].tail();
        words.drain(end..other.end);
        words[end - 1].word.extend(tail);
        return Some(words);
    }
    None
}

/// **`Wednesdays and Fridays, actually.`**: the deed that names one of them, with both.
fn both(sentences: &[Sentence], at: usize) -> Option<(usize, Vec<Token>)> {
    let (said, cued) = led_only_cues(&sentences[at].tokens);
    let [one, and, other, rest @ ..] = said else {
        return None;
    };
    let behind = starts_any(rest, patterns!["sorry|actually|rather", "i mean"]);
    let whole = clause_end(said) == 3 && behind.unwrap_or(0) == rest.len();
    if and.key != "and" || !whole || !(cued || behind.is_some()) || one.key == other.key {
        return None;
    }
    let told = own_steps(sentences, (at, at), 2).next()?;
    let words = &sentences[told].tokens;
    let named = |key: &str| words.iter().position(|t| t.key == key);
    let alone = |i: &usize| {
        let beside =
            |i: Option<usize>| i.and_then(|i| words.get(i)).is_some_and(|t| t.key == "and");
        !beside(i.checked_sub(1)) && !beside(Some(i + 1))
    };
    let old = match (named(&one.key), named(&other.key)) {
        (Some(i), None) | (None, Some(i)) => Some(i).filter(alone)?,
        _ => return None,
    };
    let mut both = said[..3].to_vec();
    bare_last(&mut both);
    let mut words = words.clone();
    let name = words[old].word.starts_with(char::is_uppercase);
    let both = if name { both } else { going_on(&both) };
    put_for(&mut words, old, old + 1, &both);
    Some((told, words))
}

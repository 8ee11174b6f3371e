//! A value of another case, put into words by whoever listens: `If it's a big one you double it.` `Twenty mils.` **`Twenty,
//! yeah.`**, `Book two porters.` `Four for a piano?` **`Four.`** It stands beside the one that was told, and not in its place.
use super::super::amounts::{Amount, amounts};
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::token::{Token, bare_last};
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, talk};
use super::before;
use super::by_the_book::WRITTEN;
use super::put_in::{add_last, keep};
use super::stated::stated;

/// The most words that put the value into words.
const SHORT: usize = 8;

/// Puts the value beside the one that was told, if whoever told that says it too. Says whether it did.
pub(super) fn told_beside(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let counts = |t: &Token| t.is_number() || t.key == "half";
    if s.mood != Mood::Speech || s.tokens.len() > SHORT || !s.tokens.iter().any(counts) {
        return false;
    }
    let told = before(sentences, at, 1).find(|i| {
        let t = &sentences[*i];
        t.speaker != s.speaker && t.end == End::Stop
    });
    let heard = sentences
        .get(at + 1)
        .filter(|h| h.source == s.source && h.speaker != s.speaker && h.end != End::Question);
    let (Some(told), Some(heard)) = (told, heard) else {
        return false;
    };
    let words = fillers::pauses(&s.tokens);
    let words = talk::lead(&words);
    let value = amounts(words).into_iter().next().filter(|a| a.at == 0);
    let Some(value) = value.filter(Amount::is_number) else {
        return false;
    };
    let case = &words[value.end..];
    let step = &sentences[told].tokens;
    let beside = match case.is_empty() {
        true => is_multiple(step),
        false => s.end == End::Question && is_case(case) && differs(step, &value),
    };
    let answer = fillers::pauses(&heard.tokens);
    let said = stated(&answer).filter(|v| v.first().alike(&value));
    let idle = talk::nods(&answer) && answer.len() <= 3;
    if !beside || said.is_none() && !idle {
        return false;
    }
    let mut tail = words.to_vec();
    bare_last(&mut tail);
    add_last(&mut sentences[told].tokens, &tail);
    sentences[at].tokens.clear();
    match said {
        Some(said) if !talk::nods(&said.rest) => keep(&mut sentences[at + 1], &said.rest),
        _ => sentences[at + 1].tokens.clear(),
    }
    true
}

/// `half that`, `twice as much`, `you double it`
fn is_multiple(words: &[Token]) -> bool {
    has_any(
        words,
        patterns![
            "half|twice|double|triple|treble that|it|this",
            "half|twice|double as much|many|long",
            "double|halve|treble|triple it|them|that"
        ],
    )
}

/// `for a piano`, `if it's raining`: in what case, where it is no place in which that is written.
fn is_case(words: &[Token]) -> bool {
    let led = starts_any(words, patterns!["for|if|when|with|on|in *"]).is_some();
    let other = |t: &Token| {
        t.is_number()
            || WRITTEN.contains(t.key.as_str())
            || matches!(
                t.key.as_str(),
                "that" | "this" | "these" | "those" | "them" | "it"
            )
    };
    led && words.len() > 1 && !words.iter().any(other)
}

/// Whether the value is another than the last one of what was told, and of one kind.
fn differs(step: &[Token], value: &Amount) -> bool {
    let all = amounts(step);
    all.last()
        .is_some_and(|old| old.is_number() && value.fits(old))
        && !all.iter().any(|old| value.alike(old))
}

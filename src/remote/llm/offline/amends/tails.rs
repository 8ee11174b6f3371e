//! What a sentence by itself says of the one before it: `Unless it's a heatwave.`, `By registered post.`, `And the leaflet.`
use super::super::gather::is_thing;
use super::super::lexicon::{is_auxiliary, is_subject};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::reading::read;
use super::super::token::{Token, mark_last, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, talk};
use super::{before, spoken};

/// The most words of it.
const LONGEST: usize = 12;

/// Puts it behind what the same speaker told just before. Says whether it did.
pub(super) fn joined_on(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let answers =
        at > 0 && sentences[at - 1].end == End::Question && sentences[at - 1].speaker != s.speaker;
    if s.mood != Mood::Speech || s.end != End::Stop || answers {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let led = talk::lead(&words);
    let tail = if excepts(sentences, at, led) || how(led) {
        led
    } else if adds(sentences, at, &words) {
        &words[..]
    } else {
        return false;
    };
    if tail.len() > LONGEST || read(led, Mood::Speech).is_some() {
        return false;
    }
    let told = before(sentences, at, 1).find(|i| {
        let b = &sentences[*i];
        b.speaker == s.speaker && b.end == End::Stop && spoken(b)
    });
    let told = told.filter(|i| {
        let b = &sentences[*i];
        read(&fillers::strip(&b.tokens), b.mood).is_some()
    });
    let Some(told) = told else {
        return false;
    };
    let mut tail = tail.to_vec();
    tail[0].word = lowered(&tail[0].word);
    let open = &mut sentences[told].tokens;
    mark_last(open, ',');
    open.extend(tail);
    sentences[at].tokens.clear();
    true
}

/// `Unless it's a heatwave.`, `Except on Fridays.`: in what case it does not hold.
fn excepts(sentences: &[Sentence], at: usize, words: &[Token]) -> bool {
    let opens = starts_any(
        words,
        patterns![
            "unless",
            "except for|on|in|at|when|if|the",
            "but|and? not|only on|in|at|for|when|if",
            "apart from"
        ],
    )
    .is_some();
    // `unless it's full, you call them`: the case of a deed of its own
    let whole = words.iter().rev().skip(1).all(|t| !t.comma());
    let then = sentences.get(at + 1).is_some_and(|n| {
        n.speaker == sentences[at].speaker
            && starts_any(&n.tokens, patterns!["in that case"]).is_some()
    });
    opens && whole && !then
}

/// `By registered post.`, `Always, before you close.`: how it is done.
fn how(words: &[Token]) -> bool {
    const SHORT: usize = 7;
    let led = starts_any(
        words,
        patterns![
            "by|with|via|without|using *",
            "always before|after|in|on|at|with"
        ],
    );
    let tells = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
    let value = !super::super::amounts::amounts(words).is_empty();
    led.is_some() && !value && words.len() <= SHORT && !words.iter().any(tells)
}

/// `And the leaflet.`: another thing that the same is done with, and nothing that the next sentence is about.
fn adds(sentences: &[Sentence], at: usize, words: &[Token]) -> bool {
    const NAME: usize = 6;
    let Some(n) = starts_any(words, patterns!["and|plus the|a|an|your|their|his|her|any"]) else {
        return false;
    };
    let plain = words[..words.len() - 1].iter().all(|t| t.tail().is_none());
    let named = stems(&words[n..]);
    let next = sentences
        .get(at + 1)
        .filter(|b| b.speaker == sentences[at].speaker);
    let about = next.is_some_and(|b| {
        let means = |t: &Token| {
            matches!(
                t.key.as_str(),
                "it" | "it's" | "them" | "that" | "that's" | "those" | "they" | "they're" | "which"
            )
        };
        let deed = read(&fillers::strip(&b.tokens), b.mood).is_some();
        deed && b.tokens.iter().take(5).any(means)
            || stems(&b.tokens).iter().any(|w| named.contains(w))
    });
    plain && !about && words.len() <= NAME && is_thing(&words[1..])
}

//! What a sentence by itself takes away from the one before it: `Unless it's a heatwave.`, `Except on Fridays.`
use super::super::lexicon::{is_auxiliary, is_subject};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::reading::read;
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, talk};
use super::{before, spoken};

/// The most words of it.
const LONGEST: usize = 12;

/// `By registered post.`, `Always, before you close.`: how it is done.
fn how(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "by|with|via|without|using *",
            "always before|after|in|on|at|with"
        ],
    )
    .is_some()
        && words.len() <= 7
        && !words
            .iter()
            .any(|t| is_subject(&t.key) || is_auxiliary(&t.key))
}

/// An exception by itself goes behind what the same speaker told just before. Says whether it did.
pub(super) fn excepted(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = fillers::pauses(&s.tokens);
    let led = talk::lead(&words);
    let opens = starts_any(
        led,
        patterns![
            "unless",
            "except for|on|in|at|when|if|the",
            "but|and? not|only on|in|at|for|when|if",
            "apart from"
        ],
    )
    .is_some()
        || how(led);
    // `unless it's full, you call them`: the case of a deed of its own
    let whole = led.iter().rev().skip(1).all(|t| !t.comma());
    let then = sentences.get(at + 1).is_some_and(|n| {
        n.speaker == s.speaker && starts_any(&n.tokens, patterns!["in that case"]).is_some()
    });
    let answers =
        at > 0 && sentences[at - 1].end == End::Question && sentences[at - 1].speaker != s.speaker;
    let alone = s.mood == Mood::Speech
        && s.end == End::Stop
        && opens
        && whole
        && !then
        && !answers
        && led.len() <= LONGEST
        && read(led, Mood::Speech).is_none();
    let told = before(sentences, at, 1).find(|i| {
        let b = &sentences[*i];
        alone && b.speaker == s.speaker && b.turn == s.turn && b.end == End::Stop && spoken(b)
    });
    let Some(told) =
        told.filter(|i| read(&fillers::strip(&sentences[*i].tokens), Mood::Speech).is_some())
    else {
        return false;
    };
    let mut tail = led.to_vec();
    tail[0].word = lowered(&tail[0].word);
    let open = &mut sentences[told].tokens;
    if let Some(last) = open.last_mut() {
        last.bare();
        last.word.push(',');
    }
    open.extend(tail);
    sentences[at].tokens.clear();
    true
}

//! A value held against the one that another thought of: `between two and six degrees.` `I thought it was two to eight.`
//! **`That's vaccines, two to six.`**
use super::super::amounts::{Amount, amounts};
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, comma_end};
use super::super::turns::{End, Sentence, unsay};
use super::stated::led_only_cues;
use super::{NEAR, before, tells};

/// The most words of a doubt, and of what the other value is of.
const DOUBT: usize = 9;
const THING: usize = 6;

/// Lets the value stand that was told, and takes out the doubt and its answer.
pub(super) fn upheld(sentences: &mut [Sentence], at: usize) -> bool {
    let Some(doubt) = at.checked_sub(1) else {
        return false;
    };
    let (s, d) = (&sentences[at], &sentences[doubt]);
    // subtitles name nobody
    let other = d.speaker != s.speaker || s.speaker.is_none();
    let other = other && d.source == s.source && s.end != End::Question;
    let (Some(held), true) = (held(&s.tokens), other) else {
        return false;
    };
    let doubted = doubts(d);
    let says = |all: &[Amount], a: &Amount| all.iter().any(|b| b.size == a.size);
    let stands = before(sentences, doubt, NEAR).any(|i| {
        let t = &sentences[i];
        let told = amounts(&t.tokens);
        t.speaker == s.speaker
            && tells(t)
            && held.iter().all(|a| says(&told, a))
            && doubted.iter().any(|a| !says(&told, a))
    });
    if !stands || doubted.iter().all(|a| says(&held, a)) {
        return false;
    }
    unsay(&mut sentences[doubt..=at]);
    true
}

/// `I thought it was two to eight`, `isn't that eight?`
fn doubts(d: &Sentence) -> Vec<Amount> {
    let words = talk::lead(&d.tokens);
    let thinks = starts_any(
        words,
        patterns![
            "i|we thought|heard|read|learned|remember|had",
            "isn't|wasn't|aren't|weren't it|that|they",
            "not|is|was"
        ],
    )
    .is_some();
    let asks = d.end == End::Question;
    let all = amounts(words);
    if words.len() <= DOUBT && (thinks || asks) {
        all
    } else {
        Vec::new()
    }
}

/// The values that a sentence ends with, once it says what the other one is of: `no, that's the small oven, two ninety`.
fn held(words: &[Token]) -> Option<Vec<Amount>> {
    let (words, _) = led_only_cues(talk::lead(words));
    let of = starts_any(
        words,
        patterns![
            "that's|it's|they're|those're",
            "that|it|those|they is|was|are|were"
        ],
    )?;
    let pause = comma_end(words);
    let all = amounts(words);
    let (first, last) = (all.first()?, all.last()?);
    let thing = pause > of && pause <= THING && first.at >= pause && first.at <= pause + 1;
    (thing && last.end == words.len()).then_some(all)
}

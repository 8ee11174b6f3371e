//! `Try the door, does it close?`: a deed, and what whoever explains asks the thing itself. It asks nobody.
use super::patterns::{patterns, starts_any};
use super::reading::{Force, read};
use super::token::Token;
use super::turns::{End, Mood, Sentence};

/// The most words that are asked of a thing.
const LONGEST: usize = 9;

/// Parts what is asked of a thing from the deed that it was tried by.
pub(super) fn parted(sentences: &mut Vec<Sentence>) {
    let mut at = 0;
    while at < sentences.len() {
        if let Some(end) = deed_before(&sentences[at]) {
            let asked = sentences[at].tokens.split_off(end);
            let mut asks = sentences[at].clone();
            asks.tokens = asked;
            let deed = &mut sentences[at];
            super::token::mark_last(&mut deed.tokens, '.');
            deed.end = End::Stop;
            sentences.insert(at + 1, asks);
            at += 1;
        }
        at += 1;
    }
}

/// Where the question begins behind a deed.
fn deed_before(s: &Sentence) -> Option<usize> {
    if s.mood != Mood::Speech || s.end != End::Question {
        return None;
    }
    let end = 1 + s.tokens.iter().rposition(Token::comma)?;
    let (deed, asked) = s.tokens.split_at(end);
    let bids = deed.len() >= 3
        && read(deed, s.mood).is_some_and(|r| r.force == Force::Step && !r.first_person);
    (bids && asks_thing(asked)).then_some(end)
}

/// `does the buzzer go`, `is it in the green`: what a thing does or is, and nobody's wish.
pub(super) fn asks_thing(words: &[Token]) -> bool {
    let words = super::talk::lead(words);
    let of_thing = starts_any(
        words,
        patterns![
            "is|are|does|do|has|have|can|will it|they|the|this|these|those|both|all|any|every|everything|anything *"
        ],
    );
    let of_talk = starts_any(
        words,
        patterns![
            "is it|this|the okay|ok|clear|true|right|allowed|worth|possible|time|same",
            "does it|this make|matter|help|mean",
            "do they|it really|ever",
            "can it|they wait|be"
        ],
    );
    let which = words.iter().any(|t| t.key == "or");
    of_thing.is_some() && of_talk.is_none() && !which && words.len() <= LONGEST
}

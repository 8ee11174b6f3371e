//! A deed told again with another count, and nothing else: `order 2 boxes`, **`order 3`**, `set out 20 chairs`, **`set out 30`**.
use super::super::super::reading;
use super::super::super::token::{places_in, put_for};
use super::super::super::turns::{End, Mood, Sentence};
use super::super::own_said;
use crate::domain::words::is_function_word;

/// The most words of such a deed.
const LONGEST: usize = 4;

/// Puts the count in the place of the one that was just told. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let Some((count, deed)) = s.tokens.split_last() else {
        return false;
    };
    let counts = count.is_number() && (1..LONGEST).contains(&deed.len());
    if !counts || s.mood != Mood::Speech || s.end == End::Question || reading::asks(s).is_none() {
        return false;
    }
    let found = own_said(sentences, at, 1, |told| {
        let from = places_in(told, deed).next_back()? + deed.len();
        let [old, thing, ..] = told.get(from..)? else {
            return None;
        };
        let other = old.is_number() && old.tail().is_none() && old.key != count.key;
        (other && !is_function_word(&thing.key)).then_some(from)
    });
    let Some((told, from)) = found else {
        return false;
    };
    let count = count.clone();
    put_for(&mut sentences[told].tokens, from, from + 1, &[count]);
    sentences[at].tokens.clear();
    true
}

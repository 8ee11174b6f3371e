//! How long is enough, where it was told as the whole of a time: `Leave the sign up for the week.` **`Edit: two days is
//! enough.`**
use super::super::super::amounts::amounts;
use super::super::super::patterns::{find, patterns, starts_any};
use super::super::super::phrase::lowered;
use super::super::super::token::{Token, put_for};
use super::super::super::turns::{End, Sentence};
use super::super::own_said;

/// The most words in which it is said, and how many sentences back the other time stands.
const LONGEST: usize = 14;
const REACH: usize = 3;

/// Puts the time that is enough in the place of the whole one. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let enough = |t: &Token| {
        matches!(
            t.key.as_str(),
            "fine" | "enough" | "plenty" | "ok" | "okay" | "do"
        )
    };
    let says = s.tokens.len() <= LONGEST && s.end != End::Question;
    if !says || !s.tokens.iter().any(enough) {
        return false;
    }
    let led = starts_any(
        &s.tokens,
        patterns!["*? edit|correction|actually|sorry after|for?", "after|for"],
    );
    let words = &s.tokens[led.unwrap_or(0)..];
    let all = amounts(words);
    let Some(new) = all.first().filter(|a| a.at == 0 && a.is_span()) else {
        return false;
    };
    let fine = starts_any(
        &words[new.end..],
        patterns![
            "is|are|will|would be|do? fine|enough|plenty|ok|okay|alright",
            "will|would do"
        ],
    );
    if fine.is_none() {
        return false;
    }
    let mut new = words[..new.end].to_vec();
    new[0].word = lowered(&new[0].word);
    let whole = |words: &[Token]| {
        find(
            words,
            patterns![
                "for|after|within the|a|one whole|full? hour|day|night|weekend|week|fortnight|month|year"
            ],
        )
    };
    let Some((told, (from, n))) = own_said(sentences, at, REACH, whole) else {
        return false;
    };
    put_for(&mut sentences[told].tokens, from + 1, from + n, &new);
    sentences[at].tokens.clear();
    true
}

//! A range in digits put right by another: `pages 2-8` … `*2-6`, `leave it 20-30 mins` … `sorry 30-40 these days`.
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, clause_end, put_for};
use super::super::turns::{End, Mood, Sentence};
use super::own_said;

/// How many sentences back it reaches, and how many words may stand behind it.
const REACH: usize = 8;
const BEHIND: usize = 3;

/// Puts the range in the place of the one told before. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let star = s.tokens.first().is_some_and(|t| t.word.starts_with('*'));
    let cue = starts_any(
        &s.tokens,
        patterns!["oh? sorry|no|oops|wait|actually|edit|correction|update i? mean|meant?"],
    );
    let Some(from) = cue.or_else(|| star.then_some(0)) else {
        return false;
    };
    let words = &s.tokens[from..];
    let end = clause_end(words);
    // `10-15 for small ones`: of something else
    let other = words
        .get(1)
        .is_some_and(|t| matches!(t.key.as_str(), "for" | "if" | "when" | "with" | "in" | "on"));
    let ranged = words.first().is_some_and(is_range) && !other;
    if s.mood != Mood::Speech || s.end == End::Question || !ranged || end > BEHIND + 1 {
        return false;
    }
    let new = words[..1].to_vec();
    let one = |told: &[Token]| {
        let mut all = (0..told.len()).filter(|i| is_range(&told[*i]));
        let only = all.next().filter(|_| all.next().is_none())?;
        (told[only].key != new[0].key).then_some(only)
    };
    let Some((told, place)) = own_said(sentences, at, REACH, one) else {
        return false;
    };
    let mut new = new;
    new[0].word = new[0].word.trim_start_matches('*').into();
    put_for(&mut sentences[told].tokens, place, place + 1, &new);
    sentences[at].tokens.drain(..from + end);
    true
}

/// `2-8`, `20-30`: two numbers in digits, and a dash.
fn is_range(word: &Token) -> bool {
    const LONGEST: usize = 4;
    let number = |s: &str| {
        (1..=LONGEST).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    word.key
        .split_once(['-', '–'])
        .is_some_and(|(a, b)| number(a) && number(b))
}

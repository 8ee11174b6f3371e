//! The same things told again in another order, each with the other's place: `tenors left, basses right`, `so we did.` **`basses
//! left, tenors right`**.
use ecow::EcoString;

use super::super::super::token::keys;
use super::super::super::turns::{End, Mood, Sentence};
use super::super::own_said;

/// The fewest and the most words of both.
const SHORTEST: usize = 4;
const LONGEST: usize = 12;
/// How many sentences back they were told first.
const REACH: usize = 4;

/// Puts what is told anew in the place of what was told. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let comma = |s: &Sentence| s.tokens.iter().filter(|t| t.comma()).count() == 1;
    let fits = (SHORTEST..=LONGEST).contains(&s.tokens.len()) && comma(s);
    if !fits || s.mood != Mood::Speech || s.end == End::Question {
        return false;
    }
    let said = keys(&s.tokens);
    let sorted = |mut words: Vec<EcoString>| {
        words.sort_unstable();
        words
    };
    let anew = sorted(said.clone());
    let found = own_said(sentences, at, REACH, |told| {
        let same = told.len() == said.len() && sorted(keys(told)) == anew;
        (same && keys(told) != said).then_some(())
    });
    let Some((told, ())) = found.filter(|(told, ())| comma(&sentences[*told])) else {
        return false;
    };
    let words = std::mem::take(&mut sentences[at].tokens);
    sentences[told].tokens = words;
    true
}

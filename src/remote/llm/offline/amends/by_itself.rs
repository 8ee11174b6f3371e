//! `Then it dries.` **`Two days, in the warm.`**: what goes on by itself, and for how long.
use super::super::amounts::amounts;
use super::super::gather::goes_on;
use super::super::lexicon::{is_auxiliary, is_subject};
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, reading, talk};
use super::before;
use super::put_in::add_last;

/// The most words of how long.
const LONGEST: usize = 12;
/// The most words before its number: `at least`, `about`, `another`.
const LEAD: usize = 3;

/// Puts how long something goes on by itself behind that. Says whether it did.
pub(super) fn how_long(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.end == End::Question || s.tokens.len() > 2 * LONGEST {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let value = amounts(&words).into_iter().next();
    let timed = value.is_some_and(|a| a.at <= LEAD && a.is_span());
    if !timed || words.len() > LONGEST || says(&words) {
        return false;
    }
    let told = before(sentences, at, 1).find(|i| {
        let b = &sentences[*i];
        let said = talk::lead(&b.tokens);
        b.speaker == s.speaker
            && b.end == End::Stop
            && goes_on(said)
            && amounts(said).iter().all(|a| !a.is_number())
    });
    let Some(told) = told else {
        return false;
    };
    add_last(&mut sentences[told].tokens, &words);
    sentences[at].tokens.clear();
    true
}

/// Whether words say that somebody does something, or that something is so.
fn says(words: &[Token]) -> bool {
    let subject = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
    words.iter().any(subject) || reading::read(words, Mood::Speech).is_some()
}

//! What was told holds, and was otherwise only once: `Bottom left.` `Bottom left? Yours was top left.` `That was for
//! Mrs Hall.` **`Bottom left normally.`** What came between goes.
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::stems;
use super::super::turns::{End, Mood, Sentence, unsay};
use super::before;

/// The most words of what is said again, and how many sentences back it was told.
const SHORT: usize = 7;
const REACH: usize = 6;

/// Takes away what was asked and what was said of the one time.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 2..sentences.len() {
        if let Some(told) = held(sentences, at) {
            unsay(&mut sentences[told + 1..=at]);
        }
    }
}

/// The sentence that told what is said to be the rule, where another asked about it in between.
fn held(sentences: &[Sentence], at: usize) -> Option<usize> {
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.end == End::Question || s.tokens.len() > SHORT {
        return None;
    }
    let words = talk::lead(&s.tokens);
    let rule = (1..words.len()).find(|i| {
        let n = starts_any(
            &words[*i..],
            patterns![
                "normally|usually|generally|ordinarily",
                "as a rule",
                "as usual|normal",
                "most days|weeks|times"
            ],
        );
        n.is_some_and(|n| i + n == words.len())
    })?;
    let said = stems(&words[..rule]);
    let told = before(sentences, at, REACH).find(|i| {
        let b = &sentences[*i];
        let known = stems(&b.tokens);
        let own = b.speaker == s.speaker && b.end != End::Question;
        own && said.iter().all(|w| known.contains(w))
    })?;
    let asked = sentences[told + 1..at].iter().any(|b| {
        let own = stems(&b.tokens);
        b.end == End::Question && b.speaker != s.speaker && own.iter().all(|w| said.contains(w))
    });
    (asked && !said.is_empty()).then_some(told)
}

//! `Leave the lights on. Unless it's a Sunday. Then you switch them off.`: what is done in the case that is set apart, which
//! the next sentence tells without it.
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::talk;
use super::super::token::clause_end;
use super::super::turns::{End, Mood, Sentence};
use super::asked::supposed;
use super::before;

/// The most words of the case.
const CASE: usize = 12;

/// Tells the next sentence under the case. Says whether the case is told by that alone.
pub(super) fn then_so(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let Some(next) = sentences.get(at + 1) else {
        return false;
    };
    let own = next.speaker == s.speaker && next.source == s.source && next.turn == s.turn;
    let told = s.mood == Mood::Speech && s.end != End::Question && next.end != End::Question;
    let words = talk::lead(&s.tokens);
    let Some(n) = starts_any(
        words,
        patterns!["oh|well|or|except? unless|except if|when? *"],
    ) else {
        return false;
    };
    let case = &words[n - 1..];
    let whole = (2..=CASE).contains(&case.len()) && clause_end(case) == case.len();
    let then = starts_any(
        &next.tokens,
        patterns!["and|so? then", "in that|which case"],
    );
    let Some(then) = then.filter(|_| own && told && whole) else {
        return false;
    };
    let mut said = supposed(case);
    let from = said.len();
    said.extend(next.tokens[then..].iter().cloned());
    if let Some(first) = said.get_mut(from) {
        first.word = lowered(&first.word);
    }
    // `Does the PIN change?` `No. Oh, unless it's stolen. Then …`: nothing stands that it sets apart
    let answers = before(sentences, at, 2).any(|i| sentences[i].end == End::Question);
    sentences[at + 1].tokens = said;
    if answers {
        sentences[at].tokens.clear();
    }
    answers
}

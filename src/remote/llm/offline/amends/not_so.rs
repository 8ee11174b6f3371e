//! A value that is denied before another is given, and that one taken up: `… and that's three weeks.` `No, Grandpa, it
//! isn't. The lab said fourteen days.` `Did they?` `Well then it's 14 days.`
use super::super::amounts::{Amount, amounts, put};
use super::super::fillers;
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::Token;
use super::super::turns::{End, Sentence, unsay};
use super::{before, tells};

/// How many sentences after the denial the other value may come, and how many after that it may be taken up.
const GIVEN: usize = 3;
const TAKEN: usize = 6;
/// The most words of a sentence that takes it up and says no more.
const SHORT: usize = 9;

/// Puts the other value where the one denied was told; what was said for and against it goes.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    if !denies(&fillers::pauses(&sentences[at].tokens)) {
        return false;
    }
    let source = sentences[at].source;
    let Some(told) = before(sentences, at, 1).find(|i| tells(&sentences[*i])) else {
        return false;
    };
    let Some(old) = amounts(&sentences[told].tokens)
        .into_iter()
        .rfind(Amount::is_number)
        .filter(|a| a.end == sentences[told].tokens.len())
    else {
        return false;
    };
    let given = |i: usize, is: &dyn Fn(&Amount) -> bool| {
        let s = &sentences[i];
        let said = s.source == source && s.end != End::Question;
        amounts(&s.tokens)
            .into_iter()
            .find(|a| said && a.is_number() && is(a))
    };
    let end = sentences.len();
    let other = |a: &Amount| a.may_stand_for(&old) && !a.alike(&old);
    let found = (at + 1..end.min(at + 1 + GIVEN)).find_map(|i| Some((i, given(i, &other)?)));
    let Some((said, new)) = found else {
        return false;
    };
    let own = |i: usize| {
        let (a, b) = (&sentences[i].speaker, &sentences[told].speaker);
        a == b
    };
    let taken = (said + 1..end.min(said + 1 + TAKEN))
        .rev()
        .find(|i| own(*i) && given(*i, &|a: &Amount| a.alike(&new)).is_some());
    let Some(taken) = taken else {
        return false;
    };
    let words = sentences[said].tokens.clone();
    sentences[told].tokens = put(&sentences[told].tokens, &old, &words, &new);
    unsay(&mut sentences[at..taken]);
    if sentences[taken].tokens.len() <= SHORT {
        sentences[taken].tokens.clear();
    }
    true
}

/// `No, it isn't.`, `Nope, Mum, that's not right.`
fn denies(words: &[Token]) -> bool {
    let words = talk::lead(words);
    let Some(n) = starts_any(words, patterns!["no|nope|nah"]) else {
        return false;
    };
    let rest = &words[n..];
    let called = usize::from(rest.len() > 2 && rest[0].comma());
    starts_any(
        &rest[called..],
        patterns![
            "it|that|they|those isn't|aren't|doesn't|don't right|it|true|so?",
            "it's|that's|they're not right|it|true|so?",
            "it|that|they is|are not right|it|true|so?"
        ],
    )
    .is_some_and(|len| called + len == rest.len())
}

//! A value of one kind, and then that of the other: `Tighten it to a hundred and twenty.` **`That's steel. Alloy, a
//! hundred.`** Both stand, each with its kind.
use super::super::amounts::{Amount, Class, amounts};
use super::super::gather::is_thing;
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, bare_last, mark_last};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::super::{fillers, reading};
use super::put_in::add_last;
use super::{before, spoken, tells};

/// The most words of a kind.
const KIND: usize = 4;
/// The most words of a question that asks for it.
const ASKED: usize = 6;

/// Puts both kinds behind the value that was told. Says whether it did.
pub(super) fn told_beside(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.end == End::Question || s.tokens.len() > KIND + 2 {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let is = starts_any(
        &words,
        patterns!["that's|it's|those", "that|those is|are|was"],
    );
    if !is.is_some_and(|n| names(&words[n..])) {
        return false;
    }
    let next = sentences.get(at + 1).filter(|n| {
        n.turn == s.turn && n.speaker == s.speaker && spoken(n) && n.end != End::Question
    });
    let Some((other, value)) = next.and_then(|n| of_kind(&fillers::pauses(&n.tokens))) else {
        return false;
    };
    let found = before(sentences, at, 2).find(|i| {
        let t = &sentences[*i];
        t.speaker == s.speaker && tells(t)
    });
    let fits = |i: &usize| {
        let all = amounts(&sentences[*i].tokens);
        all.last()
            .is_some_and(|old| value.may_stand_for(old) && !value.alike(old))
    };
    let between = |told: usize| {
        sentences[told + 1..at]
            .iter()
            .all(|b| b.tokens.is_empty() || b.end == End::Question && b.tokens.len() <= ASKED)
    };
    let Some(told) = found.filter(fits).filter(|told| between(*told)) else {
        return false;
    };
    let mut tail = words.clone();
    mark_last(&mut tail, ',');
    tail.extend(super::super::phrase::going_on(&other));
    bare_last(&mut tail);
    add_last(&mut sentences[told].tokens, &tail);
    unsay(&mut sentences[told + 1..=at + 1]);
    true
}

/// `steel`, `the small ones`
fn names(words: &[Token]) -> bool {
    (1..=KIND).contains(&words.len())
        && !words.iter().any(|t| t.is_number() && t.key != "one")
        && words.iter().rev().skip(1).all(|t| t.tail().is_none())
        && is_thing(words)
}

/// `Alloy, a hundred.`, `The big ones, half an hour.`: another kind with its value, and nothing that is done.
fn of_kind(words: &[Token]) -> Option<(Vec<Token>, Amount)> {
    let mut values = amounts(words);
    // `the big ones`: which of them, and no value
    values.retain(|a| !matches!(a.class, Class::Word(_)));
    let value = values.pop().filter(|a| a.end == words.len())?;
    let lead = words.get(..value.at)?;
    let about = lead
        .last()
        .filter(|t| matches!(t.key.as_str(), "about" | "at" | "for"));
    let kind = &lead[..lead.len() - usize::from(about.is_some())];
    let tells = reading::read(words, Mood::Speech).is_some();
    (values.is_empty() && !tells && names(kind)).then(|| (words.to_vec(), value))
}

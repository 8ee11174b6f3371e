//! A value of one kind, and then that of the other: `Tighten it to a hundred and twenty.` **`That's steel. Alloy, a
//! hundred.`** Both stand, each with its kind.
use super::super::amounts::{Amount, Class, amounts};
use super::super::gather::is_thing;
use super::super::lexicon::determined;
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, bare_last, mark_last, stems};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::super::{fillers, reading};
use super::put_in::add_last;
use super::{before, replies, spoken, tells};

/// The most words of a kind.
const KIND: usize = 4;
/// The most words of a question that asks for it.
const ASKED: usize = 6;

/// Puts both kinds behind the value that was told. Says whether it did.
pub(super) fn told_beside(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.end == End::Question || s.tokens.len() > KIND + 3 {
        return false;
    }
    let mut words = fillers::pauses(&s.tokens);
    let Some(n) = starts_any(
        &words,
        patterns!["that's|it's|those", "that|those is|are|was"],
    ) else {
        return false;
    };
    // `that's` **for the tenor**
    let of = words.get(n).is_some_and(|t| t.key == "for");
    if !names(&words[n + usize::from(of)..]) {
        return false;
    }
    if of {
        words.drain(..n);
    }
    let next = sentences.get(at + 1).filter(|n| {
        n.turn == s.turn && n.speaker == s.speaker && spoken(n) && n.end != End::Question
    });
    let Some((other, value)) = next.and_then(|n| of_kind(&fillers::pauses(&n.tokens))) else {
        return false;
    };
    let found = told_before(sentences, at, of);
    let own = found.is_some_and(|told| sentences[told].speaker == s.speaker);
    let heard = found
        .filter(|_| of && !own)
        .and_then(|told| taken_up(sentences, at, told, &other));
    if !own && heard.is_none() {
        return false;
    }
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
    if let Some(heard) = heard {
        unsay(&mut sentences[heard..=heard]);
    }
    true
}

/// The nearest sentence that tells, or gives a value where it is said what that is `for`.
fn told_before(sentences: &[Sentence], at: usize, of: bool) -> Option<usize> {
    before(sentences, at, 2).find(|i| {
        let t = &sentences[*i];
        tells(t) || of && t.end != End::Question && !amounts(&t.tokens).is_empty()
    })
}

/// `Yes, tenor thirty, treble twenty two.`: where whoever told the one value agrees that the other has its own, and says no more.
fn taken_up(sentences: &[Sentence], at: usize, told: usize, other: &[Token]) -> Option<usize> {
    const SHORT: usize = 8;
    let mut said = replies(sentences, at + 1, told, 2);
    said.find(|i| sentences[*i].end != End::Question)
        .filter(|i| {
            let words = &sentences[*i].tokens;
            let named = stems(other);
            let again = stems(words).iter().any(|w| named.contains(w));
            let yes = starts_any(
                words,
                patterns!["oh|ah? yes|yeah|yep|right|true|sure|okay|ok|of"],
            );
            words.len() <= SHORT && yes.is_some() && (again || words.len() <= 3)
        })
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
    let is = starts_any(
        lead.get(lead.len().checked_sub(1)?..)?,
        patterns!["is|are|takes|take|needs|need|gets|get|wants|want"],
    );
    if is.is_some() || lead.last().is_some_and(|t| t.key.ends_with("'s")) {
        let mut kind = lead[..lead.len() - usize::from(is.is_some())].to_vec();
        if let Some(last) = kind.last_mut().filter(|_| is.is_none()) {
            *last = last.before_s()?;
        }
        return (values.is_empty() && determined(&kind) && names(&kind))
            .then(|| (words.to_vec(), value));
    }
    let about = lead
        .last()
        .filter(|t| matches!(t.key.as_str(), "about" | "at" | "for"));
    let kind = &lead[..lead.len() - usize::from(about.is_some())];
    let tells = reading::read(words, Mood::Speech).is_some();
    (values.is_empty() && !tells && names(kind)).then(|| (words.to_vec(), value))
}

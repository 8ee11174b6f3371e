//! Where a new value goes, and what is left of the correction that gave it.
use super::super::amounts::{Amount, Class, amounts, put};
use super::super::lexicon::{is_past, is_subject};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::going_on;
use super::super::token::{Token, bare_last, comma_end, mark_last};
use super::super::turns::Sentence;
use super::super::{fillers, reading};
use super::slots::{Slots, counted};
use super::stated::Stated;
use super::{NEAR, before, tells};

/// Whether another just said the name with its number: `Bay one's empty.` `Bay one, then.`
pub(super) fn said_between(sentences: &[Sentence], at: usize, new: &Stated) -> bool {
    let s = &sentences[at];
    (at.saturating_sub(NEAR)..at).any(|i| {
        let b = &sentences[i];
        b.source == s.source && b.speaker != s.speaker && new.named_in(&b.tokens)
    })
}

/// Whether the value was said shortly before: said again, it holds, and what came between is beside it.
pub(super) fn again(sentences: &[Sentence], at: usize, new: &Stated) -> bool {
    before(sentences, at, NEAR).skip(1).any(|i| {
        amounts(&sentences[i].tokens)
            .iter()
            .any(|a| a.alike(new.first()))
    })
}

/// The nearest sentence of the same speaker in which the value may stand, if it says that only once.
pub(super) fn nearest(
    sentences: &[Sentence],
    at: usize,
    new: &Stated,
    reach: usize,
) -> Option<(usize, Vec<Amount>)> {
    let s = &sentences[at];
    let slots = Slots::of(new);
    let holds = |i: &usize, is: &dyn Fn(&Amount) -> bool| {
        let told = &sentences[*i];
        told.speaker == s.speaker && tells(told) && slots.all(&told.tokens).iter().any(is)
    };
    let value = new.first();
    let told = before(sentences, at, reach)
        .find(|i| matches!(value.class, Class::Measure(_)) && holds(i, &|a| a.class == value.class))
        .or_else(|| before(sentences, at, reach).find(|i| holds(i, &|a| new.may_stand_for(a))))?;
    let places = slots.places(&sentences[told].tokens, |_| true)?;
    let hour = nearest_hour(sentences, at, (told, &places), new);
    Some(hour.unwrap_or((told, places)))
}

/// `be there for 5. steam for 10`, put right by `4.30 rather`: of two hours in one breath the one that is nearer to it.
fn nearest_hour(
    sentences: &[Sentence],
    at: usize,
    (told, places): (usize, &[Amount]),
    new: &Stated,
) -> Option<(usize, Vec<Amount>)> {
    let (hour, minutes) = new.words[new.first().at].key.split_once(['.', ':'])?;
    let part = minutes.len() == 2 && matches!(minutes.parse::<u8>(), Ok(0..60));
    let hour = hour
        .parse::<i8>()
        .ok()
        .filter(|h| part && (0..=24).contains(h))?;
    let far = |places: &[Amount]| match places {
        [old] => old
            .size
            .parse::<f64>()
            .ok()
            .map(|old| (old - f64::from(hour)).abs()),
        _ => None,
    };
    let earlier = before(sentences, told, 1).next()?;
    let (a, b) = (&sentences[earlier], &sentences[told]);
    if a.turn != b.turn || a.speaker != sentences[at].speaker || !tells(a) {
        return None;
    }
    let other = Slots::of(new).places(&a.tokens, |old| old.class == Class::Bare)?;
    (far(&other)? < far(places)?).then_some((earlier, other))
}

/// `one to two days`, of which only the second is known for a value: the range from its first number on.
fn ranged(words: &[Token], old: &Amount) -> Amount {
    let first = old.at.checked_sub(2).filter(|n| {
        matches!(words[n + 1].key.as_str(), "to" | "or")
            && words[*n].tail().is_none()
            && words[*n].is_number()
    });
    Amount {
        at: first.unwrap_or(old.at),
        ..old.clone()
    }
}

/// Puts the new values in the places of the old.
pub(super) fn replace(s: &mut Sentence, places: &[Amount], new: &Stated) -> bool {
    // `fifty to sixty` in the place of a hundred: a range is one value
    if let ([old], [low, high]) = (places, new.values.as_slice()) {
        let old = &ranged(&s.tokens, old);
        let between = low.at > 0 && new.words[low.at - 1].key == "between";
        let range = Amount {
            at: low.at - usize::from(between),
            ..high.clone()
        };
        s.tokens = put(&s.tokens, old, &new.words, &range);
        return true;
    }
    if places.len() != new.values.len() {
        return false;
    }
    let shared = shared_bound(&s.tokens, places);
    if let (Some(other), [value]) = (shared, new.values.as_slice()) {
        // the one that stands last first, so that the other keeps its place
        let mut both = [&places[0], &other];
        both.sort_by_key(|a| std::cmp::Reverse(a.at));
        for old in both {
            s.tokens = put(&s.tokens, old, &new.words, value);
        }
        return true;
    }
    for (old, value) in places.iter().zip(&new.values).rev() {
        if !value.alike(old) {
            s.tokens = counted(put(&s.tokens, old, &new.words, value), old, value);
        }
    }
    true
}

/// `under 6 kg the small one, over` **6** `the big one`: the bound that one value and another case have in common.
fn shared_bound(words: &[Token], places: &[Amount]) -> Option<Amount> {
    let [old] = places else {
        return None;
    };
    let bounds = |a: &Amount| {
        let before = a.at.checked_sub(1).map(|i| words[i].key.as_str());
        matches!(
            before,
            Some("under" | "over" | "above" | "below" | "to" | "than")
        ) && (before != Some("to") || a.at > 1 && words[a.at - 2].key == "up")
    };
    if !bounds(old) {
        return None;
    }
    let other = |a: &Amount| a.at != old.at && a.size == old.size && bounds(a);
    let mut all = amounts(words).into_iter().filter(|a| other(a));
    all.next().filter(|_| all.next().is_none())
}

/// Puts words at the end of a clause.
pub(super) fn add(open: &mut Vec<Token>, end: usize, mut tail: Vec<Token>) {
    let rest = open.split_off(end);
    mark_last(open, ',');
    if !rest.is_empty() {
        bare_last(&mut tail);
        mark_last(&mut tail, ',');
    }
    open.extend(tail);
    open.extend(rest);
}

/// Puts words behind what a sentence tells.
pub(super) fn add_last(told: &mut Vec<Token>, words: &[Token]) {
    let end = told.len();
    add(told, end, going_on(words));
}

/// Puts words behind all others, without a pause: `oil it` **Fridays**.
pub(super) fn add_on(told: &mut Vec<Token>, words: &[Token]) {
    bare_last(told);
    told.extend(going_on(words));
}

/// What is left of a correction once its value is in place: an instruction of its own, or nothing.
pub(super) fn keep(s: &mut Sentence, rest: &[Token]) {
    // `no, it's twenty now, since they all pay by card`
    let reason = starts_any(
        rest,
        patterns!["because|cause|cos|since|as we|they|i|it|you|he|she"],
    );
    // `2, vet changed it tuesday`: since when
    let changed = rest.len() > 2
        && matches!(rest[2].key.as_str(), "it" | "them" | "that")
        && is_past(&rest[1].key)
        && !is_subject(&rest[0].key);
    let tells =
        |words: &[Token]| !changed && reading::read(&fillers::strip(words), s.mood).is_some();
    let state = |words: &[Token]| starts_any(words, patterns!["they're|it's|that's|he's|she's"]);
    // `two forty, the flour's changed since the summer, you load the rye`: why, and then the deed
    let behind = comma_end(rest);
    let from = match reason {
        None if tells(rest) => 0,
        None if behind < rest.len()
            && state(&rest[behind..]).is_none()
            && tells(&rest[behind..]) =>
        {
            behind
        }
        _ => rest.len(),
    };
    s.tokens = rest[from..].to_vec();
}

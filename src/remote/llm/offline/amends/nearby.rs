//! Which sentences stand around one: those before it that still stand, its speaker's own steps, and what is said in reply.
use super::super::amounts::Amount;
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, reading};
use super::WINDOW;
use super::telling::tells;

pub(super) fn spoken(s: &Sentence) -> bool {
    !s.tokens.is_empty() && matches!(s.mood, Mood::Speech | Mood::Prose | Mood::Item { .. })
}

/// The sentences before one that still stand and say something, the nearest first.
pub(super) fn before(
    sentences: &[Sentence],
    at: usize,
    reach: usize,
) -> impl Iterator<Item = usize> + '_ {
    let source = sentences[at].source;
    let stands = move |i: &usize| {
        let s = &sentences[*i];
        spoken(s) && s.source == source && !fillers::pauses(&s.tokens).is_empty()
    };
    (at.saturating_sub(WINDOW)..at)
        .rev()
        .filter(stands)
        .take(reach)
}

/// Whether a sentence tells a step, and is of the same speaker as another.
pub(super) fn tells_of_own(sentences: &[Sentence], told: usize, at: usize) -> bool {
    let b = &sentences[told];
    b.speaker == sentences[at].speaker && b.end == End::Stop && reading::asks(b).is_some()
}

/// Whether what was said just before, in the same breath, is nothing but words of a kind: how many there are of those.
pub(super) fn said_alone(
    sentences: &[Sentence],
    at: usize,
    words: impl Fn(&[Token]) -> Option<usize>,
) -> bool {
    at.checked_sub(1).map(|i| &sentences[i]).is_some_and(|b| {
        b.turn == sentences[at].turn
            && b.end != End::Question
            && words(&b.tokens) == Some(b.tokens.len())
    })
}

/// The one of them, where there are no more.
pub(super) fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let one = all.next()?;
    all.next().is_none().then_some(one)
}

/// The sentences before another, the nearest first, in which the speaker of one told what is done.
pub(super) fn own_steps(
    sentences: &[Sentence],
    (at, from): (usize, usize),
    reach: usize,
) -> impl Iterator<Item = usize> + '_ {
    let own = move |i: &usize| sentences[*i].speaker == sentences[at].speaker;
    before(sentences, from, reach).filter(move |i| own(i) && tells(&sentences[*i]))
}

/// The nearest sentence in which a speaker told what is done, before one of theirs, with the value that is picked from it.
pub(super) fn own_place(
    sentences: &[Sentence],
    at: usize,
    reach: usize,
    pick: impl Fn(&[Token]) -> Option<Amount>,
) -> Option<(usize, Amount)> {
    own_steps(sentences, (at, at), reach).find_map(|i| Some((i, pick(&sentences[i].tokens)?)))
}

/// The nearest sentence in which a speaker said, and did not ask, what is picked from it, before one of theirs.
pub(super) fn own_said<T>(
    sentences: &[Sentence],
    at: usize,
    reach: usize,
    pick: impl Fn(&[Token]) -> Option<T>,
) -> Option<(usize, T)> {
    let s = &sentences[at];
    before(sentences, at, reach)
        .filter(|i| sentences[*i].speaker == s.speaker && sentences[*i].end != End::Question)
        .find_map(|i| Some((i, pick(&sentences[i].tokens)?)))
}

/// What whoever told a sentence says soon after another, as long as the talk goes on.
pub(super) fn replies(
    sentences: &[Sentence],
    at: usize,
    told: usize,
    reach: usize,
) -> impl Iterator<Item = usize> + '_ {
    let source = sentences[at].source;
    (at + 1..(at + 1 + reach).min(sentences.len()))
        .take_while(move |i| sentences[*i].source == source && spoken(&sentences[*i]))
        .filter(move |i| sentences[*i].speaker == sentences[told].speaker)
}

/// The sentences before another, the nearest first, in which the speaker of one told a deed.
pub(super) fn own_deeds(
    sentences: &[Sentence],
    (at, from): (usize, usize),
    reach: usize,
) -> impl Iterator<Item = usize> + '_ {
    own_steps(sentences, (at, from), reach).filter(|i| reading::asks(&sentences[*i]).is_some())
}

/// Whether a sentence is said right after a question of another.
pub(super) fn answers_another(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    at.checked_sub(1)
        .map(|i| &sentences[i])
        .is_some_and(|asked| {
            asked.end == End::Question && asked.speaker != s.speaker && asked.source == s.source
        })
}

/// Whether something is asked aloud, in so many words at most.
pub(super) fn asked_aloud(s: &Sentence, most: usize) -> bool {
    s.end == End::Question && s.mood == Mood::Speech && s.tokens.len() <= most
}

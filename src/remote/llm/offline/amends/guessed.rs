//! `You take off, what, eight millimetres?`: who tells a value with a pause for thought asks nobody, and goes on.
use super::super::amounts::amounts;
use super::super::patterns::{PatternSet, pattern_set, starts_any};
use super::super::reading::asks;
use super::super::talk;
use super::super::token::{Token, mark_last};
use super::super::turns::{End, Mood, Sentence};
use super::spoken;

/// Words that gain time before a value.
static PAUSES: PatternSet = pattern_set![
    "what",
    "what is|was|would it|that be?",
    "what's it",
    "i don't know",
    "i dunno",
    "let's say",
    "let me think|see",
    "oh|hmm|um|er"
];

/// Tells what was put like a question, without the pause.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        if spoken(&sentences[at])
            && sentences[at].mood == Mood::Speech
            && sentences[at].end == End::Question
            && let Some((from, to)) = pause(&sentences[at].tokens)
            && goes_on(sentences, at)
        {
            let mut words = sentences[at].tokens.clone();
            words.drain(from..to);
            words[from - 1].bare();
            mark_last(&mut words, '.');
            let stop = Sentence {
                tokens: words,
                end: End::Stop,
                ..sentences[at].clone()
            };
            if asks(&stop).is_some() {
                sentences[at] = stop;
            }
        }
    }
}

/// Where the pause stands, between commas and before a value that ends the sentence.
fn pause(words: &[Token]) -> Option<(usize, usize)> {
    const TAIL: usize = 3;
    (1..words.len()).find_map(|at| {
        let n = starts_any(&words[at..], &PAUSES)?;
        let to = at + n;
        let apart = words[at - 1].comma() && words[to - 1].comma();
        let value = amounts(words.get(to..)?).into_iter().next()?;
        let near = value.at <= 1 && to + value.end + TAIL >= words.len();
        (apart && near).then_some((at, to))
    })
}

/// Whether whoever said it goes on, or is answered by nobody.
fn goes_on(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let own = |o: &Sentence| o.speaker == s.speaker && o.source == s.source;
    let told = at
        .checked_sub(1)
        .and_then(|i| sentences.get(i))
        .is_some_and(|b| own(b) && b.end != End::Question);
    sentences.get(at + 1).is_some_and(|next| {
        let answers = || !amounts(&next.tokens).is_empty() || talk::nods(&next.tokens);
        match own(next) {
            true => next.end != End::Question,
            false => told && !answers() && next.source == s.source,
        }
    })
}

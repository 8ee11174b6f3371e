//! A deed told again with when it is done, as another says what else is then: `Raffle at 9.` `9.15 is the food.` **`OK raffle after the
//! food.`** It stands once, where it was told.
use super::super::amounts::{Class, amounts};
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, bare_last, clause_end, stems};
use super::super::turns::{End, Mood, Sentence};
use super::own_steps;

/// The most words of what is told again, and of what else is then.
const AGAIN: usize = 9;
const ELSE: usize = 7;

/// Tells each with its other time.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 2..sentences.len() {
        let s = &sentences[at];
        let other = &sentences[at - 1];
        let answers = s.mood == Mood::Speech
            && s.end != End::Question
            && s.tokens.len() <= AGAIN
            && other.end != End::Question
            && other.speaker != s.speaker
            && other.source == s.source
            && other.tokens.len() <= ELSE
            && hour(&other.tokens).is_some();
        if answers && let Some((told, words)) = again(sentences, at) {
            sentences[told].tokens = words;
            sentences[at - 1].tokens.clear();
            sentences[at].tokens.clear();
        }
    }
}

/// `at 9`, `9.15 is the food`: where an hour stands, or a number by itself.
fn hour(words: &[Token]) -> Option<usize> {
    let timed = |class: &Class| matches!(class, Class::Clock | Class::Bare);
    amounts(words)
        .iter()
        .find(|a| a.is_number() && timed(&a.class))
        .map(|a| a.at)
}

/// The step that is told again, with what is said now of when.
fn again(sentences: &[Sentence], at: usize) -> Option<(usize, Vec<Token>)> {
    let words = talk::lead(&sentences[at].tokens);
    let when = (1..words.len()).find(|i| {
        starts_any(
            &words[*i..],
            patterns![
                "after|before the|your|our|they|that *",
                "the night|day|evening|morning before|after"
            ],
        )
        .is_some()
    })?;
    let (deed, when) = words.split_at(when);
    let told = own_steps(sentences, (at, at - 1), 1).next()?;
    let step = &sentences[told].tokens;
    let from = hour(step).filter(|n| *n > 1 && step[n - 1].key == "at")? - 1;
    let head = &step[..from];
    let same = stems(talk::lead(head));
    let said = stems(deed);
    let alike =
        !said.is_empty() && said.iter().all(|w| same.contains(w)) && same.first() == said.first();
    let whole = clause_end(step) == step.len() && hour(deed).is_none();
    if !alike || !whole {
        return None;
    }
    let mut words = head.to_vec();
    bare_last(&mut words);
    words.extend_from_slice(when);
    Some((told, words))
}

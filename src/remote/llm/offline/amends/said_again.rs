//! What was put right just before, said once more.
use super::super::lexicon::is_verbal;
use super::super::reading::read;
use super::super::token::{Token, clause_end, stems};
use super::super::turns::{End, Sentence};
use super::super::{fillers, talk};
use super::NEAR;
use super::slots::Slots;
use super::stated::stated;

/// `half past one then, open the doors`: the value put right just before, and nothing that its step does not say.
pub(super) fn said_again(sentences: &mut [Sentence], at: usize, mended: &[(usize, usize)]) -> bool {
    if mended.last().is_none_or(|(_, from)| at > from + NEAR) {
        return false;
    }
    let words = fillers::pauses(&sentences[at].tokens);
    // `One squirt, and let them dry.`
    let (head, tail) = words.split_at(clause_end(&words));
    let next = talk::lead(tail);
    let goes_on = !next.is_empty() && read(next, sentences[at].mood).is_some();
    let Some(new) = stated(if goes_on { head } else { &words }) else {
        return repeats(sentences, at, mended, &words);
    };
    let rest = stems(&new.rest);
    let told = mended.iter().rev().take(2).find(|(told, from)| {
        let own = stems(&sentences[*told].tokens);
        at <= from + NEAR
            && Slots::of(&new)
                .all(&sentences[*told].tokens)
                .iter()
                .any(|a| a.alike(new.first()))
            && rest.iter().all(|w| own.contains(w))
    });
    let known = told.is_some();
    if known {
        sentences[at].tokens = if goes_on { next.to_vec() } else { Vec::new() };
    }
    known
}

/// `third working day`, after `the second working day` was put right: the phrase as it now stands, and nothing more.
fn repeats(
    sentences: &mut [Sentence],
    at: usize,
    mended: &[(usize, usize)],
    words: &[Token],
) -> bool {
    let said = stems(words);
    let verb = words.iter().any(|t| is_verbal(&t.key));
    let short = (2..=5).contains(&words.len()) && said.len() >= 2 && !verb;
    let known = short
        && sentences[at].end != End::Question
        && mended.iter().rev().take(2).any(|(told, from)| {
            let own = stems(&sentences[*told].tokens);
            at <= from + NEAR && said.iter().all(|w| own.contains(w))
        });
    if known {
        sentences[at].tokens.clear();
    }
    known
}

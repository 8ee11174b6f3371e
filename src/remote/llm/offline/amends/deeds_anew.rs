//! Deeds told anew in their order: `Shut the valve, open the tap.` `No wait.` **`Open the tap first, then shut the valve.`** What was told
//! first goes.
mod count_again;
mod swapped;

use ecow::EcoString;

use super::super::clauses;
use super::super::fillers;
use super::super::reading::Force;
use super::super::talk;
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence};
use super::stated::{led_only_cues, only_cues};
use super::{before, tells};
use crate::domain::words::stem;

/// Puts what is told anew in the place of what was told. Says whether it did.
pub(super) fn told_anew(sentences: &mut [Sentence], at: usize) -> bool {
    count_again::put_right(sentences, at)
        || swapped::put_right(sentences, at)
        || in_order(sentences, at)
}

/// Takes out the sentence whose deeds another tells in their order.
fn in_order(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let says = |key: &str| s.tokens.iter().any(|t| t.key == key);
    if !says("first") || !says("then") || s.end == End::Question {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let (words, cued) = led_only_cues(talk::lead(&words));
    let last = &sentences[at - 1];
    let own = last.speaker == s.speaker && last.source == s.source;
    let behind = own && only_cues(&last.tokens);
    if !cued && !behind {
        return false;
    }
    let told = before(sentences, at, 2).find(|i| {
        let t = &sentences[*i];
        t.speaker == s.speaker && !only_cues(&t.tokens)
    });
    let new = verbs(words, s.mood);
    let again = told.filter(|i| {
        let old = verbs(&sentences[*i].tokens, s.mood);
        let count = |verb: &EcoString, all: &[EcoString]| all.iter().filter(|v| *v == verb).count();
        tells(&sentences[*i])
            && old.len() >= 2
            && old.iter().all(|v| count(v, &new) >= count(v, &old))
    });
    let Some(told) = again else {
        return false;
    };
    sentences[told].tokens.clear();
    if behind {
        sentences[at - 1].tokens.clear();
    }
    sentences[at].tokens = words.to_vec();
    true
}

/// The stems of the verbs of the deeds that words tell.
fn verbs(words: &[Token], mood: Mood) -> Vec<EcoString> {
    let all = clauses::split(words, mood).into_iter();
    all.filter_map(|(_, reading)| reading)
        .filter(|r| r.force == Force::Step)
        .filter_map(|r| r.main.first().map(|t| stem(&t.key)))
        .collect()
}

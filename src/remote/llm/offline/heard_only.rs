//! A question that is answered with what others said and nobody settles: `How long does it keep?` `Three days, somebody
//! said. My old boss said five.`
use std::collections::HashSet;

use super::patterns::{has_any, patterns};
use super::questions::Doubt;
use super::reading::asks;
use super::talk;
use super::token::{keys, places, sentence};
use super::turns::{End, Mood, Sentence};
use crate::domain::quantity::quantities_of;

/// How many sentences may tell what was heard, and in how many it may be settled.
const HEARD: usize = 4;
const SETTLED: usize = 8;
/// The most words of a question, and of what was heard.
const LONGEST: usize = 24;

/// The questions that are open, and the sentences that only tell what was heard.
pub(super) fn heard_only(sentences: &[Sentence]) -> (Vec<Doubt>, HashSet<usize>) {
    let (mut doubts, mut heard) = (Vec::new(), HashSet::new());
    for at in 0..sentences.len() {
        if let Some(these) = told_by_others(sentences, at) {
            doubts.push(asked(sentences, at, &these));
            heard.extend(these);
        }
    }
    (doubts, heard)
}

/// Whether a sentence asks what is answered so.
pub(super) fn is_open(sentences: &[Sentence], at: usize) -> bool {
    told_by_others(sentences, at).is_some()
}

/// The sentences that answer a question with what others said, where they differ and nobody settles it.
fn told_by_others(sentences: &[Sentence], at: usize) -> Option<Vec<usize>> {
    let s = &sentences[at];
    let words = talk::lead(&s.tokens);
    if s.end != End::Question || s.mood != Mood::Speech || !(2..=LONGEST).contains(&words.len()) {
        return None;
    }
    let near = |reach: usize| {
        (at + 1..(at + 1 + reach).min(sentences.len()))
            .take_while(|i| sentences[*i].source == s.source)
    };
    let heard: Vec<usize> = near(HEARD).filter(|i| is_heard(&sentences[*i])).collect();
    let values: Vec<f64> = heard.iter().flat_map(|i| values(&sentences[*i])).collect();
    let several = values.iter().any(|v| (v - values[0]).abs() > 1e-9);
    let settled = near(SETTLED).any(|i| {
        let told = !heard.contains(&i) && sentences[i].end != End::Question;
        told && self::values(&sentences[i])
            .iter()
            .any(|v| values.contains(v))
    });
    (several && !settled).then_some(heard)
}

/// The question with all that was heard.
fn asked(sentences: &[Sentence], at: usize, heard: &[usize]) -> Doubt {
    let words = talk::lead(&sentences[at].tokens);
    let question = format!("{}?", sentence(words).trim_end_matches(['?', '.', ',']));
    let said = heard
        .iter()
        .map(|i| format!("{}.", sentence(&sentences[*i].tokens).trim_end_matches('.')));
    let text: Vec<String> = [question].into_iter().chain(said).collect();
    Doubt {
        text: text.join(" "),
        ask: None,
        at: heard
            .iter()
            .chain([&at])
            .flat_map(|i| places(&sentences[*i].tokens))
            .collect(),
    }
}

/// Whether a sentence tells a value by what was said or read.
fn is_heard(s: &Sentence) -> bool {
    s.end != End::Question
        && s.tokens.len() <= LONGEST
        && !values(s).is_empty()
        && has_any(
            &s.tokens,
            patterns![
                "said|told|heard|reckons|reckoned|apparently",
                "i read|saw",
                "the|our|my * says"
            ],
        )
        && !has_any(&s.tokens, patterns!["i|we|you said|told"])
        && asks(s).is_none_or(|r| r.first_person)
}

fn values(s: &Sentence) -> Vec<f64> {
    let all = quantities_of(&keys(&s.tokens)).into_iter();
    all.map(|q| q.value).collect()
}

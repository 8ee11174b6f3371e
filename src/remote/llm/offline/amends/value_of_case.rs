//! A value that is asked back for a case, and said again: `Put the bins out by ten.` `By eight on a Friday?` **`By eight.`** It is told with
//! the case.
use super::super::amounts::{Amount, amounts};
use super::super::lexicon::{is_auxiliary, is_subject, opens_place};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, mark_last};
use super::super::turns::{Mood, Sentence, unsay};
use super::{answers_another, asked_aloud};

/// The most words of the question, and of the answer.
const ASKED: usize = 8;
const SHORT: usize = 4;

/// Tells what was asked, where the answer only says its value again.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        let short = (1..=SHORT).contains(&s.tokens.len()) && s.mood == Mood::Speech;
        if !short || !answers_another(sentences, at) || !asked_aloud(&sentences[at - 1], ASKED) {
            continue;
        }
        if let Some(whole) = whole(&sentences[at - 1].tokens, &s.tokens) {
            sentences[at].tokens = whole;
            unsay(&mut sentences[at - 1..at]);
        }
    }
}

/// `by eight on a Friday`
fn whole(asked: &[Token], said: &[Token]) -> Option<Vec<Token>> {
    let lead = starts_any(asked, patterns!["and|so|but|or"]).unwrap_or(0);
    let asked = &asked[lead..];
    let number = |words: &[Token]| {
        let mut all = amounts(words).into_iter().filter(Amount::is_number);
        all.next().filter(|_| all.next().is_none())
    };
    let (value, again) = (number(asked)?, number(said)?);
    let yes = starts_any(said, patterns!["yes|yeah|yep"]).unwrap_or(0);
    let only = again.at <= yes + 1 && again.end == said.len();
    let case = asked.get(value.end..).filter(|rest| rest.len() >= 2)?;
    let led = opens_place(&case[0].key) || matches!(case[0].key.as_str(), "for" | "with" | "if");
    let says = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
    let plain = value.at <= 1 && !asked.iter().any(says);
    (only && value.alike(&again) && led && plain && case[0].key != "of").then(|| {
        let mut words = asked.to_vec();
        mark_last(&mut words, '.');
        words
    })
}

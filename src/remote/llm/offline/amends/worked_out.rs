//! What another works out of what was told: `Chairs in 8 rows of 10.` **`So 80.`** `Yep.` It stands in the place of neither.
use super::super::amounts::{Amount, amounts};
use super::super::patterns::{has_any, patterns};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::{before, tells};

/// The most words in which it is said.
const SHORT: usize = 6;

/// Takes out what was worked out.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        let short = s.mood == Mood::Speech && s.tokens.len() <= SHORT;
        if short && s.tokens.iter().any(|t| t.is_number()) && is_worked_out(sentences, at) {
            unsay(&mut sentences[at..=at]);
        }
    }
}

/// `So 80.`, `48 then`, `60 in all?`: two values that another told, multiplied or added.
fn is_worked_out(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let cued = s.end == End::Question
        || has_any(
            &s.tokens,
            patterns!["so|then|altogether|total|making|makes", "in all"],
        );
    let Some(told) = before(sentences, at, 1).next().filter(|_| cued) else {
        return false;
    };
    let t = &sentences[told];
    let all = values(&amounts(&t.tokens));
    let said = values(&amounts(&s.tokens));
    let [new] = said.as_slice() else {
        return false;
    };
    let of_two = |a: f64, b: f64| (a * b - new).abs() < 1e-6 || (a + b - new).abs() < 1e-6;
    let pairs = || (0..all.len()).any(|i| all[i + 1..].iter().any(|b| of_two(all[i], *b)));
    t.speaker != s.speaker && tells(t) && !all.contains(new) && pairs()
}

/// The sizes of numbers, those of the clock aside.
fn values(all: &[Amount]) -> Vec<f64> {
    let numbers = all.iter().filter(|a| a.is_number());
    numbers.filter_map(Amount::magnitude).collect()
}

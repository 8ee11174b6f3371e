//! Cases that are set side by side with an `actually` between them: `on an upright at one,` **`actually,`** `on a grand at twelve`.
//! It puts nothing right, for each case has its own value.
use ecow::EcoString;

use super::super::amounts::{Class, amounts};
use super::super::lexicon::{determined, opens_place};
use super::super::token::{Token, clause_end, stems};
use super::super::turns::{Mood, Sentence};

/// Takes the word out.
pub(super) fn told(sentences: &mut [Sentence]) {
    for s in sentences.iter_mut().filter(|s| s.mood == Mood::Speech) {
        let between = |i: &usize| {
            let (word, last) = (&s.tokens[*i], &s.tokens[i - 1]);
            word.key == "actually" && word.comma() && last.comma()
        };
        let found = (2..s.tokens.len()).find(between);
        if let Some(at) = found.filter(|at| sets_apart(&s.tokens, *at)) {
            s.tokens.remove(at);
        }
    }
}

/// Whether two cases with a value each stand on either side.
fn sets_apart(words: &[Token], at: usize) -> bool {
    let marks = |i: &usize| words[*i].tail().is_some();
    let from = (0..at - 1).rev().find(marks).map_or(0, |i| i + 1);
    let (one, other) = (&words[from..at], &words[at + 1..]);
    let other = &other[..clause_end(other)];
    case(one)
        .zip(case(other))
        .is_some_and(|(a, b)| a.iter().any(|w| !b.contains(w)) && b.iter().any(|w| !a.contains(w)))
}

/// `on an` **upright** `at one`: the words of the case that a value is of.
fn case(clause: &[Token]) -> Option<Vec<EcoString>> {
    let (first, rest) = clause.split_first()?;
    let led = opens_place(&first.key) || matches!(first.key.as_str(), "for" | "with" | "in");
    let value = amounts(clause)
        .into_iter()
        .find(|a| !matches!(a.class, Class::Word(_)))?;
    let named = stems(clause.get(1..value.at)?);
    let thing = determined(rest) || !rest.first()?.is_number();
    (led && thing && !named.is_empty()).then_some(named)
}

//! A value that another holds a paper against, said again as the one that holds: `at 7am, 2 litres a plant.` `The sheet says 3.`
//! **`That was July. 2 now.`** Nothing is put right, and nothing is open.
use super::super::amounts::{Amount, Class, amounts};
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence, unsay};
use super::{own_steps, spoken};

/// How many sentences before it the other value may stand.
const REACH: usize = 3;
/// The most words in which another value is held against it.
const SHORT: usize = 9;

/// Takes out what is held against a value that is said again, and that it is.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 2..sentences.len() {
        if let Some(value) = said_again(&sentences[at])
            && let Some(other) = held_against(sentences, at, &value)
            && told_so(sentences, (at, other), &value)
        {
            unsay(&mut sentences[other..=at]);
        }
    }
}

/// `2 now`, `5 these days`, and nothing else.
fn said_again(s: &Sentence) -> Option<Amount> {
    const LONGEST: usize = 4;
    if s.mood != Mood::Speech || s.end == End::Question || s.tokens.len() > LONGEST {
        return None;
    }
    let words = talk::lead(&s.tokens);
    let value = amounts(words).into_iter().next()?;
    let rest = &words[value.end..];
    let now = starts_any(rest, patterns!["now|nowadays|today|still", "these days"]);
    (value.at == 0 && value.is_number() && now.unwrap_or(0) == rest.len()).then_some(value)
}

/// The sentence of another with another number, and between it and this one only that it is of another time or thing.
fn held_against(sentences: &[Sentence], at: usize, value: &Amount) -> Option<usize> {
    let s = &sentences[at];
    let other = (at.saturating_sub(REACH)..at)
        .rev()
        .find(|i| sentences[*i].speaker != s.speaker)?;
    let held = &sentences[other];
    let says = starts_any(
        talk::lead(&held.tokens),
        patterns![
            "the|my|this|our|that|but? *? says|said|has|reads",
            "the|my|this|our|that * * says|said|has|reads",
            "it|mine|that|this says|said|has|reads"
        ],
    );
    let another = amounts(&held.tokens);
    let number = another.iter().find(|a| a.is_number())?;
    let apart = (other + 1..at).all(|i| of_another(&sentences[i].tokens));
    (says.is_some()
        && number.size != value.size
        && held.tokens.len() <= SHORT
        && spoken(held)
        && held.source == s.source
        && apart)
        .then_some(other)
}

/// `that was july`, `old sign`
fn of_another(words: &[Token]) -> bool {
    const LONGEST: usize = 7;
    words.len() <= LONGEST
        && starts_any(
            talk::lead(words),
            patterns![
                "that's|that|it|it's|they was|is|were|for|from|the|an|out *?",
                "old *",
                "the old *"
            ],
        )
        .is_some()
}

/// Whether the value stands in what the same speaker told, with what it is of.
fn told_so(sentences: &[Sentence], (at, other): (usize, usize), value: &Amount) -> bool {
    let told = own_steps(sentences, (at, other), 1).next();
    told.is_some_and(|i| {
        amounts(&sentences[i].tokens)
            .iter()
            .any(|a| a.size == value.size && matches!(a.class, Class::Measure(_)))
    })
}

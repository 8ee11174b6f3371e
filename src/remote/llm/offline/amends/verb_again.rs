//! A deed told again by its verb alone: `Then call the driver.` `Straight away?` `No. First you weigh it.` **`Then call.`**
use ecow::EcoString;

use super::super::patterns::{patterns, starts_any};
use super::super::reading::{self, Force};
use super::super::talk;
use super::super::token::{Token, tokens};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::super::verbs::is_action;
use super::{own_steps, spoken};

/// How many steps back the deed was told.
const NEAR: usize = 4;

/// Tells it once: in the end where something else is said to come first, else where it was told.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        first_after_all(sentences, at);
        let Some(again) = again(&sentences[at]) else {
            continue;
        };
        let of_deed = |i: &usize| again.names(&sentences[*i]);
        let Some(told) = own_steps(sentences, (at, at), NEAR).find(of_deed) else {
            continue;
        };
        let between = told + 1..at;
        let other = sentences[between.clone()].iter().any(comes_first);
        if !other && !matches!(again, Again::Verb(_)) {
            continue;
        }
        if other && !comes_first(&sentences[told]) {
            for i in between {
                let s = &sentences[i];
                if s.end == End::Question && s.tokens.len() <= 3 {
                    unsay(&mut sentences[i..=i]);
                }
            }
            sentences[at].tokens = std::mem::take(&mut sentences[told].tokens);
        } else {
            unsay(&mut sentences[at..=at]);
        }
    }
}

/// `First you weigh it.` **`Well, first you put gloves on.`**: no, that.
fn first_after_all(sentences: &mut [Sentence], at: usize) {
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.end == End::Question || s.tokens.len() < 4 {
        return;
    }
    let led = starts_any(&s.tokens, patterns!["well no? first", "well before that"]);
    let Some(n) = led else {
        return;
    };
    let told = own_steps(sentences, (at, at), 1).next();
    let first = told.is_some_and(|i| comes_first(&sentences[i]));
    if first {
        let cue = tokens("No, wait, first", s.tokens[0].at);
        sentences[at].tokens.splice(..n, cue);
    }
}

fn comes_first(s: &Sentence) -> bool {
    starts_any(
        talk::lead(&s.tokens),
        patterns!["well|no|actually|sorry? no|wait? first|before"],
    )
    .is_some()
}

/// A deed told again by a part of its words.
enum Again {
    /// `then text`
    Verb(EcoString),
    /// `then you weigh it`
    Pronoun(EcoString),
    /// `then the jack`
    Thing(EcoString),
}

impl Again {
    /// Whether a sentence tells the deed in full.
    fn names(&self, s: &Sentence) -> bool {
        let Some(told) = reading::read(talk::lead(&s.tokens), s.mood) else {
            return false;
        };
        let step = told.force == Force::Step && told.condition.is_empty() && told.main.len() > 1;
        step && match self {
            Again::Verb(verb) | Again::Pronoun(verb) => told.main[0].key == *verb,
            Again::Thing(thing) => told.main.iter().any(|t| t.key == *thing),
        }
    }
}

fn again(s: &Sentence) -> Option<Again> {
    if s.mood != Mood::Speech || !spoken(s) || s.end == End::Question || s.tokens.len() > 5 {
        return None;
    }
    let n = starts_any(&s.tokens, patterns!["and|so? then you|we|i?"])?;
    let said: &[Token] = &s.tokens[n..];
    match said {
        [verb] if is_action(&verb.key) => Some(Again::Verb(verb.key.clone())),
        [verb, it] if is_action(&verb.key) && it.is_it_or_them() => {
            Some(Again::Pronoun(verb.key.clone()))
        }
        [the, thing] if matches!(the.key.as_str(), "the" | "your") => {
            Some(Again::Thing(thing.key.clone()))
        }
        _ => None,
    }
}

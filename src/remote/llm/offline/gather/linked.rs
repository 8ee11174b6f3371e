//! How a statement belongs to the step told before it: it says what its thing is, or only when.
use super::super::amounts::{Class, amounts};
use super::super::lexicon::is_subject;
use super::super::patterns::{find, patterns, starts_any};
use super::super::token::Token;
use super::fragments::is_noun_phrase;

/// `the valid date's the date of the last paper`
pub(super) fn is_contracted(body: &[Token]) -> bool {
    let is = |p: &[Token]| {
        p[0].key.ends_with("'s")
            && !is_subject(&p[0].key)
            && !matches!(
                p[0].key.as_str(),
                "that's" | "it's" | "there's" | "here's" | "what's"
            )
            && matches!(p[1].key.as_str(), "the" | "a" | "an" | "not" | "always")
    };
    body.windows(2).any(is)
}

/// `after that it's the next morning`: when, and no name of what comes next.
pub(super) fn only_when(tokens: &[Token], body: &[Token]) -> bool {
    let time = body.last().is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "morning" | "afternoon" | "evening" | "day" | "night" | "week" | "month"
        )
    });
    let led = starts_any(tokens, patterns!["and|but|so? after that|this it's|is"]);
    time && led.is_some() && is_noun_phrase(body)
}

/// `roll is at quarter past three`: a thing and the time of the clock at which it is done.
pub(super) fn timed(body: &[Token]) -> bool {
    let at = find(body, patterns!["is|are at|by"]).map(|(at, n)| (at, at + n));
    let clock = |from: usize| {
        amounts(body)
            .into_iter()
            .any(|a| a.at == from && a.class == Class::Clock)
    };
    at.is_some_and(|(at, from)| at > 0 && is_noun_phrase(&body[..at]) && clock(from))
}

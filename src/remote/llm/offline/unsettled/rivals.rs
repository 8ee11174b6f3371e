//! Values that two people give, and neither takes back.
use super::super::patterns::{PatternSet, has_any, pattern_set, patterns, starts_any};
use super::super::questions::Doubt;
use super::super::token::{Token, keys, places, plain};
use super::super::turns::{End, Sentence};
use super::super::{fillers, talk};
use super::{BACK, LONGEST, VAGUE, reply, to_ask};
use crate::domain::quantity::{Quantity, quantities_of};

/// A value as somebody has heard it, or as it is written down.
static CLAIMS: PatternSet = pattern_set![
    "i was told",
    "told|tells|telling me|us",
    "i remember|thought|heard|understood",
    "i have|had|got it as|at|down",
    "says",
    "say",
    "swears",
    "is|isn't it not",
    "isn't it",
    "said * i thought",
    "isnt it",
    "not|really every",
    "i've|i always? do|done|did|said",
    "on the sheet|wall|card|label|board|poster|box|bottle|tin",
    "i'm sure",
];

/// Whether words put up a value of their own.
pub(in super::super) fn claims(tokens: &[Token]) -> bool {
    !values(tokens).is_empty() && has_any(tokens, &CLAIMS)
}

/// A number that another speaker, a book or a sign puts up against the one that was told, and nobody takes up.
pub(super) fn rival(sentences: &[Sentence], at: usize) -> Option<Doubt> {
    let s = &sentences[at];
    let values = values(&s.tokens);
    if s.tokens.len() > LONGEST || !claims(&s.tokens) {
        return None;
    }
    let other = |b: &&Sentence| {
        let apart = b.speaker != s.speaker
            || b.speaker.is_none()
            || has_any(&s.tokens, patterns!["says|swears"]);
        apart
            && self::values(&b.tokens).iter().any(|o| {
                values.iter().all(|v| (v.value - o.value).abs() > 1e-9)
                    && values
                        .iter()
                        .any(|v| v.unit == o.unit || v.unit.is_empty() || o.unit.is_empty())
            })
    };
    let far = if values.iter().all(|v| v.unit.is_empty()) {
        4
    } else {
        BACK
    };
    let told = sentences[at.saturating_sub(far)..at]
        .iter()
        .rev()
        .take_while(|b| b.source == s.source)
        .find(other)?;
    if settled(sentences, at, &values) || keeps(sentences, at, told) {
        return None;
    }
    let named = reply(sentences, at).iter().find_map(|r| to_ask(&r.tokens));
    let ask = named.or_else(|| told.speaker.clone());
    // `cups, 2 sleeves.` `3.` `I've always done 2.`: the one was told in full before the other was put up
    let before = sentences[..at]
        .iter()
        .rev()
        .skip_while(|b| !std::ptr::eq(*b, told));
    let full = before.skip(1).take(BACK).find(|b| {
        b.source == s.source
            && b.speaker == s.speaker
            && b.tokens.len() > s.tokens.len()
            && self::values(&b.tokens)
                .iter()
                .any(|o| values.iter().any(|v| (v.value - o.value).abs() < 1e-9))
    });
    Some(match full {
        Some(full) => which(&[full, told], ask),
        None => which(&[told, s], ask),
    })
}

/// Whether the next of another speaker takes the number up, or turns it down for good.
fn settled(sentences: &[Sentence], at: usize, values: &[Quantity]) -> bool {
    let s = &sentences[at];
    let next: Vec<&Sentence> = reply(sentences, at);
    if next.iter().any(|r| has_any(&r.tokens, &VAGUE)) {
        return false;
    }
    let Some(first) = next.iter().find(|r| r.speaker != s.speaker) else {
        return false;
    };
    let echoed = self::values(&first.tokens)
        .iter()
        .any(|q| values.iter().any(|v| (v.value - q.value).abs() < 1e-9));
    let asked = first.end == End::Question;
    !asked
        && (echoed
            || talk::nods(&first.tokens)
            || super::super::admissions::mistaken(&first.tokens)
            || starts_any(
                &first.tokens,
                patterns!["oh|well|ah? no|nope|sorry|it's|that's"],
            )
            .is_some())
}

/// Whether whoever told the value says it again after another was put up: `Two hundred.`
fn keeps(sentences: &[Sentence], at: usize, told: &Sentence) -> bool {
    let own = quantities_of(&keys(&told.tokens));
    let rival = quantities_of(&keys(&sentences[at].tokens));
    let has = |all: &[Quantity], q: &Quantity| all.iter().any(|o| (o.value - q.value).abs() < 1e-9);
    let again = |r: &Sentence| {
        let said = quantities_of(&keys(&r.tokens));
        r.speaker == told.speaker
            && r.end != End::Question
            && r.tokens.len() <= 4
            && said.iter().any(|q| has(&own, q) && !has(&rival, q))
    };
    let replies = reply(sentences, at);
    let unsure = |r: &Sentence| {
        to_ask(&r.tokens).is_some()
            || has_any(
                &r.tokens,
                patterns![
                    "don't|dunno|didn't know",
                    "check|ask|look",
                    "maybe|perhaps|either"
                ],
            )
    };
    !replies.iter().any(|r| unsure(r)) && replies.iter().any(|r| again(r))
}

/// The numbers that may be values of something.
pub(super) fn values(tokens: &[Token]) -> Vec<Quantity> {
    let mut all = quantities_of(&keys(tokens));
    all.retain(|q| q.value >= 2.0);
    all
}

/// Which of the things that were said holds.
pub(super) fn which(said: &[&Sentence], ask: Option<String>) -> Doubt {
    let quoted: Vec<String> = said
        .iter()
        .map(|s| format!("“{}”", plain(&fillers::strip(&s.tokens))))
        .collect();
    let question = if said.len() > 1 {
        "which one holds?"
    } else {
        "does this hold?"
    };
    Doubt {
        text: format!("{}: {question}", quoted.join(" or ")),
        ask,
        at: said.iter().flat_map(|s| places(&s.tokens)).collect(),
    }
}

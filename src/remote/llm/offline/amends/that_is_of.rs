//! `Torque is twenty newton metres.` `No, hang on, that's the new type.` `These are fifteen.`: whose value was told, and then
//! the one of what is spoken of.
use super::super::amounts::{Amount, amounts, put};
use super::super::fillers;
use super::super::patterns::{patterns, starts_any};
use super::super::turns::{End, Mood, Sentence};
use super::stated::{led_only_cues, stated};
use super::{only, own_place};

/// How many sentences back the value may have been told.
const NEAR: usize = 2;

/// Puts the value that holds in the place of the other's. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.end == End::Question {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let (body, cued) = led_only_cues(&words);
    let of_other = starts_any(
        body,
        patterns![
            "that's|it's|that for|of|on|with? the|an|a *",
            "that|it is|was for|of|on|with? the|an|a *"
        ],
    );
    let next = sentences
        .get(at + 1)
        .filter(|n| n.speaker == s.speaker && n.source == s.source && n.end == End::Stop);
    let (Some(next), Some(_)) = (next, of_other.filter(|_| cued)) else {
        return false;
    };
    if amounts(body).iter().any(Amount::is_number) {
        return false;
    }
    let ours = fillers::pauses(&next.tokens);
    let led = starts_any(
        &ours,
        patterns![
            "these|this|ours|mine|yours|here|we one|ones? is|are|get|gets|take|takes|need|needs|it's|they're",
            "for|on|with|here ours|these|this|mine|us one|ones? it's|they're"
        ],
    );
    let Some(new) = led
        .and_then(|n| ours.get(n..))
        .and_then(stated)
        .filter(|v| v.values.len() == 1 && v.rest.is_empty() && v.first().is_number())
    else {
        return false;
    };
    let found = own_place(sentences, at, NEAR, |told| {
        let fit = |a: &Amount| new.first().fits(a) && !new.first().alike(a);
        only(amounts(told).into_iter().filter(fit))
    });
    let Some((told, old)) = found else {
        return false;
    };
    let open = &mut sentences[told].tokens;
    *open = put(open, &old, &new.words, new.first());
    sentences[at].tokens.clear();
    sentences[at + 1].tokens.clear();
    true
}

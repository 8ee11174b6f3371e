//! `Torque is twenty newton metres.` `No, hang on, that's the new type.` `These are fifteen.`: whose value was told, and then
//! the one of what is spoken of.
use super::super::amounts::{Amount, amounts, put};
use super::super::gather::is_thing;
use super::super::lexicon::{is_auxiliary, is_subject};
use super::super::nouns::is_plural;
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence, unsay};
use super::super::verbs::{is_action, is_third_person};
use super::super::{clauses, fillers};
use super::stated::{led_only_cues, stated};
use super::{only, own_place, own_steps};

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
    if cued && names_others(body) {
        return of_others(sentences, at);
    }
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

/// `They get two tickets each.` **`No, wait, that's members. Visitors get one.`**: it was told of others, and how it is for the next
/// ones comes with their name. Says whether it was put right.
fn of_others(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let next = sentences
        .get(at + 1)
        .filter(|n| n.speaker == s.speaker && n.source == s.source && n.end == End::Stop);
    let Some(next) = next else {
        return false;
    };
    let ours = fillers::pauses(&next.tokens);
    let Some(verb) = kind_end(&ours) else {
        return false;
    };
    let new = only(amounts(&ours).into_iter().filter(Amount::is_number));
    let Some(told) = own_steps(sentences, (at, at), 1).next() else {
        return false;
    };
    let open = &sentences[told].tokens;
    let old = new.as_ref().and_then(|new| {
        only(
            amounts(open)
                .into_iter()
                .filter(|a| new.fits(a) && !new.alike(a)),
        )
    });
    if let (Some(old), Some(new)) = (old, new) {
        let mut words = put(open, &old, &ours, &new);
        if matches!(words[0].key.as_str(), "they" | "it") && !is_subject(&ours[verb].key) {
            words.splice(..1, ours[..verb].iter().cloned());
        }
        sentences[told].tokens = words;
        unsay(&mut sentences[at..=at + 1]);
        return true;
    }
    if clauses::split(open, sentences[told].mood).len() == 1 {
        unsay(&mut sentences[told..=told]);
    }
    unsay(&mut sentences[at..=at]);
    true
}

/// `that's` **groups**, `that's` **the rolls**: others of a kind, by their name.
fn names_others(body: &[Token]) -> bool {
    const NAME: usize = 3;
    let Some(n) = starts_any(
        body,
        patterns!["that's|those're for?", "that|those is|was|are for?"],
    ) else {
        return false;
    };
    let name = &body[n..];
    let whole = name.iter().rev().skip(1).all(|t| t.tail().is_none());
    (1..=NAME).contains(&name.len())
        && whole
        && name.last().is_some_and(|t| is_plural(&t.key))
        && is_thing(name)
        && !has_any(
            name,
            patterns!["old|former|previous|wrong|last|all|years|days|minutes|pounds"],
        )
}

/// **Cars** `pay`, **repairs** `you keep`: where the name ends that others are told by.
fn kind_end(words: &[Token]) -> Option<usize> {
    const NAME: usize = 3;
    let does = |i: &usize| {
        let t = &words[*i];
        is_subject(&t.key) || is_auxiliary(&t.key) || is_action(&t.key) || is_third_person(&t.key)
    };
    let end = (1..words.len().min(NAME + 1)).find(does)?;
    let name = &words[..end];
    let plain = name
        .iter()
        .all(|t| t.tail().is_none() && !is_subject(&t.key));
    (plain && is_plural(&name.last()?.key)).then_some(end)
}

//! A thing that was named first, and what is done with it in the next sentence.
use super::super::gather::is_thing;
use super::super::patterns::{patterns, starts_any};
use super::super::reading::read;
use super::super::talk;
use super::super::token::{Token, bare_last, stems};
use super::super::turns::{End, Mood, Sentence};
use super::{behind, front};

/// `Oh, the invoice. You put it in before you seal the box.`: the thing that was forgotten, and then what is done with it.
pub(super) fn named_alone(sentences: &mut [Sentence], at: usize) {
    const NAME: usize = 5;
    let s = &sentences[at];
    let (end, _) = behind(&s.tokens);
    let front = front(&s.tokens[..end], end < s.tokens.len());
    let name = &s.tokens[front.len..end];
    let forgotten = front.omitted || starts_any(&s.tokens, patterns!["oh|ah"]).is_some();
    let thing = starts_any(name, patterns!["the|a|an|your|our"]).is_some()
        && (2..=NAME).contains(&name.len())
        && is_thing(name);
    let Some(next) = sentences.get(at + 1).filter(|n| {
        n.speaker == s.speaker && n.source == s.source && n.mood == s.mood && n.end != End::Question
    }) else {
        return;
    };
    let stands = |t: &Token| matches!(t.key.as_str(), "it" | "them" | "that" | "those" | "they");
    let pronoun = (0..next.tokens.len().min(4)).find(|i| stands(&next.tokens[*i]));
    let Some(place) = pronoun.filter(|i| {
        forgotten && thing && front.placed.is_none() && next.tokens[*i].tail().is_none()
    }) else {
        return;
    };
    let again = stems(name).iter().any(|w| stems(&next.tokens).contains(w));
    // `that's`, `that thing`: no thing by itself
    let object = !again
        && (place == 0 && next.tokens[0].key != "that"
            || next.tokens.get(place + 1).is_some_and(|t| {
                super::super::lexicon::opens_object(&t.key)
                    || super::super::verbs::is_third_person(&t.key)
                    || matches!(
                        t.key.as_str(),
                        "goes" | "go" | "comes" | "has" | "have" | "needs"
                    )
            }));
    if !object {
        return;
    }
    let mut name = name.to_vec();
    bare_last(&mut name);
    if place > 0 {
        name[0].word = super::super::phrase::lowered(&name[0].word);
    }
    sentences[at + 1].tokens.splice(place..=place, name);
    let late = sentences[at].tokens[..front.len].to_vec();
    sentences[at + 1].tokens.splice(0..0, late);
    sentences[at].tokens.clear();
}

/// `Everything except the cream cakes. Those you throw away.`: what was named last, and then what is done with it.
pub(super) fn named_before(sentences: &mut [Sentence], at: usize) {
    const NAME: usize = 4;
    let s = &sentences[at];
    let Some(before) = at
        .checked_sub(1)
        .map(|i| &sentences[i])
        .filter(|b| b.speaker == s.speaker && b.source == s.source && b.end == End::Stop)
    else {
        return;
    };
    let these = starts_any(&s.tokens, patterns!["those|these you|we|i"]).is_some();
    let from = before.tokens.len().saturating_sub(NAME);
    let name = (from..before.tokens.len())
        .rev()
        .find(|i| {
            matches!(
                before.tokens[*i].key.as_str(),
                "the" | "your" | "our" | "any"
            )
        })
        .map(|i| before.tokens[i..].to_vec())
        .filter(|name| {
            name.len() >= 2 && is_thing(name) && name.last().is_some_and(|t| t.key.ends_with('s'))
        });
    let Some(mut name) = name.filter(|_| these && s.mood == Mood::Speech) else {
        return;
    };
    bare_last(&mut name);
    sentences[at].tokens.splice(..1, name);
}

/// `Torque the stem.` **`I should've said, before you ride it.`** `Five newton metres.`: of the deed before it, of which the value
/// comes next.
pub(super) fn said_between(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let own = |o: &&Sentence| o.speaker == s.speaker && o.turn == s.turn && !o.tokens.is_empty();
    let deed = |o: &Sentence| read(talk::lead(&o.tokens), o.mood).is_some();
    let last = at.checked_sub(1).map(|i| &sentences[i]).filter(own);
    let next = sentences.get(at + 1).filter(own);
    last.is_some_and(deed) && next.is_some_and(|n| n.tokens[0].is_number() && !deed(n))
}

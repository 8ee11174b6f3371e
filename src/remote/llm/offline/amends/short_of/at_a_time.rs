//! How many go at a time, asked of the deed just told and answered with a number: `How many at once?` `Three.`
use super::super::super::amounts::{Class, amounts};
use super::super::super::gather::is_thing;
use super::super::super::lexicon::{is_auxiliary, is_subject};
use super::super::super::patterns::{find, patterns, starts_any};
use super::super::super::phrase::going_on;
use super::super::super::reading::asks;
use super::super::super::token::{Token, bare_last, clause_end, mark_last, stems};
use super::super::super::turns::{End, Mood, Sentence};
use super::super::super::{fillers, talk};
use super::super::put_in::add_last;
use super::super::replies::reply;

/// The most words of what is counted.
const THINGS: usize = 2;
/// The most words of an answer besides its number.
const BESIDES: usize = 4;

/// Has the deed say the number with what it is counted by: `three at once`. Says whether it did.
pub(in super::super) fn so_many(sentences: &mut [Sentence], at: usize) -> bool {
    let Some(more) = told_with(sentences, at) else {
        return false;
    };
    let told = &mut sentences[at - 1].tokens;
    add_last(told, &more);
    mark_last(told, '.');
    sentences[at].tokens.clear();
    sentences[at + 1].tokens.clear();
    true
}

/// What the deed just told is told with.
fn told_with(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    let s = &sentences[at];
    let heard =
        reply(sentences, at).filter(|_| s.end == End::Question && s.mood == Mood::Speech)?;
    let told = at
        .checked_sub(1)
        .map(|i| &sentences[i])
        .filter(|b| b.source == s.source && b.speaker == heard.speaker && b.end == End::Stop)?;
    asks(told)?;
    let asked = fillers::strip(&s.tokens);
    let asked = talk::lead(&asked);
    let known = stems(&told.tokens);
    // `how many times a day?`
    let often = |things: &[Token]| matches!(things, [one] if one.key == "times");
    let named = |things: &[Token]| often(things) || stems(things).iter().all(|w| known.contains(w));
    let (things, each) = asked_by(asked)
        .filter(|(things, _)| named(things))
        .or_else(|| {
            how_big(asked)
                .filter(|thing| named(thing))
                .map(|_| (&asked[..0], &asked[..0]))
        })?;
    let answer = fillers::pauses(&heard.tokens);
    let no = starts_any(&answer, patterns!["oh|um|well? no|nope|nah"]).unwrap_or(0);
    counted(talk::lead(&answer[no..]), things, each)
}

/// `How many` **`crates`** / **`at a time`**: what is counted, and by what.
fn asked_by(asked: &[Token]) -> Option<(&[Token], &[Token])> {
    let n = starts_any(asked, patterns!["and|so? how many|much"])?;
    let by = patterns![
        "at a time|go",
        "at once",
        "at the same time",
        "in|on one|a go|batch|load|trip",
        "a go|time",
        "each time|go?",
        "per * *?",
        "a day|week|month|year|hour|shift|night|session",
        "to|in|on|for a|an|each|every *"
    ];
    let (from, len) = find(&asked[n..], by)?;
    let things = &asked[n..n + from];
    let says = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key) || t.tail().is_some();
    let whole = n + from + len == asked.len();
    (whole && things.len() <= THINGS && !things.iter().any(says))
        .then(|| (things, &asked[n + from..]))
}

/// `How much is` **`a full dose`**: what was told, of which the measure is asked.
fn how_big(asked: &[Token]) -> Option<&[Token]> {
    let n = starts_any(
        asked,
        patterns!["and|so? how much|many|big|long|high|far|hot|deep|wide|full|heavy|thick is|are"],
    )?;
    let thing = asked.get(n..)?;
    (is_thing(thing) && !stems(thing).is_empty()).then_some(thing)
}

/// `twelve` **`at a time`**, `twelve crates at a time, no more`
fn counted(answer: &[Token], things: &[Token], each: &[Token]) -> Option<Vec<Token>> {
    let end = clause_end(answer);
    let value = amounts(answer)
        .into_iter()
        .find(|a| a.at <= 1 && a.is_number())?;
    let alone = value.end == end && answer.len() <= end + BESIDES;
    let about = value.at == 0
        || starts_any(answer, patterns!["about|around|roughly|just|only|maybe"]).is_some();
    if !alone || !about {
        return None;
    }
    let mut more = going_on(&answer[..end]);
    bare_last(&mut more);
    if value.class == Class::Bare {
        more.extend_from_slice(things);
    }
    more.extend(going_on(each));
    bare_last(&mut more);
    if end < answer.len() {
        mark_last(&mut more, ',');
        more.extend(going_on(&answer[end..]));
    }
    Some(more)
}

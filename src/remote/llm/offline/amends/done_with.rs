//! What is done with a thing that another asks about: `What do I do with the food?` `Put it in the cool box.`,
//! `And the old ones?` `You take them back.` The answer says the thing itself.
use super::super::fillers;
use super::super::gather::is_thing;
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::reading::{Force, read};
use super::super::talk;
use super::super::token::{Token, put_for};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::asked::begun;
use super::replies::reply;

/// How many words before the thing an answer has at most.
const AHEAD: usize = 4;

/// What leads to a thing that was spoken of before.
static MENTIONED: PatternSet = pattern_set![
    "what did you say|mention about|of",
    "what was that|it about|with|again? about?",
    "didn't|did you say|mention something|anything? about?",
    "you said|mentioned something|anything about",
    "you mentioned",
];

/// Puts the thing that was asked about where the answer only points at it. Says whether it did.
pub(super) fn named(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let mentioned = starts_any(talk::lead(&s.tokens), &MENTIONED).is_some();
    if s.mood != Mood::Speech || s.end != End::Question && !mentioned {
        return false;
    }
    let asked = fillers::strip(&s.tokens);
    let Some(thing) = thing(&asked) else {
        return false;
    };
    let Some(heard) = reply(sentences, at) else {
        return false;
    };
    let told = read(&fillers::strip(&heard.tokens), Mood::Speech);
    if !begun(sentences, at) || told.is_none_or(|r| r.force != Force::Step || r.first_person) {
        return false;
    }
    let words = &heard.tokens;
    let from = words.len() - talk::lead(words).len();
    let verb = (from..words.len().min(from + AHEAD)).find(|i| is_action(&words[*i].key));
    let points = |t: &Token| matches!(t.key.as_str(), "it" | "them" | "that" | "those");
    let Some(it) = verb.map(|v| v + 1).filter(|i| {
        words.get(*i).is_some_and(points)
            && words[*i - 1].tail().is_none()
            && !words
                .get(*i + 1)
                .is_some_and(|t| is_thing(std::slice::from_ref(t)) && words[*i].key == "that")
    }) else {
        return false;
    };
    put_for(&mut sentences[at + 1].tokens, it, it + 1, &thing);
    sentences[at].tokens.clear();
    true
}

/// The thing that is asked about.
fn thing(asked: &[Token]) -> Option<Vec<Token>> {
    let words = talk::lead(asked);
    let n = starts_any(
        words,
        patterns!["what do|should|would|must|can i|we|you|one then? do with|about"],
    )
    .or_else(|| starts_any(words, &MENTIONED))?;
    let mut thing = words.get(n..)?.to_vec();
    thing.last_mut()?.bare();
    let all = starts_any(&thing, patterns!["it|them|that|this|those|these|him|her"]).is_none();
    (all && thing.len() <= AHEAD + 1 && is_thing(&thing)).then_some(thing)
}

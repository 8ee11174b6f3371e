//! Who can do something: a role, people, or a thing that does not run by itself.
use super::super::lexicon::{is_adverb, opens_object, verb_with_object};
use super::super::nouns::{are_people, is_somebody};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::token::Token;
use super::super::turns::Mood;
use super::super::verbs::is_action;
use super::{DESCRIBING, plain};

/// `the wardens check their floor`.
pub(super) fn several_act(subject: &[Token], rest: &[Token]) -> bool {
    let Some(last) = subject.last() else {
        return false;
    };
    let people = last.key.strip_suffix('s').is_some_and(is_somebody)
        || are_people(&last.key)
        || is_guest(&last.key);
    // `customers pay first`, `relatives wait outside`
    let somehow = starts_any(
        &rest[1..],
        patterns!["first|last|outside|inside|upstairs|downstairs|online|upfront|here|there"],
    );
    people
        && last.tail().is_none()
        && is_action(&rest[0].key)
        && plain(subject)
        && subject.len() <= 4
        && (verb_with_object(rest, 0) || somehow.is_some())
}

/// Those for whom the work is done.
fn is_guest(key: &str) -> bool {
    matches!(
        key,
        "customers"
            | "clients"
            | "guests"
            | "patients"
            | "residents"
            | "students"
            | "pupils"
            | "members"
            | "parents"
            | "relatives"
            | "families"
    )
}

/// A subject that can do things, and a verb of doing that has its object.
pub(super) fn acts(subject: &[Token], rest: &[Token], mood: Mood) -> bool {
    let verb = rest[0].key.as_str();
    let named = role(subject);
    let object = rest
        .get(1)
        .is_none_or(|t| opens_object(&t.key) || t.key.len() > 3 || t.key == "you");
    let agent = plain(subject)
        && subject.len() <= 4
        && !lifeless(subject)
        && rest[0].tail().is_none()
        && object;
    let bare = subject.len() <= 2
        || matches!(
            subject[0].key.as_str(),
            "the" | "a" | "an" | "your" | "our" | "another" | "one"
        );
    named && !matches!(verb, "says" | "thinks" | "knows" | "wants" | "means")
        || (agent
            && bare
            && !DESCRIBING.contains(verb)
            && (mood != Mood::Speech
                || rest
                    .get(1)
                    .is_some_and(|t| opens_object(&t.key) || t.key == "you")))
}

/// Things that run by themselves; what they do is no instruction.
fn lifeless(subject: &[Token]) -> bool {
    static THINGS: WordSet = word_set!(
        "computer printer server timer filter order number paper scanner container monitor error folder power water door floor sensor motor controller browser counter register after other freezer cooler meter label labels machine screen system light alarm yeast dough oven steam valve pressure temperature gas air oil liquid colour color pump app page site program software script tool result day week month time year thing stuff way part price cost rest noise smell lock key box bag tape glue paint job work process one ones name rule reason problem trick idea point deal story question answer truth sign"
    );
    subject
        .last()
        .is_none_or(|t| THINGS.contains(t.key.as_str()))
}

/// `The shift lead`, `a second nurse`, `Maria`, `someone`.
pub(super) fn role(subject: &[Token]) -> bool {
    let subject: Vec<&str> = subject
        .iter()
        .map(|t| t.key.as_str())
        .filter(|k| !is_adverb(k))
        .collect();
    let (Some(first), Some(last)) = (subject.first(), subject.last()) else {
        return false;
    };
    is_somebody(last)
        && (subject.len() <= 2
            || matches!(
                *first,
                "the" | "a" | "an" | "your" | "our" | "another" | "one" | "each"
            ))
        && subject.len() <= 5
}

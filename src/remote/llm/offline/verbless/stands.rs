//! Who stands where, what is worn till when, what goes in what, and what some need: told without a verb of doing.
use super::super::lexicon::{is_auxiliary, is_past};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::token::{Token, clause_end};
use super::super::verbs::is_third_person;

/// `hard hats until the bars are out`: what is worn, or stays so, till when.
pub(in super::super) fn until_then(words: &[Token]) -> bool {
    const NAME: usize = 4;
    let at = words
        .iter()
        .take(NAME + 1)
        .position(|t| matches!(t.key.as_str(), "until" | "till" | "while" | "whenever"));
    at.is_some_and(|at| {
        let (name, rest) = (&words[..at], &words[at + 1..]);
        at > 0
            && rest.len() >= 2
            && super::super::gather::is_thing(name)
            && !is_past(&name[0].key)
            && name.iter().all(|t| t.tail().is_none() && !t.is_number())
            && rest
                .iter()
                .any(|t| is_auxiliary(&t.key) || is_third_person(&t.key) || t.key.contains('\''))
    })
}

/// `somebody on the ladder`, `two people at the door, always`: who stands where.
pub(in super::super) fn stands_there(words: &[Token]) -> bool {
    let n = starts_any(
        words,
        patterns![
            "somebody|someone on|at|by|in|behind|under the|each|every|your",
            "one|two|three|four people|person|staff|of you|us on|at|by|in|behind|under the|each|every|your"
        ],
    );
    let clause = &words[..super::super::token::clause_end(words)];
    n.is_some_and(|n| n < clause.len() + 1)
        && !clause
            .iter()
            .any(|t| is_auxiliary(&t.key) || is_third_person(&t.key))
}

/// `sharps, yellow bin`: a thing, and what it goes in.
pub(in super::super) fn in_its_own(words: &[Token]) -> bool {
    static HOLDERS: WordSet = word_set!(
        "bin bins box tray basket bag sack shelf drawer rack fridge freezer cage crate cupboard bucket skip pile folder safe drum jar locker trolley cabinet"
    );
    let (name, rest) = words.split_at(super::super::token::comma_end(words));
    let clause = &rest[..super::super::token::clause_end(rest)];
    let several = name.last().is_some_and(super::super::amends::is_several)
        || matches!(name[0].key.as_str(), "the" | "your" | "any");
    (1..=3).contains(&name.len())
        && (1..=3).contains(&clause.len())
        && several
        && super::super::gather::is_thing(name)
        && clause
            .last()
            .is_some_and(|t| HOLDERS.contains(t.key.as_str()))
        && super::super::gather::is_thing(clause)
}

/// `for returns you need the receipt`, `without a receipt, no refund`: what some of them need, or do not get.
pub(in super::super) fn of_some(words: &[Token]) -> bool {
    const NAME: usize = 4;
    let Some(n) = starts_any(words, patterns!["for|with|without"]) else {
        return false;
    };
    (n + 1..words.len().min(n + NAME + 1)).any(|at| {
        let told = starts_any(
            &words[at..],
            patterns![
                "you need|want|use",
                "you'll need|want",
                "we need|want|use",
                "there's *",
                "there is|are",
                "no *"
            ],
        );
        told.is_some() && super::super::gather::is_thing(&words[n..at])
    })
}

/// `there has to be a sticker on the lid`: what must be there once the deed before is done.
pub(in super::super) fn must_be_there(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "there must|should be *",
            "there has|have|needs|need got? to be *",
            "there's got to be *"
        ],
    )
    .is_some()
}

/// `two people, always`, `gloves every time`: what there must be whenever it is done.
pub(in super::super) fn whenever(words: &[Token]) -> bool {
    const NAME: usize = 5;
    (1..words.len().min(NAME + 1)).any(|at| {
        let ends = starts_any(
            &words[at..],
            patterns![
                "always",
                "every|each single? time",
                "at all times",
                "no exceptions",
                "without fail"
            ],
        )
        .is_some_and(|n| at + n == words.len());
        ends && super::super::gather::is_thing(&words[..at])
            && !words[..at].iter().any(|t| t.key == "first")
            && !super::super::lexicon::opens_place(&words[0].key)
            && words[..at - 1].iter().all(|t| t.tail().is_none())
    })
}

/// `always gloves for the acid`, `always two people, if it's the long one`: what there has to be; not `always the router`.
pub(in super::super) fn always_some(words: &[Token]) -> bool {
    const NAME: usize = 7;
    let Some((always, rest)) = words.split_first() else {
        return false;
    };
    let case = (0..rest.len()).find(|i| starts_any(&rest[*i..], patterns!["if|when"]).is_some());
    let name = &rest[..case.unwrap_or(rest.len()).min(clause_end(rest))];
    let says = |t: &Token| is_auxiliary(&t.key) || super::super::lexicon::is_subject(&t.key);
    // `always blame the intern`, `always an end date`
    let named = name
        .iter()
        .take(2)
        .any(|t| super::super::lexicon::DETERMINERS.contains(t.key.as_str()));
    // `always the mask, the P3, not the paper one`
    let other = starts_any(&rest[name.len()..], patterns!["the|a|not|never|no *"]).is_some();
    let one = other && starts_any(name, patterns!["the *"]).is_some();
    always.key == "always"
        && always.tail().is_none()
        && (2..=NAME).contains(&name.len())
        && (!named || one)
        && super::super::gather::is_thing(name)
        && !name.iter().any(says)
}

/// `music low`, `bread, plain`, `tea, no milk`: how a thing is kept or given.
pub(in super::super) fn kept_so(words: &[Token]) -> bool {
    const NAME: usize = 3;
    static STATES: WordSet = word_set!(
        "low high loud quiet open closed shut clean dry warm plain dim bright flat upright straight loose tight locked unlocked level clear"
    );
    let Some((last, name)) = words.split_last() else {
        return false;
    };
    let without = words
        .iter()
        .take(NAME + 1)
        .position(|t| t.key == "no")
        .filter(|at| *at > 0 && words[at - 1].comma());
    let name = &name[..without.unwrap_or(name.len())];
    let stated = without.map_or_else(
        || STATES.contains(last.key.as_str()),
        |at| words.len() - at <= NAME + 2,
    );
    let thing = name.first().is_some_and(|t| !t.is_number())
        && name.len() <= NAME
        && super::super::gather::is_thing(name)
        && name[..name.len() - 1].iter().all(|t| t.tail().is_none());
    stated
        && thing
        && !words.iter().any(|t| {
            is_auxiliary(&t.key) || super::super::lexicon::is_subject(&t.key) || t.key == "to"
        })
}

//! Clauses in which a thing is named before what is done with it, and what holds of a thing under a condition.
use super::super::frames::SUBORDINATE;
use super::super::joints::states_case;
use super::super::lexicon::{
    DETERMINERS, NOUNISH, PLACES, is_adverb, is_auxiliary, is_past, is_subject, is_verbal,
    pronoun_clause,
};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, comma_end, mark_last};
use super::super::turns::Mood;
use super::super::verbs::is_action;
use super::in_case::any_of;
use super::{Reading, read_within};
use crate::domain::words::is_function_word;

/// `leavers, you work out what is owed`, `the snapshot, you delete it`: a thing is named, then what is done with it.
pub(super) fn named(tokens: &[Token], mood: Mood, depth: usize) -> Option<Reading> {
    if let Some(reading) = any_of(tokens, mood, depth) {
        return Some(reading);
    }
    let states = states_case(tokens);
    // `colours we convert`, `certified ones you print`
    let bare = (3..=5).contains(&tokens.len()) && object_first(tokens, tokens.len() - 2);
    // `red, you stop`
    let short = matches!(tokens, [.., name, you, _] if name.comma() && matches!(you.key.as_str(), "you" | "we"));
    let window = tokens
        .len()
        .saturating_sub(2 - usize::from(states || bare || short))
        .min(10);
    if let Some(at) = case_behind(tokens, window) {
        let main = read_within(&tokens[at..], mood, depth + 1);
        return main
            .filter(|r| !r.condition.is_empty())
            .map(|main| said_of(&tokens[..at], main));
    }
    let at = (1..window).find(|i| pronoun_clause(&tokens[*i..]) && !narrows(tokens, *i))?;
    let (name, rest) = tokens.split_at(at);
    // `tall things on top, I always get told off for that`: what happens to me
    let of_me = starts_any(
        rest,
        patterns![
            "i always|never|usually|still|sometimes? get|forget|hate|love|like|think|find|say|wonder"
        ],
    );
    if of_me.is_some() {
        return None;
    }
    let parted = name[at - 1].comma();
    let plain = parted || resumes_name(rest) || object_first(tokens, at);
    // `the two of you`
    let you = name[at - 1].key != "of"
        && matches!(
            rest[0].key.as_str(),
            "you" | "we" | "i" | "you'll" | "we'll" | "you're" | "we're" | "they"
        );
    // `no answer after two weeks, you phone`
    let lacks = name[0].key == "no" && parted;
    // `not seven, you'll break the lift`: why not
    let last = name[..at - 1]
        .iter()
        .rposition(Token::comma)
        .map_or(0, |n| n + 1);
    let why_not = name[last].key == "not" && matches!(rest[0].key.as_str(), "you'll" | "we'll");
    let thing = &name[..narrowed(name).unwrap_or(name.len())];
    let noun = name.len() == 1
        || NOUNISH.contains(name[0].key.as_str())
        || name[at - 1].tail().is_none() && several(thing);
    // `both bottles over half, or you change them`
    // `turn it` **as** `you put it back`
    let joined = matches!(
        name[at - 1].key.as_str(),
        "or" | "and" | "but" | "so" | "as" | "while" | "whenever"
    );
    if !plain
        || joined
        || why_not
        || !you
        || !states && !lacks && has_verb(thing)
        || is_subject(&name[0].key)
        || is_action(&name[0].key) && !noun
    {
        return None;
    }
    let main = read_within(rest, mood, depth + 1)?;
    let interjection = name.len() == 1
        && !matches!(name[0].key.as_str(), "those" | "these")
        && !name[0].word.starts_with(char::is_uppercase)
        && is_function_word(&name[0].key);
    if interjection {
        return Some(main);
    }
    Some(said_of(name, main))
}

/// `anything` **that's off** `I send back`, `the popcorn` **that's left,** `you bag it up`: which of the things.
fn narrows(tokens: &[Token], at: usize) -> bool {
    const FAR: usize = 8;
    let kind = matches!(
        tokens[at - 1].key.as_str(),
        "anything" | "everything" | "those" | "ones" | "all"
    );
    let parted = |i: usize| {
        tokens[i - 1].comma()
            && matches!(tokens[i].key.as_str(), "you" | "we")
            && resumes_name(&tokens[i..])
    };
    tokens[at - 1].tail().is_none()
        && matches!(tokens[at].key.as_str(), "that" | "that's")
        && (kind && object_first_ahead(tokens, at)
            || (at + 2..tokens.len().min(at + FAR)).any(parted))
}

/// Whether a thing that is narrowed at `at` stands before what is done with it.
fn object_first_ahead(tokens: &[Token], at: usize) -> bool {
    (at + 2..tokens.len()).any(|i| pronoun_clause(&tokens[i..]) && object_first(tokens, i))
}

/// `leavers, if they owe us, you …`: where the case begins that stands behind a thing.
fn case_behind(tokens: &[Token], window: usize) -> Option<usize> {
    let at = (1..window.min(6))
        .find(|i| tokens[i - 1].comma() && starts_any(&tokens[*i..], &SUBORDINATE).is_some())?;
    let noun = |t: &Token| !is_verbal(&t.key) || NOUNISH.contains(t.key.as_str());
    (tokens[..at].iter().all(noun) && !is_subject(&tokens[0].key)).then_some(at)
}

/// What is done, under the name of the thing that it is done with.
fn said_of(name: &[Token], main: Reading) -> Reading {
    let mut condition = headed(name);
    condition.extend(main.condition.iter().cloned());
    Reading { condition, ..main }
}

/// `that went`, `the lid if`: words that are more than the name of a thing; not `torn books`.
fn has_verb(thing: &[Token]) -> bool {
    thing.iter().enumerate().any(|(i, t)| {
        let kind = i + 1 < thing.len() && several(thing);
        is_auxiliary(&t.key)
            || is_past(&t.key) && !kind
            || matches!(
                t.key.as_str(),
                "that"
                    | "what"
                    | "which"
                    | "if"
                    | "when"
                    | "so"
                    | "because"
                    | "and"
                    | "how"
                    | "before"
                    | "after"
                    | "once"
                    | "until"
                    | "while"
            )
    })
}

/// Words set before what is said of them: a colon after them, if there is none within.
pub(in super::super) fn headed(name: &[Token]) -> Vec<Token> {
    let mark = if name.iter().any(|t| t.tail() == Some(':')) {
        ','
    } else {
        ':'
    };
    let mut name = name.to_vec();
    mark_last(&mut name, mark);
    name
}

/// `the blade you set half a millimetre`, `the good ones you scan`: the verb lacks its object, which stands before it.
pub(in super::super) fn object_first(tokens: &[Token], at: usize) -> bool {
    let ours = matches!(
        tokens[at].key.as_str(),
        "you" | "we" | "i" | "you'll" | "we'll"
    );
    if !ours || at > reach(&tokens[..at]) {
        return false;
    }
    // `anything under five you can just sign off`
    let led = tokens[at + 1..]
        .iter()
        .take_while(|t| {
            is_adverb(&t.key)
                || matches!(
                    t.key.as_str(),
                    "can"
                        | "should"
                        | "must"
                        | "may"
                        | "do"
                        | "not"
                        | "don't"
                        | "never"
                        | "can't"
                        | "mustn't"
                )
        })
        .count();
    let verb = tokens.get(at + 1 + led).filter(|t| is_action(&t.key));
    let rest = tokens.get(at + 2 + led..).unwrap_or_default();
    verb.is_some_and(|verb| {
        let end = match verb.comma() {
            true => 0,
            // `lamps you do not replace` **once the house is open**
            false => (0..comma_end(rest))
                .find(|i| starts_any(&rest[*i..], &SUBORDINATE).is_some())
                .unwrap_or(comma_end(rest)),
        };
        determined(tokens, at) && lacks_object(&rest[..end])
    })
}

/// How many words the thing may have at most: `anything that's off by more than two percent` **I** `send back` has many.
fn reach(thing: &[Token]) -> usize {
    const NEAR: usize = 5;
    const FAR: usize = 11;
    let narrowed = starts_any(
        thing,
        patterns![
            "anything|everything|whatever|those|ones that|that's|which|over|under|above|below|with|without",
            "all|any * that|that's|which"
        ],
    )
    .is_some();
    if narrowed && thing.iter().all(|t| t.tail().is_none()) {
        FAR
    } else {
        NEAR
    }
}

/// `the blade` **you**, `the good ones` **you**: words that name certain things; not `count the tabs` **you don't use**.
fn determined(tokens: &[Token], at: usize) -> bool {
    let points = matches!(
        tokens[0].key.as_str(),
        "the"
            | "your"
            | "our"
            | "those"
            | "these"
            | "anything"
            | "everything"
            | "whatever"
            | "all"
            | "any"
    );
    let denied = starts_any(
        &tokens[at + 1..],
        patterns!["don't|never|can't|mustn't", "do not"],
    );
    let denied = denied.is_some();
    let deed = denied && is_action(&tokens[0].key) && tokens[1].key != "or";
    let name = &tokens[..at];
    points || !deed && (several(name) || narrowed(name).is_some() || denied && placed(name))
}

/// Whether nothing that a verb is done to follows it, and no other verb.
fn lacks_object(rest: &[Token]) -> bool {
    let object = rest.first().is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "it" | "them" | "that" | "this" | "is" | "are"
        )
    });
    let verbs = (0..rest.len()).any(|i| {
        let noun = i > 0 && DETERMINERS.contains(rest[i - 1].key.as_str());
        let key = rest[i].key.as_str();
        is_verbal(key) && !matches!(key, "not" | "all") && !NOUNISH.contains(key) && !noun
    });
    !object && !verbs
}

/// `lame ones`, `old labels`, `clean stuff`: things of a kind, without a word that points at them.
fn several(name: &[Token]) -> bool {
    const NAME: usize = 3;
    let kind = name.last().is_some_and(|t| {
        matches!(t.key.as_str(), "one" | "ones" | "stuff")
            || t.key.len() > 3
                && t.key.ends_with('s')
                && !t.key.ends_with("ss")
                && !is_function_word(&t.key)
                && !is_adverb(&t.key)
    });
    // `wool or silk`
    let either = name.iter().any(|t| t.key == "or")
        && name.last().is_some_and(|t| !is_function_word(&t.key));
    let loose = !kind && name.iter().any(|t| is_verbal(&t.key));
    (kind || either && !loose)
        && name.len() <= NAME + usize::from(either)
        && name.iter().all(|t| {
            t.tail().is_none()
                && !is_subject(&t.key)
                && !is_auxiliary(&t.key)
                && !PLACES.contains(t.key.as_str())
                && !t.is_number()
        })
}

/// `joints that drip`, `the popcorn that's left,`: things of a kind with a clause of their own. Where that begins.
fn narrowed(name: &[Token]) -> Option<usize> {
    let that = name
        .iter()
        .position(|t| matches!(t.key.as_str(), "that" | "that's"))?;
    let (things, clause) = name.split_at(that);
    let last = clause.len() - 1;
    let whole = clause[..last].iter().all(|t| t.tail().is_none());
    let verbal = clause[0].key == "that's" || clause.get(1).is_some_and(|t| is_verbal(&t.key));
    let short = clause.len() <= 4 && clause[last].tail().is_none();
    let parted = clause.len() <= 6
        && clause[last].comma()
        && things
            .first()
            .is_some_and(|t| DETERMINERS.contains(t.key.as_str()));
    let own = clause.len() >= 2 && whole && verbal;
    (own && (short && several(things) || parted)).then_some(that)
}

/// `cars with a sticker`, `lamps above the audience`: things of a kind with what they have or where they are.
fn placed(name: &[Token]) -> bool {
    let leads = |t: &Token| {
        PLACES.contains(t.key.as_str())
            || matches!(
                t.key.as_str(),
                "above" | "below" | "near" | "without" | "of"
            )
    };
    let Some(place) = name.iter().position(leads) else {
        return false;
    };
    let named = |i: usize| DETERMINERS.contains(name[i - 1].key.as_str());
    (2..=4).contains(&(name.len() - place))
        && several(&name[..place])
        && (place + 1..name.len()).all(|i| {
            let verb = is_verbal(&name[i].key) && !NOUNISH.contains(name[i].key.as_str());
            name[i].tail().is_none() && !is_subject(&name[i].key) && (!verb || named(i))
        })
}

/// `the orange bag you tie it`: a pronoun takes the name up.
pub(in super::super) fn resumes_name(rest: &[Token]) -> bool {
    rest.iter()
        .skip(1)
        .take(4)
        .any(|t| matches!(t.key.as_str(), "it" | "them" | "that"))
        && rest.get(1).is_some_and(|t| is_action(&t.key))
}

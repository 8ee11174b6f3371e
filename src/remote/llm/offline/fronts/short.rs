//! Short cases and times in front, and where what is done begins behind them.
mod hours;

use super::super::lexicon::{
    DETERMINERS, NOUNISH, is_auxiliary, pronoun_clause, sure_command, verb_with_object,
};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::token::Token;
use super::super::turns::Mood;
use super::super::verbs::{gerund_base, is_action, is_participle, is_third_person};
use super::{QUALITIES, finite, strong};

/// `if it isn't` / `put it back`, `if it hasn't` / `the whole load goes again`: a case of which no more is said.
pub(super) fn behind_short(rest: &[Token]) -> Option<usize> {
    let n = starts_any(
        rest,
        patterns![
            "if|when|unless it|that|they|there|he|she|you hasn't|haven't|isn't|aren't",
            "if|when|unless it's|that's|they're|you're not",
            "if not"
        ],
    )?;
    let deed = rest.get(n).is_some_and(|t| is_action(&t.key))
        && strong(rest.get(n + 1))
        && !rest
            .get(n)
            .is_some_and(|t| QUALITIES.contains(t.key.as_str()));
    let goes = || {
        let clause = &rest[n..rest.len().min(n + 5)];
        matches!(rest[n - 1].key.as_str(), "hasn't" | "haven't")
            && DETERMINERS.contains(clause[0].key.as_str())
            && clause.iter().skip(2).any(|t| is_third_person(&t.key))
    };
    (rest[n - 1].tail().is_none() && (deed || rest.len() > n && goes())).then_some(n)
}

/// Sets apart what is named in front of a deed: a time, or what is measured.
pub(super) fn in_front(tokens: &mut Vec<Token>) {
    that_lot(tokens);
    hours::led(tokens);
    super::thing::measured(tokens);
}

/// `after that lot` is told as `after that`.
fn that_lot(tokens: &mut Vec<Token>) {
    let words = patterns!["and|so|then? after that lot|bit|one"];
    let Some(n) = starts_any(tokens, words).filter(|n| *n < tokens.len()) else {
        return;
    };
    let goes_on = pronoun_clause(&tokens[n..]) || is_action(&tokens[n].key);
    if goes_on && tokens[n - 2].tail().is_none() {
        tokens[n - 2].word.push(',');
        tokens.remove(n - 1);
    }
}

/// `after all that` / `you sign the book`: behind what was told, and nothing that you sign.
pub(super) fn behind_all(rest: &[Token]) -> Option<usize> {
    let n = starts_any(rest, patterns!["after all of? that|this|those|it"])?;
    let first = rest.get(n).filter(|_| rest[n - 1].tail().is_none())?;
    let told = matches!(first.key.as_str(), "you" | "we" | "i") && pronoun_clause(&rest[n..]);
    (told || sure_command(&rest[n..])).then_some(n)
}

/// `broken ones` / `ask Kim`, `big orders` / `ring Dave first`: things of a kind, and who is asked or told of them.
pub(super) fn behind_kind(rest: &[Token]) -> Option<usize> {
    const NAME: usize = 4;
    static WHOM: WordSet = word_set!("me us him her them");
    let calls = |t: &Token| {
        matches!(
            t.key.as_str(),
            "ask" | "ring" | "tell" | "see" | "text" | "phone" | "email"
        )
    };
    let at = (1..rest.len().min(NAME)).find(|i| calls(&rest[*i]))?;
    let (name, whom) = (&rest[..at], rest.get(at + 1)?);
    let somebody = WHOM.contains(whom.key.as_str())
        || whom.word.starts_with(char::is_uppercase) && whom.key.len() > 1
        || rest[at].key == "ask" && !crate::domain::words::is_function_word(&whom.key);
    let any = matches!(name[0].key.as_str(), "any" | "anything" | "everything");
    let kind = name.last().is_some_and(|t| {
        any || super::super::amends::is_several(t) || matches!(t.key.as_str(), "stuff" | "people")
    });
    let told = |t: &Token| {
        is_action(&t.key) || is_auxiliary(&t.key) || super::is_subject(&t.key) || t.tail().is_some()
    };
    let closes = starts_any(
        name,
        patterns!["any|anything|more|other? else|questions|queries|problems|issues|doubts"],
    );
    let whole = !name.iter().any(told) && (any || super::super::gather::is_thing(name));
    (somebody && kind && whole && closes.is_none()).then_some(at)
}

/// How somebody is, how it is, or how many there are, and what is done then.
pub(super) fn behind_state(rest: &[Token]) -> Option<usize> {
    behind_somebody(rest)
        .or_else(|| behind_weather(rest))
        .or_else(|| behind_some(rest))
}

/// `if he's happy` / `refund deposit`: how somebody is, and what is done then, whatever that is done to.
fn behind_somebody(rest: &[Token]) -> Option<usize> {
    let n = starts_any(
        rest,
        patterns![
            "if|when|once|unless he's|she's|they're|you're|i'm|he|she|they|you is|isn't|are|aren't? not?"
        ],
    )?;
    let is = rest[1..n]
        .iter()
        .any(|t| t.key.contains('\'') || matches!(t.key.as_str(), "is" | "are"));
    let plain = |t: &Token| {
        t.tail().is_none() && !crate::domain::words::is_function_word(&t.key) && !is_action(&t.key)
    };
    let deed = rest.get(n + 1)?;
    // `if she's in` / `leave it`, and not `in charge`
    let place = |t: &Token| {
        matches!(t.key.as_str(), "in" | "out" | "here" | "away" | "off")
            && t.tail().is_none()
            && !NOUNISH.contains(deed.key.as_str())
    };
    let how = rest.get(n).filter(|t| {
        plain(t) || place(t) || QUALITIES.contains(t.key.as_str()) && t.tail().is_none()
    })?;
    let done_to = rest.get(n + 2)?;
    (is && is_action(&deed.key)
        && deed.tail().is_none()
        && gerund_base(&how.key).is_none()
        && !is_participle(&how.key)
        && !QUALITIES.contains(deed.key.as_str())
        && !is_third_person(&done_to.key)
        && !is_auxiliary(&done_to.key))
    .then_some(n + 1)
}

/// `if it's windy` / `no gazebo`: a case, and what there is not in it.
pub(super) fn behind_no(rest: &[Token]) -> Option<usize> {
    let n = starts_any(rest, patterns!["if|when it's|they're|it|they|the"])?;
    let verb = finite(rest, n - 1)?;
    let no = (verb + 2..rest.len()).find(|at| rest[*at].key == "no")?;
    let thing = &rest[no + 1..];
    let whole = thing.iter().rev().skip(1).all(|t| t.tail().is_none());
    (matches!(thing.len(), 1 | 2)
        && whole
        && no <= verb + 3
        && rest[no - 1].tail().is_none()
        && (!is_action(&rest[no - 1].key) || QUALITIES.contains(rest[no - 1].key.as_str()))
        && !DETERMINERS.contains(rest[no - 1].key.as_str())
        && !matches!(rest[no - 1].key.as_str(), "got" | "had" | "with")
        && super::super::gather::is_thing(thing))
    .then_some(no)
}

/// `by ten` / `the floor has to be dry`: a time, and a thing with what becomes of it.
pub(super) fn behind_time(rest: &[Token]) -> Option<usize> {
    let n = starts_any(rest, patterns!["by|at|before|after|from|until|till|on"])?;
    let time = rest.get(n).filter(|t| t.tail().is_none())?;
    let named = matches!(
        time.key.as_str(),
        "noon" | "midnight" | "lunch" | "closing" | "opening" | "then"
    ) || matches!(super::super::alignment::kind(&time.key), Some(0 | 1 | 4));
    let thing = rest.get(n + 1).is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "the" | "all" | "every" | "each" | "your" | "our" | "everything" | "everyone"
        )
    });
    let told = || {
        let clause = &rest[n + 1..rest.len().min(n + 12)];
        super::super::roles::third_person(clause, Mood::Speech).is_some()
    };
    // `at 2` / `start packing`
    let begins = || {
        let verb = &rest[n + 1];
        matches!(verb.key.as_str(), "start" | "stop" | "begin" | "finish")
            && verb.tail().is_none()
            && rest
                .get(n + 2)
                .is_some_and(|t| gerund_base(&t.key).is_some())
    };
    let deed = thing && told() || rest.len() > n + 2 && begins();
    ((time.is_number() || named) && deed).then_some(n + 1)
}

/// `if it's lightning` / `off the pitch`, `when it's windy` / `down with the parasols`: how it is, and where to then.
fn behind_weather(rest: &[Token]) -> Option<usize> {
    static WAYS: WordSet = word_set!("off out down back inside indoors away");
    static FALLS: WordSet =
        word_set!("raining snowing hailing thundering lightning pouring freezing boiling");
    let n = starts_any(rest, patterns!["if|when|once it's", "if|when|once it is"])?;
    let [how, way, next, thing, ..] = rest.get(n..)? else {
        return None;
    };
    let falls = FALLS.contains(how.key.as_str());
    let quality = how.key.ends_with('y') && gerund_base(&how.key).is_none()
        || QUALITIES.contains(how.key.as_str());
    let open = [how, way, next].iter().all(|t| t.tail().is_none());
    let fits = open
        && (falls || quality)
        && WAYS.contains(way.key.as_str())
        && matches!(next.key.as_str(), "the" | "with" | "your" | "our")
        && !crate::domain::words::is_function_word(&how.key);
    let told = || (n + 3..rest.len()).any(|i| verb_with_object(rest, i));
    (fits && !thing.key.is_empty() && !told()).then_some(n + 1)
}

/// `if you drop some` / `stop and sort them`: so many of a thing, and what is done then.
fn behind_some(rest: &[Token]) -> Option<usize> {
    const LONGEST: usize = 5;
    starts_any(rest, patterns!["if|when you|they|we|he|she *"])?;
    let at = (3..rest.len().min(LONGEST + 1))
        .find(|at| matches!(rest[*at - 1].key.as_str(), "some" | "any"))?;
    let (verb, next) = (&rest[at], rest.get(at + 1)?);
    let open = rest[..=at].iter().all(|t| t.tail().is_none());
    let joined = matches!(next.key.as_str(), "and" | "me" | "them" | "it");
    (open && joined && is_action(&verb.key)).then_some(at)
}

//! Words without a verb that stand by themselves: a deed, things one after another, or the name of what comes next.
use super::super::amounts::{Class, amounts};
use super::super::lexicon::is_subject;
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, comma_end};
use super::fragments::{is_noun_phrase, measured};
use super::ways::says_when;

/// The most words of a name for what comes next, and the most that stand in front of `before that`.
const NAME: usize = 3;
const THING: usize = 4;

/// `Four weeks before, posters.`: what is done so long before.
pub(super) fn ahead_of_time(body: &[Token]) -> bool {
    const LONG: usize = 4;
    let n = body
        .iter()
        .take(LONG)
        .position(|t| matches!(t.key.as_str(), "before" | "ahead" | "beforehand"));
    n.is_some_and(|n| {
        let rest = &body[n + 1..];
        body[n].comma()
            && super::super::anchors::is_span(&body[..n])
            && !rest.is_empty()
            && is_noun_phrase(rest)
    })
}

/// `Rehearsal at half five.`, `Doors at seven.`: what begins at an hour of the clock.
pub(super) fn at_its_hour(body: &[Token]) -> bool {
    let at = body
        .iter()
        .take(NAME + 1)
        .position(|t| matches!(t.key.as_str(), "at" | "from"));
    at.is_some_and(|at| {
        let name = &body[..at];
        let all = amounts(body);
        at > 0
            && is_noun_phrase(name)
            && name.iter().all(|t| t.tail().is_none() && !t.is_number())
            && all
                .iter()
                .any(|a| a.at <= at + 1 && a.end > at + 1 && a.class == Class::Clock)
    })
}

/// `Bell, wipers, destination`, `label, name, and the date`: three things or more, and nothing of them.
pub(super) fn are_things(body: &[Token]) -> bool {
    const LONG: usize = 2;
    let thing = |p: &[Token]| p.len() <= LONG && is_noun_phrase(p) && !measured(p);
    let parts = || body.split_inclusive(Token::comma);
    let last = |p: &[Token]| {
        let led = patterns!["and the|your|their", "and which|what", "and"];
        starts_any(p, led).is_some_and(|n| n < p.len() && thing(&p[n..]))
    };
    let ends = parts().count().saturating_sub(1);
    ends >= 2
        && parts()
            .enumerate()
            .all(|(i, p)| thing(p) || i == ends && last(p))
}

/// `Seedlings first.`, `The cash first, then the cards.`, `lips last, after they've eaten`: what is taken in hand before the
/// rest, or behind it.
pub(super) fn goes_first(body: &[Token]) -> bool {
    let n = body
        .iter()
        .take(NAME + 1)
        .position(|t| matches!(t.key.as_str(), "first" | "last"));
    let Some(n) = n.filter(|n| *n > 0 && (body[*n].tail().is_some() || *n + 1 == body.len()))
    else {
        return false;
    };
    let (name, rest) = (&body[..n], &body[n + 1..]);
    let several = name.last().is_some_and(super::super::amends::is_several)
        || matches!(name[0].key.as_str(), "the" | "your" | "our")
        || name.len() == 1 && name[0].key.len() > 6;
    let then = rest.is_empty() || starts_any(rest, patterns!["and|then *"]).is_some();
    let when =
        body[n].key == "last" && starts_any(rest, patterns!["after|once|when|before|as"]).is_some();
    several && (then || when) && is_noun_phrase(name) && name.iter().all(|t| t.tail().is_none())
}

/// `Wooden spoon, not the whisk.`: which of two things is taken.
pub(super) fn chosen(body: &[Token]) -> bool {
    const OTHER: usize = 4;
    let end = comma_end(body);
    let (one, rest) = body.split_at(end);
    let n = starts_any(rest, patterns!["not|never the|a|an|your"]);
    let other = n.is_some_and(|n| rest.len() > n && rest.len() <= OTHER + 1);
    let named = (2..=NAME).contains(&one.len()) && is_noun_phrase(one);
    named && other && !measured(body) && is_noun_phrase(&rest[1..])
}

/// `heat disinfection, that's the button with the flame`: after `next`, a thing, and which it is.
pub(super) fn shown(body: &[Token]) -> bool {
    let (thing, rest) = body.split_at(comma_end(body));
    let tells = starts_any(
        rest,
        patterns!["that's|it's|they're|which's|it|they|which|that"],
    );
    (1..=NAME + 1).contains(&thing.len()) && tells.is_some() && is_noun_phrase(thing)
}

/// A name with a colon, and what is said of it.
pub(super) fn is_labelled(body: &[Token]) -> bool {
    body.len() >= 3 && body.iter().take(NAME + 1).any(|t| t.tail() == Some(':'))
}

/// `Parcels: under the desk.`
pub(super) fn of_several(body: &[Token]) -> bool {
    let end = body.iter().position(|t| t.tail() == Some(':'));
    let name = &body[..end.map_or(0, |e| e + 1)];
    is_noun_phrase(name) && name.last().is_some_and(super::super::amends::is_several)
}

/// `Hydrangeas are different,`: the name of what is treated otherwise, as comes next.
pub(super) fn set_apart(body: &[Token]) -> Option<&[Token]> {
    let is = body.iter().take(NAME + 2).position(|t| {
        matches!(t.key.as_str(), "is" | "are") || t.key.ends_with("'s") && !is_subject(&t.key)
    })?;
    let said = starts_any(
        &body[is + 1..],
        patterns![
            "a? bit|little? different",
            "special",
            "another story|matter|thing",
            "a different story|matter|thing",
            "an|the exception"
        ],
    );
    said.filter(|_| is > 0 && is_noun_phrase(&body[..is]))
        .map(|_| &body[..is])
}

/// `ESD strap before that, obviously`: a thing, and that it comes before.
pub(super) fn thing_before(body: &[Token]) -> bool {
    let ends = |words: usize| &body[body.len().saturating_sub(words)..];
    let before = starts_any(ends(3), patterns!["before that|this *"])
        .or_else(|| starts_any(ends(2), patterns!["before that|this"]));
    let thing = before.map_or(0, |n| body.len() - n);
    (1..=THING).contains(&thing) && is_noun_phrase(&body[..thing])
}

/// `the chlorine`, and no beginning of more, as in `the pressure's`.
pub(super) fn names_one(name: &[Token]) -> bool {
    starts_any(name, patterns!["the|a|an|your|our *"]).is_some()
        && name.last().is_some_and(|t| !t.key.ends_with("'s"))
}

/// `Then` **in the oven, on the rack**: where the work goes next, and not when.
pub(super) fn goes_there(body: &[Token]) -> bool {
    let place = starts_any(
        body,
        patterns!["straight? in|into|on|onto|under|through the|your|our *"],
    );
    place.is_some_and(|n| {
        let time = matches!(
            body[n - 1].key.as_str(),
            "morning"
                | "evening"
                | "afternoon"
                | "night"
                | "day"
                | "week"
                | "end"
                | "meantime"
                | "winter"
                | "summer"
                | "weekend"
                | "same"
                | "first"
                | "last"
                | "next"
                | "third"
                | "second"
        );
        !time && !says_when(body) && super::super::alignment::kind(&body[n - 1].key).is_none()
    })
}

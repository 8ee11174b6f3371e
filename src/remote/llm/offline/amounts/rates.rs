//! In how much time, how many times, and in which part of a day.
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::{Amount, Class};
use crate::domain::quantity::Quantity;

/// `two tablets` **a day**, `twice` **a week**: in how much time, and no value of its own.
pub(in super::super) fn is_rate(keys: &[String], all: &[Quantity], q: &Quantity) -> bool {
    let counted = |o: &Quantity| !o.unit.is_empty() && o.at < q.at && o.at + o.len + 1 == q.at;
    matches!(keys[q.at].as_str(), "a" | "an")
        && q.at > 0
        && (matches!(keys[q.at - 1].as_str(), "once" | "twice") || all.iter().any(counted))
}

/// `twice`, `once a week`: how many times.
pub(super) fn times(keys: &[String], at: usize) -> Option<&'static str> {
    let rate = || {
        matches!(
            keys.get(at + 1).map(String::as_str),
            Some("a" | "an" | "per" | "every")
        )
    };
    match keys[at].as_str() {
        "once" if rate() => Some("1"),
        "twice" => Some("2"),
        _ => None,
    }
}

/// `Monday` **evening**: the part of the day goes with it.
pub(super) fn with_part_of_day(day: Amount, tokens: &[Token]) -> Amount {
    let part = tokens.get(day.end).is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "morning" | "afternoon" | "evening" | "night"
        )
    });
    match part && day.class == Class::Word(0) && tokens[day.at].tail().is_none() {
        true => Amount {
            end: day.end + 1,
            ..day
        },
        false => day,
    }
}

/// `at two` **in the afternoon**, put right by `noon`: how many words say what that says already.
pub(super) fn part_of_day(rest: &[Token], new: &Amount) -> usize {
    let whole = matches!(new.size.as_str(), "noon" | "midday" | "midnight");
    let said = || {
        starts_any(
            rest,
            patterns!["in the morning|afternoon|evening", "at night"],
        )
    };
    whole.then(said).flatten().unwrap_or(0)
}

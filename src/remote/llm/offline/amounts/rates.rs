//! In how much time, how many times, and in which part of a day.
use ecow::EcoString;

use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::{Amount, Class, is_time};
use crate::domain::quantity::{Quantity, number_at, unit_of};

/// `two tablets` **a day**, `twice` **a week**, `£8` **a kilo**: in how much time or of how much, and no value of its own.
pub(in super::super) fn is_rate(keys: &[EcoString], all: &[Quantity], q: &Quantity) -> bool {
    let counted = |o: &Quantity| {
        let end = o.at + o.len;
        let apart = !o.unit.is_empty() && end + 1 == q.at;
        let digits = keys[o.at].bytes().any(|b| b.is_ascii_digit());
        o.at < q.at && (apart || digits && end == q.at)
    };
    matches!(keys[q.at].as_str(), "a" | "an")
        && q.at > 0
        && (matches!(keys[q.at - 1].as_str(), "once" | "twice") || all.iter().any(counted))
}

/// `twice`, `once a week`, `press it once`: how many times.
pub(super) fn times(tokens: &[Token], keys: &[EcoString], at: usize) -> Option<&'static str> {
    let rate = || {
        matches!(
            keys.get(at + 1).map(EcoString::as_str),
            Some("a" | "an" | "per" | "every")
        )
    };
    // `once it's dry`, `at once`, `more than once`: of these none says how many times
    let ends = at + 1 == keys.len() || tokens[at].tail().is_some();
    let many = || {
        let led = at.checked_sub(1).map(|i| (&keys[i], &tokens[i]));
        ends && led.map_or(keys.len() == 1, |(key, t)| {
            t.tail().is_none() && !matches!(key.as_str(), "at" | "than" | "all" | "for" | "and")
        })
    };
    match keys[at].as_str() {
        "once" if rate() || many() => Some("1"),
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
    // `the Friday` **before**
    let beside = tokens.get(day.end).is_some_and(|t| {
        let ends = t.tail().is_some() || day.end + 1 == tokens.len();
        let now = || {
            tokens
                .get(day.end + 1)
                .is_some_and(|t| matches!(t.key.as_str(), "now" | "then"))
        };
        let the = day.at > 0 && tokens[day.at - 1].key == "the";
        the && matches!(t.key.as_str(), "before" | "after") && (ends || now())
    });
    let part = part || beside;
    match part && day.class == Class::Word(0) && tokens[day.at].tail().is_none() {
        true => Amount {
            end: day.end + 1,
            ..day
        },
        false => day,
    }
}

/// `the Friday before`: a day with a word that says beside which other.
pub(super) fn is_beside(words: &[Token], day: &Amount) -> bool {
    day.class == Class::Word(0)
        && day.end > day.at + 1
        && matches!(words[day.end - 1].key.as_str(), "before" | "after")
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

/// The class of how often something is done.
pub(in super::super) fn often() -> Class {
    Class::Measure("often".into())
}

/// `every other day`, `twice a week`, `four times a shift`, `monthly`: how many words from here say how often.
pub(in super::super) fn pace(words: &[Token]) -> Option<usize> {
    let keys = super::keys(&words[..words.len().min(6)]);
    let span = |n: usize| keys.get(n).is_some_and(|k| is_span(k));
    let whole = |n: usize| {
        words[..n - 1]
            .iter()
            .all(|t| t.tail().is_none())
            .then_some(n)
    };
    match keys.first()?.as_str() {
        "hourly" | "daily" | "nightly" | "weekly" | "fortnightly" | "monthly" | "quarterly"
        | "yearly" | "annually" => return Some(1),
        "every" | "each" => {
            let other = starts_any(words.get(1..)?, patterns!["other|second|third|single"]);
            let n = 1 + other.unwrap_or(0);
            let number = number_at(&keys, n).filter(|_| other.is_none());
            let n = n + number.map_or(0, |(_, len, _)| len);
            return span(n).then_some(n + 1).and_then(whole);
        }
        _ => {}
    }
    let times = match keys[0].as_str() {
        "once" | "twice" => 1,
        _ => starts_any(words.get(number_at(&keys, 0)?.1..)?, patterns!["times"])
            .map(|n| n + number_at(&keys, 0).map_or(0, |(_, len, _)| len))?,
    };
    let of = starts_any(words.get(times..)?, patterns!["a|an|per|every|each"])?;
    span(times + of).then_some(times + of + 1).and_then(whole)
}

/// A time that comes again.
fn is_span(key: &str) -> bool {
    unit_of(key).is_some_and(is_time)
        || matches!(
            key,
            "morning"
                | "evening"
                | "afternoon"
                | "night"
                | "fortnight"
                | "quarter"
                | "shift"
                | "season"
        )
}

//! Times of the clock.
use ecow::EcoString;

use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::{Amount, Class};
use crate::domain::quantity::{number_at, quantities_of};

/// Whether a number may be one of the clock.
pub(in super::super) fn hour(size: &str) -> bool {
    size.parse::<f64>()
        .is_ok_and(|n| (1.0..=24.0).contains(&n) && (n.fract() == 0.0 || n.fract() < 0.6))
}

/// Units of time that are next to one another stand for one another: `twenty minutes`, no, `half an hour`.
pub(super) fn near_in_time(a: &str, b: &str) -> bool {
    const UNITS: [&str; 7] = ["s", "min", "h", "day", "week", "month", "year"];
    let rank = |unit: &str| UNITS.iter().position(|u| *u == unit);
    rank(a)
        .zip(rank(b))
        .is_some_and(|(a, b)| a.abs_diff(b) <= 1)
}

/// `half past seven`, `quarter to six`, `twenty past four`, `half five`, `8:30`, `noon`.
pub(super) fn clock(tokens: &[Token], keys: &[EcoString], at: usize) -> Option<Amount> {
    let rest = &tokens[at..];
    let number = |n: usize| number_at(keys, at + n).filter(|(v, ..)| (1.0..=24.0).contains(v));
    if let Some(n) = starts_any(rest, patterns!["half|quarter past|to|after"]) {
        // `quarter past, they moved it`: the hour was said before
        let whole = rest.len() == n || rest[n - 1].tail().is_some() || rest[n].key == "then";
        let hourless = rest[1].key == "past" && whole;
        return number(n)
            .map(|(_, len, _)| n + len)
            .or(hourless.then_some(n))
            .map(|len| timed(keys, at, len));
    }
    // `at eight and at one`: elsewhere `one` is mostly a thing
    let ended = rest[0].tail().is_some() || rest.len() == 1;
    let at_hour = at > 0 && matches!(keys[at - 1].as_str(), "at" | "by" | "until" | "till");
    if keys[at] == "one" && at_hour && keys[at - 1] != "until" && ended {
        return Some(timed(keys, at, 1));
    }
    // `at five to ten`; elsewhere it is from five to ten
    let five = number(0).filter(|(v, ..)| v % 5.0 == 0.0 && *v <= 25.0);
    if let Some((_, len, glued)) = five
        && let Some(n) = starts_any(rest.get(len..)?, patterns!["past"])
            .or_else(|| starts_any(rest.get(len..)?, patterns!["to"]).filter(|_| at_hour))
        && glued.is_empty()
    {
        return number(len + n).map(|(_, more, _)| timed(keys, at, len + n + more));
    }
    if keys[at] == "half"
        && let Some((v, len, _)) = number(1)
        && v <= 12.0
        && v.fract() == 0.0
        && !measures(&keys[at + 1..], len)
    {
        return Some(timed(keys, at, 1 + len));
    }
    let named = matches!(keys[at].as_str(), "noon" | "midnight" | "midday");
    (named || is_written(&keys[at], at_hour)).then(|| timed(keys, at, 1))
}

/// The time that so many words tell, with `o'clock` after it.
fn timed(keys: &[EcoString], at: usize, len: usize) -> Amount {
    let half = |k: &EcoString| matches!(k.as_str(), "am" | "pm" | "o'clock" | "a.m" | "p.m");
    let end = at + len + usize::from(keys.get(at + len).is_some_and(half));
    Amount {
        class: Class::Clock,
        at,
        number: end,
        end,
        size: keys[at..at + len].join(" ").into(),
        named: false,
    }
}

/// `half` **two metres**: a number of so many words with a unit.
fn measures(keys: &[EcoString], len: usize) -> bool {
    quantities_of(&keys[..keys.len().min(len + 1)])
        .iter()
        .any(|q| !q.unit.is_empty())
}

/// `8:30`, `at 8.30`.
fn is_written(key: &str, at_hour: bool) -> bool {
    key.split_once([':', '.']).is_some_and(|(h, m)| {
        h.len() <= 2
            && m.len() == 2
            && [h, m].iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()))
            && (key.contains(':') || at_hour)
    })
}

/// `before ten` is a time of the clock, for which `four days` does not stand: by what is said before a number, and the unit
/// of another.
pub(in super::super) fn is_hour(before: &[EcoString], unit: &str) -> bool {
    matches!(unit, "h" | "day" | "week" | "month" | "year")
        && before
            .last()
            .is_some_and(|k| matches!(k.as_str(), "before" | "by" | "until" | "till" | "since"))
}

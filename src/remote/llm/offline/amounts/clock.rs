//! Times of the clock.
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::{Amount, Class};
use crate::domain::quantity::{number_at, quantities_of};

pub(super) fn hour(size: &str) -> bool {
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
pub(super) fn clock(tokens: &[Token], keys: &[String], at: usize) -> Option<Amount> {
    let rest = &tokens[at..];
    let number = |n: usize| number_at(keys, at + n).filter(|(v, ..)| (1.0..=24.0).contains(v));
    let made = |len: usize| {
        let end =
            at + len
                + usize::from(keys.get(at + len).is_some_and(|k| {
                    matches!(k.as_str(), "am" | "pm" | "o'clock" | "a.m" | "p.m")
                }));
        Amount {
            class: Class::Clock,
            at,
            number: end,
            end,
            size: keys[at..at + len].join(" "),
        }
    };
    if let Some(n) = starts_any(rest, patterns!["half|quarter past|to|after"]) {
        // `quarter past, they moved it`: the hour was said before
        let hourless = || {
            let whole = rest.len() == n || rest[n - 1].tail().is_some() || rest[n].key == "then";
            (rest[1].key == "past" && whole).then(|| made(n))
        };
        return number(n).map(|(_, len, _)| made(n + len)).or_else(hourless);
    }
    // `at eight and at one`: elsewhere `one` is mostly a thing
    let ended = rest[0].tail().is_some() || rest.len() == 1;
    let timed = at > 0 && matches!(keys[at - 1].as_str(), "at" | "by" | "till");
    if keys[at] == "one" && timed && ended {
        return Some(made(1));
    }
    // `at five to ten`; elsewhere it is from five to ten
    let at_hour = at > 0 && matches!(keys[at - 1].as_str(), "at" | "by" | "until" | "till");
    let five = number(0).filter(|(v, ..)| v % 5.0 == 0.0 && *v <= 25.0);
    if let Some((_, len, glued)) = five
        && let Some(n) = starts_any(rest.get(len..)?, patterns!["past"])
            .or_else(|| starts_any(rest.get(len..)?, patterns!["to"]).filter(|_| at_hour))
        && glued.is_empty()
    {
        return number(len + n).map(|(_, more, _)| made(len + n + more));
    }
    let half = keys[at] == "half"
        && number(1).is_some_and(|(v, len, _)| {
            v <= 12.0
                && v.fract() == 0.0
                && quantities_of(
                    &keys[at + 1..at + 1 + len + usize::from(keys.len() > at + 1 + len)],
                )
                .iter()
                .all(|q| q.unit.is_empty())
        });
    if half {
        return number(1).map(|(_, len, _)| made(1 + len));
    }
    let written = keys[at].split_once([':', '.']).is_some_and(|(h, m)| {
        h.len() <= 2
            && m.len() == 2
            && [h, m].iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()))
            && (keys[at].contains(':')
                || at > 0 && matches!(keys[at - 1].as_str(), "at" | "by" | "until" | "till"))
    });
    (written || matches!(keys[at].as_str(), "noon" | "midnight" | "midday")).then(|| made(1))
}

/// `before ten` is a time of the clock, for which `four days` does not stand: by what is said before a number, and the unit
/// of another.
pub(in super::super) fn is_hour(before: &[String], unit: &str) -> bool {
    matches!(unit, "h" | "day" | "week" | "month" | "year")
        && before
            .last()
            .is_some_and(|k| matches!(k.as_str(), "before" | "by" | "until" | "till" | "since"))
}

//! Values as far as they can be held against one another: `a week` and `72h`, `half four` and `4.30`, `three quarters of an
//! hour` and `45 minutes`.
use ecow::EcoString;

use super::super::amounts::{Amount, Class, amounts};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, keys};
use crate::domain::quantity::{number_at, quantities_of, unit_name, unit_of};
use crate::domain::words::stem;

/// How many times one number may be the other, where at most one has a unit.
const NEAR: f64 = 10.0;
/// How many times one measure may be the other of its unit.
const FAR: f64 = 45.0;

/// What a value is a value of.
#[derive(Debug, Clone, PartialEq)]
enum Kind {
    /// A number alone.
    Bare,
    /// Seconds.
    Time,
    /// Minutes after twelve.
    Clock,
    /// A unit, or the noun that is counted.
    Of(String),
    /// A day, a colour.
    Word(usize),
}

/// A value with its words.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Value {
    kind: Kind,
    size: f64,
    /// The number as it was said.
    said: f64,
    word: String,
    pub at: usize,
    pub end: usize,
}

impl Value {
    /// Whether both say the same.
    pub(in super::super) fn alike(&self, other: &Self) -> bool {
        let same = |a: f64, b: f64| (a - b).abs() < 1e-9;
        match (&self.kind, &other.kind) {
            (Kind::Word(a), Kind::Word(b)) => a == b && self.word == other.word,
            (Kind::Word(_), _) | (_, Kind::Word(_)) => false,
            // `two and a half`, once two and a half thousand was said
            (Kind::Bare, Kind::Bare) => {
                same(self.size, other.size)
                    || same(self.size * 1000.0, other.size)
                    || same(self.size, other.size * 1000.0)
            }
            (Kind::Bare, Kind::Clock) => {
                same(self.said, other.said) || self.minutes() == other.minutes()
            }
            (Kind::Clock, Kind::Bare) => other.alike(self),
            (Kind::Bare, _) | (_, Kind::Bare) => same(self.said, other.said),
            (a, b) => a == b && same(self.size, other.size),
        }
    }

    /// Whether one may stand where the other does, and says something else.
    pub(in super::super) fn rivals(&self, other: &Self) -> bool {
        let within = |times: f64, a: f64, b: f64| a <= b * times && b <= a * times;
        let fits = match (&self.kind, &other.kind) {
            (Kind::Bare, Kind::Clock) => is_hour(self.said),
            (Kind::Clock, Kind::Bare) => is_hour(other.said),
            (Kind::Word(a), Kind::Word(b)) => a == b,
            (Kind::Word(_), _) | (_, Kind::Word(_)) => false,
            (Kind::Clock, b) => *b == Kind::Clock,
            (Kind::Bare, _) | (_, Kind::Bare) => {
                within(NEAR, self.said, other.said)
                    || self.is_share_of(other)
                    || other.is_share_of(self)
            }
            (a, b) => a == b && within(FAR, self.size, other.size),
        };
        fits && !self.alike(other)
    }

    pub(in super::super) fn is_kind(&self, other: &Self) -> bool {
        self.kind == other.kind
    }

    /// Whether it may be said of the other without its unit: `five days, seven`.
    pub(in super::super) fn follows(&self, first: &Self) -> bool {
        self.rivals(first) && (self.kind == first.kind || self.kind == Kind::Bare)
    }

    /// `half`, where the other is told in percent.
    fn is_share_of(&self, other: &Self) -> bool {
        self.kind == Kind::Bare
            && (self.said - 0.5).abs() < 1e-9
            && (other.kind == Kind::Of("%".to_owned())
                || other.kind == Kind::Bare && other.said >= 10.0)
    }

    /// The time of day that `six thirty` or `4.30` tells, after twelve.
    fn minutes(&self) -> Option<i64> {
        match self.kind {
            Kind::Clock => Some(self.size as i64),
            Kind::Bare if self.said >= 100.0 && self.said < 2400.0 && self.said % 100.0 < 60.0 => {
                Some((self.said / 100.0) as i64 % 12 * 60 + self.said as i64 % 100)
            }
            _ => None,
        }
    }
}

fn is_hour(n: f64) -> bool {
    (1.0..=24.0).contains(&n) || (100.0..2400.0).contains(&n) && n % 100.0 < 60.0
}

/// All values of words.
pub(in super::super) fn values(words: &[Token]) -> Vec<Value> {
    let keys = keys(words);
    let mut out: Vec<Value> = (0..words.len())
        .filter_map(|at| own(words, &keys, at))
        .collect();
    let more = amounts(words).into_iter().filter_map(|a| value(words, a));
    for v in more {
        // `six hundred an hour`: how fast, and not how long
        let pace = v.kind == Kind::Time
            && v.said == 1.0
            && out.iter().any(|o| o.end == v.at && o.kind == Kind::Bare);
        if !pace && !out.iter().any(|o| v.at < o.end && o.at < v.end) {
            out.push(v);
        }
    }
    out.sort_by_key(|v| v.at);
    out
}

/// What amounts do not know: parts of an hour, hours with a hyphen, decades.
fn own(words: &[Token], keys: &[EcoString], at: usize) -> Option<Value> {
    let made = |kind: Kind, size: f64, said: f64, len: usize| Value {
        kind,
        size,
        said,
        word: String::new(),
        at,
        end: at + len,
    };
    let rest = &words[at..];
    if let Some(n) = starts_any(rest, patterns!["three quarters of an hour"]) {
        return Some(made(Kind::Time, 2700.0, 45.0, n));
    }
    if let Some(n) = starts_any(rest, patterns!["a quarter of an hour"]) {
        return Some(made(Kind::Time, 900.0, 15.0, n));
    }
    if let Some(n) = starts_any(rest, patterns!["twice"]) {
        return Some(made(Kind::Of("time".to_owned()), 2.0, 2.0, n));
    }
    if let Some(n) = starts_any(rest, patterns!["half|quarter a|an *"])
        && let Some(unit) = unit_of(&rest[n - 1].key)
    {
        // `half an inch`
        let part = if keys[at] == "half" { 0.5 } else { 0.25 };
        return Some(match seconds(unit) {
            Some(one) => made(Kind::Time, part * one, part, n),
            None => made(Kind::Of(unit.to_owned()), part, part, n),
        });
    }
    let whole = |word: &str| match quantities_of(&[word.into()]).as_slice() {
        [q] if q.unit.is_empty() => Some(q.value),
        _ => None,
    };
    // `over seventies`
    if let Some(tens) = keys[at]
        .strip_suffix("ties")
        .and_then(|w| whole(&format!("{w}ty")))
    {
        return Some(made(Kind::Bare, tens, tens, 1));
    }
    let (hour, minutes) = keys[at].split_once('-')?;
    let (hour, minutes) = (whole(hour)?, whole(minutes)?);
    let said = hour * 100.0 + minutes;
    (hour <= 12.0 && (10.0..60.0).contains(&minutes)).then(|| made(Kind::Bare, said, said, 1))
}

fn value(words: &[Token], a: Amount) -> Option<Value> {
    let before = a.at.checked_sub(1).map(|i| words[i].key.as_str());
    // `you two`, `in a minute`: no value of anything
    // `channel six`: which one
    let numbered = a.named.then(|| stem(&words[a.at - 1].key));
    let people = matches!(before, Some("you" | "all"));
    let soon = starts_any(
        &words[a.at.saturating_sub(1)..],
        patterns!["in a minute|second|sec|moment"],
    )
    .is_some();
    // `one on the wrist`: a thing
    let counts = match &a.class {
        Class::Measure(unit) => unit_of(unit).is_none() && unit != "th" && unit != "ratio",
        class => *class == Class::Bare,
    };
    let thing = counts && a.size == "1";
    if people || soon || thing && !a.named {
        return None;
    }
    // `five isn't enough`: no unit
    let verb = matches!(&a.class, Class::Measure(unit) if unit.contains('\''));
    let a = Amount {
        class: if verb { Class::Bare } else { a.class },
        end: if verb { a.number } else { a.end },
        ..a
    };
    let number = || {
        a.size
            .rsplit(':')
            .next()
            .and_then(|s| s.parse::<f64>().ok())
    };
    let (kind, size, said) = match &a.class {
        Class::Word(kind) => (Kind::Word(*kind), 0.0, 0.0),
        Class::Clock => {
            let (hour, minutes) = clock(&a.size)?;
            (Kind::Clock, (hour as i64 % 12 * 60) as f64 + minutes, hour)
        }
        Class::Bare => match numbered {
            Some(thing) => (Kind::Of(format!("{thing} number")), number()?, number()?),
            None => (Kind::Bare, number()?, number()?),
        },
        Class::Measure(unit) => match seconds(unit) {
            Some(one) => (Kind::Time, number()? * one, number()?),
            None => (Kind::Of(unit_name(unit).into()), number()?, number()?),
        },
    };
    Some(Value {
        kind,
        size,
        said,
        word: a.size.into(),
        at: a.at,
        end: a.end,
    })
}

fn seconds(unit: &str) -> Option<f64> {
    Some(match unit_of(unit)? {
        "s" => 1.0,
        "min" => 60.0,
        "h" => 3600.0,
        "day" => 86_400.0,
        "week" => 604_800.0,
        "fortnight" => 1_209_600.0,
        "month" => 2_592_000.0,
        "year" => 31_536_000.0,
        _ => return None,
    })
}

/// The hour and the minutes after it: of `4.30`, `half four`, `quarter to six`, `noon`.
fn clock(size: &str) -> Option<(f64, f64)> {
    if matches!(size, "noon" | "midday" | "midnight") {
        return Some((12.0, 0.0));
    }
    let words: Vec<EcoString> = size.split(' ').map(EcoString::from).collect();
    if let Some((hour, minutes)) = words[0].split_once([':', '.']) {
        return Some((hour.parse().ok()?, minutes.parse().ok()?));
    }
    let hour = |from: usize| number_at(&words, from).map(|(n, ..)| n);
    let part = match words[0].as_str() {
        "half" => Some(30.0),
        "quarter" => Some(15.0),
        _ => words.get(1).and(hour(0)).filter(|_| words.len() > 2),
    };
    let Some(part) = part else {
        return Some((hour(0)?, 0.0));
    };
    let past = words
        .iter()
        .position(|w| matches!(w.as_str(), "past" | "to" | "after"));
    let hour = hour(past.map_or(1, |p| p + 1))?;
    match past.is_some_and(|p| words[p] == "to") {
        true => Some(((hour + 11.0) % 12.0, 60.0 - part)),
        false => Some((hour, part)),
    }
}

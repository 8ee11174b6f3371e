//! Values that may stand for one another: measures, bare numbers, times of the clock, days and colours.
mod clock;
mod compound;
mod glued;
mod listed;
mod parts;
mod paused;
mod places;
mod put;
mod rates;
mod sign;
mod size;

use ecow::EcoString;

use self::clock::{clock, near_in_time};
pub(super) use self::clock::{hour, is_hour};
pub(super) use self::listed::item_of;
pub(super) use self::parts::HANDY;
pub(super) use self::put::{given_up, put, rated};
use self::rates::times;
pub(super) use self::rates::{is_rate, often, pace};
use super::alignment::kind;
use super::patterns::{WordSet, word_set};
use super::remembered::Remembered;
use super::token::{Token, keys};
use crate::domain::quantity::{Quantity, and_a_part, unit_name, unit_of};

/// What a value is a value of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Class {
    /// A number with its unit, or with the noun that it counts.
    Measure(EcoString),
    /// A number alone.
    Bare,
    /// A time of the clock.
    Clock,
    /// A word of a kind: a day, a colour, a side.
    Word(usize),
}

impl Class {
    /// Neither a number alone, nor one of some things.
    pub(super) fn is_known(&self) -> bool {
        match self {
            Class::Measure(unit) => unit_of(unit).is_some(),
            Class::Bare => false,
            Class::Clock | Class::Word(_) => true,
        }
    }
}

/// A value with the words it takes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    pub class: Class,
    pub at: usize,
    /// Where its number ends; a unit may follow.
    pub number: usize,
    /// Where it ends.
    pub end: usize,
    /// What it is compared by.
    pub size: EcoString,
    /// Whether it is the number of a thing: `rack 2`.
    pub named: bool,
}

/// Things that are told apart by a number.
static NUMBERED: WordSet = word_set!(
    "rack shelf bay room key table door tray drawer box bin lane locker cage hall pump valve tank unit block gate line dock channel port zone aisle page form step number level floor slot seat desk stand row"
);

impl Amount {
    /// A value of one word.
    pub(super) fn of_word(class: Class, at: usize, size: EcoString) -> Self {
        Self {
            class,
            at,
            number: at + 1,
            end: at + 1,
            size,
            named: false,
        }
    }

    /// A number with its unit or without one: no date, time or code.
    pub(super) fn is_number(&self) -> bool {
        matches!(self.class, Class::Measure(_) | Class::Bare)
    }

    /// How much it is, in its unit; none of a code or a time.
    pub(super) fn magnitude(&self) -> Option<f64> {
        self.size.parse().ok()
    }

    /// `half`, `two thirds of the tank`: less than one, or all of it.
    fn is_part(&self) -> bool {
        self.magnitude().is_some_and(|n| n.abs() < 1.0)
            || matches!(&self.class, Class::Measure(unit) if unit == parts::PART)
    }

    /// `two days`, `half an hour`
    pub(super) fn is_span(&self) -> bool {
        matches!(&self.class, Class::Measure(unit) if is_time(unit))
    }

    /// `1:4`, `one part in ten`
    pub(super) fn is_ratio(&self) -> bool {
        matches!(&self.class, Class::Measure(unit) if unit == "ratio")
    }

    /// `one part powder to five parts water`
    pub(super) fn is_of_things(&self, words: &[Token]) -> bool {
        self.is_ratio() && self.end - self.at > 4 && words[self.at + 1].key == "part"
    }

    /// Whether both say the same value.
    pub(super) fn alike(&self, other: &Self) -> bool {
        self.size == other.size
            && (self.class == other.class
                || matches!(
                    (&self.class, &other.class),
                    (Class::Bare, Class::Measure(_) | Class::Clock)
                        | (Class::Measure(_) | Class::Clock, Class::Bare)
                ))
    }

    /// Whether one may stand in the place of the other, put up against it by somebody else.
    pub(super) fn may_stand_for(&self, place: &Self) -> bool {
        let timed = match (&self.class, &place.class) {
            (Class::Measure(a), Class::Measure(b)) => near_in_time(a, b),
            _ => false,
        };
        timed || self.fits(place)
    }

    /// Whether one puts the other right, where a word says that it is wrong.
    pub(super) fn may_replace(&self, place: &Self) -> bool {
        let of_kind = match (&self.class, &place.class) {
            (Class::Measure(a), Class::Measure(b)) => self.size != place.size && of_one_kind(a, b),
            _ => false,
        };
        of_kind || self.may_stand_for(place)
    }

    /// Whether one may stand in the place of the other.
    pub(super) fn fits(&self, place: &Self) -> bool {
        match (&self.class, &place.class) {
            (Class::Measure(a), Class::Measure(b)) if a == b => true,
            // `half a bag`, no, `a quarter`
            (Class::Measure(a), Class::Measure(b)) if a == parts::PART && b == "%" => true,
            (Class::Measure(a), _) if a == parts::PART => place.is_part(),
            (Class::Measure(_), Class::Measure(_)) => false,
            // `an eighth of a turn`: a count is no part, and no day of the month
            // all of it, no, half
            (Class::Bare, Class::Measure(b)) if b == parts::PART => {
                self.size == "0.5" && place.size == "1"
            }
            (Class::Bare, Class::Measure(b)) if b == "th" => false,
            // `a quarter turn, half and you strip it`
            (Class::Bare, Class::Measure(b)) if b == "turn" && self.is_part() => !place.is_part(),
            // nor is `half first, then full` another value of `five grams`
            (Class::Bare, Class::Measure(b))
                if self.is_part() && b != "%" && unit_of(b).is_some() =>
            {
                place.is_part() || place.size == "1"
            }
            (Class::Bare, Class::Bare) => size::may_be(self, place),
            (Class::Bare, Class::Measure(_)) | (Class::Clock, Class::Clock) => true,
            // `three attempts` are no other value of `over twenty`, nor `three percent` of `under a thousand`
            (Class::Measure(unit), Class::Bare) => {
                unit_of(unit).is_some() && size::near(self, place)
            }
            (Class::Bare, Class::Clock) => hour(&self.size),
            (Class::Clock, Class::Bare) => hour(&place.size),
            (Class::Word(a), Class::Word(b)) => a == b,
            _ => false,
        }
    }
}

/// Whether a unit is one of time.
pub(super) fn is_time(unit: &str) -> bool {
    super::gather::kind_of_unit(unit) == "time"
}

/// Lengths stand for lengths, weights for weights: `a mile`, no, `four hundred metres`. A `mil` is of either sort.
pub(super) fn of_one_kind(a: &str, b: &str) -> bool {
    let kind = super::gather::kind_of_unit;
    let sizes = |unit: &str| matches!(kind(unit), "length" | "weight" | "volume");
    let mil = |a: &str, b: &str| a == "mile" && kind(b) == "volume";
    sizes(a) && sizes(b) && kind(a) == kind(b) || mil(a, b) || mil(b, a)
}

/// The part of a whole, or all of it, that is said from here on.
pub(super) fn part_at(tokens: &[Token], at: usize) -> Option<Amount> {
    parts::part(tokens, &keys(tokens), at)
}

thread_local! {
    static KNOWN: Remembered<Vec<Amount>> = Remembered::default();
}

/// The number that words begin with.
pub(super) fn number_in_front(words: &[Token]) -> Option<Amount> {
    amounts(words)
        .into_iter()
        .next()
        .filter(|a| a.at == 0 && a.is_number())
}

/// All values of words, in order.
pub(super) fn amounts(tokens: &[Token]) -> Vec<Amount> {
    KNOWN.with(|known| known.of(tokens, found))
}

fn found(tokens: &[Token]) -> Vec<Amount> {
    let keys = keys(tokens);
    let mut out: Vec<Amount> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = clock(tokens, &keys, at)
            .or_else(|| super::ratios::ratio(tokens, &keys, at))
            .or_else(|| parts::part(tokens, &keys, at));
        match found {
            Some(found) => {
                at = found.end;
                out.push(found);
            }
            None => at += 1,
        }
    }
    let all = paused::apart(tokens, &keys);
    let rate = |q: &Quantity| is_rate(&keys, &all, q);
    let numbers: Vec<Quantity> = all.iter().filter(|q| !rate(q)).cloned().collect();
    let numbers = joined(tokens, numbers).into_iter();
    let measures = numbers.filter_map(|q| measure(tokens, &keys, q));
    let times = (0..tokens.len()).filter_map(|at| Some((at, times(tokens, &keys, at)?)));
    let times = times
        .map(|(at, size)| Amount::of_word(Class::Measure(unit_name("times")), at, size.into()));
    // `first`, `top` and `front` are said of too many things
    let known = |key: &EcoString| kind(key).filter(|k| !matches!(k, 5..=8));
    // `Right, five it is`
    let nod = |at: usize| at == 0 && keys[at] == "right" && tokens[at].tail().is_some();
    let words = keys.iter().enumerate().filter_map(|(at, key)| {
        let class = Class::Word(known(key).filter(|_| !nod(at))?);
        let whole = Amount::of_word(class, at, key.clone());
        Some(rates::with_part_of_day(whole, tokens))
    });
    let places = (0..tokens.len()).filter_map(|at| {
        let size = super::ordinals::ordinal(tokens, at)?;
        Some(Amount::of_word(
            Class::Measure("th".into()),
            at,
            size.into(),
        ))
    });
    for found in places.chain(measures).chain(words).chain(times) {
        // `minus sixty` is one value
        let sign = matches!(found.class, Class::Word(_))
            && matches!(keys[found.at].as_str(), "plus" | "minus");
        let signs = |c: &Amount| sign && c.at == found.end;
        if !out
            .iter()
            .any(|c| found.at < c.end && c.at < found.end || signs(c))
        {
            out.push(found);
        }
    }
    out.sort_by_key(|a| a.at);
    out
}

/// `ten forty`, `four one two`: numbers said without a break are one.
fn joined(tokens: &[Token], all: Vec<Quantity>) -> Vec<Quantity> {
    let mut out: Vec<Quantity> = Vec::with_capacity(all.len());
    for q in all {
        match out.last_mut() {
            Some(open)
                if open.unit.is_empty()
                    && open.at + open.len == q.at
                    // `strike three, four it is`: a pause parts them
                    && tokens.get(q.at.saturating_sub(1)).is_none_or(|t| t.tail().is_none())
                    && (open.len == 1 || q.len == 1)
                    && (q.value >= 10.0 || q.unit.is_empty() && q.value.fract() == 0.0) =>
            {
                let places = if q.value < 10.0 { 10.0 } else { 100.0 };
                open.value = open.value * places + q.value;
                open.len += q.len;
                open.unit = q.unit;
            }
            _ => out.push(q),
        }
    }
    out
}

/// The value of a number, where it is one that another may stand for, with its unit as far as it is said of it.
fn measure(tokens: &[Token], keys: &[EcoString], mut q: Quantity) -> Option<Amount> {
    let number = q.at + q.len;
    // `every line needs one`: a thing, and no number
    if q.len == 1 && keys[q.at] == "one" && stands_for_thing(tokens, q.at) {
        return None;
    }
    // `half of the town`, `half the class`
    let part = keys.get(q.at + 1).is_some_and(|k| k == "of" || k == "the");
    // `half way`, `half time`: how far
    let how_far = keys
        .get(q.at + 1)
        .is_some_and(|k| matches!(k.as_str(), "way" | "time"));
    if keys[q.at] == "half" && (part || how_far) {
        return None;
    }
    // `1.5 Graham`: a name is no unit
    let name = tokens
        .get(number)
        .is_some_and(|t| t.word.starts_with(char::is_uppercase) && unit_of(&t.key).is_none());
    // `fifty-eight, let's see`: nor is what follows a pause, or `is`, `fourteen's towels`
    let paused = tokens[number - 1].tail().is_some() || tokens[number - 1].key.ends_with("'s");
    // `4 rather, the tub's small`, `in 8 these days`: what only stands behind it
    let behind = keys.get(number).is_some_and(|k| {
        matches!(
            k.as_str(),
            "rather" | "actually" | "instead" | "sorry" | "these" | "nowadays"
        )
    });
    if (name || paused || behind) && unit_follows(keys, &q) {
        q.unit.clear();
    }
    let mut end = number + unit_words(keys, &q);
    // `five working days`
    let counts = unit_of(&q.unit).is_none() && !paused && end == number + 1;
    let next = tokens
        .get(end)
        .filter(|_| counts && tokens[end - 1].tail().is_none());
    if let Some(unit) = next.and_then(|t| unit_of(&t.key))
        && matches!(unit, "min" | "h" | "day" | "week" | "month" | "year")
    {
        q.unit = unit.into();
        end += 1;
    }
    if let Some((more, part)) = and_a_part(&keys[end..]).filter(|_| !paused && q.value == 1.0) {
        q.value += part;
        end += more;
    }
    let more = compound::rest(tokens, keys, end).filter(|_| !paused);
    if let Some((words, part)) = more {
        q.value += part;
        end += words;
    }
    let led = q.at > 0
        && matches!(keys[q.at].as_str(), "hundred" | "thousand" | "dozen")
        && keys[q.at - 1] == "a";
    let thing = q.at.checked_sub(1).filter(|i| tokens[*i].tail().is_none());
    let named = thing.is_some_and(|i| NUMBERED.contains(keys[i].as_str()));
    let sign = sign::sign(tokens, &q);
    if sign == Some("minus") {
        q.value = -q.value;
    }
    Some(Amount {
        named,
        class: match q.unit.as_str() {
            "" => Class::Bare,
            "am" | "pm" | "o'clock" => Class::Clock,
            "°c" | "°f" => Class::Measure("°".into()),
            unit => Class::Measure(unit.into()),
        },
        at: q.at - usize::from(led || sign.is_some()),
        // `one metre ten` is one value, whatever puts it right
        number: more.map_or(number, |_| end),
        end,
        size: ecow::eco_format!("{}", q.value),
    })
}

/// Whether `one` ends its clause behind a verb: it stands for a thing.
fn stands_for_thing(tokens: &[Token], at: usize) -> bool {
    let ends = at + 1 == tokens.len() || tokens[at].tail().is_some();
    let verb = at.checked_sub(1).is_some_and(|b| {
        let key = tokens[b].key.as_str();
        matches!(
            key,
            "needs" | "need" | "has" | "have" | "gets" | "get" | "want" | "wants" | "without"
        ) && tokens[b].tail().is_none()
    });
    ends && verb && at >= 2
}

/// How many words of its own the unit takes: none, one, or two in `five working days`.
fn unit_words(keys: &[EcoString], q: &Quantity) -> usize {
    let kind = keys.get(q.at + q.len).is_some_and(|k| {
        matches!(
            k.as_str(),
            "working" | "business" | "calendar" | "full" | "degrees"
        )
    });
    let named = |n: usize| {
        keys.get(q.at + q.len + n)
            .is_some_and(|k| !q.unit.is_empty() && unit_name(k) == q.unit)
    };
    match (named(0), kind && named(1)) {
        (true, _) => 1,
        (_, true) => 2,
        _ => 0,
    }
}

/// Whether the unit is a word of its own.
fn unit_follows(keys: &[EcoString], q: &Quantity) -> bool {
    !q.unit.is_empty()
        && keys
            .get(q.at + q.len)
            .is_some_and(|k| unit_name(k) == q.unit)
}

#[cfg(test)]
#[path = "amounts_tests.rs"]
mod tests;

//! Where a value may stand in a sentence: among its measures, after the noun of a label, or for a code.
use ecow::EcoString;

use super::super::amounts::{Amount, Class, amounts, is_hour, is_time, often, pace};
use super::super::token::{Token, keys};
use super::stated::Stated;
use crate::domain::quantity::{unit_name, unit_of};

/// The kind of place that a value takes.
pub(super) struct Slots<'a> {
    new: &'a Stated,
}

impl<'a> Slots<'a> {
    pub(super) fn of(new: &'a Stated) -> Self {
        Self { new }
    }

    /// All values of a sentence of the kind that is put right.
    pub(super) fn all(&self, words: &[Token]) -> Vec<Amount> {
        match (&self.new.label, self.new.code) {
            (Some(noun), _) => labelled(words, noun),
            (None, true) => codes(words),
            (None, false) if self.new.first().class == often() => all_paces(words),
            (None, false) if self.new.paced() => paces(words),
            (None, false) => {
                let mut all = amounts(words);
                let sure = self.new.sure().then(|| one_of(words, self.new.first()));
                all.extend(sure.flatten().filter(|one| {
                    let apart = |a: &Amount| a.end <= one.at || one.end <= a.at;
                    all.iter().all(apart)
                }));
                all
            }
        }
    }

    /// The values that the new ones stand for: as many as there are new ones, and no doubt which.
    pub(super) fn places(
        &self,
        words: &[Token],
        is: impl Fn(&Amount) -> bool,
    ) -> Option<Vec<Amount>> {
        let new = self.new;
        let fit: Vec<Amount> = self
            .all(words)
            .into_iter()
            .filter(|a| new.may_stand_for(a) && is(a))
            .collect();
        let fit: Vec<Amount> = fit
            .into_iter()
            .filter(|a| !hourly(words, a, new.first()))
            .filter(|a| !new.waits || a.class == new.first().class)
            .filter(|a| !is_grade(words, a))
            .collect();
        let same = |a: &Amount| new.values.iter().any(|n| n.alike(a));
        let many =
            fit.len() == new.values.len() && fit.iter().zip(&new.values).any(|(a, n)| !n.alike(a));
        if many {
            return Some(fit);
        }
        if let Some(bare) = bare_pair(&fit, new) {
            return Some(bare);
        }
        // `three to four days` for two days, or for one to two
        if let ([only], true) = (fit.as_slice(), new.is_range())
            && !new.values.iter().any(|n| n.alike(only))
        {
            return Some(fit);
        }
        if new.values.len() != 1 || fit.iter().any(same) {
            return None;
        }
        // `by Tuesday noon for a Thursday run`, and `Monday run`: the one of the same thing
        let of_same = |a: &&Amount| {
            let thing = words
                .get(a.end)
                .filter(|_| words[a.end - 1].tail().is_none());
            thing
                .zip(new.rest.first())
                .is_some_and(|(a, b)| a.key == b.key && b.key.len() > 2)
        };
        let mut things = fit.iter().filter(of_same);
        if let (Some(one), None) = (things.next(), things.next()) {
            return Some(vec![one.clone()]);
        }
        // `from nine till half four`, and `quarter past nine`: the one of the same hour
        let mut hourly = fit.iter().filter(|a| same_hour(a, new.first()));
        if let (Some(one), None) = (hourly.next(), hourly.next()) {
            return Some(vec![one.clone()]);
        }
        if let Some(one) = nearest_hour(&fit, new.first()) {
            return Some(vec![one.clone()]);
        }
        if let [low, high] = fit.as_slice()
            && is_range(words, low, high)
        {
            return nearer(low, high, new.first()).map(|bound| vec![bound.clone()]);
        }
        // `forty degrees, ten minutes`, and `twelve`: the one that it is by far nearest to
        if let Some(one) = nearest_of(&fit, new.first()).filter(|_| new.sure()) {
            return Some(vec![one.clone()]);
        }
        if let Some(last) = ended_in(&fit, words).filter(|_| new.sure() && bare(new.first())) {
            return Some(vec![last.clone()]);
        }
        // of several, the one that says the unit as the new one does
        let strict: Vec<Amount> = fit
            .into_iter()
            .filter(|a| a.class == new.first().class)
            .collect();
        match strict.as_slice() {
            [_] => Some(strict),
            // `CD 18 for the big jars, CD 12 for the small`: the one said last
            [.., last] if new.sure() && strict.iter().all(|a| a.named) => Some(vec![last.clone()]),
            // `you can't miss one, there are 26`: the one that ends the sentence
            [.., open, last] if last.end == words.len() && last.at > open.end + 1 => {
                Some(vec![last.clone()])
            }
            _ => None,
        }
    }
}

fn bare(value: &Amount) -> bool {
    value.class == Class::Bare
}

/// `wait three, then sand it for` **ten minutes**, put right by `five, sorry`: the measure that the sentence ended in.
fn ended_in<'a>(fit: &'a [Amount], words: &[Token]) -> Option<&'a Amount> {
    let known = |a: &&Amount| a.class.is_known() && matches!(a.class, Class::Measure(_));
    fit.last().filter(known).filter(|a| a.end == words.len())
}

/// `12 up to 6 kg, 16 over`, and `13 and 17`: the two without a unit.
fn bare_pair(fit: &[Amount], new: &Stated) -> Option<Vec<Amount>> {
    let is_bare = |a: &Amount| a.class == Class::Bare;
    let bare: Vec<Amount> = fit.iter().filter(|a| is_bare(a)).cloned().collect();
    let both = new.values.len() == 2 && new.values.iter().all(is_bare) && !new.is_range();
    (both && bare.len() == 2 && fit.len() > 2).then_some(bare)
}

/// `over 110 g is a` **1**: what it is called, and no measure of it.
fn is_grade(words: &[Token], value: &Amount) -> bool {
    let digits = |t: &Token| t.key.bytes().all(|b| b.is_ascii_digit());
    let of_one = value.at > 0 && matches!(words[value.at - 1].key.as_str(), "a" | "an");
    value.class == Class::Bare && of_one && digits(&words[value.at])
}

/// `between one and three`, `one to three`
fn is_range(words: &[Token], low: &Amount, high: &Amount) -> bool {
    high.at == low.number + 1
        && match words[low.number].key.as_str() {
            "to" => true,
            "and" => low.at > 0 && words[low.at - 1].key == "between",
            _ => false,
        }
}

/// Of several measures of other units the one that a bare number is by far nearest to, by how many times as much it is.
fn nearest_of<'a>(fit: &'a [Amount], new: &Amount) -> Option<&'a Amount> {
    const NEAR: f64 = 1.6;
    const FAR: f64 = 2.5;
    let size = |a: &Amount| a.magnitude().filter(|n| *n > 0.0);
    let n = size(new).filter(|_| new.class == Class::Bare)?;
    let times = |a: &Amount| Some((size(a)? / n).ln().abs().exp());
    let all: Vec<(f64, &Amount)> = fit.iter().filter_map(|a| Some((times(a)?, a))).collect();
    let mut near = all.iter().filter(|(times, _)| *times <= NEAR);
    let (_, one) = near.next().filter(|_| near.next().is_none())?;
    let others = all.iter().filter(|(_, a)| a.at != one.at);
    let apart = fit.len() > 1 && all.len() == fit.len();
    let far = others
        .clone()
        .all(|(times, a)| *times >= FAR && a.class != one.class);
    (apart && far).then_some(*one)
}

/// Of the two bounds of a range the one that a value is nearer to, by how many times as much it is.
fn nearer<'a>(low: &'a Amount, high: &'a Amount, new: &Amount) -> Option<&'a Amount> {
    let size = |a: &Amount| a.magnitude().filter(|n| *n > 0.0);
    let (l, h, n) = (size(low)?, size(high)?, size(new)?);
    let far = |bound: f64| (n / bound).ln().abs();
    let (a, b) = (far(l), far(h));
    ((a - b).abs() > 1e-9).then_some(if a < b { low } else { high })
}

/// `before ten`, and not `four days`.
fn hourly(words: &[Token], old: &Amount, new: &Amount) -> bool {
    old.class == Class::Bare
        && matches!(&new.class, Class::Measure(unit) if is_hour(&keys(&words[..old.at]), unit))
}

/// Whether both are times of the clock in one hour, the new one said in full.
fn same_hour(old: &Amount, new: &Amount) -> bool {
    hours_apart(old, new).is_some_and(|apart| apart < 1e-9)
}

/// How many hours there are between two times of the clock, the new one said in full.
fn hours_apart(old: &Amount, new: &Amount) -> Option<f64> {
    let hour = |a: &Amount| {
        let keys: Vec<EcoString> = a.size.split(' ').map(EcoString::from).collect();
        let whole = keys.len() == 1;
        let said = whole
            || matches!(
                keys.get(keys.len() - 2).map(EcoString::as_str),
                Some("past" | "half")
            );
        let last = keys.len() - 1;
        let value = || {
            a.size
                .parse()
                .ok()
                .or(crate::domain::quantity::number_at(&keys, last).map(|n| n.0))
        };
        said.then(value).flatten()
    };
    let clock = new.class == Class::Clock && matches!(old.class, Class::Bare | Class::Clock);
    let (a, b): (f64, f64) = hour(old).zip(hour(new)).filter(|_| clock)?;
    Some((a - b).abs())
}

/// `at six and again at eleven`, and `half ten`: of several times the one that is next to it.
fn nearest_hour<'a>(fit: &'a [Amount], new: &Amount) -> Option<&'a Amount> {
    const NEXT: f64 = 1.0;
    const FAR: f64 = 3.0;
    let all: Option<Vec<f64>> = fit.iter().map(|a| hours_apart(a, new)).collect();
    let all = all.filter(|all| all.len() > 1)?;
    let next = all.iter().position(|apart| *apart <= NEXT)?;
    let others = all.iter().enumerate().filter(|(i, _)| *i != next);
    others
        .into_iter()
        .all(|(_, apart)| *apart >= FAR)
        .then(|| &fit[next])
}

/// `a spoonful`, where `two spoonfuls` are put up for it.
pub(super) fn one_of(words: &[Token], new: &Amount) -> Option<Amount> {
    let Class::Measure(unit) = &new.class else {
        return None;
    };
    let a = |at: &usize| {
        matches!(words[at - 1].key.as_str(), "a" | "an") && words[at - 1].tail().is_none()
    };
    let at = (1..words.len())
        .filter(a)
        .find(|at| unit_name(&words[*at].key) == *unit)?;
    Some(Amount {
        class: new.class.clone(),
        at: at - 1,
        number: at,
        end: at + 1,
        size: "1".into(),
        named: false,
    })
}

/// `every two days`, and `every minute`: the unit without a number.
fn paces(words: &[Token]) -> Vec<Amount> {
    let every = |at: usize| at > 0 && words[at - 1].key == "every";
    let counted = amounts(words).into_iter().filter(|a| every(a.at));
    let single = (0..words.len()).filter(|at| every(*at)).filter_map(|at| {
        let unit = unit_of(&words[at].key).filter(|unit| is_time(unit))?;
        Some(Amount {
            class: Class::Measure(unit.into()),
            at,
            number: at,
            end: at + 1,
            size: "1".into(),
            named: false,
        })
    });
    counted.chain(single).collect()
}

/// How often something is done, each time that it is said.
pub(super) fn all_paces(words: &[Token]) -> Vec<Amount> {
    (0..words.len())
        .filter_map(|at| pace_at(words, at))
        .collect()
}

/// How often something is done, where that is said from here on.
pub(super) fn pace_at(words: &[Token], at: usize) -> Option<Amount> {
    let said = words.get(at..)?;
    let len = pace(said)?;
    Some(Amount {
        class: often(),
        at,
        number: at + len,
        end: at + len,
        size: keys(&said[..len]).join(" ").into(),
        named: false,
    })
}

/// A value that is one word.
pub(super) fn single(at: usize, size: &str) -> Amount {
    Amount::of_word(Class::Bare, at, size.into())
}

/// A word of letters and digits, or of capitals with a digit's look: `SD2`, `W8`, `M6`.
pub(super) fn is_code(t: &Token) -> bool {
    let digit = t.key.chars().any(|c| c.is_ascii_digit());
    let first = t.word.trim_start_matches(['(', '"']);
    digit
        && first.starts_with(|c: char| c.is_ascii_uppercase())
        && t.key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// What follows a noun as its number or letter: `port one`, `slot A`.
pub(super) fn labelled(words: &[Token], noun: &str) -> Vec<Amount> {
    (1..words.len())
        .filter(|at| words[at - 1].key == noun && words[at - 1].tail().is_none())
        .filter_map(|at| numbered(&words[at..]).map(|size| single(at, &size)))
        .collect()
}

/// A number or a single letter, as the name of one thing among several.
pub(super) fn numbered(words: &[Token]) -> Option<EcoString> {
    let first = words.first()?;
    if first.key.len() == 1
        && first
            .word
            .starts_with(|c: char| c.is_ascii_uppercase() && c != 'I')
    {
        return Some(first.key.clone());
    }
    if first.key == "one" {
        return Some("1".into());
    }
    let number = crate::domain::quantity::number_at(std::slice::from_ref(&first.key), 0);
    number
        .filter(|(v, _, unit)| v.fract() == 0.0 && unit.is_empty())
        .map(|(v, ..)| ecow::eco_format!("{v}"))
}

fn codes(words: &[Token]) -> Vec<Amount> {
    let coded = words.iter().enumerate().filter(|(_, t)| is_code(t));
    coded.map(|(at, t)| single(at, &t.key)).collect()
}

/// `one layers` is `one layer`, `two approval` is `two approvals`, and `half pints` is half of one.
pub(in super::super) fn counted(mut words: Vec<Token>, old: &Amount, new: &Amount) -> Vec<Token> {
    let noun = old.at + (new.number - new.at);
    let (was, is) = (old.size == "1", matches!(new.size.as_str(), "1" | "0.5"));
    let Some(t) = words
        .get_mut(noun)
        .filter(|_| was != is && new.class == Class::Bare && old.class != Class::Bare)
    else {
        return words;
    };
    let end = t
        .word
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .len();
    let plural = t.key.len() > 3 && t.key.ends_with('s') && !t.key.ends_with("ss");
    match (is, plural) {
        _ if matches!((is, t.key.as_str()), (true, "people") | (false, "person")) => {
            let other = if is { "person" } else { "people" };
            t.word = ecow::eco_format!("{other}{}", &t.word[end..]);
        }
        (true, true) => {
            t.word.remove(end - 1);
        }
        (false, false) => several(t),
        _ => {}
    }
    t.key = crate::domain::words::key(&t.word);
    words
}

/// `tablet` as `tablets`, `batch` as `batches`.
pub(in super::super) fn several(t: &mut Token) {
    if !t.key.chars().all(char::is_alphabetic) {
        return;
    }
    let end = t
        .word
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .len();
    let hissed = ["ch", "sh", "x", "ss"].iter().any(|e| t.key.ends_with(e));
    t.word.insert_str(end, if hissed { "es" } else { "s" });
    t.key = crate::domain::words::key(&t.word);
}

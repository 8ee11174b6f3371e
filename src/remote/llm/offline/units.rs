//! Numbers that stand without their unit.
use super::amounts::{Amount, amounts};
use super::patterns::{WordSet, word_set};
use super::token::{Token, keys, plain};
use crate::domain::quantity::{Quantity, quantities_of, unit_of};

/// A number without a unit where a measure belongs.
pub(super) fn unitless(tokens: &[Token]) -> Option<String> {
    static MEASURE: WordSet = word_set!(
        "to at than above below under over about around exceeds least most until for within reaches approximately roughly between takes exceed wait hold rest soak simmer bake boil every is max maximum min minimum"
    );
    static CODED: WordSet = word_set!(
        "dial press key enter type select option extension code line gate number step room form page version level bay dock ratio call channel port chapter section table zone aisle area scale ph score rating priority severity grade count sev replicas o'clock back"
    );
    let keys = keys(tokens);
    let ratios: Vec<Amount> = amounts(tokens)
        .into_iter()
        .filter(Amount::is_ratio)
        .collect();
    let bare = |q: &Quantity| {
        let part = ratios.iter().any(|r| (r.at..r.end).contains(&q.at));
        let before = q.at.checked_sub(1).map_or("", |i| keys[i].as_str());
        let coded = keys[..q.at]
            .iter()
            .rev()
            .take(5)
            .any(|k| CODED.contains(k.as_str()));
        let digits = keys[q.at].chars().all(|c| c.is_ascii_digit() || c == '.');
        let glued = !digits && keys[q.at].starts_with(|c: char| c.is_ascii_digit());
        let paused = tokens[q.at + q.len - 1].tail().is_some();
        (q.unit.is_empty() || (paused && (digits || unit_of(&q.unit).is_none())))
            && MEASURE.contains(before)
            && !ranges(&keys, q)
            && !coded
            && !is_clock(&keys, q, before)
            && !glued
            && !part
            && q.value >= 2.0
    };
    let found = quantities_of(&keys).into_iter().find(bare)?;
    let number = plain(&tokens[found.at..found.at + found.len]);
    Some(
        number
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_owned(),
    )
}

/// `between 2 and 4 mm`: the unit stands once.
fn ranges(keys: &[String], q: &Quantity) -> bool {
    let rest = &keys[q.at + q.len..];
    let joined = rest.first().is_some_and(|k| k == "and" || k == "to");
    let next = quantities_of(rest).into_iter().next();
    joined && next.is_some_and(|n| n.at == 1 && unit_of(&n.unit).is_some())
}

/// `by 9`, `at 8.45`: a time of day.
fn is_clock(keys: &[String], q: &Quantity, before: &str) -> bool {
    let hour = matches!(before, "at" | "until" | "by" | "around")
        && q.value <= 24.0
        && q.value.fract() == 0.0
        && q.value > 0.0;
    let minutes = keys[q.at]
        .split_once('.')
        .is_some_and(|(h, m)| m.len() == 2 && h.len() <= 2 && matches!(before, "at" | "by"));
    hour || minutes
}

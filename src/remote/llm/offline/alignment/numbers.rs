//! A number for a number, each with its unit.
use super::super::amounts::{is_hour, is_rate};
use super::super::token::{Token, bare_last, keys};
use super::strong_end;
use crate::domain::quantity::{Quantity, and_a_part, quantities_of, unit_of};

/// `five minutes` for `ten minutes`, each with its unit.
pub(super) fn number_for_number(before: &[Token], body: &[Token]) -> Option<Vec<Token>> {
    let said = quantities_of(&keys(before));
    let new = given(&said, body)?;
    let counts = !new.unit.is_empty() && unit_of(&new.unit).is_none();
    let old = given_up(&said, before, &new, counts)?;
    let unit_follows = !new.unit.is_empty() && !glued(body, &new);
    let (mut words, end) = if unit_follows {
        with_unit(before, &old, body, &new)
    } else {
        without_unit(before, &old, body, &new)
    };
    let rest = before.get(end..).unwrap_or_default();
    let said = new.at + new.len + usize::from(unit_follows);
    if rest.is_empty() && strong_end(&words) {
        words.extend(body.get(said..).unwrap_or_default().iter().cloned());
    }
    bare_last(&mut words);
    if let Some(first) = words.first_mut().filter(|_| old.at > 0) {
        first.word = super::super::phrase::lowered(&first.word);
    }
    Some([&before[..old.at], &words, rest].concat())
}

/// The number that stands for another: `make it two twenty, so two hundred and twenty grams`, where the fuller saying stands.
fn given(said: &[Quantity], body: &[Token]) -> Option<Quantity> {
    let all = quantities_of(&keys(body));
    let first = all.first().filter(|q| q.at <= 2)?;
    let fuller = all.iter().skip(1).find(|q| {
        first.unit.is_empty() && unit_of(&q.unit).is_some() && said.iter().any(|o| o.unit == q.unit)
    });
    Some(fuller.unwrap_or(first).clone())
}

/// The number last said that another may stand for, a count of things or not.
fn given_up(said: &[Quantity], before: &[Token], new: &Quantity, counts: bool) -> Option<Quantity> {
    let keys = keys(before);
    // `till ten thirty`: half of a time is no value
    let touches = |a: &Quantity, b: &Quantity| a.unit.is_empty() && a.at + a.len == b.at;
    let half = |q: &Quantity| said.iter().any(|o| touches(o, q) || touches(q, o));
    let timed = |q: &Quantity| counts && is_clock(&before[q.at]);
    let old = said.iter().rfind(|q| {
        fits(q, new)
            && !timed(q)
            && !is_rate(&keys, said, q)
            && (!q.unit.is_empty() || !is_hour(&keys[..q.at], &new.unit))
            && (q.value != 0.5 || new.value < 1.0)
            && !half(q)
    });
    old.cloned()
}

/// `9.00`, `12:30`: a time of the clock in digits, for which `2 ladles` does not stand.
fn is_clock(t: &Token) -> bool {
    t.key.split_once(['.', ':']).is_some_and(|(hour, minutes)| {
        minutes.len() == 2
            && hour.parse::<u8>().is_ok_and(|h| h < 24)
            && minutes.parse::<u8>().is_ok_and(|m| m < 60)
    })
}

/// `50g`, `£10`: a number that is one word with its unit.
fn glued(tokens: &[Token], q: &Quantity) -> bool {
    let key = tokens[q.at].key.as_str();
    q.len == 1
        && !q.unit.is_empty()
        && key
            .chars()
            .any(|c| !c.is_ascii_digit() && !matches!(c, '.' | ','))
        && key.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£'))
}

/// `two minutes`, `an hour and a half`: the words of a number with its unit, and where what it stands for ends.
fn with_unit(
    before: &[Token],
    old: &Quantity,
    body: &[Token],
    new: &Quantity,
) -> (Vec<Token>, usize) {
    let unit = new.at + new.len;
    let mut words = body[new.at..unit].to_vec();
    words.extend(body.get(unit).cloned());
    let behind = body.get(unit + 1..).unwrap_or_default();
    let more = and_a_part(&keys(behind)).map_or(0, |(n, _)| n);
    words.extend(behind[..more].iter().cloned());
    let mut end = old.at + old.len;
    let old_unit = before.get(end).is_some_and(|t| {
        let again = body.get(unit).is_some_and(|u| u.key == t.key);
        again || crate::domain::quantity::unit_name(&t.key) == old.unit && !old.unit.is_empty()
    });
    end += usize::from(old_unit);
    let part = and_a_part(&keys(&before[end..])).filter(|_| old_unit && old.value == 1.0);
    (words, end + part.map_or(0, |(n, _)| n))
}

/// `60` for `50g`, `60g` for `fifty grams`: the words of a number without a unit behind it, and where what it stands for ends.
fn without_unit(
    before: &[Token],
    old: &Quantity,
    body: &[Token],
    new: &Quantity,
) -> (Vec<Token>, usize) {
    let mut words = body[new.at..new.at + new.len].to_vec();
    let end = old.at + old.len;
    if glued(before, old) && new.unit.is_empty() {
        let told = &before[old.at];
        let digits: String = told
            .key
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        words[0].word = told.word.replace(&digits, &words[0].key);
        words[0].key = crate::domain::words::key(&words[0].word);
        return (words, end);
    }
    let unit = before.get(end).is_some_and(|t| unit_of(&t.key).is_some());
    (words, end + usize::from(glued(body, new) && unit))
}

fn fits(old: &Quantity, new: &Quantity) -> bool {
    // a count is no part, and no day of the month
    let part = |q: &Quantity| q.unit == "th";
    // nor is `half first, then full` another value of `five grams`
    let half = new.unit.is_empty() && (new.value - 0.5).abs() < 1e-9 && old.value > 1.0;
    if half && old.unit != "%" && unit_of(&old.unit).is_some() {
        return false;
    }
    old.unit == new.unit || (new.unit.is_empty() || old.unit.is_empty()) && !part(old) && !part(new)
}

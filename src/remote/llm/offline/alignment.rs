//! A correction put into its place: a number for a number, a phrase for a phrase.
mod numbers;
mod prepositions;

use std::sync::LazyLock;

use foldhash::HashMap;

use self::numbers::number_for_number;
pub(super) use self::prepositions::kin;
use self::prepositions::other_led;
use super::amounts::{Class, amounts, is_time, put};
use super::lexicon::{is_auxiliary, is_subject};
use super::patterns::{WordSet, word_set};
use super::repairs::value_of;
use super::token::{Token, bare_last, keys, stems};
use crate::domain::quantity::{quantities_of, unit_of};
use crate::domain::words::stem;

/// Puts `body` into its place in `before`: a number for a number, a phrase for the phrase that begins or ends alike.
pub(super) fn align(before: &[Token], body: &[Token], strong: bool) -> Option<Vec<Token>> {
    let body = value_of(body);
    if body.is_empty() {
        return None;
    }
    if let Some(paced) = pace_for_pace(before, body) {
        return Some(paced);
    }
    if let Some(timed) = clock_for_clock(before, body) {
        return Some(timed);
    }
    let valued = quantities_of(&keys(body))
        .first()
        .is_some_and(|q| q.at <= 1 && body.len() <= q.at + q.len + 2);
    if valued {
        return number_for_number(before, body);
    }
    number_for_number(before, body)
        .or_else(|| like_for_like(before, body))
        .or_else(|| phrase_for_phrase(before, body))
        .or_else(|| other_led(before, body))
        .or_else(|| last_word(before, body, strong))
}

/// `half past seven` for `eight o'clock`.
fn clock_for_clock(before: &[Token], body: &[Token]) -> Option<Vec<Token>> {
    let new = amounts(body).into_iter().next().filter(|a| a.at <= 1)?;
    let old = amounts(before).into_iter().rfind(|a| new.fits(a))?;
    let timed = new.class == Class::Clock || old.class == Class::Clock && new.class == Class::Bare;
    timed.then(|| put(before, &old, body, &new))
}

/// `every thirty seconds` for `every minute`.
fn pace_for_pace(before: &[Token], body: &[Token]) -> Option<Vec<Token>> {
    let pace = |words: &[Token], at: usize| {
        let number = crate::domain::quantity::number_at(&keys(words), at + 1).map_or(0, |n| n.1);
        let unit = words.get(at + 1 + number)?;
        let timed = unit_of(&unit.key).is_some_and(is_time);
        timed.then_some(at + 2 + number)
    };
    let new = (body.first()?.key == "every").then(|| pace(body, 0))??;
    let at = before.iter().position(|t| t.key == "every")?;
    let end = pace(before, at)?;
    let mut words = body[..new].to_vec();
    words[0].word = super::phrase::lowered(&words[0].word);
    if let (Some(last), Some(old)) = (words.last_mut(), before.get(end - 1)) {
        last.bare();
        last.word.extend(old.tail());
    }
    Some([&before[..at], &words, &before[end..]].concat())
}

/// Words of one kind may stand for one another: days, months, colours, sides.
pub(super) fn kind(key: &str) -> Option<usize> {
    const KINDS: &[&str] = &[
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri",
        "january february march april june july august september october november december",
        "red blue green yellow black white orange purple pink grey gray brown clear",
        "left right",
        "morning afternoon evening noon midnight",
        "first second third",
        "top bottom middle",
        "front back side",
        "cold warm hot",
        "clockwise anticlockwise counterclockwise",
        "small medium large",
        "weekly daily monthly quarterly yearly hourly",
        "plus minus",
        "positive negative",
        "upstairs downstairs",
        "inside outside",
        "horizontal vertical",
        "north south east west",
        "upper lower",
    ];
    static BY_WORD: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
        let of = |(kind, words): (usize, &&'static str)| words.split(' ').map(move |w| (w, kind));
        // the first kind that has a word
        KINDS.iter().enumerate().rev().flat_map(of).collect()
    });
    let key = key
        .strip_suffix('s')
        .filter(|k| k.ends_with("day"))
        .unwrap_or(key);
    BY_WORD.get(key).copied()
}

/// A day for a day, a colour for a colour.
fn like_for_like(before: &[Token], body: &[Token]) -> Option<Vec<Token>> {
    let (at, kind_of) = body
        .iter()
        .take(3)
        .enumerate()
        .find_map(|(i, t)| Some((i, kind(&t.key)?)))?;
    if kind(&body[at].key) == Some(5) || body.len() > 6 {
        return None;
    }
    let old = before
        .iter()
        .rposition(|t| kind(&t.key) == Some(kind_of) && t.key != body[at].key)?;
    let mut out = before.to_vec();
    let tail: String = out[old]
        .word
        .chars()
        .skip_while(|c| c.is_alphanumeric() || matches!(c, '"' | '“' | '\''))
        .collect();
    let mut new = body[at].clone();
    new.bare();
    new.word.push_str(&tail);
    // the noun may change with its colour
    let noun = body
        .get(at + 1)
        .filter(|_| body[at].tail().is_none() && body[at + 1..].len() == 1 && kind_of == 2)
        .filter(|t| !matches!(t.key.as_str(), "one" | "ones"))
        .cloned();
    out[old] = new;
    if let Some(noun) = noun.as_ref().filter(|_| old + 1 == before.len()) {
        // `use the blue`, no, `the green cloth`
        out[old].bare();
        out.push(noun.clone());
        bare_last(&mut out);
        return Some(out);
    }
    if let Some(mut noun) = noun.filter(|_| tail.is_empty() && before.get(old + 1).is_some()) {
        let end: String = before[old + 1]
            .word
            .chars()
            .skip_while(|c| c.is_alphanumeric() || *c == '-')
            .collect();
        noun.bare();
        noun.word.push_str(&end);
        out[old + 1] = noun;
    }
    Some(out)
}

/// Whether more of the clause may follow what was put in.
fn strong_end(words: &[Token]) -> bool {
    words.last().is_some_and(|t| t.tail().is_none())
}

fn phrase_for_phrase(before: &[Token], body: &[Token]) -> Option<Vec<Token>> {
    // `the charger is in the box already` is no phrase; of `after two days is fine` the end is none
    let fine = super::patterns::find(
        body,
        super::patterns::patterns!["is|are|would be? fine|enough|plenty|ok|okay|better"],
    );
    let body = match fine {
        Some((at, n)) if at > 0 && at + n == body.len() => &body[..at],
        _ => body,
    };
    let says = |t: &Token| {
        is_auxiliary(&t.key) || is_subject(&t.key) || t.key.ends_with("'s") || t.key == "then"
    };
    if body.len() > 8 || body.iter().skip(1).any(says) {
        return None;
    }
    let first = &body[0].key;
    let body_stems = stems(body);
    let from = before.len().saturating_sub(10);
    let best = (from..before.len())
        .filter(|j| before[*j].key == *first)
        .max_by_key(|j| {
            let window = &before[*j..(*j + body.len() + 1).min(before.len())];
            (
                window
                    .iter()
                    .filter(|t| body_stems.contains(&stem(&t.key)))
                    .count(),
                *j,
            )
        })?;
    let last = stem(&body[body.len() - 1].key);
    let end = (best + 1..before.len().min(best + body.len() + 2))
        .rfind(|k| stem(&before[*k].key) == last)
        .map_or(before.len(), |k| k + 1);
    let end = if end == before.len() {
        phrase_end(before, best)
    } else {
        end
    };
    let mut words = body.to_vec();
    if crate::domain::words::is_function_word(&words[0].key) {
        words[0].word = super::phrase::lowered(&words[0].word);
    }
    bare_last(&mut words);
    named_one(&mut words, &before[best..end]);
    if let Some(thing) = super::amounts::rated(&before[best..end], 1, &words) {
        words.splice(1..1, thing.iter().cloned());
    }
    Some([&before[..best], &words, &before[end..]].concat())
}

/// `the brass` **one**, for `the small key`: the brass key.
fn named_one(words: &mut [Token], old: &[Token]) {
    let several = old.last().is_some_and(|t| super::nouns::is_plural(&t.key));
    let one = words
        .last()
        .filter(|t| t.key == if several { "ones" } else { "one" });
    let named = old.len() >= 2 && words.len() >= 3;
    if let (Some(_), Some(noun), true) = (one, old.last(), named)
        && let Some(last) = words.last_mut()
    {
        last.clone_from(noun);
        last.bare();
    }
}

/// Where the phrase that starts at `at` ends: before the next preposition or conjunction.
fn phrase_end(tokens: &[Token], at: usize) -> usize {
    let stop = |t: &Token| {
        matches!(
            t.key.as_str(),
            "and"
                | "to"
                | "for"
                | "with"
                | "before"
                | "after"
                | "in"
                | "on"
                | "at"
                | "from"
                | "then"
                | "until"
                | "by"
                | "into"
                | "so"
                | "because"
                | "when"
                | "if"
        )
    };
    (at + 2..tokens.len())
        .find(|i| stop(&tokens[*i]))
        .unwrap_or(tokens.len())
}

/// `on the lathe`, no, `the mill`, with another article or none: the phrase after the last preposition gives way to what
/// is put right in the same breath.
pub(super) fn last_phrase(before: &[Token], body: &[Token]) -> Option<Vec<Token>> {
    static TO_THINGS: WordSet = word_set!(
        "on in at into onto to from with by under over through via using against behind beside"
    );
    let at = before
        .iter()
        .rposition(|t| TO_THINGS.contains(t.key.as_str()))?;
    let old = &before[at + 1..];
    let pause = |words: &[Token]| {
        words[..words.len().saturating_sub(1)]
            .iter()
            .any(Token::comma)
    };
    let plain = |words: &[Token]| {
        (1..=4).contains(&words.len()) && !pause(words) && quantities_of(&keys(words)).is_empty()
    };
    let body = match body.first() {
        Some(t) if t.key == before[at].key => &body[1..],
        _ => body,
    };
    (at > 0 && plain(old) && plain(body)).then(|| {
        let mut out = [&before[..=at], body].concat();
        bare_last(&mut out);
        out
    })
}

fn last_word(before: &[Token], body: &[Token], strong: bool) -> Option<Vec<Token>> {
    let old = before.last()?;
    let capital = |t: &Token| t.word.starts_with(char::is_uppercase);
    let names = body.len() <= 2 && capital(&body[0]) && capital(old) && before.len() > 1;
    let word = strong
        && body.len() == 1
        && before.len() > 2
        && quantities_of(&keys(body)).is_empty()
        && !crate::domain::words::is_function_word(&body[0].key);
    (names || word).then(|| {
        let mut out = before[..before.len() - 1].to_vec();
        out.extend(body.iter().cloned());
        out
    })
}

#[cfg(test)]
mod tests {
    use super::super::token::{At, plain, tokens};
    use super::*;

    #[test]
    fn the_value_finally_meant_takes_the_place() {
        let t = |s: &str| tokens(s, At { source: 0, span: 0 });
        for (before, body, after) in [
            (
                "wait thirty days before you call",
                "it's forty-five",
                "wait forty-five days before you call",
            ),
            ("add 5 percent", "10 percent", "add 10 percent"),
            (
                "take the red form to the desk",
                "the blue form",
                "take the blue form to the desk",
            ),
            ("set it to 30%", "40%", "set it to 40%"),
            ("send it to Bob", "Susan", "send it to Susan"),
            ("call them on Monday", "on Tuesday", "call them on Tuesday"),
        ] {
            let found = align(&t(before), &t(body), true).map(|f| plain(&f));
            assert_eq!(found.as_deref(), Some(after));
        }
    }
}

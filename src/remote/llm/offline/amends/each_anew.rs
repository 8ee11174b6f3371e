//! Several told anew, each by its name with where it goes: `Starters on the left, mains on the right.` **`Correction:
//! starters right, mains left.`**
use std::ops::Range;

use super::super::alignment::kind;
use super::super::lexicon::{DETERMINERS, is_auxiliary, is_subject, opens_place};
use super::super::patterns::{patterns, starts_any};
use super::super::reading;
use super::super::talk;
use super::super::token::{Token, bare_last, stems};
use super::super::turns::{End, Sentence};
use super::stated::led_only_cues;
use super::{own_said, spoken};

/// The most words that name a thing with where it goes.
const PART: usize = 5;
/// How many sentences back they were told.
const REACH: usize = 3;

/// Puts each in its place.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if !spoken(s) || s.end == End::Question || s.tokens.len() > 4 * PART {
            continue;
        }
        let (words, cued) = led_only_cues(talk::lead(&s.tokens));
        // `sorry, other way, dogs 2, cats 3`
        let turned = starts_any(
            words,
            patterns!["the? other way round|around?", "wrong way round|around?"],
        );
        let words = &words[turned.filter(|n| words[n - 1].comma()).unwrap_or(0)..];
        let parts = parts(words);
        if !cued || parts.len() < 2 || !parts.iter().all(|p| is_plain(p)) {
            continue;
        }
        let found = own_said(sentences, at, REACH, |told| each_put(told, &parts));
        if let Some((told, words)) = found {
            sentences[told].tokens = words;
            sentences[at].tokens.clear();
        }
    }
}

/// The parts of a row: parted by a comma or an `and`.
fn parts(words: &[Token]) -> Vec<&[Token]> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (i, t) in words.iter().enumerate() {
        if t.tail().is_some() {
            parts.push(&words[from..=i]);
            from = i + 1;
        } else if t.is_number() && i > from && words.get(i + 1).is_some_and(names) {
            // `dogs 2 cats 3`
            parts.push(&words[from..=i]);
            from = i + 1;
        } else if t.key == "and" {
            parts.push(&words[from..i]);
            from = i + 1;
        }
    }
    parts.push(&words[from..]);
    parts.retain(|p| !p.is_empty());
    parts
}

/// `starters right`, `ewes in pen 2`: a thing with where it goes, and nothing that is done.
fn is_plain(part: &[Token]) -> bool {
    (2..=PART).contains(&part.len())
        && part.last().is_some_and(is_place)
        && !part.iter().any(|t| {
            matches!(t.key.as_str(), "not" | "no") || is_subject(&t.key) || is_auxiliary(&t.key)
        })
}

/// `right`, `3`: a word that another of its kind may stand for.
fn is_place(t: &Token) -> bool {
    t.is_number() || kind(&t.key).is_some()
}

/// Whether one may stand for the other.
fn alike(one: &Token, other: &Token) -> bool {
    match (kind(&one.key), kind(&other.key)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.is_number() && other.is_number(),
        _ => false,
    }
}

/// What was told, with the new place of each; nothing where one of them was not told with such a place.
fn each_put(told: &[Token], new: &[&[Token]]) -> Option<Vec<Token>> {
    let old = parts(told);
    let mut new_places: Vec<(Range<usize>, Vec<Token>)> = Vec::new();
    let mut changed = false;
    for part in new {
        let (place, thing) = part.split_last()?;
        let named: Vec<Token> = thing.iter().filter(|t| names(t)).cloned().collect();
        let first = stems(named.get(..1)?);
        if first.is_empty() {
            return None;
        }
        let (from, of) = old.iter().find_map(|p| {
            let known = first.iter().all(|w| stems(p).contains(w));
            let from = told.iter().position(|t| std::ptr::eq(t, &p[0]))?;
            known.then_some((from, *p))
        })?;
        let spot = from + of.iter().rposition(|t| alike(t, place))?;
        changed |= told[spot].key != place.key;
        let led = phrase_before(told, spot);
        let mut put = match phrase_of(part, told) {
            Some(phrase) if led < spot => phrase.to_vec(),
            _ => [&told[led..spot], std::slice::from_ref(place)].concat(),
        };
        bare_last(&mut put);
        if let Some(last) = put.last_mut() {
            last.word.extend(told[spot].tail());
        }
        new_places.push((led..spot + 1, put));
    }
    // the last first, so that the others keep their places
    new_places.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut out = told.to_vec();
    for (range, put) in new_places {
        out.splice(range, put);
    }
    let step = reading::read(told, super::super::turns::Mood::Speech).is_some() || old.len() > 1;
    (changed && step).then_some(out)
}

/// Where the phrase begins that ends with a place: **in the** `middle`, **on** `top`.
fn phrase_before(words: &[Token], spot: usize) -> usize {
    let article = spot > 0 && words[spot - 1].key == "the";
    let from = spot - usize::from(article);
    let led = from > 0 && opens_place(&words[from - 1].key);
    if led { from - 1 } else { spot }
}

/// `childhood` **at the bottom**: the place as it is told now, or as it was told of another.
fn phrase_of<'a>(part: &'a [Token], told: &'a [Token]) -> Option<&'a [Token]> {
    let last = part.len().checked_sub(1)?;
    let own = phrase_before(part, last);
    if own < last {
        return Some(&part[own..]);
    }
    if part[last].is_number() {
        return None;
    }
    let spot = told.iter().position(|t| t.key == part[last].key)?;
    let from = phrase_before(told, spot);
    (from < spot).then_some(&told[from..=spot])
}

/// Whether a word tells which thing it is: no article, and no `half past`.
fn names(t: &Token) -> bool {
    t.key.starts_with(char::is_alphabetic)
        && !t.is_number()
        && !matches!(
            t.key.as_str(),
            "half" | "quarter" | "past" | "first" | "last" | "then"
        )
        && !DETERMINERS.contains(t.key.as_str())
        && !opens_place(&t.key)
}

//! Another's value with the thing that it is of, where several things have one each: `front tyres to thirty, rear tyres
//! to forty.` **`Rear tyres forty-five.`** `Rear tyres forty-five, yes.`
use super::super::amounts::{Amount, amounts};
use super::super::fillers;
use super::super::lexicon::opens_place;
use super::super::patterns::{patterns, starts_any};
use super::super::repairs::value_of;
use super::super::talk;
use super::super::token::{Token, bare_last, places_in, stems};
use super::super::turns::{End, Sentence};
use super::stated::{Stated, led_only_cues, stated};
use super::{NEAR, before, keep, replace, replies, tells};

/// The most words of a thing, and between a thing and its value.
const THING: usize = 3;
const GAP: usize = 3;
/// The most words that only say the value again.
const SHORT: usize = 4;
/// How many sentences later the value may be taken up.
const HEARD: usize = 5;

/// Puts the value where that of the thing was told, once whoever told it takes it up.
pub(super) fn others(sentences: &mut [Sentence], at: usize) -> Option<usize> {
    let s = &sentences[at];
    let words = fillers::pauses(&s.tokens);
    let (thing, new) = named(&words)
        .or_else(|| named_behind(&words))
        .filter(|_| s.end != End::Question)?;
    let (told, old) = before(sentences, at, NEAR).find_map(|i| {
        let t = &sentences[i];
        let other = t.speaker != s.speaker && tells(t);
        Some((i, of_thing(&t.tokens, &thing, &new)?)).filter(|_| other)
    })?;
    let heard = taken_up(sentences, (at, told), &thing, &new)?;
    let last = *heard.last()?;
    let rest = stated(&fillers::pauses(&sentences[last].tokens)).map(|s| s.rest);
    if !replace(&mut sentences[told], &[old], &new) {
        return None;
    }
    keep(&mut sentences[last], &rest.unwrap_or_default());
    for (i, s) in sentences.iter_mut().enumerate().take(last).skip(at) {
        let all = amounts(&s.tokens);
        if heard.contains(&i) || all.iter().any(|a| a.alike(new.first())) {
            s.tokens.clear();
        }
    }
    Some(told)
}

/// **`rear tyres`** `forty-five`
fn named(words: &[Token]) -> Option<(Vec<Token>, Stated)> {
    let (words, _) = led_only_cues(talk::lead(words));
    let value = amounts(words).into_iter().find(Amount::is_number)?;
    let thing: Vec<Token> = words[..value.at]
        .iter()
        .filter(|t| !matches!(t.key.as_str(), "the" | "is" | "are" | "at"))
        .cloned()
        .collect();
    let noun = |t: &Token| t.tail().is_none();
    let new = stated(&words[value.at..]).filter(|n| n.values.len() == 1 && n.label.is_none())?;
    let named = (2..=THING).contains(&thing.len()) && thing.iter().all(noun);
    (named && stems(&thing).len() == thing.len()).then_some((thing, new))
}

/// `it should be fifty` **`on five`**: the case that the value is of, behind it.
fn named_behind(words: &[Token]) -> Option<(Vec<Token>, Stated)> {
    let (words, _) = led_only_cues(talk::lead(words));
    let words = value_of(words);
    let value = amounts(words)
        .into_iter()
        .find(|a| a.at == 0 && a.is_number())?;
    let mut thing = words[value.end..].to_vec();
    if thing.last().is_some_and(|t| t.key == "now") {
        thing.pop();
    }
    bare_last(&mut thing);
    let led = starts_any(&thing, patterns!["on|for|in|with|at|under *"]).is_some();
    let new = stated(&words[..value.end]).filter(|n| n.values.len() == 1)?;
    (led && thing.len() <= THING).then_some((thing, new))
}

/// The value that comes next after the thing.
fn of_thing(told: &[Token], thing: &[Token], new: &Stated) -> Option<Amount> {
    let from = places_in(told, thing).next()?;
    // `ten in the hall and four in the foyer`: a case in front of its value begins a clause
    let case = thing.first().is_some_and(|t| opens_place(&t.key));
    if case && from > 0 && told[from - 1].tail().is_none() {
        return None;
    }
    let end = from + thing.len();
    let old = amounts(told).into_iter().find(|a| a.at >= end)?;
    let near = old.at <= end + GAP && told[end..old.at].iter().all(|t| t.tail().is_none());
    (near && new.first().may_stand_for(&old) && !new.first().alike(&old)).then_some(old)
}

/// What whoever told the old value says up to the sentence that takes the new one up.
fn taken_up(
    sentences: &[Sentence],
    (at, told): (usize, usize),
    thing: &[Token],
    new: &Stated,
) -> Option<Vec<usize>> {
    let named = stems(thing);
    let mut heard = Vec::new();
    for i in replies(sentences, at, told, HEARD) {
        let s = &sentences[i];
        let words = fillers::pauses(&s.tokens);
        let says = amounts(&words).iter().any(|a| a.alike(new.first()));
        let of_it = stems(&words).iter().any(|w| named.contains(w));
        let asks = s.end == End::Question && words.len() <= 5;
        let short = words.len() <= SHORT && stated(&words).is_some();
        let takes = s.end != End::Question && (talk::nods(&words) || says && (of_it || short));
        if !(asks || takes) {
            return None;
        }
        heard.push(i);
        if takes {
            return Some(heard);
        }
    }
    None
}

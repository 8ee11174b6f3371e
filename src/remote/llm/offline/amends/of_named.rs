//! Another's value with the thing that it is of, where several things have one each: `front tyres to thirty, rear tyres
//! to forty.` **`Rear tyres forty-five.`** `Rear tyres forty-five, yes.`
use super::super::amounts::{Amount, amounts, item_of, number_in_front};
use super::super::fillers;
use super::super::lexicon::{DETERMINERS, opens_place};
use super::super::patterns::{find, has_any, patterns, starts_any};
use super::super::repairs::value_of;
use super::super::talk;
use super::super::token::{Token, bare_last, places_in, stems};
use super::super::turns::{End, Sentence};
use super::stated::{Stated, led_only_cues, stated};
use super::{FAR, NEAR, before, keep, own_place, replace, replies, tells};

/// The most words of a thing, and between a thing and its value.
const THING: usize = 3;
const GAP: usize = 3;
/// The most words that only say the value again.
const SHORT: usize = 4;
/// The most words of a sentence that puts right what its speaker told.
const LONGEST: usize = 8;
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

/// A speaker's own value with its thing, said to put right what they told of it: `small is £3 now`, `tarts 25 sorry`.
pub(super) fn own(sentences: &mut [Sentence], at: usize) -> Option<usize> {
    let s = &sentences[at];
    if s.end == End::Question || s.tokens.len() > LONGEST {
        return None;
    }
    let words = fillers::pauses(&s.tokens);
    let cued = has_any(&words, patterns!["now|should|sorry|actually"])
        || led_only_cues(talk::lead(&words)).1;
    let (thing, new) = cued.then(|| named(&words))??;
    let (told, old) = own_place(sentences, at, FAR, |told| of_thing(told, &thing, &new))?;
    if !replace(&mut sentences[told], &[old], &new) {
        return None;
    }
    keep(&mut sentences[at], &new.rest);
    Some(told)
}

/// **`rear tyres`** `forty-five`, **`tarts`** `were 25 last time`
fn named(words: &[Token]) -> Option<(Vec<Token>, Stated)> {
    let (words, _) = led_only_cues(talk::lead(words));
    let value = amounts(words).into_iter().find(Amount::is_number)?;
    let is = |t: &&Token| {
        matches!(
            t.key.as_str(),
            "the" | "is" | "are" | "at" | "was" | "were" | "should" | "be"
        )
    };
    let before = &words[..value.at];
    let mut thing: Vec<Token> = before.iter().filter(|t| !is(t)).cloned().collect();
    let noun = |t: &Token| t.tail().is_none();
    let last = thing.last_mut()?;
    let stated_of = last.key.strip_suffix("'s").map(str::to_owned);
    let copula = stated_of.is_some() || before.iter().any(|t| is(&t));
    if let Some(key) = stated_of {
        last.key = key.into();
    }
    let value = &words[value.at..];
    let then = find(
        value,
        patterns![
            "last|this week|time|month|year|season|night",
            "no|surely|innit",
            "isn't it"
        ],
    );
    let new = stated(value.get(..then.map_or(value.len(), |(at, _)| at))?)
        .filter(|n| n.values.len() == 1 && n.label.is_none())?;
    let alone = thing.len() == 1;
    let deed = alone && !copula && super::super::verbs::is_action(&thing[0].key);
    let light = alone
        && (DETERMINERS.contains(thing[0].key.as_str())
            || crate::domain::words::is_function_word(&thing[0].key));
    let named = (1..=THING).contains(&thing.len()) && thing.iter().all(noun) && !deed && !light;
    (named && stems(&thing).len() == thing.len()).then_some((thing, new))
}

/// `it should be fifty` **`on five`**: the case that the value is of, behind it.
fn named_behind(words: &[Token]) -> Option<(Vec<Token>, Stated)> {
    let (words, _) = led_only_cues(talk::lead(words));
    let words = value_of(words);
    let value = number_in_front(words)?;
    let mut thing = words[value.end..].to_vec();
    if thing.last().is_some_and(|t| t.key == "now") {
        thing.pop();
    }
    bare_last(&mut thing);
    let led = starts_any(&thing, patterns!["on|for|in|with|at|under *"]).is_some();
    let new = stated(&words[..value.end]).filter(|n| n.values.len() == 1)?;
    (led && thing.len() <= THING).then_some((thing, new))
}

/// `timps on 60`, and `timps 40`: where the value of the thing stands that a sentence names, and the other one.
pub(super) fn value_of_thing(told: &[Token], words: &[Token]) -> Option<(Amount, Stated)> {
    let (thing, new) = named(words)?;
    Some((of_thing(told, &thing, &new)?, new))
}

/// The value that comes next after the thing.
fn of_thing(told: &[Token], thing: &[Token], new: &Stated) -> Option<Amount> {
    let other = |a: &Amount| new.first().may_stand_for(a) && !new.first().alike(a);
    let listed = amounts(told)
        .into_iter()
        .filter(Amount::is_number)
        .find(|a| {
            item_of(told, a).is_some_and(|item| places_in(&told[item], thing).next().is_some())
        });
    if listed.is_some() {
        return listed.filter(other);
    }
    let from = places_in(told, thing).next()?;
    // `ten in the hall and four in the foyer`: a case in front of its value begins a clause
    let case = thing.first().is_some_and(|t| opens_place(&t.key));
    if case && from > 0 && told[from - 1].tail().is_none() {
        return None;
    }
    let end = from + thing.len();
    let old = amounts(told).into_iter().find(|a| a.at >= end)?;
    let near = old.at <= end + GAP && told[end..old.at].iter().all(|t| t.tail().is_none());
    (near && other(&old)).then_some(old)
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

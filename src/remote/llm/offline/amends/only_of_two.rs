//! The one of two that is left: `Walk the floors at three and at five.` **`Actually only at three now.`**
use ecow::EcoString;

use super::super::lexicon::{DETERMINERS, opens_place};
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, bare_last, keys, mark_last, put_for};
use super::super::turns::{End, Sentence, unsay};
use super::stated::led_only_cues;
use super::{own_deeds, own_steps, spoken};

/// The most words of the one.
const ONE: usize = 4;
/// The most words of the sentence.
const SHORT: usize = 9;

/// Leaves the other out where both were told.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if !spoken(s) || s.end == End::Question || s.tokens.len() > SHORT {
            continue;
        }
        if let Some((told, words)) =
            without_other(sentences, at).or_else(|| both_now(sentences, at))
        {
            sentences[told].tokens = words;
            unsay(&mut sentences[at..=at]);
        }
    }
}

/// The step that tells of both, and its words with only the one.
fn without_other(sentences: &[Sentence], at: usize) -> Option<(usize, Vec<Token>)> {
    let (led, one) = only(&sentences[at].tokens)?;
    let told = own_deeds(sentences, (at, at), 1).next()?;
    let words = &sentences[told].tokens;
    let here = super::super::token::places_in(words, &one).next()?;
    let end = here + one.len();
    let named = |from: usize| from + opening(&words[from..]);
    let (from, to) = if words.get(end).is_some_and(|t| t.key == "and") && bare(&words[here..end]) {
        (end, named(end + 1) + one.len())
    } else {
        let mut first = here;
        while first > 0 && opens(&words[first - 1]) {
            first -= 1;
        }
        let and = first.checked_sub(1).filter(|i| words[*i].key == "and")?;
        let mut other = and.checked_sub(one.len())?;
        let core = &words[other..and];
        if !bare(core) || core.iter().any(opens) {
            return None;
        }
        while other > 0 && opens(&words[other - 1]) && words[other - 1].tail().is_none() {
            other -= 1;
        }
        (other, first)
    };
    // one of more than two
    let listed = from.checked_sub(1).is_some_and(|i| words[i].comma());
    if to > words.len() || listed {
        return None;
    }
    let mut left = words[..from].to_vec();
    // `morning and night`, `only` **at** `night`
    let bare_there = here == 0 || !opens(&words[here - 1]);
    if bare_there {
        let at = from.min(here);
        left.splice(at..at, led);
    }
    left.extend_from_slice(&words[to..]);
    if to == words.len() {
        mark_last(&mut left, '.');
    }
    Some((told, left))
}

/// `On Tuesdays and Fridays.` **`Well, it's Mondays and Thursdays now.`**: the step, with the two that it is now.
fn both_now(sentences: &[Sentence], at: usize) -> Option<(usize, Vec<Token>)> {
    let words = talk::lead(&sentences[at].tokens);
    let n = starts_any(words, patterns!["well|no|actually? it's|they're|that's"])?;
    let [a, and, b, now @ ..] = &words[n..] else {
        return None;
    };
    let kind = |t: &Token| super::super::alignment::kind(&t.key);
    let of = kind(a).filter(|k| kind(b) == Some(*k) && and.key == "and")?;
    let ends = now.is_empty()
        || starts_any(now, patterns!["now", "these days", "nowadays"]) == Some(now.len());
    let pair =
        |w: &[Token]| kind(&w[0]) == Some(of) && w[1].key == "and" && kind(&w[2]) == Some(of);
    let (told, from) = own_steps(sentences, (at, at), 2)
        .filter(|_| ends)
        .find_map(|i| Some((i, sentences[i].tokens.windows(3).position(pair)?)))?;
    let mut step = sentences[told].tokens.clone();
    put_for(&mut step, from, from + 3, &words[n..n + 3]);
    Some((told, step))
}

fn bare(words: &[Token]) -> bool {
    words.iter().all(|t| t.tail().is_none())
}

fn opens(t: &Token) -> bool {
    DETERMINERS.contains(t.key.as_str()) || opens_place(&t.key) || t.key == "at"
}

/// How many words stand before what is named: `at the`.
fn opening(words: &[Token]) -> usize {
    words.iter().take_while(|t| opens(t)).count()
}

/// `actually only` **at** and **three** `now`: what leads to the one, and the one.
fn only(words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let (words, _) = led_only_cues(talk::lead(words));
    let n = starts_any(words, patterns!["it's|that's? just|only"])?;
    let mut one = words[n..].to_vec();
    for tail in [&["now"][..], &["these", "days"], &["nowadays"], &["really"]] {
        let ends =
            keys(&one).ends_with(&tail.iter().map(|k| EcoString::from(*k)).collect::<Vec<_>>());
        if ends {
            one.truncate(one.len() - tail.len());
        }
    }
    let led: Vec<Token> = one.drain(..opening(&one)).collect();
    let whole = (1..=ONE).contains(&one.len()) && bare(one.split_last()?.1);
    bare_last(&mut one);
    whole.then_some((led, one))
}

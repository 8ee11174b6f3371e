//! Another value for one of several that were told in one sentence, with the words that say which: `Five at the left and seven at
//! the right.` **`Six, the right one.`**, **`No, six on the right.`**, `two turns on the front ones and two on the back.` **`Three
//! turns on the back ones.`**
use ecow::EcoString;

use super::super::amounts::{Amount, amounts, number_in_front};
use super::super::fillers;
use super::super::lexicon::{is_auxiliary, is_subject};
use super::super::patterns::{patterns, starts_any};
use super::super::repairs::value_of;
use super::super::talk;
use super::super::token::{Token, stems};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::stated::{Stated, led_only_cues, stated};
use super::{own_steps, replace};

/// The most words of such a sentence, and of those that say which.
const LONGEST: usize = 11;
const WHICH: usize = 6;

/// Puts the value where that of the named one stands. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let may = s.mood == Mood::Speech && s.end != End::Question && s.tokens.len() <= LONGEST;
    if !may || !s.tokens.iter().any(Token::is_number) {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let named = named(&words);
    let place = own_steps(sentences, (at, at), 1).find_map(|i| {
        let told = &sentences[i].tokens;
        let which = || {
            named
                .as_ref()
                .and_then(|(new, which)| Some((of_which(told, which, new)?, new.clone())))
        };
        let (old, new) = with_same_words(told, &words).or_else(which)?;
        Some((i, old, new))
    });
    let Some((told, old, new)) = place else {
        return false;
    };
    if !replace(&mut sentences[told], &[old], &new) {
        return false;
    }
    // `Twenty for six!` **`Twenty.`**
    let again = sentences.get(at + 1).is_some_and(|n| {
        let all = amounts(&n.tokens);
        n.turn == sentences[at].turn && matches!(all.as_slice(), [one] if one.end == n.tokens.len() && one.alike(new.first()))
    });
    unsay(&mut sentences[at..=at + usize::from(again)]);
    true
}

/// `three turns on` **the back ones**, `six,` **the right one**, `on` **the right**, `six`: the value, and what says of which it is.
fn named(words: &[Token]) -> Option<(Stated, Vec<EcoString>)> {
    let (words, _) = led_only_cues(talk::lead(words));
    let words = value_of(words);
    let value = amounts(words).into_iter().find(Amount::is_number)?;
    let place = patterns!["on|for|in|at|with|by|to *"];
    let (which, said) = match value.at {
        0 => {
            let behind = &words[value.end..];
            let led = starts_any(behind, place).is_some()
                || words[value.end - 1].comma()
                    && starts_any(behind, patterns!["the|your|my *"]).is_some();
            (led.then_some(behind)?, &words[..value.end])
        }
        at => {
            starts_any(words, place)?;
            (&words[..at], &words[at..value.end])
        }
    };
    let ends = value.at == 0 || value.end == words.len();
    let idle = |t: &Token| {
        matches!(
            t.key.as_str(),
            "one" | "ones" | "fact" | "actually" | "really" | "now" | "sorry" | "mean" | "i"
        )
    };
    let says = |t: &Token| {
        is_subject(&t.key) && t.key != "i"
            || is_auxiliary(&t.key)
            || matches!(
                t.key.as_str(),
                "if" | "when" | "once" | "after" | "unless" | "until"
            )
    };
    let plain = which.len() <= WHICH && !which.iter().any(says);
    let kept: Vec<Token> = which.iter().filter(|t| !idle(t)).cloned().collect();
    let names = stems(&kept);
    let new = stated(said).filter(|n| n.values.len() == 1 && n.label.is_none())?;
    (ends && plain && !names.is_empty()).then_some((new, names))
}

/// `eighteen for six.` **`Twenty for six!`**: the value that has the same words behind it.
fn with_same_words(told: &[Token], words: &[Token]) -> Option<(Amount, Stated)> {
    let (words, _) = led_only_cues(talk::lead(words));
    let value = number_in_front(words)?;
    let behind = words
        .get(value.end..)
        .filter(|b| b.len() > 1 && words[value.end - 1].tail().is_none())?;
    let new = stated(&words[..value.end]).filter(|n| n.values.len() == 1 && n.label.is_none())?;
    let same = |a: &Amount| {
        let said = told.get(a.end..a.end + behind.len());
        said.is_some_and(|said| said.iter().zip(behind).all(|(a, b)| a.key == b.key))
    };
    let mut all = amounts(told)
        .into_iter()
        .filter(|a| new.may_stand_for(a) && same(a));
    let old = all.next().filter(|old| !value.alike(old))?;
    all.next().is_none().then_some((old, new))
}

/// The value of the one part of a sentence that has all the words, where each of several parts has one.
fn of_which(told: &[Token], which: &[EcoString], new: &Stated) -> Option<Amount> {
    let all: Vec<Amount> = amounts(told)
        .into_iter()
        .filter(|a| new.may_stand_for(a))
        .collect();
    let mut found = None;
    let (mut from, mut valued) = (0, 0);
    while from < told.len() {
        let end = from + part(&told[from..]);
        let mut own = all.iter().filter(|a| a.at >= from && a.end <= end);
        if let Some(value) = own.next() {
            valued += 1;
            let said = stems(&told[from..end]);
            let named = which.iter().all(|w| said.contains(w));
            if own.next().is_some() || named && found.is_some() {
                return None;
            }
            found = found.or(named.then(|| value.clone()));
        }
        from = end;
    }
    found.filter(|old| valued > 1 && !new.first().alike(old))
}

/// How many words there are up to the next pause, or to what joins another part.
fn part(words: &[Token]) -> usize {
    let joins = |t: &Token| matches!(t.key.as_str(), "and" | "but" | "then");
    let end = (1..words.len()).find(|i| joins(&words[*i]) || words[i - 1].tail().is_some());
    end.unwrap_or(words.len())
}

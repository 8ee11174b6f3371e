//! A thing with another place or time than it was just told with, after a plain no: `Label the bottles the same day.` **`No.
//! Labels next day, they're wet.`**, `Stack the boxes by the door.` **`No, no, boxes at the back.`**
use super::super::alignment;
use super::super::lexicon::{is_auxiliary, is_subject};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, bare_last, clause_end, stems};
use super::super::turns::{End, Sentence};
use super::super::{fillers, talk};
use super::{before, keep, said_alone, tells};

/// The most words that name the thing, and of where or when.
const NAME: usize = 4;
const PHRASE: usize = 6;

/// Puts the new place or time behind the thing in the step just told. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end == End::Question {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let alone = said_alone(sentences, at, refusal);
    let led = refusal(&words).unwrap_or(0);
    let words = talk::lead(&words[led..]);
    if !alone && led == 0 && now(words) == 0 {
        return false;
    }
    let Some((thing, new)) = thing_and_phrase(words) else {
        return false;
    };
    let behind = if alone { at - 1 } else { at };
    let found = before(sentences, behind, 1).find_map(|i| {
        let told = &sentences[i];
        let from = phrase_of(&told.tokens, thing, new).filter(|_| tells(told))?;
        Some((i, from))
    });
    let Some((told, from)) = found else {
        return false;
    };
    let rest = &words[thing.len() + clause_end(&words[thing.len()..])..];
    let mut new = new.to_vec();
    bare_last(&mut new);
    new[0].word = super::super::phrase::lowered(&new[0].word);
    let old = &mut sentences[told].tokens;
    let end = phrase_end(old, from);
    if let Some(last) = new.last_mut() {
        last.word.extend(old[end - 1].tail());
    }
    old.splice(from..end, new);
    if alone {
        sentences[at - 1].tokens.clear();
    }
    // `…, they get dusty`: why
    let why = starts_any(rest, patterns!["they|it|it's|they're|the|that's"]).is_some();
    keep(&mut sentences[at], if why { &[] } else { rest });
    true
}

/// `So I stack the chairs by the wall?` `No, chairs under the stage.` as `no, under the stage`.
pub(super) fn bare_thing(words: &mut Vec<Token>, asked: &[Token]) {
    let led = refusal(words).filter(|n| *n < words.len()).unwrap_or(0);
    let named = thing_and_phrase(&words[led..])
        .filter(|(thing, new)| !thing.is_empty() && phrase_of(asked, thing, new).is_some());
    if let Some(n) = named.map(|(thing, _)| thing.len()).filter(|_| led > 0) {
        words.drain(led..led + n);
    }
}

/// How many words refuse, and do no more: `no`, `no, no`, `not any more`.
fn refusal(words: &[Token]) -> Option<usize> {
    let one = |words: &[Token]| {
        starts_any(
            words,
            patterns![
                "oh|ah|er|well? no|nope|nah|wrong",
                "not any more",
                "not anymore|now"
            ],
        )
        .filter(|n| words[n - 1].tail().is_some() || *n == words.len())
    };
    let first = one(words)?;
    Some(first + one(&words[first..]).unwrap_or(0))
}

/// Where the phrase ends that begins there: before another that is led by a word of its own.
fn phrase_end(told: &[Token], from: usize) -> usize {
    let end = from + clause_end(&told[from..]);
    let led = |i: &usize| told[*i].key == "for" || matches!(kind(&told[*i..]), Some(Kind::Led(_)));
    (from + 2..end).find(led).unwrap_or(end)
}

/// `labels | next day`, `the boxes | at the back`: what is named, and where or when.
fn thing_and_phrase(words: &[Token]) -> Option<(&[Token], &[Token])> {
    let article = starts_any(words, patterns!["the|your|our|those|these"]).unwrap_or(0);
    let joined = |i: &usize| *i == 0 || *i > article && words[*i - 1].tail().is_none();
    // `no, the next day`, `in the safe now`, and not `no, Monday`, which every value is put right by
    let when = starts_any(words, patterns!["the|in|straight|overnight"]).is_some();
    let bare = |kind: Kind| match kind {
        Kind::When => when,
        Kind::Led(_) => now(words) > 0,
    };
    let from = (0..=NAME.min(words.len().saturating_sub(1)))
        .filter(joined)
        .find(|i| kind(&words[*i..]).is_some_and(|k| *i > 0 || bare(k)))?;
    let clause = &words[from..from + clause_end(&words[from..])];
    let new = &clause[..clause.len() - now(clause)];
    let plain = !words[..from].iter().any(|t| {
        is_subject(&t.key)
            || is_auxiliary(&t.key)
            || matches!(t.key.as_str(), "last" | "first" | "not" | "never")
    });
    (plain && (1..=PHRASE).contains(&new.len())).then_some((&words[..from], new))
}

/// How many words at the end of a phrase say that it holds from now on: `in the safe` **now**.
fn now(words: &[Token]) -> usize {
    let last = &words[..clause_end(words)].last();
    let now = last.is_some_and(|t| matches!(t.key.as_str(), "now" | "instead" | "then"));
    usize::from(now && clause_end(words) > 2)
}

/// What a phrase of place or time says.
#[derive(PartialEq, Clone, Copy)]
enum Kind<'a> {
    /// When: `next day`, `the night before`.
    When,
    /// By its preposition.
    Led(&'a str),
}

/// Whether words begin with a time that no clock tells: `next day`, `on a Friday`, `in the morning`.
pub(super) fn is_when(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "the? same|next|following|first day|morning|night|evening|afternoon|week|thing",
            "the? day|night|morning|evening|week before|after",
            "straight|right away|after|afterwards",
            "in the morning|afternoon|evening",
            "at night|lunchtime|noon",
            "on? a? mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|monday|tuesday|wednesday|thursday|friday|saturday|sunday",
            "today|tomorrow|overnight"
        ],
    )
    .is_some()
}

fn kind(words: &[Token]) -> Option<Kind<'_>> {
    let first = words.first()?;
    if is_when(words) {
        return Some(Kind::When);
    }
    (alignment::kin(&first.key, &first.key) && words.len() > 1).then_some(Kind::Led(&first.key))
}

/// Where the phrase of the same kind begins that a step has behind the thing, or behind the deed that is named after it.
fn phrase_of(told: &[Token], thing: &[Token], new: &[Token]) -> Option<usize> {
    let new = kind(new)?;
    let alike = |at: usize| match (kind(&told[at..]), new) {
        (Some(Kind::When), Kind::When) => true,
        (Some(Kind::Led(one)), Kind::Led(other)) => alignment::kin(one, other),
        _ => false,
    };
    let joined = |at: usize| told[at - 1].tail().is_none() && alike(at);
    let named = stems(thing);
    let Some(last) = named.last() else {
        // `no, the next day`, and the place that the step ends with
        return match new {
            Kind::When => (1..told.len()).find(|i| joined(*i)),
            Kind::Led(_) => (1..told.len())
                .rev()
                .find(|i| joined(*i))
                .filter(|i| clause_end(&told[*i..]) == told.len() - i),
        };
    };
    let thing = (0..told.len()).find(|i| stems(&told[*i..=*i]).contains(last))?;
    if thing == 0 {
        return (1..told.len()).find(|i| joined(*i));
    }
    (thing + 1 < told.len() && joined(thing + 1)).then_some(thing + 1)
}

//! What is denied beside what holds: `not the left, the right`, `the right, not the left`.
use super::super::amounts::given_up;
use super::super::lexicon::{is_auxiliary, is_subject};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, clause_end, keys, places, stems};
use super::super::turns::Sentence;
use super::{Gather, Told};
use crate::domain::quantity::quantities_of;
use crate::domain::words::stem;

/// The most words that name a thing.
const NAME: usize = 4;

impl Gather {
    /// `not the left, the right`, `the right, not the left`: the one for the other, in a step told just now.
    pub(super) fn swaps(&mut self, s: &Sentence, at: usize, words: &[Token]) -> bool {
        let Some((old, new)) = contrasted(words) else {
            return false;
        };
        let gone = stems(old);
        let holds = |t: &Told| {
            let said = stems(&t.tokens);
            t.source == s.source
                && t.reading.is_some()
                && at <= t.until + 3
                && gone.iter().all(|w| said.contains(w))
                && !stems(new).iter().all(|w| said.contains(w))
        };
        let from = self.told.len().saturating_sub(3);
        let Some(i) = self.told[from..].iter().rposition(holds).map(|i| from + i) else {
            return false;
        };
        let told = &mut self.told[i];
        let place = places(new);
        let changed = swap(&mut told.tokens, old, new);
        if let Some(reading) = told.reading.as_mut().filter(|_| changed) {
            let _ = swap(&mut reading.main, old, new) || swap(&mut reading.condition, old, new);
            told.evidence.extend(place);
            told.until = told.until.max(at);
            (self.contested, self.denied) = (None, None);
        }
        changed
    }
}

/// What is denied and what holds: `not the left, the right`, `the right, not the left`.
fn contrasted(words: &[Token]) -> Option<(&[Token], &[Token])> {
    let bare = |w: &'_ [Token]| {
        starts_any(
            w,
            patterns![
                "but? it's|its|that's|they're|use the|a|an?",
                "but? the|a|an"
            ],
        )
        .unwrap_or(0)
    };
    let comma = words
        .iter()
        .take(NAME + 3)
        .position(|t| t.tail().is_some())?;
    let (first, rest) = words.split_at(comma + 1);
    let end = clause_end(rest);
    let second = &rest[..end];
    let (old, new) = match (
        starts_any(first, patterns!["not"]),
        starts_any(second, patterns!["not"]),
    ) {
        (Some(n), None) => (&first[n..], second),
        (None, Some(n)) => (&second[n..], first),
        _ => return None,
    };
    if bare(new) == 0 && has_place(new) {
        return None;
    }
    let (old, mut new) = (&old[bare(old)..], &new[bare(new)..]);
    if let [head @ .., one] = new
        && matches!(one.key.as_str(), "one" | "ones")
        && !head.is_empty()
    {
        new = head;
    }
    // `it's a scan now, not a print`
    if let [head @ .., now] = new
        && matches!(now.key.as_str(), "now" | "nowadays")
        && !head.is_empty()
    {
        new = head;
    }
    let cue = |t: &Token| {
        matches!(
            t.key.as_str(),
            "sorry" | "wait" | "no" | "actually" | "hang" | "mean"
        )
    };
    let plain = |w: &[Token]| {
        !w.is_empty()
            && w.len() <= NAME
            && !stems(w).is_empty()
            && !w
                .iter()
                .any(|t| is_subject(&t.key) || is_auxiliary(&t.key) || cue(t))
    };
    let part = |t: &Token| {
        matches!(
            t.key.as_str(),
            "half" | "quarter" | "third" | "double" | "twice" | "once"
        )
    };
    let counts = |w: &[Token]| !quantities_of(&keys(w)).is_empty() || w.iter().any(part);
    let states = new.iter().rev().skip(1).any(|t| t.key.ends_with("'s"));
    (plain(old) && plain(new) && !states && counts(old) == counts(new))
        .then(|| (given_up(old, new), new))
}

/// `phones in the safe`, `not the cage`: another thing, with its own place.
fn has_place(new: &[Token]) -> bool {
    matches!(new, [_, place, _, ..] if matches!(place.key.as_str(), "in" | "into" | "on" | "onto" | "under"))
}

/// Puts words in the place of others, with the punctuation of those. Says whether they stood there.
fn swap(words: &mut Vec<Token>, old: &[Token], new: &[Token]) -> bool {
    let same = |at: &usize| {
        words[*at..*at + old.len()]
            .iter()
            .zip(old)
            .all(|(a, b)| stem(&a.key) == stem(&b.key))
    };
    let Some(at) = (0..(words.len() + 1).saturating_sub(old.len()))
        .rev()
        .find(same)
    else {
        return false;
    };
    let tail = words[at + old.len() - 1].tail();
    let mut put = new.to_vec();
    if let Some(last) = put.last_mut() {
        last.bare();
        last.word.extend(tail);
    }
    words.splice(at..at + old.len(), put);
    true
}

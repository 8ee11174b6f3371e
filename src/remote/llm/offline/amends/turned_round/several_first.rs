//! Several deeds that come before the one that was told first: `You prime it first.` **`Well, first you sand it, then you dust it.`**
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::phrase::lowered;
use super::super::super::reading::{Force, asks};
use super::super::super::talk;
use super::super::super::token::{Token, bare_last, clause_end, put_for};
use super::super::super::turns::Sentence;
use super::super::super::verbs::is_action;

/// The deeds that come first, done to the same thing, and whether the one that was told is the last of them.
pub(super) fn told(words: &[Token], told: &Sentence) -> Option<(Vec<Token>, bool)> {
    let cue = starts_any(words, patterns!["oh? well|no|sorry|actually|wait"])
        .filter(|n| words[n - 1].tail().is_some())?;
    let body = talk::lead(&words[cue..]);
    let lead = starts_any(
        body,
        patterns!["first|firstly of? all? you|we", "you|we first"],
    )
    .filter(|n| *n > 1)?;
    let read = asks(told).filter(|r| r.force == Force::Step && r.condition.is_empty())?;
    let (verb, object) = read.main.split_first()?;
    let mut first = body.get(lead..)?.to_vec();
    let several = first.iter().skip(1).any(|t| t.key == "then");
    let same = !several || first.first().is_some_and(|t| t.key == verb.key);
    if same || !is_action(&first.first()?.key) {
        return None;
    }
    let points = Token::is_it_or_them;
    let again = first
        .windows(2)
        .rposition(|w| w[0].key == verb.key && points(&w[1]))
        .is_some_and(|i| i + 2 == first.len() && i > 2);
    // `the screen` **first**
    let back = object.last().is_some_and(|t| t.key == "first");
    let object = &object[..object.len() - usize::from(back)];
    let named = clause_end(object) == object.len()
        && (1..=super::NAME).contains(&object.len())
        && !points(object.first()?);
    if let Some(it) = first.iter().position(points).filter(|_| named) {
        let mut object = object.to_vec();
        bare_last(&mut object);
        object[0].word = lowered(&object[0].word);
        put_for(&mut first, it, it + 1, &object);
    }
    Some((first, again))
}

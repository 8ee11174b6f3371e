//! A thing that is named and asked about: its limit, where it is, and which way it is done.
use super::super::super::amounts::amounts;
use super::super::super::gather::is_thing;
use super::super::super::lexicon::PLACES;
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::token::{Token, mark_last};

/// `What's the max height?` `5 boxes.`: the limit that was asked for, and how much it is.
pub(super) fn bound(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        words,
        patterns!["what's the|our|your?", "what is the|our|your?"],
    )?;
    let mut name = words.get(n..)?.to_vec();
    let limit = |t: &Token| {
        matches!(
            t.key.as_str(),
            "max" | "maximum" | "min" | "minimum" | "limit" | "most" | "least"
        )
    };
    let value = amounts(answer);
    let led = value.first().is_some_and(|a| a.at == 0 && a.is_number());
    mark_last(&mut name, ':');
    (led && (2..=4).contains(&name.len()) && name.iter().any(limit) && is_thing(&name))
        .then(|| [name.as_slice(), answer].concat())
}

/// `Where's the scale kept?` `In the cupboard.`: the thing, and where it is.
pub(super) fn where_is(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        words,
        patterns![
            "where's|wheres",
            "where is|are",
            "what's|whats number|code|password|address|key"
        ],
    )
    .or_else(|| {
        // `What's the number?` `On the sticker.`
        let the = starts_any(
            words,
            patterns!["what's|whats the|your|our", "what is the|your|our"],
        )?;
        Some(the - 1)
    })?;
    let rest = words.get(n..)?;
    let kept = rest.iter().position(|t| {
        matches!(
            t.key.as_str(),
            "kept" | "stored" | "then" | "now" | "usually" | "again" | "at"
        )
    });
    let mut thing = rest[..kept.unwrap_or(rest.len())].to_vec();
    let all = starts_any(
        &thing,
        patterns!["it|that|this|them|they|he|she|everybody|everyone"],
    )
    .is_none();
    mark_last(&mut thing, ':');
    let placed = PLACES.contains(answer[0].key.as_str()) || answer[0].key == "next";
    (all && placed && (1..=4).contains(&thing.len()) && is_thing(&thing))
        .then(|| [thing.as_slice(), answer].concat())
}

/// `Screws from above?` `From below.`: the thing with the way that was answered.
pub(super) fn other_way(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    const NAME: usize = 4;
    if words.iter().any(|t| t.key == "or") {
        return None;
    }
    let way = (1..words.len().min(NAME)).find(|i| PLACES.contains(words[*i].key.as_str()))?;
    if starts_any(
        words,
        patterns!["what|what's|who|who's|where|where's|which|why|how|how's|is|are|do|does"],
    )
    .is_some()
    {
        return None;
    }
    let (thing, asked) = words.split_at(way);
    let same = answer.first().is_some_and(|t| t.key == asked[0].key);
    let mut named = thing.to_vec();
    mark_last(&mut named, ':');
    (same && is_thing(thing) && asked.len() <= NAME).then(|| [&named, answer].concat())
}

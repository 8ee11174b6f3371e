//! A thing that is named and asked about: its limit, where it is, which way it is done, and by what it is known.
use super::super::super::amounts::amounts;
use super::super::super::gather::is_thing;
use super::super::super::lexicon::{PLACES, is_auxiliary, opens_place};
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::phrase::{lowered, raised};
use super::super::super::token::{Token, mark_last};
use super::super::replies::tells_nothing;

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

/// `How do I know` **it's done**: what is to be known.
pub(super) fn to_know(words: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        words,
        patterns!["how do|will|can|would i|you|we know|tell|see if|when|that? *"],
    )?;
    let mut clause = words[n - 1..].to_vec();
    clause.last_mut()?.bare();
    let told = clause.len() >= 2 && !matches!(clause[0].key.as_str(), "if" | "when" | "that");
    told.then_some(clause)
}

/// `How do you know it's ready?` `It goes clear.`, `You hear it.`: by what it is known.
pub(super) fn known_when(words: &[Token], told: &[Token]) -> Option<Vec<Token>> {
    let mut whole = to_know(words)?;
    let sign = starts_any(
        told,
        patterns![
            "you|you'll|you can hear|see|feel|smell|notice|taste",
            "you can|will|'ll? hear|see|feel|smell|notice|taste",
            "it|it's|it'll|they|they're|there's|the *"
        ],
    );
    // `It's on the order.`, `There's a list.`: where one looks it up
    let kept = starts_any(told, patterns!["it's|they're|there's|that's *"])
        .is_some_and(|n| told[0].key == "there's" || opens_place(&told[n - 1].key));
    let is = whole
        .iter()
        .any(|t| is_auxiliary(&t.key) || t.key.ends_with("'s") || t.key.ends_with("'re"));
    let either = told.iter().any(|t| t.key == "or");
    if sign.is_none() || kept || !is || either || tells_nothing(told) {
        return None;
    }
    let mut said = told.to_vec();
    said[0].word = lowered(&said[0].word);
    whole.push(Token::new("when", said[0].at));
    whole.extend(said);
    whole[0].word = raised(&whole[0].word);
    mark_last(&mut whole, '.');
    Some(whole)
}

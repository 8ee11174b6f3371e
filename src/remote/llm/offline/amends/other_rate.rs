//! What a rate is of, put right: `Charge them six pounds an hour.` **`Half hour, sorry.`**, `Run it at two litres a minute.` **`No, a
//! second.`**
mod with_count;

use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::token::{Token, put_for};
use super::super::turns::{End, Sentence};
use super::stated::led_only_cues;
use super::{before, keep, spoken};
use crate::domain::quantity::unit_of;

/// The most words in which it is said.
const SHORT: usize = 6;

/// Puts what the rate is of in its place.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let s = &sentences[at];
        if s.end == End::Question || !spoken(s) {
            continue;
        }
        if let Some(from) = in_one_breath(&s.tokens)
            && let Some((unit, len)) = other(&s.tokens[from + 1..])
        {
            let words = &mut sentences[at].tokens;
            words.drain(from + 1..from + 1 + len);
            put_unit(words, from, unit);
            continue;
        }
        if at > 0 && with_count::put_right(sentences, at) {
            continue;
        }
        let s = &sentences[at];
        if at == 0 || s.tokens.len() > SHORT {
            continue;
        }
        let Some((unit, len)) = other(&s.tokens) else {
            continue;
        };
        let rest = s.tokens[len..].to_vec();
        let own = |i: &usize| sentences[*i].speaker == s.speaker;
        let told = before(sentences, at, 2).find(own);
        let place = told.and_then(|i| {
            let words = &sentences[i].tokens;
            let from = (1..words.len()).find(|p| p + 1 == words.len() && is_rate(words, *p))?;
            Some((i, from))
        });
        if let Some((told, from)) = place {
            put_unit(&mut sentences[told].tokens, from, unit);
            keep(&mut sentences[at], &rest);
        }
    }
}

/// `six pounds an` **hour,** `half hour, sorry`: where the unit stands that is put right at once.
fn in_one_breath(words: &[Token]) -> Option<usize> {
    (2..words.len().saturating_sub(1)).find(|p| words[*p].comma() && is_rate(words, *p))
}

/// Puts the other unit where the one stands, and the article that it takes before it.
fn put_unit(words: &mut Vec<Token>, from: usize, mut unit: Vec<Token>) {
    unit[0].word = lowered(&unit[0].word);
    let each = &words[from - 1];
    if each.key != "per" {
        let vowel = matches!(
            unit[0].key.as_str(),
            "hour" | "hr" | "inch" | "acre" | "ounce"
        );
        words[from - 1] = Token::new(if vowel { "an" } else { "a" }, each.at);
    }
    put_for(words, from, from + 1, &unit);
}

/// `an` **hour**, behind a measure.
fn is_rate(words: &[Token], at: usize) -> bool {
    let each = at >= 2
        && matches!(words[at - 1].key.as_str(), "a" | "an" | "per")
        && words[at - 1].tail().is_none()
        && words[at - 2].tail().is_none();
    let counted = |i: usize| words[..i].iter().rev().take(2).any(Token::is_number);
    each && unit_of(&words[at].key).is_some() && counted(at - 1)
}

/// `Half hour, sorry`, `No, a second`: the other unit, and how many words say so.
fn other(words: &[Token]) -> Option<(Vec<Token>, usize)> {
    let (said, cued) = led_only_cues(words);
    let lead = words.len() - said.len();
    let article = starts_any(said, patterns!["a|an|per|every"]).unwrap_or(0);
    let part = starts_any(&said[article..], patterns!["half|quarter an|a?"]).unwrap_or(0);
    let end = article + part + 1;
    let unit = said.get(end - 1).filter(|t| unit_of(&t.key).is_some())?;
    let behind = starts_any(
        &said[end..],
        patterns!["sorry|actually|rather", "i mean|meant"],
    );
    let closed = unit.tail().is_some() || end == said.len();
    let alone = end + behind.unwrap_or(0);
    let ends = alone == said.len() || said[alone - 1].tail().is_some();
    let named = said.get(article..end)?.to_vec();
    (closed && ends && (cued || behind.is_some())).then_some((named, lead + alone))
}

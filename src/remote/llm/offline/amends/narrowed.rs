//! One of several deeds that another says needs no doing, and what is left of them: `close the entry and delete the copy.`
//! `Deleting it is automatic.` **`Oh is it. Ok so just close the entry.`**; `alarm off, heating on.` `The heating's on a
//! timer now.` **`Is it? Scrap that then.`**
use ecow::EcoString;

use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, bare_last, clause_end, stems};
use super::super::turns::{End, Sentence, unsay};
use super::overruled::LEAVING_OUT;
use super::taken_on::{others, taken};
use super::{NEAR, keep, own_steps};

/// What is left of the deeds.
enum Left {
    /// `just close the entry`
    Only(Vec<EcoString>),
    /// `scrap that then`
    Others,
}

/// Takes the deed out of those that it was told with. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = taken(&s.tokens);
    let end = clause_end(words);
    let Some(left) = left(&words[..end]).filter(|_| s.end != End::Question) else {
        return false;
    };
    let Some(other) = others(sentences, at) else {
        return false;
    };
    let said = stems(&sentences[other].tokens);
    let found = own_steps(sentences, (at, other), NEAR)
        .find_map(|i| Some((i, without(&sentences[i].tokens, &said, &left)?)));
    let Some((told, whole)) = found else {
        return false;
    };
    let rest = words[end..].to_vec();
    sentences[told].tokens = whole;
    unsay(&mut sentences[other..at]);
    keep(&mut sentences[at], &rest);
    true
}

/// `just` **close the entry** `then`, `scrap that then`
fn left(clause: &[Token]) -> Option<Left> {
    let ends = |n: usize| {
        let rest = &clause[n..];
        rest.iter()
            .all(|t| matches!(t.key.as_str(), "then" | "now"))
    };
    if let Some(n) = starts_any(clause, &LEAVING_OUT) {
        return ends(n).then_some(Left::Others);
    }
    let n = starts_any(
        clause,
        patterns![
            "so|then|and|well? you|we|i? just|only",
            "so|then|and|well? it's just|only"
        ],
    )?;
    let mut body = clause[n..].to_vec();
    bare_last(&mut body);
    body.pop_if(|t| matches!(t.key.as_str(), "then" | "now"));
    let named = stems(&body);
    (named.len() >= 2).then_some(Left::Only(named))
}

/// The deeds of a step but those that another spoke of; nothing where all or none of them would go.
fn without(step: &[Token], said: &[EcoString], left: &Left) -> Option<Vec<Token>> {
    let joins = |t: &Token| matches!(t.key.as_str(), "and" | "then");
    let mut parts: Vec<&[Token]> = Vec::new();
    let mut from = 0;
    for to in 1..=step.len() {
        let ends = step.get(to).is_none_or(joins) || step[to - 1].comma();
        if ends && to > from {
            parts.push(&step[from..to]);
            from = to;
        }
    }
    let shares = |part: &[Token]| stems(part).iter().any(|w| said.contains(w));
    let goes = |part: &&[Token]| match left {
        Left::Others => shares(part),
        Left::Only(named) => {
            let own = stems(part);
            shares(part) && !named.iter().all(|w| own.contains(w))
        }
    };
    let known = match left {
        Left::Others => true,
        Left::Only(named) => parts.iter().any(|part| {
            let own = stems(part);
            named.iter().all(|w| own.contains(w))
        }),
    };
    let kept: Vec<&[Token]> = parts.iter().filter(|p| !goes(p)).copied().collect();
    if !known
        || kept.is_empty()
        || kept.len() == parts.len()
        || kept.iter().all(|p| stems(p).is_empty())
    {
        return None;
    }
    let mark = step.last().and_then(Token::tail);
    let mut whole = kept.concat();
    let led = whole.iter().take_while(|t| joins(t)).count();
    whole.drain(..led);
    bare_last(&mut whole);
    whole.last_mut()?.word.extend(mark);
    Some(whole)
}

//! Where somebody has put a thing since: `Key under the third pot.` `Moved it, it's on the nail by the door.` **`Clever.`** The step has the
//! place where it is now.
use super::super::lexicon::opens_place;
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, bare_last, clause_end};
use super::super::turns::{End, Mood, Sentence};
use super::own_said;

/// The most words of what whoever told it says to that.
const NOD: usize = 5;

/// Puts the place in where the thing was told.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len().saturating_sub(1) {
        let (other, reply) = (&sentences[at], &sentences[at + 1]);
        let answered = reply.source == other.source
            && reply.speaker != other.speaker
            && reply.end != End::Question
            && reply.tokens.len() <= NOD
            && !reply
                .tokens
                .iter()
                .any(|t| matches!(t.key.as_str(), "no" | "not" | "nope" | "back"));
        if other.mood != Mood::Speech || other.end == End::Question || !answered {
            continue;
        }
        let Some(place) = moved(&other.tokens) else {
            continue;
        };
        let place = place.to_vec();
        let told = own_said(sentences, at + 1, 2, |words| {
            let last = words
                .iter()
                .rposition(|t| opens_place(&t.key) && t.tail().is_none())?;
            let from = (1..=last)
                .rev()
                .take_while(|i| words[*i - 1].tail().is_none())
                .filter(|i| opens_place(&words[*i].key))
                .min()?;
            (from > 0 && from + clause_end(&words[from..]) == words.len()).then_some(from)
        });
        if let Some((told, from)) = told {
            let words = &mut sentences[told].tokens;
            words.truncate(from);
            bare_last(words);
            words.extend(place);
            sentences[at].tokens.clear();
            sentences[at + 1].tokens.clear();
        }
    }
}

/// `moved it, it's` **on the nail by the door**
fn moved(words: &[Token]) -> Option<&[Token]> {
    let words = talk::lead(words);
    let n = starts_any(
        words,
        patterns![
            "i've|i|we|we've|he|she|they|they've? moved it|them|that it's|they're|it is|are? now?",
            "it's|it has|they've been? moved to?",
            "i've|i|we|we've? put it|them"
        ],
    )?;
    let place = words.get(n..)?;
    place.first().filter(|t| opens_place(&t.key))?;
    (clause_end(place) == place.len() && place.len() > 1).then_some(place)
}

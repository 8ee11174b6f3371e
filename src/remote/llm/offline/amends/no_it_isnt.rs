//! Where something is, denied as soon as it is said: `it's under Circulation, no it isn't.` **`It's under Cataloging.`**, `You find
//! the key in the drawer, no you don't.` **`It's on the hook.`**
use super::super::fillers;
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::talk;
use super::super::token::{Token, bare_last, clause_end, mark_last};
use super::super::turns::Sentence;
use super::keep;
use super::not_this::goes_on;

/// The most words of a place.
const PLACE: usize = 6;

/// Words that a place begins with.
static PLACES: WordSet =
    word_set!("in on at under behind by beside inside above below near opposite with");

/// Puts the place that holds where the one was told that a sentence denies. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let own = |b: &Sentence| b.speaker == s.speaker && b.source == s.source;
    let next = goes_on(sentences, at);
    let (Some(next), Some(mut told)) = (next, denied(&s.tokens)) else {
        return false;
    };
    let words = fillers::pauses(&next.tokens);
    let Some((new, rest)) = placed(talk::lead(&words)) else {
        return false;
    };
    // the denial is a sentence of its own
    let place = at - usize::from(told.is_empty());
    if place < at && own(&sentences[place]) {
        told.clone_from(&sentences[place].tokens);
    }
    let places = |t: &Token| PLACES.contains(t.key.as_str());
    let Some(old) = told.iter().rposition(places).filter(|at| *at > 0) else {
        return false;
    };
    let mut whole = told[..old].to_vec();
    whole.extend(new);
    mark_last(&mut whole, '.');
    sentences[at].tokens.clear();
    sentences[place].tokens = whole;
    keep(&mut sentences[at + 1], &rest);
    true
}

/// What was said before `no it isn't`.
fn denied(words: &[Token]) -> Option<Vec<Token>> {
    let at = (0..words.len()).find(|i| {
        starts_any(
            &words[*i..],
            patterns![
                "oh? no it|that|they|you|we isn't|doesn't|aren't|don't|wasn't|can't",
                "oh? no it's|that's|they're not"
            ],
        )
        .is_some_and(|n| i + n == words.len())
    })?;
    let mut told = words[..at].to_vec();
    bare_last(&mut told);
    Some(told)
}

/// `It's` **on the hook**, and what follows.
fn placed(words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let n = starts_any(
        words,
        patterns!["it's|they're|that's", "it|that|they is|are|goes|go"],
    )?;
    let end = n + clause_end(&words[n..]);
    let mut new = words[n..end].to_vec();
    bare_last(&mut new);
    let place = new.first().is_some_and(|t| PLACES.contains(t.key.as_str()));
    (place && (2..=PLACE).contains(&new.len())).then(|| (new, words[end..].to_vec()))
}

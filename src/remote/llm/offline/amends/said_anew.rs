//! A list begun anew, once a part of it was denied: `one twelfth of the insurance and one twelfth of the deposit.` `Sorry, not the
//! deposit.` **`One twelfth of the insurance and a third of the rent.`**
use ecow::EcoString;

use super::super::fillers;
use super::super::nouns::only_name;
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::talk;
use super::super::token::{Token, bare_last, clause_end, mark_last, places_in, stems};
use super::super::turns::{End, Sentence};
use super::stated::led_only_cues;
use super::{keep, tells};

/// How many words are said again at least.
const AGAIN: usize = 3;

/// Puts the list that holds where it was begun. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let own = |i: &usize| sentences[*i].speaker == s.speaker && sentences[*i].source == s.source;
    let (Some(denial), Some(told)) = (at.checked_sub(1).filter(own), at.checked_sub(2).filter(own))
    else {
        return false;
    };
    let step = &sentences[told];
    let named = denied(&sentences[denial].tokens).filter(|_| s.end != End::Question && tells(step));
    let words = fillers::pauses(&s.tokens);
    let words = talk::lead(&words);
    let again = words
        .get(..AGAIN)
        .filter(|w| w[..AGAIN - 1].iter().all(|t| t.tail().is_none()));
    let (Some(named), Some(again)) = (named, again) else {
        return false;
    };
    let known = stems(&step.tokens);
    let Some(from) = places_in(&step.tokens, again)
        .next()
        .filter(|_| named.iter().all(|w| known.contains(w)))
    else {
        return false;
    };
    let end = clause_end(words);
    let mut whole = step.tokens[..from].to_vec();
    whole.extend(words[..end].iter().cloned());
    if let Some(first) = whole.get_mut(from).filter(|_| from > 0) {
        first.word = lowered(&first.word);
    }
    mark_last(&mut whole, '.');
    let rest = words[end..].to_vec();
    sentences[told].tokens = whole;
    sentences[denial].tokens.clear();
    keep(&mut sentences[at], &rest);
    true
}

/// `Sorry, not` **the deposit**: the words of what is denied, in a sentence that says no more.
fn denied(words: &[Token]) -> Option<Vec<EcoString>> {
    if !words.iter().any(|t| t.key == "not") {
        return None;
    }
    let words = fillers::pauses(words);
    let (words, cued) = led_only_cues(talk::lead(&words));
    let n = starts_any(words, patterns!["not"])?;
    let mut name = words[n..].to_vec();
    bare_last(&mut name);
    (cued && only_name(&name)).then(|| stems(&name))
}

//! What may be done, taken back in the next breath: `It can be two and a broom.` **`No, don't do it with two.`** What was allowed goes,
//! and what is forbidden stands.
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, mark_last, stems};
use super::super::turns::{End, Sentence};
use super::super::{fillers, repairs, talk};
use super::before;
use super::stated::led_only_cues;

/// Takes out what was allowed, or not, and is meant otherwise. Says whether it did.
pub(super) fn taken_back(sentences: &mut [Sentence], at: usize) -> bool {
    no_more(sentences, at) || after_all(sentences, at)
}

/// `Hose, not jet.` **`Scratch that, jet is fine.`**: the denial goes, and no more than that.
fn after_all(sentences: &mut [Sentence], at: usize) -> bool {
    const NAME: usize = 3;
    let s = &sentences[at];
    let led = talk::lead(&s.tokens);
    let (words, cued) = led_only_cues(led);
    let void = repairs::voids(words).unwrap_or(0);
    let words = &words[void..];
    let verb = words
        .iter()
        .take(NAME + 1)
        .position(|t| matches!(t.key.as_str(), "is" | "are") || t.key.ends_with("'s"));
    let fine = verb.and_then(|v| words.get(v + 1)).is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "ok" | "okay" | "fine" | "allowed" | "alright"
        )
    });
    let Some(verb) = verb.filter(|_| fine && (cued || void > 0)) else {
        return false;
    };
    let glued = words[verb]
        .key
        .strip_suffix("'s")
        .map(crate::domain::words::stem);
    let mut thing = stems(&words[..verb]);
    thing.extend(glued);
    let denied = |t: &Sentence| {
        let not = t
            .tokens
            .iter()
            .position(|t| matches!(t.key.as_str(), "not" | "no" | "never"))?;
        let known = stems(&t.tokens[not + 1..]);
        let all = !thing.is_empty() && thing.iter().all(|w| known.contains(w));
        all.then_some(not)
    };
    let own = |i: &usize| sentences[*i].speaker == s.speaker;
    let found = before(sentences, at, 1)
        .filter(own)
        .find_map(|i| Some((i, denied(&sentences[i])?)));
    let Some((told, not)) = found else {
        return false;
    };
    let words = words.to_vec();
    let told = &mut sentences[told].tokens;
    told.truncate(not);
    mark_last(told, '.');
    sentences[at].tokens = words;
    true
}

/// `It can be two.` **`No, don't do it with two.`**
fn no_more(sentences: &mut [Sentence], at: usize) -> bool {
    let (s, last) = (&sentences[at], &sentences[at - 1]);
    let own = last.speaker == s.speaker && last.source == s.source && last.turn == s.turn;
    let forbids = |t: &Token| matches!(t.key.as_str(), "don't" | "never");
    if !own || !s.tokens.iter().any(forbids) {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let (words, cued) = led_only_cues(talk::lead(&words));
    let Some(n) = starts_any(
        words,
        patterns!["don't|never even|ever? do|try it|that|this", "don't|never"],
    )
    .filter(|_| cued && s.end != End::Question) else {
        return false;
    };
    let allowed = starts_any(
        talk::lead(&last.tokens),
        patterns![
            "it|that|you|we|they can|could|might|may",
            "you're|we're allowed"
        ],
    );
    let known = stems(&last.tokens);
    let named = stems(&words[n..]);
    if allowed.is_none() || named.is_empty() || !named.iter().all(|w| known.contains(w)) {
        return false;
    }
    sentences[at].tokens = words.to_vec();
    sentences[at - 1].tokens.clear();
    true
}

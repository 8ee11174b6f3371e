//! What may be done, taken back in the next breath: `It can be two and a broom.` **`No, don't do it with two.`** What was allowed goes,
//! and what is forbidden stands.
use super::super::fillers;
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, stems};
use super::super::turns::{End, Sentence};
use super::stated::led_only_cues;

/// Takes out what was allowed. Says whether it did.
pub(super) fn taken_back(sentences: &mut [Sentence], at: usize) -> bool {
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

//! Which sentences say how something is done: only those can be put right.
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::Token;
use super::super::turns::{End, Sentence};

/// Whether a sentence says how it is done, not how it was, why, or what somebody said.
pub(super) fn tells(s: &Sentence) -> bool {
    // `where was I`, before what is told
    let lost = starts_any(
        &s.tokens,
        patterns!["so|right|ok|okay? where was|were i|we"],
    )
    .unwrap_or(0);
    let words = talk::lead(&s.tokens[lost..]);
    let asks = starts_any(
        words,
        patterns!["isn't|aren't|wasn't|didn't|don't|is|are it|that|they|there|we|you"],
    )
    .is_some();
    let off = |t: &Token| {
        matches!(
            t.key.as_str(),
            "was"
                | "were"
                | "did"
                | "had"
                | "used"
                | "would"
                | "said"
                | "thought"
                | "didn't"
                | "wasn't"
                | "weren't"
                | "wouldn't"
                | "doesn't"
        )
    };
    let reason = starts_any(words, patterns!["because|cause|cos|since"]).is_some();
    s.end != End::Question && !asks && !reason && !words.iter().any(off)
}

//! What a sentence bids and waves off again: `turn it to 4, no wait, it's fine, leave it`.
use super::super::patterns::{has_any, patterns};
use super::super::token::Token;

/// `leave it, it's fine`, `they are fine leave them`: what was bid is not done after all.
pub(super) fn leaves_as_is(words: &[Token]) -> bool {
    const LONGEST: usize = 9;
    let leaves = has_any(words, patterns!["leave|keep it|them|that|those|this"]);
    let fine = has_any(
        words,
        patterns![
            "it's|they're|that's|those're fine|ok|okay|alright|right|good",
            "it|that|they|those is|are fine|ok|okay|alright|right|good"
        ],
    );
    leaves && fine && words.len() <= LONGEST
}

/// `I'd normally scrape the yard, but leave that`: what is done otherwise, and not now.
pub(super) fn waived(words: &[Token]) -> bool {
    const FRONT: usize = 4;
    let usual = words.iter().take(FRONT).any(|t| {
        matches!(
            t.key.as_str(),
            "normally" | "usually" | "otherwise" | "ordinarily"
        )
    });
    let off = patterns![
        "but leave|skip|forget that|it|this|them",
        "but don't bother|worry",
        "but there's? no need",
        "but you needn't|can skip|leave?",
        "but you don't need|have to"
    ];
    usual && has_any(words, off)
}

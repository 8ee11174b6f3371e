//! Deeds of a word or two: `lift, don't slide`, and behind a case `stop, call Jo`.
use super::super::lexicon::is_auxiliary;
use super::super::token::Token;
use super::super::verbs::{is_action, is_state};

/// `lift, don't slide`, `dab, never rub`: a deed of one word, and what is not done instead.
pub(super) fn rather(tokens: &[Token]) -> bool {
    let [deed, no, other, rest @ ..] = tokens else {
        return false;
    };
    is_action(&deed.key)
        && deed.comma()
        && matches!(no.key.as_str(), "don't" | "never" | "not")
        && is_action(&other.key)
        && rest.len() <= 2
}

/// `if it beeps,` **stop, call Jo**, `when it's done,` **rinse**: behind a case, verbs by themselves or nearly so.
pub(super) fn bids(words: &[Token]) -> bool {
    const LONGEST: usize = 3;
    words.split_inclusive(|t| t.tail().is_some()).all(|part| {
        let part = &part[usize::from(part.len() > 1 && part[0].key == "then")..];
        let joined = |t: &Token| matches!(t.key.as_str(), "or" | "and" | "of" | "is" | "are");
        part.len() <= LONGEST
            && is_action(&part[0].key)
            && !is_state(&part[0].key)
            && !part.iter().any(|t| joined(t) || is_auxiliary(&t.key))
    })
}

//! Deeds of a word or two: `lift, don't slide`, and behind a case `stop, call Jo`.
use super::super::lexicon::{DETERMINERS, is_auxiliary};
use super::super::patterns::{patterns, starts_any};
use super::super::roles::is_name;
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

/// `if it's too heavy,` **Ray does it**, `the night shift do that`, `they do it`: who does it in that case.
pub(in super::super) fn somebody_does(words: &[Token]) -> bool {
    const NAME: usize = 3;
    let words = &words[starts_any(words, patterns!["then"]).unwrap_or(0)..];
    let Some(does) = words
        .iter()
        .take(NAME + 1)
        .position(|t| matches!(t.key.as_str(), "does" | "do"))
    else {
        return false;
    };
    let it = starts_any(&words[does..], patterns!["does|do it|that|this"]);
    let (who, whole) = (&words[..does], it.is_some_and(|n| does + n == words.len()));
    let somebody = match who {
        [one] => one.key == "they" || is_name(one),
        [first, .., last] => {
            let the = DETERMINERS.contains(first.key.as_str());
            the && !last.is_number()
        }
        [] => false,
    };
    whole && somebody && who.iter().all(|t| t.tail().is_none())
}

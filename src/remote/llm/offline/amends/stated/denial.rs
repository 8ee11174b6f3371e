//! A sentence that says what a value is not.
use super::super::super::amounts::{Amount, Class, amounts};
use super::super::super::patterns::{has_any, patterns, starts_any};
use super::super::super::talk;
use super::super::super::token::Token;
use super::led_only_cues;

/// What a sentence says of a value that was wrong.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum Denial {
    /// This one: `two is tubeless`, `I said sixty`.
    Value(Amount),
    /// The one said last: `that's for the milk one`.
    Last,
}

/// Reads words as what a value was that does not hold.
pub(in super::super) fn denied(words: &[Token]) -> Option<Denial> {
    let words = talk::lead(words);
    let (words, _) = led_only_cues(words);
    let right = starts_any(
        words,
        patterns!["you're|he's|she's|they're right", "of course"],
    );
    let words = match right {
        Some(n) if words[n - 1].comma() => &words[n..],
        _ => words,
    };
    // `scratch that, that's the plaster`
    let words = match starts_any(
        words,
        patterns!["scratch|strike|scrap|forget|cancel|ignore|bin|delete that"],
    ) {
        Some(n) if words[n - 1].comma() && n < words.len() => &words[n..],
        _ => words,
    };
    if of_last(words) {
        return Some(Denial::Last);
    }
    let named = starts_any(
        words,
        patterns![
            "i|we said|told",
            "i|we keep|kept saying|telling",
            "i'm always saying",
            "and? not",
            "scratch|ignore|forget|strike|disregard|drop|delete the|that?",
            "scrap|cancel the|that",
            "never mind the|that"
        ],
    );
    if let Some(n) = named {
        return first_value(words.get(n..)?).map(Denial::Value);
    }
    // `the 90 is for the big frames`
    let the = starts_any(words, patterns!["the"]).unwrap_or(0);
    let words = &words[the..];
    let value = first_value(words)?;
    is_another(words, &value).then_some(Denial::Value(value))
}

/// `that's for the milk one`, `not for us`: of the value said last.
fn of_last(words: &[Token]) -> bool {
    let last = starts_any(
        words,
        patterns![
            "that's|that too|wrong|for",
            "that's|that for|only|the old|how|what",
            "them's|them|they're|they|those|these are? for|only|too|wrong|the",
            "that was|is too|wrong|for|only|the old|how|what",
            "it's|it is? too|for the",
            "not for|on",
            "i'm|i'd|i thinking|thought of",
            "i was thinking of",
            "i had the|my|your? *? *? in mind"
        ],
    );
    // `Not for the small one, that takes six`: another case with a value of its own
    let case = words.first().is_some_and(|t| t.key == "not") && !amounts(words).is_empty();
    last.is_some() && !case
}

/// The value that words begin with.
fn first_value(words: &[Token]) -> Option<Amount> {
    let first = |words: &[Token]| amounts(words).into_iter().next().filter(|a| a.at == 0);
    first(words).or_else(|| {
        // `green's plasma`
        let mut word = words.first()?.clone();
        word.key = word.key.strip_suffix("'s")?.into();
        first(&[word])
    })
}

/// `two is tubeless`, `thirty's the micro`: the value is called something else, and not `still fine`.
fn is_another(words: &[Token], value: &Amount) -> bool {
    let last = &words[value.end - 1];
    let rest = &words[value.end..];
    // `left one's off for repair`
    if rest.first().is_some_and(|t| t.key == "one's") && matches!(value.class, Class::Word(_)) {
        return true;
    }
    let is = if last.key.ends_with("'s") {
        Some(0)
    } else {
        starts_any(rest, patterns!["is|was|are|were"]).filter(|_| last.tail().is_none())
    };
    let after = is.map_or(&[][..], |n| &rest[n..]);
    !after.is_empty()
        && !has_any(
            &after[..after.len().min(3)],
            patterns![
                "still|fine|plenty|enough|right|correct|limit|limits|minimum|maximum|max|min"
            ],
        )
}

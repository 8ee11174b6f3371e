//! A value that is given for another.
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::token::Token;

/// The words after `it's`, `make that`, `I thought it was`: a value given for another.
pub(in super::super) fn value_of(tokens: &[Token]) -> &[Token] {
    static LEADS: PatternSet = pattern_set![
        "it's|its|that's",
        "now|then is|are|only|just",
        "it|that|this is",
        "make that|it",
        "let's|we'll|i'd|we say|make it|that?",
        "rather|better|preferably",
        "it|that should be",
        "should be",
        "it was",
        "it's actually|now|more",
        "more like",
        "i'd|i would? put|set|make|go|take with|for? it|that? at|to?",
        "isn't|wasn't it",
        "i thought it was|is",
        "i thought it's",
        "shouldn't it be",
        "i thought we said",
        "we said",
        "is it",
        "they changed it to",
        "we changed it to",
        "they|we|it moved|switched|pushed|put|got it? to",
        "it's|it was|has moved|changed to",
        "it|that changed to",
        "now it's",
        "it has to be",
        "it needs to be",
        "they're|they are?",
        "we're at",
        "you mean",
        "do you mean",
        "didn't we change|move|raise|lower it|that to",
        "that'd be",
        "what is|was it that|again?",
        "it's been",
    ];
    let mut rest = tokens;
    while let Some(n) = starts_any(rest, &LEADS)
        .or_else(|| {
            starts_any(
                rest,
                patterns![
                    "so", "yeah", "yes", "well", "about", "around", "actually", "now", "oh",
                    "like", "no", "hmm", "wait", "hang on", "hold on", "uh", "um", "then", "right",
                    "and", "but",
                ],
            )
        })
        .filter(|n| *n < rest.len())
    {
        rest = &rest[n..];
    }
    rest
}

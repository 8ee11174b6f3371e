//! What a letter says last, above its close: **`Come round for supper some time, and bring the kids!`**, `Give my love to your mother.`
use super::super::patterns::{PatternSet, has_any, pattern_set, patterns, starts_any};
use super::super::turns::{Mood, Sentence};

/// The most words of such a sentence.
const LONGEST: usize = 16;

/// What is wished, and what somebody is asked to pass on.
static WISH: PatternSet = pattern_set![
    "do|please? give my|our|a|him|her|them love|regards|best|wishes|hug|kiss",
    "do|please? say hi|hello to|from",
    "do|please? keep in touch",
    "look after yourself|yourselves",
    "take care",
    "drive|travel|get home? safely|safe",
    "get well soon",
    "enjoy the|your rest|holiday|holidays|weekend|summer|break|trip|evening",
    "have fun",
    "have a good|great|nice|lovely",
    "let's|we|we'll must|should|will? catch up",
    "hope to|you|we|all|the",
    "hugs|love|kisses to|from",
];

/// What somebody is bid to come to.
static VISIT: PatternSet = pattern_set![
    "do|please|you? must|should? come|pop|drop|call round|over|by|in|and|up|down|to",
    "bring the|your kids|children|family|dog|boys|girls|husband|wife|partner",
];

/// Where what a letter says last begins, of the sentences above its close.
pub(super) fn begins(above: &[Sentence]) -> usize {
    let last = above.iter().rev().take(2).take_while(|s| is_farewell(s));
    above.len() - last.count()
}

fn is_farewell(s: &Sentence) -> bool {
    let words = &s.tokens;
    let visit = || {
        let some_time = has_any(
            words,
            patterns![
                "some time|day",
                "sometime|soon",
                "any time|day",
                "for a? supper|tea|dinner|lunch|coffee|drink|cuppa|drinks|weekend",
                "when|if|whenever you're|you",
                "bring the|your kids|children|family|dog|boys|girls"
            ],
        );
        starts_any(words, &VISIT).is_some() && some_time
    };
    s.mood == Mood::Prose
        && words.len() <= LONGEST
        && !words.iter().any(|t| t.is_number())
        && (starts_any(words, &WISH).is_some() || visit())
}

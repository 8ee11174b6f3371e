//! A sentence that breaks off and is refused at once by whoever began it: `half lift it and slide it out from the..` **`no. don't.`**
//! Nothing of it was meant, nor what speaks against it.
use super::super::harms::HARMS;
use super::super::patterns::{patterns, starts_any};
use super::super::reading;
use super::super::token::{Token, comma_end};
use super::super::turns::{End, Sentence, unsay};
use crate::domain::words::is_function_word;

/// Takes out what broke off, the refusal, and why.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let (told, s) = (&sentences[at - 1], &sentences[at]);
        if told.end != End::TrailsOff
            || told.turn != s.turn
            || !refuses(&s.tokens)
            || !breaks_off(&told.tokens)
        {
            continue;
        }
        let why = sentences
            .get(at + 1)
            .filter(|n| n.turn == sentences[at].turn)
            // and not `the lid comes off first`
            .is_some_and(|n| speaks_against(&n.tokens) && reading::asks(n).is_none());
        // `if it sticks..`, before what was to be done then
        let case = at.checked_sub(2).map(|i| &sentences[i]).is_some_and(|c| {
            c.turn == sentences[at].turn
                && c.end == End::TrailsOff
                && starts_any(&c.tokens, patterns!["and|but|so? if|when|once *"]).is_some()
        });
        unsay(&mut sentences[at - 1 - usize::from(case)..=at + usize::from(why)]);
    }
}

/// `no. dont.`, `actually no, leave it`: and nothing else.
fn refuses(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "actually|wait|oh|god|sorry? no|nope|nah no|wait|please? don't do? that|it|this?",
            "actually|wait|oh|god|sorry? no|nope|nah forget|leave|scrap|scratch that|it|this",
            "actually|oh? don't do? that|it|this?"
        ],
    )
    .is_some_and(|n| n == words.len())
}

/// `read it off` **the..**, `and pull it out` **with..**: before a thing or a deed was named.
fn breaks_off(words: &[Token]) -> bool {
    words.len() > 2
        && words
            .last()
            .is_some_and(|t| t.trails() && is_function_word(&t.key))
}

/// `it'll crack`, `if it tips, you lose the lot`, `you lose the settings`
fn speaks_against(words: &[Token]) -> bool {
    let harms = |words: &[Token]| {
        let you = starts_any(words, patterns!["you|we|i"]);
        let other = patterns![
            "it|it'll|it's|they|they'll|they're|she|she'll|he|he'll|that|that'll|the|you've|you'll *"
        ];
        you.is_some_and(|n| starts_any(&words[n..], &HARMS).is_some())
            || starts_any(words, other).is_some()
    };
    let case = starts_any(words, patterns!["if|when|because|cause|cos|as"]);
    let from = if case.is_some() { comma_end(words) } else { 0 };
    harms(&words[from..])
}

//! Short words that lead away from the work, and back to it.
use super::patterns::{patterns, starts_any};
use super::talk::lead;
use super::token::Token;

/// `where was I`, `sorry about that`: the work is taken up again where it was left.
pub(super) fn picks_up(tokens: &[Token]) -> bool {
    starts_any(
        lead(tokens),
        patterns![
            "sorry? where was|were i|we",
            "sorry about|for that|this",
            "anyway|anyhow",
            "back to",
            "as i was saying",
            "you were saying"
        ],
    )
    .is_some()
}

/// `amen`, `matt yes`, `morning Dave`: said to somebody, and no thing that the next step is about.
pub(super) fn calls_out(body: &[Token]) -> bool {
    let out = |t: &Token| {
        matches!(
            t.key.as_str(),
            "yes"
                | "yeah"
                | "yep"
                | "no"
                | "nope"
                | "amen"
                | "see"
                | "lol"
                | "haha"
                | "morning"
                | "hello"
                | "hi"
                | "bye"
                | "cheers"
                | "bingo"
                | "perfect"
                | "lovely"
                | "oops"
                | "ouch"
                | "unbelievable"
                | "thanks"
                | "please"
                | "ok"
                | "okay"
                | "bit"
        )
    };
    body.len() <= 3 && body.iter().any(out)
}

/// `40 done`, `all done`: it was done as it was said.
pub(super) fn done_as_said(tokens: &[Token]) -> bool {
    (2..=3).contains(&tokens.len())
        && tokens[tokens.len() - 1].key == "done"
        && (tokens[0].key == "all" || tokens[0].is_number())
}

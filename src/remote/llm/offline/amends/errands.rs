//! What whoever writes has to do besides, and nobody who reads it: `(sit nearer next time, couldn't hear)`, `ring mum`, `that's for
//! me, not for this list`, `get stamps on the way home`.
use ecow::EcoString;

use super::super::lexicon::is_capitalised;
use super::super::patterns::{find, has_any, patterns, starts_any};
use super::super::talk::lead;
use super::super::token::{Token, stems};
use super::super::turns::{End, Sentence};
use super::super::verbs::is_action;
use super::spoken;

/// Takes out what is only to be done by whoever writes.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let s = &sentences[at];
        if !spoken(s) || s.end == End::Question {
            continue;
        }
        let next_time = next_time(&s.tokens).is_some_and(|named| !elsewhere(sentences, at, &named));
        let kin = calls_kin(&s.tokens).is_some_and(|kin| !says(sentences, at, kin));
        if next_time
            || kin
            || gives_love(&s.tokens)
            || not_of_this(&s.tokens)
            || on_the_way(&s.tokens)
        {
            sentences[at].tokens.clear();
        }
    }
}

/// `(bring own lunch next time, canteen shut)`: what a remark in brackets names of another day.
fn next_time(words: &[Token]) -> Option<Vec<EcoString>> {
    let (first, last) = words.first().zip(words.last())?;
    let whole = first.word.starts_with('(') && last.word.ends_with([')', '.']);
    let later = patterns!["next time|week|month|year|monday|tuesday|wednesday|thursday|friday"];
    (whole && is_action(&first.key) && has_any(words, later)).then(|| stems(words))
}

/// Whether other sentences name any of the things.
fn elsewhere(sentences: &[Sentence], at: usize, named: &[EcoString]) -> bool {
    let idle = |w: &str| matches!(w, "next" | "time" | "week" | "bring" | "take");
    let others = sentences.iter().enumerate().filter(|(i, _)| *i != at);
    others
        .flat_map(|(_, s)| stems(&s.tokens))
        .any(|w| !idle(&w) && named.contains(&w))
}

/// `ring` **mum**, `text` **dad**: a person of one's own, called without a case.
fn calls_kin(words: &[Token]) -> Option<&Token> {
    let at = words.windows(2).position(|p| {
        matches!(
            p[0].key.as_str(),
            "ring" | "call" | "phone" | "text" | "visit" | "email"
        ) && matches!(
            p[1].key.as_str(),
            "mum" | "mom" | "mam" | "dad" | "nan" | "gran" | "granny" | "grandma" | "grandad"
        )
    })?;
    let ends = at + 2 == words.len() || words[at + 1].tail().is_some();
    let case = || has_any(words, patterns!["if|when|once|before|after|unless|until"]);
    words.get(at + 1).filter(|_| ends && !case())
}

/// Whether another sentence says the word.
fn says(sentences: &[Sentence], at: usize, word: &Token) -> bool {
    let others = sentences.iter().enumerate().filter(|(i, _)| *i != at);
    others
        .flat_map(|(_, s)| &s.tokens)
        .any(|t| t.key == word.key)
}

/// `that's for home, not for here`, `nothing to do with this`; of a reminder also `that's for Moira not for Ewan`.
fn not_of_this(words: &[Token]) -> bool {
    let apart = find(
        words,
        patterns![
            "that's|it's|that|this|it one's|is? for *? *? not for? this|here|these",
            "nothing|not to do with this|it|us|these"
        ],
    );
    if apart.is_some_and(|(at, _)| at > 0 && words[at - 1].tail().is_some()) {
        return true;
    }
    let reminds = has_any(
        words,
        patterns!["remember|remind|reminder|must|don't|need|have forget|to|remember *"],
    );
    let whose = find(words, patterns!["that's|it's for * not for? *"]);
    reminds
        && whose.is_some_and(|(at, n)| {
            at > 0
                && words[at - 1].tail().is_some()
                && is_capitalised(&words[at + 2])
                && words.get(at + n - 1).is_some_and(is_capitalised)
        })
}

/// `give my love to Ailsa`, `say hi to Ben`
fn gives_love(words: &[Token]) -> bool {
    starts_any(
        lead(words),
        patterns![
            "give|send him|her|them? my|our best|warmest? love|regards|wishes|best to? *",
            "my|our? love|regards to *",
            "say hi|hello to *"
        ],
    )
    .is_some()
}

/// `get stamps on the way home`
fn on_the_way(words: &[Token]) -> bool {
    let bids = starts_any(
        lead(words),
        patterns!["get|buy|grab|fetch|collect", "pick up", "call at|in"],
    );
    bids.is_some() && has_any(words, patterns!["on the|my way home"])
}

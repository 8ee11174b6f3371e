//! What another asks in messages without its mark: `n the tuning`, `and if they lost the ticket`, `is kitchen roll ok`,
//! between two messages of whoever tells.
use super::super::lexicon::{NOUNISH, is_auxiliary, is_subject};
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{is_action, is_third_person};

/// The most words of a thing that is asked about, and of a case.
const THING: usize = 4;
const CASE: usize = 9;

/// Marks each as the question that it is.
pub(super) fn marked(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        let unsigned = s.end == End::Open && s.tokens.iter().all(|t| t.tail().is_none());
        let between = sentences.get(at + 1).is_some_and(|next| {
            let before = &sentences[at - 1];
            before.source == s.source
                && next.source == s.source
                && before.speaker != s.speaker
                && next.speaker != s.speaker
                && next.speaker.is_some()
        });
        if unsigned && between && s.mood == Mood::Speech && asks(&s.tokens) {
            sentences[at].end = End::Question;
        }
    }
}

fn asks(words: &[Token]) -> bool {
    let verb = |t: &Token| is_auxiliary(&t.key) || is_subject(&t.key) || is_third_person(&t.key);
    if let Some(n) = starts_any(
        words,
        patterns!["and|so|but the|your|our", "what|how about the|your|our|a?"],
    ) {
        let thing = &words[n..];
        let deed = |t: &Token| is_action(&t.key) && !NOUNISH.contains(t.key.as_str());
        return (1..=THING).contains(&thing.len()) && !thing.iter().any(|t| verb(t) || deed(t));
    }
    let case = starts_any(words, patterns!["and|so|but|ok|what? if|when * *"]).is_some();
    let will_do = starts_any(words, patterns!["is|are *"]).is_some()
        && words.last().is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "ok" | "okay" | "alright" | "fine" | "allowed" | "enough"
            )
        });
    // `if it doesn't` breaks off
    let whole = !words.last().is_some_and(|t| is_auxiliary(&t.key));
    whole && (case || will_do) && words.len() <= CASE
}

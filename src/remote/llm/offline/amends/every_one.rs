//! A deed by its verb alone, and then of all that it is done to: `Grease.` **`Every bearing, two pumps.`** is told as `Grease every
//! bearing, two pumps.`
use super::super::lexicon::is_subject;
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::going_on;
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;

/// Tells the deed with what it is done to.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let (verb, s) = (&sentences[at - 1], &sentences[at]);
        let [deed] = verb.tokens.as_slice() else {
            continue;
        };
        let bids = is_action(&deed.key) && verb.mood == Mood::Speech && verb.end == End::Stop;
        let idle = matches!(
            deed.key.as_str(),
            "look" | "listen" | "wait" | "stop" | "remember" | "think" | "go" | "start"
        );
        // `Look. Every time it beeps you press it.`
        let says = |t: &Token| is_subject(&t.key);
        let all = starts_any(&s.tokens, patterns!["every|each *", "all the|of *"]).is_some()
            && !s.tokens.iter().any(says);
        if bids && !idle && all && s.turn == verb.turn && s.end == End::Stop {
            let mut words = verb.tokens.clone();
            words[0].bare();
            words.extend(going_on(&s.tokens));
            sentences[at - 1].tokens.clear();
            sentences[at].tokens = words;
        }
    }
}

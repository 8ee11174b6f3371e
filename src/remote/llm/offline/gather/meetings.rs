//! Meetings of several topics: what comes before the floor is handed over, orders to whoever explains, parting words.
use std::ops::Range;

use super::super::patterns::{has_any, patterns, starts_any};
use super::super::people::People;
use super::super::talk;
use super::super::token::{Token, keys};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{gerund_base, is_action};
use super::Gather;
use crate::domain::quantity::quantities_of;

/// The most words of an order in passing.
const SHORT: usize = 9;

/// The sentences before somebody else hands the floor to whoever explains: `overpayments, Venkat, go on`.
pub(super) fn handed_over(sentences: &[Sentence], people: &People) -> Option<Range<usize>> {
    let early = sentences.len() / 3;
    let called = |at: usize| {
        let near = sentences[..=at].iter().rev().take(3);
        near.filter(|n| n.turn == sentences[at].turn)
            .any(|n| people.calls_first(n))
    };
    let hands = |at: &usize| {
        let s = &sentences[*at];
        s.mood == Mood::Speech
            && people.is_other(&s.speaker)
            && has_any(
                &s.tokens,
                patterns![
                    "over to you",
                    "take it away",
                    "the floor is|all yours",
                    "off you go",
                    "go on",
                    "go ahead",
                    "fire away",
                    "walk|take|talk us|me|everybody|everyone through",
                ],
            )
            && called(*at)
    };
    let at = (0..early).find(hands)?;
    let others = sentences[..at]
        .iter()
        .filter(|s| people.is_other(&s.speaker));
    (others.count() * 2 >= at).then_some(0..at)
}

impl Gather {
    /// `So publishing an episode.`, `So, delivering a job, from the request until the client has it.`: what it is about.
    pub(super) fn heads(&self, s: &Sentence) -> bool {
        let words = talk::lead(&s.tokens);
        let begun = self
            .told
            .iter()
            .any(|t| t.reading.is_some() && t.source == s.source);
        let somebody = |t: &Token| matches!(t.key.as_str(), "you" | "we" | "i" | "let's");
        let longest = if begun || words.iter().any(somebody) {
            5
        } else {
            14
        };
        s.end == End::Stop
            && words.len() <= longest
            && words.len() < s.tokens.len()
            && words
                .first()
                .is_some_and(|t| !is_action(&t.key) && gerund_base(&t.key).is_some())
    }

    /// `Get in the queue, Venkat`: an order to whoever explains is no order of theirs.
    pub(super) fn orders_teller(&self, s: &Sentence) -> bool {
        self.people.is_other(&s.speaker)
            && s.tokens.len() <= SHORT
            && s.end != End::Question
            && self.people.calls_first(s)
            && quantities_of(&keys(&s.tokens)).is_empty()
    }

    /// `Drive safe. Bye, Keiko.`: a short order right before the parting.
    pub(super) fn parts_company(&self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let bye = |s: &Sentence| {
            s.tokens.len() <= 6
                && has_any(
                    &s.tokens,
                    patterns![
                        "bye|goodbye|ciao|cheerio|bye-bye",
                        "see you|ya",
                        "good night|luck"
                    ],
                )
        };
        s.tokens.len() <= SHORT
            && at * 10 >= sentences.len() * 9
            && starts_any(
                talk::lead(&s.tokens),
                patterns!["you|we|then|if|when|before|after|don't"],
            )
            .is_none()
            && sentences[at..]
                .iter()
                .take(3)
                .any(|n| n.turn == s.turn && bye(n))
    }
}

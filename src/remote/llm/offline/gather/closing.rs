//! How a talk ends: `that's the lot`, and what is said to one another, or to the recorder, after it.
use super::super::fillers;
use super::super::patterns::{WordSet, has_any, patterns, starts_any, word_set};
use super::super::reading::{Force, read};
use super::super::talk::lead;
use super::super::token::{Token, stems};
use super::super::turns::{End, Sentence};
use super::super::verbs::is_action;
use super::Gather;

/// The most words of a sentence that closes.
const CLOSING: usize = 9;
/// How many sentences before the end of a source the recorder is switched off at the earliest.
const LAST: usize = 4;

impl Gather {
    /// Takes note of a sentence that closes the talk, near the end of a source.
    pub(super) fn closes(&mut self, sentences: &[Sentence], at: usize) {
        let s = &sentences[at];
        if !closing(&s.tokens) {
            return;
        }
        let same = |n: &&Sentence| n.source == s.source;
        let after = sentences[at..].iter().take(40).take_while(same).count();
        let before = sentences[..at].iter().rev().take(after * 4 + 1);
        let late = after < 40 && before.take_while(same).count() > after * 4;
        self.closed = late.then_some(at);
    }

    /// Whether a sentence is said at the end and bids nothing of the work.
    pub(super) fn parts_for_good(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let end = || sentences[at..].iter().take_while(|n| n.source == s.source);
        let last = end().take(LAST + 1).count() <= LAST;
        // `Find the switch.` `Turn it off.`
        let of_it = self.closed.is_none()
            && self
                .just_told(s, at)
                .is_some_and(|t| t.until + 1 == at && t.tokens.iter().any(runs));
        // `And if it jams?` `Turn it off. Clear the tray.`
        let in_case = |b: &Sentence| {
            let words = lead(&b.tokens);
            b.end == End::Question && starts_any(words, patterns!["what? if|when"]).is_some()
        };
        let of_it = of_it || at.checked_sub(1).is_some_and(|i| in_case(&sentences[i]));
        if last && switches_off(lead(&s.tokens)) && !of_it && !self.known_thing(&s.tokens) {
            return true;
        }
        if end().take(3).count() <= 2 && self.last_words(s) {
            return true;
        }
        let closed = self
            .closed
            .is_some_and(|from| from < at && sentences[from].source == s.source);
        if closed && super::is_late(&s.tokens) {
            self.closed = None;
        }
        let more = starts_any(
            &s.tokens,
            patterns![
                "oh|and? also|then|never|always|before|if|when|once|unless|don't|remember",
                "one|make|and|but|except|just",
                "you|we|you'll|you've"
            ],
        );
        let words = fillers::strip(&s.tokens);
        closed
            && self.closed.is_some()
            && more.is_none()
            && read(&words, s.mood)
                .is_some_and(|r| r.force == Force::Step && r.condition.is_empty())
            && !self.known_thing(&words)
    }

    /// `Tea. Bring the biscuits, and close the door.`: a bare order at the very end, of no thing of the work.
    fn last_words(&self, s: &Sentence) -> bool {
        let words = lead(&s.tokens);
        let plain = words.len() == s.tokens.len()
            && words
                .first()
                .is_some_and(|t| super::super::verbs::is_action(&t.key))
            && super::super::amounts::amounts(words).is_empty()
            && !super::is_late(words)
            && words
                .iter()
                .any(|t| super::super::weigh::BREAK.contains(t.key.as_str()))
            && !words
                .iter()
                .any(|t| matches!(t.key.as_str(), "it" | "them" | "that" | "this"))
            && !has_any(
                words,
                patterns!["always|never|make|before|after|if|when|you|the same"],
            );
        plain
            && self.told.len() >= 8
            && read(words, s.mood).is_some_and(|r| r.force == Force::Step && r.condition.is_empty())
            && !self.known_thing(words)
    }

    /// Whether words name what a step told before names, their verb aside.
    fn known_thing(&self, words: &[Token]) -> bool {
        let named = stems(lead(words));
        named.iter().skip(1).any(|w| {
            self.told
                .iter()
                .rev()
                .take(super::FAR)
                .filter(|t| t.reading.is_some())
                .any(|t| stems(&t.tokens).contains(w))
        })
    }
}

/// `so that's about it`, `and that's the lot`.
fn closing(tokens: &[Token]) -> bool {
    tokens.len() <= CLOSING
        && has_any(
            tokens,
            patterns![
                "that's|that is? about|pretty|basically|really|all|just? much|about? the lot",
                "that's|that is? about|pretty|basically|really|just? much|about? it|everything|us|all",
                "that's your lot",
                "that's that",
                "that's all i|we|there|you|from|of",
                "job done",
                "we're|you're|i'm all? done"
            ],
        )
}

/// Something that can be turned off.
fn runs(token: &Token) -> bool {
    static RUNS: WordSet = word_set!(
        "switch pump light lights machine valve engine power fan alarm tap oven motor lamp water gas main mains iron saw drill press kiln robot supply current"
    );
    // `the heater`, `the printer`
    let device = token.key.len() > 5
        && token.key.ends_with("er")
        && !super::super::lexicon::is_adverb(&token.key);
    RUNS.contains(token.key.as_str()) || device
}

/// `turn it off now`, `okay, switch off`, `stop your robot`.
fn switches_off(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "turn|switch|shut that|this|it off",
            // `turn the light off` is the last step of many a day
            "turn|switch|shut that|this|your|the recording|recorder|robot|thing|video|camera|phone|tape|mic|microphone off",
            "turn|switch off that|this|it|your|the recording|recorder|robot|thing|video|camera|phone|tape|mic|microphone",
            "turn|switch off that|this|it",
            "turn|switch off",
            "stop that|this|it|your|the recording|recorder|robot|thing|video|camera|phone|tape"
        ],
    )
    .is_some_and(|n| {
        let rest = &words[n..];
        // `switch it off and clear the tray`: a machine
        let works = rest.get(1).is_some_and(|t| is_action(&t.key))
            && starts_any(rest, patterns!["and * the|your|any"]).is_some();
        rest.is_empty()
            || words[n - 1].tail().is_some()
            || rest.first().filter(|_| !works).is_some_and(|t| {
                matches!(
                    t.key.as_str(),
                    "now" | "and" | "please" | "then" | "before" | "i'm"
                )
            })
    })
}

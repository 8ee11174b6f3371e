//! What another puts right, and whoever explains takes up: `it's the app now`, `other way round, surely`.
use ecow::EcoString;

use super::super::patterns::{WordSet, find, patterns, starts_any, word_set};
use super::super::reading::Force;
use super::super::talk::{self, lead};
use super::super::token::{Token, clause_end, stems};
use super::super::turns::{End, Sentence};
use super::Gather;

/// How many sentences it waits to be taken up.
const WAIT: usize = 5;
/// The most words that say how it is now.
const LONGEST: usize = 12;

/// How a step told just before is done now, as another says.
#[derive(Debug, Clone)]
pub(super) struct Superseded {
    told: usize,
    sentence: usize,
    named: Vec<EcoString>,
}

impl Gather {
    /// `It's the app now.`, `they moved it to the portal`: another says with what, or where, the step told last is done.
    pub(super) fn says_how_now(&mut self, s: &Sentence, at: usize) -> bool {
        let words = lead(&s.tokens);
        if s.end == End::Question || words.len() > LONGEST {
            return false;
        }
        let Some(last) = self.told_just_now(s, at, 2) else {
            return false;
        };
        let open = &self.told[last];
        let step = open
            .reading
            .as_ref()
            .is_some_and(|r| r.force == Force::Step && r.condition.is_empty());
        let Some(name) = now(words).filter(|_| step && open.speaker != s.speaker) else {
            return false;
        };
        let named = stems(name);
        let said = stems(&open.tokens);
        let valued = !super::super::amounts::amounts(name).is_empty();
        if named.is_empty() || valued || named.iter().any(|w| said.contains(w)) {
            return false;
        }
        self.superseded = Some(Superseded {
            told: open.sentence,
            sentence: at,
            named,
        });
        true
    }

    /// Whoever explains takes it up: what was told goes.
    pub(super) fn takes_up_now(&mut self, s: &Sentence, at: usize) {
        let Some(open) = self.superseded.take_if(|o| at > o.sentence) else {
            return;
        };
        let Some(last) = self
            .nearest(|t| t.sentence == open.told && t.source == s.source && t.speaker == s.speaker)
        else {
            self.superseded = Some(open).filter(|o| at < o.sentence + WAIT);
            return;
        };
        let said = stems(&s.tokens);
        let named = open.named.iter().any(|w| said.contains(w));
        let refused = starts_any(&s.tokens, patterns!["no|nope|nah|not"]).is_some();
        if refused {
            return;
        }
        if s.end == End::Question {
            // `Since when?`: whether it is so is said next
            self.superseded = Some(open).filter(|o| at < o.sentence + WAIT);
            return;
        }
        if !named && !talk::affirms(&s.tokens) && !talk::agrees(&s.tokens) {
            self.superseded = Some(open).filter(|o| at < o.sentence + WAIT);
            return;
        }
        let mut from = last;
        while from > 0
            && leans(&self.told[from].tokens)
            && self.told[from - 1].sentence == open.told
        {
            from -= 1;
        }
        self.told.drain(from..=last);
        (self.contested, self.denied) = (None, None);
    }

    /// `Other way round.`: the two steps told last change places; said again, it is only said again.
    pub(super) fn steps_change_places(&mut self, s: &Sentence, at: usize) -> bool {
        let words = lead(&s.tokens);
        let round = starts_any(
            words,
            patterns![
                "no|sorry|wait|actually? no|sorry|wait|actually? it's|that's? the? other way round|around|about",
                "no|sorry|wait|actually? it's|that's|i've|i got? that|it? back to front",
                "no|sorry|wait|actually? it's|that's|i've|i got? them|it? the wrong way round|around|about",
                "no|sorry|wait|actually? vice versa",
                "no|sorry|wait|actually? swap|reverse|switch those|them|that two? round|around?"
            ],
        );
        if !round.is_some_and(|n| words.len() <= n + 5 && s.end != End::Question) {
            return false;
        }
        if self.turned.is_some_and(|before| at <= before + WAIT) {
            return true;
        }
        let step = |i: usize| {
            let t = &self.told[i];
            t.source == s.source && at <= t.until + WAIT && t.is_step()
        };
        let count = self.told.len();
        let valued = |i: usize| super::super::amounts::amounts(&self.told[i].tokens).len() > 1;
        if count < 2 || !step(count - 1) || !step(count - 2) || valued(count - 1) {
            return false;
        }
        self.told.swap(count - 1, count - 2);
        self.turned = Some(at);
        true
    }
}

/// Whether words need what stands before them to say of what they tell.
fn leans(words: &[Token]) -> bool {
    words.iter().any(|t| {
        matches!(
            t.key.as_str(),
            "it" | "them" | "that" | "him" | "her" | "those"
        )
    })
}

/// What is named as how it is now.
fn now(words: &[Token]) -> Option<&[Token]> {
    static NOW: WordSet = word_set!("now nowadays since instead");
    let clause = &words[..clause_end(words)];
    let (from, end) = if let Some(n) = starts_any(
        clause,
        patterns![
            "it's|that's|they're all? done? in|on|at|by|through|with|via? the|a|an|your|our?"
        ],
    ) {
        let end = clause.iter().position(|t| NOW.contains(t.key.as_str()))?;
        (n, end)
    } else if let Some(n) = starts_any(
        clause,
        patterns![
            "they|we|they've|we've|it's|that's been? moved|switched|changed|shifted that|it|them? all? over? to|onto the|a|an?"
        ],
    ) {
        (n, clause.len())
    } else if let Some(n) = starts_any(
        clause,
        patterns![
            "they've|we've|there's|you've got? a|an",
            "they|we|you have|got a|an",
            "there is a|an"
        ],
    ) {
        // `they've got a portal for that now`
        let (at, _) = find(clause, patterns!["for that|it|this|those", "now|nowadays"])?;
        (n, at)
    } else if let Some((at, _)) = find(
        clause,
        patterns!["does|do that|it|this|those now|instead|these"],
    ) {
        (0, at)
    } else {
        return None;
    };
    clause
        .get(from..end)
        .filter(|name| (1..=4).contains(&name.len()))
}

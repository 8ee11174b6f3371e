//! What was told last holds for something else: `wait no, that's for deliveries`, `I'm thinking of the other mix`, `wrong page`.
use super::super::amounts::amounts;
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::reading::Force;
use super::super::repairs::Repair;
use super::super::talk::lead;
use super::super::token::{Token, comma_end, keys};
use super::super::turns::{End, Sentence};
use super::Gather;
use super::denials::{What, phrases, quantities};
use crate::domain::quantity::quantities_of;

/// The most words that say so.
const LONGEST: usize = 22;

impl Gather {
    /// The step told last is of something else: its value waits for the right one, and without a value it goes.
    pub(super) fn misplaces(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let own = at.checked_sub(1).is_some_and(|i| {
            let before = &sentences[i];
            before.speaker == s.speaker && before.source == s.source && before.end != End::Question
        });
        if !own && self.misplaced_by_other(s, at) {
            return true;
        }
        if !own || s.end == End::Question || s.tokens.len() > LONGEST {
            return false;
        }
        let Some(end) = of_something_else(&s.tokens) else {
            return false;
        };
        let Some(last) = self.own_last(s, at, 2).filter(|i| {
            let reading = self.told[*i].reading.as_ref();
            reading.is_some_and(|r| r.force == Force::Step)
        }) else {
            return false;
        };
        let rest = &s.tokens[end..];
        let value = quantities(&self.told[last]).last();
        match value {
            Some(value) => {
                self.deny(last, What::Value(value), at);
                self.repairing = Some((at, Repair::Instead));
            }
            None => {
                self.take_out(last);
            }
        }
        let anew = !amounts(rest).is_empty()
            || starts_any(rest, patterns!["so|and? you|we|it's|they're|this|here"]).is_some();
        if anew {
            self.pieces_from(s, end, at);
        }
        true
    }

    /// `I always say foil. Lid.`: a word of the step told last is the wrong one.
    pub(super) fn misnames(&mut self, s: &Sentence, at: usize) -> bool {
        let words = lead(&s.tokens);
        let Some(n) = starts_any(
            words,
            patterns![
                "i always|keep|kept|still|nearly|almost say|saying|said|write|writing|call|calling it?"
            ],
        ) else {
            return false;
        };
        let rest = super::super::token::stems(&words[n..]);
        let last = self.own_last(s, at, 2);
        let ([wrong], Some(last)) = (rest.as_slice(), last) else {
            return false;
        };
        let said = super::super::token::stems(&self.told[last].tokens);
        let value = quantities_of(&keys(&words[n..])).pop();
        if !said.contains(wrong) || words.len() > n + 3 {
            return false;
        }
        let what = value.map_or_else(|| What::Word(wrong.clone()), What::Value);
        self.deny(last, what, at)
    }

    /// The step told last, where the same speaker told it at most so many sentences ago.
    fn own_last(&self, s: &Sentence, at: usize, reach: usize) -> Option<usize> {
        self.last(s).filter(|i| {
            let t = &self.told[*i];
            t.speaker == s.speaker && at <= t.until + reach
        })
    }

    /// `That's the cattery, nine.`: another says of what a value that was just told is.
    fn misplaced_by_other(&mut self, s: &Sentence, at: usize) -> bool {
        let says = starts_any(
            lead(&s.tokens),
            patterns!["no|sorry|wait? that's|it's|that|it was|is? for? the|an|a|my|our *"],
        )
        .is_some();
        let all = amounts(&s.tokens);
        let ([value], true) = (all.as_slice(), says && s.tokens.len() <= 8) else {
            return false;
        };
        let Some(last) = self.last(s).filter(|i| {
            let t = &self.told[*i];
            t.speaker != s.speaker && at <= t.until + 2
        }) else {
            return false;
        };
        let same = |w: &[Token]| amounts(w).into_iter().any(|a| a.size == value.size);
        if s.end == End::Question || !phrases(&self.told[last]).any(same) {
            return false;
        }
        let old = quantities(&self.told[last]).find(|q| format!("{}", q.value) == value.size);
        old.is_some_and(|old| self.deny(last, What::Value(old), at))
    }
}

/// Whether a sentence says that what was told is of something else, and where that ends.
fn of_something_else(tokens: &[Token]) -> Option<usize> {
    static OTHER: PatternSet = pattern_set![
        "that's|that|it's|this|those|these is|was|are|were? only|just|all|still|actually? for|from|of|at|in|on|with the|a|an|my|our|your|their? *",
        "that's|that|it's|this|those|these is|was|are|were? only|just|all|still|actually? the|a|an|my|our|another|their other|old|wrong|previous|next|last|different|second|first *",
        "that's|that|it's|this is|was? another|different *",
        "i'm|i was|am? only|just|still? thinking|talking|reading|looking|working of|about|at|from|off|in",
        "i|i've had|got|have? the wrong|other *",
        "i'm|i was? in|on|at the wrong|other *"
    ];
    static ALONE: PatternSet = pattern_set![
        "that's|that|it's is|was? the|an|my|our other|old|wrong *",
        "i'm|i was|am? only|just|still? thinking|talking of|about the|my|our|a|an|last|old|another"
    ];
    let led = lead(tokens);
    let skipped = tokens.len() - led.len();
    let marks = starts_any(
        tokens,
        patterns![
            "oh|ah|hm|um|er|uh|well? no|wait|sorry|actually|hang|hold on? no|wait|sorry|hang|hold? on?"
        ],
    );
    let (from, set) = match marks.filter(|n| *n < tokens.len()) {
        Some(n) => (n, &OTHER),
        None => (skipped, &ALONE),
    };
    let words = &tokens[from..];
    // `wrong page`, `different boat`
    let bare = (2..=3).contains(&words.len())
        && matches!(words[0].key.as_str(), "wrong" | "different" | "other");
    let found = starts_any(words, set).is_some() || bare;
    let pause = comma_end(words);
    found.then_some(from + pause)
}

#[cfg(test)]
mod tests {
    use super::super::super::token::{At, tokens};
    use super::*;

    #[test]
    fn what_holds_elsewhere_is_told_from_what_holds_here() {
        let words = |said: &str| tokens(said, At { source: 0, span: 0 });
        for no in [
            "Wait no, that's for returns, this is no return",
            "Oh no, that's from the old leaflet",
            "Sorry, I'm thinking of the little pump",
            "That's the other warehouse",
            "Wrong shelf.",
            "No, it's only for the night crew",
        ] {
            assert!(of_something_else(&words(no)).is_some(), "{no}");
        }
        for yes in [
            "That's for the driver",
            "No, you turn it to the left",
            "It's on the second shelf",
            "That's the last one",
        ] {
            assert!(of_something_else(&words(yes)).is_none(), "{yes}");
        }
    }
}

//! `Last pick at five, then.`, once the last pick was at six: the same thing, told once more with another value.
use ecow::EcoString;

use super::super::amounts::{Amount, Class, amounts};
use super::super::fillers;
use super::super::patterns::{has_any, patterns};
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence};
use super::denials::phrases;
use super::{Gather, Told};
use crate::domain::words::{is_function_word, stem};

/// How many clauses back the thing may stand.
const BACK: usize = 16;
/// The most words of a sentence that says it anew.
const SHORT: usize = 14;

impl Gather {
    /// Whether a sentence names a thing told before, word for word, and gives it another value of the same kind.
    pub(super) fn relabels(&mut self, s: &Sentence, at: usize) -> bool {
        if s.mood != Mood::Speech || s.end == End::Question || self.people.listens(&s.speaker) {
            return false;
        }
        let words = fillers::strip(&s.tokens);
        let all = sizes(&words);
        let [new] = all.as_slice() else {
            return false;
        };
        let anew = has_any(
            &s.tokens,
            patterns!["actually|now|then|since|no|sorry|wait|correction|changed|instead|rather"],
        );
        let timed = |t: &Token| matches!(t.key.as_str(), "at" | "by" | "until" | "till" | "from");
        let sized = new.class.is_known() || new.at > 0 && timed(&words[new.at - 1]);
        if !anew || !sized || words.len() > SHORT {
            return false;
        }
        let label = label(&words[..new.at]);
        if label.len() < 2 {
            return false;
        }
        let from = self.lately(BACK);
        let place = (from..self.told.len()).rev().find_map(|i| {
            let t = &self.told[i];
            let fits = t.source == s.source && t.sentence < at && t.reading.is_some();
            Some((i, other_value(t, &label, new).filter(|_| fits)?))
        });
        place.is_some_and(|(told, old)| self.revise(told, &old, &words, new))
    }
}

/// The value of the one phrase of a step that has all words of the label and a single value, if that is another.
fn other_value(told: &Told, label: &[EcoString], new: &Amount) -> Option<Amount> {
    phrases(told).find_map(|words| {
        let own = named(words);
        let said = sizes(words);
        let [old] = said.as_slice() else {
            return None;
        };
        let same = label.iter().all(|w| own.contains(w)) && old.at > 0;
        (same && new.may_stand_for(old) && !old.alike(new)).then(|| old.clone())
    })
}

/// The values of words, without days, colours and their like.
fn sizes(words: &[Token]) -> Vec<Amount> {
    let size = |a: &Amount| !matches!(a.class, Class::Word(_));
    amounts(words).into_iter().filter(size).collect()
}

/// The words of content in front of a value, without those that only say that it is new.
fn label(words: &[Token]) -> Vec<EcoString> {
    let cue = |t: &Token| {
        super::super::repairs::CUES.contains(t.key.as_str())
            || matches!(
                t.key.as_str(),
                "now" | "then" | "hm" | "yes" | "yeah" | "right" | "fine"
            )
    };
    let said: Vec<Token> = words.iter().filter(|t| !cue(t)).cloned().collect();
    named(&said)
}

/// The stems of words that name something, and of those that say which of several: `the last entry`.
fn named(words: &[Token]) -> Vec<EcoString> {
    let which = |t: &Token| {
        matches!(
            t.key.as_str(),
            "first" | "last" | "second" | "third" | "next"
        )
    };
    let names = |t: &&Token| which(t) || !is_function_word(&t.key) && !t.is_number();
    words.iter().filter(names).map(|t| stem(&t.key)).collect()
}

//! `So 45 minutes on the bench.`, once the step says 45 minutes: what was put right, said once more.
use super::super::amounts::amounts;
use super::super::token::{Token, places, stems};
use super::super::turns::{End, Sentence};
use super::super::{fillers, talk};
use super::Gather;
use super::denials::phrases;

/// How many sentences after the correction it may be said again, and in how many words.
const AFTER: usize = 3;
const SHORT: usize = 8;

impl Gather {
    /// Whether a sentence says no more than a step does whose value was just put right.
    pub(super) fn says_revised(&mut self, s: &Sentence, at: usize) -> bool {
        let Some((sentence, by)) = self.revised.filter(|(_, by)| at > *by && at <= by + AFTER)
        else {
            return false;
        };
        let words = fillers::strip(&s.tokens);
        let words: &[Token] = talk::lead(&words);
        let all = amounts(words);
        if s.end == End::Question || all.is_empty() || words.len() > SHORT || all[0].at > 1 {
            return false;
        }
        let counts = |t: &&Token| !t.is_number();
        let named = stems(&words.iter().filter(counts).cloned().collect::<Vec<_>>());
        let told = self.told.iter_mut().rev().find(|t| {
            let given: Vec<_> = phrases(t).flat_map(amounts).collect();
            let own: Vec<String> = phrases(t).flat_map(stems).collect();
            t.source == s.source
                && t.sentence == sentence
                && t.sentence < by
                && all.iter().all(|a| given.iter().any(|o| o.alike(a)))
                && named.iter().all(|w| own.contains(w))
        });
        let Some(told) = told else {
            return false;
        };
        told.evidence.extend(places(words));
        true
    }
}

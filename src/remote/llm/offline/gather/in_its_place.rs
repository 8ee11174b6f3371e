//! What is not done in a case, and what is done in its place: one step.
use super::super::patterns::{patterns, starts_any};
use super::super::reading::{Force, Reading};
use super::super::token::{Token, keys, mark_last};
use super::super::turns::Sentence;
use super::{Gather, is_late};

impl Gather {
    /// `if it is low we don't start. We ring the registrar`: what is not done, and what is done in its place, are one step.
    pub(super) fn instead(&mut self, s: &Sentence, at: usize, reading: &Reading) -> bool {
        let next = starts_any(
            &s.tokens,
            patterns!["then|next", "and|so then", "after that"],
        )
        .is_some();
        let Some(open) = self
            .told
            .last_mut()
            .filter(|t| t.source == s.source && t.speaker == s.speaker && at <= t.sentence + 1)
        else {
            return false;
        };
        let apart =
            open.sentence != at && (next || s.turn != open.turn || !reading.condition.is_empty());
        let Some(warning) = open.reading.as_mut().filter(|r| r.force == Force::Warning) else {
            return false;
        };
        let condition = starts_any(
            &warning.condition,
            patterns!["and|but|so? if|unless|with", "for"],
        )
        .is_some();
        // `don't push it. Use the crank.`, and not `it can't go in. Close the lid.`
        let denied = starts_any(&warning.main, patterns!["don't|never|you|we", "do not"]).is_some();
        let same =
            reading.condition.is_empty() || keys(&reading.condition) == keys(&warning.condition);
        let own = open.sentence == at
            || (!is_late(&s.tokens)
                && s.tokens.first().is_some_and(|t| {
                    super::super::lexicon::is_subject(&t.key)
                        || super::super::verbs::is_action(&t.key)
                            && (denied || points_back(&s.tokens))
                }));
        if !own || !condition || !same || apart || reading.force != Force::Step {
            return false;
        }
        mark_last(&mut warning.main, ',');
        let from = warning.main.len();
        warning.main.extend(reading.main.iter().cloned());
        if let Some(first) = warning.main.get_mut(from) {
            first.word = super::super::phrase::lowered(&first.word);
        }
        warning.force = Force::Step;
        open.tokens = [warning.condition.clone(), warning.main.clone()].concat();
        open.until = at;
        true
    }
}

/// `bin` **it**, `ring Petra` **instead**: of what was just said.
fn points_back(words: &[Token]) -> bool {
    words.iter().skip(1).any(|t| {
        matches!(
            t.key.as_str(),
            "it" | "them" | "him" | "her" | "this" | "that" | "those" | "these" | "one" | "instead"
        )
    })
}

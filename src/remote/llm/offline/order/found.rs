//! The step that words mean: by the words that it shares with them, or by its deed.
use ecow::EcoString;

use super::super::gather::Told;
use super::{Ordering, locate};
use crate::domain::words::overlap;

/// How many steps back `before that` may point by a word that others share.
const NEAR: usize = 6;

impl Ordering<'_> {
    /// Where a step stands that was told a moment ago and shares all of the words.
    pub(super) fn near(&self, told: &Told, words: &[EcoString]) -> Option<usize> {
        let from = self.steps.len().saturating_sub(NEAR);
        let id = (from..self.steps.len()).rev().find(|id| {
            let step = &self.steps[*id];
            step.source == told.source && words.iter().all(|w| step.stems.contains(w))
        })?;
        self.position(id)
    }

    /// Where the earliest step stands that says the words one after the other, or shares half of them, or any of them.
    pub(super) fn soonest(&self, words: &[EcoString], any: bool) -> Option<usize> {
        let ids = self.by_stem.any(words);
        let says = |id: &usize| {
            let stems = &self.steps[*id].stems;
            words.len() >= 2 && stems.windows(words.len()).any(|w| w == words)
        };
        let said: Vec<usize> = ids.iter().copied().filter(|id| !any && says(id)).collect();
        let shares = ids.into_iter().filter(|id| {
            let (share, shared) = overlap(words, &self.steps[*id].stems);
            shared > 0 && (any || share >= 0.5)
        });
        self.earliest(&said)
            .or_else(|| self.earliest(&shares.collect::<Vec<_>>()))
            .and_then(|id| self.position(id))
    }

    /// Where the earliest step stands that bids a deed by its verb.
    pub(super) fn deed(&self, verb: &str) -> Option<usize> {
        if names_no_step(verb) {
            return None;
        }
        let ids = self.by_stem.any(&[verb.into()]).into_iter().filter(|id| {
            let tokens = &self.steps[*id].tokens;
            (0..tokens.len()).any(|i| {
                let before = i.checked_sub(1).map(|b| &tokens[b]);
                let free = before.is_none_or(|b| {
                    b.tail().is_some()
                        || crate::domain::words::is_function_word(&b.key)
                            && !super::super::lexicon::DETERMINERS.contains(b.key.as_str())
                });
                free && crate::domain::words::stem(&tokens[i].key) == verb
            })
        });
        self.earliest(&ids.collect::<Vec<_>>())
            .and_then(|id| self.position(id))
    }

    /// Where the earliest step that the words name stands.
    pub(super) fn named(&self, words: &[EcoString]) -> Option<usize> {
        if let [one] = words
            && names_no_step(one)
        {
            return None;
        }
        let shares = self.by_stem.any(words).into_iter().map(|id| {
            let (share, shared) = overlap(words, &self.steps[id].stems);
            (share, shared, id)
        });
        let fits: Vec<(f64, usize, usize)> = shares
            .filter(|(share, shared, id)| {
                // a single word must be what the step is about
                let about = || {
                    self.steps[*id]
                        .stems
                        .iter()
                        .take(4)
                        .any(|s| words.contains(s))
                };
                *share >= 0.6 && (*shared >= 2 || (words.len() == 1 && about()))
            })
            .collect();
        let best = fits.iter().map(|f| f.0).fold(0.0, f64::max);
        let ids: Vec<usize> = fits.iter().filter(|f| f.0 >= best).map(|f| f.2).collect();
        self.earliest(&ids).and_then(|id| self.position(id))
    }

    /// Whether the very next steps are those that the words name.
    pub(super) fn comes_next(&self, words: &[EcoString]) -> bool {
        self.ahead
            .iter()
            .any(|step| words.iter().all(|w| step.iter().take(6).any(|s| s == w)))
    }

    /// Where the step stands that a reference means, if that is sure, or the step was told late.
    pub(super) fn meant(
        &self,
        told: &Told,
        named: &locate::Reference,
        late: bool,
    ) -> Option<usize> {
        let id = self.locate(&named.words, told)?;
        let step = &self.steps[id];
        let about = || {
            named
                .deed
                .as_ref()
                .is_some_and(|deed| locate::is_about(step, deed))
        };
        (late || named.placing || about()).then(|| self.position(id))?
    }
}

/// `before we let go`
fn names_no_step(verb: &str) -> bool {
    matches!(
        verb,
        "let" | "put" | "do" | "make" | "get" | "take" | "give" | "leave" | "keep"
    )
}

//! The step that the words of a reference mean, where no step shares enough of them as they stand: by words of one family
//! (`paginate`, `pagination`), by how rare a word is among the steps, or by the sentence in which the thing was first told.
use std::collections::HashMap;

use ecow::EcoString;

use super::super::anchors::{is_span, pointing, reference_end};
use super::super::gather::Told;
use super::super::patterns::{WordSet, word_set};
use super::super::token::{Token, stems};
use super::super::turns::Sentence;
use super::super::verbs::is_third_person;
use super::{Made, Ordering};

/// How many first words of a step say what it is about.
const HEAD: usize = 4;
/// In how many steps a single word may stand that points at one.
const MANY: usize = 4;

/// Where the words of a source are first said.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    /// By source and root of a word.
    first: HashMap<(usize, EcoString), usize>,
}

impl Mentions {
    /// Reads what was said.
    pub(super) fn of(sentences: &[Sentence]) -> Self {
        let mut first = HashMap::new();
        for (at, s) in sentences.iter().enumerate() {
            for stem in stems(&s.tokens) {
                first.entry((s.source, root(&stem).into())).or_insert(at);
            }
        }
        Self { first }
    }

    /// The sentence in which one of the words was said first.
    fn of_any(&self, source: usize, words: &[EcoString]) -> Option<usize> {
        let at = |w: &EcoString| self.first.get(&(source, root(w).into())).copied();
        words.iter().filter_map(at).min()
    }
}

impl Ordering<'_> {
    /// The earliest step that the words of a reference mean, told in another sentence before.
    pub(super) fn locate(&self, words: &[EcoString], told: &Told) -> Option<usize> {
        let roots: Vec<EcoString> = words.iter().map(|w| root(w).into()).collect();
        let earlier = |id: &usize| {
            let step = &self.steps[*id];
            step.source == told.source && step.sentence < told.sentence
        };
        let known: Vec<usize> = self
            .by_root
            .any(&roots)
            .into_iter()
            .filter(earlier)
            .collect();
        let has = |id: usize, word: &str| self.steps[id].stems.iter().any(|s| root(s) == word);
        let weighed: Vec<(&str, f64)> = roots
            .iter()
            .map(|w| (w.as_str(), known.iter().filter(|id| has(**id, w)).count()))
            .filter(|(_, steps)| *steps > 0)
            .map(|(w, steps)| (w, 1.0 / steps as f64))
            .collect();
        let total: f64 = weighed.iter().map(|w| w.1).sum();
        let score = |id: usize| {
            let shared: Vec<&(&str, f64)> = weighed.iter().filter(|w| has(id, w.0)).collect();
            let sum: f64 = shared.iter().map(|w| w.1).sum();
            let about = shared.iter().any(|w| is_among(&self.steps[id], w.0, HEAD));
            let rare = shared.iter().any(|w| w.1 * MANY as f64 >= 1.0);
            (rare && sum * 2.0 > total && (about || sum >= 0.9 * total)).then_some(sum)
        };
        let scored: Vec<(f64, usize)> = known
            .iter()
            .filter_map(|id| Some((score(*id)?, *id)))
            .collect();
        let best = scored.iter().map(|s| s.0).fold(0.0, f64::max);
        let best: Vec<usize> = scored.iter().filter(|s| s.0 >= best).map(|s| s.1).collect();
        self.earliest(&best)
            .or_else(|| self.first_told_of(words, told))
    }

    /// The step told at or after the sentence in which one of the words was said first.
    fn first_told_of(&self, words: &[EcoString], told: &Told) -> Option<usize> {
        let from = self
            .mentions
            .of_any(told.source, words)
            .filter(|at| at + 1 < told.sentence)?;
        let after = |id: &usize| {
            let step = &self.steps[*id];
            step.source == told.source && (from..told.sentence).contains(&step.sentence)
        };
        self.order
            .iter()
            .copied()
            .filter(after)
            .min_by_key(|id| self.steps[*id].sentence)
    }
}

/// What the words of a family have in common: `invitation` and `invite`, `grading` and `graded`.
fn root(stem: &str) -> &str {
    ["ation", "ition", "ment", "ance", "ence", "ion", "al", "at"]
        .iter()
        .find_map(|end| stem.strip_suffix(end).filter(|rest| rest.len() >= 4))
        .unwrap_or(stem)
}

/// What `before …` says: its words of content, and the deed or thing that alone would name the step.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reference {
    pub words: Vec<EcoString>,
    /// The root of what the step must be about, where nothing says that this was told late; none where only an event is named.
    pub deed: Option<String>,
    /// Said for nothing else than to give the place: `that's before the primer`.
    pub placing: bool,
}

/// The deeds and things that the words say something is done before.
pub(super) fn references(tokens: &[Token]) -> Vec<Reference> {
    static LIGHT: WordSet = word_set!("let put do make get tak giv leav keep com use");
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let span = || is_span(&tokens[..at]);
        if tokens[at].key != "before" || tokens[at].tail().is_some() || span() {
            continue;
        }
        let rest = &tokens[at + 1..];
        let end = reference_end(rest);
        let words = pointing(&rest[..end]);
        let home = words
            .iter()
            .all(|w| matches!(w.as_str(), "hom" | "lunch" | "bed"));
        if words.is_empty() || home {
            continue;
        }
        let reader = rest
            .first()
            .is_some_and(|t| matches!(t.key.as_str(), "you" | "we" | "i"));
        let acts = rest[..end].iter().any(|t| is_third_person(&t.key));
        let fronted = rest[..end].last().is_some_and(Token::comma);
        let light = LIGHT.contains(words[0].as_str());
        let deed = ((reader && !light) || at <= 2 && words.len() == 1 && !acts && fronted)
            .then(|| root(&words[0]).to_owned());
        let placing = at.checked_sub(1).is_some_and(|i| {
            let t = &tokens[i];
            t.tail().is_none()
                && matches!(
                    t.key.as_str(),
                    "that's" | "it's" | "is" | "goes" | "comes" | "happens"
                )
        });
        found.push(Reference {
            words,
            deed,
            placing,
        });
    }
    found
}

/// Whether a step is about a deed or thing, by its first words.
pub(super) fn is_about(step: &Made, deed: &str) -> bool {
    is_among(step, deed, HEAD - 1)
}

fn is_among(step: &Made, word: &str, first: usize) -> bool {
    step.stems.iter().take(first).any(|s| root(s) == word)
}

/// The roots of stems.
pub(super) fn roots(stems: &[EcoString]) -> Vec<EcoString> {
    stems.iter().map(|s| root(s).into()).collect()
}

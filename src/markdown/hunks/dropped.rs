//! What a source says is no longer done: `we no longer …`, `skip the …`, `you don't need to … any more`.

use ecow::EcoString;

use crate::domain::draft::Evidence;
use crate::domain::source::Source;
use crate::domain::words::{content_stems, key, overlap};

/// A step that goes, by the source's own words.
#[derive(Debug, Clone)]
pub(super) struct Dropped {
    /// Its index on the page.
    pub(super) step: usize,
    /// The words of content of the statement.
    pub(super) words: Vec<EcoString>,
    /// Where it was said.
    pub(super) evidence: Evidence,
}

/// Words that say it, and are no words of the step.
const CUES: [&str; 14] = [
    "longer", "anymore", "more", "skip", "stop", "stopp", "drop", "remov", "gone", "need", "step",
    "do", "have", "needed",
];

/// Where it depends, nothing is dropped.
const CONDITIONS: [&str; 9] = [
    "if", "unless", "when", "except", "until", "unlike", "only", "whenever", "instead",
];

/// The steps of a page that the sources drop, each once.
pub(super) fn dropped(sources: &[Source], steps: &[&str]) -> Vec<Dropped> {
    let mut found: Vec<Dropped> = Vec::new();
    for source in sources {
        for span in &source.spans {
            for sentence in span.text.split(['.', '!', '?', ';', '\n']) {
                if !drops(sentence) {
                    continue;
                }
                let mut words = content_stems(sentence);
                words.retain(|word| !CUES.contains(&word.as_str()));
                let Some(step) = meant(&words, steps) else {
                    continue;
                };
                if !found.iter().any(|other| other.step == step) {
                    found.push(Dropped {
                        step,
                        words,
                        evidence: Evidence::of(source, span),
                    });
                }
            }
        }
    }
    found
}

fn drops(sentence: &str) -> bool {
    let keys: Vec<EcoString> = sentence
        .split_whitespace()
        .map(key)
        .filter(|key| !key.is_empty())
        .collect();
    if keys.iter().any(|key| CONDITIONS.contains(&key.as_str())) {
        return false;
    }
    let pair = |one: &str, two: &str| keys.windows(2).any(|pair| pair[0] == one && pair[1] == two);
    let negated = keys
        .iter()
        .any(|key| key == "not" || key == "no" || key.ends_with("n't"));
    let starts = keys
        .iter()
        .find(|key| {
            !matches!(
                key.as_str(),
                "so" | "and" | "also" | "please" | "now" | "just" | "we" | "you" | "can" | "oh"
            )
        })
        .is_some_and(|first| matches!(first.as_str(), "skip" | "drop"));
    let dropped = pair("we", "dropped")
        || pair("we", "stopped")
        || pair("was", "dropped")
        || pair("is", "gone");
    pair("no", "longer")
        || (negated && (keys.iter().any(|key| key == "anymore") || pair("any", "more")))
        || starts
        || dropped
}

/// The one step that the words mean: most of its words are among them, or all of theirs among its.
fn meant(words: &[EcoString], steps: &[&str]) -> Option<usize> {
    let score = |step: &&str| {
        let own = content_stems(step);
        let (share, shared) = overlap(words, &own);
        let enough = shared >= 2 || (shared == 1 && own.len().min(words.len()) == 1);
        if enough && share >= 0.75 {
            share * shared as f64
        } else {
            0.0
        }
    };
    let scores: Vec<f64> = steps.iter().map(score).collect();
    let best = scores.iter().copied().fold(0.0, f64::max);
    let mut winners = scores.iter().enumerate().filter(|(_, own)| **own >= best);
    let (winner, rest) = (winners.next()?, winners.next());
    (best > 0.0 && rest.is_none()).then_some(winner.0)
}

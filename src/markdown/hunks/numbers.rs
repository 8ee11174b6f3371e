//! Numbers that the material gives otherwise than the page, where the draft of it made no step of them.

use ecow::EcoString;

use super::super::places::StepPlace;
use super::changed::{Change, renumbered};
use super::pairs::topic;
use crate::domain::draft::Evidence;
use crate::domain::measure::measures;
use crate::domain::source::Source;
use crate::domain::words::key;

/// A step's numbers as the material has them.
pub(super) struct Told {
    pub(super) change: Change,
    pub(super) evidence: Evidence,
}

/// What was, and what is asked, is not what holds.
const NOT_NOW: [&str; 10] = [
    "was",
    "were",
    "used",
    "previously",
    "formerly",
    "old",
    "whether",
    "maybe",
    "perhaps",
    "imagine",
];

/// The numbers of a step as every sentence of the material that is about it gives them; none where sentences differ.
pub(super) fn otherwise(body: &str, place: &StepPlace, sources: &[Source]) -> Option<Told> {
    if measures(&place.words).iter().all(|own| own.unit.is_empty()) {
        return None;
    }
    let own = topic(&place.words);
    let mut told: Option<Told> = None;
    for source in sources {
        for span in &source.spans {
            for sentence in span.text.split_inclusive(['.', '!', '?', ';', '\n']) {
                if sentence.ends_with('?') || !about(&own, sentence) {
                    continue;
                }
                let sentence = sentence.trim_end_matches(['.', '!', ';', '\n']);
                let Some(change) = renumbered(body, place, sentence) else {
                    continue;
                };
                match &told {
                    Some(other) if other.change.after != change.after => return None,
                    _ => {
                        told = Some(Told {
                            change,
                            evidence: Evidence::of(source, span),
                        });
                    }
                }
            }
        }
    }
    told
}

/// Whether a sentence says all that the step is about, and says it of now.
fn about(step: &[EcoString], sentence: &str) -> bool {
    let words = topic(sentence);
    let now = !sentence
        .split_whitespace()
        .any(|word| NOT_NOW.contains(&key(word).as_str()));
    let shared = step.iter().filter(|word| words.contains(word)).count();
    now && shared >= 2 && shared * 5 >= step.len() * 4
}

//! Whether a claim is borne out by the words that it cites. A model's draft and the rules' draft pass the same gate.
use std::collections::{HashMap, HashSet};

use super::draft::{Draft, DraftStep, Evidence, OpenQuestion};
use super::quantity::{Quantity, quantities_of, unit_of};
use super::words::{content_stems, key};

/// The share of a step's words of content that its evidence must hold.
const BORNE: f64 = 0.8;

/// Why a claim is not borne out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// It cites nothing.
    NoEvidence,
    /// A number, with its unit, that the evidence lacks.
    Number(String),
    /// Words of content that the evidence lacks.
    Words(Vec<String>),
    /// It forbids or bids what the evidence does not.
    Negation,
}

impl Gap {
    /// The reason in words.
    pub fn reason(&self) -> String {
        match self {
            Gap::NoEvidence => "no source is cited".to_owned(),
            Gap::Number(number) => format!("the source does not say {number}"),
            Gap::Words(words) => format!("the source does not say {}", words.join(", ")),
            Gap::Negation => {
                "the source does not say whether this must or must not be done".to_owned()
            }
        }
    }
}

/// The words that a claim cites, read once however many claims cite them.
struct Cited {
    said: Vec<Quantity>,
    keys: Vec<String>,
    stems: HashSet<String>,
    forbids: bool,
}

impl Cited {
    fn new(text: &str) -> Self {
        let keys: Vec<String> = text.split_whitespace().map(key).collect();
        Self {
            said: quantities_of(&keys),
            stems: content_stems(text).into_iter().collect(),
            forbids: forbids(&keys),
            keys,
        }
    }

    /// A corrected value may stand in another cue than its unit.
    fn has_unit(&self, unit: &str) -> bool {
        self.keys.iter().any(|k| {
            unit_of(k) == Some(unit)
                || unit_of(k.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.'))
                    == Some(unit)
                || (unit.len() <= 3 && k.starts_with(unit))
        })
    }

    fn gap(&self, text: &str) -> Option<Gap> {
        let keys: Vec<String> = text.split_whitespace().map(key).collect();
        let missing = quantities_of(&keys).into_iter().find(|q| {
            let unit_counts = unit_of(&q.unit).is_some();
            let pronoun = keys[q.at] == "one" && !unit_counts;
            !pronoun
                && !self.said.iter().any(|s| {
                    (s.value - q.value).abs() < 1e-9
                        && (!unit_counts || s.unit == q.unit || self.has_unit(&q.unit))
                })
        });
        if let Some(q) = missing {
            return Some(Gap::Number(
                format!("{} {}", q.value, q.unit).trim().to_owned(),
            ));
        }
        let words = content_stems(text);
        let unborne: Vec<String> = words
            .iter()
            .filter(|w| !self.stems.contains(*w))
            .cloned()
            .collect();
        if (words.len() - unborne.len()) as f64 / (words.len().max(1) as f64) < BORNE {
            return Some(Gap::Words(unborne));
        }
        (forbids(&keys) && !self.forbids).then_some(Gap::Negation)
    }
}

fn forbids(keys: &[String]) -> bool {
    keys.iter()
        .any(|k| matches!(k.as_str(), "never" | "not" | "no" | "nobody") || k.ends_with("n't"))
}

fn joined(evidence: &[Evidence]) -> String {
    let texts: Vec<&str> = evidence.iter().map(|e| e.text.as_str()).collect();
    texts.join(" ")
}

/// Checks a claim against the words that it cites: numbers with their units exactly, the rest by stems.
pub fn gap(text: &str, evidence: &[Evidence]) -> Option<Gap> {
    if evidence.is_empty() {
        return Some(Gap::NoEvidence);
    }
    Cited::new(&joined(evidence)).gap(text)
}

/// Claims checked one after another, each stretch of words read once.
#[derive(Default)]
struct Gate {
    read: HashMap<String, Cited>,
}

impl Gate {
    fn gap(&mut self, text: &str, evidence: &[Evidence]) -> Option<Gap> {
        if evidence.is_empty() {
            return Some(Gap::NoEvidence);
        }
        let cited = self
            .read
            .entry(joined(evidence))
            .or_insert_with_key(|text| Cited::new(text));
        cited.gap(text)
    }
}

/// Takes every step and warning that its evidence does not bear out of the draft and asks about it instead.
pub fn ground(mut draft: Draft) -> Draft {
    let mut gate = Gate::default();
    let mut asked = Vec::new();
    let mut index = 0;
    let mut kept = Vec::new();
    draft.steps.retain(|step: &DraftStep| {
        let gap = gate.gap(&step.text, &step.evidence);
        if let Some(gap) = &gap {
            asked.push(question(&step.text, gap, &step.evidence));
        } else {
            kept.push(index);
        }
        index += 1;
        gap.is_none()
    });
    draft.warnings.retain(|warning| {
        let gap = gate.gap(&warning.text, &warning.evidence);
        asked.extend(
            gap.as_ref()
                .map(|gap| question(&warning.text, gap, &warning.evidence)),
        );
        gap.is_none()
    });
    for warning in &mut draft.warnings {
        warning.after = warning
            .after
            .and_then(|old| kept.iter().rposition(|k| *k <= old));
    }
    draft.open_questions.extend(asked);
    draft
}

fn question(text: &str, gap: &Gap, evidence: &[Evidence]) -> OpenQuestion {
    let ask = evidence
        .iter()
        .find_map(|e| e.speaker.clone())
        .unwrap_or_else(|| "the owner".to_owned());
    OpenQuestion {
        text: format!("Is it so? “{text}”: {}", gap.reason()),
        ask,
        evidence: evidence.to_vec(),
    }
}

//! Whether a claim is borne out by the words that it cites. A model's draft and the rules' draft pass the same gate.
use super::draft::{Draft, DraftStep, Evidence, OpenQuestion};
use super::quantity::{quantities, unit_of};
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

/// Checks a claim against the words that it cites: numbers with their units exactly, the rest by stems.
pub fn gap(text: &str, evidence: &[Evidence]) -> Option<Gap> {
    if evidence.is_empty() {
        return Some(Gap::NoEvidence);
    }
    let cited = evidence
        .iter()
        .map(|e| e.text.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let said = quantities(&cited);
    let missing = quantities(text).into_iter().find(|q| {
        let unit_counts = unit_of(&q.unit).is_some();
        !said.iter().any(|s| {
            (s.value - q.value).abs() < 1e-9
                && (!unit_counts || s.unit == q.unit || has_unit(&cited, &q.unit))
        })
    });
    if let Some(q) = missing {
        return Some(Gap::Number(
            format!("{} {}", q.value, q.unit).trim().to_owned(),
        ));
    }
    let stems = content_stems(&cited);
    let words = content_stems(text);
    let unborne: Vec<String> = words
        .iter()
        .filter(|w| !stems.contains(w))
        .cloned()
        .collect();
    if (words.len() - unborne.len()) as f64 / (words.len().max(1) as f64) < BORNE {
        return Some(Gap::Words(unborne));
    }
    let forbids = |t: &str| {
        t.split_whitespace()
            .map(key)
            .any(|k| k == "never" || k == "not" || k.ends_with("n't") || k == "no" || k == "nobody")
    };
    (forbids(text) && !forbids(&cited)).then_some(Gap::Negation)
}

/// A corrected value may stand in another cue than its unit.
fn has_unit(cited: &str, unit: &str) -> bool {
    cited.split_whitespace().map(key).any(|k| {
        unit_of(&k) == Some(unit)
            || unit_of(k.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')) == Some(unit)
            || (unit.len() <= 3 && k.starts_with(unit))
    })
}

/// Takes every step and warning that its evidence does not bear out of the draft and asks about it instead.
pub fn ground(mut draft: Draft) -> Draft {
    let mut asked = Vec::new();
    let mut index = 0;
    let mut kept = Vec::new();
    draft.steps.retain(|step: &DraftStep| {
        let gap = gap(&step.text, &step.evidence);
        if let Some(gap) = &gap {
            asked.push(question(&step.text, gap, &step.evidence));
        } else {
            kept.push(index);
        }
        index += 1;
        gap.is_none()
    });
    draft.warnings.retain(|warning| {
        let gap = gap(&warning.text, &warning.evidence);
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

//! Whether a claim is borne out by the words that it cites. A model's draft and the rules' draft pass the same gate.
use std::collections::{HashMap, HashSet};

use ecow::EcoString;

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
    keys: Vec<EcoString>,
    stems: HashSet<EcoString>,
    forbids: bool,
}

impl Cited {
    fn new(text: &str) -> Self {
        let keys: Vec<EcoString> = text.split_whitespace().map(key).collect();
        Self {
            said: [quantities_of(&keys), paused(text)].concat(),
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
        let keys: Vec<EcoString> = text.split_whitespace().map(key).collect();
        let missing = paused(text).into_iter().find(|q| {
            let unit_counts = unit_of(&q.unit).is_some();
            let pronoun = keys[q.at] == "one" && !unit_counts;
            // `within two days`, `no, one`
            let alone =
                q.value == 1.0 && self.keys.iter().any(|k| k == "one") && self.has_unit(&q.unit);
            !pronoun
                && !alone
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
            // `40mm` of a source that says `30mm` and `40`: its number was looked at above
            .filter(|w| !self.stems.contains(*w) && quantities_of(&[(*w).clone()]).is_empty())
            .map(ToString::to_string)
            .collect();
        if (words.len() - unborne.len()) as f64 / (words.len().max(1) as f64) < BORNE {
            return Some(Gap::Words(unborne));
        }
        (forbids(&keys) && !self.forbids).then_some(Gap::Negation)
    }
}

/// The numbers of a text, none of them over a pause: `till ten thirty, six is better` has no thirty-six.
fn paused(text: &str) -> Vec<Quantity> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    let mut from = 0;
    for part in words.split_inclusive(|w| w.ends_with([',', ';', ':', '.', '!', '?'])) {
        let keys: Vec<EcoString> = part.iter().map(|w| key(w)).collect();
        let moved = quantities_of(&keys).into_iter().map(|q| Quantity {
            at: q.at + from,
            ..q
        });
        found.extend(moved);
        from += part.len();
    }
    found
}

fn forbids(keys: &[EcoString]) -> bool {
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

/// Of what a claim cites, that which bears it: a span that adds no word and no number of the claim to those of others is left
/// out, for a reader would look there in vain. Where the rest does not bear the claim alone, all stay.
pub fn bearing(text: &str, evidence: Vec<Evidence>) -> Vec<Evidence> {
    let claimed: HashSet<EcoString> = told(text).collect();
    let borne = |one: &Evidence| told(&one.text).filter(|w| claimed.contains(w)).collect();
    let mut shares: Vec<(usize, HashSet<EcoString>)> =
        evidence.iter().map(borne).enumerate().collect();
    // Of two that bear the same, the one that was cited first.
    shares.sort_by_key(|(at, share)| (std::cmp::Reverse(share.len()), *at));
    let (mut seen, mut kept): (HashSet<EcoString>, HashSet<usize>) = Default::default();
    for (at, share) in shares {
        if !share.is_subset(&seen) {
            seen.extend(share);
            kept.insert(at);
        }
    }
    let bearing = (0..).zip(&evidence).filter(|(at, _)| kept.contains(at));
    let bearing: Vec<Evidence> = bearing.map(|(_, one)| one.clone()).collect();
    // A `never` may stand where nothing else does.
    if gap(text, &bearing).is_some() {
        return evidence;
    }
    bearing
}

/// The stems and the numbers, with their units, of a text.
fn told(text: &str) -> impl Iterator<Item = EcoString> {
    let keys: Vec<EcoString> = text.split_whitespace().map(key).collect();
    let numbers = quantities_of(&keys).into_iter();
    let numbers = numbers.map(|number| ecow::eco_format!("{} {}", number.value, number.unit));
    content_stems(text).into_iter().chain(numbers)
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
    for question in asked {
        // A model that repeats itself is asked once.
        if draft.open_questions.iter().all(|q| q.text != question.text) {
            draft.open_questions.push(question);
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::source::Place;

    fn cited(lines: &[&str]) -> Vec<Evidence> {
        let line = |(at, text): (usize, &&str)| Evidence {
            source: "notes.txt".to_owned(),
            start: Place::Line(at),
            end: Place::Line(at),
            text: (*text).to_owned(),
            speaker: None,
        };
        (1..).zip(lines).map(line).collect()
    }

    #[test]
    fn what_is_told_again_and_not_borne_out_is_asked_once() {
        let step = |text: &str| DraftStep {
            section: "Procedure".to_owned(),
            text: text.to_owned(),
            evidence: Vec::new(),
        };
        let draft = Draft {
            steps: ["Sing", "Dance", "Sing"].map(step).to_vec(),
            title: "T".to_owned(),
            ..Draft::default()
        };
        let asked = ground(draft).open_questions;
        assert_eq!(asked.len(), 2, "{asked:?}");
    }

    #[test]
    fn no_number_goes_over_a_pause() {
        let lines = &[
            "Set the timer, six hours, till ten thirty.",
            "Six is better.",
        ];
        let claim = "Set the timer, six hours, till ten thirty, six is better";
        assert_eq!(gap(claim, &cited(lines)), None);
        assert!(gap("Set the timer till forty six", &cited(lines)).is_some());
    }

    #[test]
    fn what_bears_nothing_is_not_cited() {
        for (claim, lines, left) in [
            (
                "Count the cash twice",
                &["How we close the till", "Count the cash twice."][..],
                &["Count the cash twice."][..],
            ),
            (
                "Call the manager above 5 pounds",
                &[
                    "Call the manager.",
                    "Put 100 pounds back.",
                    "Above 5 pounds, that is.",
                ],
                &["Call the manager.", "Above 5 pounds, that is."],
            ),
            (
                "Count the cash",
                &["Count the cash.", "So you count the cash."],
                &["Count the cash."],
            ),
            (
                "Never open the safe",
                &["You open the safe?", "No, never."],
                &["You open the safe?", "No, never."],
            ),
            ("Ring the bell", &["Sing.", "Dance."], &["Sing.", "Dance."]),
            ("Ring the bell", &[], &[]),
        ] {
            let left_over = bearing(claim, cited(lines));
            let texts: Vec<&str> = left_over.iter().map(|one| one.text.as_str()).collect();
            assert_eq!(texts, left, "{claim}");
        }
    }
}

//! New material against a page: the least that has to change, step by step, as hunks to be taken or left.
//!
//! What the material does not mention stays. A step goes only where the source itself says that it is no longer done.
//! Where a human's words and the material differ in a number, the number changes and the words stay.

mod apply;
mod changed;
mod dropped;
mod numbers;
mod pairs;

pub use apply::{ApplyError, apply};

use self::changed::changed;
use self::dropped::{Dropped, dropped};
use self::numbers::otherwise;
use self::pairs::pairs;
use super::places::{StepPlace, step_places};
use crate::domain::draft::{Draft, OpenQuestion, Warning};
use crate::domain::hunk::{Hunk, HunkKind};
use crate::domain::measure::measures;
use crate::domain::source::Source;
use crate::domain::words::{content_stems, overlap};

/// What a draft of new material changes in a body, in the order of the page.
pub fn propose(body: &str, draft: &Draft, sources: &[Source]) -> Vec<Hunk> {
    let places = step_places(body);
    let texts: Vec<&str> = places.iter().map(|place| place.words.as_str()).collect();
    let gone = dropped(sources, &texts);
    let told: Vec<bool> = draft
        .steps
        .iter()
        .map(|step| !says_it_is_gone(&step.text, &gone))
        .collect();
    let new: Vec<&str> = draft
        .steps
        .iter()
        .zip(&told)
        .map(|(step, told)| if *told { step.text.as_str() } else { "" })
        .collect();
    let proposal = Proposal {
        body,
        draft,
        places: &places,
        partner: pairs(&texts, &new),
        gone: gone.iter().map(|gone| gone.step).collect(),
        told,
    };
    let mut hunks = proposal.steps();
    hunks.extend(proposal.numbers(sources, &hunks));
    hunks.extend(proposal.gone(&gone));
    hunks.extend(
        draft
            .warnings
            .iter()
            .filter(|warning| !says_it_is_gone(&warning.text, &gone))
            .filter_map(|warning| proposal.warning(warning)),
    );
    hunks.sort_by_key(|hunk| (hunk.at, order(hunk.kind)));
    hunks.extend(
        draft
            .open_questions
            .iter()
            .filter_map(|question| proposal.question(question)),
    );
    for (index, hunk) in hunks.iter_mut().enumerate() {
        hunk.number = index + 1;
    }
    hunks
}

fn order(kind: HunkKind) -> u8 {
    match kind {
        HunkKind::Removed => 0,
        HunkKind::Changed => 1,
        HunkKind::Warning => 2,
        HunkKind::Added => 3,
        HunkKind::Question => 4,
    }
}

/// Whether a text of the draft is the very statement that a step is no longer done.
fn says_it_is_gone(text: &str, gone: &[Dropped]) -> bool {
    let words = content_stems(text);
    gone.iter().any(|gone| {
        let (share, shared) = overlap(&words, &gone.words);
        shared >= 1 && share >= 0.75
    })
}

struct Proposal<'a> {
    body: &'a str,
    draft: &'a Draft,
    places: &'a [StepPlace],
    /// For each step of the draft, the step of the page that it is.
    partner: Vec<Option<usize>>,
    /// The steps of the page that go.
    gone: Vec<usize>,
    /// Whether a step of the draft says what is done, not that something is no longer.
    told: Vec<bool>,
}

impl Proposal<'_> {
    fn steps(&self) -> Vec<Hunk> {
        let mut hunks = Vec::new();
        for (index, step) in self.draft.steps.iter().enumerate() {
            if !self.told[index] {
                continue;
            }
            let hunk = match self.partner[index] {
                Some(at) => changed(self.body, &self.places[at], &step.text).map(|change| Hunk {
                    before: Some(self.places[at].words.clone()),
                    after: Some(change.after),
                    source: change.source,
                    ..self.hunk(HunkKind::Changed, Some(at), change.why)
                }),
                None if self.stands_already(&step.text) => None,
                None => Some(Hunk {
                    after: Some(step.text.clone()),
                    ..self.hunk(
                        HunkKind::Added,
                        self.anchor(index),
                        "a step that is not there yet",
                    )
                }),
            };
            hunks.extend(hunk.map(|hunk| Hunk {
                evidence: step.evidence.clone(),
                ..hunk
            }));
        }
        hunks
    }

    /// Numbers that the sources give otherwise for a step which the draft says nothing new of: never silent.
    fn numbers(&self, sources: &[Source], hunks: &[Hunk]) -> Vec<Hunk> {
        let named = |at: usize| {
            hunks
                .iter()
                .any(|hunk| hunk.kind == HunkKind::Changed && hunk.at == Some(at))
        };
        let free = |at: &usize| !named(*at) && !self.gone.contains(at);
        (0..self.places.len())
            .filter(free)
            .filter_map(|at| {
                let told = otherwise(self.body, &self.places[at], sources)?;
                Some(Hunk {
                    before: Some(self.places[at].words.clone()),
                    after: Some(told.change.after),
                    source: told.change.source,
                    evidence: vec![told.evidence],
                    ..self.hunk(HunkKind::Changed, Some(at), told.change.why)
                })
            })
            .collect()
    }

    fn hunk(&self, kind: HunkKind, at: Option<usize>, why: impl Into<String>) -> Hunk {
        Hunk {
            number: 0,
            kind,
            step: at.map(|at| self.places[at].step.number.clone()),
            before: None,
            after: None,
            why: why.into(),
            evidence: Vec::new(),
            edited: None,
            at,
            source: String::new(),
        }
    }

    /// The step of the page behind which a new one goes: behind the one told before it, else before the one told after.
    fn anchor(&self, index: usize) -> Option<usize> {
        if let Some(at) = self.named(&self.draft.steps[index].text) {
            return at;
        }
        let stays = |at: &&usize| !self.gone.contains(at);
        let before = self.partner[..index].iter().rev().flatten().find(stays);
        let after = self.partner[index..].iter().flatten().find(stays);
        match (before, after) {
            (Some(at), _) => Some(*at),
            (None, Some(at)) => at.checked_sub(1),
            (None, None) => self.places.iter().rposition(|place| place.step.depth == 1),
        }
    }

    /// The place that a step names itself: `After you send the contract, …`, `Before sending it, …`.
    fn named(&self, text: &str) -> Option<Option<usize>> {
        let (lead, rest) = text.split_once(',')?;
        let (first, clause) = lead.trim().split_once(' ')?;
        let behind = match first.to_lowercase().as_str() {
            "after" | "once" => true,
            "before" => false,
            _ => return None,
        };
        if rest.trim().is_empty() {
            return None;
        }
        let words = content_stems(clause);
        let alike = |at: &usize| {
            let own = content_stems(&self.places[*at].words);
            let shared = words.iter().filter(|word| own.contains(word)).count();
            shared > 0 && shared * 3 >= words.len() * 2
        };
        let at = (0..self.places.len()).find(|at| alike(at) && !self.gone.contains(at))?;
        Some(if behind { Some(at) } else { at.checked_sub(1) })
    }

    fn gone(&self, gone: &[Dropped]) -> Vec<Hunk> {
        let hunk = |gone: &Dropped| {
            let place = &self.places[gone.step];
            let nested = place.own_end < place.lines.end
                && self.places.iter().any(|other| {
                    other.step.depth > place.step.depth && place.lines.contains(&other.step.line)
                });
            (!nested).then(|| Hunk {
                before: Some(place.step.text.clone()),
                evidence: vec![gone.evidence.clone()],
                ..self.hunk(
                    HunkKind::Removed,
                    Some(gone.step),
                    "the source says that it is no longer done",
                )
            })
        };
        gone.iter().filter_map(hunk).collect()
    }

    fn warning(&self, warning: &Warning) -> Option<Hunk> {
        if self.stands_already(&warning.text) {
            return None;
        }
        let told_after = warning
            .after
            .and_then(|after| self.partner.get(..=after)?.iter().rev().flatten().next());
        let words = content_stems(&warning.text);
        let alike = || {
            let share = |place: &StepPlace| overlap(&words, &content_stems(&place.step.text));
            (0..self.places.len())
                .filter(|at| share(&self.places[*at]).1 >= 1)
                .max_by(|a, b| {
                    share(&self.places[*a])
                        .0
                        .total_cmp(&share(&self.places[*b]).0)
                })
        };
        let at = told_after.copied().or_else(alike);
        Some(Hunk {
            after: Some(warning.text.clone()),
            evidence: warning.evidence.clone(),
            ..self.hunk(HunkKind::Warning, at, "a warning that is not there yet")
        })
    }

    fn question(&self, question: &OpenQuestion) -> Option<Hunk> {
        let words = content_stems(&question.text);
        let asked = super::questions::open_questions(self.body, 1)
            .iter()
            .any(|there| overlap(&words, &content_stems(&there.text)).0 >= 0.9);
        (!asked).then(|| Hunk {
            after: Some(format!("{} (ask {})", question.text, question.ask)),
            evidence: question.evidence.clone(),
            ..self.hunk(HunkKind::Question, None, "the material leaves it open")
        })
    }

    /// Whether some line of the page says the same: its words, and all its numbers.
    fn stands_already(&self, text: &str) -> bool {
        let words = content_stems(text);
        let numbers = measures(text);
        let same = |line: &str| {
            let own = content_stems(line);
            let shared = words.iter().filter(|word| own.contains(word)).count();
            let there = measures(line);
            shared * 5 >= words.len() * 4
                && numbers
                    .iter()
                    .all(|new| there.iter().any(|old| old.says(new)))
                && forbids(line) == forbids(text)
        };
        !words.is_empty()
            && self
                .body
                .lines()
                .filter(|line| !line.starts_with("[^"))
                .any(same)
    }
}

/// Whether an instruction forbids.
fn forbids(text: &str) -> bool {
    let lower = text.to_lowercase();
    let start = lower.trim_start_matches(|c: char| !c.is_alphabetic());
    ["never ", "do not ", "don't ", "don’t ", "no longer "]
        .iter()
        .any(|word| start.starts_with(word))
}

#[cfg(test)]
mod tests;

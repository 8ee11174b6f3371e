//! Answers folded into a page: the alert goes, and what was answered stands at the step that the question was about,
//! with whoever answered as its source.
//!
//! Each fold is spliced and then proved: the page is read again, and unless the one question is gone, every other
//! stays, and no step but the one it is about says anything else, the answer stands where the alert stood.

mod about;
mod within;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::escape::{escape, one_line};
use super::items::{block_in, definitions, steps_after, warning};
use super::normal;
use super::places::{Note, StepPlace, free_number, notes, step_places};
use super::questions::{AskedIn, asked_in};
use super::reader::Lines;
use super::splice::{Edit, is_blank, splice, without};
use crate::domain::answer::{Meaning, meaning};

/// An open question with what somebody needs to answer it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// Its place among the open questions of the page, from 1.
    pub number: usize,
    /// Its name for as long as its words stay the same.
    pub id: String,
    /// The question.
    pub text: String,
    /// Whom to ask.
    pub ask: Option<String>,
    /// Its line in the file, from 1.
    pub line: usize,
    /// The step that it is about.
    pub about: Option<About>,
    /// What raised it: the footnotes that it refers to.
    pub raised_by: Vec<String>,
}

/// A step as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct About {
    /// Its number.
    pub number: String,
    /// What it says.
    pub text: String,
}

/// An answer, who gave it, and on which day.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Their words.
    pub answer: &'a str,
    /// Their name.
    pub by: &'a str,
    /// `YYYY-MM-DD`
    pub on: &'a str,
}

/// A body with an answer in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The whole body.
    pub body: String,
    /// Where the answer stands, in words.
    pub placed: String,
}

/// Why an answer is not on the page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FoldError {
    /// No open question has this id.
    #[error("no open question of the page is `{0}`")]
    Unknown(String),
    /// The page is laid out so that nothing can be put there without changing something else.
    #[error(
        "the page is laid out so that the answer cannot be put in without changing something else"
    )]
    Layout,
}

/// The open questions of a body that begins on `first_line` of its file, in its order.
pub fn asked(body: &str, first_line: usize) -> Vec<Asked> {
    let all = asked_in(body, first_line);
    let places = step_places(body);
    let (notes, _) = notes(body);
    let ids = ids(&all);
    let of = |(index, asked): (usize, &AskedIn)| {
        let about = about::about(body, asked, &places, &notes).map(|at| &places[at].step);
        Asked {
            number: index + 1,
            id: ids[index].clone(),
            text: asked.question.text.clone(),
            ask: asked.question.ask.clone(),
            line: asked.question.line,
            about: about.map(|step| About {
                number: step.number.clone(),
                text: step.text.clone(),
            }),
            raised_by: raised_by(asked, &notes),
        }
    };
    all.iter().enumerate().map(of).collect()
}

fn raised_by(asked: &AskedIn, notes: &[Note]) -> Vec<String> {
    let note = |label: &String| notes.iter().find(|note| note.label == *label);
    asked
        .evidence
        .iter()
        .filter_map(|label| note(label).map(|note| note.text.clone()))
        .collect()
}

/// The words of a question, whatever their case and punctuation: what its id is made from.
pub fn same_question(one: &str, other: &str) -> bool {
    normal::words(one) == normal::words(other)
}

fn ids(all: &[AskedIn]) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for asked in all {
        let words = normal::words(&asked.question.text).join(" ");
        let id = (1..)
            .map(|count| {
                let hash = Sha256::digest(format!("{count} {words}").as_bytes());
                let hex: String = hash
                    .iter()
                    .take(3)
                    .map(|byte| format!("{byte:02x}"))
                    .collect();
                format!("q-{hex}")
            })
            .find(|id| !seen.contains(id))
            .unwrap_or_default();
        seen.push(id);
    }
    seen
}

/// Puts an answer in the place of its question.
///
/// # Errors
/// The question is not there, or the page is laid out so that nothing can be put in safely.
pub fn fold(body: &str, id: &str, given: Given<'_>) -> Result<Folded, FoldError> {
    let all = asked_in(body, 0);
    let index = ids(&all)
        .iter()
        .position(|own| own == id)
        .ok_or_else(|| FoldError::Unknown(id.to_owned()))?;
    let asked = &all[index];
    let places = step_places(body);
    let (notes, used) = notes(body);
    let at = about::about(body, asked, &places, &notes);
    let folding = Folding {
        body,
        asked,
        lines: lines_of(body, asked),
        places: &places,
        notes: &notes,
        at,
        note: note(body, &notes, given),
        orphans: orphans(asked, &notes, &used),
    };
    let meaning = meaning(&asked.question.text, given.answer);
    let first = folding.folded(&meaning);
    let plain = Meaning::Sentence(words_of(&meaning, given.answer));
    [first, folding.in_place(&plain)]
        .into_iter()
        .find(|folded| folding.proves(folded, &meaning))
        .ok_or(FoldError::Layout)
}

fn words_of(meaning: &Meaning, answer: &str) -> String {
    match meaning {
        Meaning::Sentence(text) | Meaning::Warning(text) => text.clone(),
        Meaning::Measure { sentence, .. } | Meaning::Doer { sentence, .. } => sentence.clone(),
        Meaning::Steps(steps) => steps.join("; "),
        Meaning::Dropped => answer.to_owned(),
    }
}

/// The lines of a question's quote.
fn lines_of(body: &str, asked: &AskedIn) -> (usize, usize) {
    let lines = Lines::new(body, 0);
    let source = body[asked.range.clone()].trim_end();
    let last = asked.range.start + source.len().saturating_sub(1);
    (lines.line(asked.range.start), lines.line(last) + 1)
}

/// The label of the answer's footnote, and its definition where the page has none that says the same.
fn note(body: &str, notes: &[Note], given: Given<'_>) -> (String, Option<String>) {
    let text = format!("{}, answered {}", one_line(given.by), given.on);
    match notes
        .iter()
        .find(|note| note.text == text && note.label.starts_with('a'))
    {
        Some(note) => (note.label.clone(), None),
        None => (format!("a{}", free_number(body, 'a')), Some(escape(&text))),
    }
}

/// The lines of footnotes that only this question refers to.
fn orphans(
    asked: &AskedIn,
    notes: &[Note],
    used: &std::collections::HashMap<String, usize>,
) -> Vec<(usize, usize)> {
    let own = |label: &str| asked.evidence.iter().filter(|own| *own == label).count();
    notes
        .iter()
        .filter(|note| {
            own(&note.label) > 0 && used.get(&note.label).copied() == Some(own(&note.label))
        })
        .map(|note| (note.lines.start, note.lines.end))
        .collect()
}

struct Folding<'a> {
    body: &'a str,
    asked: &'a AskedIn,
    lines: (usize, usize),
    places: &'a [StepPlace],
    notes: &'a [Note],
    at: Option<usize>,
    note: (String, Option<String>),
    orphans: Vec<(usize, usize)>,
}

impl Folding<'_> {
    fn folded(&self, meaning: &Meaning) -> Folded {
        let place = self.at.map(|at| &self.places[at]);
        let within = place.is_some_and(|place| place.lines.contains(&self.lines.0));
        let number = place
            .map(|place| place.step.number.clone())
            .unwrap_or_default();
        match (meaning, place) {
            (Meaning::Dropped, _) => {
                self.spliced(Vec::new(), false, "nowhere: it is not so".to_owned())
            }
            (Meaning::Steps(texts), _) if !self.places.is_empty() => {
                let last = self.places.iter().rposition(|place| place.step.depth == 1);
                let after = self.at.or(last).unwrap_or(0);
                let texts: Vec<String> = texts.iter().map(|text| self.cited(text)).collect();
                let edit = steps_after(self.body, self.places, after, &texts);
                let number = &self.places[after].step.number;
                self.spliced(vec![edit], true, format!("a step after step {number}"))
            }
            (
                Meaning::Measure {
                    words,
                    bare,
                    sentence,
                },
                Some(place),
            ) => match self.number(place, words, *bare) {
                Some(edit) => self.spliced(vec![edit], true, format!("in step {number}")),
                None => self.folded(&Meaning::Sentence(sentence.clone())),
            },
            (Meaning::Doer { name, sentence }, Some(place)) => match self.doer(place, name) {
                Some(edit) => self.spliced(vec![edit], true, format!("in step {number}")),
                None => self.folded(&Meaning::Sentence(sentence.clone())),
            },
            (Meaning::Warning(text), Some(place)) => {
                let edit = block_in(self.body, place, &warning(&self.cited(text)));
                self.spliced(vec![edit], true, format!("a warning at step {number}"))
            }
            (Meaning::Sentence(text), Some(place)) if !within => {
                let edit = block_in(self.body, place, &[self.cited(text)]);
                self.spliced(vec![edit], true, format!("at step {number}"))
            }
            _ => self.in_place(meaning),
        }
    }

    /// Where the alert stands.
    fn in_place(&self, meaning: &Meaning) -> Folded {
        let (first, end) = self.lines;
        let line_start = self.body[..self.asked.range.start]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        let prefix = &self.body[line_start..self.asked.range.start];
        let block: Vec<String> = match meaning {
            Meaning::Warning(text) => warning(&self.cited(text)).into(),
            other => vec![self.cited(&words_of(other, ""))],
        };
        let lines: Vec<&str> = self.body.split('\n').collect();
        let own_line = prefix.trim().is_empty();
        let mut insert = Vec::new();
        if own_line && !is_blank(&lines, first.checked_sub(1)) {
            insert.push(String::new());
        }
        insert.extend(block.iter().map(|line| format!("{prefix}{line}")));
        if own_line && !is_blank(&lines, Some(end)) {
            insert.push(String::new());
        }
        let edit = Edit {
            at: first,
            remove: end - first,
            insert,
        };
        let placed = match self.at.map(|at| &self.places[at].step) {
            Some(step) => format!("at step {}", step.number),
            None => "where the question stood".to_owned(),
        };
        self.with_notes(vec![edit], true, placed)
    }

    fn spliced(&self, mut edits: Vec<Edit>, cites: bool, placed: String) -> Folded {
        edits.push(without(self.body, self.lines.0, self.lines.1));
        self.with_notes(edits, cites, placed)
    }

    fn with_notes(&self, mut edits: Vec<Edit>, cites: bool, placed: String) -> Folded {
        let new: Vec<(String, String)> = match &self.note {
            (label, Some(text)) if cites => vec![(label.clone(), text.clone())],
            _ => Vec::new(),
        };
        edits.extend(definitions(self.body, self.notes, &new));
        edits.extend(
            self.orphans
                .iter()
                .map(|(first, end)| Edit::remove(*first, end - first)),
        );
        Folded {
            body: splice(self.body, edits),
            placed,
        }
    }

    fn cited(&self, text: &str) -> String {
        format!("{} [^{}]", escape(text), self.note.0)
    }

    /// Whether the question is gone, all others stay, and no step but the one it is about says anything else.
    fn proves(&self, folded: &Folded, meaning: &Meaning) -> bool {
        let before = ids(&asked_in(self.body, 0));
        let after = ids(&asked_in(&folded.body, 0));
        let places = step_places(&folded.body);
        let new = places.len().checked_sub(self.places.len());
        let may_grow = match meaning {
            Meaning::Steps(texts) => texts.len(),
            _ => 0,
        };
        let unchanged = |old: &StepPlace| places.iter().any(|new| new.step.raw == old.step.raw);
        let changed = self.places.iter().filter(|old| !unchanged(old)).count();
        let (found, _) = notes(&folded.body);
        let cited =
            *meaning == Meaning::Dropped || found.iter().any(|note| note.label == self.note.0);
        after.len() + 1 == before.len()
            && new.is_some_and(|new| new == may_grow || new == 0)
            && changed <= 1
            && cited
    }
}

/// The lines of a paragraph with other words in it.
pub(crate) fn rewritten(body: &str, text: &std::ops::Range<usize>, by: &str) -> Edit {
    let start = body[..text.start].rfind('\n').map_or(0, |at| at + 1);
    let end = body[text.end..]
        .find('\n')
        .map_or(body.len(), |at| text.end + at);
    let whole = format!("{}{by}{}", &body[start..text.start], &body[text.end..end]);
    let insert: Vec<String> = whole
        .split('\n')
        .map(|line| line.trim_end_matches('\r').to_owned())
        .collect();
    Edit {
        at: body[..start].matches('\n').count(),
        remove: body[start..end].matches('\n').count() + 1,
        insert,
    }
}

#[cfg(test)]
mod tests;

//! A draft: what a provider says, each part with its evidence.
use serde::Serialize;

use super::source::{Place, Source, Span};

/// A stretch of a source that bears a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The source's name.
    pub source: String,
    /// Where the stretch begins.
    pub start: Place,
    /// Where it ends.
    pub end: Place,
    /// The words as they stand in the source.
    pub text: String,
    /// Who said them, where the source tells.
    #[serde(skip)]
    pub speaker: Option<String>,
}

impl Evidence {
    /// The evidence of one whole span.
    pub fn of(source: &Source, span: &Span) -> Self {
        Self {
            source: source.name.clone(),
            start: span.start,
            end: span.end,
            text: span.text.clone(),
            speaker: span.speaker.clone(),
        }
    }

    /// The footnote's words: `Maria Lopez, 00:04:12–00:04:31, renewal-call.vtt`.
    pub fn footnote(&self) -> String {
        let place = self.start.to(self.end);
        match &self.speaker {
            Some(name) => format!("{name}, {place}, {}", self.source),
            None => format!("{place}, {}", self.source),
        }
    }
}

/// One instruction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DraftStep {
    /// The instruction, one line.
    pub text: String,
    /// The part of the procedure that it stands in.
    pub section: String,
    /// Where it was said; never empty.
    pub evidence: Vec<Evidence>,
}

/// What must never be done, or be watched for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The warning, one line.
    pub text: String,
    /// Where it was said; never empty.
    pub evidence: Vec<Evidence>,
    /// The step that it was said after, by index; `None` before the first.
    #[serde(skip)]
    pub after: Option<usize>,
}

/// What the sources do not say, and who should be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenQuestion {
    /// The question.
    pub text: String,
    /// A person by name, or `the owner`.
    pub ask: String,
    /// What raised it; may be empty.
    #[serde(skip)]
    pub evidence: Vec<Evidence>,
}

/// Something that the source says and the draft lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unused {
    /// The words as they stand in the source.
    pub text: String,
    /// The source's name.
    pub source: String,
    /// Where they begin.
    pub start: Place,
}

/// A section of prose beside the steps, such as a purpose or what is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// Its lines, in order.
    pub blocks: Vec<Block>,
}

/// A line of prose with its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Block {
    /// The words.
    pub text: String,
    /// It is an item of a list.
    pub item: bool,
    /// Where they stand; never empty.
    pub evidence: Vec<Evidence>,
}

/// What a provider made of a brief; by default nothing yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// The title.
    pub title: String,
    /// Sections beside the steps, in order.
    pub sections: Vec<Section>,
    /// The steps, in the order in which they are done; never empty.
    pub steps: Vec<DraftStep>,
    /// Warnings, in the order in which they were said.
    pub warnings: Vec<Warning>,
    /// What must be answered before it can be published.
    pub open_questions: Vec<OpenQuestion>,
    /// What was said and is not in the draft.
    pub unused: Vec<Unused>,
}

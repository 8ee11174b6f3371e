//! A step of a procedure and what can happen to it between two versions.
//!
//! Steps are identified by what they say, never by their number: a step that is put in at the top renumbers all
//! others and changes none of them.

use serde::{Deserialize, Serialize};

/// Identity of a step by content, the same across versions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StepKey {
    /// The words, case-folded (NFKC), one space between them, without emphasis, footnotes and punctuation at their ends.
    pub words: String,
    /// 1 for the first step with these words on the page, 2 for the second …
    pub ordinal: u32,
}

/// An item of an ordered list in the procedure section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The number as a reader sees it, with those of the enclosing steps: `3`, `3.2`.
    pub number: String,
    /// Plain text of the item's own paragraphs on one line; inline code stays in backticks.
    pub text: String,
    /// What else belongs to the step (code blocks, bullets, tables, quotes), as plain text; nested steps are not in it.
    pub detail: String,
    /// Targets of its links, in order.
    pub links: Vec<String>,
    /// Targets of its images, in order.
    pub images: Vec<String>,
    /// Raw HTML inside the step's text, in order.
    pub html: Vec<String>,
    /// Markdown source of the item without its marker and without nested steps.
    pub raw: String,
    /// Text of the nearest heading above; empty where there is none.
    pub section: String,
    /// First line in the file, from 1.
    pub line: usize,
    /// Last line in the file, nested steps included.
    pub end_line: usize,
    /// 1 for a step, 2 for a step of a step …
    pub depth: usize,
    /// Labels of the footnotes that it refers to, as in `[^s3]`, in order.
    pub evidence: Vec<String>,
    /// Who it is, across versions.
    pub identity: StepKey,
}

impl Step {
    /// Whether a reader takes the same from both; place, number, emphasis and footnotes do not matter.
    pub fn says_the_same(&self, other: &Step) -> bool {
        self.text == other.text
            && self.detail == other.detail
            && self.links == other.links
            && self.images == other.images
            && self.html == other.html
    }

    /// Text and detail, as a difference shows them.
    pub fn full_text(&self) -> String {
        match (self.text.is_empty(), self.detail.is_empty()) {
            (_, true) => self.text.clone(),
            (true, false) => self.detail.clone(),
            (false, false) => format!("{}\n{}", self.text, self.detail),
        }
    }
}

/// What happened to a step or a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// Only in the new version.
    Added,
    /// Only in the old version.
    Removed,
    /// In both, saying something else.
    Changed,
    /// In both, in another order or at another depth.
    Moved,
}

/// One difference between the steps of two versions. A step both moved and changed makes two of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepChange {
    /// What happened.
    pub kind: ChangeKind,
    /// The step as it was; none if added.
    pub before: Option<String>,
    /// The step as it is; none if removed.
    pub after: Option<String>,
    /// How much of the words both share: 0.0 (added, removed) to 1.0.
    pub similarity: f64,
    /// Its number as it was; none if added.
    pub before_number: Option<String>,
    /// Its number as it is; none if removed.
    pub after_number: Option<String>,
}

/// One block of the page that differs between two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockChange {
    /// What happened.
    pub kind: ChangeKind,
    /// Markdown source as it was; none if added.
    pub before: Option<String>,
    /// Markdown source as it is; none if removed.
    pub after: Option<String>,
    /// Text of the nearest heading above, in the new version where the block is there; empty where there is none.
    pub section: String,
}

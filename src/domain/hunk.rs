//! What new material changes in an SOP, piece by piece, so that each can be taken or left.

use serde::Serialize;

use super::draft::Evidence;

/// What a hunk does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum HunkKind {
    /// A step says something else.
    Changed,
    /// A step that was not there.
    Added,
    /// A step that is no longer done, by the source's own words.
    Removed,
    /// A warning that was not there.
    Warning,
    /// A question that the material leaves open.
    Question,
}

/// One piece of a revision.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hunk {
    /// Its place among the hunks, from 1.
    pub number: usize,
    /// What it does.
    pub kind: HunkKind,
    /// The number of the step that it changes, removes, or stands behind; none before the first.
    pub step: Option<String>,
    /// What that step says now; none for what is added.
    pub before: Option<String>,
    /// What it will say; none for what goes.
    pub after: Option<String>,
    /// Why, in words.
    pub why: String,
    /// Where the material says so.
    pub evidence: Vec<Evidence>,
    /// Who put it into other words before taking it, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edited: Option<String>,
    /// The index of the step among the page's steps.
    #[serde(skip)]
    pub at: Option<usize>,
    /// For a change: the step's paragraph as Markdown, without new footnotes.
    #[serde(skip)]
    pub source: String,
}

impl Hunk {
    /// The hunk in one line: `step 3 changed: …`.
    pub fn summary(&self) -> String {
        let words = self
            .after
            .as_deref()
            .or(self.before.as_deref())
            .unwrap_or_default();
        format!("{}: {words}", self.title())
    }

    /// What it does, and where.
    pub fn title(&self) -> String {
        let step = self.step.as_deref();
        match (self.kind, step) {
            (HunkKind::Changed, Some(step)) => format!("step {step} changes"),
            (HunkKind::Removed, Some(step)) => format!("step {step} goes"),
            (HunkKind::Added, Some(step)) => format!("a step after step {step}"),
            (HunkKind::Added, None) => "a step before the first".to_owned(),
            (HunkKind::Warning, Some(step)) => format!("a warning at step {step}"),
            (HunkKind::Warning, None) => "a warning".to_owned(),
            (HunkKind::Question, _) => "an open question".to_owned(),
            (HunkKind::Changed | HunkKind::Removed, None) => "a step".to_owned(),
        }
    }
}

//! What a provider is asked to draft.
use super::source::Source;

/// Everything a draft may be made from. Identity, owner, version and status are not in it: code owns those.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brief {
    /// The title that the user gave.
    pub title: Option<String>,
    /// What the user asked for in words; read as a source named `prompt` where it holds steps.
    pub prompt: Option<String>,
    /// `procedure`, `runbook`, `policy` or a kind of the team's own.
    pub kind: String,
    /// Role ids that must know the SOP; named in the draft, never invented.
    pub roles: Vec<String>,
    /// The sources, in the order in which they were given.
    pub sources: Vec<Source>,
}

//! How much a new version changes: it decides who has to acknowledge again.

use serde::{Deserialize, Serialize};

/// The class of a change, as `submit --change` takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Same meaning: whoever acknowledged this MAJOR need not do so again.
    Minor,
    /// Another meaning, or in doubt: everyone acknowledges again.
    Major,
}

/// A proposed class and why, weightiest reason first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The class; major where in doubt.
    pub change: Change,
    /// One sentence each, such as `step 3 changed: 30 days → 45 days`. Never empty.
    pub reasons: Vec<String>,
}

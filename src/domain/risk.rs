//! How much depends on an SOP being followed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The risk that a page states; `high` always needs acknowledgement.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Risk {
    /// Little depends on it.
    Low,
    /// What a page that states none has.
    #[default]
    Normal,
    /// More approvals, stronger identity, acknowledgement by everyone.
    High,
}

impl Risk {
    /// The word in front matter.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Normal => "normal",
            Self::High => "high",
        }
    }
}

impl fmt::Display for Risk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text is none of the three; holds it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no risk: write low, normal or high")]
pub struct RiskError(pub String);

impl FromStr for Risk {
    type Err = RiskError;

    fn from_str(text: &str) -> Result<Self, RiskError> {
        let all = [Self::Low, Self::Normal, Self::High];
        let found = all.into_iter().find(|risk| risk.as_str() == text);
        found.ok_or_else(|| RiskError(text.to_owned()))
    }
}

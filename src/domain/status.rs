//! What a page proposes to be. What it is, the ledger says.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The three words of `status:` that are ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// In the making.
    Draft,
    /// To be live once merged and recorded.
    Published,
    /// No longer to be followed.
    Retired,
}

impl Status {
    /// The word in front matter.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Retired => "retired",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// `status:` as a page has it: ours, or that of another convention, which is left alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum StatusField {
    /// One of the three words, exactly.
    Ours(Status),
    /// Anything else, as written.
    Foreign(String),
}

impl From<&str> for StatusField {
    fn from(text: &str) -> Self {
        let all = [Status::Draft, Status::Published, Status::Retired];
        let ours = all.into_iter().find(|status| status.as_str() == text);
        ours.map_or_else(|| Self::Foreign(text.to_owned()), Self::Ours)
    }
}

impl From<String> for StatusField {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<StatusField> for String {
    fn from(field: StatusField) -> Self {
        match field {
            StatusField::Ours(status) => status.as_str().to_owned(),
            StatusField::Foreign(text) => text,
        }
    }
}

impl fmt::Display for StatusField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StatusField::Ours(status) => status.fmt(f),
            StatusField::Foreign(text) => f.write_str(text),
        }
    }
}

//! What readers' records bind: an acknowledgement, and a waiver.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::commit_id::CommitId;
use crate::domain::digest::Digest;
use crate::domain::id::SopId;
use crate::domain::settings::Identity;
use crate::domain::version::Version;

/// Somebody confirms that they have read a publication. It proves that reading was confirmed, not understanding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AckBody {
    /// The SOP.
    pub sop: SopId,
    /// The publication, by record.
    pub publish: CommitId,
    /// The version that it published.
    pub version: Version,
    /// The bytes that it published.
    pub digest: Digest,
    /// What they were shown.
    pub shown: Shown,
    /// What they were asked to confirm.
    pub meaning: String,
    /// How the person was known to the writer.
    pub identity: Identity,
}

/// What a reader was shown before they confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Shown {
    /// All of it.
    Full,
    /// Every block that changed since these bytes, which they had acknowledged.
    From(Digest),
}

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Full => f.write_str("full"),
            Self::From(digest) => write!(f, "from {digest}"),
        }
    }
}

impl From<Shown> for String {
    fn from(shown: Shown) -> Self {
        shown.to_string()
    }
}

impl TryFrom<String> for Shown {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.strip_prefix("from ") {
            _ if text == "full" => Ok(Self::Full),
            Some(digest) => digest
                .parse()
                .map(Self::From)
                .map_err(|_| format!("`shown` names no digest: {text}")),
            None => Err(format!("`shown` is neither `full` nor `from …`: {text}")),
        }
    }
}

/// Somebody is excused from acknowledging.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaiveBody {
    /// The SOP.
    pub sop: SopId,
    /// The publication, by record.
    pub publish: CommitId,
    /// Who is excused, by id of people.yaml.
    pub person: String,
    /// Why.
    pub reason: String,
    /// The last day; absent: it does not end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

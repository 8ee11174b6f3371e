//! What readers' records bind: acknowledgements, waivers, checkpoints passed, and paper brought in.

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

/// Somebody has passed a stage's checkpoint: by themselves in a quiz, or as somebody else says of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompleteBody {
    /// The path.
    pub path: String,
    /// The stage.
    pub stage: String,
    /// Who has passed it, by id of people.yaml.
    pub person: String,
    /// What it was.
    pub checkpoint: Checkpoint,
    /// The share of right answers in percent, of a quiz; which were wrong is never written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<u64>,
    /// What was in force of the stage's SOPs, by id.
    pub sops: Vec<CompletedSop>,
    /// What whoever writes it was asked to confirm.
    pub meaning: String,
    /// How whoever writes it was known to the writer.
    pub identity: Identity,
}

/// Which checkpoint is on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Checkpoint {
    /// Questions, answered by the person.
    Quiz,
    /// Somebody else's word.
    SignOff,
}

/// An SOP of a stage as it was when the checkpoint was passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletedSop {
    /// The SOP.
    pub id: SopId,
    /// The publication, by record.
    pub publish: CommitId,
    /// The version that it published.
    pub version: Version,
}

/// Somebody brings in a reading that is on record elsewhere, in their own name: never the reader's own word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttestBody {
    /// The SOP.
    pub sop: SopId,
    /// The publication, by record.
    pub publish: CommitId,
    /// The version that it published.
    pub version: Version,
    /// The bytes that it published.
    pub digest: Digest,
    /// Who is said to have read it, by id of people.yaml.
    pub person: String,
    /// On which day, by the evidence.
    pub on: Date,
    /// SHA-256 of the file that says so, in hex.
    pub evidence: String,
    /// Its name, without folders.
    pub source: String,
    /// What whoever brings it in was asked to confirm.
    pub meaning: String,
    /// How they were known to the writer.
    pub identity: Identity,
}

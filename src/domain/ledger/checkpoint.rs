//! A checkpoint: what the ledger and the default branch were at one moment, in a tag that can be kept elsewhere.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::canonical;
use crate::domain::commit_id::CommitId;
use crate::domain::people::OPAQUE_DOMAIN;
use crate::domain::time::parse_stamp;

/// What comes before `/TIP` in the name of its tag.
pub const CHECKPOINT_PREFIX: &str = "sop-checkpoint";

/// What it says: one line of JSON in the tag's message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// The format: 1.
    pub v: u32,
    /// The ledger's id.
    pub ledger: String,
    /// Who made it.
    pub by: String,
    /// When, by their clock.
    pub at: String,
    /// The ledger's one head.
    pub tip: CommitId,
    /// The default branch's commit.
    pub main: CommitId,
    /// How many records the tip reaches.
    pub records: u64,
    /// SHA-256 over their sorted names, a line each.
    pub sha256: String,
    /// The tag of the checkpoint before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<CommitId>,
    /// The program and its version.
    pub tool: String,
    /// `set`, where somebody set the clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<String>,
}

/// A checkpoint as it stands in a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaggedCheckpoint {
    /// The tag's name, without `refs/tags/`.
    pub name: String,
    /// What it says.
    pub checkpoint: Checkpoint,
    /// The signature, and what is signed.
    pub signature: Option<(String, String)>,
}

/// SHA-256 over sorted names, a line each.
pub fn sha256_of(records: &BTreeSet<&CommitId>) -> String {
    let mut sha = Sha256::new();
    for record in records {
        sha.update(record.as_str());
        sha.update("\n");
    }
    let digest = sha.finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Checkpoint {
    /// When, by its maker's clock.
    pub fn time(&self) -> Option<Timestamp> {
        parse_stamp(&self.at)
    }

    /// The name of its tag, where none has it yet.
    pub fn tag_name(&self) -> String {
        format!("{CHECKPOINT_PREFIX}/{}", self.tip)
    }

    /// The bytes of the tag, unsigned; `None` where it says something that has no spelling.
    pub fn unsigned(&self, name: &str) -> Option<String> {
        let json = canonical::write(&serde_json::to_value(self).ok()?)?;
        let seconds = self.time()?.as_second();
        let (tip, by, records) = (&self.tip, &self.by, self.records);
        Some(format!(
            "object {tip}\ntype commit\ntag {name}\ntagger {by} <{by}@{OPAQUE_DOMAIN}> {seconds} +0000\n\n\
             checkpoint: {records} by {by}\n\n{json}\n"
        ))
    }
}

/// What stands before a signature in a tag's message.
const ARMOUR: &str = "\n-----BEGIN ";

impl TaggedCheckpoint {
    /// Reads a tag.
    ///
    /// # Errors
    /// It is no checkpoint, or not in its one spelling.
    pub fn read(bytes: &str) -> Result<Self, &'static str> {
        let (unsigned, signature) = match bytes.find(ARMOUR) {
            Some(at) => (&bytes[..=at], Some(&bytes[at + 1..])),
            None => (bytes, None),
        };
        let name = unsigned
            .lines()
            .find_map(|line| line.strip_prefix("tag "))
            .filter(|name| name.starts_with(CHECKPOINT_PREFIX))
            .ok_or("it is no tag of a checkpoint")?;
        let json = unsigned.lines().last().unwrap_or_default();
        let checkpoint: Checkpoint =
            serde_json::from_str(json).map_err(|_| "it does not say what a checkpoint says")?;
        if checkpoint.v != 1 {
            return Err("it is of a format that this version does not know");
        }
        if checkpoint.unsigned(name).as_deref() != Some(unsigned) {
            return Err("it is not in its one spelling");
        }
        Ok(Self {
            name: name.to_owned(),
            signature: signature.map(|text| (text.trim_end().to_owned(), unsigned.to_owned())),
            checkpoint,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(digit: &str) -> CommitId {
        CommitId::parse(&digit.repeat(40)).expect("a name")
    }

    fn checkpoint() -> Checkpoint {
        Checkpoint {
            v: 1,
            ledger: "k3v9".into(),
            by: "p-7f3a".into(),
            at: "2026-11-22T09:14:03Z".into(),
            tip: id("a"),
            main: id("b"),
            records: 2,
            sha256: sha256_of(&BTreeSet::from([&id("a"), &id("c")])),
            before: None,
            tool: "sop 0.1.0".into(),
            clock: None,
        }
    }

    #[test]
    fn it_is_read_as_it_was_written() {
        let checkpoint = checkpoint();
        let name = checkpoint.tag_name();
        let bytes = checkpoint.unsigned(&name).expect("a spelling");
        let read = TaggedCheckpoint::read(&bytes).expect("reads");
        assert_eq!(
            (&read.checkpoint, &read.name, &read.signature),
            (&checkpoint, &name, &None)
        );
        let signed = format!("{bytes}-----BEGIN SSH SIGNATURE-----\nx\n-----END\n");
        let read = TaggedCheckpoint::read(&signed).expect("reads");
        let (armour, over) = read.signature.expect("signed");
        assert!(armour.starts_with("-----BEGIN SSH") && over == bytes);
    }

    #[test]
    fn another_spelling_is_none() {
        let checkpoint = checkpoint();
        let bytes = checkpoint.unsigned("sop-checkpoint/x").expect("a spelling");
        for (from, to) in [
            ("checkpoint: 2", "checkpoint: 3"),
            ("+0000", "+0100"),
            ("\"v\":1", "\"v\":2"),
            ("\"records\":2", "\"records\": 2"),
            ("09:14:03Z", "09:14:04Z"),
            ("object a", "object c"),
            ("tag sop-checkpoint/x", "tag sop/x/1.0"),
        ] {
            let other = bytes.replace(from, to);
            assert_ne!(other, bytes, "{from}");
            assert!(TaggedCheckpoint::read(&other).is_err(), "{from}");
        }
    }
}

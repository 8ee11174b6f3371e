//! Records that were found to be records before, read in a hurry: of the bytes nothing is judged any more.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::record::{Body, Record};
use crate::domain::commit_id::CommitId;
use crate::domain::time;

/// What all kinds have.
#[derive(Deserialize)]
struct Head {
    ledger: String,
    by: String,
    at: String,
    main: Option<CommitId>,
    tool: String,
    clock: Option<String>,
    kind: String,
}

fn body<T: DeserializeOwned>(line: &str, of: impl Fn(T) -> Body) -> Option<Body> {
    serde_json::from_str(line).ok().map(of)
}

impl Record {
    /// Reads the JSON line of what was found to be a record before.
    pub fn known(line: &str) -> Option<Self> {
        let head: Head = serde_json::from_str(line).ok()?;
        let body = match head.kind.as_str() {
            "adopt" => body(line, Body::Adopt),
            "draft" => body(line, Body::Draft),
            "submit" => body(line, Body::Submit),
            "approve" => body(line, Body::Approve),
            "reject" => body(line, Body::Reject),
            "publish" => body(line, Body::Publish),
            "withdraw" => body(line, Body::Withdraw),
            "review" => body(line, Body::Review),
            "ack" => body(line, Body::Ack),
            "waive" => body(line, Body::Waive),
            "complete" => body(line, Body::Complete),
            "attest" => body(line, Body::Attest),
            _ => return Self::from_json(line).ok(),
        };
        Some(Self {
            ledger: head.ledger,
            by: head.by,
            at: time::parse_stamp(&head.at)?,
            main: head.main,
            tool: head.tool,
            clock_set: head.clock.is_some(),
            body: body?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_as_with_care() {
        let page = include_str!("../../../docs/ledger.md");
        let mut kinds = std::collections::BTreeSet::new();
        for line in page.lines().filter(|line| line.starts_with("{\"")) {
            if let Ok(record) = Record::from_json(line) {
                assert_eq!(Record::known(line), Some(record.clone()), "{line}");
                let _ = kinds.insert(record.kind().to_owned());
            }
        }
        assert_eq!(kinds.len(), super::super::record::KNOWN_KINDS.len());
    }
}

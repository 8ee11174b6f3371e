//! Time stamps: that each is over its checkpoint, at a time that can be, and signed by somebody whom the reader trusts.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Case, Failure};
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::Class;
use crate::domain::ledger::checkpoint::TaggedCheckpoint;
use crate::domain::ledger::entry::surely_before;
use crate::domain::ledger::stamp::{Stamp, imprint};
use crate::domain::time::stamp as spelled;
use crate::store::evidence::{FoundStamp, Signed};

/// A time stamp that holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StampLine {
    /// Its tag, or the file beside the copy.
    pub name: String,
    /// When, by the authority's clock.
    pub at: String,
    /// `proven` where its signature was checked against certificates that the reader named; else `claimed`.
    pub class: Class,
}

impl fmt::Display for StampLine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match self.class {
            Class::Claimed => "its signature was not checked: --stamp-ca FILE",
            _ => "signed by an authority that you trust",
        };
        write!(out, "{} ({}: {how}): {}", self.at, self.class, self.name)
    }
}

impl Case<'_> {
    /// Judges every stamp; those that hold, by the bytes of their checkpoints.
    pub(super) fn stamps(&self, failures: &mut Vec<Failure>) -> BTreeMap<&str, StampLine> {
        let mut held: BTreeMap<&str, StampLine> = BTreeMap::new();
        for found in &self.evidence.stamps {
            let Some(over) = found.over.as_deref() else {
                let message = format!("{} is over a checkpoint that is not here", found.name);
                let failure = Failure::warning("stamp-alone", message);
                failures.push(failure.hint("git fetch --tags"));
                continue;
            };
            match self.stamp(found, over) {
                Ok((line, warning)) => {
                    failures.extend(warning);
                    // The word of somebody who was checked stands before that of anybody.
                    let better = held.get(over).is_none_or(|other| other.class < line.class);
                    if better {
                        held.insert(over, line);
                    }
                }
                Err(failure) => failures.push(*failure),
            }
        }
        held
    }

    fn stamp(
        &self,
        found: &FoundStamp,
        over: &str,
    ) -> Result<(StampLine, Option<Failure>), Box<Failure>> {
        let name = &found.name;
        let error =
            |code: &str, what: &str| Box::new(Failure::error(code, format!("{name}: {what}")));
        let token = found.token.as_deref().ok_or("it is no file with a token");
        let token = token.map_err(|why| error("stamp-unreadable", why))?;
        let read = Stamp::read(token).map_err(|why| error("stamp-unreadable", &why))?;
        if read.imprint != Some(imprint(over.as_bytes())) {
            return Err(error("stamp-differs", "it stamps something else"));
        }
        let signed_at = spelled(read.at);
        let tip = TaggedCheckpoint::read(over).map(|over| over.checkpoint.tip);
        if let Some(newest) = tip.ok().and_then(|tip| self.newest(&tip))
            && surely_before(read.at.as_second(), newest.as_second())
        {
            let newest = spelled(newest);
            let what =
                format!("it says {signed_at}, and the checkpoint holds what is dated {newest}");
            return Err(error("stamp-time", &what));
        }
        if surely_before(self.now.at.as_second(), read.at.as_second()) {
            let what = format!("it says {signed_at}, which is yet to come");
            return Err(error("stamp-time", &what));
        }
        let mut line = StampLine {
            name: name.clone(),
            at: signed_at,
            class: Class::Claimed,
        };
        let mut warning = None;
        match &found.signed {
            Signed::NotAsked => {}
            Signed::Holds => line.class = Class::Proven,
            Signed::Not(why) => {
                let what = format!("its signature does not hold by these certificates: {why}");
                return Err(error("stamp-signature", &what));
            }
            Signed::NoProgram(why) => {
                let what = format!("{name}: its signature could not be checked: {why}");
                warning = Some(Failure::warning("stamp-unchecked", what));
            }
        }
        Ok((line, warning))
    }

    /// The latest date on any record that a tip reaches.
    pub(super) fn newest(&self, tip: &CommitId) -> Option<Timestamp> {
        let ledger = &self.snapshot.ledger;
        let of = |record| Some(ledger.grounds.get(record)?.at);
        of(tip).or_else(|| {
            let before = ledger.records().nearest_before(tip).into_iter();
            before.filter_map(of).max()
        })
    }
}

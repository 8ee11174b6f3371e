//! `checkpoint`: what ledger and default branch are now, to be signed and kept elsewhere.

use serde::{Deserialize, Serialize};

use super::overview::{LedgerState, ledger_state};
use super::propose::{actor, governed};
use crate::domain::ledger::checkpoint::{Checkpoint, TaggedCheckpoint, sha256_of};
use crate::domain::time::stamp;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::store::Snapshot;
use crate::store::checkpoints::{CheckpointText, WrittenCheckpoint};

/// The answer: stable JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The tag, without `refs/tags/`.
    pub tag: String,
    /// The ledger's tip.
    pub tip: String,
    /// The default branch's commit.
    pub main: String,
    /// How many records.
    pub records: u64,
    /// When it was made.
    pub at: String,
    /// By whom.
    pub by: String,
    /// The tag object of the checkpoint before.
    pub before: Option<String>,
    /// It was made now; else nothing has changed since it was.
    pub new: bool,
    /// Whether it is signed.
    pub signed: bool,
    /// The copy that was written.
    pub exported: Option<String>,
    /// The time stamp over it, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<Stamped>,
    /// What to do next.
    pub next: Vec<String>,
    /// What else there is to know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
    /// What the answer rests on.
    pub ledger: LedgerState,
}

/// A time stamp over a checkpoint.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Stamped {
    /// The tag that keeps its token, without `refs/tags/`.
    pub tag: String,
    /// When, by the authority's clock.
    pub at: String,
    /// It was made now.
    pub new: bool,
}

/// What is to be written, and what is said of it.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The answer so far.
    pub report: Report,
    /// The tag object without its signature; of a checkpoint that is there already, as it stands.
    pub text: String,
}

impl Report {
    /// Takes in what writing made.
    pub fn with(mut self, written: &WrittenCheckpoint) -> Self {
        self.signed = written.signed;
        self.notices.extend(written.notices.iter().cloned());
        if !written.signed {
            let notice = "git does not sign here: whoever may push tags could have made this one (sop doctor)";
            self.notices.push(notice.to_owned());
        }
        self
    }
}

/// Plans a checkpoint; where nothing has changed since the last one, it is that one.
///
/// # Errors
/// Nothing is governed or recorded, the ledger has several heads, or people.yaml does not know the actor.
pub fn checkpoint(snapshot: &Snapshot, found: &[CheckpointText], now: Now) -> Result<Plan> {
    governed(snapshot)?;
    let person = actor(snapshot, now)?;
    let records = &snapshot.ledger.records();
    let heads: Vec<_> = records.heads().into_iter().collect();
    let (Some(ledger), Some(main)) = (&snapshot.settings.ledger, &snapshot.layout.main) else {
        return Err(Error::bug(
            "a governed repository without a ledger or a default branch",
        ));
    };
    let [tip] = heads.as_slice() else {
        return Err(if heads.is_empty() {
            Error::refused("nothing is recorded yet: there is nothing to hold on to")
                .code("no-record")
        } else {
            Error::refused("the ledger has several heads: a checkpoint is of one")
                .code("several-heads")
                .hint("sop sync   (joins them)")
        });
    };
    let mut earlier: Vec<(&CheckpointText, TaggedCheckpoint)> = found
        .iter()
        .filter_map(|one| Some((one, TaggedCheckpoint::read(one.text.as_deref()?).ok()?)))
        .filter(|(_, read)| records.contains(&read.checkpoint.tip))
        .collect();
    earlier.sort_by(|(_, left), (_, right)| {
        (left.checkpoint.records, &left.checkpoint.at)
            .cmp(&(right.checkpoint.records, &right.checkpoint.at))
    });
    let last = earlier.last();
    if let Some((text, read)) = last
        && (&read.checkpoint.tip, &read.checkpoint.main) == (tip, main)
    {
        return Ok(Plan {
            report: report(
                snapshot,
                &text.name,
                &read.checkpoint,
                read.signature.is_some(),
                false,
            ),
            text: text.text.clone().unwrap_or_default(),
        });
    }
    let tips = [tip.clone()];
    let reached = records.reached(&tips, &std::collections::BTreeSet::new());
    let made = Checkpoint {
        v: 1,
        ledger: ledger.clone(),
        by: person.id.clone(),
        at: stamp(now.at),
        tip: tip.clone(),
        main: main.clone(),
        records: reached.len() as u64,
        sha256: sha256_of(&reached),
        before: last
            .and_then(|(text, _)| text.tag.as_deref())
            .and_then(crate::domain::commit_id::CommitId::parse),
        tool: format!("sop {}", env!("CARGO_PKG_VERSION")),
        clock: now.set.then(|| "set".to_owned()),
    };
    let mut name = made.tag_name();
    if found.iter().any(|one| one.name == name) {
        name = format!("{name}-{}", main.short());
    }
    let text = made
        .unsigned(&name)
        .ok_or_else(|| Error::bug("a checkpoint cannot be spelled"))?;
    Ok(Plan {
        report: report(snapshot, &name, &made, false, true),
        text,
    })
}

fn report(snapshot: &Snapshot, tag: &str, made: &Checkpoint, signed: bool, new: bool) -> Report {
    Report {
        tag: tag.to_owned(),
        tip: made.tip.to_string(),
        main: made.main.to_string(),
        records: made.records,
        at: made.at.clone(),
        by: made.by.clone(),
        before: made.before.as_ref().map(ToString::to_string),
        new,
        signed,
        exported: None,
        stamp: None,
        next: Vec::new(),
        notices: Vec::new(),
        would_write: Vec::new(),
        ledger: ledger_state(snapshot),
    }
}

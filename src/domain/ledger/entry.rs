//! From a commit of the ledger to a record, or to the reason why it is none.

use super::record::{Body, Record};
use crate::domain::commit_id::CommitId;
use crate::domain::people::OPAQUE_DOMAIN;
use crate::domain::settings::LedgerIdentities;
use crate::domain::time;

/// Git's name of the tree without entries.
pub const EMPTY_TREE: &str = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/// The message of a commit that joins tips and says nothing of its own.
pub const FOLD_MESSAGE: &str = "fold\n";

/// The domain of a clone's own name.
pub const WRITER_DOMAIN: &str = "writers.invalid";

/// How wrong a clock may be, in seconds, before anything is said of it.
const SKEW_SECONDS: i64 = 24 * 60 * 60;

/// A commit as it stands in the object database.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawCommit {
    /// The tree, in hex.
    pub tree: String,
    /// The parents in order.
    pub parents: Vec<CommitId>,
    /// The author header's value.
    pub author: String,
    /// The committer header's value.
    pub committer: String,
    /// The signature, its folding undone.
    pub signature: Option<String>,
    /// The names of all other headers.
    pub other_headers: Vec<String>,
    /// The message.
    pub message: String,
    /// What the signature signs: the commit without it. Empty where there is none.
    pub signed: Vec<u8>,
}

/// A commit that is a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it says.
    pub record: Record,
    /// The commits before it.
    pub parents: Vec<CommitId>,
    /// The author's address, as git has it.
    pub email: String,
    /// The signature over it, and what is signed.
    pub signature: Option<(String, Vec<u8>)>,
}

/// Something that is wrong with a commit of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Kebab-case and stable.
    pub code: &'static str,
    /// The commit.
    pub commit: CommitId,
    /// What is wrong.
    pub message: String,
}

impl Fault {
    /// A fault of a commit.
    pub fn new(code: &'static str, commit: &CommitId, message: impl Into<String>) -> Self {
        Self {
            code,
            commit: commit.clone(),
            message: message.into(),
        }
    }
}

/// What a commit on the ledger is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A record.
    Record(Box<Entry>),
    /// Joins tips.
    Fold,
    /// Neither: it is named, never read.
    Faulty(Vec<Fault>),
}

/// What the reader knows: whose ledger, and what time it is (seconds since 1970).
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// The ledger's id, from sop.yaml.
    pub ledger: &'a str,
    /// How authors are written here.
    pub identities: LedgerIdentities,
    /// Now.
    pub now: i64,
}

/// Reads one commit of the ledger.
pub fn read_commit(id: &CommitId, raw: &RawCommit, expected: Expected<'_>) -> Reading {
    let mut faults = form_faults(id, raw);
    if raw.message == FOLD_MESSAGE && raw.parents.len() >= 2 {
        faults.extend(fold_faults(id, raw));
        return if faults.is_empty() {
            Reading::Fold
        } else {
            Reading::Faulty(faults)
        };
    }
    let record = match split_message(&raw.message)
        .and_then(|(summary, json)| Ok((summary, Record::from_json(json)?)))
    {
        Ok((summary, record)) => {
            faults.extend(summary_fault(id, &record, summary));
            record
        }
        Err(reason) => {
            faults.push(Fault::new("record-not-canonical", id, reason));
            return Reading::Faulty(faults);
        }
    };
    record_faults(id, raw, &record, expected, &mut faults);
    if faults.is_empty() {
        let signature = raw.signature.clone().map(|text| (text, raw.signed.clone()));
        Reading::Record(Box::new(Entry {
            record,
            parents: raw.parents.clone(),
            email: email_of(&raw.author).to_owned(),
            signature,
        }))
    } else {
        Reading::Faulty(faults)
    }
}

/// Whether one time is before another, in seconds since 1970, however wrong the clocks were.
pub fn surely_before(one: i64, other: i64) -> bool {
    one + SKEW_SECONDS < other
}

/// A fault that does not keep a record from being read: its time.
pub fn time_faults(id: &CommitId, record: &Record, now: i64, parent_at: Option<i64>) -> Vec<Fault> {
    let at = record.at.as_second();
    let mut faults = Vec::new();
    if surely_before(now, at) {
        faults.push(Fault::new(
            "record-in-the-future",
            id,
            format!("dated {}", time::stamp(record.at)),
        ));
    }
    if parent_at.is_some_and(|parent| surely_before(at, parent)) {
        faults.push(Fault::new(
            "record-before-its-parent",
            id,
            format!(
                "dated {}, more than a day before the record that it follows",
                time::stamp(record.at)
            ),
        ));
    }
    faults
}

fn form_faults(id: &CommitId, raw: &RawCommit) -> Vec<Fault> {
    let mut faults = Vec::new();
    if raw.tree != EMPTY_TREE {
        faults.push(Fault::new(
            "record-has-tree",
            id,
            "a record carries no files",
        ));
    }
    if !raw.other_headers.is_empty() {
        let names = raw.other_headers.join(", ");
        faults.push(Fault::new(
            "record-headers",
            id,
            format!("it has other headers: {names}"),
        ));
    }
    faults
}

/// A fold joins different tips in ascending order, and is its writer's own.
fn fold_faults(id: &CommitId, raw: &RawCommit) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !raw.parents.windows(2).all(|pair| pair[0] < pair[1]) {
        let what = "a fold has different parents, in ascending order";
        faults.push(Fault::new("record-parents", id, what));
    }
    if raw.author != raw.committer {
        faults.push(Fault::new("record-author", id, "a fold is by its writer"));
    }
    if !email_of(&raw.committer).ends_with(&format!("@{WRITER_DOMAIN}")) {
        let what = "a fold is committed by a writer";
        faults.push(Fault::new("record-committer", id, what));
    }
    faults
}

/// A summary that does not follow from the record. Of a kind that this version does not know, it cannot know the middle.
fn summary_fault(id: &CommitId, record: &Record, summary: &str) -> Option<Fault> {
    let follows = match &record.body {
        Body::Other(_) => summary
            .strip_prefix(&format!("{}: ", record.kind()))
            .is_some_and(|rest| rest.ends_with(&format!(" by {}", record.by))),
        _ => record.summary() == summary,
    };
    let message = || format!("its first line should be `{}`", record.summary());
    (!follows).then(|| Fault::new("record-summary", id, message()))
}

/// The address in an author or committer header.
fn email_of(header: &str) -> &str {
    header.split(['<', '>']).nth(1).unwrap_or_default()
}

fn split_message(message: &str) -> Result<(&str, &str), String> {
    message
        .split_once("\n\n")
        .and_then(|(summary, rest)| Some((summary, rest.strip_suffix('\n')?)))
        .filter(|(summary, json)| !summary.contains('\n') && !json.contains('\n'))
        .ok_or_else(|| "it is not a summary, a blank line and one line of JSON".to_owned())
}

fn record_faults(
    id: &CommitId,
    raw: &RawCommit,
    record: &Record,
    expected: Expected<'_>,
    faults: &mut Vec<Fault>,
) {
    if record.ledger != expected.ledger {
        let message = format!("it belongs to ledger {}", record.ledger);
        faults.push(Fault::new("record-of-another-ledger", id, message));
    }
    let parents = usize::from(!matches!(record.body, Body::Genesis {}));
    if raw.parents.len() != parents {
        let message = format!("it has {} parents in place of {parents}", raw.parents.len());
        faults.push(Fault::new("record-parents", id, message));
    }
    let when = format!(" {} +0000", record.at.as_second());
    if !raw.author.ends_with(&when) || !raw.committer.ends_with(&when) {
        faults.push(Fault::new(
            "record-time",
            id,
            "git's times are not the record's `at`",
        ));
    }
    let author = format!("{0} <{0}@{OPAQUE_DOMAIN}>{when}", record.by);
    if expected.identities == LedgerIdentities::Opaque && raw.author != author {
        faults.push(Fault::new(
            "record-author",
            id,
            format!("its author is not `{}`", record.by),
        ));
    }
    if !raw.committer.contains(&format!("@{WRITER_DOMAIN}>")) {
        faults.push(Fault::new(
            "record-committer",
            id,
            "its committer is not a writer of sop",
        ));
    }
}

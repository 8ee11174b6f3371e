//! `verify`: what can be proven from objects and signatures alone, and everything that cannot, by name.
//!
//! Nothing here believes a field that it could derive. [`codes`] lists every code, and `docs/verify.md` shows the list.

mod acknowledgements;
mod adoptions;
mod authority;
mod checkpoints;
pub mod codes;
mod emergency;
mod late;
mod ledger;
mod live;
pub mod online;
mod publications;
mod range;
mod stamps;
mod submissions;
mod tags;

use serde::{Deserialize, Serialize};

pub use authority::deciding;
pub use checkpoints::CheckpointLine;
pub use range::verify_range;
pub use stamps::StampLine;

use super::overview::{LedgerState, ledger_state};
use crate::domain::commit_id::CommitId;
use crate::domain::finding::{Finding, Severity};
use crate::domain::id::SopId;
use crate::domain::ledger::ancestry::Ancestry;
use crate::domain::ledger::{Body, Class};
use crate::domain::registry::Said;
use crate::domain::time::stamp;
use crate::domain::version::Version;
use crate::env::Now;
use crate::store::Snapshot;
use crate::store::evidence::Evidence;

/// The answer: stable JSON.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Report {
    /// No failure of severity error.
    pub ok: bool,
    /// When it was asked.
    pub as_of: String,
    /// The ledger's heads.
    pub ledger_tip: Option<String>,
    /// The newest checkpoint that holds; with `--against`, that one.
    pub checkpoint: Option<CheckpointLine>,
    /// What keeps a rewritten whole from going unseen: `none`, `internal` (remembered tips), `external` (a copy elsewhere).
    pub assurance: String,
    /// How much was looked at.
    pub checked: Checked,
    /// With `--range`: which commits were judged, and nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<String>,
    /// What does not hold.
    pub failures: Vec<Failure>,
    /// What the answer rests on.
    pub ledger: LedgerState,
}

/// Counts of what was looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Publications.
    pub publications: usize,
    /// Approvals that publications rest on.
    pub approvals: usize,
    /// Acknowledgements.
    pub acknowledgements: usize,
    /// Records of all kinds.
    pub records: usize,
    /// Pages that nothing governs.
    pub ungoverned: usize,
    /// Pages taken over as they were.
    pub adopted: usize,
    /// Records without a signature that could be checked.
    pub unsigned: usize,
    /// Records that rest on a forge's word.
    pub attested: usize,
    /// Records that came after what they should have preceded.
    pub late: usize,
}

/// Something that does not hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Kebab-case and stable.
    pub code: String,
    /// Whether it makes the answer `no`.
    pub severity: Option<Severity>,
    /// The SOP.
    pub sop: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// The file.
    pub path: Option<String>,
    /// The commit.
    pub commit: Option<String>,
    /// The record.
    pub record: Option<String>,
    /// The person.
    pub person: Option<String>,
    /// What does not hold, in a sentence.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

impl Failure {
    /// A failure that makes the answer `no`.
    pub fn error(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            severity: Some(Severity::Error),
            message: message.into(),
            ..Self::default()
        }
    }

    /// Something to know that does not.
    pub fn warning(code: &str, message: impl Into<String>) -> Self {
        Self {
            severity: Some(Severity::Warning),
            ..Self::error(code, message)
        }
    }

    fn sop(mut self, id: &SopId, version: Option<Version>) -> Self {
        self.sop = Some(id.to_string());
        self.version = version.map(|version| version.to_string());
        self
    }

    fn path(mut self, path: &str) -> Self {
        self.path = Some(path.to_owned());
        self
    }

    fn commit(mut self, commit: &CommitId) -> Self {
        self.commit = Some(commit.to_string());
        self
    }

    fn record(mut self, record: &CommitId) -> Self {
        self.record = Some(record.to_string());
        self
    }

    fn person(mut self, person: &str) -> Self {
        self.person = Some(person.to_owned());
        self
    }

    /// With something to do about it.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// What every part of the verification looks at.
struct Case<'a> {
    snapshot: &'a Snapshot,
    evidence: &'a Evidence,
    said: Said<'a>,
    ancestry: Ancestry<'a>,
    now: Now,
}

impl<'a> Case<'a> {
    fn of(snapshot: &'a Snapshot, evidence: &'a Evidence, now: Now) -> Self {
        let records = &snapshot.ledger.records();
        let named = records.in_order().into_iter().filter(|placed| {
            let body = &placed.record().body;
            !matches!(
                body,
                Body::Ack(_)
                    | Body::Attest(_)
                    | Body::Complete(_)
                    | Body::Waive(_)
                    | Body::Review(_)
                    | Body::Genesis {}
            )
        });
        Self {
            snapshot,
            evidence,
            said: Said::in_ledger(records),
            ancestry: Ancestry::of(records, named.map(|placed| placed.id())),
            now,
        }
    }

    /// Whether a record was written before another, and seen by it.
    fn saw(&self, before: &CommitId, after: &CommitId) -> bool {
        let records = &self.snapshot.ledger.records();
        self.ancestry
            .is_before(before, after)
            .unwrap_or_else(|| records.is_ancestor(before, after))
    }
}

/// Verifies.
///
/// `more` is what was found out beside the clone, by asking the forge.
pub fn verify(snapshot: &Snapshot, evidence: &Evidence, more: Vec<Failure>, now: Now) -> Report {
    let case = Case::of(snapshot, evidence, now);
    let mut failures = more;
    case.repository(&mut failures);
    case.ledger(&mut failures);
    // Without the ledger, or all objects, nothing can be said of pages and tags: naming them would accuse for what
    // this clone lacks.
    let lacks_ledger = !snapshot.ledger.lost.is_empty()
        || (snapshot.ledger.count == 0 && !evidence.named_tips.is_empty());
    if !lacks_ledger && !case.partial() {
        for publication in snapshot.ledger.registry.publications() {
            if publication.adopted {
                case.adoption(publication, &mut failures);
            } else {
                case.publication(publication, &mut failures);
            }
        }
        case.doubles(&mut failures);
        case.live(&mut failures);
        case.tags(&mut failures);
        case.authority_changes(&mut failures);
    }
    let (checkpoint, elsewhere) = case.checkpoints(&mut failures);
    ended(&case, failures, checkpoint, elsewhere, now)
}

/// The answer, once everything was looked at.
fn ended(
    case: &Case<'_>,
    mut failures: Vec<Failure>,
    checkpoint: Option<CheckpointLine>,
    elsewhere: bool,
    now: Now,
) -> Report {
    let snapshot = case.snapshot;
    failures.sort_by(|left, right| {
        (left.severity, &left.code, &left.sop).cmp(&(right.severity, &right.code, &right.sop))
    });
    failures.dedup();
    let ledger = ledger_state(snapshot);
    let late = failures
        .iter()
        .filter(|failure| ["approved-late", "recorded-late"].contains(&&*failure.code))
        .count();
    Report {
        ok: failures
            .iter()
            .all(|failure| failure.severity != Some(Severity::Error)),
        as_of: stamp(now.at),
        ledger_tip: ledger.tip.clone(),
        checkpoint,
        assurance: match (snapshot.ledger.count == 0, elsewhere) {
            (true, _) => "none",
            (false, false) => "internal",
            (false, true) => "external",
        }
        .to_owned(),
        checked: Checked {
            late,
            ..case.checked()
        },
        range: None,
        failures,
        ledger,
    }
}

/// The answer where the repository cannot even be loaded: one object is not what its name says.
pub fn unreadable(message: String, now: Now) -> Report {
    Report {
        as_of: stamp(now.at),
        assurance: "none".to_owned(),
        failures: vec![
            Failure::error("object-unreadable", message)
                .hint("git fsck --full   (names every damaged object)"),
        ],
        ..Report::default()
    }
}

impl Failure {
    /// As other tools take it: a finding on the first line of the file that it is about.
    pub fn finding(&self) -> Finding {
        Finding {
            path: self.path.clone().unwrap_or_default(),
            line: 1,
            column: 1,
            code: self.code.clone(),
            severity: self.severity.unwrap_or(Severity::Error),
            message: self.message.clone(),
            hint: self.hint.clone(),
        }
    }
}

impl Case<'_> {
    fn checked(&self) -> Checked {
        let registry = &self.snapshot.ledger.registry;
        let governed = registry.governed();
        Checked {
            publications: registry
                .publications()
                .iter()
                .filter(|publication| !publication.adopted)
                .count(),
            adopted: governed
                .values()
                .filter(|(publication, _)| publication.adopted)
                .count(),
            approvals: registry
                .publications()
                .iter()
                .map(|publication| publication.body.approvals.len())
                .sum(),
            acknowledgements: registry.acknowledgements().count(),
            records: self.snapshot.ledger.records().len(),
            ungoverned: self
                .snapshot
                .pages
                .iter()
                .filter(|page| !governed.contains_key(&page.id))
                .count(),
            unsigned: self
                .snapshot
                .ledger
                .records()
                .in_order()
                .iter()
                .filter(|placed| self.snapshot.ledger.class(placed.id()) == Class::Claimed)
                .count(),
            attested: self
                .snapshot
                .ledger
                .records()
                .in_order()
                .iter()
                .filter(|placed| self.snapshot.ledger.class(placed.id()) == Class::Attested)
                .count(),
            ..Checked::default()
        }
    }

    /// Whether objects may have been left out of this clone.
    fn partial(&self) -> bool {
        let mut unfit = self.evidence.unfit.iter();
        unfit.any(|(code, _)| *code == "partial-clone")
    }

    /// What makes this clone unfit as evidence.
    fn repository(&self, failures: &mut Vec<Failure>) {
        for (code, message) in &self.evidence.unfit {
            let failure = Failure::error(code, message.clone());
            failures.push(match *code {
                "shallow-clone" => failure.hint("git fetch --unshallow"),
                "replaced-object" => failure.hint("git replace -d OBJECT"),
                _ => failure.hint("verify in a full, fresh clone"),
            });
        }
        if !self.evidence.borrowed.is_empty() {
            let message = format!(
                "objects of this clone are kept outside of it, in {}: without that it is not whole",
                self.evidence.borrowed.join(", ")
            );
            let hint = "git repack -a -d, then remove .git/objects/info/alternates";
            failures.push(Failure::warning("objects-borrowed", message).hint(hint));
        }
        for (id, message) in &self.evidence.unreadable {
            failures.push(
                Failure::error("object-unreadable", message.clone())
                    .commit(id)
                    .hint("git fsck --full"),
            );
        }
    }
}

/// The record that a body refers to has to be of a kind.
fn names_record(body: &Body) -> Vec<(&CommitId, &'static str)> {
    match body {
        Body::Approve(body) => vec![(&body.submit, "submit")],
        Body::Reject(body) => vec![(&body.submit, "submit")],
        Body::Review(body) => vec![(&body.publish, "publish")],
        Body::Ack(body) => vec![(&body.publish, "publish")],
        Body::Waive(body) => vec![(&body.publish, "publish")],
        Body::Attest(body) => vec![(&body.publish, "publish")],
        Body::Complete(body) => {
            let sops = body.sops.iter();
            sops.map(|sop| (&sop.publish, "publish")).collect()
        }
        Body::Withdraw(body) => body
            .submit
            .iter()
            .map(|record| (record, "submit"))
            .chain(body.publish.iter().map(|record| (record, "publish")))
            .collect(),
        Body::Publish(body) => {
            let mut names = vec![(&body.submit, "submit")];
            names.extend(body.approvals.iter().map(|record| (record, "approve")));
            names
        }
        Body::Submit(body) => body
            .sops
            .iter()
            .filter_map(|item| Some((item.from.as_ref()?, "publish")))
            .collect(),
        Body::Genesis {} | Body::Adopt(_) | Body::Draft(_) | Body::Other(_) => Vec::new(),
    }
}

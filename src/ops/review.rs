//! `review`: the owner or an approver checked that what is live is still true, and says what was checked.

pub mod guide;

use serde::{Deserialize, Serialize};

use super::overview::{LedgerState, ledger_state};
use super::propose::{actor, governed};
use super::target::find;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::record::{Action, Body, PublishItem, ReviewBody, ReviewOutcome};
use crate::domain::people::Person;
use crate::domain::plain::says_something;
use crate::domain::plural::counted;
use crate::domain::registry::Publication;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::store::{Applied, Change, Sharing, Snapshot};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// The SOP, by id or path.
    pub target: String,
    /// What came of it.
    pub outcome: ReviewOutcome,
    /// What was checked.
    pub note: Option<String>,
}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The SOP.
    pub id: String,
    /// The version reviewed.
    pub version: String,
    /// What came of it.
    pub outcome: ReviewOutcome,
    /// What was checked.
    pub note: String,
    /// When it is due again.
    pub next_due: String,
    /// The record.
    pub record: Option<String>,
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

impl Report {
    /// Takes in what applying the change made.
    pub fn with(mut self, applied: &Applied) -> Self {
        self.record = applied.records.last().map(ToString::to_string);
        self.notices.extend(applied.notices.iter().cloned());
        self.would_write = applied.preview.clone();
        self.ledger = self.ledger.after(applied);
        self
    }
}

/// The answer where several were reviewed in one go.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Bulk {
    /// How many were reviewed in one go, with one note.
    pub bulk: usize,
    /// One record each.
    pub reviews: Vec<Report>,
    /// What else there is to know.
    pub notices: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
    /// What the answer rests on.
    pub ledger: LedgerState,
}

impl Bulk {
    /// Takes in what applying the change made.
    pub fn with(mut self, applied: &Applied) -> Self {
        let records = applied.records.iter().map(ToString::to_string);
        for (review, record) in self.reviews.iter_mut().zip(records) {
            review.record = Some(record);
            review.ledger = review.ledger.clone().after(applied);
        }
        self.notices.extend(applied.notices.iter().cloned());
        self.would_write = applied.preview.clone();
        self.ledger = self.ledger.after(applied);
        self
    }
}

/// Records a review of several SOPs in one go: all of them or none.
///
/// # Errors
/// As [`review`], for any of them.
pub fn review_all(
    snapshot: &Snapshot,
    targets: &[String],
    request: &Request,
    now: Now,
) -> Result<(Bulk, Change)> {
    let mut change = Change::default();
    let mut reviews: Vec<Report> = Vec::new();
    for target in targets {
        let request = Request {
            target: target.clone(),
            ..request.clone()
        };
        let (report, one) = review(snapshot, &request, now)?;
        if reviews.iter().any(|other| other.id == report.id) {
            continue;
        }
        change.records.extend(one.records);
        change.sharing = one.sharing;
        reviews.push(report);
    }
    let bulk = Bulk {
        bulk: reviews.len(),
        notices: vec![format!(
            "{} reviewed in one go with one note: a bulk, which `sop stale --audit-dates` shows as such",
            counted(reviews.len(), "SOP")
        )],
        reviews,
        would_write: Vec::new(),
        ledger: ledger_state(snapshot),
    };
    Ok((bulk, change))
}

/// Records a review.
///
/// # Errors
/// The SOP is not in force, the person is neither owner nor approver, or there is no note.
pub fn review(snapshot: &Snapshot, request: &Request, now: Now) -> Result<(Report, Change)> {
    let (id, publication, item) = reviewable(snapshot, &request.target, now)?;
    let note = request
        .note
        .clone()
        .filter(|note| says_something(note))
        .ok_or_else(|| {
            Error::refused("a review says what was checked")
                .code("note-required")
                .hint(format!(
                    "sop review {id} --no-change --note 'WHAT WAS CHECKED'"
                ))
        })?;
    let review_in = snapshot
        .page(&id)
        .and_then(|page| page.meta.review_in())
        .unwrap_or(item.review_in);
    let next_due = review_in.after(snapshot.today(now));
    let body = ReviewBody {
        sop: id.clone(),
        publish: publication.record.clone(),
        digest: item.digest,
        outcome: request.outcome,
        note: note.clone(),
        next_due,
    };
    let report = Report {
        id: id.to_string(),
        version: item.version.to_string(),
        outcome: request.outcome,
        note,
        next_due: next_due.to_string(),
        record: None,
        next: match request.outcome {
            ReviewOutcome::NoChange => vec![format!("sop stale {id} --all")],
            ReviewOutcome::NeedsChange => vec![format!("sop edit {id}")],
        },
        notices: Vec::new(),
        would_write: Vec::new(),
        ledger: ledger_state(snapshot),
    };
    let change = Change {
        records: vec![Body::Review(body)],
        sharing: Sharing::Afterwards,
        ..Change::default()
    };
    Ok((report, change))
}

/// What the actor may review: the SOP, and what of it is in force.
fn reviewable<'a>(
    snapshot: &'a Snapshot,
    target: &str,
    now: Now,
) -> Result<(SopId, &'a Publication, &'a PublishItem)> {
    governed(snapshot)?;
    let person = actor(snapshot, now)?;
    let id = find(snapshot, target)?;
    let (publication, item) = in_force(snapshot, &id, now)?;
    entitled(snapshot, person, &id)?;
    Ok((id, publication, item))
}

/// What is reviewed.
fn in_force<'a>(
    snapshot: &'a Snapshot,
    id: &SopId,
    now: Now,
) -> Result<(&'a Publication, &'a PublishItem)> {
    let registry = &snapshot.ledger.registry;
    registry
        .in_force(id, snapshot.today(now))
        .ok_or_else(|| match registry.last(id) {
            Some((_, item)) if item.action == Action::Publish => Error::refused(format!(
                "{id} {} is not in force yet: there is nothing to review",
                item.version
            ))
            .code("not-in-force")
            .hint(format!("sop show {id}")),
            _ => Error::refused(format!("{id} is not published: there is nothing to review"))
                .code("not-published")
                .hint(format!("sop status {id}")),
        })
}

/// A review is the owner's or an approver's.
fn entitled(snapshot: &Snapshot, person: &Person, id: &SopId) -> Result<()> {
    let page = snapshot.page(id);
    let names = |reference: &crate::domain::reference::Reference| {
        snapshot.organisation.refers_to(reference, person)
    };
    let owns = page
        .and_then(|page| page.meta.owner.as_ref())
        .is_some_and(|owner| names(&owner.value));
    let approvers = page.map(Document::approvers).unwrap_or_default();
    let by = &snapshot.settings.approvals.by;
    let approves = person.is_human()
        && (by.is_empty() || by.iter().any(names))
        && (approvers.is_empty() || approvers.iter().any(names));
    if owns || approves {
        return Ok(());
    }
    Err(Error::refused(format!(
        "{} is neither the owner of {id} nor an approver",
        person.display()
    ))
    .reasons(vec![
        Reason::new("not-entitled", "a review is the owner's or an approver's")
            .hint(format!("sop show {id}   (names the owner)")),
    ]))
}

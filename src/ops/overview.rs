//! Where every SOP stands: files, branches and ledger put together.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::target::{changes, known, proposal};
use crate::domain::document::Document;
use crate::domain::freshness::{self, Due};
use crate::domain::id::SopId;
use crate::domain::ledger::Action;
use crate::domain::ledger::record::{PublishItem, ReviewOutcome};
use crate::domain::registry::{Publication, Submission};
use crate::domain::risk::Risk;
use crate::domain::state::SopState;
use crate::domain::status::StatusField;
use crate::domain::time::{day_in, stamp};
use crate::env::Now;
use crate::store::{Applied, Snapshot};

/// One SOP in `list`: stable JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SopLine {
    /// Its id.
    pub id: String,
    /// Its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What its front matter says.
    pub status: Option<String>,
    /// Where it stands.
    pub state: SopState,
    /// The version in force, else the last, else the proposed one.
    pub version: Option<String>,
    /// Who owns it.
    pub owner: Option<String>,
    /// Who must know it.
    pub roles: Vec<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// How much is at stake.
    pub risk: Risk,
    /// Its content digest.
    pub digest: Option<String>,
    /// When the version was published.
    pub published_at: Option<String>,
    /// Who approved the version.
    pub approved_by: Vec<String>,
    /// From when the last version holds.
    pub effective_on: Option<String>,
    /// When a review is due, where a record says so.
    pub due: Option<String>,
    /// The branch that changes it.
    pub branch: Option<String>,
    /// The pull request that proposes it.
    pub pull_request: Option<String>,
}

/// The state of the ledger: part of every output about state.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerState {
    /// Its newest records, by commit; one where it is folded.
    pub tip: Option<String>,
    /// When the remote was last asked.
    pub fetched_at: Option<String>,
    /// Records that are not on the remote yet.
    pub unshared: usize,
}

impl LedgerState {
    /// The state after something was recorded.
    pub fn after(mut self, applied: &Applied) -> Self {
        if let Some(tip) = &applied.ledger {
            self.tip = Some(tip.to_string());
            self.unshared = applied.unshared;
        }
        self
    }
}

/// The ledger's state in this snapshot.
pub fn ledger_state(snapshot: &Snapshot) -> LedgerState {
    let heads: Vec<String> = snapshot
        .ledger
        .records
        .heads()
        .iter()
        .map(ToString::to_string)
        .collect();
    LedgerState {
        tip: (!heads.is_empty()).then(|| heads.join(" ")),
        fetched_at: snapshot.ledger.fetched_at.clone(),
        unshared: snapshot.ledger.unshared,
    }
}

/// Where an SOP stands on a day.
pub fn state_of(snapshot: &Snapshot, id: &SopId, today: Date) -> SopState {
    let registry = &snapshot.ledger.registry;
    let last = registry.last(id);
    let submission = registry.open_submission(id);
    if last.is_some_and(|(_, item)| item.action == Action::Retire && begun(item, today)) {
        return SopState::Retired;
    }
    if submission.is_some_and(|submission| is_live(snapshot, submission)) {
        return SopState::MergedNotRecorded;
    }
    if registry
        .pending()
        .any(|publication| publication.item(id).is_some())
    {
        return SopState::Pending;
    }
    if let Some(submission) = submission {
        return if is_approved(snapshot, submission) {
            SopState::Approved
        } else {
            SopState::Submitted
        };
    }
    let proposed = snapshot
        .proposals
        .iter()
        .any(|proposal| changes(proposal, id));
    match (last, proposed) {
        (Some(_), true) => SopState::Revising,
        (Some((_, item)), false) if !begun(item, today) => SopState::Scheduled,
        (Some(_), false) => SopState::Published,
        (None, true) => SopState::Draft,
        (None, false) => match snapshot.page(id).and_then(Document::status) {
            Some(crate::domain::status::Status::Draft) => SopState::Draft,
            _ => SopState::Ungoverned,
        },
    }
}

fn begun(item: &PublishItem, today: Date) -> bool {
    item.effective_on.is_none_or(|date| date <= today)
}

/// Whether everything that a submission proposes is on the default branch already.
pub fn is_live(snapshot: &Snapshot, submission: &Submission) -> bool {
    submission.body.sops.iter().all(|item| {
        snapshot.pages.iter().any(|page| {
            page.path == item.path
                && page.digest() == Some(&item.digest)
                && page.version() == Some(item.version)
        })
    })
}

/// Whether a submission has the approvals that it needs.
pub fn is_approved(snapshot: &Snapshot, submission: &Submission) -> bool {
    snapshot
        .submitted
        .get(&submission.record)
        .is_some_and(|facts| {
            let votes = snapshot.ledger.registry.votes(&submission.record);
            facts.unreadable.is_none() && snapshot.case(submission, facts).judge(votes).approved()
        })
}

/// The line of one SOP.
pub fn line(snapshot: &Snapshot, id: &SopId, now: Now) -> Option<SopLine> {
    let today = snapshot.today(now);
    let registry = &snapshot.ledger.registry;
    let branch = proposal(snapshot, id).filter(|proposal| changes(proposal, id));
    let page = snapshot
        .page(id)
        .or_else(|| branch.and_then(|branch| branch.pages.iter().find(|page| page.id == *id)));
    let shown = registry.in_force(id, today).or_else(|| registry.last(id));
    let (path, title) = match (page, shown) {
        (Some(page), _) => (page.path.clone(), page.title.clone()),
        (None, Some((_, item))) => (item.path.clone(), id.to_string()),
        (None, None) => {
            // Everything published of it was taken back: it is still known by name.
            let publications = registry.publications().iter().rev();
            let item = publications
                .filter_map(|publication| publication.item(id))
                .next()?;
            (item.path.clone(), id.to_string())
        }
    };
    let version = shown
        .map(|(_, item)| item.version)
        .or_else(|| page.and_then(Document::version));
    Some(SopLine {
        id: id.to_string(),
        path,
        title,
        status: page
            .and_then(|page| page.meta.status.as_ref())
            .map(|status| status_text(&status.value)),
        state: state_of(snapshot, id, today),
        version: version.map(|version| version.to_string()),
        owner: page.and_then(Document::owner),
        roles: page.map(Document::roles).unwrap_or_default(),
        tags: page.map(Document::tags).unwrap_or_default(),
        risk: page.map(Document::risk).unwrap_or_default(),
        digest: shown
            .map(|(_, item)| item.digest)
            .or_else(|| page.and_then(|page| page.digest().copied()))
            .map(|digest| digest.to_string()),
        published_at: shown.map(|(publication, _)| stamp(publication.at)),
        approved_by: shown
            .map(|(publication, _)| approvers(snapshot, publication))
            .unwrap_or_default(),
        effective_on: registry
            .last(id)
            .and_then(|(_, item)| item.effective_on)
            .map(|date| date.to_string()),
        due: due(snapshot, id, now).map(|due| due.on.to_string()),
        branch: branch.map(|branch| branch.branch.clone()),
        pull_request: None,
    })
}

/// Every SOP's line, by id.
pub fn lines(snapshot: &Snapshot, now: Now) -> Vec<SopLine> {
    known(snapshot)
        .iter()
        .filter_map(|id| line(snapshot, id, now))
        .collect()
}

fn status_text(status: &StatusField) -> String {
    status.to_string()
}

/// Who approved a publication.
pub fn approvers(snapshot: &Snapshot, publication: &Publication) -> Vec<String> {
    let mut people: Vec<String> = publication
        .body
        .approvals
        .iter()
        .filter_map(|record| snapshot.ledger.records.get(record))
        .map(|placed| placed.record().by.clone())
        .collect();
    people.dedup();
    people
}

/// When the review of a governed SOP is due: by its newest review or publication.
pub fn due(snapshot: &Snapshot, id: &SopId, now: Now) -> Option<Due> {
    let (publication, item) = snapshot
        .ledger
        .registry
        .last(id)
        .filter(|(_, item)| item.action == Action::Publish)?;
    let today = snapshot.today(now);
    let grace = snapshot.settings.grace;
    let review = snapshot.ledger.registry.reviews(id).rfind(|review| {
        review.body.outcome == ReviewOutcome::NoChange && review.at >= publication.at
    });
    if let Some(review) = review {
        return Some(freshness::due_on(review.body.next_due, grace, false, today));
    }
    let basis = item
        .effective_on
        .unwrap_or_else(|| day_in(publication.at, &snapshot.zone));
    let review_in = snapshot
        .page(id)
        .and_then(|page| page.meta.review_in())
        .unwrap_or(item.review_in);
    Some(freshness::judge(basis, review_in, grace, false, today))
}

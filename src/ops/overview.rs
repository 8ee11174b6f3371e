//! Where every SOP stands: files, branches and ledger put together.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::emergency::{EmergencyLine, approved_since, judged};
use super::moved::moved_on;
use super::target::{changes, known, proposal};
use crate::domain::document::Document;
use crate::domain::freshness::{self, Due};
use crate::domain::id::SopId;
use crate::domain::ledger::Action;
use crate::domain::ledger::record::{PublishItem, ReviewOutcome};
use crate::domain::parallel;
use crate::domain::registry::{Publication, Review, Submission};
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
    /// That version went live before it was approved, and it is not yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency: Option<EmergencyLine>,
    /// From when that version holds, where its page says so.
    pub effective_on: Option<String>,
    /// The version that takes its place, or begins, on a day to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheduled: Option<Scheduled>,
    /// When a review is due, where a record says so.
    pub due: Option<String>,
    /// The branch that changes it.
    pub branch: Option<String>,
    /// The pull request that proposes it.
    pub pull_request: Option<String>,
}

/// A version that does not hold yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scheduled {
    /// Its number.
    pub version: String,
    /// From when it holds.
    pub effective_on: Option<String>,
    /// Its content digest.
    pub digest: String,
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
    let heads = snapshot.ledger.heads.iter();
    let heads: Vec<String> = heads.map(ToString::to_string).collect();
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
        .publications_of(id)
        .any(|(one, _)| one.is_pending())
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
            None if snapshot.page(id).is_none() && published_once(snapshot, id) => {
                SopState::Withdrawn
            }
            _ => SopState::Ungoverned,
        },
    }
}

fn published_once(snapshot: &Snapshot, id: &SopId) -> bool {
    let registry = &snapshot.ledger.registry;
    registry.publications_of(id).next().is_some()
}

fn begun(item: &PublishItem, today: Date) -> bool {
    item.effective_on.is_none_or(|date| date <= today)
}

/// Whether everything that a submission proposes is on the default branch already.
pub fn is_live(snapshot: &Snapshot, submission: &Submission) -> bool {
    submission.body.sops.iter().all(|item| {
        snapshot.pages.at(&item.path).is_some_and(|page| {
            page.digest() == Some(&item.digest) && page.version() == Some(item.version)
        })
    })
}

/// Whether a submission has the approvals that it needs, and its branch still has the bytes that they are for.
pub fn is_approved(snapshot: &Snapshot, submission: &Submission) -> bool {
    snapshot
        .submitted
        .get(&submission.record)
        .is_some_and(|facts| {
            let votes = snapshot.ledger.registry.votes(&submission.record);
            facts.unreadable.is_none()
                && moved_on(snapshot, submission, facts).is_none()
                && snapshot.case(submission, facts).judge(votes).approved()
        })
}

/// The line of one SOP.
pub fn line(snapshot: &Snapshot, id: &SopId, now: Now) -> Option<SopLine> {
    brief(snapshot, id, true, now)
}

/// The line of one SOP; the digest of what is not published only where it is asked for.
fn brief(snapshot: &Snapshot, id: &SopId, digests: bool, now: Now) -> Option<SopLine> {
    let today = snapshot.today(now);
    let registry = &snapshot.ledger.registry;
    let branch = proposal(snapshot, id).filter(|proposal| changes(proposal, id));
    let page = snapshot
        .reader_page(id)
        .or_else(|| branch.and_then(|branch| branch.pages.iter().find(|page| page.id == *id)))
        .or_else(|| submitted_page(snapshot, id));
    let shown = registry.in_force(id, today).or_else(|| registry.last(id));
    let (path, title) = match (page, shown) {
        (Some(page), _) => (page.path.clone(), page.title.clone()),
        (None, Some((_, item))) => (item.path.clone(), id.to_string()),
        (None, None) => {
            // Everything published of it was taken back: it is still known by name.
            let (_, item) = registry.publications_of(id).next_back()?;
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
            .or_else(|| page.filter(|_| digests)?.digest().copied())
            .map(|digest| digest.to_string()),
        published_at: shown.map(|(publication, _)| stamp(publication.at)),
        approved_by: shown
            .map(|(publication, _)| approvers(snapshot, publication))
            .unwrap_or_default(),
        emergency: shown
            .and_then(|(publication, _)| judged(snapshot, publication, now))
            .filter(|judged| judged.standing.is_owed())
            .map(|judged| judged.line(snapshot, id, now)),
        effective_on: shown
            .and_then(|(_, item)| item.effective_on)
            .map(|date| date.to_string()),
        scheduled: registry
            .last(id)
            .filter(|(_, item)| !begun(item, today))
            .map(|(_, item)| Scheduled {
                version: item.version.to_string(),
                effective_on: item.effective_on.map(|date| date.to_string()),
                digest: item.digest.to_string(),
            }),
        due: due(snapshot, id, now).map(|due| due.on.to_string()),
        branch: branch.map(|branch| branch.branch.clone()),
        pull_request: None,
    })
}

/// The page as it is submitted, for where nothing else has it.
fn submitted_page<'a>(snapshot: &'a Snapshot, id: &SopId) -> Option<&'a Document> {
    let submission = snapshot.ledger.registry.open_submission(id)?;
    snapshot.submitted.get(&submission.record)?.pages.get(id)
}

/// Works out the digests of all pages, side by side where there are many: nobody waits for one after another.
pub fn digest_all(snapshot: &Snapshot) {
    const MANY: usize = 100;
    parallel::map(&snapshot.pages, MANY, |page| page.digest().is_some());
}

/// Every SOP's line, by id; with the digests of what is not published only where they are asked for.
pub fn lines(snapshot: &Snapshot, digests: bool, now: Now) -> Vec<SopLine> {
    if digests {
        digest_all(snapshot);
    }
    let mut lines = Vec::new();
    for id in known(snapshot) {
        // What was taken back altogether is nowhere any more; `show` and `history` still know it.
        let there = |line: &SopLine| line.state != SopState::Withdrawn;
        let Some(own) = brief(snapshot, &id, digests, now).filter(there) else {
            continue;
        };
        // A second page with the same id is no other SOP, and still there: it is addressed by its path.
        let others = snapshot.pages_of(&id).filter(|page| page.path != own.path);
        let others: Vec<SopLine> = others.map(|page| of_page(page, digests)).collect();
        lines.push(own);
        lines.extend(others);
    }
    lines
}

/// Where a page of the default branch stands, by nothing but what it says.
pub fn state_of_page(page: &Document) -> SopState {
    match page.status() {
        Some(crate::domain::status::Status::Draft) => SopState::Draft,
        _ => SopState::Ungoverned,
    }
}

/// The line of a page of the default branch, by nothing but what it says.
pub fn of_page(page: &Document, digests: bool) -> SopLine {
    SopLine {
        id: page.id.to_string(),
        path: page.path.clone(),
        title: page.title.clone(),
        status: page
            .meta
            .status
            .as_ref()
            .map(|status| status_text(&status.value)),
        state: state_of_page(page),
        version: page.version().map(|version| version.to_string()),
        owner: page.owner(),
        roles: page.roles(),
        tags: page.tags(),
        risk: page.risk(),
        digest: digests
            .then(|| page.digest())
            .flatten()
            .map(ToString::to_string),
        published_at: None,
        approved_by: Vec::new(),
        emergency: None,
        effective_on: None,
        scheduled: None,
        due: None,
        branch: None,
        pull_request: None,
    }
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
        .filter_map(|record| snapshot.ledger.registry.approver(record))
        .map(str::to_owned)
        .collect();
    people.extend(approved_since(snapshot, publication));
    people.dedup();
    people
}

/// The publication that a review is about: the one in force, else one that is yet to come.
pub fn current<'a>(
    snapshot: &'a Snapshot,
    id: &SopId,
    today: Date,
) -> Option<(&'a Publication, &'a PublishItem)> {
    let registry = &snapshot.ledger.registry;
    registry
        .in_force(id, today)
        .or_else(|| registry.last(id))
        .filter(|(_, item)| item.action == Action::Publish)
}

/// Since when a version holds: from its date, and never from before it was published.
pub fn holds_since(snapshot: &Snapshot, publication: &Publication, item: &PublishItem) -> Date {
    let published = day_in(publication.at, &snapshot.zone);
    item.effective_on.unwrap_or(published).max(published)
}

/// The newest review that found a publication still true.
pub fn reviewed<'a>(
    snapshot: &'a Snapshot,
    id: &'a SopId,
    publication: &Publication,
    today: Date,
) -> Option<&'a Review> {
    snapshot.ledger.registry.reviews(id).rfind(|review| {
        review.body.outcome == ReviewOutcome::NoChange
            && review.body.publish == publication.record
            && day_in(review.at, &snapshot.zone) <= today
    })
}

/// When the review of a governed SOP is due: by the newest review of what is in force, else by its publication.
pub fn due(snapshot: &Snapshot, id: &SopId, now: Now) -> Option<Due> {
    let today = snapshot.today(now);
    let (publication, item) = current(snapshot, id, today)?;
    let grace = snapshot.settings.grace;
    if let Some(review) = reviewed(snapshot, id, publication, today) {
        return Some(freshness::due_on(review.body.next_due, grace, false, today));
    }
    if publication.adopted {
        return None;
    }
    let basis = holds_since(snapshot, publication, item);
    let review_in = snapshot
        .reader_page(id)
        .and_then(|page| page.meta.review_in())
        .unwrap_or(item.review_in);
    Some(freshness::judge(basis, review_in, grace, false, today))
}

//! `show`: what readers get: the version in force, an older one, the one of a day, or the draft.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::emergency::{EmergencyLine, Standing};
use super::overview::{LedgerState, SopLine, ledger_state, line, of_page};
use super::target::{find_page, proposal, unknown};
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::record::PublishItem;
use crate::domain::registry::Publication;
use crate::domain::state::SopState;
use crate::domain::time::stamp;
use crate::domain::version::Version;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::store::Snapshot;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The SOP, by id or path.
    pub target: String,
    /// This version.
    pub version: Option<Version>,
    /// What was in force on this day.
    pub as_of: Option<Date>,
    /// The draft.
    pub work_tree: bool,
}

/// Which text is shown: a question to the store where it is not in the snapshot.
#[derive(Debug, Clone)]
pub enum Text {
    /// It is at hand.
    Here(String),
    /// It is this blob.
    Blob(CommitId),
}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The SOP as it stands now.
    pub sop: SopLine,
    /// The file, where it was in the version shown.
    pub path: String,
    /// The version shown, where it is a published one.
    pub version: Option<String>,
    /// What is shown: `in-force`, `superseded`, `withdrawn`, `scheduled`, `draft`, `ungoverned`, `retired`.
    pub shown: String,
    /// What a reader has to know first, such as SUPERSEDED.
    pub banner: Option<String>,
    /// When it was published.
    pub published_at: Option<String>,
    /// The whole file.
    pub markdown: String,
    /// What the answer rests on.
    pub ledger: LedgerState,
}

/// Chooses what to show.
///
/// # Errors
/// There is no such SOP, version, or nothing was in force.
pub fn choose(snapshot: &Snapshot, request: &Request, now: Now) -> Result<(Report, Text)> {
    let (id, named) = match (find_page(snapshot, &request.target), request.as_of) {
        (Ok(found), _) => found,
        (Err(error), None) => return Err(error),
        (Err(_), Some(day)) => return Err(not_in_force(&request.target, day)),
    };
    let sop = line(snapshot, &id, now).ok_or_else(|| unknown(snapshot, &request.target))?;
    // Of two pages with one id, the other than the one that counts.
    let other = named
        .filter(|path| *path != sop.path)
        .and_then(|path| snapshot.pages.at(&path));
    let report = Report {
        path: sop.path.clone(),
        sop: other.map_or(sop, |page| of_page(page, true)),
        version: None,
        shown: String::new(),
        banner: None,
        published_at: None,
        markdown: String::new(),
        ledger: ledger_state(snapshot),
    };
    if let Some(page) = other {
        return Ok(ungoverned(report, page));
    }
    if request.work_tree {
        return draft(snapshot, &id, report);
    }
    let registry = &snapshot.ledger.registry;
    let today = snapshot.today(now);
    let in_force = registry.in_force(&id, today);
    if let Some(version) = request.version {
        let found = registry
            .publications_of(&id)
            .rev()
            .find(|(_, item)| item.version == version)
            .ok_or_else(|| {
                Error::refused(format!("{id} {version} was never published"))
                    .code("no-such-version")
                    .hint(format!("sop history {id}"))
            })?;
        return Ok(published(report, found, in_force, today));
    }
    if let Some(day) = request.as_of {
        let found = in_force.ok_or_else(|| not_in_force(id.as_str(), day))?;
        let (mut report, text) = published(report, found, in_force, today);
        report.banner = Some(format!("AS OF {day}: what is in force on that day"));
        return Ok((report, text));
    }
    if let Some(found) = in_force {
        let (mut report, text) = published(report, found, in_force, today);
        report.banner = report.sop.emergency.as_ref().map(unapproved);
        return Ok((report, text));
    }
    if let Some(found) = registry.last(&id) {
        return Ok(published(report, found, None, today));
    }
    let mut published_once = registry.publications_of(&id).rev();
    let taken_back = published_once.find(|(publication, _)| publication.merged);
    let nowhere = report.sop.state == SopState::Withdrawn;
    if let Some(found) = taken_back.filter(|_| nowhere) {
        return Ok(published(report, found, None, today));
    }
    match snapshot.page(&id) {
        Some(page) => Ok(ungoverned(report, page)),
        None => draft(snapshot, &id, report),
    }
}

/// What a reader has to know of something that went live before it was approved.
fn unapproved(emergency: &EmergencyLine) -> String {
    let owed = match emergency.state {
        Standing::Overdue => "was to be",
        _ => "to be",
    };
    format!(
        "NOT APPROVED: {} published it at once, {owed} approved by {}: {}",
        emergency.by, emergency.until, emergency.reason
    )
}

fn not_in_force(id: &str, day: Date) -> Error {
    Error::refused(format!("nothing of {id} was in force on {day}"))
        .code("not-in-force")
        .hint(format!("sop history {id}"))
}

type Found<'a> = (&'a Publication, &'a PublishItem);

fn published(
    mut report: Report,
    (publication, item): Found<'_>,
    in_force: Option<Found<'_>>,
    today: Date,
) -> (Report, Text) {
    let current = in_force.is_some_and(|(other, _)| other.record == publication.record);
    let scheduled = item.effective_on.is_some_and(|date| date > today);
    let retired = item.action == crate::domain::ledger::Action::Retire
        || report.sop.state == SopState::Retired;
    report.path.clone_from(&item.path);
    report.version = Some(item.version.to_string());
    report.published_at = Some(stamp(publication.at));
    let (shown, banner) = if current {
        ("in-force", None)
    } else if publication.withdrawn.is_some() {
        (
            "withdrawn",
            Some("WITHDRAWN: do not work by this version".to_owned()),
        )
    } else if !publication.merged {
        (
            "pending",
            Some("PENDING: recorded, and not on the default branch yet".to_owned()),
        )
    } else if retired {
        let successor = item
            .superseded_by
            .as_ref()
            .map(|id| format!(": see {id}"))
            .unwrap_or_default();
        ("retired", Some(format!("RETIRED{successor}")))
    } else if scheduled {
        let date = item
            .effective_on
            .map(|date| date.to_string())
            .unwrap_or_default();
        (
            "scheduled",
            Some(format!("NOT YET IN FORCE: it holds from {date}")),
        )
    } else {
        let by = in_force
            .map(|(_, item)| format!(" by {}", item.version))
            .unwrap_or_default();
        ("superseded", Some(format!("SUPERSEDED{by}")))
    };
    report.shown = shown.to_owned();
    report.banner = banner;
    (report, Text::Blob(item.blob.clone()))
}

fn ungoverned(mut report: Report, page: &Document) -> (Report, Text) {
    let draft = report.sop.state == SopState::Draft;
    report.shown = if draft { "draft" } else { "ungoverned" }.to_owned();
    report.path.clone_from(&page.path);
    (report, Text::Here(page.text.clone()))
}

fn draft(snapshot: &Snapshot, id: &SopId, mut report: Report) -> Result<(Report, Text)> {
    report.shown = "draft".to_owned();
    report.banner = Some("DRAFT: not approved, not in force".to_owned());
    let on_branch = proposal(snapshot, id)
        .filter(|proposal| snapshot.layout.head_branch.as_deref() != Some(&proposal.branch))
        .and_then(|proposal| proposal.pages.iter().find(|page| page.id == *id));
    let page = on_branch
        .or_else(|| snapshot.work.iter().find(|page| page.id == *id))
        .or_else(|| {
            proposal(snapshot, id)
                .and_then(|proposal| proposal.pages.iter().find(|page| page.id == *id))
        })
        .ok_or_else(|| {
            Error::refused(format!("there is no draft of {id}"))
                .code("nothing-proposed")
                .hint(format!("sop edit {id}"))
        })?;
    report.path.clone_from(&page.path);
    Ok((report, Text::Here(page.text.clone())))
}

//! `show`: what readers get: the version in force, an older one, the one of a day, or the draft.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::overview::{LedgerState, SopLine, ledger_state, line};
use super::target::{find, proposal, unknown};
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::record::PublishItem;
use crate::domain::registry::Publication;
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
    let id = find(snapshot, &request.target)?;
    let sop = line(snapshot, &id, now).ok_or_else(|| unknown(snapshot, &request.target))?;
    let report = Report {
        sop,
        version: None,
        shown: String::new(),
        banner: None,
        published_at: None,
        markdown: String::new(),
        ledger: ledger_state(snapshot),
    };
    if request.work_tree {
        return draft(snapshot, &id, report);
    }
    let registry = &snapshot.ledger.registry;
    let today = snapshot.today(now);
    let in_force = registry.in_force(&id, today);
    if let Some(version) = request.version {
        let found = registry
            .publications()
            .iter()
            .rev()
            .filter_map(|publication| Some((publication, publication.item(&id)?)))
            .find(|(_, item)| item.version == version)
            .ok_or_else(|| {
                Error::refused(format!("{id} {version} was never published"))
                    .code("no-such-version")
                    .hint(format!("sop history {id}"))
            })?;
        return Ok(published(report, found, in_force, today));
    }
    if let Some(day) = request.as_of {
        let found = registry
            .in_force_as_of(&id, day, &snapshot.zone)
            .ok_or_else(|| {
                Error::refused(format!("nothing of {id} was in force on {day}"))
                    .code("not-in-force")
                    .hint(format!("sop history {id}"))
            })?;
        return Ok(published(report, found, in_force, today));
    }
    if let Some(found) = in_force {
        return Ok(published(report, found, in_force, today));
    }
    if let Some(found) = registry.last(&id) {
        return Ok(published(report, found, None, today));
    }
    match snapshot.page(&id) {
        Some(page) => Ok(ungoverned(report, page)),
        None => draft(snapshot, &id, report),
    }
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
        || report.sop.state == crate::domain::state::SopState::Retired;
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
    report.shown = "ungoverned".to_owned();
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
    Ok((report, Text::Here(page.text.clone())))
}

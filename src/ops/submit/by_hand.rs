//! A pull request that was opened and merged without `sop submit`: what it proposed is recorded as its submission.

use crate::domain::change::Change as Class;
use crate::domain::document::Document;
use crate::domain::forge::Pull;
use crate::domain::id::SopId;
use crate::domain::ledger::Body;
use crate::domain::ledger::record::{Action, SubmitBody, SubmitItem};
use crate::domain::numbering;
use crate::domain::registry::Registry;
use crate::domain::status::Status;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::ops::propose::{actor, content_reasons, governed};
use crate::store::{Change, Proposal, Sharing, Snapshot};

/// The SOPs that the default branch has in a version that no record gives, and that nothing open proposes.
pub fn unrecorded(snapshot: &Snapshot) -> Vec<SopId> {
    let registry = &snapshot.ledger.registry;
    let claims = |page: &&Document| {
        let given = registry.publications_of(&page.id).any(|(_, item)| {
            Some(item.version) == page.version()
                && (item.action == Action::Retire) == (page.status() == Some(Status::Retired))
        });
        matches!(page.status(), Some(Status::Published | Status::Retired))
            && page.version().is_some()
            && !given
            && registry.open_submission(&page.id).is_none()
    };
    let pages = snapshot.pages.iter().filter(claims);
    pages.map(|page| page.id.clone()).collect()
}

/// Records what a merged pull request proposed, as its pages say it.
///
/// # Errors
/// The pages do not say enough: no number, one that is taken, another status.
pub fn submit_pull(
    snapshot: &Snapshot,
    pull: &Pull,
    proposal: &Proposal,
    now: Now,
) -> Result<Change> {
    governed(snapshot)?;
    actor(snapshot, now)?;
    let registry = &snapshot.ledger.registry;
    let mut reasons = content_reasons(snapshot, &proposal.into(), &|id| {
        proposal.pages.iter().any(|page| page.id == *id)
    });
    let mut items = Vec::new();
    for page in &proposal.pages {
        match item(registry, page) {
            Ok(item) => items.push(item),
            Err(reason) => reasons.push(reason),
        }
    }
    items.sort_by(|left, right| left.id.cmp(&right.id));
    let base = proposal.base.clone().filter(|_| reasons.is_empty());
    let Some(base) = base.filter(|_| !items.is_empty()) else {
        return Err(Error::refused(format!(
            "{} was merged without `sop submit`, and what it proposed cannot be recorded",
            pull.url
        ))
        .code("merged-not-submitted")
        .reasons(reasons));
    };
    Ok(Change {
        records: vec![Body::Submit(SubmitBody {
            branch: pull.branch.clone(),
            base,
            head: pull.head.clone(),
            reason: Some(pull.title.clone()).filter(|title| !title.trim().is_empty()),
            sops: items,
        })],
        sharing: Sharing::Afterwards,
        ..Change::default()
    })
}

/// What a page proposes by its own front matter.
fn item(registry: &Registry, page: &Document) -> Result<SubmitItem, Reason> {
    let mend = |code: &str, why: String| {
        Reason::new(code, why).hint(format!("sop edit {}, and the whole way", page.id))
    };
    if let Some(problem) = page.problems.first() {
        let what = format!("{}:{}: {}", page.path, problem.line, problem.message);
        return Err(mend("front-matter", what));
    }
    let last = registry
        .last(&page.id)
        .filter(|(_, item)| item.action == Action::Publish);
    let action = match page.status() {
        Some(Status::Retired) => Action::Retire,
        Some(Status::Published) => Action::Publish,
        _ => {
            return Err(mend(
                "not-stamped",
                format!("{} does not say `status: published`", page.path),
            ));
        }
    };
    let version = page.version();
    let version =
        version.ok_or_else(|| mend("not-stamped", format!("{} has no version", page.path)))?;
    let from = last.map(|(_, item)| item.version);
    let change = match from {
        Some(from) if from.major == version.major => Class::Minor,
        _ => Class::Major,
    };
    let fits = match action {
        Action::Publish => {
            numbering::fits(change, version, from, &registry.versions_used(&page.id))
        }
        Action::Retire => from == Some(version),
    };
    if !fits {
        return Err(mend(
            "version-taken",
            format!("{} {version} is taken, or not the next number", page.id),
        ));
    }
    let digest = page.digested();
    let digest = digest.map_err(|problem| {
        mend(
            problem.code,
            format!("{}:{}: {}", page.path, problem.line, problem.message),
        )
    })?;
    Ok(SubmitItem {
        id: page.id.clone(),
        path: page.path.clone(),
        action,
        version,
        change,
        effective_on: page.meta.effective_on(),
        digest: digest.digest,
        from: last.map(|(publication, _)| publication.record.clone()),
        superseded_by: page.meta.superseded_by.as_ref().map(|id| id.value.clone()),
    })
}

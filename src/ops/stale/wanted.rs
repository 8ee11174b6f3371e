//! Which pages are asked for, and which are never due.

use super::Request;
use crate::domain::document::Document;
use crate::domain::folder;
use crate::domain::ledger::Action;
use crate::domain::status::Status;
use crate::error::{Error, Result};
use crate::ops::filters::{Wanted, satisfies};
use crate::store::Snapshot;

/// The error for one SOP that is never due: a draft, a retired one, one that is not on HEAD.
pub(super) fn refuse_not_due(snapshot: &Snapshot, pages: &[Document], target: &str) -> Result<()> {
    let is_it = |page: &&Document| page.id.as_str() == target || page.path == target;
    let why = match pages.iter().find(is_it) {
        Some(page) if retired(snapshot, page) => match page.status() {
            Some(Status::Draft) => "is a draft",
            _ => "is retired",
        },
        Some(_) => return Ok(()),
        None => "is not on HEAD",
    };
    Err(
        Error::refused(format!("{target} {why}: no review of it is due"))
            .code("not-in-force")
            .hint(format!("sop status {target}")),
    )
}

/// Whether it has ended, or never began.
pub(super) fn retired(snapshot: &Snapshot, page: &Document) -> bool {
    match snapshot.ledger.registry.last(&page.id) {
        Some((_, item)) => item.action == Action::Retire,
        None => matches!(page.status(), Some(Status::Retired | Status::Draft)),
    }
}

/// Whether it is asked for.
pub(super) fn fits(page: &Document, request: &Request) -> bool {
    let wanted = Wanted {
        owner: request.owner.as_deref(),
        role: request.role.as_deref(),
        tag: request.tag.as_deref(),
    };
    let target = |target: &str| page.id.as_str() == target || page.path == target;
    let path = |asked: &str| folder::holds(asked.trim_end_matches('/'), &page.path);
    wanted.fits(page)
        && request.target.as_deref().is_none_or(target)
        && request.path.as_deref().is_none_or(path)
        && request
            .satisfies
            .as_deref()
            .is_none_or(|clause| satisfies(page, clause))
}

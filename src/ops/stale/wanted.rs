//! Which pages are asked for, and which are never due.

use super::Request;
use crate::domain::document::Document;
use crate::domain::ledger::Action;
use crate::domain::status::Status;
use crate::error::{Error, Result};
use crate::ops::filters::satisfies;
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
    let owner = page.owner();
    request
        .target
        .as_ref()
        .is_none_or(|target| page.id.as_str() == target || page.path == *target)
        && request.owner.as_deref().is_none_or(|asked| {
            owner
                .as_deref()
                .is_some_and(|owner| owner == asked || owner.strip_prefix("role:") == Some(asked))
        })
        && request
            .role
            .as_ref()
            .is_none_or(|role| page.roles().contains(role))
        && request
            .path
            .as_deref()
            .is_none_or(|asked| within(&page.path, asked))
        && request
            .tag
            .as_ref()
            .is_none_or(|tag| page.tags().contains(tag))
        && request
            .satisfies
            .as_deref()
            .is_none_or(|clause| satisfies(page, clause))
}

/// Whether a path is this file, or lies below this folder.
fn within(path: &str, asked: &str) -> bool {
    let asked = asked.trim_end_matches('/');
    asked.is_empty()
        || path
            .strip_prefix(asked)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

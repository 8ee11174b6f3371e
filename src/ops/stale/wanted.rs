//! Which pages are asked for, and which are never due.

use super::Request;
use super::readers::Readers;
use crate::domain::folder;
use crate::domain::head::Head;
use crate::domain::status::Status;
use crate::error::{Error, Result};
use crate::ops::filters::Wanted;

/// The error for one SOP that is never due: a draft, a retired one, one that is not on HEAD.
pub(super) fn refuse_not_due(
    readers: &Readers<'_>,
    pages: &[Head<'_>],
    target: &str,
) -> Result<()> {
    let is_it = |page: &&Head<'_>| page.id == target || page.path == target;
    let why = match pages.iter().find(is_it) {
        Some(page) if readers.retired(page) => match page.status {
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

/// Whether it is asked for.
pub(super) fn fits(page: &Head<'_>, request: &Request) -> bool {
    let wanted = Wanted {
        owner: request.owner.as_deref(),
        role: request.role.as_deref(),
        tag: request.tag.as_deref(),
    };
    let target = |target: &str| page.id == target || page.path == target;
    let path = |asked: &str| folder::holds(asked.trim_end_matches('/'), page.path);
    let satisfies = |clause: &str| page.satisfies(clause);
    wanted.fits(page)
        && request.target.as_deref().is_none_or(target)
        && request.path.as_deref().is_none_or(path)
        && request.satisfies.as_deref().is_none_or(satisfies)
}

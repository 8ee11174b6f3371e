//! What a command line means by an id or a path.

use std::collections::BTreeSet;

use crate::domain::id::SopId;
use crate::domain::suggest;
use crate::error::{Error, Result};
use crate::store::{Proposal, Snapshot};

/// The SOP that an id or a path means.
///
/// # Errors
/// There is none, or two pages share the id: then only a path will do.
pub fn find(snapshot: &Snapshot, text: &str) -> Result<SopId> {
    let by_path = all(snapshot)
        .find(|(path, _)| *path == text)
        .map(|(_, id)| id.clone());
    if let Some(id) = by_path {
        return Ok(id);
    }
    let pages: Vec<&str> = snapshot
        .pages
        .iter()
        .filter(|page| page.id.as_str() == text)
        .map(|page| page.path.as_str())
        .collect();
    if pages.len() > 1 {
        return Err(
            Error::usage(format!("`{text}` is the id of {} pages", pages.len()))
                .hint(format!("name one by its path: {}", pages.join(", "))),
        );
    }
    if let Ok(id) = SopId::parse(text)
        && known(snapshot).contains(&id)
    {
        return Ok(id);
    }
    Err(unknown(snapshot, text))
}

/// The error for an SOP that is not there.
pub fn unknown(snapshot: &Snapshot, text: &str) -> Error {
    let ids = known(snapshot);
    let error = Error::usage(format!("there is no SOP `{text}` here"));
    match suggest::nearest(text, ids.iter().map(SopId::as_str)) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => {
            error.hint("sop list --state draft   (what is in the making), sop list   (everything)")
        }
    }
}

/// Every id that the default branch, a branch under change or the ledger knows.
pub fn known(snapshot: &Snapshot) -> BTreeSet<SopId> {
    let mut ids: BTreeSet<SopId> = all(snapshot).map(|(_, id)| id.clone()).collect();
    for publication in snapshot.ledger.registry.publications() {
        ids.extend(publication.body.sops.iter().map(|item| item.id.clone()));
    }
    ids
}

fn all(snapshot: &Snapshot) -> impl Iterator<Item = (&str, &SopId)> {
    let proposed = snapshot
        .proposals
        .iter()
        .flat_map(|proposal| proposal.pages.iter());
    snapshot
        .pages
        .iter()
        .chain(snapshot.work.iter())
        .chain(proposed)
        .map(|page| (page.path.as_str(), &page.id))
}

/// The branch under change that an SOP is on: its own, else any that changes it.
pub fn proposal<'a>(snapshot: &'a Snapshot, id: &SopId) -> Option<&'a Proposal> {
    let own = snapshot.settings.branch_of(id.as_str());
    snapshot
        .proposals
        .iter()
        .find(|proposal| proposal.branch == own)
        .or_else(|| {
            snapshot
                .proposals
                .iter()
                .find(|proposal| changes(proposal, id))
        })
}

/// Whether a branch adds, changes or removes an SOP.
pub fn changes(proposal: &Proposal, id: &SopId) -> bool {
    proposal
        .pages
        .iter()
        .chain(&proposal.removed)
        .any(|page| page.id == *id)
}

/// As [`proposal`], where there has to be one.
///
/// # Errors
/// Nothing is in the making for the SOP.
pub fn proposal_or_refuse<'a>(snapshot: &'a Snapshot, id: &SopId) -> Result<&'a Proposal> {
    proposal(snapshot, id).ok_or_else(|| {
        Error::refused(format!("nothing is in the making for {id}"))
            .code("nothing-proposed")
            .hint(format!("sop edit {id}   (starts a revision)"))
    })
}

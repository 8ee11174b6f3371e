//! What a command line means by an id or a path.

use std::collections::BTreeSet;

use crate::domain::id::SopId;
use crate::domain::registry::Outcome;
use crate::domain::suggest;
use crate::error::{Error, Result};
use crate::store::{Proposal, Snapshot};

/// The SOP that an id or a path means.
///
/// # Errors
/// There is none, or two pages share the id and neither is the one that is governed: then only a path will do.
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
    let governed = SopId::parse(text)
        .ok()
        .and_then(|id| Some(snapshot.ledger.registry.governed().get(&id)?.1.path.clone()));
    let settled = governed.is_some_and(|path| pages.contains(&path.as_str()));
    if pages.len() > 1 && !settled {
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
    // Where it was when it was published.
    let publications = snapshot.ledger.registry.publications().iter().rev();
    let published = publications
        .flat_map(|publication| &publication.body.sops)
        .find(|item| item.path == text);
    match published {
        Some(item) => Ok(item.id.clone()),
        None => Err(unknown(snapshot, text)),
    }
}

/// As [`find`], with the page's path where the id alone does not tell which page is meant.
///
/// # Errors
/// As [`find`].
pub fn find_page(snapshot: &Snapshot, text: &str) -> Result<(SopId, Option<String>)> {
    let id = find(snapshot, text)?;
    let named = all(snapshot).any(|(path, other)| path == text && *other == id);
    let path = (named && shared(snapshot, &id)).then(|| text.to_owned());
    Ok((id, path))
}

/// Whether several pages have one id: then only a path tells them apart.
pub fn shared(snapshot: &Snapshot, id: &SopId) -> bool {
    let several = snapshot.work.iter().filter(|page| page.id == *id).count() > 1;
    snapshot.pages_of(id).count() > 1 || several
}

/// The error for an SOP that is not there.
pub fn unknown(snapshot: &Snapshot, text: &str) -> Error {
    let ids = known(snapshot);
    let error = Error::usage(format!("there is no SOP `{text}` here"));
    // Ids are one under case-folding: nothing is nearer.
    let same = SopId::parse(text)
        .ok()
        .and_then(|asked| ids.iter().find(|id| id.fold() == asked.fold()));
    let near = same
        .map(SopId::as_str)
        .or_else(|| suggest::nearest(text, ids.iter().map(SopId::as_str)));
    match near {
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
    // What is submitted stands although its branch may be gone.
    for submission in snapshot.ledger.registry.submissions() {
        if submission.outcome == Outcome::Open {
            ids.extend(submission.body.sops.iter().map(|item| item.id.clone()));
        }
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

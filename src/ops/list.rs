//! `list`: every SOP and where it stands.

use serde::{Deserialize, Serialize};

use super::filters::{Wanted, check_filters};
use super::overview::{LedgerState, SopLine, ledger_state, lines};
use crate::domain::head::Head;
use crate::domain::id::SopId;
use crate::domain::state::SopState;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::store::Snapshot;

/// What is asked for; every filter that is given has to hold.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Owned by this role or person.
    pub owner: Option<String>,
    /// To be known by this role.
    pub role: Option<String>,
    /// With this tag.
    pub tag: Option<String>,
    /// In this state.
    pub state: Option<SopState>,
    /// With the digests of what is not published: they are for machines, and cost as much as all the rest.
    pub digests: bool,
    /// Nothing at all is an answer: on a day in the past there may have been nothing yet.
    pub may_be_empty: bool,
    /// Satisfying this clause, as `STANDARD:CLAUSE` or either.
    pub satisfies: Option<String>,
}

/// The answer: stable JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// By id.
    pub sops: Vec<SopLine>,
    /// What the states rest on.
    pub ledger: LedgerState,
}

/// Lists.
///
/// # Errors
/// No file matches the globs.
pub fn list(snapshot: &Snapshot, request: &Request, now: Now) -> Result<Report> {
    let all = lines(snapshot, request.digests, now);
    if all.is_empty() && !request.may_be_empty {
        return Err(no_match(snapshot));
    }
    let (owner, role) = (request.owner.as_deref(), request.role.as_deref());
    check_filters(snapshot, &[], owner, role)?;
    let sops = all
        .into_iter()
        .filter(|line| fits(snapshot, request, line))
        .collect();
    Ok(Report {
        sops,
        ledger: ledger_state(snapshot),
    })
}

fn fits(snapshot: &Snapshot, request: &Request, line: &SopLine) -> bool {
    let wanted = Wanted {
        owner: request.owner.as_deref(),
        role: request.role.as_deref(),
        tag: request.tag.as_deref(),
    };
    wanted.fits_these(line.owner.as_deref(), &line.roles, &line.tags)
        && request.state.is_none_or(|state| line.state == state)
        && request.satisfies.as_deref().is_none_or(|clause| {
            let id = SopId::parse(&line.id).ok();
            id.and_then(|id| snapshot.reader_page(&id))
                .is_some_and(|page| Head::of(page).satisfies(clause))
        })
}

/// The error for globs that match nothing: it names the one that would.
pub fn no_match(snapshot: &Snapshot) -> Error {
    let globs = snapshot.globs.patterns().join(", ");
    let error = Error::repository(format!(
        "no SOP matches {globs} on {}",
        snapshot.layout.default_branch
    ))
    .code("no-match");
    if snapshot.layout.main.is_none() {
        return error.hint("commit something first, or start one: sop new TITLE");
    }
    match &snapshot.fitting {
        Some(glob) => error.hint(format!(
            "sop --sops '{glob}' list   (matches what is there; put it into sop.yaml: `sops:`)"
        )),
        None => error,
    }
    .hint("sop new TITLE   (starts an SOP)")
}

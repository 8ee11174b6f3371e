//! `retire`: the end of an SOP is proposed, approved and published like any other change.

use super::governed::Report;
use super::propose::{actor, governed, stamped, successor_reason};
use super::submit::{self, submit_proposal};
use super::target::{changes, find};
use crate::domain::id::SopId;
use crate::domain::ledger::record::Action;
use crate::domain::plain::says_something;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::markdown::frontmatter::Change as Edit;
use crate::store::proposals::BranchCommit;
use crate::store::{Change, Proposal, Snapshot};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// The SOP, by id or path.
    pub target: String,
    /// What takes its place.
    pub superseded_by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// From when it no longer holds.
    pub effective_on: Option<jiff::civil::Date>,
}

/// Proposes the end of an SOP, and submits that.
///
/// # Errors
/// It is not published, is being revised, or the successor is not there.
pub fn retire(snapshot: &Snapshot, request: &Request, now: Now) -> Result<(Report, Change)> {
    governed(snapshot)?;
    actor(snapshot, now)?;
    if request
        .reason
        .as_deref()
        .is_none_or(|reason| !says_something(reason))
    {
        return Err(Error::refused(
            "the end of an SOP needs a reason: readers and auditors ask why",
        )
        .code("reason-required")
        .hint(format!("sop retire {} --reason 'WHY'", request.target)));
    }
    let id = find(snapshot, &request.target)?;
    let published = snapshot
        .ledger
        .registry
        .last(&id)
        .is_some_and(|(_, item)| item.action == Action::Publish);
    let page = snapshot.page(&id).filter(|_| published).ok_or_else(|| {
        Error::refused(format!("{id} is not published: there is nothing to retire"))
            .code("not-published")
            .hint(format!("sop withdraw {id}   (abandons a draft)"))
    })?;
    if let Some(proposal) = snapshot
        .proposals
        .iter()
        .find(|proposal| changes(proposal, &id))
    {
        return Err(
            Error::refused(format!("{id} is being revised on {}", proposal.branch))
                .code("being-revised")
                .hint(format!("sop withdraw {id}   (abandons the revision)")),
        );
    }
    let mut edits = vec![Edit::text("status", "retired")];
    if let Some(successor) = &request.superseded_by {
        let successor: SopId = find(snapshot, successor)?;
        if let Some(reason) = successor_reason(snapshot, &id, &successor, &|_| false) {
            return Err(Error::refused(format!("{id} cannot be retired so")).reasons(vec![reason]));
        }
        edits.push(Edit::text("superseded_by", successor.as_str()));
    }
    let retired = stamped(snapshot, page, &edits)?;
    let main = snapshot
        .layout
        .main
        .clone()
        .ok_or_else(|| Error::refused("there is no default branch"))?;
    let own = snapshot.settings.branch_of(id.as_str());
    let empty = snapshot
        .proposals
        .iter()
        .find(|proposal| proposal.branch == own);
    if let Some(branch) = empty.filter(|branch| !branch.is_empty()) {
        return Err(
            Error::refused(format!("{} changes other files", branch.branch))
                .code("being-revised")
                .hint(format!(
                    "git branch -m {} {}-old",
                    branch.branch, branch.branch
                )),
        );
    }
    // As if the branch were there, with this one page changed: submitting makes its commit.
    let proposal = Proposal {
        branch: own,
        // An empty branch of that name is no revision: it is taken over.
        local: empty.and_then(|branch| branch.local.clone()),
        remote: None,
        head: main.clone(),
        base: Some(main),
        pages: vec![retired],
        removed: Vec::new(),
        other_files: Vec::new(),
        commits: Vec::<BranchCommit>::new(),
    };
    let submission = submit::Request {
        target: request.target.clone(),
        change: Some(crate::domain::change::Change::Major),
        effective_on: request.effective_on,
        reason: request.reason.clone(),
    };
    let (mut report, change) = submit_proposal(snapshot, &proposal, &submission, now)?;
    report.done = "submitted the retirement of".to_owned();
    Ok((report, change))
}

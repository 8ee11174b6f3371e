//! Whether a branch still proposes what was submitted of it: approvals are for those bytes and no others.

use std::collections::BTreeSet;

use crate::domain::document::Document;
use crate::domain::ledger::Action;
use crate::domain::registry::Submission;
use crate::domain::status::Status;
use crate::error::Reason;
use crate::store::{Proposal, Snapshot, SubmissionFacts};

/// The branch of a submission, where it has gone on to something else since.
pub fn moved_on<'a>(
    snapshot: &'a Snapshot,
    submission: &Submission,
    facts: &SubmissionFacts,
) -> Option<&'a Proposal> {
    snapshot
        .proposals
        .iter()
        .find(|proposal| proposal.branch == submission.body.branch)
        .filter(|proposal| {
            proposal.head != submission.body.head && !same_content(proposal, submission, facts)
        })
}

/// Why a submission whose branch has moved on goes no further.
pub fn changed_since(submission: &Submission) -> Reason {
    let id = submission
        .body
        .sops
        .first()
        .map_or("", |item| item.id.as_str());
    Reason::new(
        "changed-since-submission",
        "approvals are for the bytes that were submitted",
    )
    .hint(format!("sop submit {id}"))
}

/// What the front matter of a page says after this.
pub fn status_of(action: Action) -> Status {
    match action {
        Action::Publish => Status::Published,
        Action::Retire => Status::Retired,
    }
}

/// Whether the branch still proposes what was submitted: the same SOPs, and nothing else beside them.
///
/// A squash, a rebase, a merge of the default branch and a routing edit leave it so.
fn same_content(proposal: &Proposal, submission: &Submission, facts: &SubmissionFacts) -> bool {
    let same = |page: &Document| {
        submission.item(&page.id).is_some_and(|item| {
            page.path == item.path
                && page.digest() == Some(&item.digest)
                && page.version() == Some(item.version)
                && page.status() == Some(status_of(item.action))
        })
    };
    let gone = |pages: &[Document]| -> BTreeSet<String> {
        pages.iter().map(|page| page.path.clone()).collect()
    };
    proposal.pages.len() == submission.body.sops.len()
        && proposal.pages.iter().all(same)
        && proposal.other_files == facts.other_files
        && gone(&proposal.removed) == gone(&facts.removed)
}

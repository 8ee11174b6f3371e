//! `submit`: a branch's proposal becomes one submission.

pub mod by_hand;
mod stamp;

use std::collections::BTreeMap;

use jiff::civil::Date;

use self::stamp::stamp;
use super::governed::{Report, outcomes};
use super::propose::{actor, content_reasons, governed, successor_reason, uncommitted};
use super::target::{find, proposal_or_refuse};
use crate::domain::change::Change as Class;
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::record::{Action, Body, SubmitBody};
use crate::domain::plural::counted;
use crate::domain::registry::{Outcome, Places, Submission};
use crate::domain::status::Status;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::markdown::questions::open_questions;
use crate::store::proposals::BranchCommit;
use crate::store::{
    Change, Content, FileEdit, NewCommit, Proposal, Sharing, Snapshot, SubmissionFacts, THIS_COMMIT,
};

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Any SOP of the branch, by id or path.
    pub target: String,
    /// Minor or major; absent: proposed from the steps.
    pub change: Option<Class>,
    /// From when it holds.
    pub effective_on: Option<Date>,
    /// Why; required for a revision.
    pub reason: Option<String>,
}

/// Submits.
///
/// # Errors
/// Nothing is proposed, the branch changes policy, a page cannot be stamped, a reason is missing.
pub fn submit(snapshot: &Snapshot, request: &Request, now: Now) -> Result<(Report, Change)> {
    let id = find(snapshot, &request.target)?;
    let proposal = proposal_or_refuse(snapshot, &id)?;
    submit_proposal(snapshot, proposal, request, now)
}

/// Submits what a branch proposes.
pub fn submit_proposal(
    snapshot: &Snapshot,
    proposal: &Proposal,
    request: &Request,
    now: Now,
) -> Result<(Report, Change)> {
    governed(snapshot)?;
    let by = actor(snapshot, now)?.id.clone();
    let base = refuse_unfit(snapshot, proposal)?;
    let mut items = Vec::new();
    let mut pages = Vec::new();
    let mut edits = Vec::new();
    for page in &proposal.pages {
        let (item, stamped, why) = stamp(snapshot, page, request, snapshot.today(now))?;
        // A page without a blob is only planned (a retirement): no commit has it yet.
        if stamped.text != page.text || page.blob.is_none() {
            edits.push(FileEdit {
                path: page.path.clone(),
                bytes: Some(stamped.text.clone().into_bytes()),
            });
        }
        if let Some(successor) = &item.superseded_by {
            let goes_live = |id: &SopId| {
                let mut pages = proposal.pages.iter();
                pages.any(|page| page.id == *id && page.status() != Some(Status::Retired))
            };
            let reason = successor_reason(snapshot, &item.id, successor, &goes_live);
            if let Some(reason) = reason {
                return Err(
                    Error::refused(format!("{} cannot be submitted", proposal.branch))
                        .reasons(vec![reason]),
                );
            }
        }
        items.push((item, why));
        pages.push(stamped);
    }
    items.sort_by(|left, right| left.0.id.cmp(&right.0.id));
    if request.reason.is_none() && items.iter().any(|(item, _)| item.from.is_some()) {
        return Err(
            Error::refused("a revision needs a reason: readers and auditors ask why")
                .code("reason-required")
                .hint(format!("sop submit {} --reason 'WHY'", request.target)),
        );
    }
    // An end is no change of steps: whether it is minor or major says nothing to anybody.
    let notes: Vec<String> = items
        .iter()
        .filter(|(item, _)| item.action == Action::Publish)
        .map(|(item, why)| format!("{} {}: {why}", item.id, item.version))
        .collect();
    let body = SubmitBody {
        branch: proposal.branch.clone(),
        base,
        head: if edits.is_empty() {
            proposal.head.clone()
        } else {
            this_commit()
        },
        reason: request.reason.clone(),
        sops: items.into_iter().map(|(item, _)| item).collect(),
    };
    if let Some(open) = same_open(snapshot, &body) {
        return Ok((already(snapshot, proposal, open, now), Change::default()));
    }
    let submission = Submission {
        place: usize::MAX,
        record: this_commit(),
        by,
        at: now.at,
        body: body.clone(),
        places: Places::default(),
        outcome: Outcome::Open,
    };
    let mut report = report(snapshot, proposal, &submission, &pages, now);
    report.notices = notes;
    for page in &pages {
        let open = open_questions(page.body(), page.body_line).len();
        if open > 0 {
            report.notices.push(format!(
                "{} has {}: it cannot be published before that is answered",
                page.id,
                counted(open, "open question")
            ));
        }
    }
    Ok((report, change(proposal, body, edits)))
}

/// What stands in the way of submitting a branch at all; the commit at which it left the default branch.
fn refuse_unfit(snapshot: &Snapshot, proposal: &Proposal) -> Result<CommitId> {
    let mut reasons = content_reasons(snapshot, &proposal.into(), &|id| {
        proposal.pages.iter().any(|page| page.id == *id)
    });
    for (place, page) in proposal.pages.iter().enumerate() {
        let elsewhere = proposal.pages[..place]
            .iter()
            .chain(snapshot.pages.iter().filter(|other| {
                other.path != page.path
                    && !proposal.removed.iter().any(|gone| gone.path == other.path)
            }));
        if let Some(other) = elsewhere
            .into_iter()
            .find(|other| other.id.fold() == page.id.fold())
        {
            reasons.push(
                Reason::new(
                    "duplicate-id",
                    format!("{} and {} have one id, {}", page.path, other.path, page.id),
                )
                .hint(format!(
                    "give one of them an `id:` of its own: {}",
                    page.path
                )),
            );
        }
    }
    if let Some(work) = uncommitted(snapshot, proposal) {
        reasons.push(
            Reason::new(
                "uncommitted",
                format!("{} has changes that are not committed", work.path),
            )
            .hint(format!("sop edit {} -m 'WHAT CHANGED'", work.id)),
        );
    }
    if let (Some(local), Some(remote)) = (&proposal.local, &proposal.remote)
        && local != remote
        && proposal.head == *local
        && !proposal.commits.iter().any(|commit| commit.id == *remote)
        && proposal.base.as_ref() != Some(remote)
    {
        reasons.push(
            Reason::new(
                "branch-diverged",
                format!("{} has other commits on the remote", proposal.branch),
            )
            .hint("git pull --rebase   (on that branch), then submit again"),
        );
    }
    if proposal.pages.is_empty() && reasons.is_empty() {
        let id = proposal
            .branch
            .strip_prefix(&format!("{}/", snapshot.settings.branch_prefix))
            .unwrap_or("ID");
        reasons.push(
            Reason::new(
                "nothing-proposed",
                format!("{} changes no SOP", proposal.branch),
            )
            .hint(format!(
                "sop edit {id}   (change it; then: sop edit {id} -m 'WHAT CHANGED')"
            )),
        );
    }
    let base = proposal.base.clone();
    match base {
        Some(base) if reasons.is_empty() => Ok(base),
        Some(_) => {
            Err(Error::refused(format!("{} cannot be submitted", proposal.branch)).reasons(reasons))
        }
        None => Err(Error::refused(format!(
            "{} has no history in common with {}",
            proposal.branch, snapshot.layout.default_branch
        ))
        .code("unrelated-branch")),
    }
}

fn same_open<'a>(snapshot: &'a Snapshot, body: &SubmitBody) -> Option<&'a Submission> {
    let id = &body.sops.first()?.id;
    let open = snapshot.ledger.registry.open_submission(id)?;
    (open.body.branch == body.branch
        && open.body.sops == body.sops
        && body.head.as_str() != THIS_COMMIT)
        .then_some(open)
}

fn already(snapshot: &Snapshot, proposal: &Proposal, open: &Submission, now: Now) -> Report {
    let pages: Vec<Document> = proposal.pages.clone();
    let mut report = report(snapshot, proposal, open, &pages, now);
    report.record = Some(open.record.to_string());
    report.done = "already submitted".to_owned();
    report
}

/// The report on a submission that may not be in the ledger yet.
fn report(
    snapshot: &Snapshot,
    proposal: &Proposal,
    submission: &Submission,
    pages: &[Document],
    now: Now,
) -> Report {
    let mut commits = proposal.commits.clone();
    if submission.body.head.as_str() == THIS_COMMIT {
        commits.push(BranchCommit {
            id: this_commit(),
            parents: vec![proposal.head.clone()],
            email: snapshot.actor.email.clone(),
            at: now.at,
            summary: String::new(),
            lost_tip: None,
        });
    }
    let by_id = |pages: &[Document]| -> BTreeMap<_, _> {
        pages
            .iter()
            .map(|page| (page.id.clone(), page.clone()))
            .collect()
    };
    let facts = SubmissionFacts {
        before: pages
            .iter()
            .filter_map(|page| snapshot.page(&page.id))
            .map(|page| (page.id.clone(), page.clone()))
            .collect(),
        pages: by_id(pages),
        commits,
        ..SubmissionFacts::default()
    };
    let case = snapshot.case(submission, &facts);
    let judgement = case.judge(snapshot.ledger.registry.votes(&submission.record));
    let eligible = case.eligible(now.at);
    let mut report = Report::on(snapshot, "submitted");
    report.branch = Some(proposal.branch.clone());
    report.sops = outcomes(snapshot, submission, &judgement, now);
    for (line, judged) in report.sops.iter_mut().zip(&judgement.items) {
        line.needs = super::governed::needs(snapshot, judged, &judgement, &eligible);
    }
    if let Some(item) = submission.body.sops.first() {
        report.next.push(format!("sop approve {}", item.id));
    }
    report
}

fn change(proposal: &Proposal, body: SubmitBody, edits: Vec<FileEdit>) -> Change {
    let names: Vec<String> = body
        .sops
        .iter()
        .map(|item| format!("{} {}", item.id, item.version))
        .collect();
    let reason = body
        .reason
        .as_deref()
        .map(|reason| format!("\n\n{reason}"))
        .unwrap_or_default();
    let branch = proposal.branch.clone();
    let expects = vec![(format!("refs/heads/{branch}"), proposal.local.clone())];
    let commit = (!edits.is_empty()).then(|| NewCommit {
        branch: branch.clone(),
        parents: vec![proposal.head.clone()],
        content: Content::Edits(edits),
        message: format!("Submit {}{reason}", names.join(", ")),
    });
    Change {
        expects,
        push_only: commit.is_none().then(|| (branch, proposal.head.clone())),
        commit,
        push_branch: true,
        records: vec![Body::Submit(body)],
        sharing: Sharing::Afterwards,
        ..Change::default()
    }
}

/// The name that stands for the commit of the same change.
pub fn this_commit() -> CommitId {
    CommitId::parse(THIS_COMMIT).unwrap_or_else(|| unreachable!("forty zeros are a name"))
}

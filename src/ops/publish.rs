//! `publish`: a submission with enough approvals goes live, whole or not at all.

pub mod merged;
mod reasons;

use self::reasons::{approval_reasons, item_reasons, merge_reasons, pace_reasons};
use super::approve::open;
use super::governed::{Report, SopOutcome, approvals, must_acknowledge, readers};
use super::moved::{changed_since, moved_on};
use super::propose::{actor, content_reasons};
use super::submit::this_commit;
use crate::domain::approval::Judgement;
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::forge::MergeOrder;
use crate::domain::ledger::record::{Action, Body, PublishBody, PublishItem, SubmitItem};
use crate::domain::ledger::tag::{tag_name, tag_text};
use crate::domain::registry::Submission;
use crate::domain::state::SopState;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::store::questions::{Merge, Merged};
use crate::store::{Change, Content, NewCommit, Sharing, Snapshot, SubmissionFacts, TagPlan};

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Any SOP of the submission, by id or path.
    pub target: String,
    /// Past the pace, with `reason`.
    pub over_pace: bool,
    /// Why past the pace.
    pub reason: Option<String>,
}

/// Says what to merge.
///
/// # Errors
/// Nothing is submitted, or the branch has moved on to other bytes.
pub fn plan(snapshot: &Snapshot, request: &Request, now: Now) -> Result<Merge> {
    let (submission, facts) = open(snapshot, &request.target)?;
    actor(snapshot, now)?;
    let layout = &snapshot.layout;
    let base = layout
        .main
        .clone()
        .ok_or_else(|| Error::refused("there is no default branch to publish on"))?;
    if layout.local_ahead {
        return Err(Error::refused(format!(
            "your {} has commits that the remote does not have",
            layout.default_branch
        ))
        .code("default-branch-ahead")
        .hint(format!(
            "git push {} {}",
            layout.remote.as_deref().unwrap_or("origin"),
            layout.default_branch
        )));
    }
    if layout.in_progress {
        return Err(
            Error::refused("a merge or rebase is under way in this work tree")
                .code("merge-in-progress")
                .hint("git status"),
        );
    }
    let head = head_to_merge(snapshot, submission, facts)?;
    let paths = submission
        .body
        .sops
        .iter()
        .map(|item| item.path.clone())
        .collect();
    Ok(Merge { base, head, paths })
}

/// The branch's head where it still has exactly the submitted bytes, else the submitted commit itself.
fn head_to_merge(
    snapshot: &Snapshot,
    submission: &Submission,
    facts: &SubmissionFacts,
) -> Result<CommitId> {
    let body = &submission.body;
    if let Some(proposal) = moved_on(snapshot, submission, facts) {
        return Err(Error::refused(format!(
            "{} has changed since it was submitted",
            proposal.branch
        ))
        .reasons(vec![changed_since(submission)]));
    }
    let branch = snapshot
        .proposals
        .iter()
        .find(|proposal| proposal.branch == body.branch);
    Ok(branch.map_or_else(|| body.head.clone(), |branch| branch.head.clone()))
}

/// Publishes.
///
/// # Errors
/// Everything that stands in the way, each with the command that mends it.
pub fn publish(
    snapshot: &Snapshot,
    request: &Request,
    merge: &Merge,
    merged: &Merged,
    now: Now,
) -> Result<(Report, Change)> {
    let (submission, judgement) = judge(snapshot, request, merged, now)?;
    let tree = merged
        .tree
        .clone()
        .ok_or_else(|| Error::bug("a merge with conflicts is published"))?;
    let sops = submission.body.sops.iter();
    let items: Vec<PublishItem> = sops
        .filter_map(|item| publish_item(snapshot, item, merged.pages.get(&item.path)?))
        .collect();
    let report = report(snapshot, submission, &judgement, &items, merged, now);
    let change = change(
        snapshot, submission, &judgement, merge, tree, items, request,
    );
    Ok((report, change))
}

/// What to ask the forge for, where nothing stands in the way; it decides, and the record follows.
///
/// # Errors
/// As [`publish`].
pub fn order(
    snapshot: &Snapshot,
    request: &Request,
    merge: &Merge,
    merged: &Merged,
    now: Now,
) -> Result<(Report, MergeOrder)> {
    let (report, change) = publish(snapshot, request, merge, merged, now)?;
    let message = change.commit.map(|commit| commit.message);
    let message = message.unwrap_or_default();
    let (title, rest) = message.split_once("\n\n").unwrap_or((&message, ""));
    let order = MergeOrder {
        head: merge.head.clone(),
        title: title.to_owned(),
        message: rest.to_owned(),
    };
    Ok((report, order))
}

/// The submission and its approvals, where nothing stands in the way.
fn judge<'a>(
    snapshot: &'a Snapshot,
    request: &Request,
    merged: &Merged,
    now: Now,
) -> Result<(&'a Submission, Judgement)> {
    let (submission, facts) = open(snapshot, &request.target)?;
    let case = snapshot.case(submission, facts);
    let judgement = case.judge(snapshot.ledger.registry.votes(&submission.record));
    let mut reasons = Vec::new();
    // What is judged is what goes live: a routing edit of the default branch may come in with the merge.
    let mut live = facts.clone();
    live.pages.extend(
        merged
            .pages
            .values()
            .map(|page| (page.id.clone(), page.clone())),
    );
    reasons.extend(content_reasons(
        snapshot,
        &facts.other_files,
        &facts.removed,
        &|id| facts.pages.contains_key(id),
    ));
    for item in &submission.body.sops {
        reasons.extend(item_reasons(snapshot, item, &live));
    }
    reasons.extend(approval_reasons(
        snapshot,
        &judgement,
        &case.eligible(now.at),
    ));
    reasons.extend(merge_reasons(snapshot, submission, merged));
    reasons.extend(pace_reasons(snapshot, submission, facts, request, now));
    if merged.tree.is_some() && reasons.is_empty() {
        return Ok((submission, judgement));
    }
    let names = named_items(submission);
    Err(Error::refused(format!("{names} cannot be published yet")).reasons(reasons))
}

/// The SOPs of a submission, for people's eyes.
fn named_items(submission: &Submission) -> String {
    let sops = submission.body.sops.iter();
    let names: Vec<&str> = sops.map(|item| item.id.as_str()).collect();
    names.join(", ")
}

fn publish_item(snapshot: &Snapshot, item: &SubmitItem, page: &Document) -> Option<PublishItem> {
    Some(PublishItem {
        id: item.id.clone(),
        path: item.path.clone(),
        action: item.action,
        version: item.version,
        change: item.change,
        effective_on: item.effective_on,
        digest: item.digest,
        blob: page.blob.clone()?,
        images: page.digested().ok()?.images.clone(),
        owner: page.owner(),
        roles: page.roles(),
        review_in: page.meta.review_in().unwrap_or(snapshot.settings.review_in),
        risk: page.risk(),
        superseded_by: item.superseded_by.clone(),
    })
}

fn report(
    snapshot: &Snapshot,
    submission: &Submission,
    judgement: &Judgement,
    items: &[PublishItem],
    merged: &Merged,
    now: Now,
) -> Report {
    let today = snapshot.today(now);
    let retires = items.iter().all(|item| item.action == Action::Retire);
    let done = if retires { "retired" } else { "published" };
    let mut report = Report::on(snapshot, done);
    report.branch = Some(submission.body.branch.clone());
    for (item, judged) in items.iter().zip(&judgement.items) {
        let page = merged.pages.get(&item.path);
        let goes_live = item.action == Action::Publish;
        report.sops.push(SopOutcome {
            id: item.id.to_string(),
            path: item.path.clone(),
            version: item.version.to_string(),
            digest: item.digest.to_string(),
            state: match (goes_live, item.effective_on) {
                (false, _) => SopState::Retired,
                (true, Some(date)) if date > today => SopState::Scheduled,
                (true, _) => SopState::Published,
            },
            approvals: approvals(judged),
            needs: Vec::new(),
            must_acknowledge: page
                .filter(|_| goes_live)
                .map(|page| must_acknowledge(snapshot, page, item.effective_on, now))
                .unwrap_or_default(),
            readers: page
                .filter(|_| goes_live)
                .map(|page| readers(snapshot, page, now))
                .unwrap_or_default(),
        });
        report.next.push(format!("sop show {}", item.id));
    }
    report.next.push("sop verify".to_owned());
    report
}

fn change(
    snapshot: &Snapshot,
    submission: &Submission,
    judgement: &Judgement,
    merge: &Merge,
    tree: CommitId,
    items: Vec<PublishItem>,
    request: &Request,
) -> Change {
    let names: Vec<String> = items
        .iter()
        .map(|item| format!("{} {}", item.id, item.version))
        .collect();
    let verb = if items.iter().all(|item| item.action == Action::Retire) {
        "Retire"
    } else {
        "Publish"
    };
    let tips: Vec<String> = snapshot
        .ledger
        .heads
        .iter()
        .map(|tip| format!("Sop-Ledger: {tip}"))
        .collect();
    let mut change = record_of(snapshot, submission, judgement, items, request);
    for body in &mut change.records {
        if let Body::Publish(body) = body {
            body.base = merge.base.clone();
            body.head = merge.head.clone();
        }
    }
    Change {
        expects: vec![(
            snapshot.layout.main_ref.clone(),
            snapshot.layout.main.clone(),
        )],
        commit: Some(NewCommit {
            branch: snapshot.layout.default_branch.clone(),
            parents: vec![merge.base.clone(), merge.head.clone()],
            content: Content::Tree(tree),
            message: format!("{verb} {}\n\n{}", names.join(", "), tips.join("\n")),
        }),
        finished: vec![(submission.body.branch.clone(), merge.head.clone())],
        sharing: Sharing::Atomic,
        ..change
    }
}

/// The record of a publication and its tags; what is merged into what is for the caller to fill in.
fn record_of(
    snapshot: &Snapshot,
    submission: &Submission,
    judgement: &Judgement,
    items: Vec<PublishItem>,
    request: &Request,
) -> Change {
    let prefix = &snapshot.settings.branch_prefix;
    let mut approvals: Vec<CommitId> = judgement
        .items
        .iter()
        .flat_map(|item| &item.counted)
        .map(|vote| vote.record.clone())
        .collect();
    approvals.sort();
    approvals.dedup();
    let tags = items
        .iter()
        .filter(|item| item.action == Action::Publish)
        .map(|item| TagPlan {
            name: tag_name(prefix, item),
            target: submission.body.head.clone(),
            text: tag_text(item),
        })
        .collect();
    Change {
        records: vec![Body::Publish(PublishBody {
            submit: submission.record.clone(),
            approvals,
            base: this_commit(),
            head: this_commit(),
            merge: this_commit(),
            over_pace: request.reason.clone().filter(|_| request.over_pace),
            sops: items,
        })],
        tags,
        ..Change::default()
    }
}

//! `publish`: a submission with enough approvals goes live, whole or not at all.

pub mod merged;
pub(super) mod reasons;

use self::reasons::{approval_reasons, item_reasons, merge_reasons, pace_reasons};
use super::approve::open;
use super::emergency;
use super::governed::{Report, SopOutcome, approvals, must_acknowledge, needs, readers};
use super::moved::{changed_since, moved_on};
use super::propose::{actor, content_reasons};
use super::submit::this_commit;
use crate::domain::approval::{Case, Judgement};
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::forge::MergeOrder;
use crate::domain::ledger::record::{
    Action, Body, Emergency, PublishBody, PublishItem, SubmitItem,
};
use crate::domain::ledger::tag::{tag_name, tag_text};
use crate::domain::registry::Submission;
use crate::domain::settings::Identity;
use crate::domain::state::SopState;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::store::questions::{Merge, Merged};
use crate::store::{Change, Content, NewCommit, Sharing, Snapshot, SubmissionFacts, TagPlan};

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Any SOP of the submission, by id or path.
    pub target: String,
    /// Past the pace, with `reason`.
    pub over_pace: bool,
    /// Before it is approved, with `reason`.
    pub emergency: bool,
    /// Why past the pace, or before it is approved.
    pub reason: Option<String>,
    /// How the person is known to this run, where it is published before it is approved.
    pub identity: Option<Identity>,
}

/// A submission that may go live.
struct Verdict<'a> {
    submission: &'a Submission,
    facts: &'a SubmissionFacts,
    judgement: Judgement,
    /// It goes live before it is approved.
    emergency: Option<Emergency>,
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
    let verdict = judge(snapshot, request, merged, now)?;
    let tree = merged
        .tree
        .clone()
        .ok_or_else(|| Error::bug("a merge with conflicts is published"))?;
    let sops = verdict.submission.body.sops.iter();
    let items: Vec<PublishItem> = sops
        .filter_map(|item| publish_item(snapshot, item, merged.pages.get(&item.path)?))
        .collect();
    let mut report = report(snapshot, &verdict, &items, merged, now);
    if request.emergency && verdict.emergency.is_none() {
        let notice = "it has its approvals: it was published as ever, without --emergency";
        report.notices.push(notice.to_owned());
    }
    let change = change(snapshot, &verdict, merge, tree, items, request);
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
) -> Result<Verdict<'a>> {
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
    reasons.extend(content_reasons(snapshot, &facts.into(), &|id| {
        facts.pages.contains_key(id)
    }));
    for item in &submission.body.sops {
        reasons.extend(item_reasons(snapshot, item, &live));
    }
    let emergency = unapproved(snapshot, &case, &judgement, request, now);
    let emergency = emergency.unwrap_or_else(|lacking| {
        reasons.extend(lacking);
        None
    });
    reasons.extend(merge_reasons(snapshot, submission, merged));
    reasons.extend(pace_reasons(snapshot, submission, facts, request, now));
    if merged.tree.is_some() && reasons.is_empty() {
        return Ok(Verdict {
            submission,
            facts,
            judgement,
            emergency,
        });
    }
    let names = named_items(submission);
    Err(Error::refused(format!("{names} cannot be published yet")).reasons(reasons))
}

/// What it goes live with where it is not approved: nothing where it is, and what is in the way where it may not.
fn unapproved(
    snapshot: &Snapshot,
    case: &Case<'_>,
    judgement: &Judgement,
    request: &Request,
    now: Now,
) -> std::result::Result<Option<Emergency>, Vec<Reason>> {
    if judgement.approved() {
        return Ok(None);
    }
    let lacking = || approval_reasons(snapshot, judgement, &case.eligible(now.at));
    // Somebody who may approve said no: that is no lack.
    if !request.emergency || !judgement.rejections.is_empty() {
        return Err(lacking());
    }
    let identity = request.identity.unwrap_or(Identity::Asserted);
    match emergency::plan(snapshot, case, (request.reason.as_deref(), identity), now) {
        Ok(emergency) => Ok(Some(emergency)),
        Err(reason) => Err(std::iter::once(*reason).chain(lacking()).collect()),
    }
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
    verdict: &Verdict<'_>,
    items: &[PublishItem],
    merged: &Merged,
    now: Now,
) -> Report {
    let (submission, judgement) = (verdict.submission, &verdict.judgement);
    let eligible = match &verdict.emergency {
        Some(_) => snapshot.case(submission, verdict.facts).eligible(now.at),
        None => Vec::new(),
    };
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
            needs: verdict
                .emergency
                .as_ref()
                .map_or_else(Vec::new, |emergency| {
                    let lacking = needs(snapshot, judged, judgement, &eligible).into_iter();
                    let until = emergency.until;
                    lacking
                        .map(|need| format!("{need}, by {until}: it is live unapproved"))
                        .collect()
                }),
            must_acknowledge: page
                .filter(|_| goes_live)
                .map(|page| must_acknowledge(snapshot, page, item.effective_on, now))
                .unwrap_or_default(),
            readers: page
                .filter(|_| goes_live)
                .map(|page| readers(snapshot, page, now))
                .unwrap_or_default(),
        });
        report.next.push(if verdict.emergency.is_some() {
            format!("sop approve {}   (by one of them)", item.id)
        } else {
            format!("sop show {}", item.id)
        });
    }
    report.next.push("sop verify".to_owned());
    report
}

fn change(
    snapshot: &Snapshot,
    verdict: &Verdict<'_>,
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
    let mut change = record_of(snapshot, verdict, items, request);
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
        finished: vec![(verdict.submission.body.branch.clone(), merge.head.clone())],
        sharing: Sharing::Atomic,
        ..change
    }
}

/// The record of a publication and its tags; what is merged into what is for the caller to fill in.
fn record_of(
    snapshot: &Snapshot,
    verdict: &Verdict<'_>,
    items: Vec<PublishItem>,
    request: &Request,
) -> Change {
    let (submission, judgement) = (verdict.submission, &verdict.judgement);
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
            emergency: verdict.emergency.clone(),
            sops: items,
        })],
        tags,
        ..Change::default()
    }
}

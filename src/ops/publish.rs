//! `publish`: a submission with enough approvals goes live, whole or not at all.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::approve::open;
use super::governed::{Report, SopOutcome, approvals, must_acknowledge, needs, readers};
use super::lint::blocking;
use super::moved::{changed_since, moved_on, status_of};
use super::propose::{actor, content_reasons, successor_reason};
use super::submit::this_commit;
use crate::domain::approval::Judgement;
use crate::domain::change::Change as Class;
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::record::{Action, Body, PublishBody, PublishItem, SubmitItem};
use crate::domain::ledger::tag::{tag_name, tag_text};
use crate::domain::numbering;
use crate::domain::registry::Submission;
use crate::domain::state::SopState;
use crate::domain::status::Status;
use crate::domain::time::day_in;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::markdown::questions::open_questions;
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
    let Some(tree) = merged.tree.clone().filter(|_| reasons.is_empty()) else {
        let names: Vec<&str> = submission
            .body
            .sops
            .iter()
            .map(|item| item.id.as_str())
            .collect();
        return Err(
            Error::refused(format!("{} cannot be published yet", names.join(", ")))
                .reasons(reasons),
        );
    };
    let items: Vec<PublishItem> = submission
        .body
        .sops
        .iter()
        .filter_map(|item| publish_item(snapshot, item, merged.pages.get(&item.path)?))
        .collect();
    let report = report(snapshot, submission, &judgement, &items, merged, now);
    Ok((
        report,
        change(
            snapshot, submission, &judgement, merge, tree, items, request,
        ),
    ))
}

/// What the page itself has in the way.
fn item_reasons(snapshot: &Snapshot, item: &SubmitItem, facts: &SubmissionFacts) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let Some(page) = facts.pages.get(&item.id) else {
        return vec![Reason::new(
            "page-missing",
            format!("{} is not in the submitted commit", item.path),
        )];
    };
    let registry = &snapshot.ledger.registry;
    if page.digest() != Some(&item.digest) {
        reasons.push(
            Reason::new(
                "digest-differs",
                format!(
                    "{} in the submitted commit is not what was submitted",
                    item.id
                ),
            )
            .hint(format!("sop submit {}", item.id)),
        );
    }
    let last = registry
        .last(&item.id)
        .filter(|(_, last)| last.action == Action::Publish);
    if last.map(|(publication, _)| &publication.record) != item.from.as_ref() {
        reasons.push(
            Reason::new(
                "revised-meanwhile",
                format!(
                    "another version of {} was published since it was submitted",
                    item.id
                ),
            )
            .hint(format!(
                "git merge {} (on {}), then: sop submit {}",
                snapshot.layout.default_branch,
                submission_branch(snapshot, item),
                item.id
            )),
        );
    } else if item.action == Action::Publish
        && !numbering::fits(
            item.change,
            item.version,
            last.map(|(_, last)| last.version),
            &registry.versions_used(&item.id),
        )
    {
        reasons.push(
            Reason::new(
                "version-taken",
                format!(
                    "{} {} is taken, or not the next number",
                    item.id, item.version
                ),
            )
            .hint(format!(
                "sop submit {}   (stamps the next free number)",
                item.id
            )),
        );
    }
    if item.action == Action::Publish {
        for question in open_questions(page.body(), page.body_line) {
            reasons.push(
                Reason::new(
                    "open-question",
                    format!(
                        "{}:{}: open question: {}{}",
                        item.path,
                        question.line,
                        question.text,
                        question
                            .ask
                            .as_deref()
                            .map(|ask| format!(" (ask {ask})"))
                            .unwrap_or_default()
                    ),
                )
                .hint(format!(
                    "sop edit {}   (answer it, and take the alert out)",
                    item.id
                )),
            );
        }
    }
    if let Some(successor) = &item.superseded_by {
        let goes_live = |id: &SopId| {
            let page = facts.pages.get(id);
            page.is_some_and(|page| page.status() == Some(Status::Published))
        };
        reasons.extend(successor_reason(snapshot, &item.id, successor, &goes_live));
    }
    for finding in blocking(snapshot, page, facts) {
        let reason = Reason::new(
            &finding.code,
            format!("{}:{}: {}", finding.path, finding.line, finding.message),
        );
        reasons.push(match finding.hint {
            Some(hint) => reason.hint(hint),
            None => reason.hint(format!("sop edit {}", item.id)),
        });
    }
    reasons
}

fn submission_branch(snapshot: &Snapshot, item: &SubmitItem) -> String {
    snapshot.settings.branch_of(item.id.as_str())
}

fn approval_reasons(
    snapshot: &Snapshot,
    judgement: &Judgement,
    eligible: &[String],
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for judged in &judgement.items {
        for need in needs(snapshot, judged, judgement, eligible) {
            let code = if judgement.rejections.is_empty() {
                "not-approved"
            } else {
                "rejected"
            };
            let mend = if code == "rejected" && need.contains("rejection") {
                format!(
                    "sop reject {} --lift   (by them), or change it: sop edit {}",
                    judged.id, judged.id
                )
            } else {
                format!("sop approve {}   (by one of them)", judged.id)
            };
            let reason = Reason::new(code, format!("{} needs {need}", judged.id));
            // Where nobody may, the need itself says what to change.
            let reason = if code == "not-approved" && eligible.is_empty() {
                reason.hint(format!("sop edit {}", judged.id))
            } else {
                reason.hint(mend)
            };
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        for (vote, barrier) in &judged.discounted {
            reasons.push(barrier.reason_at(&vote.by, &judged.id, judged.high_risk));
        }
    }
    reasons
}

fn merge_reasons(snapshot: &Snapshot, submission: &Submission, merged: &Merged) -> Vec<Reason> {
    let branch = &submission.body.branch;
    let main = snapshot.layout.main_ref.trim_start_matches("refs/heads/");
    let main = main.trim_start_matches("refs/remotes/");
    let first = submission.body.sops.first();
    let first = first.map_or("", |item| item.id.as_str());
    let mut reasons: Vec<Reason> = merged
        .conflicts
        .iter()
        .map(|(path, what)| {
            Reason::new("conflict", format!("{path} changed on both sides{what}")).hint(format!(
                "git checkout {branch} && git merge {main}, then: sop submit {first}"
            ))
        })
        .collect();
    if merged.tree.is_some() {
        for item in &submission.body.sops {
            let page = merged.pages.get(&item.path);
            let same = page.is_some_and(|page| {
                page.digest() == Some(&item.digest)
                    && page.version() == Some(item.version)
                    && page.status() == Some(status_of(item.action))
            });
            if !same {
                reasons.push(
                    Reason::new(
                        "merged-bytes-differ",
                        format!("merged, {} would not be what was approved", item.path),
                    )
                    .hint(format!(
                        "git checkout {branch} && git merge {main}, then: sop submit {}",
                        item.id
                    )),
                );
            }
        }
    }
    reasons
}

/// New and major publications of seven days, by role.
fn pace_reasons(
    snapshot: &Snapshot,
    submission: &Submission,
    facts: &SubmissionFacts,
    request: &Request,
    now: Now,
) -> Vec<Reason> {
    if request.over_pace && request.reason.is_some() {
        return Vec::new();
    }
    let today = day_in(now.at, &snapshot.zone);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let week: Vec<&PublishItem> = snapshot
        .ledger
        .registry
        .publications()
        .iter()
        .filter(|publication| !publication.voided())
        .filter(|publication| recent(day_in(publication.at, &snapshot.zone), today))
        .flat_map(|publication| &publication.body.sops)
        .filter(|item| item.change == Class::Major && item.action == Action::Publish)
        .collect();
    for role in week.iter().flat_map(|item| &item.roles) {
        *counts.entry(role.clone()).or_default() += 1;
    }
    let mut asked: BTreeMap<String, u32> = BTreeMap::new();
    for item in submission
        .body
        .sops
        .iter()
        .filter(|item| item.change == Class::Major && item.action == Action::Publish)
    {
        for role in facts
            .pages
            .get(&item.id)
            .map(Document::roles)
            .unwrap_or_default()
        {
            *asked.entry(role).or_default() += 1;
        }
    }
    let most = snapshot.settings.rollout.per_week;
    asked
        .into_iter()
        .map(|(role, more)| (counts.get(&role).copied().unwrap_or(0) + more, role))
        .filter(|(count, _)| *count > most)
        .map(|(count, role)| {
            Reason::new("over-pace", format!("{role} would get {count} new or major SOPs in seven days, and {most} is the pace"))
                .hint(format!("wait, or: sop publish {} --over-pace --reason 'WHY'", request.target))
        })
        .collect()
}

fn recent(day: Date, today: Date) -> bool {
    (0..7).contains(&crate::domain::freshness::days_between(day, today))
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
        images: page.digest.as_ref().ok()?.images.clone(),
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
    let prefix = &snapshot.settings.branch_prefix;
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
        .records
        .heads()
        .iter()
        .map(|tip| format!("Sop-Ledger: {tip}"))
        .collect();
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
        records: vec![Body::Publish(PublishBody {
            submit: submission.record.clone(),
            approvals,
            base: merge.base.clone(),
            head: merge.head.clone(),
            merge: this_commit(),
            over_pace: request.reason.clone().filter(|_| request.over_pace),
            sops: items,
        })],
        tags,
        finished: vec![(submission.body.branch.clone(), merge.head.clone())],
        sharing: Sharing::Atomic,
        ..Change::default()
    }
}

//! What stands in the way of publishing, each with the command that mends it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::governed::needs;
use super::super::lint::blocking;
use super::super::moved::status_of;
use super::super::propose::successor_reason;
use super::Request;
use crate::domain::approval::Judgement;
use crate::domain::change::Change as Class;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::record::{Action, PublishItem, SubmitItem};
use crate::domain::numbering;
use crate::domain::registry::Submission;
use crate::domain::status::Status;
use crate::domain::time::day_in;
use crate::env::Now;
use crate::error::Reason;
use crate::markdown::questions::open_questions;
use crate::store::questions::Merged;
use crate::store::{Snapshot, SubmissionFacts};

/// What the page itself has in the way.
pub(super) fn item_reasons(
    snapshot: &Snapshot,
    item: &SubmitItem,
    facts: &SubmissionFacts,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let Some(page) = facts.pages.get(&item.id) else {
        return vec![Reason::new(
            "page-missing",
            format!("{} is not in the submitted commit", item.path),
        )];
    };
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
    reasons.extend(version_reason(snapshot, item));
    if item.action == Action::Publish {
        reasons.extend(question_reasons(item, page));
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

/// Whether another version came in between, or the number is taken.
fn version_reason(snapshot: &Snapshot, item: &SubmitItem) -> Option<Reason> {
    let registry = &snapshot.ledger.registry;
    let last = registry
        .last(&item.id)
        .filter(|(_, last)| last.action == Action::Publish);
    if last.map(|(publication, _)| &publication.record) != item.from.as_ref() {
        return Some(
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
        return Some(
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
    None
}

/// The questions that the page still asks.
fn question_reasons(item: &SubmitItem, page: &Document) -> Vec<Reason> {
    let questions = open_questions(page.body(), page.body_line);
    questions
        .into_iter()
        .map(|question| {
            let whom = question
                .ask
                .as_deref()
                .map(|ask| format!(" (ask {ask})"))
                .unwrap_or_default();
            Reason::new(
                "open-question",
                format!(
                    "{}:{}: open question: {}{whom}",
                    item.path, question.line, question.text
                ),
            )
            .hint(format!(
                "sop edit {}   (answer it, and take the alert out)",
                item.id
            ))
        })
        .collect()
}

fn submission_branch(snapshot: &Snapshot, item: &SubmitItem) -> String {
    snapshot.settings.branch_of(item.id.as_str())
}

pub(in crate::ops) fn approval_reasons(
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

pub(super) fn merge_reasons(
    snapshot: &Snapshot,
    submission: &Submission,
    merged: &Merged,
) -> Vec<Reason> {
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
pub(super) fn pace_reasons(
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

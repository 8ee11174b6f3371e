//! `approve`: somebody other than the author says yes to exactly these bytes.

use serde::{Deserialize, Serialize};

use super::emergency::{EmergencyLine, judged, votable};
use super::governed::{Report, not_submitted, outcomes};
use super::moved::moved_on;
use super::propose::{actor, governed};
use super::target::find;
use crate::domain::approval::Barrier;
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::ledger::record::{ApproveBody, Body, SubmitItem};
use crate::domain::registry::{Outcome, Says, Submission, Vote};
use crate::domain::settings::Identity;
use crate::domain::step::StepChange;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::markdown::blockdiff::diff_blocks;
use crate::markdown::hidden::{Hidden, hidden};
use crate::markdown::stepdiff::diff_steps;
use crate::markdown::steps::steps;
use crate::store::{Change, Sharing, Snapshot, SubmissionFacts};

/// What the person is asked to confirm, and what the record says of it.
pub const MEANING: &str =
    "I have read this submission as a whole and approve that it goes live as it stands";

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// Any SOP of the submission, by id or path.
    pub target: String,
    /// Why, in their own words.
    pub reason: Option<String>,
    /// How the person is known to this run: `key` where the record will be signed by their key.
    pub identity: Identity,
    /// The submission that was shown; another one by now is not what was approved.
    pub shown: Option<CommitId>,
    /// What is live unapproved, although something newer is submitted.
    pub live: bool,
}

/// What a reviewer has to see before saying yes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Overview {
    /// The submission.
    pub submission: String,
    /// Who submitted it.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
    /// It is live already, unapproved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency: Option<EmergencyLine>,
    /// SOP by SOP.
    pub sops: Vec<Proposed>,
    /// Other files that the branch touches; approval does not cover them.
    pub other_files: Vec<String>,
}

/// One SOP of a submission, as a reviewer sees it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Proposed {
    /// Its id.
    pub id: String,
    /// Its file.
    pub path: String,
    /// Goes live, or ends.
    pub action: String,
    /// The number that it gets.
    pub version: String,
    /// Its file before, where the branch moves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path_before: Option<String>,
    /// What takes its place, where it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<String>,
    /// From when it holds.
    pub effective_on: Option<String>,
    /// The whole text, where there is no version before.
    pub text: Option<String>,
    /// Its steps against the version before.
    pub steps: Vec<StepChange>,
    /// Every other block that changed: section, before, after.
    pub blocks: Vec<(String, Option<String>, Option<String>)>,
    /// Its pictures that are others than before: approval covers them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<String>,
    /// What does not show when it is rendered: comments, invisible characters, raw HTML, remote pictures.
    pub hidden: Vec<String>,
}

/// The open submission of an SOP, and what is known of it.
///
/// # Errors
/// Nothing is submitted, or the submitted commit is not in this clone.
pub fn open<'a>(
    snapshot: &'a Snapshot,
    target: &str,
) -> Result<(&'a Submission, &'a SubmissionFacts)> {
    governed(snapshot)?;
    let id = find(snapshot, target)?;
    let submission = snapshot
        .ledger
        .registry
        .open_submission(&id)
        .ok_or_else(|| not_submitted(snapshot, &id))?;
    let facts = snapshot
        .submitted
        .get(&submission.record)
        .ok_or_else(|| not_submitted(snapshot, &id))?;
    if let Some(why) = &facts.unreadable {
        return Err(
            Error::repository(format!("the submission of {id} cannot be read: {why}"))
                .hint("sop sync   (fetches branches and records)"),
        );
    }
    Ok((submission, facts))
}

/// What a reviewer has to see.
///
/// # Errors
/// As [`open`].
pub fn overview(snapshot: &Snapshot, target: &str) -> Result<Overview> {
    let (submission, facts) = open(snapshot, target)?;
    Ok(shown(snapshot, submission, facts))
}

/// As [`overview`], of what can be voted on: an open submission, or what is live unapproved.
///
/// # Errors
/// There is neither.
pub fn overview_to_vote(
    snapshot: &Snapshot,
    target: &str,
    live: bool,
    now: Now,
) -> Result<Overview> {
    let (submission, facts) = votable(snapshot, target, live, now)?;
    let emergency = match (&submission.outcome, submission.body.sops.first()) {
        (Outcome::Published(record), Some(item)) => snapshot
            .ledger
            .registry
            .publication(record)
            .and_then(|publication| judged(snapshot, publication, now))
            .map(|judged| judged.line(snapshot, &item.id, now)),
        _ => None,
    };
    Ok(Overview {
        emergency,
        ..shown(snapshot, submission, facts)
    })
}

fn shown(snapshot: &Snapshot, submission: &Submission, facts: &SubmissionFacts) -> Overview {
    let covered = |path: &str| facts.pages.values().any(|page| names(page, path));
    let other_files = facts
        .other_files
        .iter()
        .filter(|file| !covered(&file.path))
        .map(|file| file.path.clone())
        .collect();
    Overview {
        submission: submission.record.to_string(),
        by: super::governed::named(snapshot, &submission.by),
        reason: submission.body.reason.clone(),
        emergency: None,
        sops: submission
            .body
            .sops
            .iter()
            .map(|item| proposed(item, facts))
            .collect(),
        other_files,
    }
}

/// Whether this is a picture that the bytes of a page include.
fn names(page: &Document, path: &str) -> bool {
    let digested = page.digested().ok();
    digested.is_some_and(|digested| digested.images.iter().any(|image| image.path == path))
}

fn proposed(item: &SubmitItem, facts: &SubmissionFacts) -> Proposed {
    let after = facts.pages.get(&item.id);
    let before = facts.before.get(&item.id).filter(|_| item.from.is_some());
    let body = after.map_or("", Document::body);
    let mut proposed = Proposed {
        id: item.id.to_string(),
        path: item.path.clone(),
        action: format!("{:?}", item.action).to_lowercase(),
        version: item.version.to_string(),
        path_before: before
            .filter(|before| before.path != item.path)
            .map(|before| before.path.clone()),
        superseded_by: item.superseded_by.as_ref().map(ToString::to_string),
        effective_on: item.effective_on.map(|date| date.to_string()),
        text: before.is_none().then(|| body.to_owned()),
        steps: Vec::new(),
        blocks: Vec::new(),
        pictures: facts
            .other_files
            .iter()
            .filter(|file| after.is_some_and(|page| names(page, &file.path)))
            .map(|file| file.path.clone())
            .collect(),
        hidden: hidden(body, after.map_or(1, |page| page.body_line))
            .iter()
            .map(hidden_line)
            .collect(),
    };
    if let Some(before) = before {
        proposed.steps = diff_steps(&steps(before.body(), 1), &steps(body, 1));
        proposed.blocks = diff_blocks(before.body(), body)
            .into_iter()
            .map(|block| (block.section, block.before, block.after))
            .collect();
    }
    proposed
}

fn hidden_line(found: &Hidden) -> String {
    format!("line {}: {}: {}", found.line, found.kind, found.text)
}

/// Approves.
///
/// # Errors
/// The person may not, is not known well enough, or the submission is not what it says.
pub fn approve(snapshot: &Snapshot, request: &Request, now: Now) -> Result<(Report, Change)> {
    let (submission, facts) = votable(snapshot, &request.target, request.live, now)?;
    let live = submission.outcome != Outcome::Open;
    if request
        .shown
        .as_ref()
        .is_some_and(|shown| *shown != submission.record)
    {
        return Err(
            Error::refused("another submission was made while you were reading")
                .code("submitted-anew")
                .hint(format!("sop approve {}", request.target)),
        );
    }
    let person = actor(snapshot, now)?;
    let case = snapshot.case(submission, facts);
    let vote = vote(snapshot, submission, request.identity, Says::Approve, now);
    let mut reasons = changed_bytes(submission, facts);
    for item in &case.items {
        if let Some(barrier) = case.barrier(item, &person.id, now.at) {
            reasons.push(barrier.reason_at(&person.id, &item.id, item.high_risk));
        }
        let judged = case.judge(std::slice::from_ref(&vote));
        let by_identity = judged
            .items
            .iter()
            .filter(|judged| judged.id == item.id)
            .flat_map(|judged| &judged.discounted)
            .filter(|(_, barrier)| matches!(barrier, Barrier::Identity(_)));
        let reason = |barrier: &Barrier| barrier.reason_at(&person.id, &item.id, item.high_risk);
        reasons.extend(by_identity.map(|(_, barrier)| reason(barrier)));
    }
    if !reasons.is_empty() {
        return Err(
            Error::refused(format!("{} may not approve this", person.display())).reasons(reasons),
        );
    }
    let mut votes: Vec<Vote> = snapshot.ledger.registry.votes(&submission.record).to_vec();
    // What was said before stands only where it counts: a key may have been opened or listed since.
    let said = case
        .judge(&votes)
        .items
        .iter()
        .all(|item| item.counted.iter().any(|vote| vote.by == person.id));
    votes.retain(|vote| vote.by != person.id);
    votes.push(vote);
    let mut report = Report::on(snapshot, if said { "already approved" } else { "approved" });
    let judgement = case.judge(&votes);
    report.branch = Some(submission.body.branch.clone());
    report.sops = outcomes(snapshot, submission, &judgement, now);
    if let Some(item) = submission.body.sops.first() {
        report.next.push(if live {
            format!("sop status {}", item.id)
        } else if moved_on(snapshot, submission, facts).is_some() {
            format!("sop submit {}   (the branch has changed since)", item.id)
        } else if judgement.approved() {
            format!("sop publish {}", item.id)
        } else {
            format!("sop status {}", item.id)
        });
    }
    let record = Body::Approve(ApproveBody {
        submit: submission.record.clone(),
        meaning: MEANING.to_owned(),
        reason: request.reason.clone(),
        edited: case.edited(&person.id),
        identity: request.identity,
        forge: None,
    });
    let change = Change {
        records: vec![record],
        sharing: Sharing::Afterwards,
        ..Change::default()
    };
    Ok((report, if said { Change::default() } else { change }))
}

/// The vote as it will stand once it is recorded.
pub fn vote(
    snapshot: &Snapshot,
    submission: &Submission,
    identity: Identity,
    says: Says,
    now: Now,
) -> Vote {
    let by = snapshot.actor.person.clone().unwrap_or_default();
    let edited = snapshot
        .submitted
        .get(&submission.record)
        .is_some_and(|facts| snapshot.case(submission, facts).edited(&by));
    Vote {
        record: super::submit::this_commit(),
        class: if identity == Identity::Key {
            crate::domain::ledger::Class::Proven
        } else {
            crate::domain::ledger::Class::Claimed
        },
        by,
        at: now.at,
        given: now.at,
        says,
        identity,
        edited,
        reason: None,
    }
}

/// What the submitted commit does not bear out.
fn changed_bytes(submission: &Submission, facts: &SubmissionFacts) -> Vec<Reason> {
    submission
        .body
        .sops
        .iter()
        .filter(|item| facts.pages.get(&item.id).and_then(Document::digest) != Some(&item.digest))
        .map(|item| {
            Reason::new(
                "digest-differs",
                format!(
                    "{} in the submitted commit is not what the submission names",
                    item.id
                ),
            )
            .hint(format!("sop submit {}", item.id))
        })
        .collect()
}

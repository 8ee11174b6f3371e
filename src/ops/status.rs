//! `status`: what is in the making, what each waits for, and the next command.

use serde::{Deserialize, Serialize};

use super::emergency::{self, EmergencyLine};
use super::governed::{ApprovalLine, approvals, named, needs};
use super::moved::moved_on;
use super::overview::{LedgerState, ledger_state, state_of};
use super::target::{changes, find};
use crate::domain::id::SopId;
use crate::domain::plural::{are, counted};
use crate::domain::registry::{Outcome, Submission};
use crate::domain::state::SopState;
use crate::env::Now;
use crate::error::Result;
use crate::markdown::questions::open_questions;
use crate::store::{Proposal, Snapshot};

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// One SOP; absent: everything in the making.
    pub target: Option<String>,
}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// By id.
    pub sops: Vec<Line>,
    /// What the states rest on.
    pub ledger: LedgerState,
    /// What else there is to know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
}

/// One SOP in the making.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: SopState,
    /// The version in the making, where it is stamped.
    pub version: Option<String>,
    /// The branch that changes it.
    pub branch: Option<String>,
    /// The pull request that proposes it.
    pub pull_request: Option<String>,
    /// Who submitted it.
    pub submitted_by: Option<String>,
    /// The approvals that count.
    pub approvals: Vec<ApprovalLine>,
    /// What is live went so before it was approved, and is not yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency: Option<EmergencyLine>,
    /// What it waits for.
    pub waits_for: Vec<String>,
    /// The next command.
    pub next: String,
}

/// Says where things stand.
///
/// # Errors
/// The SOP that is asked for is not there.
pub fn status(snapshot: &Snapshot, request: &Request, now: Now) -> Result<Report> {
    let ids: Vec<SopId> = match &request.target {
        Some(target) => vec![find(snapshot, target)?],
        None => in_the_making(snapshot, now),
    };
    let sops = ids.iter().map(|id| line(snapshot, id, now)).collect();
    let mut notices = Vec::new();
    if snapshot.ledger.unshared > 0 {
        notices.push(format!(
            "{} not on the remote yet: sop sync",
            are(snapshot.ledger.unshared, "record")
        ));
    }
    Ok(Report {
        sops,
        ledger: ledger_state(snapshot),
        notices,
    })
}

fn in_the_making(snapshot: &Snapshot, now: Now) -> Vec<SopId> {
    let mut ids: Vec<SopId> = snapshot
        .proposals
        .iter()
        .flat_map(|proposal| proposal.pages.iter().chain(&proposal.removed))
        .map(|page| page.id.clone())
        .collect();
    let registry = &snapshot.ledger.registry;
    let open = registry
        .submissions()
        .iter()
        .filter(|submission| submission.outcome == Outcome::Open);
    ids.extend(open.flat_map(|submission| submission.body.sops.iter().map(|item| item.id.clone())));
    ids.extend(
        emergency::all(snapshot, now)
            .filter(|judged| judged.standing.is_owed())
            .flat_map(|judged| &judged.publication.body.sops)
            .map(|item| item.id.clone()),
    );
    ids.extend(
        registry
            .pending()
            .flat_map(|publication| publication.body.sops.iter().map(|item| item.id.clone())),
    );
    ids.sort();
    ids.dedup();
    ids
}

fn line(snapshot: &Snapshot, id: &SopId, now: Now) -> Line {
    let proposal = snapshot
        .proposals
        .iter()
        .find(|proposal| changes(proposal, id));
    let page = proposal
        .and_then(|proposal| proposal.pages.iter().find(|page| page.id == *id))
        .or_else(|| snapshot.page(id));
    let state = state_of(snapshot, id, snapshot.today(now));
    let submission = snapshot.ledger.registry.open_submission(id);
    let mut line = Line {
        id: id.to_string(),
        title: page.map_or_else(|| id.to_string(), |page| page.title.clone()),
        state,
        version: None,
        branch: proposal.map(|proposal| proposal.branch.clone()),
        pull_request: proposal
            .and_then(|proposal| snapshot.pulls.get(&proposal.branch))
            .map(|pull| pull.url.clone()),
        submitted_by: None,
        approvals: Vec::new(),
        emergency: None,
        waits_for: Vec::new(),
        next: format!("sop show {id}"),
    };
    match submission {
        Some(submission) => of_submission(snapshot, submission, id, now, &mut line),
        None => of_state(snapshot, proposal, id, state, &mut line),
    }
    if let Some(owed) = emergency::owed(snapshot, id, now) {
        unapproved(snapshot, &owed, id, now, &mut line);
    }
    line
}

/// What is live waits for its approval, before anything else.
fn unapproved(
    snapshot: &Snapshot,
    owed: &emergency::Judged<'_>,
    id: &SopId,
    now: Now,
    line: &mut Line,
) {
    let emergency = owed.line(snapshot, id, now);
    let version = &emergency.version;
    if snapshot.ledger.registry.open_submission(id).is_none() {
        line.version = Some(version.clone());
        line.submitted_by = Some(owed.submission.by.clone());
        let item = owed.judgement.items.iter().find(|item| item.id == *id);
        line.approvals = item.map(approvals).unwrap_or_default();
        let command = emergency::command(snapshot, id);
        let case = snapshot.case(owed.submission, owed.facts);
        let own = snapshot.actor.person.as_ref();
        let mine = own.is_some_and(|own| case.eligible(now.at).contains(own));
        line.next = if mine {
            command
        } else {
            format!("ask for it: {command}")
        };
    }
    let needs = emergency.needs.iter();
    line.waits_for
        .extend(needs.map(|need| format!("{version}: {need}")));
    line.emergency = Some(emergency);
}

fn of_submission(
    snapshot: &Snapshot,
    submission: &Submission,
    id: &SopId,
    now: Now,
    line: &mut Line,
) {
    line.submitted_by = Some(submission.by.clone());
    line.version = submission.item(id).map(|item| item.version.to_string());
    let Some(facts) = snapshot.submitted.get(&submission.record) else {
        return;
    };
    if let Some(why) = &facts.unreadable {
        line.waits_for.push(why.clone());
        line.next = "sop sync".to_owned();
        return;
    }
    if let Some(branch) = moved_on(snapshot, submission, facts) {
        line.waits_for.push(format!(
            "a new submission: {} has changed since, and approvals are for the bytes that were submitted",
            branch.branch
        ));
        line.next = format!("sop submit {id}");
        return;
    }
    let case = snapshot.case(submission, facts);
    let judgement = case.judge(snapshot.ledger.registry.votes(&submission.record));
    let eligible = case.eligible(now.at);
    if let Some(judged) = judgement.items.iter().find(|judged| judged.id == *id) {
        line.approvals = approvals(judged);
        line.waits_for = needs(snapshot, judged, &judgement, &eligible);
    }
    if let Some(page) = facts.pages.get(id) {
        let questions = open_questions(page.body(), page.body_line);
        line.waits_for.extend(
            questions
                .into_iter()
                .map(|question| format!("an answer: {}", question.text)),
        );
    }
    line.next = if line.waits_for.is_empty() {
        format!("sop publish {id}")
    } else if eligible
        .iter()
        .any(|person| Some(person) == snapshot.actor.person.as_ref())
    {
        format!("sop approve {id}")
    } else {
        format!("ask for it: sop approve {id}")
    };
}

fn of_state(
    snapshot: &Snapshot,
    proposal: Option<&Proposal>,
    id: &SopId,
    state: SopState,
    line: &mut Line,
) {
    match state {
        SopState::Draft | SopState::Revising => {
            let author = proposal
                .and_then(|proposal| proposal.commits.last())
                .map(|commit| {
                    snapshot
                        .organisation
                        .people
                        .by_email(&commit.email)
                        .map_or_else(
                            || commit.email.clone(),
                            |person| named(snapshot, &person.id),
                        )
                });
            line.waits_for.push(match author {
                Some(author) => format!("its author to submit it (last changed by {author})"),
                None => "its author to submit it".to_owned(),
            });
            let page =
                proposal.and_then(|proposal| proposal.pages.iter().find(|page| page.id == *id));
            let questions = page
                .map(|page| open_questions(page.body(), page.body_line))
                .unwrap_or_default();
            if !questions.is_empty() {
                line.waits_for.push(format!(
                    "answers to {}",
                    counted(questions.len(), "open question")
                ));
                line.next = format!("sop edit {id}");
            } else {
                line.next = format!("sop submit {id}");
            }
        }
        SopState::Pending => {
            line.waits_for
                .push("its merge: the next command that writes here finishes it".to_owned());
            line.next = "sop sync".to_owned();
        }
        SopState::Ungoverned => line.next = format!("sop edit {id}   (starts its first version)"),
        _ => {}
    }
}

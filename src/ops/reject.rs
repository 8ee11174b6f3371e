//! `reject`: an eligible person says no, and lifts it again.

use super::approve::vote;
use super::emergency::votable;
use super::governed::{Report, outcomes};
use super::propose::actor;
use crate::domain::approval::{Case, CaseItem, Judgement};
use crate::domain::ledger::record::{Body, RejectBody, RejectMeaning};
use crate::domain::people::Person;
use crate::domain::registry::{Outcome, Says, Submission, Vote};
use crate::domain::settings::Identity;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::store::{Change, Sharing, Snapshot};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// Any SOP of the submission, by id or path.
    pub target: String,
    /// Why; a rejection without a reason helps nobody.
    pub reason: Option<String>,
    /// The rejection ends.
    pub lift: bool,
    /// How the person is known to this run.
    pub identity: Identity,
}

/// Rejects, or lifts.
///
/// # Errors
/// The person may not, gives no reason, or has nothing to lift.
pub fn reject(snapshot: &Snapshot, request: &Request, now: Now) -> Result<(Report, Change)> {
    let (submission, facts) = votable(snapshot, &request.target, false, now)?;
    let person = actor(snapshot, now)?;
    let case = snapshot.case(submission, facts);
    let standing = snapshot.ledger.registry.votes(&submission.record);
    let rejected = standing
        .iter()
        .any(|vote| vote.by == person.id && vote.says == Says::Reject);
    match request.lift {
        true if !rejected => {
            let person = person.display();
            return Err(
                Error::refused(format!("{person} has not rejected this submission"))
                    .code("not-rejected"),
            );
        }
        true => {}
        false => refuse(request, person, &case, now)?,
    }
    let says = if request.lift {
        Says::Lift
    } else {
        Says::Reject
    };
    let mut votes: Vec<Vote> = standing
        .iter()
        .filter(|vote| vote.by != person.id)
        .cloned()
        .collect();
    let mut own = vote(snapshot, submission, request.identity, says, now);
    own.reason.clone_from(&request.reason);
    votes.push(own);
    let judgement = case.judge(&votes);
    let report = report(snapshot, request, submission, &judgement, now);
    let record = Body::Reject(RejectBody {
        submit: submission.record.clone(),
        meaning: if request.lift {
            RejectMeaning::Lift
        } else {
            RejectMeaning::Reject
        },
        reason: request.reason.clone(),
        identity: request.identity,
        forge: None,
    });
    Ok((
        report,
        Change {
            records: vec![record],
            sharing: Sharing::Afterwards,
            ..Change::default()
        },
    ))
}

/// Why the person may not reject: no reason, or no right to approve any of it.
fn refuse(request: &Request, person: &Person, case: &Case<'_>, now: Now) -> Result<()> {
    let said = request.reason.as_deref().unwrap_or_default();
    if said.trim().is_empty() {
        return Err(Error::refused("a rejection needs a reason")
            .code("reason-required")
            .hint(format!(
                "sop reject {} --reason 'WHAT HAS TO CHANGE'",
                request.target
            )));
    }
    let barrier = |item: &CaseItem| {
        let barrier = case.barrier(item, &person.id, now.at)?;
        Some(barrier.reason_at(&person.id, &item.id, item.high_risk))
    };
    let reasons: Vec<Reason> = case.items.iter().filter_map(barrier).collect();
    if reasons.len() < case.items.len() {
        return Ok(());
    }
    Err(
        Error::refused(format!("{} may not reject this", person.display()))
            .reasons(reasons)
            .hint(format!(
                "sop withdraw {}   (the one who submitted takes it back)",
                request.target
            )),
    )
}

fn report(
    snapshot: &Snapshot,
    request: &Request,
    submission: &Submission,
    judgement: &Judgement,
    now: Now,
) -> Report {
    let done = match request.lift {
        true => "lifted the rejection of",
        false => "rejected",
    };
    let mut report = Report::on(snapshot, done);
    report.branch = Some(submission.body.branch.clone());
    report.sops = outcomes(snapshot, submission, judgement, now);
    if let Some(item) = submission.body.sops.first() {
        report.next.push(if submission.outcome != Outcome::Open {
            format!(
                "sop withdraw {} {} --reason 'WHY'   (takes it back)",
                item.id, item.version
            )
        } else if request.lift && judgement.approved() {
            format!("sop publish {}", item.id)
        } else if request.lift {
            format!("sop approve {}", item.id)
        } else {
            format!("sop edit {}   (then: sop submit {})", item.id, item.id)
        });
    }
    report
}

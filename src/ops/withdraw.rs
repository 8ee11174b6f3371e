//! `withdraw`: a draft is abandoned, a submission or a publication is taken back.

mod publication;

pub use publication::{plan, withdraw_publication};

use super::governed::{Report, SopOutcome, named};
use super::propose::{actor, uncommitted};
use super::target::{find, proposal};
use crate::domain::id::SopId;
use crate::domain::ledger::record::{Body, WithdrawBody};
use crate::domain::registry::Submission;
use crate::domain::settings::Identity;
use crate::domain::state::SopState;
use crate::domain::version::Version;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::store::{Change, Sharing, Snapshot};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// An SOP, by id or path.
    pub target: String,
    /// A publication; absent: what is in the making.
    pub version: Option<Version>,
    /// Why.
    pub reason: Option<String>,
    /// How the person is known to this run.
    pub identity: Identity,
}

/// Takes back what is in the making.
///
/// # Errors
/// Nothing is, or somebody else submitted it.
pub fn withdraw_proposal(
    snapshot: &Snapshot,
    request: &Request,
    now: Now,
) -> Result<(Report, Change)> {
    let id = find(snapshot, &request.target)?;
    match snapshot.ledger.registry.open_submission(&id) {
        Some(submission) => withdraw_submission(snapshot, submission, request, now),
        None => abandon(snapshot, &id, now),
    }
}

fn withdraw_submission(
    snapshot: &Snapshot,
    submission: &Submission,
    request: &Request,
    now: Now,
) -> Result<(Report, Change)> {
    let person = actor(snapshot, now)?;
    if person.id != submission.by {
        return Err(Error::refused(format!(
            "{} submitted it, and takes it back",
            named(snapshot, &submission.by)
        ))
        .code("not-the-submitter")
        .hint(format!("sop reject {} --reason 'WHY'", request.target)));
    }
    let mut report = Report::on(snapshot, "withdrew the submission of");
    report.branch = Some(submission.body.branch.clone());
    for item in &submission.body.sops {
        report.sops.push(outcome(
            &item.id,
            &item.path,
            Some(item.version),
            item.digest.to_string(),
            SopState::Draft,
        ));
        report.next.push(format!("sop edit {}", item.id));
    }
    report.next.push(format!(
        "sop withdraw {}   (once more: abandons the draft)",
        request.target
    ));
    let record = Body::Withdraw(WithdrawBody {
        submit: Some(submission.record.clone()),
        publish: None,
        base: None,
        merge: None,
        reason: request
            .reason
            .clone()
            .unwrap_or_else(|| "withdrawn by the one who submitted".to_owned()),
        told: Vec::new(),
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

/// Abandons a draft: its branch goes, and the line that brings it back is said.
fn abandon(snapshot: &Snapshot, id: &SopId, _now: Now) -> Result<(Report, Change)> {
    let proposal = proposal(snapshot, id).ok_or_else(|| {
        Error::refused(format!("nothing is in the making for {id}"))
            .code("nothing-proposed")
            .hint(format!(
                "sop withdraw {id} VERSION --reason 'WHY'   (takes a publication back)"
            ))
    })?;
    if let Some(work) = uncommitted(snapshot, proposal) {
        return Err(
            Error::refused(format!("{} has changes that are not committed", work.path))
                .code("uncommitted")
                .hint(format!(
                    "git checkout -- {}   (throws them away), or: sop edit {id} -m 'WHAT CHANGED'",
                    work.path
                )),
        );
    }
    let mut report = Report::on(snapshot, "abandoned the draft of");
    report.branch = Some(proposal.branch.clone());
    for page in &proposal.pages {
        let version = page.version();
        report.sops.push(outcome(
            &page.id,
            &page.path,
            version,
            String::new(),
            SopState::Draft,
        ));
    }
    report.next.push(format!(
        "git branch {} {}   (brings it back)",
        proposal.branch,
        proposal.head.short()
    ));
    let on_it = snapshot.layout.head_branch.as_deref() == Some(&proposal.branch);
    if on_it {
        super::propose::free_to_switch(snapshot)?;
    }
    let change = Change {
        check_out: on_it.then(|| snapshot.layout.default_branch.clone()),
        finished: vec![(proposal.branch.clone(), proposal.head.clone())],
        sharing: Sharing::Afterwards,
        ..Change::default()
    };
    Ok((report, change))
}

fn outcome(
    id: &SopId,
    path: &str,
    version: Option<Version>,
    digest: String,
    state: SopState,
) -> SopOutcome {
    SopOutcome {
        id: id.to_string(),
        path: path.to_owned(),
        version: version
            .map(|version| version.to_string())
            .unwrap_or_default(),
        digest,
        state,
        approvals: Vec::new(),
        needs: Vec::new(),
        must_acknowledge: Vec::new(),
        readers: Vec::new(),
    }
}

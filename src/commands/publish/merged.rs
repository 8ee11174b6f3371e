//! `sop publish --merged`: what is on the default branch already and not recorded, whoever merged it and how.

use serde::{Deserialize, Serialize};

use super::since;
use crate::commands::{Context, forge};
use crate::domain::commit_id::CommitId;
use crate::domain::forge::PullState;
use crate::domain::registry::Outcome;
use crate::error::{Error, Kind, Reason, Result};
use crate::ops::governed::Report;
use crate::ops::publish::Request;
use crate::ops::publish::merged::{in_order, record as recorded};
use crate::ops::submit::by_hand::{submit_pull, unrecorded};
use crate::remote::forge::{Forge, Which};
use crate::store::{Scope, Snapshot, Store};
use crate::ui::{Human, Sheet, Tone};

/// A submission that is on the default branch.
pub struct Landing<'a> {
    /// Its record.
    pub submit: &'a CommitId,
    /// What else was asked for.
    pub request: &'a Request,
}

/// The answer.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct MergedReport {
    /// What is recorded now.
    pub published: Vec<Report>,
    /// What is merged and cannot be recorded yet.
    pub waiting: Vec<Waiting>,
    /// What was approved now that went live before it was approved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approved: Vec<Approved>,
    /// What is live unapproved still.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unapproved: Vec<Waiting>,
    /// What else there is to know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
}

/// A submission that is live and does not count yet.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Waiting {
    /// The submission; empty where there is none.
    pub submission: String,
    /// What is wrong, in a sentence.
    pub message: String,
    /// Why, each with what mends it.
    pub reasons: Vec<Why>,
}

/// A publication that went live before it was approved, and is approved now.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Approved {
    /// The publication.
    pub publication: String,
    /// Its SOPs, each with its version.
    pub sops: Vec<String>,
    /// Who approved it.
    pub by: Vec<String>,
}

/// One reason.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Why {
    /// Kebab-case and stable.
    pub code: String,
    /// In a sentence.
    pub message: String,
    /// What mends it.
    pub hint: Option<String>,
}

impl From<&Reason> for Why {
    fn from(reason: &Reason) -> Self {
        Self {
            code: reason.code.clone(),
            message: reason.message.clone(),
            hint: reason.hint.clone(),
        }
    }
}

/// Records one submission that has landed, tags it, and lets the clone follow.
///
/// # Errors
/// It has not landed, or does not count yet.
pub fn record(context: &Context, store: &Store, landing: &Landing<'_>) -> Result<Report> {
    let now = context.now;
    let scope = Scope::PROPOSED.with_tenures();
    let (report, applied) = store.transact(scope, |snapshot| {
        let submission = snapshot.ledger.registry.submission(landing.submit);
        let landed = match submission {
            Some(submission) => store.landed(snapshot, submission)?,
            None => None,
        };
        let landed = landed.ok_or_else(not_landed)?;
        recorded(snapshot, landing.submit, &landed, landing.request, now)
    })?;
    let mut report = report.with(&applied);
    if !store.dry_run() && !store.offline() {
        report.notices.extend(store.share_tags()?.notices);
    }
    Ok(report)
}

fn not_landed() -> Error {
    Error::refused(
        "the forge says that it is merged, and the default branch does not have its bytes",
    )
    .code("merged-bytes-differ")
    .hint("sop diff, and sop verify")
}

/// Everything that landed, oldest merge first.
fn landings(store: &Store, snapshot: &Snapshot) -> Result<Vec<CommitId>> {
    let mut landed = Vec::new();
    let submissions = snapshot.ledger.registry.submissions().iter();
    for submission in submissions.filter(|submission| submission.outcome == Outcome::Open) {
        if let Some(found) = store.landed(snapshot, submission)? {
            landed.push((submission.record.clone(), found));
        }
    }
    let ordered = in_order(landed).into_iter();
    Ok(ordered.map(|(submit, _)| submit).collect())
}

/// Records everything that landed; what cannot be is named, and holds nothing else up.
///
/// # Errors
/// The repository, the remote or the forge cannot be read.
pub fn record_all(context: &mut Context, store: &Store, request: &Request) -> Result<MergedReport> {
    let snapshot = store.snapshot(Scope::PROPOSED)?;
    store.bring_submitted(&snapshot)?;
    let snapshot = store.snapshot(Scope::PROPOSED)?;
    let forge = forge::connect(context, store, &snapshot)?;
    let mut answer = MergedReport::default();
    if let (Some(forge), false) = (&forge, store.dry_run()) {
        submit_pulls(context, store, forge.as_ref(), &mut answer)?;
    }
    let snapshot = store.snapshot(Scope::PROPOSED)?;
    for submit in landings(store, &snapshot)? {
        let notes = reviews(context, store, forge.as_deref(), &submit, &mut answer)?;
        let landing = Landing {
            submit: &submit,
            request,
        };
        match record(context, store, &landing) {
            Ok(report) => answer.published.push(report),
            Err(error) if error.kind() == Kind::Refused || error.is_coded() => {
                let reasons = error.refusal_reasons().iter().chain(&notes);
                answer.waiting.push(Waiting {
                    submission: submit.to_string(),
                    message: error.message().to_owned(),
                    reasons: reasons.map(Why::from).collect(),
                });
            }
            Err(error) => return Err(error),
        }
    }
    since::take_over(context, store, forge.as_deref(), &mut answer)?;
    Ok(answer)
}

/// Records the submissions of pull requests that were opened and merged by hand, without `sop submit`.
fn submit_pulls(
    context: &Context,
    store: &Store,
    forge: &dyn Forge,
    answer: &mut MergedReport,
) -> Result<()> {
    let now = context.now;
    for id in unrecorded(&store.snapshot(Scope::default())?) {
        let snapshot = store.snapshot(Scope::default())?;
        // Another SOP of the same branch may have brought it along.
        if !unrecorded(&snapshot).contains(&id) {
            continue;
        }
        let branch = snapshot.settings.branch_of(id.as_str());
        let pull = match forge.pull_of(&branch, Which::Any) {
            Ok(pull) => pull.filter(|pull| pull.state == PullState::Merged),
            Err(error) => {
                answer.notices.push(format!("{id}: {error}"));
                continue;
            }
        };
        let Some(pull) = pull else { continue };
        let Some(proposal) = store.pulled(&snapshot, &pull)? else {
            let what = format!("{}: what it proposed cannot be fetched", pull.url);
            answer.notices.push(what);
            continue;
        };
        let recorded = store.transact(Scope::default(), |snapshot| {
            submit_pull(snapshot, &pull, &proposal, now).map(|change| ((), change))
        });
        match recorded {
            Err(error) if error.kind() == Kind::Refused => answer.waiting.push(Waiting {
                submission: String::new(),
                message: error.message().to_owned(),
                reasons: error.refusal_reasons().iter().map(Why::from).collect(),
            }),
            other => drop(other?),
        }
    }
    Ok(())
}

/// Takes the forge's reviews over, where it answers: without it what is on record already may be enough.
fn reviews(
    context: &Context,
    store: &Store,
    forge: Option<&dyn Forge>,
    submit: &CommitId,
    answer: &mut MergedReport,
) -> Result<Vec<Reason>> {
    let Some(forge) = forge.filter(|_| !store.dry_run()) else {
        return Ok(Vec::new());
    };
    let snapshot = store.snapshot(Scope::PROPOSED)?;
    match forge::hear(store, forge, &snapshot, submit) {
        Ok(Some(heard)) => forge::record_reviews(context, store, submit, &heard),
        Ok(None) => Ok(Vec::new()),
        Err(error) if error.kind() == Kind::Remote => {
            answer
                .notices
                .push(format!("the reviews were not read: {error}"));
            answer.notices.extend(error.hints().iter().cloned());
            Ok(Vec::new())
        }
        Err(error) => Err(error),
    }
}

impl Human for MergedReport {
    fn human(&self, sheet: &mut Sheet) {
        if self.published.is_empty() && self.waiting.is_empty() && self.approved.is_empty() {
            sheet.line("everything that is merged is recorded");
        }
        for report in &self.published {
            report.human(sheet);
        }
        for approved in &self.approved {
            let by = approved.by.join(", ");
            let what = format!(
                "{}, which was live before that, by {by}",
                approved.sops.join(", ")
            );
            sheet.labelled(Tone::Good, "approved", &what);
        }
        let not_recorded = self
            .waiting
            .iter()
            .map(|one| (Tone::Bad, "not recorded", one));
        let unapproved = self
            .unapproved
            .iter()
            .map(|one| (Tone::Warn, "unapproved", one));
        for (tone, label, waiting) in not_recorded.chain(unapproved) {
            sheet.gap();
            sheet.labelled(tone, label, &waiting.message);
            for why in &waiting.reasons {
                sheet.paragraph(2, &format!("- {}", why.message));
                if let Some(hint) = &why.hint {
                    sheet.paragraph(4, hint);
                }
            }
        }
        for notice in &self.notices {
            sheet.notice(notice);
        }
    }
}

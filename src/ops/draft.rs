//! `draft`: a provider's draft becomes a page on a branch, with its evidence, and its own record.

use serde::Serialize;

use super::create::{self, Place, change, front_matter};
use super::template::{self, OriginFields};
use crate::domain::brief::Brief;
use crate::domain::draft::{Draft, DraftStep, OpenQuestion, Unused};
use crate::domain::id::SopId;
use crate::domain::ledger::Body;
use crate::domain::ledger::record::{DraftBody, SourceDigest};
use crate::env::Now;
use crate::error::Result;
use crate::store::{Applied, Change, Snapshot};

/// Who drafted.
#[derive(Debug, Clone)]
pub struct Drafter {
    /// `offline`, or a provider's name.
    pub provider: String,
    /// `rules` or `ai`.
    pub kind: String,
    /// The model, where there is one.
    pub model: Option<String>,
    /// SHA-256 of the prompt, where the user gave one.
    pub prompt_sha256: Option<String>,
    /// Name, version and digest of the prompt's file, where a model was asked.
    pub template: Option<String>,
    /// SHA-256 of what the provider answered.
    pub answer_sha256: String,
    /// How many places were blacked out before they left the machine.
    pub redactions: u64,
    /// What the provider counted.
    pub usage: Option<Tokens>,
    /// What the user should know of how it was made.
    pub notices: Vec<String>,
}

/// Tokens, as the provider counted them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tokens {
    /// Read.
    pub input: u64,
    /// Written.
    pub output: u64,
}

/// The answer: stable JSON.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Its id.
    pub id: String,
    /// Its file.
    pub path: String,
    /// Its branch.
    pub branch: String,
    /// Who drafted.
    pub provider: String,
    /// The model, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// What it cost, where something was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usage: Option<Tokens>,
    /// The steps with their evidence.
    pub steps: Vec<DraftStep>,
    /// What must be answered before it can be published.
    pub open_questions: Vec<OpenQuestion>,
    /// What the sources say and the draft lacks.
    pub unused: Vec<Unused>,
    /// The whole page.
    pub markdown: String,
    /// The record.
    pub record: Option<String>,
    /// The commit.
    pub commit: Option<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// What else there is to know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
}

impl Report {
    /// Takes in what applying the change made.
    pub fn with(mut self, applied: &Applied) -> Self {
        self.commit = applied.commit.as_ref().map(ToString::to_string);
        self.record = applied.records.last().map(ToString::to_string);
        self.notices.extend(applied.notices.iter().cloned());
        self.would_write = applied.preview.clone();
        self
    }
}

/// Puts a draft on its branch.
///
/// # Errors
/// The id is malformed or taken.
pub fn draft(
    snapshot: &Snapshot,
    request: &create::Request,
    brief: &Brief,
    draft: &Draft,
    body: &str,
    by: &Drafter,
    now: Now,
) -> Result<(Report, Change)> {
    let place = create::place(snapshot, request)?;
    let origin = OriginFields {
        kind: by.kind.clone(),
        provider: by.provider.clone(),
        model: by.model.clone(),
        sources: brief
            .sources
            .iter()
            .map(|source| source.name.clone())
            .collect(),
        drafted_on: snapshot.today(now).to_string(),
    };
    let page = template::page(
        &front_matter(snapshot, request, &place.id, Some(origin)),
        body,
    )?;
    let mut report = report(&place, draft, &page, by);
    if by.kind == "rules" {
        report.notices.push(
            "written by rules, not by a model: it says what the sources say, and no more"
                .to_owned(),
        );
    }
    let records = if snapshot.settings.ledger.is_some() && snapshot.actor.person.is_some() {
        vec![Body::Draft(record(&place.id, &place.path, brief, by))]
    } else {
        report
            .notices
            .push("not recorded: nothing is governed here yet (sop init)".to_owned());
        Vec::new()
    };
    let message = format!("Draft: {} (by {})", place.id, by.provider);
    Ok((report, change(&place, page, message, records)))
}

fn report(place: &Place, draft: &Draft, page: &str, by: &Drafter) -> Report {
    let next = if draft.open_questions.is_empty() {
        format!("sop edit {}   (read it against its sources)", place.id)
    } else {
        format!(
            "sop interview {}   (answer {} open question{})",
            place.id,
            draft.open_questions.len(),
            if draft.open_questions.len() == 1 {
                ""
            } else {
                "s"
            }
        )
    };
    Report {
        id: place.id.to_string(),
        path: place.path.clone(),
        branch: place.branch.clone(),
        provider: by.provider.clone(),
        model: by.model.clone(),
        usage: by.usage,
        steps: draft.steps.clone(),
        open_questions: draft.open_questions.clone(),
        unused: draft.unused.clone(),
        markdown: page.to_owned(),
        record: None,
        commit: None,
        next: vec![next, format!("sop submit {}", place.id)],
        notices: by.notices.clone(),
        would_write: Vec::new(),
    }
}

/// The record of a draft, and of a revision from new material.
pub(super) fn record(id: &SopId, path: &str, brief: &Brief, by: &Drafter) -> DraftBody {
    DraftBody {
        sop: id.clone(),
        path: path.to_owned(),
        provider: by.provider.clone(),
        model: by.model.clone(),
        prompt: by.prompt_sha256.clone(),
        template: by.template.clone(),
        answer: by.answer_sha256.clone(),
        sources: brief
            .sources
            .iter()
            .map(|source| SourceDigest {
                name: source.name.clone(),
                sha256: source.digest.clone(),
            })
            .collect(),
        redactions: by.redactions,
        commit: super::submit::this_commit(),
    }
}

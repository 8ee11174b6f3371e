//! What `submit`, `approve`, `reject`, `withdraw`, `publish` and `retire` answer: one shape, stable JSON.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::duties::will_owe;
use super::moved::moved_on;
use super::overview::{LedgerState, ledger_state};
use crate::domain::approval::{Judged, Judgement, known_as};
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::Class;
use crate::domain::plural::counted;
use crate::domain::registry::{Outcome, Submission, Vote};
use crate::domain::settings::Identity;
use crate::domain::state::SopState;
use crate::domain::time::{day_in, stamp};
use crate::env::Now;
use crate::error::Error;
use crate::store::{Applied, Snapshot};

/// What was decided about a submission.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Report {
    /// What was done, for people: `submitted`, `approved` …
    #[serde(skip)]
    pub done: String,
    /// The record.
    pub record: Option<String>,
    /// The commit.
    pub commit: Option<String>,
    /// The branch under change.
    pub branch: Option<String>,
    /// The pull request.
    pub pull_request: Option<String>,
    /// SOP by SOP.
    pub sops: Vec<SopOutcome>,
    /// What to do next: commands.
    pub next: Vec<String>,
    /// What else there is to know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
    /// What the answer rests on.
    pub ledger: LedgerState,
}

/// One SOP of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SopOutcome {
    /// Its id.
    pub id: String,
    /// Its file.
    pub path: String,
    /// The version that it is about.
    pub version: String,
    /// What is approved.
    pub digest: String,
    /// Where it stands now.
    pub state: SopState,
    /// The approvals that count.
    pub approvals: Vec<ApprovalLine>,
    /// What is still missing, each in a phrase.
    pub needs: Vec<String>,
    /// Who now has to confirm having read it.
    pub must_acknowledge: Vec<MustAcknowledge>,
    /// Who now has to know it, by role.
    #[serde(default)]
    pub readers: Vec<String>,
}

/// One approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalLine {
    /// Who.
    pub person: String,
    /// How the person is known.
    pub identity: Identity,
    /// How well.
    pub class: Class,
    /// Whether they wrote part of it.
    pub edited: bool,
    /// When.
    pub at: String,
    /// It is the approver's own work, counted because somebody works alone or policy lets it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

/// Somebody who has to read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MustAcknowledge {
    /// Who.
    pub person: String,
    /// Until when.
    pub due: String,
}

impl Report {
    /// Takes in what applying the change made.
    pub fn with(mut self, applied: &Applied) -> Self {
        if let Some(record) = applied.records.last() {
            self.record = Some(record.to_string());
        }
        if let Some(commit) = &applied.commit {
            self.commit = Some(commit.to_string());
        }
        self.notices.extend(applied.notices.iter().cloned());
        self.would_write = applied.preview.clone();
        self.ledger = self.ledger.after(applied);
        self
    }

    /// A report on a snapshot, empty but for the ledger.
    pub fn on(snapshot: &Snapshot, done: &str) -> Self {
        Self {
            done: done.to_owned(),
            ledger: ledger_state(snapshot),
            ..Self::default()
        }
    }
}

/// The votes that count, as lines.
pub fn approvals(item: &Judged) -> Vec<ApprovalLine> {
    item.counted
        .iter()
        .map(|vote| approval_line(vote, item.own_counted))
        .collect()
}

fn approval_line(vote: &Vote, own: bool) -> ApprovalLine {
    ApprovalLine {
        person: vote.by.clone(),
        identity: known_as(vote),
        class: vote.class,
        edited: vote.edited,
        at: stamp(vote.at),
        own,
    }
}

/// The lines of a submission's SOPs under a judgement.
pub fn outcomes(
    snapshot: &Snapshot,
    submission: &Submission,
    judgement: &Judgement,
    now: Now,
) -> Vec<SopOutcome> {
    let facts = snapshot.submitted.get(&submission.record);
    let eligible = facts
        .map(|facts| snapshot.case(submission, facts).eligible(now.at))
        .unwrap_or_default();
    let live = submission.outcome != Outcome::Open;
    let moved = facts
        .filter(|_| !live)
        .and_then(|facts| moved_on(snapshot, submission, facts))
        .map(|branch| format!("a new submission: {} has changed since", branch.branch));
    submission
        .body
        .sops
        .iter()
        .zip(&judgement.items)
        .map(|(item, judged)| SopOutcome {
            id: item.id.to_string(),
            path: item.path.clone(),
            version: item.version.to_string(),
            digest: item.digest.to_string(),
            state: if live {
                SopState::Published
            } else if judgement.approved() && moved.is_none() {
                SopState::Approved
            } else {
                SopState::Submitted
            },
            approvals: approvals(judged),
            needs: match &moved {
                Some(moved) => vec![moved.clone()],
                None => needs(snapshot, judged, judgement, &eligible),
            },
            must_acknowledge: Vec::new(),
            readers: Vec::new(),
        })
        .collect()
}

/// What a submission still needs for one SOP.
pub fn needs(
    snapshot: &Snapshot,
    judged: &Judged,
    judgement: &Judgement,
    eligible: &[String],
) -> Vec<String> {
    let mut needs = Vec::new();
    for vote in &judgement.rejections {
        let why = vote
            .reason
            .as_deref()
            .map(|why| format!(" ({why})"))
            .unwrap_or_default();
        needs.push(format!(
            "{} to lift their rejection{why}, or a new submission",
            named(snapshot, &vote.by)
        ));
    }
    let missing = judged.needed.saturating_sub(judged.counted.len());
    if missing > 0 {
        let open: Vec<String> = eligible
            .iter()
            .filter(|person| !judged.counted.iter().any(|vote| vote.by == **person))
            .map(|person| named(snapshot, person))
            .collect();
        let noun = counted(missing, "approval");
        let rules = ruled_by(judged);
        needs.push(if open.is_empty() {
            format!(
                "{noun}{rules}, and nobody is left who may: {}",
                mend_for_nobody(snapshot, judged)
            )
        } else {
            format!("{noun} by {}{rules}", some_of(&open))
        });
    }
    needs
}

/// The tags that have a say in it, in brackets.
fn ruled_by(judged: &Judged) -> String {
    match judged.ruled_by.as_slice() {
        [] => String::new(),
        [tag] => format!(" (by the rule for the tag {tag})"),
        tags => format!(" (by the rules for the tags {})", tags.join(", ")),
    }
}

/// What lets somebody approve where nobody may: the page's own lists are narrower than the policy, where there are any.
fn mend_for_nobody(snapshot: &Snapshot, judged: &Judged) -> String {
    if judged.page_approvers {
        format!(
            "widen `approvers` of {}, on {} before its branch",
            judged.id, snapshot.layout.default_branch
        )
    } else if judged.ruled_by.is_empty() {
        "sop people add, or change approvals in sop.yaml".to_owned()
    } else {
        "sop people add, or change approvals.tags in sop.yaml".to_owned()
    }
}

/// A person's name with the id, for people's eyes.
pub fn named(snapshot: &Snapshot, person: &str) -> String {
    match snapshot.organisation.people.by_id(person) {
        Some(listed) if !listed.name.is_empty() => format!("{} ({person})", listed.name),
        _ => person.to_owned(),
    }
}

/// A few names and how many more.
pub fn some_of(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] if names.len() <= 4 => format!("{} or {last}", first.join(", ")),
        many => format!(
            "{} or one of {} others",
            many[..3].join(", "),
            many.len() - 3
        ),
    }
}

/// Who has to acknowledge a page that goes live, and until when: after a minor change only those who never did.
pub fn must_acknowledge(
    snapshot: &Snapshot,
    page: &Document,
    effective_on: Option<Date>,
    now: Now,
) -> Vec<MustAcknowledge> {
    let today = day_in(now.at, &snapshot.zone);
    let from = effective_on.filter(|date| *date > today).unwrap_or(today);
    let Some(version) = page.version() else {
        return Vec::new();
    };
    will_owe(snapshot, page, version, from)
        .into_iter()
        .map(|(person, duty)| MustAcknowledge {
            person: person.id.clone(),
            due: duty.due.map(|due| due.to_string()).unwrap_or_default(),
        })
        .collect()
}

/// Who has to know a page that goes live, whether or not they have to acknowledge it.
pub fn readers(snapshot: &Snapshot, page: &Document, now: Now) -> Vec<String> {
    snapshot
        .organisation
        .readers(&page.roles(), snapshot.today(now))
        .into_iter()
        .map(|person| named(snapshot, &person.id))
        .collect()
}

/// A refusal for an id that nothing open was submitted for.
pub fn not_submitted(snapshot: &Snapshot, id: &SopId) -> Error {
    let error = Error::refused(format!("nothing is submitted for {id}")).code("not-submitted");
    let proposed = snapshot
        .proposals
        .iter()
        .any(|proposal| super::target::changes(proposal, id));
    match snapshot.ledger.registry.last(id) {
        Some((_, item)) if !proposed => error
            .cause(format!(
                "{} is published, and nothing changes it",
                item.version
            ))
            .hint(format!("sop show {id}")),
        _ => error.hint(format!("sop submit {id}")),
    }
}

//! `adopt`: existing pages are governed from here on, as they are: these bytes were live, who approved them is unknown.
//!
//! Only lines of front matter are inserted; a page in which a line would have to change is left out, with the reason.

mod plan;

use serde::{Deserialize, Serialize};

pub use plan::{Line, Skipped, plan};

use super::overview::{LedgerState, ledger_state};
use super::propose::{actor, governed};
use super::submit::this_commit;
use crate::domain::commit_id::CommitId;
use crate::domain::interval::Interval;
use crate::domain::ledger::record::{AdoptBody, AdoptItem, Body};
use crate::domain::plural::counted;
use crate::domain::reference::Reference;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::store::{Applied, Change, Content, FileEdit, NewCommit, Sharing, Snapshot};

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Files, folders or globs from the root; at least one.
    pub globs: Vec<String>,
    /// Who owns the pages that name no owner.
    pub owner: Option<String>,
    /// Who must know the pages that name no role.
    pub roles: Vec<String>,
    /// How often the pages that say nothing of it are reviewed.
    pub review_in: Option<Interval>,
    /// The branch that the front matter goes on, instead of the default one.
    pub branch: Option<String>,
}

/// The answer: stable JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The record; none where the front matter went on a branch.
    pub record: Option<String>,
    /// The commit; none where nothing had to be written.
    pub commit: Option<String>,
    /// The branch that it is on.
    pub branch: String,
    /// What is adopted, by path.
    pub sops: Vec<Line>,
    /// What is not, and why, by path.
    pub skipped: Vec<Skipped>,
    /// Pages that were governed before.
    pub governed_before: usize,
    /// What to do next.
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

impl Report {
    /// Takes in what applying the change made.
    pub fn with(mut self, applied: &Applied) -> Self {
        self.record = applied.records.last().map(ToString::to_string);
        self.commit = applied.commit.as_ref().map(ToString::to_string);
        self.notices.extend(applied.notices.iter().cloned());
        self.would_write = applied.preview.clone();
        self.ledger = self.ledger.after(applied);
        self
    }
}

/// Adopts. `name_of` says how git names a blob of these bytes.
///
/// # Errors
/// Nothing is governed here, the person may not, nothing fits, or what fits cannot be adopted.
pub fn adopt(
    snapshot: &Snapshot,
    request: &Request,
    now: Now,
    name_of: &dyn Fn(&[u8]) -> Result<CommitId>,
) -> Result<(Report, Change)> {
    governed(snapshot)?;
    let base = refuse_unfit(snapshot)?;
    entitled(snapshot, request, now)?;
    let plan = plan(snapshot, request)?;
    let mut report = Report {
        record: None,
        commit: None,
        branch: request
            .branch
            .clone()
            .unwrap_or_else(|| snapshot.layout.default_branch.clone()),
        sops: plan.lines,
        skipped: plan.skipped,
        governed_before: plan.governed,
        next: Vec::new(),
        notices: Vec::new(),
        would_write: Vec::new(),
        ledger: ledger_state(snapshot),
    };
    if report.sops.is_empty() {
        return if report.skipped.is_empty() {
            // Everything is governed already: a second run writes nothing.
            Ok((report, Change::default()))
        } else {
            Err(refuse_all(&report))
        };
    }
    let edits: Vec<FileEdit> = plan
        .pages
        .iter()
        .filter(|page| page.written)
        .map(|page| FileEdit {
            path: page.after.path.clone(),
            bytes: Some(page.after.text.clone().into_bytes()),
        })
        .collect();
    if let Some(branch) = &request.branch {
        report.next = vec![
            format!("merge {branch} into {}", snapshot.layout.default_branch),
            "then the same command again, without --branch: it records what is live".to_owned(),
        ];
        return Ok((report, on_branch(base, branch, edits)));
    }
    let mut items = Vec::with_capacity(plan.pages.len());
    for page in &plan.pages {
        items.push(item(snapshot, page, name_of)?);
    }
    items.sort_by(|left: &AdoptItem, right| left.id.cmp(&right.id));
    report.next = vec!["sop verify".to_owned(), "sop stale".to_owned()];
    Ok((report, change(snapshot, base, edits, items)))
}

/// Where it would end up has to be one line of history: no commits that the remote lacks, no merge under way.
fn refuse_unfit(snapshot: &Snapshot) -> Result<CommitId> {
    let layout = &snapshot.layout;
    if layout.local_ahead {
        let remote = layout.remote.as_deref().unwrap_or("origin");
        let branch = &layout.default_branch;
        return Err(
            Error::refused(format!("{branch} has commits that {remote} does not have"))
                .code("unpushed")
                .hint(format!("git push {remote} {branch}")),
        );
    }
    layout.main.clone().ok_or_else(|| {
        Error::refused("there is no commit yet: nothing is live that could be adopted")
            .code("no-commit")
            .hint("git add . && git commit")
    })
}

/// The owner of what is adopted, or one who may approve; and everybody who is named has to be known.
fn entitled(snapshot: &Snapshot, request: &Request, now: Now) -> Result<()> {
    let person = actor(snapshot, now)?;
    let mut reasons = Vec::new();
    let owner = match request.owner.as_deref().map(Reference::parse) {
        Some(Ok(owner)) if snapshot.organisation.knows(&owner) => Some(owner),
        Some(Ok(owner)) => {
            let reason = Reason::new("unknown-owner", format!("nobody here is `{owner}`"));
            reasons
                .push(reason.hint("--owner role:NAME of roles.yaml, or a person of people.yaml"));
            None
        }
        Some(Err(error)) => return Err(Error::usage(format!("--owner: {error}"))),
        None => None,
    };
    let known = snapshot.organisation.role_names();
    for role in &request.roles {
        if !known.contains(role.as_str()) {
            let reason = Reason::new("unknown-role", format!("roles.yaml has no role `{role}`"));
            reasons.push(
                match crate::domain::suggest::nearest(role, known.iter().copied()) {
                    Some(near) => reason.hint(format!("did you mean `--role {near}`?")),
                    None => reason.hint("add it to roles.yaml first"),
                },
            );
        }
    }
    let names = |reference: &Reference| snapshot.organisation.refers_to(reference, person);
    let by = &snapshot.settings.approvals.by;
    let approves = person.is_human() && (by.is_empty() || by.iter().any(names));
    if !approves && !owner.as_ref().is_some_and(names) {
        reasons.push(Reason::new(
            "not-entitled",
            format!(
                "{} is neither the owner nor one who may approve by sop.yaml",
                person.display()
            ),
        ));
    }
    if reasons.is_empty() {
        Ok(())
    } else {
        Err(Error::refused("these pages cannot be adopted like this").reasons(reasons))
    }
}

fn refuse_all(report: &Report) -> Error {
    let reasons = report.skipped.iter().take(20).map(|skipped| {
        let reason = Reason::new(
            &skipped.code,
            format!("{}: {}", skipped.path, skipped.reason),
        );
        match &skipped.hint {
            Some(hint) => reason.hint(hint),
            None => reason,
        }
    });
    Error::refused(format!(
        "none of {} can be adopted as it is",
        counted(report.skipped.len(), "page")
    ))
    .reasons(reasons.collect())
}

fn item(
    snapshot: &Snapshot,
    page: &plan::Planned,
    name_of: &dyn Fn(&[u8]) -> Result<CommitId>,
) -> Result<AdoptItem> {
    let after = &page.after;
    let digested = after
        .digested()
        .map_err(|problem| Error::bug(format!("{}: {}", after.path, problem.message)))?;
    let version = after
        .version()
        .ok_or_else(|| Error::bug(format!("{} was given no version", after.path)))?;
    Ok(AdoptItem {
        id: after.id.clone(),
        path: after.path.clone(),
        version,
        was: page.was.clone(),
        blob: if page.written {
            name_of(after.text.as_bytes())?
        } else {
            page.was.clone()
        },
        digest: digested.digest,
        images: digested.images.clone(),
        owner: after.owner(),
        roles: after.roles(),
        review_in: after
            .meta
            .review_in()
            .unwrap_or(snapshot.settings.review_in),
        risk: after.risk(),
    })
}

fn message(edits: &[FileEdit]) -> String {
    format!(
        "Adopt {} as they are\n\nFront matter only: id, status, version, owner, roles.",
        counted(edits.len(), "page")
    )
}

fn on_branch(base: CommitId, branch: &str, edits: Vec<FileEdit>) -> Change {
    Change {
        expects: vec![(format!("refs/heads/{branch}"), None)],
        push_branch: true,
        commit: (!edits.is_empty()).then(|| NewCommit {
            branch: branch.to_owned(),
            parents: vec![base],
            message: message(&edits),
            content: Content::Edits(edits),
        }),
        sharing: Sharing::Afterwards,
        ..Change::default()
    }
}

fn change(
    snapshot: &Snapshot,
    base: CommitId,
    edits: Vec<FileEdit>,
    sops: Vec<AdoptItem>,
) -> Change {
    let written = !edits.is_empty();
    let body = AdoptBody {
        commit: if written { this_commit() } else { base.clone() },
        base: base.clone(),
        sops,
    };
    Change {
        expects: vec![(
            snapshot.layout.main_ref.clone(),
            snapshot.layout.main.clone(),
        )],
        commit: written.then(|| NewCommit {
            branch: snapshot.layout.default_branch.clone(),
            parents: vec![base],
            message: message(&edits),
            content: Content::Edits(edits),
        }),
        records: vec![Body::Adopt(body)],
        sharing: if written {
            Sharing::Atomic
        } else {
            Sharing::Afterwards
        },
        ..Change::default()
    }
}

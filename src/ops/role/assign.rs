//! `role assign`: a routing edit of one page, which touches nothing that an approval binds.

use serde::{Deserialize, Serialize};

use crate::domain::document::Document;
use crate::domain::reference::Reference;
use crate::error::{Error, Result};
use crate::markdown::frontmatter::Change as Edit;
use crate::ops::governed::named;
use crate::ops::propose::{on_default_branch, stamped};
use crate::ops::target::find;
use crate::ops::todo::{known_person, known_role};
use crate::store::{Change, FileEdit, Snapshot};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct AssignRequest {
    /// The SOP, by id or path.
    pub target: String,
    /// The roles that have to know it as well.
    pub roles: Vec<String>,
    /// Who owns it from now on.
    pub owner: Option<Reference>,
    /// Commit just this file on the default branch.
    pub commit: bool,
}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AssignReport {
    /// The SOP.
    pub id: String,
    /// Its file.
    pub path: String,
    /// The roles that have to know it from now on.
    pub roles: Vec<String>,
    /// Which of them are new.
    pub added: Vec<String>,
    /// Who owns it from now on, where that is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Who has to know it now and did not before.
    pub readers: Vec<String>,
    /// The commit, where one was made.
    pub commit: Option<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
}

/// Adds roles to the page, as it stands in the work tree, or with `commit` at the default branch's head.
///
/// # Errors
/// There is no such page or role, the front matter cannot be edited, or the edit would change what is approved.
pub fn assign(
    snapshot: &Snapshot,
    request: &AssignRequest,
    today: jiff::civil::Date,
) -> Result<(AssignReport, Change)> {
    let id = find(snapshot, &request.target)?;
    for role in &request.roles {
        known_role(snapshot, role)?;
    }
    if let Some(owner) = &request.owner {
        match owner {
            Reference::Role(role) => known_role(snapshot, role)?,
            Reference::Person(text) => drop(known_person(snapshot, text)?),
        }
    }
    let in_work_tree = snapshot.work.iter().find(|page| page.id == id);
    let page = if request.commit {
        snapshot.page(&id)
    } else {
        in_work_tree
    };
    let page = page.ok_or_else(|| {
        Error::refused(format!("{id} is not {}", place(snapshot, request)))
            .code("not-there")
            .hint(format!("sop edit {id}   (where it is in the making)"))
    })?;
    let before = page.roles();
    let mut roles = before.clone();
    let mut added = Vec::new();
    for role in &request.roles {
        if !roles.contains(role) {
            roles.push(role.clone());
            added.push(role.clone());
        }
    }
    let organisation = &snapshot.organisation;
    let knew = organisation.readers(&before, today);
    let readers = organisation.readers(&roles, today);
    let new = readers.iter().filter(|person| !knew.contains(person));
    let mut report = AssignReport {
        id: id.to_string(),
        path: page.path.clone(),
        roles: roles.clone(),
        added,
        owner: new_owner(page, request),
        readers: new.map(|person| named(snapshot, &person.id)).collect(),
        commit: None,
        next: Vec::new(),
        would_write: Vec::new(),
    };
    if report.added.is_empty() && report.owner.is_none() {
        return Ok((report, Change::default()));
    }
    let edit = edited(snapshot, page, &report)?;
    report.next = vec![if !request.commit {
        let message = message(&report);
        format!("git add {} && git commit -m '{message}'", page.path)
    } else if report.added.is_empty() {
        format!("sop show {id}")
    } else {
        format!("sop acks {id}")
    }];
    let change = if request.commit {
        commit(snapshot, &report, edit)?
    } else {
        Change {
            files: vec![edit],
            ..Change::default()
        }
    };
    Ok((report, change))
}

fn place(snapshot: &Snapshot, request: &AssignRequest) -> String {
    if request.commit {
        format!("on {}", snapshot.layout.default_branch)
    } else {
        "in the work tree".to_owned()
    }
}

/// Who owns the page from now on, where that is another than before.
fn new_owner(page: &Document, request: &AssignRequest) -> Option<String> {
    let owner = request.owner.as_ref()?;
    let before = page.meta.owner.as_ref().map(|owner| &owner.value);
    (before != Some(owner)).then(|| owner.to_string())
}

fn message(report: &AssignReport) -> String {
    let roles = report.added.join(", ");
    match &report.owner {
        None => format!("{}: for {roles}", report.id),
        Some(owner) if report.added.is_empty() => format!("{}: owned by {owner}", report.id),
        Some(owner) => format!("{}: owned by {owner}, for {roles}", report.id),
    }
}

/// The file with its roles and its owner, and with the digest that it had.
fn edited(snapshot: &Snapshot, page: &Document, report: &AssignReport) -> Result<FileEdit> {
    let mut edits = Vec::new();
    if !report.added.is_empty() {
        edits.push(Edit::list("roles", report.roles.iter().cloned()));
    }
    edits.extend(report.owner.iter().map(|owner| Edit::text("owner", owner)));
    let after = stamped(snapshot, page, &edits)?;
    if page.digest().is_some() && page.digest() != after.digest() {
        return Err(Error::refused(format!(
            "`roles` or `owner` of {} is written so that a change of it would void what was approved",
            page.id
        ))
        .code("not-routing")
        .at(page.path.clone(), None)
        .hint("write it as `roles: [a, b]`, in a revision: sop edit"));
    }
    Ok(FileEdit {
        path: page.path.clone(),
        bytes: Some(after.text.into_bytes()),
    })
}

fn commit(snapshot: &Snapshot, report: &AssignReport, edit: FileEdit) -> Result<Change> {
    let layout = &snapshot.layout;
    if layout.head_branch.as_deref() != Some(&layout.default_branch) {
        return Err(Error::refused(format!(
            "who has to know it is committed on {}",
            layout.default_branch
        ))
        .code("not-on-default-branch")
        .hint(format!("git checkout {}", layout.default_branch)));
    }
    if layout.head != layout.main {
        return Err(Error::refused(format!(
            "your {} is not where that of the remote is",
            layout.default_branch
        ))
        .code("not-up-to-date")
        .hint("git pull   (or git push, where it is ahead)"));
    }
    on_default_branch(layout, edit, message(report))
}

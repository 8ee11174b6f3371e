//! `role assign`: a routing edit of one page, which touches nothing that an approval binds.

use serde::{Deserialize, Serialize};

use crate::domain::document::Document;
use crate::error::{Error, Result};
use crate::markdown::frontmatter::Change as Edit;
use crate::ops::governed::named;
use crate::ops::propose::{on_default_branch, stamped};
use crate::ops::target::find;
use crate::ops::todo::known_role;
use crate::store::{Change, FileEdit, Snapshot};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct AssignRequest {
    /// The SOP, by id or path.
    pub target: String,
    /// The roles that have to know it as well.
    pub roles: Vec<String>,
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
        readers: new.map(|person| named(snapshot, &person.id)).collect(),
        commit: None,
        next: Vec::new(),
        would_write: Vec::new(),
    };
    if report.added.is_empty() {
        return Ok((report, Change::default()));
    }
    let edit = edited(snapshot, page, &roles)?;
    report.next = vec![if request.commit {
        format!("sop acks {id}")
    } else {
        let message = format!("{id}: for {}", report.added.join(", "));
        format!("git add {} && git commit -m '{message}'", page.path)
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

/// The file with its roles, and with the digest that it had.
fn edited(snapshot: &Snapshot, page: &Document, roles: &[String]) -> Result<FileEdit> {
    let after = stamped(
        snapshot,
        page,
        &[Edit::list("roles", roles.iter().cloned())],
    )?;
    if page.digest().is_some() && page.digest() != after.digest() {
        return Err(Error::refused(format!(
            "`roles` of {} is written so that a change of it would void what was approved",
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
    let message = format!("{}: for {}", report.id, report.added.join(", "));
    on_default_branch(layout, edit, message)
}

//! `edit`: a revision begins or goes on; the editor in between is the command's business.

use serde::{Deserialize, Serialize};

use super::propose::free_to_switch;
use super::target::{changes, find, find_page, shared};
use crate::domain::id::SopId;
use crate::error::{Error, Result};
use crate::store::{Applied, Change, Content, FileEdit, NewCommit, Snapshot};

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The SOP.
    pub id: String,
    /// Its file.
    pub path: String,
    /// Its branch.
    pub branch: String,
    /// The commit, where something changed.
    pub commit: Option<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// What else there is to know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
}

impl Report {
    /// Takes in what applying the change made.
    pub fn with(mut self, applied: &Applied) -> Self {
        if let Some(commit) = &applied.commit {
            self.commit = Some(commit.to_string());
        }
        self.notices.extend(applied.notices.iter().cloned());
        self.would_write.extend(applied.preview.iter().cloned());
        self
    }
}

/// The branch on which an SOP is edited, begun where there is none, and checked out.
///
/// # Errors
/// There is no such SOP, or HEAD is in the middle of something.
pub fn begin(snapshot: &Snapshot, target: &str, on: Option<&str>) -> Result<(Report, Change)> {
    let (id, named) = find_page(snapshot, target)?;
    if snapshot.layout.root.is_none() {
        return Err(
            Error::refused("a bare repository has no work tree to edit in")
                .code("bare")
                .hint("git clone DIR   (and edit there)"),
        );
    }
    free_to_switch(snapshot)?;
    let chosen = match on {
        Some(other) => Some(super::target::proposal_or_refuse(
            snapshot,
            &find(snapshot, other)?,
        )?),
        None => snapshot
            .proposals
            .iter()
            .find(|proposal| changes(proposal, &id)),
    };
    let branch = chosen.map_or_else(
        || snapshot.settings.branch_of(id.as_str()),
        |proposal| proposal.branch.clone(),
    );
    let at = chosen
        .map(|proposal| proposal.head.clone())
        .or_else(|| snapshot.layout.main.clone());
    let at =
        at.ok_or_else(|| Error::refused("there is no commit to start from").hint("git commit"))?;
    let path = match named {
        Some(path) => path,
        None => path_of(snapshot, &id)?,
    };
    let here = snapshot.layout.head_branch.as_deref() == Some(&branch);
    let there = chosen.is_some_and(|proposal| proposal.local.is_some());
    let report = Report {
        id: id.to_string(),
        path,
        branch: branch.clone(),
        commit: None,
        next: Vec::new(),
        notices: Vec::new(),
        would_write: Vec::new(),
    };
    let change = Change {
        begin: (!there && !here).then(|| (branch.clone(), at)),
        check_out: (!here).then_some(branch),
        ..Change::default()
    };
    Ok((report, change))
}

fn path_of(snapshot: &Snapshot, id: &SopId) -> Result<String> {
    let proposed = snapshot
        .proposals
        .iter()
        .flat_map(|proposal| &proposal.pages)
        .find(|page| page.id == *id);
    proposed
        .or_else(|| snapshot.page(id))
        .or_else(|| snapshot.work.iter().find(|page| page.id == *id))
        .map(|page| page.path.clone())
        .ok_or_else(|| {
            Error::refused(format!("{id} is in no branch any more"))
                .code("page-missing")
                .hint(format!("sop history {id}"))
        })
}

/// What of the work tree belongs to an SOP's branch and is not committed yet: page paths, and pictures to read.
pub fn uncommitted(
    snapshot: &Snapshot,
    id: &SopId,
    path: &str,
    head: &[crate::domain::document::Document],
) -> Vec<String> {
    // Of two pages with one id, only the one that was named.
    let meant = |work: &crate::domain::document::Document| {
        work.id == *id && (work.path == path || !shared(snapshot, id))
    };
    let mut paths: Vec<String> = snapshot
        .work
        .iter()
        .filter(|work| {
            meant(work)
                || snapshot
                    .proposals
                    .iter()
                    .any(|proposal| work.id != *id && changes(proposal, &work.id))
        })
        .filter(|work| {
            head.iter()
                .find(|page| page.path == work.path)
                .is_none_or(|page| page.text != work.text)
        })
        .map(|work| work.path.clone())
        .collect();
    // A page that is merely absent may be one that a sparse checkout skips; one that has moved is gone.
    let gone = head
        .iter()
        .filter(|page| page.id == *id)
        .filter(|page| !snapshot.work.iter().any(|work| work.path == page.path))
        .filter(|page| snapshot.work.iter().any(|work| work.id == page.id))
        .map(|page| page.path.clone());
    paths.extend(gone);
    let pictures = snapshot
        .work
        .iter()
        .filter(|work| meant(work))
        .filter_map(|work| work.digested().ok())
        .flat_map(|digested| digested.images.iter().map(|image| image.path.clone()));
    paths.extend(pictures);
    paths.sort();
    paths.dedup();
    paths
}

/// Commits files of the work tree on the branch that is checked out.
///
/// # Errors
/// Another branch is checked out.
pub fn commit(
    snapshot: &Snapshot,
    branch: &str,
    edits: Vec<FileEdit>,
    message: &str,
    mut report: Report,
) -> Result<(Report, Change)> {
    if let Some(work) = snapshot
        .work
        .iter()
        .find(|work| work.id.as_str() == report.id)
    {
        report.path.clone_from(&work.path);
    }
    if edits.is_empty() {
        report.notices.push("nothing changed yet".to_owned());
        report.next = vec![format!(
            "sop edit {} -m 'WHAT CHANGED'   (commits {} as it stands in the work tree)",
            report.id, report.path
        )];
        return Ok((report, Change::default()));
    }
    report.next = vec![
        format!("sop check {}", report.path),
        format!("sop submit {}", report.id),
    ];
    let head = snapshot
        .layout
        .head
        .clone()
        .filter(|_| snapshot.layout.head_branch.as_deref() == Some(branch))
        .ok_or_else(|| {
            Error::refused(format!("{branch} is not checked out"))
                .code("not-on-branch")
                .hint(format!("git checkout {branch}"))
        })?;
    let change = Change {
        expects: vec![(format!("refs/heads/{branch}"), Some(head.clone()))],
        commit: Some(NewCommit {
            branch: branch.to_owned(),
            parents: vec![head],
            content: Content::Edits(edits),
            message: message.to_owned(),
        }),
        from_work_tree: true,
        ..Change::default()
    };
    Ok((report, change))
}

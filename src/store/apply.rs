//! Applying a change: objects first, then one commit point, then what follows from it.
//!
//! Where a publication is the change, its record (or, with a remote, one atomic push) is the decision; refs, tags
//! and the work tree are derived, and `recover` finishes them after a crash.

use git2::Oid;

use super::change::{Change, FileEdit, NewCommit, Sharing};
use super::git::{id_of, oid_of};
use super::ledger::{self, ledger_ref};
pub(super) use super::prepare::Prepared;
use super::snapshot::Snapshot;
use super::{Store, files, ledger::Seen};
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::Body;
use crate::error::{Error, Result};

/// What was written.
#[derive(Debug, Clone, Default)]
pub struct Applied {
    /// The commit on a branch.
    pub commit: Option<CommitId>,
    /// The records, in order.
    pub records: Vec<CommitId>,
    /// The ledger's tip afterwards.
    pub ledger: Option<CommitId>,
    /// Records that the remote does not have afterwards.
    pub unshared: usize,
    /// What the user should know: unshared records, a check-out that was not possible, what was finished.
    pub notices: Vec<String>,
    /// With `--dry-run`: what would be written.
    pub preview: Vec<String>,
}

impl Applied {
    /// What a dry run would have written.
    pub fn preview(change: &Change) -> Self {
        Self {
            preview: change.preview(),
            ..Self::default()
        }
    }
}

impl Store {
    /// Applies a change whole; `None` where something that it rests on has moved.
    pub(super) fn apply(&self, snapshot: &Snapshot, change: &Change) -> Result<Option<Applied>> {
        for (name, expected) in &change.expects {
            if self.git.reference(name)?.map(id_of) != *expected {
                return Ok(None);
            }
        }
        let prepared = self.prepare(snapshot, change)?;
        self.check_work_tree(snapshot, change, prepared.commit)?;
        let mut applied = Applied {
            commit: prepared.commit.map(id_of),
            records: prepared.records.iter().map(|oid| id_of(*oid)).collect(),
            ledger: prepared.ledger.map(id_of),
            ..Applied::default()
        };
        self.write_files(&change.files)?;
        if let Some(branch) = change.commit.as_ref().map(|commit| &commit.branch) {
            self.refuse_taken_prefix(branch)?;
        }
        if let Some((branch, at)) = &change.begin {
            self.refuse_taken_prefix(branch)?;
            let name = format!("refs/heads/{branch}");
            if self.git.reference(&name)?.is_none() {
                self.git
                    .swap_reference(&name, None, oid_of(at), "sop: branch")?;
            }
        }
        if !self.commit_point(snapshot, change, &prepared)? {
            return Ok(None);
        }
        self.follow_up(snapshot, change, &prepared, &mut applied)?;
        Ok(Some(applied))
    }

    /// Moves the refs that decide; `false` where one had moved.
    fn commit_point(
        &self,
        snapshot: &Snapshot,
        change: &Change,
        prepared: &Prepared,
    ) -> Result<bool> {
        if change.sharing == Sharing::Atomic && snapshot.layout.remote.is_some() {
            if let Some(merge) = prepared.commit {
                self.note_push(merge, prepared.ledger)?;
            }
            if !self.push_atomically(snapshot, change, prepared)? {
                self.forget_push();
                return Ok(false);
            }
            failpoint("pushed");
            self.move_ledger(prepared)?;
            return Ok(true);
        }
        let record_first = change.commit.as_ref().is_some_and(|commit| {
            commit.branch == snapshot.layout.default_branch
                && !change.records.is_empty()
                && !commit.parents.is_empty()
        });
        if record_first {
            if !self.move_ledger(prepared)? {
                return Ok(false);
            }
            failpoint("recorded");
            Ok(true)
        } else {
            if let (Some(commit), Some(oid)) = (&change.commit, prepared.commit)
                && !self.move_branch(snapshot, commit, oid)?
            {
                return Ok(false);
            }
            failpoint("committed");
            self.move_ledger(prepared)
        }
    }

    /// What follows from the decision: branches, work tree, tags, what is remembered, what is shared.
    fn follow_up(
        &self,
        snapshot: &Snapshot,
        change: &Change,
        prepared: &Prepared,
        applied: &mut Applied,
    ) -> Result<()> {
        if let (Some(commit), Some(oid)) = (&change.commit, prepared.commit) {
            if commit.branch == snapshot.layout.default_branch {
                self.advance_default_branch(snapshot, change, oid, applied)?;
            }
            failpoint("moved");
        }
        if let Some(at) = &change.arrived {
            self.follow_remote(snapshot, change, oid_of(at), applied)?;
        }
        for (name, oid) in &prepared.tags {
            self.make_tag(name, *oid, applied)?;
        }
        failpoint("tagged");
        if let Some(branch) = &change.check_out {
            applied.notices.extend(self.check_out(branch)?);
        }
        for (branch, at) in &change.finished {
            self.finish_branch(branch, oid_of(at))?;
        }
        self.forget_push();
        let made = change.records.iter().zip(&prepared.records);
        let published = made.filter(|(body, _)| matches!(body, Body::Publish(_) | Body::Adopt(_)));
        ledger::remember_live(&self.git, published.map(|(_, oid)| id_of(*oid)))?;
        if let Some(tip) = prepared.ledger {
            Seen::load(&self.git).remember(&self.git, &[tip])?;
        }
        applied
            .notices
            .extend(self.share(snapshot, change, prepared)?);
        if let (Some(remote), Some(writer), Some(tip)) =
            (&snapshot.layout.remote, &prepared.writer, prepared.ledger)
        {
            let there = self
                .git
                .reference(&format!("refs/remotes/{remote}/{}", writer.inbox()))?;
            let shared = there == Some(tip);
            applied.unshared = if shared {
                0
            } else {
                snapshot.ledger.unshared + prepared.records.len()
            };
        }
        Ok(())
    }

    fn write_files(&self, edits: &[FileEdit]) -> Result<()> {
        if edits.is_empty() {
            return Ok(());
        }
        let root = self.root()?;
        let failed = |edit: &FileEdit, error| {
            Error::repository(format!("cannot write {}", edit.path))
                .cause(error)
                .at(edit.path.clone(), None)
        };
        // All new bytes are on disk before the first file is replaced: a full disk changes nothing.
        let mut planned = Vec::new();
        for edit in edits {
            let place = files::inside(root, &edit.path)?;
            let staged = edit
                .bytes
                .as_ref()
                .map(|bytes| files::staged(&place, bytes));
            let staged = staged.transpose().map_err(|error| failed(edit, error))?;
            planned.push((place, staged, edit));
        }
        for (place, staged, edit) in planned {
            match staged {
                Some(file) => files::put(file, &place),
                None => std::fs::remove_file(&place),
            }
            .map_err(|error| failed(edit, error))?;
        }
        Ok(())
    }

    fn move_ledger(&self, prepared: &Prepared) -> Result<bool> {
        let Some(tip) = prepared.ledger else {
            return Ok(true);
        };
        let name = ledger_ref();
        let at = self.git.reference(&name)?;
        if let Some(at) = at
            && !self.git.is_ancestor(at, tip)?
        {
            return Ok(false);
        }
        self.git.grow_reference(&name, at, tip)
    }

    fn move_branch(&self, snapshot: &Snapshot, commit: &NewCommit, oid: Oid) -> Result<bool> {
        let name = format!("refs/heads/{}", commit.branch);
        let at = self.git.reference(&name)?;
        let parent = commit.parents.first().map(oid_of);
        let checked_out = snapshot.layout.head_branch.as_deref() == Some(&commit.branch)
            && snapshot.layout.root.is_some();
        if checked_out {
            return self.advance_checked_out(&name, at, oid);
        }
        // A new branch begins at a commit that is not its own.
        let expected = at.filter(|_| parent.is_some());
        self.git.swap_reference(&name, expected, oid, "sop: commit")
    }

    /// A branch named plainly like the prefix leaves no room for branches below it.
    fn refuse_taken_prefix(&self, branch: &str) -> Result<()> {
        let Some((prefix, _)) = branch.split_once('/') else {
            return Ok(());
        };
        if self
            .git
            .reference(&format!("refs/heads/{prefix}"))?
            .is_none()
        {
            return Ok(());
        }
        Err(Error::repository(format!(
            "a branch named `{prefix}` is in the way of {branch}"
        ))
        .code("branch-in-the-way")
        .hint(format!("git branch -m {prefix} {prefix}-old"))
        .hint("or choose another `branch_prefix` in sop.yaml"))
    }

    fn make_tag(&self, name: &str, oid: Oid, applied: &mut Applied) -> Result<()> {
        let reference = format!("refs/tags/{name}");
        match self.git.reference(&reference)? {
            None => {
                self.git.swap_reference(&reference, None, oid, "sop: tag")?;
            }
            Some(there) if there == oid => {}
            Some(_) => applied.notices.push(format!(
                "the tag {name} was there before and was left alone; `sop verify` names it"
            )),
        }
        Ok(())
    }
}

/// Where a test may stop the process: `SOP_FAILPOINT=name` ends it there, as a power cut would.
#[allow(
    clippy::disallowed_methods,
    reason = "the crash tests need a place to die that no normal path has"
)]
fn failpoint(name: &str) {
    if cfg!(debug_assertions) && std::env::var_os("SOP_FAILPOINT").is_some_and(|at| at == name) {
        std::process::abort();
    }
}

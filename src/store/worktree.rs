//! Moving the work tree along with a branch, by git's own rules, and finishing that after a crash.
//!
//! The order is: check that nothing of the user's is in the way, note what is about to happen in `.git/sop/journal`,
//! move the ref, let `git read-tree -m -u` bring index and files along, forget the note.

use std::path::{Path, PathBuf};

use git2::Oid;

use super::Store;
use super::apply::Applied;
use super::change::{Change, Content, NewCommit};
use super::files::write_atomically;
use super::git::{failed, oid_of};
use super::program::said;
use super::snapshot::Snapshot;
use crate::error::{Error, Result};

impl Store {
    /// Refuses where applying would run into the user's own uncommitted work.
    pub(super) fn check_work_tree(
        &self,
        snapshot: &Snapshot,
        change: &Change,
        commit: Option<Oid>,
    ) -> Result<()> {
        let (Some(new_commit), Some(planned), Some(_)) =
            (commit, &change.commit, &snapshot.layout.root)
        else {
            return Ok(());
        };
        self.refuse_elsewhere(&planned.branch)?;
        let Some(head_branch) = &snapshot.layout.head_branch else {
            return Ok(());
        };
        let leaves = change
            .finished
            .iter()
            .any(|(branch, _)| branch == head_branch)
            && planned.branch == snapshot.layout.default_branch;
        if *head_branch != planned.branch && !leaves {
            return Ok(());
        }
        let Some(head) = &snapshot.layout.head else {
            return Ok(());
        };
        if snapshot.layout.in_progress {
            return Err(
                Error::refused("a merge or rebase is under way in this work tree")
                    .code("merge-in-progress")
                    .hint("finish or abort it first: git status"),
            );
        }
        if change.from_work_tree {
            self.accept_written_files(Some(oid_of(head)), new_commit)?;
        }
        self.refresh_index()?;
        let (old, new) = (head.to_string(), new_commit.to_string());
        let output = self
            .programs
            .git(&["read-tree", "-n", "-m", "-u", &old, &new])?;
        if output.status.success() {
            return Ok(());
        }
        Err(
            Error::refused("uncommitted changes in the work tree are in the way")
                .code("dirty-work-tree")
                .cause(said(&output))
                .hint("commit them (`sop edit ID -m MESSAGE`), or put them aside: git stash"),
        )
    }

    /// Refuses to move a branch under another work tree, as git itself does.
    fn refuse_elsewhere(&self, branch: &str) -> Result<()> {
        if !self.git.raw().commondir().join("worktrees").is_dir() {
            return Ok(());
        }
        let what = "the work trees of this repository cannot be listed";
        let list = self
            .programs
            .git_ok(what, &["worktree", "list", "--porcelain"])?;
        let own = self.root()?.canonicalize().unwrap_or_default();
        for entry in list.split("\n\n") {
            let path = entry
                .lines()
                .find_map(|line| line.strip_prefix("worktree "))
                .unwrap_or_default();
            let on_it = entry
                .lines()
                .any(|line| line == format!("branch refs/heads/{branch}"));
            if on_it
                && std::path::Path::new(path)
                    .canonicalize()
                    .unwrap_or_default()
                    != own
            {
                return Err(Error::refused(format!(
                    "{branch} is checked out in another work tree, {path}"
                ))
                .code("checked-out-elsewhere")
                .hint(format!("cd {path}   (and do it there)")));
            }
        }
        Ok(())
    }

    fn refresh_index(&self) -> Result<()> {
        self.wait_for_index()?;
        // Its exit status only says that something differs.
        self.programs
            .git(&["update-index", "-q", "--refresh"])
            .map(drop)
    }

    /// Waits for a foreign `index.lock`, then names it; it is never deleted.
    #[allow(
        clippy::disallowed_methods,
        reason = "how long to wait is no part of any answer"
    )]
    fn wait_for_index(&self) -> Result<()> {
        let lock = self.git.raw().path().join("index.lock");
        for _ in 0..100 {
            if !lock.exists() {
                return Ok(());
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        Err(Error::repository(format!(
            "{} has been there for ten seconds: another git is at work, or died",
            lock.display()
        ))
        .hint(format!("if no git is running: rm {}", lock.display())))
    }

    /// Moves the branch that is checked out, and the work tree with it.
    pub(super) fn advance_checked_out(&self, name: &str, at: Option<Oid>, to: Oid) -> Result<bool> {
        self.note_move(at, to)?;
        if !self.git.swap_reference(name, at, to, "sop: commit")? {
            self.forget_move();
            return Ok(false);
        }
        self.bring_files(at, to)?;
        self.forget_move();
        Ok(true)
    }

    /// Moves the local default branch to a publication, and the work tree where it is on that branch or on one that ends.
    pub(super) fn advance_default_branch(
        &self,
        snapshot: &Snapshot,
        change: &Change,
        to: Oid,
        applied: &mut Applied,
    ) -> Result<()> {
        let name = format!("refs/heads/{}", snapshot.layout.default_branch);
        let at = self.git.reference(&name)?;
        if let Some(at) = at
            && !self.git.is_ancestor(at, to)?
        {
            applied.notices.push(format!(
                "your local {} has commits of its own and was left alone: git pull",
                snapshot.layout.default_branch
            ));
            return Ok(());
        }
        let on = snapshot.layout.head_branch.as_deref();
        let on_default = on == Some(&snapshot.layout.default_branch);
        let on_finished = change
            .finished
            .iter()
            .any(|(branch, _)| Some(branch.as_str()) == on);
        if snapshot.layout.root.is_none() || !(on_default || on_finished) {
            self.git.swap_reference(&name, at, to, "sop: publish")?;
            return Ok(());
        }
        let from = snapshot.layout.head.as_ref().map(oid_of);
        self.note_move(from, to)?;
        self.git.swap_reference(&name, at, to, "sop: publish")?;
        if on_finished {
            self.git
                .raw()
                .set_head(&name)
                .map_err(|error| failed("cannot switch to the default branch", error))?;
        }
        self.bring_files(from, to)?;
        self.forget_move();
        Ok(())
    }

    /// The local default branch follows what the remote has already; what is in its way is said, and nothing is lost.
    pub(super) fn follow_remote(
        &self,
        snapshot: &Snapshot,
        change: &Change,
        to: Oid,
        applied: &mut Applied,
    ) -> Result<()> {
        let Some(local) = &snapshot.layout.local_main else {
            // A detached check-out, as CI has it, has no branch to move.
            return Ok(());
        };
        if oid_of(local) == to {
            return Ok(());
        }
        let as_if = Change {
            commit: Some(NewCommit {
                branch: snapshot.layout.default_branch.clone(),
                parents: Vec::new(),
                content: Content::Edits(Vec::new()),
                message: String::new(),
            }),
            finished: change.finished.clone(),
            ..Change::default()
        };
        if let Err(error) = self.check_work_tree(snapshot, &as_if, Some(to)) {
            let branch = &snapshot.layout.default_branch;
            applied.notices.push(format!(
                "your work tree did not follow ({error}): git switch {branch} && git pull"
            ));
            return Ok(());
        }
        self.advance_default_branch(snapshot, &as_if, to, applied)
    }

    fn bring_files(&self, from: Option<Oid>, to: Oid) -> Result<()> {
        self.wait_for_index()?;
        let to = to.to_string();
        let what = "the branch has moved, and the work tree could not follow";
        match from {
            Some(from) => self
                .programs
                .git_ok(what, &["read-tree", "-m", "-u", &from.to_string(), &to])?,
            None => self
                .programs
                .git_ok(what, &["read-tree", "-m", "-u", &to])?,
        };
        Ok(())
    }

    fn journal(&self) -> PathBuf {
        self.git.raw().path().join("sop-journal")
    }

    fn note_move(&self, from: Option<Oid>, to: Oid) -> Result<()> {
        let from = from.unwrap_or(Oid::ZERO_SHA1);
        write_atomically(&self.journal(), format!("{from} {to}\n").as_bytes())
            .map_err(|error| Error::repository("cannot write in the git folder").cause(error))
    }

    fn forget_move(&self) {
        let _ = std::fs::remove_file(self.journal());
    }

    /// Finishes a move of the work tree that was cut off; says so.
    pub(super) fn finish_move(&self) -> Result<Option<String>> {
        let Ok(note) = std::fs::read_to_string(self.journal()) else {
            return Ok(None);
        };
        let ids: Vec<Oid> = note
            .split_whitespace()
            .filter_map(|id| Oid::from_str(id).ok())
            .collect();
        let (_, head) = self.git.head()?;
        let [from, to] = ids.as_slice() else {
            self.forget_move();
            return Ok(None);
        };
        if head != Some(*to) {
            self.forget_move();
            return Ok(None);
        }
        let from = (*from != Oid::ZERO_SHA1).then_some(*from);
        self.accept_written_files(from, *to)?;
        self.bring_files(from, *to)?;
        self.forget_move();
        Ok(Some(
            "a command was cut off before: its work tree is brought up to date now".to_owned(),
        ))
    }

    /// Tells the index about files that already stand as they should; git would take them for the user's edits.
    fn accept_written_files(&self, from: Option<Oid>, to: Oid) -> Result<()> {
        let what = "cannot finish what was cut off";
        self.wait_for_index()?;
        let repo = self.git.raw();
        let before = from.map(|from| self.git.tree_of(from)).transpose()?;
        let after = self.git.tree_of(to)?;
        let diff = repo
            .diff_tree_to_tree(before.as_ref(), Some(&after), None)
            .map_err(|error| failed(what, error))?;
        let mut index = repo.index().map_err(|error| failed(what, error))?;
        let root = self.root()?;
        for delta in diff.deltas() {
            let Some(path) = delta.new_file().path() else {
                continue;
            };
            let there = root.join(path).exists();
            if delta.new_file().exists() && there {
                let before = index.get_path(path, 0);
                index.add_path(path).map_err(|error| failed(what, error))?;
                let fits = index
                    .get_path(path, 0)
                    .is_some_and(|entry| entry.id == delta.new_file().id());
                if !fits {
                    restore(&mut index, path, before).map_err(|error| failed(what, error))?;
                    let place = root.join(path);
                    if self.is_cut_off(&place, delta.new_file().id()) {
                        std::fs::remove_file(&place)
                            .map_err(|error| Error::repository(what).cause(error))?;
                    }
                }
            } else if !delta.new_file().exists() && !there {
                index
                    .remove_path(path)
                    .map_err(|error| failed(what, error))?;
            }
        }
        index.write().map_err(|error| failed(what, error))
    }

    /// Whether a file holds the beginning of what it was to become, and nothing else: git was stopped while it wrote it,
    /// and whoever writes it anew loses nothing.
    fn is_cut_off(&self, file: &Path, wanted: Oid) -> bool {
        let (Ok(there), Ok(wanted)) = (std::fs::read(file), self.git.blob(wanted)) else {
            return false;
        };
        there.len() < wanted.len() && wanted.starts_with(&there)
    }

    /// Checks a branch out where nothing of the user's is in the way; else says how.
    pub(super) fn check_out(&self, branch: &str) -> Result<Option<String>> {
        if self.git.workdir().is_none() {
            return Ok(None);
        }
        // Whoever decides asks first; git itself would throw a merge under way away.
        if self.git.in_progress() {
            return Ok(Some(format!(
                "{branch} was not checked out (a merge or rebase is under way): git status"
            )));
        }
        let output = self.programs.git(&["checkout", "--quiet", branch, "--"])?;
        Ok((!output.status.success()).then(|| {
            format!(
                "{branch} was not checked out ({}): git checkout {branch}",
                said(&output)
            )
        }))
    }

    /// Deletes a branch that is finished, where it still is at that commit.
    pub(super) fn finish_branch(&self, branch: &str, at: Oid) -> Result<()> {
        let (head, _) = self.git.head()?;
        if head.as_deref() != Some(branch) {
            let name = format!("refs/heads/{branch}");
            let Some(tip) = self.git.reference(&name)? else {
                return Ok(());
            };
            if self.git.is_ancestor(tip, at)? {
                self.git.delete_reference(&name, tip)?;
            }
        }
        Ok(())
    }
}

fn restore(
    index: &mut git2::Index,
    path: &std::path::Path,
    before: Option<git2::IndexEntry>,
) -> Result<(), git2::Error> {
    match before {
        Some(entry) => index.add(&entry),
        None => index.remove_path(path),
    }
}

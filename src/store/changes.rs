//! What git's history says, asked from HEAD: last changes, what touched a glob, dates that moved alone, one file's commits.

use std::collections::{BTreeMap, BTreeSet};

use git2::Oid;
use jiff::Timestamp;

use super::Store;
use super::git::{Git, oid_of};
use super::globs::Globs;
use super::history::{self, Memory, Unheeded};
use super::snapshot::Snapshot;
use crate::domain::commit_id::CommitId;
use crate::domain::history::{DateBump, FileCommit, LastChanges, Touch};
use crate::error::Result;

/// The file that tells git whose changes `blame` passes over.
const IGNORED_COMMITS: &str = ".git-blame-ignore-revs";

/// Last changes from a commit are asked for.
pub(super) struct ChangesAsked {
    tip: Oid,
    unheeded: Unheeded,
}

impl ChangesAsked {
    /// Answers for paths, in their order.
    pub(super) fn answer(&self, git: &Git, paths: &[&str]) -> Result<LastChanges> {
        let unheeded = &self.unheeded;
        let mut memory = Memory::of(git, &(&unheeded.commits, &unheeded.bots));
        history::last_changes(git, self.tip, paths, unheeded, &mut memory)
    }
}

impl Store {
    /// The last change of each path, from HEAD, in the order of the paths.
    ///
    /// # Errors
    /// An object cannot be read.
    pub fn last_changes(&self, snapshot: &Snapshot, paths: &[&str]) -> Result<LastChanges> {
        let Some(head) = &snapshot.layout.head else {
            return Ok(LastChanges::default());
        };
        self.changes_asked(snapshot, oid_of(head))?
            .answer(&self.git, paths)
    }

    /// The question for last changes from a commit, ready to be answered by any handle of this repository.
    pub(super) fn changes_asked(&self, snapshot: &Snapshot, tip: Oid) -> Result<ChangesAsked> {
        Ok(ChangesAsked {
            tip,
            unheeded: self.unheeded(snapshot, tip)?,
        })
    }

    /// The commits of HEAD that changed a typed date and nothing else, of the pages whose last change meant nothing.
    ///
    /// # Errors
    /// An object cannot be read.
    pub fn date_bumps(&self, snapshot: &Snapshot, paths: &[String]) -> Result<Vec<DateBump>> {
        let Some(head) = &snapshot.layout.head else {
            return Ok(Vec::new());
        };
        let head = oid_of(head);
        history::date_bumps(&self.git, head, paths, &self.unheeded(snapshot, head)?)
    }

    fn unheeded(&self, snapshot: &Snapshot, head: Oid) -> Result<Unheeded> {
        Ok(Unheeded {
            commits: self.ignored_commits(head)?,
            bots: snapshot.settings.bots.clone(),
        })
    }

    /// For each glob the commits of HEAD after its time that touched what it names.
    ///
    /// # Errors
    /// A glob is malformed, or an object cannot be read.
    pub fn touched(
        &self,
        snapshot: &Snapshot,
        asked: &BTreeMap<String, Timestamp>,
    ) -> Result<BTreeMap<String, Vec<Touch>>> {
        let Some(head) = snapshot.layout.head.as_ref().filter(|_| !asked.is_empty()) else {
            return Ok(BTreeMap::new());
        };
        let globs = asked
            .iter()
            .map(|(glob, since)| Ok((Globs::new(std::slice::from_ref(glob))?, *since)))
            .collect::<Result<Vec<_>>>()?;
        let found = history::touched(&self.git, oid_of(head), &globs)?;
        Ok(asked.keys().cloned().zip(found).collect())
    }

    /// What `.git-blame-ignore-revs` lists: a full id a line, what comes after `#` apart, as git reads it.
    fn ignored_commits(&self, head: Oid) -> Result<BTreeSet<Oid>> {
        let file = self.git.file_bytes(head, IGNORED_COMMITS)?;
        let text = String::from_utf8_lossy(&file.unwrap_or_default()).into_owned();
        let ids = text.lines().filter_map(|line| {
            let id = line.split('#').next().unwrap_or_default().trim();
            (id.len() == 40).then(|| Oid::from_str(id).ok())?
        });
        Ok(ids.collect())
    }

    /// Who wrote each commit, by name; of a commit that cannot be read, nothing.
    pub fn authors<'a>(
        &self,
        commits: impl IntoIterator<Item = &'a CommitId>,
    ) -> BTreeMap<CommitId, String> {
        let distinct: BTreeSet<&CommitId> = commits.into_iter().collect();
        let author = |id: &CommitId| {
            let commit = self.git.raw().find_commit(oid_of(id)).ok()?;
            let name = String::from_utf8_lossy(commit.author().name_bytes()).into_owned();
            Some((id.clone(), name))
        };
        distinct.into_iter().filter_map(author).collect()
    }

    /// All commits of a file, renames followed, from HEAD; else from the default branch.
    pub fn file_history(&self, snapshot: &Snapshot, path: &str) -> Result<Vec<FileCommit>> {
        let layout = &snapshot.layout;
        for start in [&layout.head, &layout.main].into_iter().flatten() {
            let found = history::file_history(&self.git, oid_of(start), path)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        for proposal in &snapshot.proposals {
            if proposal.pages.iter().any(|page| page.path == path) {
                return history::file_history(&self.git, oid_of(&proposal.head), path);
            }
        }
        Ok(Vec::new())
    }
}

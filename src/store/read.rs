//! Answers to what operations ask beside the snapshot: blobs, merges, histories.

use std::borrow::Cow;
use std::collections::BTreeMap;

use git2::{IndexEntry, Oid};
use jiff::civil::Date;

use super::Store;
use super::git::{failed, id_of, oid_of};
use super::layout::CommitFiles;
use super::own_files::utf8;
use super::pages::Reader;
use super::proposals::{OtherFile, Proposal};
use super::questions::{Merge, Merged, Restore, Restored};
use super::snapshot::Snapshot;
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::settings::{SETTINGS_FILE, Settings};
use crate::error::{Error, Result};
use crate::markdown::Page;

impl Store {
    pub(super) fn reader<'a>(&'a self, snapshot: &'a Snapshot) -> Reader<'a> {
        Reader {
            git: &self.git,
            globs: &snapshot.globs,
            site_root: snapshot.settings.site_root.as_deref(),
        }
    }

    /// What a commit proposes against another.
    pub(super) fn read_proposal(
        &self,
        snapshot: &Snapshot,
        head: &CommitId,
        main: Option<Oid>,
    ) -> Result<super::proposals::Proposal> {
        super::proposals::read(&self.git, self.reader(snapshot), oid_of(head), main)
    }

    /// A page of any commit, by its path.
    pub(super) fn page_of(
        &self,
        snapshot: &Snapshot,
        commit: &CommitId,
        path: &str,
    ) -> Result<Option<Document>> {
        self.reader(snapshot).file(oid_of(commit), path)
    }

    /// A blob as text.
    ///
    /// # Errors
    /// It is not there, or not text.
    pub fn text(&self, blob: &CommitId) -> Result<String> {
        String::from_utf8(self.git.blob(oid_of(blob))?)
            .map_err(|_| Error::repository(format!("the blob {} is not text", blob.short())))
    }

    /// The pages of a commit.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn pages_at(&self, snapshot: &Snapshot, commit: &CommitId) -> Result<Vec<Document>> {
        Ok(self.reader(snapshot).commit(oid_of(commit))?.0)
    }

    /// What git would call a blob of these bytes; nothing is written.
    pub fn name_of(&self, bytes: &[u8]) -> Result<CommitId> {
        Oid::hash_object(git2::ObjectType::Blob, bytes)
            .map(id_of)
            .map_err(|error| failed("cannot name a blob", error))
    }

    /// A merge as it would be, computed without touching any ref or file.
    pub fn merge(&self, snapshot: &Snapshot, merge: &Merge) -> Result<Merged> {
        let what = "the merge cannot be computed";
        let repo = self.git.raw();
        let find = |id: &CommitId| {
            repo.find_commit(oid_of(id))
                .map_err(|error| failed(what, error))
        };
        let (ours, theirs) = (find(&merge.base)?, find(&merge.head)?);
        let mut index = repo
            .merge_commits(&ours, &theirs, None)
            .map_err(|error| failed(what, error))?;
        let mut merged = Merged::default();
        if index.has_conflicts() {
            let conflicts = index.conflicts().map_err(|error| failed(what, error))?;
            for conflict in conflicts {
                let conflict = conflict.map_err(|error| failed(what, error))?;
                merged
                    .conflicts
                    .push(self.conflict(&conflict.our, &conflict.their));
            }
            return Ok(merged);
        }
        let tree = index
            .write_tree_to(repo)
            .map_err(|error| failed(what, error))?;
        let found = repo.find_tree(tree).map_err(|error| failed(what, error))?;
        for path in &merge.paths {
            if let Some(page) = self.reader(snapshot).file_in(&found, path)? {
                merged.pages.insert(path.clone(), page);
            }
        }
        merged.tree = Some(id_of(tree));
        Ok(merged)
    }

    /// The path of a conflict, and the front matter lines on which the sides disagree.
    fn conflict(&self, ours: &Option<IndexEntry>, theirs: &Option<IndexEntry>) -> (String, String) {
        let path = ours
            .as_ref()
            .or(theirs.as_ref())
            .map(|entry| String::from_utf8_lossy(&entry.path).into_owned());
        let lines = |entry: &Option<IndexEntry>| -> BTreeMap<String, String> {
            let bytes = entry
                .as_ref()
                .and_then(|entry| self.git.blob(entry.id).ok())
                .unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            text.lines()
                .skip(1)
                .take_while(|line| *line != "---")
                .filter_map(|line| line.split_once(": "))
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .collect()
        };
        let words = |entry: &Option<IndexEntry>| -> Vec<u8> {
            let bytes = entry
                .as_ref()
                .and_then(|entry| self.git.blob(entry.id).ok())
                .unwrap_or_default();
            let body = Page::split(&bytes).map(|page| page.body().as_bytes().to_vec());
            body.unwrap_or(bytes)
        };
        let text = words(ours) != words(theirs);
        let (ours, theirs) = (lines(ours), lines(theirs));
        let mut differing: Vec<String> = ours
            .iter()
            .filter_map(|(key, own)| {
                // What submitting stamps differs on any two branches, and is stamped anew.
                let stamped = ["id", "status", "version"].contains(&key.as_str());
                let other = theirs.get(key).filter(|other| *other != own && !stamped)?;
                Some(format!("{key}: {own} here, {other} on the branch"))
            })
            .collect();
        if text {
            differing.push("the text".to_owned());
        }
        let what = if differing.is_empty() {
            String::new()
        } else {
            format!(" ({})", differing.join("; "))
        };
        (path.unwrap_or_default(), what)
    }

    /// The bytes from before a publication.
    pub fn before(&self, snapshot: &Snapshot, restores: &[Restore]) -> Result<Restored> {
        let mut restored = Restored::new();
        for restore in restores {
            let at = |commit: &CommitId| self.git.file_bytes(oid_of(commit), &restore.path);
            let bytes = match &restore.blob {
                Some(blob) => Some(self.git.blob(oid_of(blob))?),
                None => at(&restore.commit)?,
            };
            let now = match &snapshot.layout.main {
                Some(main) if restore.picture => at(main)?,
                _ => None,
            };
            if !restore.picture || now != bytes {
                restored.push((restore.path.clone(), bytes));
            }
        }
        Ok(restored)
    }

    /// The pages of HEAD, which freshness is about.
    pub fn head_pages<'s>(&self, snapshot: &'s Snapshot) -> Result<Cow<'s, [Document]>> {
        match &snapshot.layout.head {
            Some(head) if snapshot.layout.main.as_ref() == Some(head) => {
                Ok(Cow::Borrowed(&snapshot.pages))
            }
            Some(head) => Ok(self.reader(snapshot).commit(oid_of(head))?.0.into()),
            None => Ok(Cow::default()),
        }
    }

    /// The pages of a range's end, and the paths that differ between its two ends; `A..B`, where B is HEAD if left out.
    ///
    /// # Errors
    /// One of the ends is no commit.
    pub fn range(&self, snapshot: &Snapshot, range: &str) -> Result<(Vec<Document>, Vec<String>)> {
        let (from, to) = range.split_once("..").ok_or_else(|| {
            Error::usage(format!("`{range}` is no range")).hint("--range main..HEAD")
        })?;
        let (from, to) = (self.commit_named(from)?, self.commit_named(to)?);
        let touched = super::proposals::touched(&self.git, Some(from), to)?;
        let there = touched.into_iter().filter(|(_, _, after)| *after);
        let paths = there.map(|(path, _, _)| path).collect();
        Ok((self.reader(snapshot).commit(to)?.0, paths))
    }

    /// What the commits of a range propose against where they left its beginning; `A..B`, where B is HEAD if left out.
    ///
    /// # Errors
    /// One of the ends is no commit.
    pub fn proposed_by(&self, snapshot: &Snapshot, range: &str) -> Result<Proposal> {
        let (from, to) = range.split_once("..").ok_or_else(|| {
            Error::usage(format!("`{range}` is no range")).hint("--range origin/main..HEAD")
        })?;
        let (from, to) = (self.commit_named(from)?, self.commit_named(to)?);
        super::proposals::read(&self.git, self.reader(snapshot), to, Some(from))
    }

    /// sop.yaml as a proposal's end has it, where the proposal changes it: all defaults where it deletes it, and the words of
    /// the error where it cannot be read.
    pub fn settings_of(
        &self,
        proposal: &Proposal,
    ) -> Option<std::result::Result<Settings, String>> {
        let changes = |file: &OtherFile| file.path == SETTINGS_FILE;
        proposal.other_files.iter().any(changes).then(|| {
            let (git, commit) = (&self.git, oid_of(&proposal.head));
            let read = super::yaml::settings(&CommitFiles { git, commit });
            read.map(Option::unwrap_or_default)
                .map_err(|error| error.to_string())
        })
    }

    /// What a file was in a commit, under the name that it had then.
    ///
    /// # Errors
    /// There is no such commit, or no such file in it.
    pub fn text_then(&self, snapshot: &Snapshot, path: &str, commit: &str) -> Result<String> {
        let at = self.commit_named(commit).map_err(|error| {
            let what = format!("`{commit}` is neither a version, nor `draft`, nor a commit here");
            Error::usage(what).cause(error)
        })?;
        let history = self.file_history(snapshot, path)?;
        let names = history.iter().map(|entry| entry.path.as_str());
        for name in std::iter::once(path).chain(names) {
            if let Some(bytes) = self.git.file_bytes(at, name)? {
                return Ok(String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        let error = Error::refused(format!(
            "{path} is not in the commit `{commit}`, under no name that it ever had"
        ));
        Err(error
            .code("not-in-commit")
            .hint(format!("sop history {path}")))
    }

    pub(super) fn commit_named(&self, name: &str) -> Result<Oid> {
        let name = if name.is_empty() { "HEAD" } else { name };
        let found = self.git.raw().revparse_single(name);
        found
            .and_then(|object| object.peel_to_commit())
            .map(|commit| commit.id())
            .map_err(|error| {
                Error::usage(format!("`{name}` is no commit here")).cause(error.message())
            })
    }

    /// The pages of a branch's head.
    pub fn branch_pages(&self, snapshot: &Snapshot, branch: &str) -> Result<Vec<Document>> {
        match self.git.reference(&format!("refs/heads/{branch}"))? {
            Some(head) => Ok(self.reader(snapshot).commit(head)?.0),
            None => Ok(Vec::new()),
        }
    }

    /// Whether a file is on the default branch.
    pub fn on_default_branch(&self, snapshot: &Snapshot, path: &str) -> Result<bool> {
        match &snapshot.layout.main {
            Some(main) => Ok(self.git.file_at(oid_of(main), path)?.is_some()),
            None => Ok(false),
        }
    }

    /// The branch on which files about people are proposed on a day, and where it goes on or begins.
    ///
    /// What waits on it already is added to; what was merged is left alone, and another name is taken.
    ///
    /// # Errors
    /// There is no commit yet, or history cannot be read.
    pub fn people_branch(&self, snapshot: &Snapshot, day: Date) -> Result<(String, CommitId)> {
        let layout = &snapshot.layout;
        let main = layout.main.clone();
        let main = main.ok_or_else(|| Error::refused("there is no commit to add to"))?;
        let first = format!("{}-people-{day}", snapshot.settings.branch_prefix);
        let names = (2..).map(|number| format!("{first}-{number}"));
        for name in std::iter::once(first.clone()).chain(names) {
            let there = match &layout.remote {
                Some(remote) => self
                    .git
                    .reference(&format!("refs/remotes/{remote}/{name}"))?,
                None => None,
            };
            let here = self.git.reference(&format!("refs/heads/{name}"))?;
            let Some(tip) = here.or(there) else {
                return Ok((name, main));
            };
            if !self.git.is_ancestor(tip, oid_of(&main))? {
                return Ok((name, id_of(tip)));
            }
        }
        Err(Error::bug("every name of a branch is taken"))
    }

    /// A file of a commit, as text.
    ///
    /// # Errors
    /// It cannot be read, or is not text.
    pub fn text_at(&self, commit: &CommitId, path: &str) -> Result<Option<String>> {
        let bytes = self.git.file_bytes(oid_of(commit), path)?;
        bytes.map(|bytes| utf8(path, bytes)).transpose()
    }

    /// A file of the default branch, as text; for settings that are edited there.
    pub fn default_text(&self, snapshot: &Snapshot, path: &str) -> Result<Option<String>> {
        let layout = &snapshot.layout;
        match layout.head.as_ref().or(layout.main.as_ref()) {
            Some(commit) => self.text_at(commit, path),
            None => Ok(None),
        }
    }
}

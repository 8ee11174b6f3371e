//! Which files there are beside the pages: what a link may lead to.

use std::collections::{BTreeMap, BTreeSet};

use git2::{ObjectType, Oid, TreeWalkMode, TreeWalkResult};
use walkdir::WalkDir;

use super::Store;
use super::git::{failed, oid_of};
use super::layout::{CommitFiles, WorkFiles};
use super::pages::relative;
use super::snapshot::Snapshot;
use super::yaml::Files as Texts;
use crate::domain::paths::PATHS_FILE;
use crate::domain::people::PEOPLE_FILE;
use crate::domain::roles::ROLES_FILE;
use crate::domain::settings::SETTINGS_FILE;
use crate::error::Result;
use crate::markdown::links::Files;

/// The mode of a submodule's entry.
const SUBMODULE: u32 = 0o160_000;

impl Store {
    /// The files of the work tree, git's index and what is new and not ignored; without a work tree those of the
    /// default branch.
    ///
    /// # Errors
    /// The index or the tree cannot be read.
    pub fn files(&self, snapshot: &Snapshot) -> Result<Files> {
        let Some(root) = &snapshot.layout.root else {
            return match &snapshot.layout.main {
                Some(main) => self.files_of(oid_of(main)),
                None => Ok(Files::default()),
            };
        };
        let index = self
            .git
            .raw()
            .index()
            .map_err(|error| failed("the index cannot be read", error))?;
        let (mut paths, mut closed) = (BTreeSet::new(), Vec::new());
        for entry in index.iter() {
            let path = String::from_utf8_lossy(&entry.path).into_owned();
            if entry.mode == SUBMODULE {
                closed.push(path);
            } else {
                paths.insert(path);
            }
        }
        let ignored = |path: &str| {
            let path = std::path::Path::new(path);
            self.git.raw().status_should_ignore(path).unwrap_or(false)
        };
        let walk = WalkDir::new(root).into_iter().filter_entry(|entry| {
            entry.depth() == 0
                || !entry.file_type().is_dir()
                || (entry.file_name() != ".git"
                    && !ignored(&format!("{}/", relative(root, entry.path()))))
        });
        // What cannot be walked is as if it were not there: nothing is read from it anyway.
        for entry in walk.flatten().filter(|entry| !entry.file_type().is_dir()) {
            let path = relative(root, entry.path());
            if !paths.contains(&path) && !ignored(&path) {
                paths.insert(path);
            }
        }
        Ok(Files::new(paths, closed))
    }

    /// The files of a range's end: `A..B`, where B is HEAD if left out.
    ///
    /// # Errors
    /// The end is no commit.
    pub fn files_of_range(&self, range: &str) -> Result<Files> {
        let end = range.split_once("..").map_or("", |(_, end)| end);
        self.files_of(self.commit_named(end)?)
    }

    fn files_of(&self, commit: Oid) -> Result<Files> {
        let tree = self.git.tree_of(commit)?;
        let (mut paths, mut closed) = (Vec::new(), Vec::new());
        tree.walk(TreeWalkMode::PreOrder, |folder, entry| {
            let name = String::from_utf8_lossy(entry.name_bytes());
            let path = format!("{folder}{name}");
            match entry.kind() {
                Some(ObjectType::Commit) => closed.push(path),
                Some(ObjectType::Blob) => paths.push(path),
                _ => {}
            }
            TreeWalkResult::Ok
        })
        .map_err(|error| failed("the tree cannot be walked", error))?;
        Ok(Files::new(paths, closed))
    }

    /// The settings files as text, by path: of the work tree, of a range's end, else of the default branch.
    ///
    /// # Errors
    /// One of them cannot be read, or the range's end is no commit.
    pub fn settings_texts(
        &self,
        snapshot: &Snapshot,
        range: Option<&str>,
    ) -> Result<BTreeMap<String, String>> {
        let commit = match (range, &snapshot.layout.main) {
            (Some(range), _) => {
                let end = range.split_once("..").map_or("", |(_, end)| end);
                Some(self.commit_named(end)?)
            }
            (None, Some(main)) if snapshot.layout.root.is_none() => Some(oid_of(main)),
            _ => None,
        };
        let mut texts = BTreeMap::new();
        for path in [SETTINGS_FILE, ROLES_FILE, PATHS_FILE, PEOPLE_FILE] {
            let bytes = match (commit, &snapshot.layout.root) {
                (Some(commit), _) => CommitFiles {
                    git: &self.git,
                    commit,
                }
                .read(path)?,
                (None, Some(root)) => WorkFiles { root }.read(path)?,
                (None, None) => None,
            };
            if let Some(text) = bytes.and_then(|bytes| String::from_utf8(bytes).ok()) {
                texts.insert(path.to_owned(), text);
            }
        }
        Ok(texts)
    }
}

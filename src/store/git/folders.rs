//! Looking up many paths in many commits: each folder is read once, as long as there is room for it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use git2::Oid;

use super::{FileEntry, Git, found};
use crate::error::Result;

/// How many entries are kept at most.
const MOST: usize = 200_000;
/// Git's mode of a folder.
const FOLDER: i32 = 0o040_000;

/// The entries of a folder, by name.
type Entries = HashMap<Vec<u8>, FileEntry>;

/// The folders of commits.
pub struct Folders<'g> {
    git: &'g Git,
    /// The tree of each commit that was asked for.
    roots: RefCell<HashMap<Oid, Oid>>,
    /// By tree; nothing where it is not there.
    read: RefCell<HashMap<Oid, Option<Rc<Entries>>>>,
    kept: RefCell<usize>,
}

impl<'g> Folders<'g> {
    /// Of a repository.
    pub fn of(git: &'g Git) -> Self {
        Self {
            git,
            roots: RefCell::default(),
            read: RefCell::default(),
            kept: RefCell::default(),
        }
    }

    /// A file's entry in a commit, as [`Git::file_at`] finds it.
    ///
    /// # Errors
    /// The commit or a folder cannot be read.
    pub fn file_at(&self, commit: Oid, path: &str) -> Result<Option<FileEntry>> {
        if path.split('/').any(|name| matches!(name, "" | "." | "..")) {
            // What such a path is, is for git to say.
            return self.git.file_at(commit, path);
        }
        let mut at = self.root(commit)?;
        let mut names = path.split('/').peekable();
        while let Some(name) = names.next() {
            let Some(folder) = self.folder(at)? else {
                return Ok(None);
            };
            match folder.get(name.as_bytes()) {
                Some(entry) if entry.mode == FOLDER && names.peek().is_some() => at = entry.oid,
                Some(entry) if entry.mode != FOLDER && names.peek().is_none() => {
                    return Ok(Some(*entry));
                }
                _ => return Ok(None),
            }
        }
        Ok(None)
    }

    fn root(&self, commit: Oid) -> Result<Oid> {
        if let Some(known) = self.roots.borrow().get(&commit) {
            return Ok(*known);
        }
        let root = self.git.tree_of(commit)?.id();
        self.roots.borrow_mut().insert(commit, root);
        Ok(root)
    }

    fn folder(&self, tree: Oid) -> Result<Option<Rc<Entries>>> {
        if let Some(known) = self.read.borrow().get(&tree) {
            return Ok(known.clone());
        }
        let what = "cannot look up a folder";
        let tree_there = found(self.git.repo.find_tree(tree), what)?;
        let folder = tree_there.map(|tree| {
            let entries = tree.iter().map(|entry| {
                let file = FileEntry {
                    oid: entry.id(),
                    mode: entry.filemode(),
                };
                (entry.name_bytes().to_vec(), file)
            });
            Rc::new(entries.collect::<Entries>())
        });
        let more = folder.as_ref().map_or(0, |folder| folder.len());
        if *self.kept.borrow() + more > MOST {
            self.read.borrow_mut().clear();
            self.kept.replace(0);
        }
        *self.kept.borrow_mut() += more;
        self.read.borrow_mut().insert(tree, folder.clone());
        Ok(folder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_find_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let git = Git::init(folder.path(), "main").unwrap();
        let repo = git.raw();
        let who = git2::Signature::new("A", "a@example.com", &git2::Time::new(0, 0)).unwrap();
        let blob = repo.blob(b"text").unwrap();
        let tree = |entries: &[(&str, Oid, i32)]| {
            let mut builder = repo.treebuilder(None).unwrap();
            for (name, oid, mode) in entries {
                builder.insert(name, *oid, *mode).unwrap();
            }
            builder.write().unwrap()
        };
        let inner = tree(&[("b.md", blob, 0o100_644), ("run", blob, 0o100_755)]);
        let link = ("link", blob, 0o120_000);
        let root = tree(&[("a", inner, FOLDER), ("c.md", blob, 0o100_644), link]);
        let root = repo.find_tree(root).unwrap();
        let commit = repo.commit(None, &who, &who, "m", &root, &[]).unwrap();
        let folders = Folders::of(&git);
        let paths = [
            "",
            "/",
            "a",
            "a/",
            "a/b.md",
            "a//b.md",
            "/a/b.md",
            "a/b.md/",
            "a/run",
            "a/no",
            "c.md",
            "c.md/x",
            "c.md/",
            "link",
            "link/x",
            "no",
            "no/b.md",
            "./c.md",
            "a/../c.md",
            "A/b.md",
        ];
        for path in paths.iter().chain(&paths) {
            let plain = git.file_at(commit, path).ok();
            assert_eq!(folders.file_at(commit, path).ok(), plain, "{path}");
        }
        assert!(folders.file_at(blob, "c.md").is_err());
    }
}

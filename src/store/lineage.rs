//! Which of two states of the default branch came first, asked once per record and answered by one walk.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use git2::Oid;

use super::git::{Git, failed, id_of, oid_of};
use crate::domain::commit_id::CommitId;
use crate::error::Result;

/// The first parents of the default branch's tip, read as far back as somebody asked.
///
/// What records saw of the default branch was nearly always its tip at that time, and so is on this line: then the
/// places decide. For anything else the whole graph is asked.
pub struct Lineage<'a> {
    git: &'a Git,
    line: RefCell<Line>,
}

#[derive(Default)]
struct Line {
    /// How far behind the tip.
    places: HashMap<Oid, usize>,
    next: Option<Oid>,
}

impl<'a> Lineage<'a> {
    /// The line that ends in `tip`.
    pub fn of(git: &'a Git, tip: Option<Oid>) -> Self {
        let line = Line {
            places: HashMap::new(),
            next: tip,
        };
        Self {
            git,
            line: RefCell::new(line),
        }
    }

    /// Whether the first commit is the second or one before it.
    ///
    /// # Errors
    /// The history cannot be read.
    pub fn is_ancestor(&self, before: Oid, after: Oid) -> Result<bool> {
        match (self.place(before), self.place(after)) {
            (Some(before), Some(after)) => Ok(before >= after),
            _ => self.git.is_ancestor(before, after),
        }
    }

    /// Whether a commit stands on the line.
    pub fn has(&self, commit: Oid) -> bool {
        self.place(commit).is_some()
    }

    fn place(&self, wanted: Oid) -> Option<usize> {
        let mut line = self.line.borrow_mut();
        if let Some(place) = line.places.get(&wanted) {
            return Some(*place);
        }
        while let Some(at) = line.next {
            let place = line.places.len();
            line.places.insert(at, place);
            let commit = self.git.raw().find_commit(at);
            line.next = commit.ok().and_then(|commit| commit.parent_id(0).ok());
            if at == wanted {
                return Some(place);
            }
        }
        None
    }
}

/// Which of some commits are part of the default branch.
///
/// # Errors
/// The history cannot be read.
pub fn merged_into(
    git: &Git,
    main: Option<&CommitId>,
    lineage: &Lineage<'_>,
    mut wanted: BTreeSet<Oid>,
) -> Result<BTreeSet<CommitId>> {
    let on_the_line: BTreeSet<Oid> = wanted.extract_if(.., |oid| lineage.has(*oid)).collect();
    let mut merged: BTreeSet<CommitId> = on_the_line.into_iter().map(id_of).collect();
    let (Some(main), false) = (main, wanted.is_empty()) else {
        return Ok(merged);
    };
    let broken = |error| failed("cannot walk the history", error);
    let mut walk = git.raw().revwalk().map_err(broken)?;
    walk.push(oid_of(main)).map_err(broken)?;
    for oid in walk {
        let oid = oid.map_err(broken)?;
        if wanted.remove(&oid) {
            merged.insert(id_of(oid));
        }
        if wanted.is_empty() {
            break;
        }
    }
    Ok(merged)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commit(git: &Git, parents: &[Oid]) -> Oid {
        let repo = git.raw();
        let who = git2::Signature::new("A", "a@example.com", &git2::Time::new(0, 0)).unwrap();
        let tree = repo.treebuilder(None).unwrap().write().unwrap();
        let tree = repo.find_tree(tree).unwrap();
        let parents: Vec<_> = parents
            .iter()
            .map(|oid| repo.find_commit(*oid).unwrap())
            .collect();
        let message = format!("{}", parents.len());
        repo.commit(
            None,
            &who,
            &who,
            &message,
            &tree,
            &parents.iter().collect::<Vec<_>>(),
        )
        .unwrap()
    }

    #[test]
    fn the_line_and_the_graph_agree() {
        let folder = tempfile::tempdir().unwrap();
        let git = Git::init(folder.path(), "main").unwrap();
        let root = commit(&git, &[]);
        let second = commit(&git, &[root]);
        let third = commit(&git, &[second]);
        let aside = commit(&git, &[root, second]);
        let merge = commit(&git, &[third, aside]);
        let unknown = Oid::from_bytes(&[7; 20]).unwrap();
        let lineage = Lineage::of(&git, Some(merge));
        for before in [root, second, third, aside, merge, unknown] {
            for after in [root, second, third, aside, merge] {
                let asked = git.is_ancestor(before, after).unwrap();
                assert_eq!(
                    lineage.is_ancestor(before, after).unwrap(),
                    asked,
                    "{before} {after}"
                );
            }
        }
        assert!(!lineage.is_ancestor(aside, third).unwrap());
        assert!(lineage.is_ancestor(aside, merge).unwrap());
    }
}

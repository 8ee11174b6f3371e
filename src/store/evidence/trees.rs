//! Trees that name something twice: which of the two is meant depends on who reads, so nobody can rely on either.

use std::collections::BTreeSet;

use git2::{ObjectType, Oid};

use super::Evidence;
use crate::store::Store;
use crate::store::git::{id_of, oid_of};
use crate::store::snapshot::Snapshot;

impl Store {
    /// Looks through the trees of the default branch now, and of every commit of it that a publication names.
    pub(super) fn ambiguous_trees(&self, snapshot: &Snapshot, evidence: &mut Evidence) {
        let publications = snapshot.ledger.registry.publications().iter();
        let named = publications
            .filter(|one| one.merged)
            .flat_map(|one| [&one.body.base, &one.body.merge]);
        let commits: BTreeSet<Oid> = named.chain(&snapshot.layout.main).map(oid_of).collect();
        let mut seen: BTreeSet<Oid> = BTreeSet::new();
        for commit in commits {
            let Ok(tree) = self.git.tree_of(commit) else {
                continue;
            };
            let mut open = vec![tree.id()];
            while let Some(oid) = open.pop() {
                if !seen.insert(oid) {
                    continue;
                }
                if let Some(name) = self.names_twice(oid, &mut open) {
                    let what = format!("it names {name} twice");
                    evidence.unreadable.push((id_of(oid), what));
                }
            }
        }
    }

    /// A name that stands twice in a tree; the folders in it are looked through next.
    fn names_twice(&self, oid: Oid, open: &mut Vec<Oid>) -> Option<String> {
        // What is not there is named where it is needed.
        let tree = self.git.raw().find_tree(oid).ok()?;
        let mut names: BTreeSet<Vec<u8>> = BTreeSet::new();
        for entry in &tree {
            if entry.kind() == Some(ObjectType::Tree) {
                open.push(entry.id());
            }
            if !names.insert(entry.name_bytes().to_vec()) {
                let name = String::from_utf8_lossy(entry.name_bytes()).into_owned();
                return Some(name);
            }
        }
        None
    }
}

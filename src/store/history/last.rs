//! The last change of many files in one walk.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use git2::{ObjectType, Oid, Tree};
use jiff::Timestamp;

use crate::domain::history::LastChange;
use crate::error::Result;
use crate::store::git::{Git, failed, id_of};

/// The last change of each path, as `git log -1 -- PATH` gives it from `tip`.
///
/// A commit's still open paths are handed to the first parent that agrees; what agrees with none is answered.
pub fn last_changes(git: &Git, tip: Oid, paths: &[String]) -> Result<BTreeMap<String, LastChange>> {
    let mut open: BTreeMap<Oid, BTreeSet<&str>> = BTreeMap::new();
    open.insert(tip, paths.iter().map(String::as_str).collect());
    let mut answered: BTreeMap<&str, Answer> = BTreeMap::new();
    let mut queue = BinaryHeap::from([(time_of(git, tip)?, tip)]);
    while let Some((_, oid)) = queue.pop() {
        let Some(active) = open.remove(&oid) else {
            continue;
        };
        let commit = git
            .raw()
            .find_commit(oid)
            .map_err(|error| failed(format!("cannot read commit {oid}"), error))?;
        let tree = commit
            .tree()
            .map_err(|error| failed(format!("cannot read commit {oid}"), error))?;
        let mut left = active;
        let mut nowhere_before = left.clone();
        for parent in commit.parents() {
            let before = parent
                .tree()
                .map_err(|error| failed("cannot read a commit", error))?;
            let mut differ = Compared::default();
            compare(git, Some(&before), Some(&tree), "", &left, &mut differ)?;
            let same: BTreeSet<&str> = left
                .iter()
                .copied()
                .filter(|path| !differ.differing.contains(path))
                .collect();
            nowhere_before.retain(|path| differ.added.contains(path));
            left.retain(|path| differ.differing.contains(path));
            if !same.is_empty() {
                queue.push((parent.time().seconds(), parent.id()));
                open.entry(parent.id()).or_default().extend(same);
            }
            if left.is_empty() {
                break;
            }
        }
        for path in left {
            let answer = Answer {
                at: commit.time().seconds(),
                oid,
                introduced: nowhere_before.contains(path),
            };
            // Side branches may each hold a last change; git log shows the newer first.
            match answered.get(path) {
                Some(there) if (there.at, there.oid) >= (answer.at, answer.oid) => {}
                _ => {
                    answered.insert(path, answer);
                }
            }
        }
    }
    answered
        .into_iter()
        .map(|(path, answer)| Ok((path.to_owned(), answer.read(git)?)))
        .collect()
}

struct Answer {
    at: i64,
    oid: Oid,
    introduced: bool,
}

impl Answer {
    fn read(&self, git: &Git) -> Result<LastChange> {
        let commit = git
            .raw()
            .find_commit(self.oid)
            .map_err(|error| failed(format!("cannot read commit {}", self.oid), error))?;
        Ok(LastChange {
            commit: id_of(self.oid),
            at: Timestamp::from_second(self.at).unwrap_or_default(),
            author: String::from_utf8_lossy(commit.author().name_bytes()).into_owned(),
            introduced: self.introduced,
        })
    }
}

fn time_of(git: &Git, oid: Oid) -> Result<i64> {
    git.raw()
        .find_commit(oid)
        .map(|commit| commit.time().seconds())
        .map_err(|error| failed(format!("cannot read commit {oid}"), error))
}

#[derive(Default)]
struct Compared<'p> {
    differing: BTreeSet<&'p str>,
    added: BTreeSet<&'p str>,
}

/// Which of the paths differ between two trees; entered only where the trees do.
fn compare<'p>(
    git: &Git,
    before: Option<&Tree<'_>>,
    after: Option<&Tree<'_>>,
    folder: &str,
    paths: &BTreeSet<&'p str>,
    found: &mut Compared<'p>,
) -> Result<()> {
    if before.map(Tree::id) == after.map(Tree::id) {
        return Ok(());
    }
    let mut below: BTreeMap<&str, BTreeSet<&'p str>> = BTreeMap::new();
    for path in paths {
        let rest = path[folder.len()..].trim_start_matches('/');
        match rest.split_once('/') {
            Some((name, _)) => {
                below.entry(name).or_default().insert(path);
            }
            None => {
                let (old, new) = (entry(before, rest), entry(after, rest));
                if old != new {
                    found.differing.insert(path);
                    if old.is_none() {
                        found.added.insert(path);
                    }
                }
            }
        }
    }
    for (name, inner) in below {
        let (old, new) = (subtree(git, before, name), subtree(git, after, name));
        let folder = if folder.is_empty() {
            name.to_owned()
        } else {
            format!("{folder}/{name}")
        };
        compare(git, old.as_ref(), new.as_ref(), &folder, &inner, found)?;
    }
    Ok(())
}

fn entry(tree: Option<&Tree<'_>>, name: &str) -> Option<(Oid, i32)> {
    let entry = tree?.get_name(name)?;
    (entry.kind() != Some(ObjectType::Tree)).then(|| (entry.id(), entry.filemode()))
}

fn subtree<'r>(git: &'r Git, tree: Option<&Tree<'_>>, name: &str) -> Option<Tree<'r>> {
    let entry = tree?.get_name(name)?;
    git.raw().find_tree(entry.id()).ok()
}

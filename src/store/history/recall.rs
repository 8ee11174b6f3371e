//! What is remembered and still holds at a tip: the answers of an earlier one, of all paths that nothing touched since.

use std::collections::{BTreeSet, HashMap};

use git2::Oid;

use super::memory::{Answers, Memory, Remembered};
use super::walk::Walker;
use crate::domain::history::FileChange;
use crate::error::Result;
use crate::store::git::{Git, bytes_of};

/// So many commits are looked through for a remembered one. Farther back, the walk is as quick.
const FAR: usize = 500;

/// Answers as they come together, in the order of the paths that were asked about.
#[derive(Debug, Default)]
pub struct Known {
    /// Names and committer times of all commits that an answer names.
    pub commits: Vec<([u8; 20], i64)>,
    numbers: HashMap<[u8; 20], u32>,
    /// By the place of the path.
    pub files: Vec<Option<FileChange>>,
    /// Not all of it was known at the tip itself.
    learned: bool,
}

impl Known {
    /// The places that have no answer yet.
    pub fn open(&self) -> impl Iterator<Item = usize> {
        let files = self.files.iter().enumerate();
        files.filter_map(|(place, file)| file.is_none().then_some(place))
    }

    /// Takes in an answer.
    pub fn put(&mut self, place: usize, found: Option<Remembered>) {
        self.learned |= found.is_some();
        let file = found.map(|found| FileChange {
            commit: self.number((bytes_of(found.commit), found.at)),
            meant: self.number((bytes_of(found.meant), found.meant_at)),
            introduced: found.introduced,
        });
        if let Some(own) = self.files.get_mut(place) {
            *own = file;
        }
    }

    /// Takes in what is known of the open paths but for those that were touched.
    fn take(&mut self, paths: &[&str], answers: &Answers, touched: &BTreeSet<String>) {
        // The first that answers lends its numbers: where nothing has changed, nothing else is done.
        let own = self.commits.is_empty();
        if own {
            self.commits.clone_from(&answers.commits);
        }
        let mut near = 0;
        for (place, path) in paths.iter().enumerate() {
            if self.files[place].is_some() || touched.contains(*path) {
                continue;
            }
            let Some(mut file) = answers.find(path, &mut near) else {
                continue;
            };
            if !own {
                file.commit = self.number(answers.commits[file.commit as usize]);
                file.meant = self.number(answers.commits[file.meant as usize]);
            }
            self.files[place] = Some(file);
        }
    }

    fn number(&mut self, commit: ([u8; 20], i64)) -> u32 {
        if self.numbers.len() != self.commits.len() {
            let all = (0u32..).zip(&self.commits);
            self.numbers = all.map(|(number, (name, _))| (*name, number)).collect();
        }
        let next = self.commits.len() as u32;
        let number = *self.numbers.entry(commit.0).or_insert(next);
        if number == next {
            self.commits.push(commit);
        }
        number
    }

    /// Remembers all of it, beside what was known at the tip of other paths.
    pub fn keep(&mut self, git: &Git, tip: Oid, paths: &[&str], memory: &mut Memory) {
        if !self.learned {
            return;
        }
        let answered = paths.iter().zip(&self.files);
        let mut all: Vec<(&str, FileChange)> = answered
            .filter_map(|(path, file)| Some((*path, (*file)?)))
            .collect();
        let before = memory.at(tip).cloned().unwrap_or_default();
        let asked: BTreeSet<&str> = match before.is_empty() {
            true => BTreeSet::new(),
            false => paths.iter().copied().collect(),
        };
        for (path, mut file) in before.iter().filter(|(path, _)| !asked.contains(path)) {
            file.commit = self.number(before.commits[file.commit as usize]);
            file.meant = self.number(before.commits[file.meant as usize]);
            all.push((path, file));
        }
        all.sort_unstable_by_key(|(path, _)| *path);
        memory.keep(git, tip, Answers::new(all.into_iter(), &self.commits));
    }
}

/// What the memory knows of paths at a tip.
///
/// A path that agrees with the first parent goes on to it (git's rule, as in [`Walker::answer`]). So what no commit of the first
/// parents touched, down to one that is remembered, has the answer that it had there: a rewritten history has other
/// commits, another branch another way, and no clock is asked.
///
/// # Errors
/// A commit or tree cannot be read.
pub fn recall(walker: &mut Walker<'_>, tip: Oid, paths: &[&str], memory: &Memory) -> Result<Known> {
    let mut known = Known {
        files: vec![None; paths.len()],
        ..Known::default()
    };
    let mut touched = BTreeSet::new();
    let (mut at, mut met) = (tip, 0);
    for _ in 0..FAR {
        if met == memory.count() {
            break;
        }
        if let Some(answers) = memory.at(at) {
            met += 1;
            known.learned |= at != tip;
            known.take(paths, answers, &touched);
            if known.open().all(|place| touched.contains(paths[place])) {
                break;
            }
        }
        let commit = walker.commit(at)?;
        let Some(parent) = commit.parents.first() else {
            break;
        };
        let before = walker.commit(*parent)?;
        let unlike = walker.trees.unlike(Some(before.tree), commit.tree)?;
        touched.extend(unlike);
        at = *parent;
    }
    Ok(known)
}

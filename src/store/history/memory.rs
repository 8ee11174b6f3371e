//! What earlier runs found out, by the tip that they looked from. It never changes an answer: only how soon it is there.

use std::cell::OnceCell;
use std::hash::Hash;

use git2::Oid;
use serde::{Deserialize, Serialize};

use super::walk::Found;
use crate::domain::history::FileChange;
use crate::store::git::Git;
use crate::store::tips::{TipMemory, decoded};

/// The last change of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remembered {
    /// What `git log -1` names.
    pub commit: Oid,
    /// Its committer time, in seconds.
    pub at: i64,
    /// The last that changed what the file says.
    pub meant: Oid,
    /// Its committer time.
    pub meant_at: i64,
    /// That one brought the file in.
    pub introduced: bool,
}

impl Remembered {
    /// What a walk found; what nothing counted of has its last change.
    pub fn of(found: Found) -> Option<Self> {
        let (commit, at) = found.last?;
        let (meant, meant_at, introduced) = found.meant.unwrap_or((commit, at, false));
        Some(Self {
            commit,
            at,
            meant,
            meant_at,
            introduced,
        })
    }
}

/// Answers by tip and path, read when they are first needed.
#[derive(Debug, Default)]
pub struct Memory {
    kept: Option<TipMemory>,
    tips: Vec<(Oid, OnceCell<Option<Answers>>)>,
}

/// The answers at one commit: all paths in one text, sorted, and the commits once each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    paths: String,
    /// Where each path ends.
    ends: Vec<u32>,
    /// The commits, and their committer times in seconds.
    pub commits: Vec<([u8; 20], i64)>,
    files: Vec<FileChange>,
}

impl Memory {
    /// What is remembered in a repository, under a key of everything that answers depend on beside the history.
    pub fn of(git: &Git, key: &impl Hash) -> Self {
        let kept = TipMemory::of(git, "history", key);
        let tips = kept.tips().into_iter();
        Self {
            tips: tips.map(|tip| (tip, OnceCell::new())).collect(),
            kept: Some(kept),
        }
    }

    /// How many commits something may be remembered of.
    pub fn count(&self) -> usize {
        self.tips.len()
    }

    /// What is known at a commit.
    pub fn at(&self, commit: Oid) -> Option<&Answers> {
        let (tip, answers) = self.tips.iter().find(|(tip, _)| *tip == commit)?;
        let read = || {
            let bytes = self.kept.as_ref()?.recall(*tip)?;
            decoded(&bytes).filter(Answers::is_sound)
        };
        answers.get_or_init(read).as_ref()
    }

    /// What is known of a path at a commit.
    pub fn get(&self, commit: Oid, path: &str) -> Option<Remembered> {
        let answers = self.at(commit)?;
        answers.remembered(answers.find(path, &mut 0)?)
    }

    /// Remembers what was found from a tip.
    pub fn keep(&mut self, git: &Git, tip: Oid, answers: Answers) {
        if let Some(kept) = &self.kept
            && let Ok(bytes) = postcard::to_allocvec(&answers)
        {
            kept.keep(git, tip, &bytes);
        }
        self.tips.retain(|(other, _)| *other != tip);
        self.tips.insert(0, (tip, OnceCell::from(Some(answers))));
    }
}

impl Answers {
    /// Answers for sorted paths; of the commits, those are kept that one of them names.
    pub fn new<'p>(
        found: impl Iterator<Item = (&'p str, FileChange)>,
        commits: &[([u8; 20], i64)],
    ) -> Self {
        let mut answers = Self::default();
        let mut numbers = vec![None; commits.len()];
        for (path, file) in found {
            let mut own = |number: u32| {
                *numbers[number as usize].get_or_insert_with(|| {
                    answers.commits.push(commits[number as usize]);
                    answers.commits.len() as u32 - 1
                })
            };
            answers.files.push(FileChange {
                commit: own(file.commit),
                meant: own(file.meant),
                ..file
            });
            answers.paths.push_str(path);
            answers.ends.push(answers.paths.len() as u32);
        }
        answers
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// All paths, in order, with what is known of each.
    pub fn iter(&self) -> impl Iterator<Item = (&str, FileChange)> {
        let files = self.files.iter().enumerate();
        files.filter_map(|(at, file)| Some((self.path(at)?, *file)))
    }

    fn path(&self, at: usize) -> Option<&str> {
        let begin = match at.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.paths.get(begin as usize..*self.ends.get(at)? as usize)
    }

    /// What is known of a path. `near` is where the path before it was found: questions mostly come in order.
    pub fn find(&self, path: &str, near: &mut usize) -> Option<FileChange> {
        if self.path(*near) != Some(path) {
            *near = self.search(path)?;
        }
        let found = self.files.get(*near).copied();
        *near += 1;
        found
    }

    fn search(&self, path: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.files.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.path(middle)?.cmp(path) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    fn remembered(&self, file: FileChange) -> Option<Remembered> {
        let (commit, at) = self.commits.get(file.commit as usize)?;
        let (meant, meant_at) = self.commits.get(file.meant as usize)?;
        Some(Remembered {
            commit: Oid::from_bytes(commit).ok()?,
            at: *at,
            meant: Oid::from_bytes(meant).ok()?,
            meant_at: *meant_at,
            introduced: file.introduced,
        })
    }

    /// Whether every number is that of something: the checksum speaks for the bytes, and not for who wrote them.
    fn is_sound(&self) -> bool {
        let there = |number: u32| (number as usize) < self.commits.len();
        let fits = |file: &FileChange| there(file.commit) && there(file.meant);
        self.ends.len() == self.files.len() && self.files.iter().all(fits)
    }
}

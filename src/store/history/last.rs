//! The last change of many files, and the last that changed what they say.

use std::collections::{BTreeMap, BTreeSet};

use git2::Oid;
use jiff::Timestamp;
use jiff::civil::Date;

use super::memory::{Memory, Remembered};
use super::renames::Renames;
use super::walk::{Answer, Change, Question, Walker};
use crate::domain::history::{DateBump, LastChange};
use crate::error::Result;
use crate::markdown::{Page, meaning};
use crate::store::git::{Git, Unchecked, failed, id_of};

/// Commits that say nothing about whether a page still holds, whatever they changed.
#[derive(Debug, Clone, Default)]
pub struct Unheeded {
    /// Those of `.git-blame-ignore-revs`.
    pub commits: BTreeSet<Oid>,
    /// Who is no person: parts of `Name <e-mail>`, without regard to case.
    pub bots: Vec<String>,
}

impl Unheeded {
    fn holds(&self, git: &Git, commit: Oid) -> bool {
        if self.commits.contains(&commit) {
            return true;
        }
        let Ok(commit) = git.raw().find_commit(commit) else {
            return false;
        };
        let author = commit.author();
        let name = String::from_utf8_lossy(author.name_bytes());
        let mail = String::from_utf8_lossy(author.email_bytes());
        let who = format!("{name} <{mail}>").to_lowercase();
        self.bots
            .iter()
            .any(|bot| who.contains(&bot.to_lowercase()))
    }
}

/// A file of which it is not known yet when it last meant something else.
struct Pending {
    /// Which path it has at the tip.
    file: usize,
    /// The path that it has where the search is.
    path: String,
    change: Change,
}

/// The last change of each path as `git log -1 -- PATH` gives it from `tip`, and the last that changed what it says.
///
/// `memory` holds the answers of earlier tips, and takes in those of this one.
///
/// # Errors
/// An object cannot be read.
pub fn last_changes(
    git: &Git,
    tip: Oid,
    paths: &[String],
    unheeded: &Unheeded,
    memory: &mut Memory,
) -> Result<BTreeMap<String, LastChange>> {
    let _unchecked = Unchecked::begin();
    let mut search = Search::new(git, unheeded)?;
    let found = search.run(tip, paths, memory)?;
    memory.learn(tip, &found);
    Ok(found
        .into_iter()
        .map(|(path, found)| (path.to_owned(), found.told()))
        .collect())
}

/// The commits behind the last one that meant something, back to it: those that changed only a typed date, by path.
///
/// # Errors
/// An object cannot be read.
pub fn date_bumps(
    git: &Git,
    tip: Oid,
    paths: &[String],
    unheeded: &Unheeded,
) -> Result<Vec<DateBump>> {
    let _unchecked = Unchecked::begin();
    let mut search = Search::new(git, unheeded)?;
    search.run(tip, paths, &Memory::default())?;
    let mut found = Vec::new();
    for (file, change) in search.passed {
        let (Some(path), Some((_, before)), Some(own)) =
            (paths.get(file), change.before, change.own)
        else {
            continue;
        };
        let (before, after) = (typed_date(git, before), typed_date(git, own));
        let Some(after) = after.filter(|after| Some(*after) != before) else {
            continue;
        };
        let commit = git.raw().find_commit(change.commit);
        let commit = commit.map_err(|error| failed("cannot read a commit", error))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        found.push(DateBump {
            path: path.clone(),
            commit: id_of(change.commit),
            at: Timestamp::from_second(change.at).unwrap_or_default(),
            author: text(commit.author().name_bytes()),
            summary: commit.summary_bytes().map(text).unwrap_or_default(),
            before,
            after,
        });
    }
    found.sort_by(|left, right| (right.at, &left.path).cmp(&(left.at, &right.path)));
    Ok(found)
}

/// The date of a review that a page claims.
fn typed_date(git: &Git, blob: Oid) -> Option<Date> {
    let bytes = git.blob(blob).ok()?;
    let (meta, _) = crate::markdown::read(&Page::split(&bytes).ok()?);
    meta.last_reviewed().map(|date| date.value)
}

impl Remembered {
    fn told(self) -> LastChange {
        let time = |seconds| Timestamp::from_second(seconds).unwrap_or_default();
        LastChange {
            commit: id_of(self.commit),
            at: time(self.at),
            meant: id_of(self.meant),
            meant_at: time(self.meant_at),
            introduced: self.introduced,
        }
    }
}

struct Search<'a> {
    git: &'a Git,
    walker: Walker<'a>,
    renames: Renames,
    unheeded: &'a Unheeded,
    /// Which commits are not heeded.
    judged: BTreeMap<Oid, bool>,
    /// The changes that did not count, with the path that the file has at the tip.
    passed: Vec<(usize, Change)>,
}

impl<'a> Search<'a> {
    fn new(git: &'a Git, unheeded: &'a Unheeded) -> Result<Self> {
        Ok(Self {
            git,
            walker: Walker::new(git)?,
            renames: Renames::default(),
            unheeded,
            judged: BTreeMap::new(),
            passed: Vec::new(),
        })
    }

    fn run<'p>(
        &mut self,
        tip: Oid,
        paths: &'p [String],
        memory: &Memory,
    ) -> Result<BTreeMap<&'p str, Remembered>> {
        let mut found = BTreeMap::new();
        let mut pending = Vec::new();
        let asked: Vec<Question> = paths
            .iter()
            .map(|path| Question {
                at: tip,
                path: path.clone(),
            })
            .collect();
        let answers = self.walker.answer(&asked, memory)?;
        for (file, (path, answer)) in paths.iter().zip(answers).enumerate() {
            match answer {
                None => {}
                Some(Answer::Known(known)) => {
                    found.extend(memory.get(known, path).map(|known| (path.as_str(), known)));
                }
                Some(Answer::Changed(change)) => {
                    found.insert(path.as_str(), Remembered::of(&change));
                    pending.push(Pending {
                        file,
                        path: path.clone(),
                        change,
                    });
                }
            }
        }
        while !pending.is_empty() {
            pending = self.further(pending, memory, |file, meant| {
                if let Some(found) = paths
                    .get(file)
                    .and_then(|path| found.get_mut(path.as_str()))
                {
                    meant(found);
                }
            })?;
        }
        Ok(found)
    }

    /// Looks behind the changes that do not count; what counts is told, what does not is given back with the change before.
    fn further(
        &mut self,
        pending: Vec<Pending>,
        memory: &Memory,
        mut tell: impl FnMut(usize, &dyn Fn(&mut Remembered)),
    ) -> Result<Vec<Pending>> {
        let mut behind = Vec::new();
        let mut asked = Vec::new();
        for pending in pending {
            let Pending { file, change, .. } = &pending;
            let before = self.before(&pending)?;
            if before.is_some() {
                self.passed.push((*file, *change));
            }
            match before {
                None => tell(*file, &|found| {
                    found.meant = change.commit;
                    found.meant_at = change.at;
                    found.introduced = change.before.is_none();
                }),
                Some(question) => {
                    asked.push(question);
                    behind.push(pending);
                }
            }
        }
        let answers = self.walker.answer(&asked, memory)?;
        let mut left = Vec::new();
        for ((pending, question), answer) in behind.into_iter().zip(asked).zip(answers) {
            match answer {
                Some(Answer::Changed(change)) => left.push(Pending {
                    file: pending.file,
                    path: question.path,
                    change,
                }),
                Some(Answer::Known(known)) => {
                    if let Some(known) = memory.get(known, &question.path) {
                        tell(pending.file, &|found| {
                            found.meant = known.meant;
                            found.meant_at = known.meant_at;
                            found.introduced = known.introduced;
                        });
                    }
                }
                None => {}
            }
        }
        Ok(left)
    }

    /// Where the file was before a change that does not count; `None` where it does, or nothing was before.
    fn before(&mut self, pending: &Pending) -> Result<Option<Question>> {
        let Pending { path, change, .. } = pending;
        let Some(own) = change.own else {
            return Ok(None);
        };
        if let Some((parent, old)) = change.before {
            let passed = old == own || self.unheeded(change.commit) || self.says_the_same(old, own);
            return Ok(passed.then(|| Question {
                at: parent,
                path: path.clone(),
            }));
        }
        let commit = self.walker.commit(change.commit)?;
        for parent in &commit.parents {
            let trees = (self.walker.commit(*parent)?.tree, commit.tree);
            let earlier =
                self.renames
                    .earlier(self.git, &mut self.walker.trees, trees, path, own)?;
            if let Some(path) = earlier {
                return Ok(Some(Question { at: *parent, path }));
            }
        }
        Ok(None)
    }

    /// What is not here, as in a partial clone, is taken for a change.
    fn says_the_same(&self, before: Oid, after: Oid) -> bool {
        match (self.git.blob(before), self.git.blob(after)) {
            (Ok(before), Ok(after)) => meaning::same(&before, &after),
            _ => false,
        }
    }

    fn unheeded(&mut self, commit: Oid) -> bool {
        let (git, unheeded) = (self.git, self.unheeded);
        *self
            .judged
            .entry(commit)
            .or_insert_with(|| unheeded.holds(git, commit))
    }
}

//! The last change of many files, and the last that changed what they say.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use git2::Oid;
use jiff::Timestamp;
use jiff::civil::Date;

use super::memory::{Memory, Remembered};
use super::recall::recall;
use super::renames::Renames;
use super::walk::{Change, Judge, Question, Walker};
use crate::domain::history::{DateBump, LastChanges};
use crate::error::Result;
use crate::markdown::{Page, meaning};
use crate::store::git::{Git, Unchecked, Unkept, failed, id_of};
use crate::store::handles::Handles;

/// From how many pages on that one commit changed they are read in threads side by side; in tests the small ones too.
const MANY: usize = if cfg!(test) { 2 } else { 64 };

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

/// The last change of each path as `git log -1 -- PATH` gives it from `tip`, and the last that changed what it says.
///
/// `memory` holds the answers of earlier tips, and takes in those of this one.
///
/// # Errors
/// An object cannot be read.
pub fn last_changes(
    git: &Git,
    tip: Oid,
    paths: &[&str],
    unheeded: &Unheeded,
    memory: &mut Memory,
) -> Result<LastChanges> {
    let (_unchecked, _unkept) = (Unchecked::begin(), Unkept::begin());
    let mut walker = Walker::new(git)?;
    let mut known = recall(&mut walker, tip, paths, memory)?;
    let open: Vec<usize> = known.open().collect();
    if !open.is_empty() {
        let asked: Vec<Question> = open.iter().map(|at| question(tip, paths[*at])).collect();
        let found = walker.answer(&asked, memory, &mut Meaning::new(git, unheeded))?;
        for (place, found) in open.into_iter().zip(found) {
            known.put(place, Remembered::of(found));
        }
    }
    known.keep(git, tip, paths, memory);
    Ok(LastChanges::new(known.commits, known.files))
}

fn question(at: Oid, path: &str) -> Question {
    Question {
        at,
        path: path.to_owned(),
    }
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
    let (_unchecked, _unkept) = (Unchecked::begin(), Unkept::begin());
    let asked: Vec<Question> = paths.iter().map(|path| question(tip, path)).collect();
    let mut judge = Noting {
        meaning: Meaning::new(git, unheeded),
        passed: Vec::new(),
    };
    Walker::new(git)?.answer(&asked, &Memory::default(), &mut judge)?;
    let mut found = Vec::new();
    for (file, change) in judge.passed {
        let (Some(path), Some((_, before)), Some(own)) =
            (paths.get(file as usize), change.before, change.own)
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

/// Which changes mean something.
struct Meaning<'a> {
    git: &'a Git,
    renames: Renames,
    unheeded: &'a Unheeded,
    /// Which commits are not heeded.
    judged: BTreeMap<Oid, bool>,
    /// Which texts, before and after, say the same: of the commit that is looked at.
    alike: HashMap<(Oid, Oid), bool>,
    handles: Handles<'a>,
}

impl<'a> Meaning<'a> {
    fn new(git: &'a Git, unheeded: &'a Unheeded) -> Self {
        Self {
            git,
            renames: Renames::default(),
            unheeded,
            judged: BTreeMap::new(),
            alike: HashMap::new(),
            handles: Handles::of(git),
        }
    }

    fn says_the_same(&self, before: Oid, after: Oid) -> bool {
        let known = self.alike.get(&(before, after));
        known.map_or_else(|| alike(self.git, before, after), |known| *known)
    }

    fn unheeded(&mut self, commit: Oid) -> bool {
        let (git, unheeded) = (self.git, self.unheeded);
        *self
            .judged
            .entry(commit)
            .or_insert_with(|| unheeded.holds(git, commit))
    }
}

/// Whether two texts say the same. What is not here, as in a partial clone, is taken for a change.
fn alike(git: &Git, before: Oid, after: Oid) -> bool {
    // The earlier one first: on its way libgit2 mostly comes by the later one, and keeps it for a moment.
    let same = git.look_into(before, |before| {
        git.look_into(after, |after| meaning::same(before, after))
    });
    matches!(same, Ok(Ok(true)))
}

impl Judge for Meaning<'_> {
    fn look_at(&mut self, changes: &[Change]) -> Result<()> {
        self.alike.clear();
        let texts: Vec<(Oid, Oid)> = changes
            .iter()
            .filter_map(|change| Some((change.before?.1, change.own?)))
            .filter(|(before, after)| before != after)
            .collect();
        let commit = changes.first().map(|change| change.commit);
        if texts.is_empty() || commit.is_none_or(|commit| self.unheeded(commit)) {
            return Ok(());
        }
        let judged = self.handles.shares(&texts, MANY, |git, part| {
            let judged = |texts: &(Oid, Oid)| (*texts, alike(git, texts.0, texts.1));
            Ok(part.iter().map(judged).collect())
        })?;
        self.alike = judged.into_iter().collect();
        Ok(())
    }

    fn goes_on(
        &mut self,
        walker: &mut Walker<'_>,
        path: &str,
        change: &Change,
    ) -> Result<Option<Question>> {
        let Some(own) = change.own else {
            return Ok(None);
        };
        if let Some((parent, old)) = change.before {
            let passed = old == own || self.unheeded(change.commit) || self.says_the_same(old, own);
            return Ok(passed.then(|| question(parent, path)));
        }
        let commit = walker.commit(change.commit)?;
        for parent in &commit.parents {
            let trees = (walker.commit(*parent)?.tree, commit.tree);
            let earlier = self
                .renames
                .earlier(self.git, &mut walker.trees, trees, path, own)?;
            if let Some(path) = earlier {
                return Ok(Some(question(*parent, &path)));
            }
        }
        Ok(None)
    }
}

/// The same, which notes what it passes over.
struct Noting<'a> {
    meaning: Meaning<'a>,
    /// Places of questions, each with a change.
    passed: Vec<(u32, Change)>,
}

impl Judge for Noting<'_> {
    fn look_at(&mut self, changes: &[Change]) -> Result<()> {
        self.meaning.look_at(changes)
    }

    fn goes_on(
        &mut self,
        walker: &mut Walker<'_>,
        path: &str,
        change: &Change,
    ) -> Result<Option<Question>> {
        self.meaning.goes_on(walker, path, change)
    }

    fn passed(&mut self, questions: &[u32], change: &Change) {
        let noted = questions.iter().map(|question| (*question, *change));
        self.passed.extend(noted);
    }
}

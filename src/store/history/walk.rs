//! The last change of many files in one walk, newest commits first.

use std::collections::{BinaryHeap, HashMap};

use git2::{ObjectType, Oid};

use super::memory::{Memory, Remembered};
use super::paths::{FileNo, Open, Paths};
use super::trees::{Difference, Trees};
use crate::error::{Error, Result};
use crate::store::git::Git;

/// A question: which is the last change of this path, at this commit or before it?
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// Where to begin.
    pub at: Oid,
    /// Which path.
    pub path: String,
}

/// What is found of one question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Found {
    /// The last commit that changed the file, and its committer time in seconds; `None`: the file is nowhere.
    pub last: Option<(Oid, i64)>,
    /// The last that counts, its time, and whether it brought the file in.
    pub meant: Option<(Oid, i64, bool)>,
}

/// Says which changes count.
pub trait Judge {
    /// All that one commit changed, before each of it is judged: what judging them needs can be read side by side.
    ///
    /// # Errors
    /// Another handle on the repository cannot be had.
    fn look_at(&mut self, changes: &[Change]) -> Result<()>;

    /// Where to go on from a change of a file that does not count; `None` where it does, or where nothing is behind it.
    ///
    /// # Errors
    /// An object cannot be read.
    fn goes_on(
        &mut self,
        walker: &mut Walker<'_>,
        path: &str,
        change: &Change,
    ) -> Result<Option<Question>>;

    /// A change did not count, for the questions at these places; a rename is none.
    fn passed(&mut self, _questions: &[u32], _change: &Change) {}
}

/// A commit that changed a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The commit.
    pub commit: Oid,
    /// Its committer time, in seconds.
    pub at: i64,
    /// What the file is in it.
    pub own: Option<Oid>,
    /// The first parent that had the file under this name, and what it was there.
    pub before: Option<(Oid, Oid)>,
    /// The commit has a parent.
    pub has_parent: bool,
}

/// A commit, as much of it as a walk needs.
#[derive(Debug, Clone)]
pub struct Commit {
    /// Its tree.
    pub tree: Oid,
    /// Its parents.
    pub parents: Vec<Oid>,
    /// Its committer time, in seconds.
    pub at: i64,
}

/// One walk after another over one repository; commits are read once.
pub struct Walker<'r> {
    /// The repository.
    pub git: &'r Git,
    /// Trees of any commit.
    pub trees: Trees<'r>,
    commits: HashMap<Oid, Commit>,
}

/// One walk under way.
struct Walk<'m> {
    paths: Paths,
    open: HashMap<Oid, Open>,
    queue: BinaryHeap<(i64, Oid)>,
    /// In the order of the questions.
    found: Vec<Found>,
    /// Questions that met another about the same file at the same commit: from there on they share all that is found.
    followers: HashMap<u32, Vec<u32>>,
    memory: &'m Memory,
    judge: &'m mut dyn Judge,
}

impl<'r> Walker<'r> {
    /// # Errors
    /// The object database cannot be opened.
    pub fn new(git: &'r Git) -> Result<Self> {
        Ok(Self {
            git,
            trees: Trees::of(git)?,
            commits: HashMap::new(),
        })
    }

    /// A commit.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn commit(&mut self, oid: Oid) -> Result<Commit> {
        if let Some(commit) = self.commits.get(&oid) {
            return Ok(commit.clone());
        }
        let commit = match self.git.object(oid)? {
            Some((ObjectType::Commit, bytes)) => parse(&bytes),
            _ => None,
        };
        let commit =
            commit.ok_or_else(|| Error::repository(format!("cannot read commit {oid}")))?;
        self.commits.insert(oid, commit.clone());
        Ok(commit)
    }

    /// Answers questions in one walk, in their order.
    ///
    /// Git's rule (TREESAME): a path goes on to the first parent that has the same; where none has, this commit is the
    /// answer. So each question has one way, and the order of commits decides only how many of them go together.
    /// Where a change does not count, the question goes on behind it. What `memory` holds of a path at a commit ends its way.
    ///
    /// # Errors
    /// A commit or tree cannot be read.
    pub fn answer(
        &mut self,
        questions: &[Question],
        memory: &Memory,
        judge: &mut dyn Judge,
    ) -> Result<Vec<Found>> {
        let mut walk = Walk {
            paths: Paths::default(),
            open: HashMap::new(),
            queue: BinaryHeap::new(),
            found: vec![Found::default(); questions.len()],
            followers: HashMap::new(),
            memory,
            judge,
        };
        let files: Vec<FileNo> = questions
            .iter()
            .map(|question| walk.paths.number(&question.path))
            .collect();
        for (number, (question, file)) in (0u32..).zip(questions.iter().zip(files)) {
            let at = self.commit(question.at)?.at;
            walk.ask(question.at, at, file, number);
        }
        while let Some((_, oid)) = walk.queue.pop() {
            if let Some(open) = walk.open.remove(&oid) {
                self.visit(&mut walk, oid, open)?;
            }
        }
        Ok(walk.found)
    }

    fn visit(&mut self, walk: &mut Walk<'_>, oid: Oid, mut open: Open) -> Result<()> {
        if walk.memory.at(oid).is_some() {
            walk.recall(oid, &mut open);
        }
        if open.is_empty() {
            return Ok(());
        }
        let commit = self.commit(oid)?;
        let mut changed: HashMap<FileNo, (Difference, Option<Oid>)> = HashMap::new();
        for parent in &commit.parents {
            let before = self.commit(*parent)?;
            let (old, new) = (Some(before.tree), Some(commit.tree));
            let differences = self.trees.compare(&walk.paths, &open, old, new)?;
            let mut differing = Open::default();
            for difference in differences {
                let file = difference.file;
                if let Some(question) = open.remove(&walk.paths, file) {
                    differing.insert(&walk.paths, file, question);
                }
                match changed.get_mut(&file) {
                    Some((first, _)) if first.before.is_some() => {}
                    _ => {
                        changed.insert(file, (difference, Some(*parent)));
                    }
                }
            }
            walk.hand_on(*parent, before.at, open);
            open = differing;
            if open.is_empty() {
                return Ok(());
            }
        }
        self.settle(walk, oid, &commit, &open, &changed)
    }

    /// What agrees with no parent is answered by this commit.
    fn settle(
        &mut self,
        walk: &mut Walk<'_>,
        oid: Oid,
        commit: &Commit,
        open: &Open,
        changed: &HashMap<FileNo, (Difference, Option<Oid>)>,
    ) -> Result<()> {
        let first = match commit.parents.is_empty() {
            true => self
                .trees
                .compare(&walk.paths, open, None, Some(commit.tree))?,
            false => Vec::new(),
        };
        let first: HashMap<FileNo, Difference> = first
            .into_iter()
            .map(|difference| (difference.file, difference))
            .collect();
        let (mut asked, mut changes) = (Vec::new(), Vec::new());
        for (file, question) in open.iter() {
            let found = changed
                .get(&file)
                .map(|(difference, parent)| (difference, *parent));
            let Some((difference, parent)) = found.or(first.get(&file).map(|first| (first, None)))
            else {
                continue;
            };
            asked.push((file, question));
            changes.push(Change {
                commit: oid,
                at: commit.at,
                own: difference.after,
                before: parent.zip(difference.before),
                has_parent: !commit.parents.is_empty(),
            });
        }
        walk.judge.look_at(&changes)?;
        for ((file, question), change) in asked.into_iter().zip(changes) {
            self.told(walk, file, question, change)?;
        }
        Ok(())
    }

    /// A change was found: it counts, or the question goes on behind it.
    fn told(
        &mut self,
        walk: &mut Walk<'_>,
        file: FileNo,
        question: u32,
        change: Change,
    ) -> Result<()> {
        let onward = walk.judge.goes_on(self, walk.paths.path(file), &change)?;
        let introduced = change.before.is_none();
        let counts = onward.is_none();
        walk.tell(question, (change.commit, change.at), |found| {
            if counts {
                found.meant = Some((change.commit, change.at, introduced));
            }
        });
        if let Some(onward) = onward {
            if !introduced {
                let questions = walk.together(question);
                walk.judge.passed(&questions, &change);
            }
            let at = self.commit(onward.at)?.at;
            let file = walk.paths.number(&onward.path);
            walk.ask(onward.at, at, file, question);
        }
        Ok(())
    }
}

impl Walk<'_> {
    fn ask(&mut self, at: Oid, time: i64, file: FileNo, question: u32) {
        let open = self.open.entry(at).or_insert_with(|| {
            self.queue.push((time, at));
            Open::default()
        });
        if let Some(other) = open.insert(&self.paths, file, question) {
            self.followers.entry(other).or_default().push(question);
        }
    }

    /// A question and all that follow it.
    fn together(&self, question: u32) -> Vec<u32> {
        let mut all = vec![question];
        let mut next = 0;
        while let Some(leader) = all.get(next) {
            all.extend(self.followers.get(leader).into_iter().flatten());
            next += 1;
        }
        all
    }

    /// Tells a question, and all that follow it, of a commit: the first that each hears of is its last change.
    fn tell(&mut self, question: u32, commit: (Oid, i64), further: impl Fn(&mut Found)) {
        for question in self.together(question) {
            let found = &mut self.found[question as usize];
            found.last.get_or_insert(commit);
            further(found);
        }
    }

    /// Answers what is known at a commit.
    fn recall(&mut self, at: Oid, open: &mut Open) {
        let known: Vec<(FileNo, u32, Remembered)> = open
            .iter()
            .filter_map(|(file, question)| {
                let known = self.memory.get(at, self.paths.path(file))?;
                Some((file, question, known))
            })
            .collect();
        for (file, question, known) in known {
            open.remove(&self.paths, file);
            self.tell(question, (known.commit, known.at), |found| {
                found.meant = Some((known.meant, known.meant_at, known.introduced));
            });
        }
    }

    /// Hands what is open on to a parent; the fewer join the more.
    fn hand_on(&mut self, parent: Oid, time: i64, open: Open) {
        if open.is_empty() {
            return;
        }
        let fewer = match self.open.remove(&parent) {
            None => {
                self.queue.push((time, parent));
                self.open.insert(parent, open);
                return;
            }
            Some(there) if there.len() >= open.len() => {
                self.open.insert(parent, there);
                open
            }
            Some(there) => {
                self.open.insert(parent, open);
                there
            }
        };
        for (file, question) in fewer.iter() {
            self.ask(parent, time, file, question);
        }
    }
}

/// Tree, parents and committer time; `None` where the bytes are no commit.
fn parse(bytes: &[u8]) -> Option<Commit> {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let hex = |text: &[u8]| Oid::from_str(std::str::from_utf8(text).ok()?).ok();
    let tree = hex(lines.next()?.strip_prefix(b"tree ")?)?;
    let mut parents = Vec::new();
    for line in lines {
        if let Some(parent) = line.strip_prefix(b"parent ") {
            parents.push(hex(parent)?);
        } else if let Some(committer) = line.strip_prefix(b"committer ") {
            return Some(Commit {
                tree,
                parents,
                at: seconds(committer).unwrap_or_default(),
            });
        } else if line.is_empty() {
            break;
        }
    }
    None
}

/// `Name <mail> SECONDS ZONE`, read from its end: names hold anything.
fn seconds(committer: &[u8]) -> Option<i64> {
    let after = committer.iter().rposition(|byte| *byte == b'>')?;
    let text = std::str::from_utf8(committer.get(after + 1..)?).ok()?;
    text.split_whitespace().next()?.parse().ok()
}

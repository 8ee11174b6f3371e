//! The last change of many files in one walk, newest commits first.

use std::collections::{BinaryHeap, HashMap};

use git2::{ObjectType, Oid};

use super::memory::Memory;
use super::paths::{FileNo, Open, Paths};
use super::trees::{Difference, Trees};
use crate::error::{Error, Result};
use crate::store::git::{Git, failed};

/// A question: which is the last change of this path, at this commit or before it?
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// Where to begin.
    pub at: Oid,
    /// Which path.
    pub path: String,
}

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A commit changed it.
    Changed(Change),
    /// The walk came to a commit of which the answer is known.
    Known(Oid),
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
    git: &'r Git,
    /// Trees of any commit.
    pub trees: Trees<'r>,
    commits: HashMap<Oid, Commit>,
}

/// One walk under way.
struct Walk<'q> {
    paths: Paths,
    open: HashMap<Oid, Open>,
    queue: BinaryHeap<(i64, Oid)>,
    answers: Vec<Option<Answer>>,
    /// Questions that met another about the same file at the same commit, and share its answer.
    shared: Vec<(u32, u32)>,
    questions: &'q [Question],
    memory: &'q Memory,
}

impl<'r> Walker<'r> {
    /// # Errors
    /// The object database cannot be opened.
    pub fn new(git: &'r Git) -> Result<Self> {
        let odb = git.raw().odb();
        let odb = odb.map_err(|error| failed("cannot open the object database", error))?;
        Ok(Self {
            git,
            trees: Trees::new(odb),
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

    /// Answers questions in order. `None`: the path is nowhere behind that commit.
    ///
    /// Git's rule (TREESAME): a path goes on to the first parent that has the same; where none has, this commit is the
    /// answer. So each question has one way, and the order of commits decides only how many of them go together.
    /// What `memory` holds of a path at a commit ends its way.
    ///
    /// # Errors
    /// A commit or tree cannot be read.
    pub fn answer(
        &mut self,
        questions: &[Question],
        memory: &Memory,
    ) -> Result<Vec<Option<Answer>>> {
        let mut walk = Walk {
            paths: Paths::default(),
            open: HashMap::new(),
            queue: BinaryHeap::new(),
            answers: vec![None; questions.len()],
            shared: Vec::new(),
            questions,
            memory,
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
        for (question, other) in walk.shared.iter().rev() {
            walk.answers[*question as usize] = walk.answers[*other as usize];
        }
        Ok(walk.answers)
    }

    fn visit(&mut self, walk: &mut Walk<'_>, oid: Oid, mut open: Open) -> Result<()> {
        if walk.memory.reaches(oid) {
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
        for (file, question) in open.iter() {
            let found = changed
                .get(&file)
                .map(|(difference, parent)| (difference, *parent));
            let Some((difference, parent)) = found.or(first.get(&file).map(|first| (first, None)))
            else {
                continue;
            };
            walk.answers[question as usize] = Some(Answer::Changed(Change {
                commit: oid,
                at: commit.at,
                own: difference.after,
                before: parent.zip(difference.before),
                has_parent: !commit.parents.is_empty(),
            }));
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
            self.shared.push((question, other));
        }
    }

    /// Answers what is known at a commit.
    fn recall(&mut self, at: Oid, open: &mut Open) {
        let known: Vec<(FileNo, u32)> = open
            .iter()
            .filter(|(_, question)| {
                let path = &self.questions[*question as usize].path;
                self.memory.get(at, path).is_some()
            })
            .collect();
        for (file, question) in known {
            open.remove(&self.paths, file);
            self.answers[question as usize] = Some(Answer::Known(at));
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

//! Two trees side by side, as git stores them: entered only where their ids differ and something below is asked about.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use git2::{ObjectType, Odb, Oid};

use super::paths::{FileNo, Open, Paths};
use crate::error::{Error, Result};
use crate::store::git::{Git, failed};

/// Bytes of trees that are kept; a walk goes from a tree to the one before it, so little is enough.
const KEPT: usize = 4 << 20;

/// The mode of a folder's entry.
const FOLDER: &[u8] = b"40000";

/// Trees by id, the latest kept.
pub struct Trees<'r> {
    odb: Odb<'r>,
    young: HashMap<Oid, Rc<[u8]>>,
    old: HashMap<Oid, Rc<[u8]>>,
    bytes: usize,
}

/// A file that two trees do not agree on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// Which.
    pub file: FileNo,
    /// What the earlier tree has; a folder or nothing is `None`.
    pub before: Option<Oid>,
    /// What the later tree has.
    pub after: Option<Oid>,
}

#[derive(Clone, Copy)]
struct Entry<'t> {
    mode: &'t [u8],
    name: &'t [u8],
    oid: &'t [u8],
    whole: &'t [u8],
}

impl<'t> Entry<'t> {
    /// The first entry, and what comes after it. A tree that does not parse has no further entry.
    fn first(bytes: &'t [u8]) -> Option<(Self, &'t [u8])> {
        let space = match (bytes.get(5)?, bytes.get(6)?) {
            (b' ', _) => 5,
            (_, b' ') => 6,
            _ => bytes.iter().position(|byte| *byte == b' ')?,
        };
        let rest = &bytes[space + 1..];
        let end = memchr::memchr(0, rest)?;
        let whole = space + 1 + end + 1 + 20;
        let oid = bytes.get(whole - 20..whole)?;
        let entry = Self {
            mode: &bytes[..space],
            name: &rest[..end],
            oid,
            whole: &bytes[..whole],
        };
        Some((entry, &bytes[whole..]))
    }

    fn is_tree(&self) -> bool {
        self.mode == FOLDER
    }

    /// Git sorts a folder as if its name ended in a slash.
    fn key(&self) -> impl Iterator<Item = u8> {
        let slash = self.is_tree().then_some(b'/');
        self.name.iter().copied().chain(slash)
    }

    fn oid(&self) -> Option<Oid> {
        Oid::from_bytes(self.oid).ok()
    }
}

/// A name that two trees do not agree on: a folder in both, or a file in both. What is not there has no id.
#[derive(Clone, Copy)]
struct Unlike<'t> {
    mode: &'t [u8],
    name: &'t [u8],
    before: Option<Oid>,
    after: Option<Oid>,
}

impl Unlike<'_> {
    fn is_tree(&self) -> bool {
        self.mode == FOLDER
    }
}

impl<'r> Trees<'r> {
    /// Trees of a repository.
    ///
    /// # Errors
    /// The object database cannot be opened.
    pub fn of(git: &'r Git) -> Result<Self> {
        let odb = git.raw().odb();
        odb.map(Self::new)
            .map_err(|error| failed("cannot open the object database", error))
    }

    /// Reads from an object database.
    pub fn new(odb: Odb<'r>) -> Self {
        Self {
            odb,
            young: HashMap::new(),
            old: HashMap::new(),
            bytes: 0,
        }
    }

    fn read(&mut self, oid: Oid) -> Result<Rc<[u8]>> {
        if let Some(tree) = self.young.get(&oid) {
            return Ok(tree.clone());
        }
        let tree = match self.old.remove(&oid) {
            Some(tree) => tree,
            None => {
                let object = self
                    .odb
                    .read(oid)
                    .map_err(|error| failed(format!("cannot read tree {oid}"), error))?;
                if object.kind() != ObjectType::Tree {
                    return Err(Error::repository(format!("object {oid} is not a tree")));
                }
                object.data().into()
            }
        };
        self.bytes += tree.len();
        if self.bytes > KEPT / 2 {
            self.old = std::mem::take(&mut self.young);
            self.bytes = tree.len();
        }
        self.young.insert(oid, tree.clone());
        Ok(tree)
    }

    /// The file at a path of a tree; a folder is none.
    ///
    /// # Errors
    /// A tree cannot be read.
    pub fn file(&mut self, tree: Oid, path: &str) -> Result<Option<Oid>> {
        let mut at = tree;
        let mut names = path.split('/').peekable();
        while let Some(name) = names.next() {
            let bytes = self.read(at)?;
            let Some(entry) = named(&bytes, name) else {
                return Ok(None);
            };
            if entry.is_tree() != names.peek().is_some() {
                return Ok(None);
            }
            let Some(oid) = entry.oid() else {
                return Ok(None);
            };
            at = oid;
        }
        Ok(Some(at))
    }

    /// Whether two trees have the same file at a path: they are read down to the first folder that is the same in both.
    ///
    /// # Errors
    /// A tree cannot be read.
    pub fn agree(&mut self, before: Oid, after: Oid, path: &str) -> Result<bool> {
        let (mut before, mut after) = (before, after);
        for name in path.split('/') {
            if before == after {
                return Ok(true);
            }
            let (old, new) = (self.read(before)?, self.read(after)?);
            match (named(&old, name), named(&new, name)) {
                (Some(old), Some(new)) if old.mode == new.mode => {
                    let (Some(old), Some(new)) = (old.oid(), new.oid()) else {
                        return Ok(false);
                    };
                    (before, after) = (old, new);
                }
                _ => return Ok(false),
            }
        }
        Ok(before == after)
    }

    /// The files among `open` that are not the same in both trees; a tree that is not there is an empty one.
    ///
    /// # Errors
    /// A tree cannot be read.
    pub fn compare(
        &mut self,
        paths: &Paths,
        open: &Open,
        before: Option<Oid>,
        after: Option<Oid>,
    ) -> Result<Vec<Difference>> {
        let mut found = Vec::new();
        self.each_unlike(0, before, after, &mut |folder, unlike| {
            if unlike.is_tree() {
                let inner = paths.folder_in(*folder, unlike.name);
                return inner.filter(|inner| open.reaches(*inner));
            }
            let file = paths.file_in(*folder, unlike.name);
            if let Some(file) = file.filter(|file| open.has(*file)) {
                found.push(Difference {
                    file,
                    before: unlike.before,
                    after: unlike.after,
                });
            }
            None
        })?;
        Ok(found)
    }

    /// The paths of all files that are not the same in two trees.
    ///
    /// # Errors
    /// A tree cannot be read.
    pub fn unlike(&mut self, before: Option<Oid>, after: Oid) -> Result<BTreeSet<String>> {
        Ok(self.names_unlike(before, after)?.0)
    }

    /// The paths of all files that are not the same in two trees; `None` where a name among them is no text.
    ///
    /// # Errors
    /// A tree cannot be read.
    pub fn unlike_names(&mut self, before: Oid, after: Oid) -> Result<Option<BTreeSet<String>>> {
        let (found, all_text) = self.names_unlike(Some(before), after)?;
        Ok(all_text.then_some(found))
    }

    /// The paths that are text, and whether all of them are.
    fn names_unlike(
        &mut self,
        before: Option<Oid>,
        after: Oid,
    ) -> Result<(BTreeSet<String>, bool)> {
        let (mut found, mut all_text) = (BTreeSet::new(), true);
        self.each_unlike(String::new(), before, Some(after), &mut |folder, unlike| {
            let Some(path) = below(folder, unlike.name) else {
                all_text = false;
                return None;
            };
            if unlike.is_tree() {
                return Some(path);
            }
            found.insert(path);
            None
        })?;
        Ok((found, all_text))
    }

    /// The files of the earlier tree that the later one does not have under that name, with their ids.
    ///
    /// # Errors
    /// A tree cannot be read.
    pub fn vanished(&mut self, before: Oid, after: Oid) -> Result<Vec<(String, Oid)>> {
        let mut found = Vec::new();
        self.each_unlike(
            String::new(),
            Some(before),
            Some(after),
            &mut |folder, unlike| {
                // What was not there cannot have vanished, and nothing below it.
                let old = unlike.before?;
                let path = below(folder, unlike.name)?;
                if unlike.is_tree() {
                    return Some(path);
                }
                if unlike.after.is_none() {
                    found.push((path, old));
                }
                None
            },
        )?;
        Ok(found)
    }

    /// Looks at each name that is not the same in two trees; `visit` gives the folder to enter, and none where it is left.
    ///
    /// # Errors
    /// A tree cannot be read.
    fn each_unlike<F>(
        &mut self,
        root: F,
        before: Option<Oid>,
        after: Option<Oid>,
        visit: &mut dyn FnMut(&F, Unlike<'_>) -> Option<F>,
    ) -> Result<()> {
        let mut left = vec![(root, before, after)];
        while let Some((folder, before, after)) = left.pop() {
            if before == after {
                continue;
            }
            let before = before.map(|oid| self.read(oid)).transpose()?;
            let after = after.map(|oid| self.read(oid)).transpose()?;
            side_by_side(
                before.as_deref().unwrap_or_default(),
                after.as_deref().unwrap_or_default(),
                &mut |old, new| {
                    let Some(entry) = new.or(old) else { return };
                    let unlike = Unlike {
                        mode: entry.mode,
                        name: entry.name,
                        before: old.and_then(|old| old.oid()),
                        after: new.and_then(|new| new.oid()),
                    };
                    if let Some(inner) = visit(&folder, unlike) {
                        left.push((inner, unlike.before, unlike.after));
                    }
                },
            );
        }
        Ok(())
    }
}

/// A path in a folder; `None` where the name is not UTF-8, as no page's is.
fn below(folder: &str, name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    Some(match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    })
}

/// The entry of a name.
fn named<'t>(mut tree: &'t [u8], name: &str) -> Option<Entry<'t>> {
    while let Some((entry, rest)) = Entry::first(tree) {
        if entry.name == name.as_bytes() {
            return Some(entry);
        }
        tree = rest;
    }
    None
}

/// Bytes that are compared in one go.
const BLOCK: usize = 1024;

/// The bytes of the entries that two trees both begin with. Most commits touch one place of a folder, and folders of thousands
/// of files are common here: what comes before that place is only counted, not looked at.
fn same_entries(before: &[u8], after: &[u8]) -> usize {
    let blocks = before.chunks(BLOCK).zip(after.chunks(BLOCK));
    let same = blocks.take_while(|(old, new)| old == new);
    let start: usize = same.map(|(old, _)| old.len()).sum();
    let rest = before[start..].iter().zip(&after[start..]);
    let same = start + rest.take_while(|(old, new)| old == new).count();
    let mut at = 0;
    while let Some((entry, _)) = Entry::first(&before[at..])
        && at + entry.whole.len() <= same
    {
        at += entry.whole.len();
    }
    at
}

/// Calls `unlike` for each name that is not the same in both.
fn side_by_side<'t>(
    mut before: &'t [u8],
    mut after: &'t [u8],
    unlike: &mut dyn FnMut(Option<Entry<'t>>, Option<Entry<'t>>),
) {
    loop {
        let same = same_entries(before, after);
        (before, after) = (&before[same..], &after[same..]);
        let (old, new) = (Entry::first(before), Entry::first(after));
        match (old, new) {
            (None, None) => return,
            (Some((old, rest)), None) => {
                unlike(Some(old), None);
                before = rest;
            }
            (None, Some((new, rest))) => {
                unlike(None, Some(new));
                after = rest;
            }
            (Some((old, old_rest)), Some((new, new_rest))) => {
                match old.key().cmp(new.key()) {
                    Ordering::Equal => {
                        unlike(Some(old), Some(new));
                        (before, after) = (old_rest, new_rest);
                    }
                    Ordering::Less => {
                        unlike(Some(old), None);
                        before = old_rest;
                    }
                    Ordering::Greater => {
                        unlike(None, Some(new));
                        after = new_rest;
                    }
                }
                // Most commits touch one place of a folder: what comes after it is the same to the end.
                if before == after {
                    return;
                }
            }
        }
    }
}

//! Two trees side by side, as git stores them: entered only where their ids differ and something below is asked about.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use git2::{ObjectType, Odb, Oid};

use super::paths::{FileNo, FolderNo, Open, Paths};
use crate::error::{Error, Result};
use crate::store::git::failed;

/// Bytes of trees that are kept; a walk goes from a tree to the one before it, so little is enough.
const KEPT: usize = 4 << 20;

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
        let space = bytes.iter().position(|byte| *byte == b' ')?;
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
        self.mode == b"40000"
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

impl<'r> Trees<'r> {
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
        let mut left = vec![(0, before, after)];
        while let Some((folder, before, after)) = left.pop() {
            if before == after {
                continue;
            }
            let before = before.map(|oid| self.read(oid)).transpose()?;
            let after = after.map(|oid| self.read(oid)).transpose()?;
            side_by_side(
                before.as_deref().unwrap_or_default(),
                after.as_deref().unwrap_or_default(),
                &mut |old, new| note(paths, open, folder, old, new, &mut left, &mut found),
            );
        }
        Ok(found)
    }
}

impl Trees<'_> {
    /// The paths of all files that are not the same in two trees.
    ///
    /// # Errors
    /// A tree cannot be read.
    pub fn unlike(&mut self, before: Option<Oid>, after: Oid) -> Result<BTreeSet<String>> {
        let mut found = BTreeSet::new();
        let mut left = vec![(String::new(), before, Some(after))];
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
                    let Some(path) = below(&folder, entry.name) else {
                        return;
                    };
                    let oid = |entry: Option<Entry<'_>>| entry.and_then(|entry| entry.oid());
                    if entry.is_tree() {
                        left.push((path, oid(old), oid(new)));
                    } else {
                        found.insert(path);
                    }
                },
            );
        }
        Ok(found)
    }

    /// The files of the earlier tree that the later one does not have under that name, with their ids.
    ///
    /// # Errors
    /// A tree cannot be read.
    pub fn vanished(&mut self, before: Oid, after: Oid) -> Result<Vec<(String, Oid)>> {
        let mut found = Vec::new();
        let mut left = vec![(String::new(), Some(before), Some(after))];
        while let Some((folder, before, after)) = left.pop() {
            let Some(before) = before.filter(|before| Some(*before) != after) else {
                continue;
            };
            let before = self.read(before)?;
            let after = after.map(|oid| self.read(oid)).transpose()?;
            side_by_side(
                &before,
                after.as_deref().unwrap_or_default(),
                &mut |old, new| {
                    let Some((old, oid)) = old.and_then(|old| Some((old, old.oid()?))) else {
                        return;
                    };
                    let Some(path) = below(&folder, old.name) else {
                        return;
                    };
                    if old.is_tree() {
                        left.push((path, Some(oid), new.and_then(|new| new.oid())));
                    } else if new.is_none() {
                        found.push((path, oid));
                    }
                },
            );
        }
        Ok(found)
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

/// What a pair of unlike entries of one name says: a folder to enter, a file that differs.
fn note(
    paths: &Paths,
    open: &Open,
    folder: FolderNo,
    old: Option<Entry<'_>>,
    new: Option<Entry<'_>>,
    left: &mut Vec<(FolderNo, Option<Oid>, Option<Oid>)>,
    found: &mut Vec<Difference>,
) {
    let Some(entry) = new.or(old) else { return };
    let oid = |entry: Option<Entry<'_>>| entry.and_then(|entry| entry.oid());
    if entry.is_tree() {
        if let Some(inner) = paths.folder_in(folder, entry.name)
            && open.reaches(inner)
        {
            left.push((inner, oid(old), oid(new)));
        }
        return;
    }
    if let Some(file) = paths.file_in(folder, entry.name)
        && open.has(file)
    {
        found.push(Difference {
            file,
            before: oid(old),
            after: oid(new),
        });
    }
}

/// Calls `unlike` for each name that is not the same in both.
fn side_by_side<'t>(
    mut before: &'t [u8],
    mut after: &'t [u8],
    unlike: &mut dyn FnMut(Option<Entry<'t>>, Option<Entry<'t>>),
) {
    loop {
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
                if old.whole == new.whole {
                    (before, after) = (old_rest, new_rest);
                    continue;
                }
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

//! What the pages of HEAD say of themselves, remembered by commit: only what changed since is read again.

use std::collections::{BTreeMap, BTreeSet};

use git2::Oid;
use postcard::{from_bytes, take_from_bytes};

use super::Store;
use super::git::{Folders, Unchecked, oid_of};
use super::history::Trees;
use super::pages::{Depth, NamedFile, Reader, Refused, refusal};
use super::snapshot::Snapshot;
use super::tips::TipMemory;
use crate::domain::document::Document;
use crate::domain::head::Head;
use crate::domain::history::LastChanges;
use crate::error::{Error, Result};

/// The heads of all pages of a commit, packed: how many there are, what is refused, and rows that follow one another,
/// sorted by path.
#[derive(Debug, Default)]
pub struct Heads {
    bytes: Vec<u8>,
    count: usize,
    refused: Vec<Refused>,
    /// Where the rows begin.
    rows: usize,
}

/// How many bytes the length of a row takes at most, but for a row that is longer than any page.
const LENGTH: usize = 3;

impl Heads {
    /// Packs rows that are packed already, sorted by path.
    fn of(refused: Vec<Refused>, packed_rows: &[&[u8]]) -> Result<Self> {
        let count = packed_rows.len();
        let mut bytes = packed(&(count, &refused))?;
        let rows = bytes.len();
        bytes.reserve(packed_rows.iter().map(|row| row.len() + LENGTH).sum());
        for row in packed_rows {
            // Each with its length, so that it can be passed over.
            bytes.extend(packed(&row.len())?);
            bytes.extend(*row);
        }
        Ok(Self {
            bytes,
            count,
            refused,
            rows,
        })
    }

    fn recalled(bytes: Vec<u8>) -> Option<Self> {
        let ((count, refused), rest) = take_from_bytes::<(usize, Vec<Refused>)>(&bytes).ok()?;
        let rows = bytes.len() - rest.len();
        let heads = Self {
            bytes,
            count,
            refused,
            rows,
        };
        let whole = heads.rows().try_fold(0, |rows, row| row.map(|_| rows + 1));
        (whole.ok() == Some(count)).then_some(heads)
    }

    /// What has a page's name and is none, each with why.
    pub fn refused(&self) -> &[Refused] {
        &self.refused
    }

    /// The heads, by path, packed.
    fn rows(&self) -> impl Iterator<Item = Result<&[u8]>> {
        let mut rest = self.bytes.get(self.rows..).unwrap_or_default();
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let row = take_from_bytes(rest);
            rest = row.as_ref().map_or(&[][..], |(_, after)| after);
            Some(row.map(|(row, _)| row).map_err(foreign))
        })
    }

    /// The heads, by path.
    ///
    /// # Errors
    /// What is remembered was written by something else.
    pub fn all(&self) -> Result<Vec<Head<'_>>> {
        let mut all = Vec::with_capacity(self.count);
        for row in self.rows() {
            all.push(from_bytes(row?).map_err(foreign)?);
        }
        Ok(all)
    }
}

fn packed(what: &impl serde::Serialize) -> Result<Vec<u8>> {
    postcard::to_allocvec(what)
        .map_err(|error| Error::bug("what a page says cannot be packed").cause(error))
}

fn row(page: &Document) -> Result<Vec<u8>> {
    packed(&Head::of(page))
}

/// The path of a packed head: what stands first in it.
fn path_of(row: &[u8]) -> Result<&str> {
    take_from_bytes(row).map(|(path, _)| path).map_err(foreign)
}

fn foreign(error: postcard::Error) -> Error {
    Error::bug("what is remembered of pages is not what was written").cause(error)
}

impl Store {
    /// The heads of HEAD's pages.
    ///
    /// # Errors
    /// An object cannot be read.
    pub fn heads(&self, snapshot: &Snapshot) -> Result<Heads> {
        match &snapshot.layout.head {
            Some(head) => heads_at(self.reader(snapshot), oid_of(head)),
            None => Ok(Heads::default()),
        }
    }

    /// The heads of HEAD's pages; and the last change of each, where nothing is remembered: then both are read side by side.
    ///
    /// # Errors
    /// An object cannot be read.
    pub fn heads_and_changes(&self, snapshot: &Snapshot) -> Result<(Heads, Option<LastChanges>)> {
        let Some(head) = &snapshot.layout.head else {
            return Ok((Heads::default(), Some(LastChanges::default())));
        };
        let (reader, tip) = (self.reader(snapshot), oid_of(head));
        if let Some(heads) = remembered(reader, tip)? {
            return Ok((heads, None));
        }
        let (files, refused) = reader.files(tip)?;
        let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
        let asked = self.changes_asked(snapshot, tip)?;
        let another = self.git.again()?;
        let (heads, changes) = std::thread::scope(|scope| {
            let walk = scope.spawn(|| {
                // A handle goes into its thread and is never shared.
                let git = another;
                asked.answer(&git, &paths)
            });
            let heads = anew(reader, tip, &files, refused);
            (heads, walk.join())
        });
        let changes = changes.map_err(|_| Error::bug("walking the history ended in a panic"))?;
        Ok((heads?, Some(changes?)))
    }
}

/// The heads of a commit's pages.
pub(super) fn heads_at(reader: Reader<'_>, tip: Oid) -> Result<Heads> {
    if let Some(heads) = remembered(reader, tip)? {
        return Ok(heads);
    }
    let (files, refused) = reader.files(tip)?;
    anew(reader, tip, &files, refused)
}

fn memory(reader: Reader<'_>) -> TipMemory {
    TipMemory::of(reader.git, "heads", &reader.globs.patterns())
}

/// The heads of a commit from what is remembered of it, of its first parent, or of the commit that was looked at last.
fn remembered(reader: Reader<'_>, tip: Oid) -> Result<Option<Heads>> {
    let memory = memory(reader);
    if let Some(known) = memory.recall(tip).and_then(Heads::recalled) {
        return Ok(Some(known));
    }
    let parent = reader.git.raw_commit(tip)?.parents.first().map(oid_of);
    let before = parent
        .into_iter()
        .chain(memory.tips().into_iter().take(1))
        .find_map(|tip| Some((tip, Heads::recalled(memory.recall(tip)?)?)));
    let Some((before, known)) = before else {
        return Ok(None);
    };
    let heads = since_then(reader, (before, &known), tip)?;
    if let Some(heads) = &heads {
        memory.keep(reader.git, tip, &heads.bytes);
    }
    Ok(heads)
}

/// The heads of a commit's pages, all of them read.
fn anew(reader: Reader<'_>, tip: Oid, files: &[NamedFile], refused: Vec<Refused>) -> Result<Heads> {
    let _unchecked = Unchecked::begin();
    let rows = reader.pages(tip, files, Depth::Head, &|page| row(&page))?;
    let rows = rows.into_iter().collect::<Result<Vec<_>>>()?;
    let rows: Vec<&[u8]> = rows.iter().map(Vec::as_slice).collect();
    let heads = Heads::of(refused, &rows)?;
    memory(reader).keep(reader.git, tip, &heads.bytes);
    Ok(heads)
}

/// The heads of a commit from those of another: what differs is read, the rest is taken over.
///
/// `None` where a name that differs is no text: then everything is looked at.
fn since_then(
    reader: Reader<'_>,
    (before, known): (Oid, &Heads),
    tip: Oid,
) -> Result<Option<Heads>> {
    let git = reader.git;
    let (Ok(old), tree) = (git.tree_of(before), git.tree_of(tip)?) else {
        return Ok(None);
    };
    let Some(names) = Trees::of(git)?.unlike_names(old.id(), tree.id())? else {
        return Ok(None);
    };
    let (files, newly_refused) = sorted_out(reader, tip, &names)?;
    let read = reader.pages(tip, &files, Depth::Head, &|page| {
        (page.path.clone(), row(&page))
    })?;
    let mut fresh: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (path, row) in read {
        fresh.insert(path, row?);
    }
    let mut rows: Vec<(&str, &[u8])> = Vec::new();
    for row in known.rows() {
        let row = row?;
        let path = path_of(row)?;
        if !names.contains(path) {
            rows.push((path, row));
        }
    }
    rows.extend(
        fresh
            .iter()
            .map(|(path, row)| (path.as_str(), row.as_slice())),
    );
    rows.sort_by_key(|(path, _)| *path);
    let mut refused = known.refused.clone();
    refused.retain(|(path, _)| !names.contains(path));
    refused.extend(newly_refused);
    refused.sort();
    let rows: Vec<&[u8]> = rows.into_iter().map(|(_, row)| row).collect();
    Heads::of(refused, &rows).map(Some)
}

/// Of names, those that are pages in a commit, and those that are refused.
fn sorted_out(
    reader: Reader<'_>,
    tip: Oid,
    names: &BTreeSet<String>,
) -> Result<(Vec<NamedFile>, Vec<Refused>)> {
    let (mut files, mut refused) = (Vec::new(), Vec::new());
    let folders = Folders::of(reader.git);
    for path in names.iter().filter(|path| reader.globs.matches(path)) {
        let Some(entry) = folders.file_at(tip, path)? else {
            continue;
        };
        match refusal(entry) {
            Some(why) => refused.push((path.clone(), why.to_owned())),
            None => files.push((path.clone(), entry)),
        }
    }
    Ok((files, refused))
}

#[cfg(test)]
mod tests {
    use git2::Signature;
    use git2::Time;
    use proptest::prelude::*;

    use super::*;
    use crate::store::git::Git;
    use crate::store::globs::Globs;

    const PATHS: [&str; 5] = ["a.md", "b/a.md", "b/c/a.md", "b/c", "notes.txt"];
    const TEXTS: [&[u8]; 4] = [
        b"---\ntitle: One\nowner: role:ops\ntags: [x, y]\n---\n",
        b"---\nid: other\nlast_reviewed_on: 2026-01-02\nreview_in: 3 months\n---\n# T\n",
        b"# Only a heading\n",
        b"\xff\xfe",
    ];

    /// A commit without parents that has some of the paths, each with a text, or as a link.
    fn commit(git: &Git, files: &[Option<usize>]) -> Oid {
        let repo = git.raw();
        let mut index = git2::Index::new().unwrap();
        for (path, text) in PATHS.iter().zip(files) {
            let Some(text) = text else { continue };
            let mode = if *text == TEXTS.len() {
                0o120_000
            } else {
                0o100_644
            };
            let blob = repo.blob(TEXTS[text % TEXTS.len()]).unwrap();
            // A folder takes the place of a file of its name.
            let _ = index.remove_dir(std::path::Path::new(path), 0);
            let entry = git2::IndexEntry {
                ctime: git2::IndexTime::new(0, 0),
                mtime: git2::IndexTime::new(0, 0),
                dev: 0,
                ino: 0,
                mode,
                uid: 0,
                gid: 0,
                file_size: 0,
                id: blob,
                flags: 0,
                flags_extended: 0,
                path: path.as_bytes().to_vec(),
            };
            index.add(&entry).unwrap();
        }
        let tree = repo.find_tree(index.write_tree_to(repo).unwrap()).unwrap();
        let who = Signature::new("Maria", "m@example.com", &Time::new(0, 0)).unwrap();
        repo.commit(None, &who, &who, "one", &tree, &[]).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

        #[test]
        fn from_what_is_remembered_they_are_what_reading_gives(
            commits in prop::collection::vec(
                prop::collection::vec(prop::option::of(0usize..5), PATHS.len()), 1..8),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let git = Git::init(folder.path(), "main").unwrap();
            let globs = Globs::new(&["**/*.md".to_owned(), "b/c".to_owned()]).unwrap();
            let reader = Reader { git: &git, globs: &globs, site_root: None };
            for files in &commits {
                let tip = commit(&git, files);
                let (pages, mut refused) = reader.commit(tip).unwrap();
                let heads = heads_at(reader, tip).unwrap();
                prop_assert_eq!(heads.all().unwrap(), Head::all(&pages));
                refused.sort();
                prop_assert_eq!(heads.refused(), refused);
                prop_assert_eq!(&heads_at(reader, tip).unwrap().bytes, &heads.bytes);
                let (whole, more) = (&heads.bytes[..], [&heads.bytes[..], &[0]].concat());
                prop_assert!(Heads::recalled(whole[..whole.len() - 1].to_vec()).is_none());
                prop_assert!(Heads::recalled(more).is_none());
            }
        }
    }
}

//! Reading pages: from a commit's tree, from the work tree.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use git2::{ObjectType, Oid, Tree};
use sha2::Sha256;
use walkdir::WalkDir;

use super::git::{FileEntry, Git, failed, id_of};
use super::globs::Globs;
use super::handles::Handles;
use super::tracked::Tracked;
use crate::domain::digest::Digest;
use crate::domain::document::Document;
use crate::domain::problem::Problem;
use crate::error::{Error, Result};
use crate::markdown::digest::{Tree as DigestTree, names_pictures, sop1_bytes};
use crate::markdown::document;

/// How pages are read.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The repository.
    pub git: &'a Git,
    /// Which files are pages.
    pub globs: &'a Globs,
    /// What a picture's path is relative to when it begins with `/`.
    pub site_root: Option<&'a str>,
}

/// From how many pages on they are read in several threads.
const MANY: usize = 128;

/// How much of a page is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// All of it.
    Whole,
    /// What it says of itself: its pictures are left alone.
    Head,
}

/// A file and the path that it has in a tree.
pub type NamedFile = (String, FileEntry);

/// A path that is a page's by its name, and why it is not read.
pub type Refused = (String, String);

/// Why something that has a page's name is none.
pub fn refusal(entry: FileEntry) -> Option<&'static str> {
    match entry.mode {
        0o120_000 => Some("it is a symbolic link"),
        0o160_000 => Some("it is a submodule"),
        _ => None,
    }
}

/// Pictures as they are in one tree, for one page after another: each folder is looked up once.
struct CommitTree<'a> {
    git: &'a Git,
    tree: &'a Tree<'a>,
    folders: RefCell<HashMap<String, Option<Tree<'a>>>>,
}

impl<'a> CommitTree<'a> {
    fn new(git: &'a Git, tree: &'a Tree<'a>) -> Self {
        Self {
            git,
            tree,
            folders: RefCell::default(),
        }
    }

    fn entry(&self, path: &str) -> Option<FileEntry> {
        let Some((folder, name)) = path.rsplit_once('/') else {
            return self.git.file_in(self.tree, path).ok()?;
        };
        let mut folders = self.folders.borrow_mut();
        let folder = folders.entry(folder.to_owned()).or_insert_with(|| {
            let entry = self.tree.get_path(Path::new(folder)).ok()?;
            self.git.raw().find_tree(entry.id()).ok()
        });
        self.git.file_in(folder.as_ref()?, name).ok()?
    }
}

impl DigestTree for CommitTree<'_> {
    fn blob_sha256(&self, path: &str) -> Option<String> {
        let entry = self.entry(path)?;
        let bytes = entry
            .is_regular()
            .then(|| self.git.blob(entry.oid).ok())??;
        Some(sha256_hex(&bytes))
    }
}

/// Pictures as they are in the work tree.
struct WorkTree<'a> {
    git: &'a Git,
    root: &'a Path,
}

impl DigestTree for WorkTree<'_> {
    fn blob_sha256(&self, path: &str) -> Option<String> {
        let place = super::files::inside(self.root, path).ok()?;
        let bytes = place.is_file().then(|| std::fs::read(&place).ok())??;
        Some(sha256_hex(&self.git.cleaned(&place, bytes)))
    }
}

/// SHA-256 in lower-case hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    <Sha256 as sha2::Digest>::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

impl Reader<'_> {
    /// Every page of a commit, by path, and what has a page's name and is none.
    pub fn commit(&self, commit: Oid) -> Result<(Vec<Document>, Vec<Refused>)> {
        self.commit_as(commit, &|page| page)
    }

    /// What is made of every page of a commit, by path; the page itself is gone then.
    pub fn commit_as<T: Send>(
        &self,
        commit: Oid,
        made: &(dyn Fn(Document) -> T + Sync),
    ) -> Result<(Vec<T>, Vec<Refused>)> {
        let (files, refused) = self.files(commit)?;
        Ok((self.pages(commit, &files, Depth::Whole, made)?, refused))
    }

    /// The files of a commit that are pages, by path, and what has a page's name and is none.
    pub fn files(&self, commit: Oid) -> Result<(Vec<NamedFile>, Vec<Refused>)> {
        let tree = self.git.tree_of(commit)?;
        let (mut entries, mut refused) = (BTreeMap::new(), Vec::new());
        self.list(&tree, "", &mut entries, &mut refused)?;
        let mut files = Vec::with_capacity(entries.len());
        for (path, entry) in entries {
            match refusal(entry) {
                Some(why) => refused.push((path, why.to_owned())),
                None => files.push((path, entry)),
            }
        }
        Ok((files, refused))
    }

    /// What is made of files of a commit, many of them in threads side by side, each with a handle of its own.
    pub fn pages<T: Send>(
        &self,
        commit: Oid,
        files: &[NamedFile],
        depth: Depth,
        made: &(dyn Fn(Document) -> T + Sync),
    ) -> Result<Vec<T>> {
        let (globs, site_root) = (self.globs, self.site_root);
        Handles::of(self.git).shares(files, MANY, |git, part| {
            let reader = Reader {
                git,
                globs,
                site_root,
            };
            let tree = git.tree_of(commit)?;
            let pictures = CommitTree::new(git, &tree);
            let read =
                |(path, entry): &NamedFile| reader.page(&pictures, path, *entry, depth).map(made);
            part.iter().map(read).collect()
        })
    }

    /// The paths of a commit that are pages by their name, whatever they are.
    pub fn entries(&self, commit: Oid) -> Result<BTreeMap<String, FileEntry>> {
        let tree = self.git.tree_of(commit)?;
        let (mut entries, mut refused) = (BTreeMap::new(), Vec::new());
        self.list(&tree, "", &mut entries, &mut refused)?;
        Ok(entries)
    }

    /// One file of a commit, read as a page; `None` where it is not there or no plain file.
    pub fn file(&self, commit: Oid, path: &str) -> Result<Option<Document>> {
        let tree = self.git.tree_of(commit)?;
        self.file_in(&tree, path)
    }

    /// One file of a tree, read as a page.
    pub fn file_in(&self, tree: &Tree<'_>, path: &str) -> Result<Option<Document>> {
        match self.git.file_in(tree, path)? {
            Some(entry) if entry.is_regular() => {
                let pictures = CommitTree::new(self.git, tree);
                self.page(&pictures, path, entry, Depth::Whole).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// A blob read as the page of a path, with the pictures of a commit.
    pub fn blob(&self, commit: Oid, path: &str, blob: Oid) -> Result<Document> {
        let tree = self.git.tree_of(commit)?;
        let mode = 0o100_644;
        let pictures = CommitTree::new(self.git, &tree);
        self.page(&pictures, path, FileEntry { oid: blob, mode }, Depth::Whole)
    }

    /// What bytes at a path digest to with the pictures of a commit; `None` where they cannot be digested.
    pub fn digest_of(&self, commit: Oid, path: &str, bytes: &[u8]) -> Result<Option<Digest>> {
        let tree = self.git.tree_of(commit)?;
        let pictures = CommitTree::new(self.git, &tree);
        Ok(sop1_bytes(path, bytes, &pictures, self.site_root)
            .ok()
            .map(|digested| digested.digest))
    }

    fn page(
        &self,
        pictures: &CommitTree<'_>,
        path: &str,
        entry: FileEntry,
        depth: Depth,
    ) -> Result<Document> {
        let below = self.globs.below(path);
        let read = |bytes: &[u8]| match depth {
            Depth::Whole => document::read(path, below, bytes, pictures, self.site_root),
            Depth::Head => document::undigested(path, below, bytes),
        };
        let page = self.git.look_into(entry.oid, read);
        let mut page = page.map_err(|error| error.at(path, None))?;
        page.blob = Some(id_of(entry.oid));
        if entry.mode != 0o100_644 {
            let problem = Problem::new(
                1,
                1,
                "executable",
                format!("{path} is executable, and an SOP is a plain file"),
            );
            page.problems
                .push(problem.with_hint(format!("git update-index --chmod=-x -- {path}")));
        }
        Ok(page)
    }

    fn list(
        &self,
        tree: &Tree<'_>,
        folder: &str,
        found: &mut BTreeMap<String, FileEntry>,
        refused: &mut Vec<Refused>,
    ) -> Result<()> {
        for entry in tree {
            let Ok(name) = entry.name() else {
                let name = String::from_utf8_lossy(entry.name_bytes()).into_owned();
                let path = if folder.is_empty() {
                    name
                } else {
                    format!("{folder}/{name}")
                };
                if entry.kind() == Some(ObjectType::Tree) || self.globs.matches(&path) {
                    refused.push((path, "its name is not UTF-8".to_owned()));
                }
                continue;
            };
            let path = if folder.is_empty() {
                name.to_owned()
            } else {
                format!("{folder}/{name}")
            };
            if entry.kind() == Some(ObjectType::Tree) {
                if self.globs.reaches(&path) {
                    let below =
                        self.git.raw().find_tree(entry.id()).map_err(|error| {
                            failed(format!("cannot read the folder {path}"), error)
                        })?;
                    self.list(&below, &path, found, refused)?;
                }
            } else if self.globs.matches(&path) {
                found.insert(
                    path,
                    FileEntry {
                        oid: entry.id(),
                        mode: entry.filemode(),
                    },
                );
            }
        }
        Ok(())
    }

    /// Every page of the work tree, by path, and what has a page's name and is none; ignored files are passed over.
    ///
    /// `known` are pages of a commit: a file that git's index knows to be one of them is not read again.
    pub fn work_tree(
        &self,
        root: &Path,
        known: &[Document],
    ) -> Result<(Vec<Document>, Vec<Refused>)> {
        let tracked = Tracked::read(self.git);
        let (mut paths, mut refused) = (Vec::new(), Vec::new());
        let walk = WalkDir::new(root)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| {
                let path = relative(root, entry.path());
                entry.depth() == 0
                    || (entry.file_name() != ".git"
                        && (!entry.file_type().is_dir()
                            || (self.globs.reaches(&path)
                                && (tracked.has_folder(&path)
                                    || !self.ignored(&format!("{path}/"))))))
            });
        for entry in walk {
            let entry = entry
                .map_err(|error| Error::repository("cannot walk the work tree").cause(error))?;
            let path = relative(root, entry.path());
            let kind = entry.file_type();
            if kind.is_dir()
                || !self.globs.matches(&path)
                || (!tracked.has_file(&path) && self.ignored(&path))
            {
                continue;
            }
            if kind.is_file() {
                paths.push((path, entry.metadata().ok()));
            } else if kind.is_symlink() {
                refused.push((path, "it is a symbolic link".to_owned()));
            }
        }
        let known: HashMap<&str, &Document> = known
            .iter()
            .map(|page| (page.path.as_str(), page))
            .collect();
        let read = |(path, metadata): &(String, Option<std::fs::Metadata>)| {
            let same = known.get(path.as_str()).filter(|page| {
                let unchanged = metadata
                    .as_ref()
                    .is_some_and(|metadata| tracked.is_unchanged(page, metadata));
                unchanged && !names_pictures(page.body())
            });
            match same {
                Some(page) => Ok(Some(as_work(page))),
                None => self.work_file(root, path),
            }
        };
        let pages: Result<Vec<Document>> = paths
            .iter()
            .filter_map(|path| read(path).transpose())
            .collect();
        Ok((pages?, refused))
    }

    /// One file of the work tree, read as a page; `None` where it is not there or no plain file.
    pub fn work_file(&self, root: &Path, path: &str) -> Result<Option<Document>> {
        let Some(bytes) = self.git.work_bytes(root, path)? else {
            return Ok(None);
        };
        let below = self.globs.below(path);
        Ok(Some(document::read(
            path,
            below,
            &bytes,
            &WorkTree {
                git: self.git,
                root,
            },
            self.site_root,
        )))
    }

    fn ignored(&self, path: &str) -> bool {
        self.git
            .raw()
            .status_should_ignore(Path::new(path))
            .unwrap_or(false)
    }
}

/// A committed page as the work tree has it: without what only its tree entry says.
fn as_work(page: &Document) -> Document {
    let mut page = page.clone();
    page.blob = None;
    page.problems.retain(|problem| problem.code != "executable");
    page
}

/// A path below the root, with `/`.
pub fn relative(root: &Path, path: &Path) -> String {
    let parts: Vec<_> = path
        .strip_prefix(root)
        .unwrap_or(path)
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.join("/")
}

//! The object database and the refs, through git2, with every failure named.
//!
//! `NotFound` is an `Option` here, and commits are read raw: the ledger and `verify` judge the bytes themselves.

mod config;
mod folders;
mod reach;
mod refs;
mod unchecked;

use std::cell::{Cell, OnceCell};
use std::path::{Path, PathBuf};

use git2::{ErrorCode, ObjectType, Oid, Repository, Tree};

pub use folders::Folders;
pub use unchecked::{Unchecked, Unkept};

use super::files::write_disposable;
use super::said;
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::RawCommit;
use crate::error::{Error, Result};

/// Which of git's locks this clone's writer is about to take.
const LOCK_NOTE: &str = "locking";

/// A repository.
pub struct Git {
    repo: Repository,
    /// A handle that writes no reflog.
    without_log: OnceCell<Repository>,
    said: said::Said,
    in_memory: Cell<bool>,
}

/// A file's entry in a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileEntry {
    /// The blob.
    pub oid: Oid,
    /// Git's mode: 0o100644, 0o100755, 0o120000, 0o160000.
    pub mode: i32,
}

impl FileEntry {
    /// A plain file, and no symbolic link or submodule.
    pub fn is_regular(&self) -> bool {
        self.mode == 0o100_644 || self.mode == 0o100_755
    }
}

/// Puts git2's words under ours.
pub fn failed(what: impl Into<String>, error: git2::Error) -> Error {
    Error::repository(what).cause(error.message())
}

/// Our name of an object.
pub fn id_of(oid: Oid) -> CommitId {
    CommitId::from_bytes(bytes_of(oid))
}

/// The bytes of an object's name.
pub fn bytes_of(oid: Oid) -> [u8; 20] {
    oid.as_bytes().try_into().unwrap_or_default()
}

/// Git2's name of an object.
pub fn oid_of(id: &CommitId) -> Oid {
    Oid::from_bytes(&id.bytes()).unwrap_or(Oid::ZERO_SHA1)
}

fn found<T>(result: Result<T, git2::Error>, what: &str) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
        Err(error) => Err(failed(what.to_owned(), error)),
    }
}

impl Git {
    /// Finds the repository that a folder is in; `None` where there is none below the ceilings.
    ///
    /// # Errors
    /// The repository is there and cannot be read: an extension that libgit2 lacks is named.
    pub fn discover(folder: &Path, ceilings: &[PathBuf]) -> Result<Option<Self>> {
        let flags = git2::RepositoryOpenFlags::empty();
        match Repository::open_ext(folder, flags, ceilings) {
            Ok(repo) => {
                let git = Self::of(repo);
                git.make_durable();
                Ok(Some(git))
            }
            Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(unsupported(folder, error)),
        }
    }

    /// Another handle on the same repository, to read from another thread.
    ///
    /// # Errors
    /// The repository cannot be opened again.
    pub fn again(&self) -> Result<Self> {
        let repo = Repository::open(self.repo.path())
            .map_err(|error| failed("cannot open the repository again", error))?;
        Ok(Self::of(repo))
    }

    fn of(repo: Repository) -> Self {
        Self {
            repo,
            without_log: OnceCell::new(),
            said: said::Said::default(),
            in_memory: Cell::default(),
        }
    }

    /// Makes a new repository whose first branch is `branch`.
    pub fn init(folder: &Path, branch: &str) -> Result<Self> {
        let mut options = git2::RepositoryInitOptions::new();
        options
            .initial_head(branch)
            .external_template(false)
            .mkpath(true);
        let repo = Repository::init_opts(folder, &options).map_err(|error| {
            failed(
                format!("cannot make a git repository in {}", folder.display()),
                error,
            )
        })?;
        let git = Self::of(repo);
        git.make_durable();
        Ok(git)
    }

    /// From here on nothing that is written reaches the disk: `--dry-run` may compute whatever it needs.
    ///
    /// # Errors
    /// The object database cannot be opened.
    pub fn keep_in_memory(&self) -> Result<()> {
        self.repo
            .odb()
            .and_then(|odb| odb.add_new_mempack_backend(1000).map(drop))
            .map_err(|error| failed("cannot open the object database", error))?;
        self.in_memory.set(true);
        Ok(())
    }

    /// Whether what is written is kept in memory.
    pub fn is_in_memory(&self) -> bool {
        self.in_memory.get()
    }

    /// Asks libgit2 to sync what it writes: without it, a power cut can lose a publication that was announced.
    fn make_durable(&self) {
        self.configure(&self.repo, "durable", "fsyncObjectFiles = true");
    }

    /// The repository with no reflog: each line of one costs two syncs more.
    fn without_log(&self) -> Result<&Repository, git2::Error> {
        if let Some(repo) = self.without_log.get() {
            return Ok(repo);
        }
        let repo = Repository::open(self.repo.path())?;
        let how = "fsyncObjectFiles = true\n\tlogAllRefUpdates = false";
        self.configure(&repo, "ledger", how);
        Ok(self.without_log.get_or_init(|| repo))
    }

    /// Has a handle take a setting of ours before the user's, from a file under `.git/sop`.
    fn configure(&self, repo: &Repository, name: &str, core: &str) {
        let file = self.sop_dir().join(format!("{name}.gitconfig"));
        let text = format!("[core]\n\t{core}\n");
        // Where nothing can be written there is nothing to sync either.
        if !file.is_file() && write_disposable(&file, &[text.as_bytes()]).is_err() {
            return;
        }
        if let Ok(mut config) = repo.config() {
            let _ = config.add_file(&file, git2::ConfigLevel::App, false);
        }
    }

    /// The repository itself, for the few calls that have no better home.
    pub(super) fn raw(&self) -> &Repository {
        &self.repo
    }

    /// `.git/sop` of the main work tree: caches, locks, what this clone remembers.
    pub fn sop_dir(&self) -> PathBuf {
        self.repo.commondir().join("sop")
    }

    /// The work tree's root; `None` in a bare repository.
    pub fn workdir(&self) -> Option<&Path> {
        self.repo.workdir()
    }

    /// The names of the remotes that are configured here.
    pub fn remotes(&self) -> Result<Vec<String>> {
        let names = self
            .repo
            .remotes()
            .map_err(|error| failed("cannot list the remotes", error))?;
        let mut named = Vec::new();
        for name in names.iter() {
            let name = name.map_err(|error| failed("cannot list the remotes", error))?;
            named.extend(name.map(str::to_owned));
        }
        Ok(named)
    }

    /// The branch that HEAD is on (without `refs/heads/`), and its commit, where there is one.
    pub fn head(&self) -> Result<(Option<String>, Option<Oid>)> {
        let head = found(self.repo.find_reference("HEAD"), "cannot read HEAD")?;
        let branch = head
            .as_ref()
            .and_then(|head| head.symbolic_target().ok().flatten().map(str::to_owned))
            .and_then(|name| name.strip_prefix("refs/heads/").map(str::to_owned));
        let commit = match self.repo.head() {
            Ok(head) => head.target(),
            Err(error) if matches!(error.code(), ErrorCode::UnbornBranch | ErrorCode::NotFound) => {
                None
            }
            Err(error) => return Err(failed("cannot read HEAD", error)),
        };
        Ok((branch, commit))
    }

    /// Whether a merge, rebase or the like is under way.
    pub fn in_progress(&self) -> bool {
        self.repo.state() != git2::RepositoryState::Clean
    }

    /// A file of the work tree as git would commit it: line ends by `core.autocrlf` and `.gitattributes`.
    ///
    /// Nothing is written: git's filters run against an object database in memory.
    pub fn cleaned(&self, place: &Path, bytes: Vec<u8>) -> Vec<u8> {
        // The filters that libgit2 has change nothing else.
        if !bytes.windows(2).any(|pair| pair == b"\r\n") {
            return bytes;
        }
        let cleaned = || -> Result<Vec<u8>, git2::Error> {
            let repo = Repository::open(self.repo.path())?;
            let odb = repo.odb()?;
            odb.add_new_mempack_backend(1000)?;
            let blob = repo.blob_path(place)?;
            Ok(odb.read(blob)?.data().to_vec())
        };
        cleaned().unwrap_or(bytes)
    }

    /// An object's bytes; `None` where the database does not have it.
    pub fn object(&self, oid: Oid) -> Result<Option<(ObjectType, Vec<u8>)>> {
        let odb = self
            .repo
            .odb()
            .map_err(|error| failed("cannot open the object database", error))?;
        let object = found(odb.read(oid), &format!("object {oid} cannot be read"))?;
        Ok(object.map(|object| (object.kind(), object.data().to_vec())))
    }

    /// What is made of a blob's bytes where they are, without a copy of them.
    ///
    /// # Errors
    /// It is not there, or not a blob.
    pub fn look_into<T>(&self, oid: Oid, look: impl FnOnce(&[u8]) -> T) -> Result<T> {
        let odb = self
            .repo
            .odb()
            .map_err(|error| failed("cannot open the object database", error))?;
        match found(odb.read(oid), &format!("object {oid} cannot be read"))? {
            Some(object) if object.kind() == ObjectType::Blob => Ok(look(object.data())),
            Some(_) => Err(Error::repository(format!("object {oid} is not a file"))),
            None => Err(missing(oid)),
        }
    }

    /// A blob's bytes.
    ///
    /// # Errors
    /// It is not there, or not a blob.
    pub fn blob(&self, oid: Oid) -> Result<Vec<u8>> {
        self.look_into(oid, <[u8]>::to_vec)
    }

    /// Whether the database has an object, whatever it is.
    ///
    /// # Errors
    /// The database cannot be opened.
    pub fn has(&self, oid: Oid) -> Result<bool> {
        let odb = self.repo.odb();
        odb.map(|odb| odb.exists(oid))
            .map_err(|error| failed("cannot open the object database", error))
    }

    /// A commit's bytes, taken apart.
    pub fn raw_commit(&self, oid: Oid) -> Result<RawCommit> {
        Ok(super::raw_commit::parse(&self.commit_bytes(oid)?))
    }

    /// A commit's bytes.
    pub fn commit_bytes(&self, oid: Oid) -> Result<Vec<u8>> {
        match self.object(oid)? {
            Some((ObjectType::Commit, bytes)) => Ok(bytes),
            Some(_) => Err(Error::repository(format!("object {oid} is not a commit"))),
            None => Err(missing(oid)),
        }
    }

    /// A commit's tree.
    pub fn tree_of(&self, commit: Oid) -> Result<Tree<'_>> {
        self.repo
            .find_commit(commit)
            .and_then(|commit| commit.tree())
            .map_err(|error| failed(format!("cannot read commit {commit}"), error))
    }

    /// A file's entry in a commit; `None` where the path is not there or a folder.
    pub fn file_at(&self, commit: Oid, path: &str) -> Result<Option<FileEntry>> {
        let tree = self.tree_of(commit)?;
        self.file_in(&tree, path)
    }

    /// A file's entry in a tree.
    pub fn file_in(&self, tree: &Tree<'_>, path: &str) -> Result<Option<FileEntry>> {
        if path.is_empty() {
            return Ok(None);
        }
        let entry = found(
            tree.get_path(Path::new(path)),
            &format!("cannot look up {path}"),
        )?;
        Ok(entry
            .filter(|entry| entry.kind() != Some(ObjectType::Tree))
            .map(|entry| FileEntry {
                oid: entry.id(),
                mode: entry.filemode(),
            }))
    }

    /// A file of the work tree at `root`, as git would commit it; `None` where it is not there or no plain file.
    pub fn work_bytes(&self, root: &Path, path: &str) -> Result<Option<Vec<u8>>> {
        let place = super::files::inside(root, path)?;
        if !place.is_file() {
            return Ok(None);
        }
        let bytes = std::fs::read(&place).map_err(|error| {
            Error::repository(format!("cannot read {path}"))
                .cause(error)
                .at(path, None)
        })?;
        Ok(Some(self.cleaned(&place, bytes)))
    }

    /// A file's bytes in a commit; `None` where it is not there.
    pub fn file_bytes(&self, commit: Oid, path: &str) -> Result<Option<Vec<u8>>> {
        match self.file_at(commit, path)? {
            Some(entry) if entry.is_regular() => self.blob(entry.oid).map(Some),
            _ => Ok(None),
        }
    }

    /// Where two commits parted.
    pub fn merge_base(&self, left: Oid, right: Oid) -> Result<Option<Oid>> {
        found(
            self.repo.merge_base(left, right),
            "cannot find where two branches parted",
        )
    }

    /// Whether the first commit is the second or one before it.
    pub fn is_ancestor(&self, before: Oid, after: Oid) -> Result<bool> {
        if before == after {
            return Ok(true);
        }
        if self.repo.find_commit(before).is_err() {
            return Ok(false);
        }
        self.repo
            .graph_descendant_of(after, before)
            .map_err(|error| failed("cannot walk the history", error))
    }

    /// A commit, and before it one first parent after another.
    pub fn first_parents(&self, from: Oid) -> impl Iterator<Item = Result<git2::Commit<'_>>> {
        let mut next = Some(from);
        std::iter::from_fn(move || {
            let commit = self.repo.find_commit(next.take()?);
            let commit = commit.map_err(|error| failed("cannot walk the history", error));
            next = commit
                .as_ref()
                .ok()
                .and_then(|commit| commit.parent_id(0).ok());
            Some(commit)
        })
    }

    /// The commits of `to` that are not in `hidden`, newest first.
    pub fn walk(&self, to: Oid, hidden: &[Oid]) -> Result<Vec<Oid>> {
        let what = "cannot walk the history";
        let mut walk = self.repo.revwalk().map_err(|error| failed(what, error))?;
        walk.set_sorting(git2::Sort::TOPOLOGICAL | git2::Sort::TIME)
            .map_err(|error| failed(what, error))?;
        walk.push(to).map_err(|error| failed(what, error))?;
        for oid in hidden {
            walk.hide(*oid).map_err(|error| failed(what, error))?;
        }
        walk.map(|oid| oid.map_err(|error| failed(what, error)))
            .collect()
    }
}

/// The error for an object that should be there.
pub fn missing(oid: Oid) -> Error {
    Error::repository(format!("object {oid} is missing from this clone"))
        .hint("git fetch --refetch   (a partial or damaged clone lacks objects)")
}

fn unsupported(folder: &Path, error: git2::Error) -> Error {
    let text = error.message().to_owned();
    let base = failed(
        format!("cannot open the git repository at {}", folder.display()),
        error,
    );
    if text.contains("extension") || text.contains("object format") {
        base.hint("sop reads repositories with SHA-1 object names and the `files` ref format; `git config extensions.objectFormat` and `extensions.refStorage` say what this one has")
    } else {
        base
    }
}

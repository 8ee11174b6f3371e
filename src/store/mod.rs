//! The only user of git2, walkdir, std::fs and the `git` program.
//!
//! Reading gives a [`Snapshot`]; writing takes a [`Change`]. Why one room: libgit2 and git differ in what they
//! check, sync and run, and the rules that make a write all or nothing have to be kept in one place.

mod apply;
mod cache;
pub mod change;
mod changes;
pub mod checkpoints;
mod draw;
pub mod evidence;
pub mod files;
mod forge;
pub mod git;
pub mod globs;
mod guess;
mod handles;
mod heads;
pub mod history;
mod interviews;
mod landed;
mod late;
mod layout;
pub mod ledger;
mod lineage;
mod live;
mod load;
mod loading;
mod lock;
mod openpgp;
mod own_files;
mod own_signature;
mod packed;
mod pages;
mod policies;
mod prepare;
pub mod program;
pub mod proposals;
mod pushed;
pub mod questions;
pub mod random;
mod raw_commit;
mod read;
mod recover;
mod remote_branches;
mod repictured;
mod rights;
mod roll;
mod said;
pub mod share;
mod shelf;
pub mod signing;
pub mod snapshot;
pub mod stamps;
mod surroundings;
pub mod tags;
mod tenures;
pub mod tips;
mod tracked;
mod watched;
mod worktree;
pub mod yaml;

use std::path::{Path, PathBuf};

pub use apply::Applied;
pub use change::{Change, Content, FileEdit, NewCommit, Sharing, THIS_COMMIT, TagPlan};
pub use layout::Layout;
pub use pages::{Reader, sha256_hex};
pub use proposals::Proposal;
pub use shelf::Shelf;
pub use snapshot::{LedgerView, Readers, Scope, Snapshot, SubmissionFacts};

use crate::domain::actor::Actor;
use crate::domain::people::People;
use crate::env::{Env, Now};
use crate::error::{Error, Result};
use git::Git;
use load::Memory;
use lock::Lock;
use program::Programs;

/// How often a decision is made anew because something moved meanwhile.
const ATTEMPTS: usize = 8;

/// An open repository, and how this run may use it.
pub struct Store {
    pub(crate) git: Git,
    pub(crate) programs: Programs,
    folder: PathBuf,
    now: Now,
    globs: Vec<String>,
    actor: ActorChoice,
    dry_run: bool,
    offline: bool,
    memory: Memory,
}

/// What the command line and the environment say of who acts.
#[derive(Debug, Clone, Default)]
struct ActorChoice {
    named: Option<String>,
    name: Option<String>,
    email: Option<String>,
}

/// What every command line may say about a repository.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `--repo DIR`
    pub repo: Option<PathBuf>,
    /// `--sops GLOB`
    pub globs: Vec<String>,
    /// `--actor PERSON`
    pub actor: Option<String>,
    /// `--dry-run`
    pub dry_run: bool,
    /// `--offline`
    pub offline: bool,
}

impl Store {
    /// Opens the repository that the command means.
    ///
    /// # Errors
    /// There is none, or it cannot be read.
    pub fn open(env: &Env, options: &Options) -> Result<Self> {
        let folder = match &options.repo {
            Some(repo) => env.cwd.join(repo),
            None => env.cwd.clone(),
        };
        if !folder.is_dir() {
            return Err(Error::usage(format!(
                "there is no folder {}",
                folder.display()
            )));
        }
        let ceilings: Vec<PathBuf> = env
            .vars
            .get(std::ffi::OsStr::new("GIT_CEILING_DIRECTORIES"))
            .map(|paths| std::env::split_paths(paths).collect())
            .unwrap_or_default();
        let git = Git::discover(&folder, &ceilings)?.ok_or_else(|| {
            Error::repository(format!("{} is not in a git repository", folder.display()))
                .hint("sop init   (starts one here)")
        })?;
        let mut store = Self::with(git, env, options)?;
        store.folder = folder;
        Ok(store)
    }

    /// Takes over a repository that was just opened or made.
    pub fn with(mut git: Git, env: &Env, options: &Options) -> Result<Self> {
        git.heed(env)?;
        if options.dry_run {
            git.keep_in_memory()?;
        }
        let folder = git.workdir().unwrap_or_else(|| git.raw().path()).to_owned();
        let text = |name: &str| env.var(name).map(str::to_owned);
        Ok(Self {
            programs: Programs::new(&folder, env.vars.iter()),
            folder,
            now: env.now()?,
            globs: options.globs.clone(),
            actor: ActorChoice {
                named: options.actor.clone().or_else(|| text("SOP_ACTOR")),
                name: text("GIT_AUTHOR_NAME"),
                email: text("GIT_AUTHOR_EMAIL"),
            },
            dry_run: options.dry_run,
            offline: options.offline,
            memory: Memory::default(),
            git,
        })
    }

    /// What time it is.
    pub fn now(&self) -> Now {
        self.now
    }

    /// Whether nothing may be written.
    pub fn dry_run(&self) -> bool {
        self.dry_run
    }

    /// Whether the network is left alone.
    pub fn offline(&self) -> bool {
        self.offline
    }

    /// What a command line means by an id or a file, seen from where it was typed: a file's path from the root.
    pub fn from_here(&self, text: &str) -> String {
        if self.folder.join(text).is_dir() {
            text.to_owned()
        } else {
            self.path_from_here(text)
        }
    }

    /// The path from the root of a file or folder that is named from where the command was typed; what is not there
    /// stays as it is.
    pub fn path_from_here(&self, text: &str) -> String {
        let real = |path: &Path| path.canonicalize().ok();
        let place = self.folder.join(text);
        let root = self.git.workdir().and_then(real);
        let (Some(root), true) = (root, place.exists() && !text.is_empty()) else {
            return text.to_owned();
        };
        // A link stands for itself, and not for what it leads to.
        let parent = place.parent().and_then(real);
        let real = match (parent, place.file_name()) {
            (Some(parent), Some(name)) => parent.join(name),
            _ => real(&place).unwrap_or(place),
        };
        if real.starts_with(&root) {
            pages::relative(&root, &real)
        } else {
            text.to_owned()
        }
    }

    /// The work tree's root.
    ///
    /// # Errors
    /// The repository is bare.
    pub fn root(&self) -> Result<&Path> {
        self.git
            .workdir()
            .ok_or_else(|| Error::repository("a bare repository has no work tree"))
    }

    /// Who acts: the one named, else the one whom git's e-mail means.
    fn actor(&self, people: &People) -> Result<Actor> {
        let email = self
            .actor
            .email
            .clone()
            .or_else(|| self.git.config("user.email"))
            .unwrap_or_default();
        let name = self
            .actor
            .name
            .clone()
            .or_else(|| self.git.config("user.name"))
            .unwrap_or_else(|| email.clone());
        let own = people.by_email(&email).map(|person| person.id.clone());
        let Some(named) = &self.actor.named else {
            return Ok(Actor {
                person: own,
                name,
                email,
                borrowed: false,
            });
        };
        let person = people.by_id_or_email(named).ok_or_else(|| {
            let error = Error::usage(format!("`{named}` is nobody in people.yaml"));
            error.hint(people.hint(named))
        })?;
        let borrowed = own.as_deref() != Some(&person.id);
        Ok(Actor {
            name: if borrowed {
                person.display().to_owned()
            } else {
                name
            },
            email: if borrowed {
                format!("{}@people.invalid", person.id)
            } else {
                email
            },
            person: Some(person.id.clone()),
            borrowed,
        })
    }

    /// Decides and writes, alone in this clone; a decision whose ground moved is made anew.
    ///
    /// # Errors
    /// Whatever `decide` says, or the write fails as a whole.
    pub fn transact<R>(
        &self,
        scope: Scope,
        mut decide: impl FnMut(&Snapshot) -> Result<(R, Change)>,
    ) -> Result<(R, Applied)> {
        if self.dry_run {
            let (report, change) = decide(&self.snapshot_without_ledger(scope)?)?;
            return Ok((report, Applied::preview(&change)));
        }
        let _lock = Lock::take(&self.git.sop_dir())?;
        let (mut notices, mut seen) = self.recover(scope)?;
        for _ in 0..ATTEMPTS {
            let snapshot = match seen.take() {
                Some(snapshot) => snapshot,
                None => self.snapshot_without_ledger(scope)?,
            };
            self.stop_at_lost_ledger(&snapshot)?;
            let (report, change) = decide(&snapshot)?;
            if let Some(mut applied) = self.apply(&snapshot, &change)? {
                notices.append(&mut applied.notices);
                applied.notices = notices;
                return Ok((report, applied));
            }
        }
        Err(
            Error::repository("the branches keep moving while this is decided")
                .hint("try again in a moment"),
        )
    }
}

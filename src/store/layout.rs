//! Where things are: which branch is the default one, which remote is shared with, what HEAD is on.

use std::path::PathBuf;

use git2::Oid;

use super::git::{Git, id_of};
use super::yaml::{self, Files};
use crate::domain::commit_id::CommitId;
use crate::domain::settings::Settings;
use crate::error::{Error, Result};

/// The shape of a repository, as plain data.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The work tree's root; `None` in a bare repository.
    pub root: Option<PathBuf>,
    /// The branch that readers get, without `refs/heads/`.
    pub default_branch: String,
    /// Its commit: as last fetched where there is a remote, else the local one.
    pub main: Option<CommitId>,
    /// The branch that a clone gets by itself; another one where sop.yaml names one.
    pub natural_branch: String,
    /// The ref that `main` was read from.
    pub main_ref: String,
    /// The local default branch's commit.
    pub local_main: Option<CommitId>,
    /// The local default branch has commits that the remote does not.
    pub local_ahead: bool,
    /// The remote that is shared with, where it is configured.
    pub remote: Option<String>,
    /// The branch that HEAD is on.
    pub head_branch: Option<String>,
    /// HEAD's commit.
    pub head: Option<CommitId>,
    /// Every remote that git knows here.
    pub remotes: Vec<String>,
    /// History is cut off.
    pub shallow: bool,
    /// A merge or rebase is under way.
    pub in_progress: bool,
}

/// The files of one commit.
pub struct CommitFiles<'a> {
    /// The repository.
    pub git: &'a Git,
    /// The commit.
    pub commit: Oid,
}

impl Files for CommitFiles<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>> {
        self.git.file_bytes(self.commit, path)
    }
}

/// The files of the work tree.
pub struct WorkFiles<'a> {
    /// Its root.
    pub root: &'a std::path::Path,
}

impl Files for WorkFiles<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>> {
        match std::fs::read(self.root.join(path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::repository(format!("cannot read {path}"))
                .cause(error)
                .at(path, None)),
        }
    }
}

/// Looks at a repository. The settings come from the default branch; to find that one, those at hand are asked.
pub fn survey(git: &Git) -> Result<(Layout, Option<Settings>)> {
    let (head_branch, head) = git.head()?;
    let at_hand = settings_at_hand(git, head_branch.as_deref(), head)?;
    let remote = match git.workdir() {
        Some(_) => shared_with(git, &at_hand.remote)?,
        None => None,
    };
    let natural = natural_branch(git, remote.as_deref(), head_branch.as_deref())?;
    let default_branch = at_hand
        .default_branch
        .clone()
        .unwrap_or_else(|| natural.clone());
    let local_ref = format!("refs/heads/{default_branch}");
    let local_main = git.reference(&local_ref)?;
    let tracked = match &remote {
        Some(remote) => {
            let name = format!("refs/remotes/{remote}/{default_branch}");
            git.reference(&name)?.map(|oid| (name, oid))
        }
        None => None,
    };
    let (main_ref, main) = match (tracked, local_main) {
        (Some((name, oid)), _) => (name, Some(oid)),
        (None, local) => (local_ref, local),
    };
    let settings = match main {
        Some(commit) => yaml::settings(&CommitFiles { git, commit })?,
        None => None,
    };
    let local_ahead = match (local_main, main) {
        (Some(local), Some(main)) => !git.is_ancestor(local, main)?,
        _ => false,
    };
    let layout = Layout {
        local_ahead,
        root: git.workdir().map(std::path::Path::to_owned),
        default_branch,
        natural_branch: natural,
        main: main.map(id_of),
        main_ref,
        local_main: local_main.map(id_of),
        remote,
        head_branch,
        head: head.map(id_of),
        remotes: git.remotes()?,
        shallow: git.raw().is_shallow(),
        in_progress: git.in_progress(),
    };
    Ok((layout, settings))
}

/// The settings that say which branch and which remote count: those of the branch that clones get by themselves.
///
/// A branch that is merely checked out has no say, nor has the work tree, as long as there is such a branch.
fn settings_at_hand(git: &Git, head_branch: Option<&str>, head: Option<Oid>) -> Result<Settings> {
    let default = Settings::default();
    let remote = shared_with(git, &default.remote)?;
    let natural = natural_branch(git, remote.as_deref(), head_branch)?;
    let tracked = remote.map(|remote| format!("refs/remotes/{remote}/{natural}"));
    for name in tracked.into_iter().chain([format!("refs/heads/{natural}")]) {
        if let Some(commit) = git.reference(&name)?
            && let Some(settings) = yaml::settings(&CommitFiles { git, commit })?
        {
            return Ok(settings);
        }
    }
    let elsewhere = match (git.workdir(), head) {
        (Some(root), _) => yaml::settings(&WorkFiles { root })?,
        (None, Some(commit)) => yaml::settings(&CommitFiles { git, commit })?,
        (None, None) => None,
    };
    Ok(elsewhere.unwrap_or_default())
}

/// The remote that is shared with: the one that sop.yaml names, else the only one that there is, whatever its name here.
fn shared_with(git: &Git, named: &str) -> Result<Option<String>> {
    let remotes = git.remotes()?;
    Ok(match remotes.as_slice() {
        _ if remotes.iter().any(|remote| remote == named) => Some(named.to_owned()),
        [only] => Some(only.clone()),
        _ => None,
    })
}

/// The branch that a clone gets by itself: the remote's HEAD, else main or master, else the one that HEAD is on or the
/// only one there is. A branch of `sop` (an SOP's own, the ledger) is never meant.
fn natural_branch(git: &Git, remote: Option<&str>, head: Option<&str>) -> Result<String> {
    if let Some(remote) = remote {
        let prefix = format!("refs/remotes/{remote}/");
        let named = git
            .raw()
            .find_reference(&format!("{prefix}HEAD"))
            .ok()
            .and_then(|head| head.symbolic_target().ok().flatten().map(str::to_owned))
            .and_then(|target| target.strip_prefix(&prefix).map(str::to_owned));
        if let Some(name) = named {
            return Ok(name);
        }
    }
    for name in ["main", "master"] {
        if git.reference(&format!("refs/heads/{name}"))?.is_some() {
            return Ok(name.to_owned());
        }
        if let Some(remote) = remote
            && git
                .reference(&format!("refs/remotes/{remote}/{name}"))?
                .is_some()
        {
            return Ok(name.to_owned());
        }
    }
    let prefix = Settings::default().branch_prefix;
    let ours = |name: &str| {
        name.strip_prefix(prefix.as_str())
            .is_some_and(|rest| rest.starts_with(['/', '-']))
    };
    if let Some(head) = head.filter(|head| !ours(head)) {
        return Ok(head.to_owned());
    }
    let branches: Vec<String> = git
        .references("refs/heads/*")?
        .into_iter()
        .map(|(name, _)| name.trim_start_matches("refs/heads/").to_owned())
        .filter(|name| !ours(name))
        .collect();
    let usual = git
        .config("init.defaultBranch")
        .filter(|usual| branches.contains(usual));
    Ok(match (usual, branches.as_slice()) {
        (Some(usual), _) => usual,
        (None, [only]) => only.clone(),
        _ => head.unwrap_or("main").to_owned(),
    })
}

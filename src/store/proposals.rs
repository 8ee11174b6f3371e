//! Branches under change: what each proposes, and who wrote it.

use git2::Oid;
use jiff::Timestamp;

use super::git::{Git, failed, id_of, oid_of};
use super::ledger::{INBOX_PREFIX, LEDGER_BRANCH};
use super::pages::Reader;
use super::recover::ledger_tip;
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::error::Result;

/// A branch that proposes something.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Without `refs/heads/`.
    pub branch: String,
    /// Its commit here, where there is a local branch.
    pub local: Option<CommitId>,
    /// Its commit as last fetched.
    pub remote: Option<CommitId>,
    /// The one that counts: whichever contains the other, else the local one.
    pub head: CommitId,
    /// Where it left the default branch.
    pub base: Option<CommitId>,
    /// The pages that it adds or changes.
    pub pages: Vec<Document>,
    /// The pages that it deletes or moves away from, as they were.
    pub removed: Vec<Document>,
    /// Everything else that it touches.
    pub other_files: Vec<OtherFile>,
    /// Its own commits, oldest first.
    pub commits: Vec<BranchCommit>,
}

/// A file that is no page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OtherFile {
    /// From the repository's root.
    pub path: String,
    /// Its blob and mode; none where the branch deletes it.
    pub content: Option<(CommitId, i32)>,
}

/// A commit of a branch.
#[derive(Debug, Clone)]
pub struct BranchCommit {
    /// The commit.
    pub id: CommitId,
    /// The commits before it.
    pub parents: Vec<CommitId>,
    /// The author's address.
    pub email: String,
    /// The committer date.
    pub at: Timestamp,
    /// The first line of the message.
    pub summary: String,
    /// The ledger tip that the message names, where no ref of the ledger here reaches it.
    pub lost_tip: Option<CommitId>,
}

/// The newest commit of a line that was there by then, along first parents.
pub fn as_of(git: &Git, head: Oid, until: Timestamp) -> Result<Option<Oid>> {
    for commit in git.first_parents(head) {
        let commit = commit?;
        if commit.time().seconds() <= until.as_second() {
            return Ok(Some(commit.id()));
        }
    }
    Ok(None)
}

/// Reads every branch under the prefix, local and remote-tracking; with `until`, as they were by then.
pub fn load(
    git: &Git,
    reader: Reader<'_>,
    prefix: &str,
    remote: Option<&str>,
    main: Option<Oid>,
    until: Option<Timestamp>,
) -> Result<Vec<Proposal>> {
    let mut heads = std::collections::BTreeMap::<String, (Option<Oid>, Option<Oid>)>::new();
    for (name, oid) in git.references(&format!("refs/heads/{prefix}/*"))? {
        let branch = name.trim_start_matches("refs/heads/").to_owned();
        heads.entry(branch).or_default().0 = Some(oid);
    }
    if let Some(remote) = remote {
        let space = format!("refs/remotes/{remote}/");
        for (name, oid) in git.references(&format!("{space}{prefix}/*"))? {
            let branch = name.trim_start_matches(space.as_str()).to_owned();
            heads.entry(branch).or_default().1 = Some(oid);
        }
    }
    let mut proposals = Vec::new();
    for (branch, (local, tracked)) in heads {
        let head = match (local, tracked) {
            (Some(local), Some(tracked)) if git.is_ancestor(local, tracked)? => tracked,
            (Some(local), _) => local,
            (None, Some(tracked)) => tracked,
            (None, None) => continue,
        };
        let head = match until {
            None => Some(head),
            Some(until) => as_of(git, head, until)?,
        };
        let begun = |head: &Oid| match main {
            Some(main) => git.is_ancestor(*head, main).map(|within| !within),
            None => Ok(true),
        };
        let Some(head) = head else { continue };
        if until.is_some() && !begun(&head)? {
            continue;
        }
        let mut proposal = read(git, reader, head, main)?;
        proposal.branch = branch;
        proposal.local = local.map(id_of);
        proposal.remote = tracked.map(id_of);
        proposals.push(proposal);
    }
    Ok(proposals)
}

/// Reads what a commit proposes against the default branch.
pub fn read(git: &Git, reader: Reader<'_>, head: Oid, main: Option<Oid>) -> Result<Proposal> {
    let base = match main {
        Some(main) => git.merge_base(main, head)?,
        None => None,
    };
    let mut proposal = Proposal {
        branch: String::new(),
        local: None,
        remote: None,
        head: id_of(head),
        base: base.map(id_of),
        pages: Vec::new(),
        removed: Vec::new(),
        other_files: Vec::new(),
        commits: commits(git, head, base)?,
    };
    for (path, before, after) in touched(git, base, head)? {
        let is_page = reader.globs.matches(&path);
        let page = if after && is_page {
            reader.file(head, &path)?
        } else {
            None
        };
        let earlier = match base {
            Some(base) if before && is_page => reader.file(base, &path)?,
            _ => None,
        };
        if page.is_none() && (after || earlier.is_none()) {
            let content = git
                .file_at(head, &path)?
                .map(|entry| (id_of(entry.oid), entry.mode));
            proposal.other_files.push(OtherFile { path, content });
        }
        // A path that another SOP takes over is gone for the one that was there.
        if let Some(earlier) = earlier
            && page.as_ref().is_none_or(|page| page.id != earlier.id)
        {
            proposal.removed.push(earlier);
        }
        proposal.pages.extend(page);
    }
    Ok(proposal)
}

/// The commits of a branch since it left `base`, oldest first.
pub fn commits(git: &Git, head: Oid, base: Option<Oid>) -> Result<Vec<BranchCommit>> {
    let hidden: Vec<Oid> = base.into_iter().collect();
    let mut commits = Vec::new();
    for oid in git.walk(head, &hidden)?.into_iter().rev() {
        let commit = git
            .raw()
            .find_commit(oid)
            .map_err(|error| failed(format!("cannot read commit {oid}"), error))?;
        commits.push(BranchCommit {
            id: id_of(oid),
            parents: commit.parent_ids().map(id_of).collect(),
            email: String::from_utf8_lossy(commit.author().email_bytes()).into_owned(),
            at: Timestamp::from_second(commit.time().seconds()).unwrap_or_default(),
            summary: commit
                .summary_bytes()
                .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
                .unwrap_or_default(),
            lost_tip: lost_tip(git, &String::from_utf8_lossy(commit.message_bytes()))?,
        });
    }
    Ok(commits)
}

/// The ledger tip that a message names, where no ref of the ledger in this clone reaches it.
fn lost_tip(git: &Git, message: &str) -> Result<Option<CommitId>> {
    let Some(tip) = ledger_tip(message) else {
        return Ok(None);
    };
    for space in ["refs/heads", "refs/remotes/*"] {
        for name in [LEDGER_BRANCH.to_owned(), format!("{INBOX_PREFIX}/*")] {
            for (_, head) in git.references(&format!("{space}/{name}"))? {
                if git.is_ancestor(oid_of(&tip), head)? {
                    return Ok(None);
                }
            }
        }
    }
    Ok(Some(tip))
}

/// The paths in which two commits differ: path, whether it was there, whether it is there.
pub(super) fn touched(
    git: &Git,
    base: Option<Oid>,
    head: Oid,
) -> Result<Vec<(String, bool, bool)>> {
    let what = "cannot compare two commits";
    let before = base.map(|base| git.tree_of(base)).transpose()?;
    let after = git.tree_of(head)?;
    let mut options = git2::DiffOptions::new();
    options.skip_binary_check(true).ignore_submodules(false);
    let diff = git
        .raw()
        .diff_tree_to_tree(before.as_ref(), Some(&after), Some(&mut options))
        .map_err(|error| failed(what, error))?;
    let mut touched = Vec::new();
    for delta in diff.deltas() {
        let path = delta
            .new_file()
            .path_bytes()
            .or_else(|| delta.old_file().path_bytes())
            .map(|path| String::from_utf8_lossy(path).into_owned())
            .unwrap_or_default();
        touched.push((path, delta.old_file().exists(), delta.new_file().exists()));
    }
    touched.sort();
    Ok(touched)
}

impl Proposal {
    /// Whether it proposes nothing at all.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty() && self.removed.is_empty() && self.other_files.is_empty()
    }

    /// Whether the branch is at or behind a commit.
    pub fn is_within(&self, git: &Git, commit: &CommitId) -> bool {
        git.is_ancestor(oid_of(&self.head), oid_of(commit))
            .unwrap_or(false)
    }

    /// Whether the default branch has every file that the branch touches, as it has it: a forge squashed or rebased it.
    pub fn is_on(&self, git: &Git, main: Oid) -> Result<bool> {
        let pages = self.pages.iter().chain(&self.removed);
        let paths = pages.map(|page| &page.path);
        let paths = paths.chain(self.other_files.iter().map(|file| &file.path));
        for path in paths {
            let here = git.file_at(oid_of(&self.head), path)?;
            if git.file_at(main, path)? != here {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

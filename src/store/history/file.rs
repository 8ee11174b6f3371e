//! All commits of one file, its earlier names included.

use git2::{Commit, Oid};
use jiff::Timestamp;

use super::walk::Walker;
use crate::domain::history::FileCommit;
use crate::error::Result;
use crate::store::git::{Git, Unchecked, Unkept, failed, id_of};
use crate::store::guess::ENDINGS;
use crate::store::tips::{TipMemory, decoded};

/// The histories of so many files are remembered.
const REMEMBERED: usize = 100;

/// The commits that changed a file, newest first, following renames.
///
/// Git's rule for merges holds: a parent that agrees is followed and the others are left. Where the file appears
/// in a commit, the file that vanished or changed there and is most like it (git's own likeness, half or more) is its earlier name.
///
/// # Errors
/// A commit or tree cannot be read.
pub fn file_history(git: &Git, tip: Oid, path: &str) -> Result<Vec<FileCommit>> {
    let (_unchecked, _unkept) = (Unchecked::begin(), Unkept::begin());
    let memory = TipMemory::of(git, "file", &path).keeping(REMEMBERED);
    let tips = memory.tips();
    let mut walker = Walker::new(git)?;
    let asked = path;
    let mut path = path.to_owned();
    let mut found = Vec::new();
    let mut next = Some(tip);
    while let Some(at) = next {
        // From a commit that was looked from before, the rest is known: it never changes.
        if path == asked
            && tips.contains(&at)
            && let Some(rest) = memory
                .recall(at)
                .and_then(|rest| decoded::<Vec<FileCommit>>(&rest))
        {
            found.extend(rest);
            break;
        }
        let commit = walker.commit(at)?;
        if let Some(parent) = agreeing(&mut walker, commit.tree, &commit.parents, &path)? {
            next = Some(parent);
            continue;
        }
        let holder = holding(&mut walker, &commit.parents, &path)?;
        if walker.trees.file(commit.tree, &path)?.is_none() {
            // Not here yet: somewhere behind, the file was there under this name.
            next = holder.or(commit.parents.first().copied());
            continue;
        }
        let renamed = match holder {
            Some(_) => None,
            None => renamed(git, at, &commit.parents, &path)?,
        };
        next = holder.or(renamed.as_ref().map(|(parent, _)| *parent));
        let old = renamed.map(|(_, old)| old);
        found.push(entry(git, at, &path, old.clone())?);
        if let Some(old) = old {
            path = old;
        }
    }
    if !tips.contains(&tip)
        && let Ok(bytes) = postcard::to_allocvec(&found)
    {
        memory.keep(git, tip, &bytes);
    }
    Ok(found)
}

/// The first parent that has the same file at this path.
fn agreeing(
    walker: &mut Walker<'_>,
    tree: Oid,
    parents: &[Oid],
    path: &str,
) -> Result<Option<Oid>> {
    for parent in parents {
        let before = walker.commit(*parent)?.tree;
        if walker.trees.agree(before, tree, path)? {
            return Ok(Some(*parent));
        }
    }
    Ok(None)
}

/// The first parent that has a file under this path.
fn holding(walker: &mut Walker<'_>, parents: &[Oid], path: &str) -> Result<Option<Oid>> {
    for parent in parents {
        let before = walker.commit(*parent)?.tree;
        if walker.trees.file(before, path)?.is_some() {
            return Ok(Some(*parent));
        }
    }
    Ok(None)
}

/// The first parent in which the file had another name, with that name.
fn renamed(git: &Git, at: Oid, parents: &[Oid], path: &str) -> Result<Option<(Oid, String)>> {
    let read = |oid| {
        let commit = git.raw().find_commit(oid);
        commit.map_err(|error| failed("cannot walk the history", error))
    };
    let commit = read(at)?;
    for parent in parents {
        if let Some(old) = earlier_name(git, &read(*parent)?, &commit, path)? {
            return Ok(Some((*parent, old)));
        }
    }
    Ok(None)
}

/// The name that a file had in a parent, if it was renamed on the way.
fn earlier_name(
    git: &Git,
    parent: &Commit<'_>,
    commit: &Commit<'_>,
    path: &str,
) -> Result<Option<String>> {
    let what = "cannot compare two commits";
    let (before, after) = match (parent.tree(), commit.tree()) {
        (Ok(before), Ok(after)) => (before, after),
        (Err(error), _) | (_, Err(error)) => return Err(failed(what, error)),
    };
    let compared = || {
        let mut only = git2::DiffOptions::new();
        // A page was a page before: pictures need not be read, and may not even be here.
        if ENDINGS
            .iter()
            .any(|ending| path.ends_with(&format!(".{ending}")))
        {
            for ending in ENDINGS {
                only.pathspec(format!("*.{ending}"));
            }
        }
        git.raw()
            .diff_tree_to_tree(Some(&before), Some(&after), Some(&mut only))
            .map_err(|error| failed(what, error))
    };
    let mut options = git2::DiffFindOptions::new();
    options
        .renames(true)
        .rename_threshold(50)
        .rename_limit(1000);
    let mut diff = compared()?;
    if diff.find_similar(Some(&mut options)).is_err() {
        // Something that was deleted there is not in this clone: what moved unchanged is told all the same.
        diff = compared()?;
        let mut same = git2::DiffFindOptions::new();
        same.renames(true).exact_match_only(true);
        diff.find_similar(Some(&mut same))
            .map_err(|error| failed(what, error))?;
    }
    let name = diff
        .deltas()
        .filter(|delta| delta.status() == git2::Delta::Renamed)
        .find(|delta| delta.new_file().path() == Some(std::path::Path::new(path)))
        .and_then(|delta| Some(delta.old_file().path()?.to_string_lossy().into_owned()));
    Ok(name)
}

fn entry(git: &Git, at: Oid, path: &str, renamed_from: Option<String>) -> Result<FileCommit> {
    let commit = git.raw().find_commit(at);
    let commit = commit.map_err(|error| failed("cannot walk the history", error))?;
    let author = commit.author();
    let name = String::from_utf8_lossy(author.name_bytes()).into_owned();
    let email = String::from_utf8_lossy(author.email_bytes()).into_owned();
    Ok(FileCommit {
        commit: id_of(commit.id()),
        at: Timestamp::from_second(commit.time().seconds()).unwrap_or_default(),
        author: format!("{name} <{email}>"),
        email,
        summary: commit
            .summary_bytes()
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
            .unwrap_or_default(),
        path: path.to_owned(),
        renamed_from,
    })
}

//! All commits of one file, its earlier names included.

use git2::{Commit, Oid};
use jiff::Timestamp;

use crate::domain::history::FileCommit;
use crate::error::Result;
use crate::store::git::{Git, failed, id_of};
use crate::store::guess::ENDINGS;

/// The commits that changed a file, newest first, following renames.
///
/// Git's rule for merges holds: a parent that agrees is followed and the others are left. Where the file appears
/// in a commit, the file that vanished or changed there and is most like it (git's own likeness, half or more) is its earlier name.
pub fn file_history(git: &Git, tip: Oid, path: &str) -> Result<Vec<FileCommit>> {
    let what = "cannot walk the history";
    let mut path = path.to_owned();
    let mut next = Some(
        git.raw()
            .find_commit(tip)
            .map_err(|error| failed(what, error))?,
    );
    let mut found = Vec::new();
    while let Some(commit) = next.take() {
        let own = blob(&commit, &path);
        let parents: Vec<Commit<'_>> = commit.parents().collect();
        let same = parents
            .iter()
            .find(|parent| own.is_some() && blob(parent, &path) == own);
        if let Some(parent) = same {
            next = Some(parent.clone());
            continue;
        }
        let holder = parents.iter().find(|parent| blob(parent, &path).is_some());
        if own.is_none() {
            // Not here yet: somewhere behind, the file was there under this name.
            next = holder.or(parents.first()).cloned();
            continue;
        }
        let mut renamed = None;
        let onward = match holder {
            Some(parent) => Some(parent.clone()),
            None => {
                let mut before = None;
                for parent in &parents {
                    if let Some(old) = earlier_name(git, parent, &commit, &path)? {
                        before = Some(parent.clone());
                        renamed = Some(old);
                        break;
                    }
                }
                before
            }
        };
        found.push(entry(&commit, &path, renamed.clone()));
        if let Some(old) = renamed {
            path = old;
        }
        next = onward;
    }
    Ok(found)
}

fn blob(commit: &Commit<'_>, path: &str) -> Option<Oid> {
    let tree = commit.tree().ok()?;
    tree.get_path(std::path::Path::new(path))
        .ok()
        .map(|entry| entry.id())
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

fn entry(commit: &Commit<'_>, path: &str, renamed_from: Option<String>) -> FileCommit {
    let author = commit.author();
    let name = String::from_utf8_lossy(author.name_bytes()).into_owned();
    let email = String::from_utf8_lossy(author.email_bytes()).into_owned();
    FileCommit {
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
    }
}

//! All commits of one file, its earlier names included.

use git2::Oid;
use jiff::Timestamp;

use super::renames::name;
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
            None => renamed(&mut walker, (commit.tree, &commit.parents), &path)?,
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
fn renamed(
    walker: &mut Walker<'_>,
    (tree, parents): (Oid, &[Oid]),
    path: &str,
) -> Result<Option<(Oid, String)>> {
    let Some(own) = walker.trees.file(tree, path)? else {
        return Ok(None);
    };
    for parent in parents {
        let before = walker.commit(*parent)?.tree;
        let mut gone = walker.trees.vanished(before, tree)?;
        if is_page(path) {
            // A page was a page before: pictures need not be read, and may not even be here.
            gone.retain(|(old, _)| is_page(old));
        }
        // Of several that are as like it, the one that kept its name is taken, as git does.
        gone.sort_by(|(left, _), (right, _)| {
            (name(left) != name(path), left).cmp(&(name(right) != name(path), right))
        });
        let same = gone.iter().position(|(_, oid)| *oid == own);
        let place = match same {
            Some(place) => Some(place),
            None => likest(walker.git, &gone, own)?,
        };
        if let Some((old, _)) = place.and_then(|place| gone.get(place)) {
            return Ok(Some((*parent, old.clone())));
        }
    }
    Ok(None)
}

fn is_page(path: &str) -> bool {
    ENDINGS.iter().any(|ending| {
        path.strip_suffix(ending)
            .is_some_and(|stem| stem.ends_with('.'))
    })
}

/// Which of the files is most like another by git's own likeness, if one is by half or more.
///
/// Two trees of nothing else are compared, in memory: each file is compared with the one that is asked about, and not
/// with everything else that a commit brought in. What is not in this clone is like nothing.
fn likest(git: &Git, files: &[(String, Oid)], own: Oid) -> Result<Option<usize>> {
    if files.is_empty() {
        return Ok(None);
    }
    let git = git.again()?;
    git.keep_in_memory()?;
    let compared = || {
        let repo = git.raw();
        let (mut before, mut after) = (repo.treebuilder(None)?, repo.treebuilder(None)?);
        for (place, (_, oid)) in files.iter().enumerate() {
            let _ = before.insert(format!("{place:08}"), *oid, 0o100_644);
        }
        after.insert("it", own, 0o100_644)?;
        let (before, after) = (
            repo.find_tree(before.write()?)?,
            repo.find_tree(after.write()?)?,
        );
        let mut diff = repo.diff_tree_to_tree(Some(&before), Some(&after), None)?;
        let mut options = git2::DiffFindOptions::new();
        options.renames(true).rename_threshold(50);
        options.rename_limit(files.len());
        diff.find_similar(Some(&mut options))?;
        let place = diff
            .deltas()
            .find(|delta| delta.status() == git2::Delta::Renamed)
            .and_then(|delta| delta.old_file().path()?.to_str()?.parse().ok());
        Ok(place)
    };
    compared().map_err(|error| failed("cannot compare two commits", error))
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

#[cfg(test)]
mod tests {
    use git2::{Repository, Signature, Time};

    use super::*;

    /// A commit of so many pages in one folder, each changed a little from turn to turn.
    fn commit(repo: &Repository, folder: &str, turn: i64, parent: Option<Oid>) -> Oid {
        let mut pages = repo.treebuilder(None).unwrap();
        for page in 0..1_100 {
            let lines: String = (0..9).map(|line| format!("{page} says {line}\n")).collect();
            let blob = repo.blob(format!("{lines}turn {turn}\n").as_bytes());
            let name = format!("p{page}.md");
            pages.insert(name, blob.unwrap(), 0o100_644).unwrap();
        }
        let mut root = repo.treebuilder(None).unwrap();
        let pages = pages.write().unwrap();
        root.insert(folder, pages, 0o040_000).unwrap();
        let tree = repo.find_tree(root.write().unwrap()).unwrap();
        let who = Signature::new("Maria", "m@example.com", &Time::new(turn, 0)).unwrap();
        let parent = parent.map(|parent| repo.find_commit(parent).unwrap());
        let parents: Vec<_> = parent.iter().collect();
        repo.commit(None, &who, &who, "move", &tree, &parents)
            .unwrap()
    }

    #[test]
    fn one_of_very_many_that_moved_and_changed() {
        let folder = tempfile::tempdir().unwrap();
        let git = Git::init(folder.path(), "main").unwrap();
        // Another handle syncs nothing.
        let repo = Repository::open(folder.path()).unwrap();
        let first = commit(&repo, "old", 1, None);
        let tip = commit(&repo, "new", 2, Some(first));
        let history = file_history(&git, tip, "new/p1050.md").unwrap();
        let names: Vec<_> = history
            .iter()
            .map(|commit| (commit.path.as_str(), commit.renamed_from.as_deref()))
            .collect();
        let moved = ("new/p1050.md", Some("old/p1050.md"));
        assert_eq!(names, [moved, ("old/p1050.md", None)]);
    }
}

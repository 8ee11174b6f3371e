//! Which commits since a time touched files that a glob names.

use std::collections::BTreeSet;

use git2::{Oid, Sort};
use jiff::Timestamp;

use super::walk::Walker;
use crate::domain::history::Touch;
use crate::error::Result;
use crate::store::git::{Git, failed, id_of};
use crate::store::globs::Globs;

/// For each glob the commits after its time that touched a file it names, newest first.
///
/// A merge touches what it has unlike all of its parents: what one side brought in is told by that side's own commits.
///
/// # Errors
/// A commit or tree cannot be read.
pub fn touched(git: &Git, tip: Oid, asked: &[(Globs, Timestamp)]) -> Result<Vec<Vec<Touch>>> {
    let what = "cannot walk the history";
    let mut found = vec![Vec::new(); asked.len()];
    let Some(earliest) = asked.iter().map(|(_, since)| since.as_second()).min() else {
        return Ok(found);
    };
    let mut walker = Walker::new(git)?;
    let mut walk = git.raw().revwalk().map_err(|error| failed(what, error))?;
    walk.set_sorting(Sort::TIME)
        .and_then(|()| walk.push(tip))
        .map_err(|error| failed(what, error))?;
    for oid in walk {
        let oid = oid.map_err(|error| failed(what, error))?;
        let commit = walker.commit(oid)?;
        if commit.at <= earliest {
            // Clocks go wrong by hours, not by weeks: a commit far behind ends the walk, a little behind does not.
            if commit.at < earliest - SKEW {
                break;
            }
            continue;
        }
        let mut paths: Option<BTreeSet<String>> = None;
        let before: Vec<Option<Oid>> = match commit.parents.as_slice() {
            [] => vec![None],
            parents => parents.iter().map(|parent| Some(*parent)).collect(),
        };
        for parent in before {
            let old = parent.map(|parent| walker.commit(parent)).transpose()?;
            let unlike = walker.trees.unlike(old.map(|old| old.tree), commit.tree)?;
            paths = Some(match paths {
                None => unlike,
                Some(paths) => paths.intersection(&unlike).cloned().collect(),
            });
        }
        for ((globs, since), found) in asked.iter().zip(&mut found) {
            let names: Vec<String> = paths
                .iter()
                .flatten()
                .filter(|path| globs.matches(path))
                .cloned()
                .collect();
            if commit.at > since.as_second() && !names.is_empty() {
                found.push(touch(git, oid, commit.at, names)?);
            }
        }
    }
    Ok(found)
}

/// How far clocks may be wrong, in seconds.
const SKEW: i64 = 7 * 24 * 3600;

fn touch(git: &Git, oid: Oid, at: i64, paths: Vec<String>) -> Result<Touch> {
    let commit = git
        .raw()
        .find_commit(oid)
        .map_err(|error| failed(format!("cannot read commit {oid}"), error))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok(Touch {
        commit: id_of(oid),
        at: Timestamp::from_second(at).unwrap_or_default(),
        author: text(commit.author().name_bytes()),
        summary: commit.summary_bytes().map(text).unwrap_or_default(),
        paths,
    })
}

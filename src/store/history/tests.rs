//! Random histories: what the walk says is what git says, and what a plain reading of the rules says; memory changes nothing.

use std::collections::BTreeMap;
use std::process::Command;

use git2::build::TreeUpdateBuilder;
use git2::{FileMode, Oid, Signature, Time};
use proptest::prelude::*;

use super::memory::Memory;
use super::{Unheeded, last_changes};
use crate::domain::history::LastChange;
use crate::markdown::meaning;
use crate::store::git::{Git, id_of};

/// One commit of a random history; numbers are taken modulo what there is.
#[derive(Debug, Clone)]
struct Deed {
    on: usize,
    with: Option<usize>,
    edits: Vec<(usize, u8)>,
    skew: i64,
    bot: bool,
}

const PATHS: [&str; 6] = ["a.md", "b/a.md", "b/c/a.md", "b/c.md", "d/e.md", "d.md"];

/// What a file may say; the first three say the same.
const TEXTS: [&str; 5] = [
    "---\nowner: a\n---\n# T\n\none two\n",
    "---\nowner: b\n---\n# T\n\none\ntwo\n",
    "# T\n\none   two\n",
    "# T\n\nthree\n",
    "# T\n\nfour\n",
];

fn deed() -> impl Strategy<Value = Deed> {
    let edits = prop::collection::vec((0..PATHS.len(), 0u8..8), 1..4);
    let with = prop::option::weighted(0.35, 0usize..50);
    (
        0usize..4,
        with,
        edits,
        -400i64..400,
        prop::bool::weighted(0.15),
    )
        .prop_map(|(on, with, edits, skew, bot)| Deed {
            on,
            with,
            edits,
            skew,
            bot,
        })
}

type Files = BTreeMap<&'static str, usize>;

/// Makes the commits; the last is the tip.
fn build(git: &Git, deeds: &[Deed]) -> Vec<Oid> {
    let mut made: Vec<(Oid, Files)> = Vec::new();
    for (number, deed) in deeds.iter().enumerate() {
        let back = |by: usize| made.len().checked_sub(1 + by % made.len().max(1));
        let first = back(deed.on);
        let second = deed
            .with
            .and_then(back)
            .filter(|second| Some(*second) != first);
        let mut files = first.map(|at| made[at].1.clone()).unwrap_or_default();
        if let Some(second) = second {
            // A merge takes some files from the other side.
            for (turn, path) in PATHS.iter().enumerate() {
                if (deed.edits[0].1 as usize + turn).is_multiple_of(2) {
                    match made[second].1.get(path) {
                        Some(text) => files.insert(path, *text),
                        None => files.remove(path),
                    };
                }
            }
        }
        for (path, what) in deed.edits.iter().skip(usize::from(second.is_some())) {
            change(&mut files, PATHS[*path], *what);
        }
        let parents: Vec<Oid> = [first, second]
            .into_iter()
            .flatten()
            .map(|at| made[at].0)
            .collect();
        let author = if deed.bot { "helper[bot]" } else { "Maria" };
        let at = 1_700_000_000 + 100 * number as i64 + deed.skew;
        made.push((commit(git, &files, &parents, (author, at, number)), files));
    }
    made.into_iter().map(|(oid, _)| oid).collect()
}

fn change(files: &mut Files, path: &'static str, what: u8) {
    match what {
        6 => {
            files.remove(path);
        }
        7 => {
            // A rename: to the next name that is free.
            if let Some(text) = files.remove(path) {
                let free = PATHS
                    .iter()
                    .find(|free| !files.contains_key(*free) && **free != path);
                files.insert(free.copied().unwrap_or(path), text);
            }
        }
        text => {
            files.insert(path, usize::from(text) % TEXTS.len());
        }
    }
}

fn commit(
    git: &Git,
    files: &Files,
    parents: &[Oid],
    (author, at, number): (&str, i64, usize),
) -> Oid {
    let repo = git.raw();
    let empty = repo.treebuilder(None).unwrap().write().unwrap();
    let mut tree = TreeUpdateBuilder::new();
    for (path, text) in files {
        let blob = repo.blob(TEXTS[*text].as_bytes()).unwrap();
        tree.upsert(*path, blob, FileMode::Blob);
    }
    let tree = tree
        .create_updated(repo, &repo.find_tree(empty).unwrap())
        .unwrap();
    let tree = repo.find_tree(tree).unwrap();
    let who = Signature::new(author, "m@example.com", &Time::new(at, 0)).unwrap();
    let parents: Vec<_> = parents
        .iter()
        .map(|oid| repo.find_commit(*oid).unwrap())
        .collect();
    let parents: Vec<_> = parents.iter().collect();
    repo.commit(None, &who, &who, &format!("{number}"), &tree, &parents)
        .unwrap()
}

fn blob(git: &Git, commit: Oid, path: &str) -> Option<Oid> {
    git.file_at(commit, path).unwrap().map(|entry| entry.oid)
}

fn parents(git: &Git, commit: Oid) -> Vec<Oid> {
    git.raw()
        .find_commit(commit)
        .unwrap()
        .parent_ids()
        .collect()
}

/// The last commit that changed a file, and the first parent that had it.
fn plain_last(git: &Git, mut at: Oid, path: &str) -> (Oid, Option<Oid>) {
    loop {
        let own = blob(git, at, path);
        let before = parents(git, at);
        match before
            .iter()
            .find(|parent| blob(git, **parent, path) == own)
        {
            Some(parent) => at = *parent,
            None => {
                let had = before
                    .into_iter()
                    .find(|parent| blob(git, *parent, path).is_some());
                return (at, had);
            }
        }
    }
}

/// The last commit that changed what a file says, by the rules read plainly; and whether it brought the file in.
fn plain_meant(git: &Git, tip: Oid, path: &str) -> (Oid, bool) {
    let (mut at, mut path) = (tip, path.to_owned());
    loop {
        let (commit, had) = plain_last(git, at, &path);
        let own = blob(git, commit, &path).unwrap();
        if let Some(parent) = had {
            let old = git.blob(blob(git, parent, &path).unwrap()).unwrap();
            let author = git
                .raw()
                .find_commit(commit)
                .unwrap()
                .author()
                .name()
                .unwrap()
                .to_owned();
            if author != "helper[bot]" && !meaning::same(&old, &git.blob(own).unwrap()) {
                return (commit, false);
            }
            at = parent;
            continue;
        }
        let folded = |oid| meaning::folded(&git.blob(oid).unwrap());
        let vanished = |parent: &Oid, exactly: bool| {
            let name = |path: &str| path.rsplit('/').next().map(str::to_owned);
            let mut paths = PATHS;
            paths.sort_by_key(|old| (name(old) != name(&path), *old));
            paths
                .iter()
                .filter(|old| blob(git, commit, old).is_none())
                .find(|old| {
                    let there = blob(git, *parent, old);
                    there.is_some_and(|there| {
                        there == own || (!exactly && folded(there) == folded(own))
                    })
                })
                .map(|old| (*parent, (*old).to_owned()))
        };
        let earlier = parents(git, commit)
            .iter()
            .find_map(|parent| vanished(parent, true).or_else(|| vanished(parent, false)));
        match earlier {
            Some((parent, old)) => (at, path) = (parent, old),
            None => return (commit, true),
        }
    }
}

fn git_says(git: &Git, tip: Oid, path: &str) -> String {
    let folder = git.raw().path().to_owned();
    let said = Command::new("git")
        .arg("--git-dir")
        .arg(folder)
        .args(["log", "-1", "--format=%H", &tip.to_string(), "--", path])
        .output()
        .unwrap();
    String::from_utf8(said.stdout).unwrap().trim().to_owned()
}

fn bots() -> Unheeded {
    Unheeded {
        bots: vec!["[BOT]".to_owned()],
        ..Unheeded::default()
    }
}

fn paths_at(git: &Git, tip: Oid) -> Vec<&'static str> {
    let there = PATHS.into_iter();
    there
        .filter(|path| blob(git, tip, path).is_some())
        .collect()
}

fn changes(git: &Git, tip: Oid, paths: &[&str], memory: &mut Memory) -> Vec<LastChange> {
    let found = last_changes(git, tip, paths, &bots(), memory).unwrap();
    (0..paths.len())
        .map(|place| found.get(place).unwrap())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_walk_says_what_git_says(deeds in prop::collection::vec(deed(), 2..24)) {
        let folder = tempfile::tempdir().unwrap();
        let git = Git::init(folder.path(), "main").unwrap();
        let tip = *build(&git, &deeds).last().unwrap();
        let paths = paths_at(&git, tip);
        let found = changes(&git, tip, &paths, &mut Memory::default());
        for (path, change) in paths.iter().zip(&found) {
            prop_assert_eq!(change.commit.to_string(), git_says(&git, tip, path), "{}", path);
        }
    }

    /// Any commit may be the next tip: an older one, another branch, one that a rewritten history no longer has.
    #[test]
    fn memory_never_changes_an_answer(
        deeds in prop::collection::vec(deed(), 2..24),
        tips in prop::collection::vec((0usize..24, 1usize..7), 1..12),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let git = Git::init(folder.path(), "main").unwrap();
        let commits = build(&git, &deeds);
        for (tip, few) in tips {
            let tip = commits[tip % commits.len()];
            let mut paths = paths_at(&git, tip);
            paths.truncate(few);
            let cold = changes(&git, tip, &paths, &mut Memory::default());
            for _ in 0..2 {
                let warm = changes(&git, tip, &paths, &mut Memory::of(&git, &1));
                prop_assert_eq!(&warm, &cold);
            }
            prop_assert!(Memory::of(&git, &1).at(tip).is_some() || paths.is_empty());
        }
    }

    #[test]
    fn the_last_that_meant_something_is_what_the_rules_say(deeds in prop::collection::vec(deed(), 2..24)) {
        let folder = tempfile::tempdir().unwrap();
        let git = Git::init(folder.path(), "main").unwrap();
        let tip = *build(&git, &deeds).last().unwrap();
        let paths = paths_at(&git, tip);
        let found = changes(&git, tip, &paths, &mut Memory::default());
        for (path, change) in paths.iter().zip(&found) {
            let (commit, introduced) = plain_meant(&git, tip, path);
            prop_assert_eq!((&change.meant, change.introduced), (&id_of(commit), introduced), "{}", path);
        }
    }
}

#[test]
fn damaged_and_foreign_memory_counts_as_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let git = Git::init(folder.path(), "main").unwrap();
    let files = Files::from([("a.md", 3)]);
    let tip = commit(&git, &files, &[], ("Maria", 1_700_000_000, 0));
    let known = |key: &str| Memory::of(&git, &key).get(tip, "a.md").is_some();
    changes(&git, tip, &["a.md"], &mut Memory::of(&git, &"key"));
    assert!(known("key") && !known("other key"));
    let kept = git.sop_dir().join("cache/history");
    let file = std::fs::read_dir(kept).unwrap().next().unwrap();
    let file = file.unwrap().path();
    let whole = std::fs::read(&file).unwrap();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        std::fs::write(&file, &bytes).unwrap();
        assert!(!known("key"), "byte {at}");
        std::fs::write(&file, &whole[..at]).unwrap();
        assert!(!known("key"), "cut at {at}");
    }
}

#[test]
fn listed_commits_are_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let git = Git::init(folder.path(), "main").unwrap();
    let first = commit(
        &git,
        &Files::from([("a.md", 3)]),
        &[],
        ("Maria", 1_700_000_000, 0),
    );
    let second = commit(
        &git,
        &Files::from([("a.md", 4)]),
        &[first],
        ("Maria", 1_700_000_100, 1),
    );
    let heeded = |commits: &[Oid]| {
        let unheeded = Unheeded {
            commits: commits.iter().copied().collect(),
            ..Unheeded::default()
        };
        let mut memory = Memory::default();
        let found = last_changes(&git, second, &["a.md"], &unheeded, &mut memory).unwrap();
        let found = found.get(0).unwrap();
        (found.commit, found.meant)
    };
    assert_eq!(heeded(&[]), (id_of(second), id_of(second)));
    assert_eq!(heeded(&[second]), (id_of(second), id_of(first)));
    assert_eq!(heeded(&[second, first]), (id_of(second), id_of(first)));
}

#[test]
fn a_files_history_is_the_same_from_memory() {
    let folder = tempfile::tempdir().unwrap();
    let git = Git::init(folder.path(), "main").unwrap();
    let mut tips = Vec::new();
    for (number, path, text) in [
        (0, "a.md", 3),
        (1, "a.md", 4),
        (2, "b.md", 4),
        (3, "b.md", 0),
    ] {
        let before: Vec<Oid> = tips.last().copied().into_iter().collect();
        let who = ("Maria", 1_700_000_000 + 100 * number as i64, number);
        tips.push(commit(&git, &Files::from([(path, text)]), &before, who));
    }
    let told = |tip: Oid| {
        let commits = super::file_history(&git, tip, "b.md").unwrap().into_iter();
        let told = commits.map(|one| (one.commit, one.path, one.renamed_from));
        told.collect::<Vec<_>>()
    };
    let kept = git.sop_dir().join("cache/file");
    let cold = told(tips[3]);
    let paths: Vec<&str> = cold.iter().map(|(_, path, _)| path.as_str()).collect();
    assert_eq!(paths, ["b.md", "b.md", "a.md", "a.md"]);
    assert_eq!(std::fs::read_dir(&kept).unwrap().count(), 1);
    assert_eq!(told(tips[3]), cold);
    std::fs::remove_dir_all(&kept).unwrap();
    // From an earlier commit on, the rest is taken over.
    assert_eq!(told(tips[2]), cold[1..]);
    assert_eq!(told(tips[3]), cold);
}

//! Reading all that the tips reach.

use std::collections::{HashMap, HashSet};

use git2::Oid;

use super::{INBOX_PREFIX, LEDGER_BRANCH};
use crate::domain::ledger::entry::{Expected, Reading, time_faults};
use crate::domain::ledger::{Fault, Ledger, RawCommit, read_commit};
use crate::error::Result;
use crate::store::git::{Git, id_of, oid_of};

/// The refs that hold records: the ledger and all inboxes, here and as last fetched from the remote.
pub fn tips(git: &Git, remote: Option<&str>) -> Result<Vec<(String, Oid)>> {
    let mut found = Vec::new();
    let mut spaces = vec!["refs/heads".to_owned()];
    spaces.extend(remote.map(|remote| format!("refs/remotes/{remote}")));
    for space in spaces {
        let name = format!("{space}/{LEDGER_BRANCH}");
        if let Some(tip) = git.reference(&name)? {
            found.push((name, tip));
        }
        found.extend(git.references(&format!("{space}/{INBOX_PREFIX}/*"))?);
    }
    Ok(found)
}

/// Reads every commit that the tips reach; what cannot be read is named in the ledger itself.
pub fn read(git: &Git, tips: &[Oid], expected: Expected<'_>) -> Ledger {
    let commits = collect(git, tips);
    let mut ledger = Ledger::default();
    for (oid, commit) in in_order(&commits, tips) {
        let id = id_of(oid);
        match commit {
            Ok(raw) => {
                let reading = read_commit(&id, raw, expected);
                if let Reading::Record(entry) = &reading {
                    let parent_at = raw
                        .parents
                        .first()
                        .and_then(|parent| ledger.get(parent))
                        .map(|parent| parent.record().at.as_second());
                    for fault in time_faults(&id, &entry.record, expected.now, parent_at) {
                        ledger.blame(fault);
                    }
                }
                ledger.absorb(id, &raw.parents, reading);
            }
            Err(reason) => ledger.blame(Fault::new("object-unreadable", &id, reason.clone())),
        }
    }
    ledger
}

type Commits = HashMap<Oid, Result<RawCommit, String>>;

fn collect(git: &Git, tips: &[Oid]) -> Commits {
    let mut commits = Commits::new();
    let mut open: Vec<Oid> = tips.to_vec();
    while let Some(oid) = open.pop() {
        if commits.contains_key(&oid) {
            continue;
        }
        let commit = git.raw_commit(oid).map_err(|error| error.to_string());
        if let Ok(raw) = &commit {
            open.extend(raw.parents.iter().map(oid_of));
        }
        commits.insert(oid, commit);
    }
    commits
}

/// Parents before children, without recursion: a ledger is as deep as it is long.
fn in_order<'a>(commits: &'a Commits, tips: &[Oid]) -> Vec<(Oid, &'a Result<RawCommit, String>)> {
    let mut done = HashSet::with_capacity(commits.len());
    let mut ordered = Vec::with_capacity(commits.len());
    let mut open: Vec<(Oid, bool)> = tips.iter().map(|tip| (*tip, false)).collect();
    while let Some((oid, ready)) = open.pop() {
        if done.contains(&oid) {
            continue;
        }
        let Some(commit) = commits.get(&oid) else {
            continue;
        };
        if ready {
            done.insert(oid);
            ordered.push((oid, commit));
            continue;
        }
        open.push((oid, true));
        if let Ok(raw) = commit {
            open.extend(raw.parents.iter().map(|parent| (oid_of(parent), false)));
        }
    }
    ordered
}

//! Reading all that the tips reach.

use std::collections::{HashMap, HashSet};
use std::sync::Mutex;
use std::sync::mpsc::{SyncSender, sync_channel};

use git2::Oid;

use super::{INBOX_PREFIX, LEDGER_BRANCH};
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::entry::{Expected, Reading, time_faults};
use crate::domain::ledger::{Fault, Ledger, read_commit};
use crate::error::Result;
use crate::store::git::{Git, id_of, oid_of};
use crate::store::raw_commit;

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

/// How many commits change hands at once.
const BATCH: usize = 512;
/// How many batches wait for a reader at most.
const WAITING: usize = 16;
/// How many threads take commits apart at most.
const MOST: usize = 3;

/// A commit of the ledger, taken apart.
struct Taken {
    parents: Vec<CommitId>,
    reading: Reading,
}

type Commits = HashMap<Oid, Result<Taken, String>>;
/// Commits as they were read.
type Batch = Vec<(Oid, Result<Vec<u8>, String>)>;

/// Reads every commit that the tips reach; what cannot be read is named in the ledger itself.
pub fn read(git: &Git, tips: &[Oid], expected: Expected<'_>) -> Ledger {
    let mut commits = collect(git, tips, expected);
    let mut ledger = Ledger::default();
    for oid in in_order(&commits, tips) {
        let id = id_of(oid);
        match commits.remove(&oid) {
            Some(Ok(Taken { parents, reading })) => {
                if let Reading::Record(entry) = &reading {
                    let parent_at = parents
                        .first()
                        .and_then(|parent| ledger.get(parent))
                        .map(|parent| parent.record().at.as_second());
                    for fault in time_faults(&id, &entry.record, expected.now, parent_at) {
                        ledger.blame(fault);
                    }
                }
                ledger.absorb(id, &parents, reading);
            }
            Some(Err(reason)) => ledger.blame(Fault::new("object-unreadable", &id, reason)),
            None => {}
        }
    }
    ledger
}

/// One thread goes from commit to parent, which nobody can do for it; what the commits say is read behind it.
fn collect(git: &Git, tips: &[Oid], expected: Expected<'_>) -> Commits {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let (send, receive) = sync_channel::<Batch>(WAITING);
    let receive = Mutex::new(receive);
    let take = || {
        let mut taken = Vec::new();
        loop {
            let batch = match receive.lock() {
                Ok(receive) => receive.recv(),
                Err(_) => return taken,
            };
            let Ok(batch) = batch else { return taken };
            let apart = |(oid, bytes): (Oid, Result<Vec<u8>, String>)| {
                (oid, bytes.map(|bytes| take_apart(oid, &bytes, expected)))
            };
            taken.extend(batch.into_iter().map(apart));
        }
    };
    std::thread::scope(|scope| {
        let takers: Vec<_> = (0..threads.saturating_sub(1).clamp(1, MOST))
            .map(|_| scope.spawn(take))
            .collect();
        walk(git, tips, &send);
        drop(send);
        let mut commits = Commits::new();
        for taker in takers {
            match taker.join() {
                Ok(taken) => commits.extend(taken),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        commits
    })
}

fn walk(git: &Git, tips: &[Oid], send: &SyncSender<Batch>) {
    let mut open: Vec<Oid> = tips.to_vec();
    let mut seen = HashSet::new();
    let mut batch = Batch::with_capacity(BATCH);
    while let Some(oid) = open.pop() {
        if !seen.insert(oid) {
            continue;
        }
        let bytes = git.commit_bytes(oid).map_err(|error| error.to_string());
        if let Ok(bytes) = &bytes {
            open.extend(raw_commit::parents(bytes).iter().map(oid_of));
        }
        batch.push((oid, bytes));
        if batch.len() == BATCH {
            // Whoever takes is gone only where it panicked, and that is heard when it is joined.
            let _ = send.send(std::mem::replace(&mut batch, Batch::with_capacity(BATCH)));
        }
    }
    let _ = send.send(batch);
}

fn take_apart(oid: Oid, bytes: &[u8], expected: Expected<'_>) -> Taken {
    let raw = raw_commit::parse(bytes);
    let reading = read_commit(&id_of(oid), &raw, expected);
    Taken {
        parents: raw.parents,
        reading,
    }
}

/// Parents before children, without recursion: a ledger is as deep as it is long.
fn in_order(commits: &Commits, tips: &[Oid]) -> Vec<Oid> {
    let mut done = HashSet::with_capacity(commits.len());
    let mut ordered = Vec::with_capacity(commits.len());
    let mut open: Vec<(Oid, bool)> = tips.iter().map(|tip| (*tip, false)).collect();
    while let Some((oid, ready)) = open.pop() {
        if ready {
            ordered.push(oid);
            continue;
        }
        let Some(commit) = commits.get(&oid) else {
            continue;
        };
        if !done.insert(oid) {
            continue;
        }
        open.push((oid, true));
        if let Ok(taken) = commit {
            let parents = taken.parents.iter();
            open.extend(parents.map(|parent| (oid_of(parent), false)));
        }
    }
    ordered
}

//! Who may decide: every change of it is said, because it decides what counts afterwards.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Case, Failure};
use crate::domain::ledger::Body;
use crate::domain::paths::{Checkpoint, Paths, Stage};
use crate::domain::people::Person;
use crate::domain::reference::Reference;
use crate::domain::settings::Settings;
use crate::store::Snapshot;
use crate::store::evidence::{AuthorityChange, Joined, Policy};

impl Case<'_> {
    pub(super) fn authority_changes(&self, failures: &mut Vec<Failure>) {
        let layout = &self.snapshot.layout;
        if layout.natural_branch != layout.default_branch {
            let message = format!(
                "sop.yaml makes {} the branch that is judged, and clones get {}",
                layout.default_branch, layout.natural_branch
            );
            failures.push(Failure::warning("default-branch-named", message));
        }
        let voters = voters(self.snapshot);
        let mut said = BTreeSet::new();
        for change in &self.evidence.authority {
            for what in own_changes(change, &voters) {
                let message = format!(
                    "{} changed who may decide, in {}: {what}",
                    change.author,
                    change.commit.short()
                );
                failures
                    .push(Failure::warning("authority-changed", message).commit(&change.commit));
                let _ = said.insert(what);
            }
        }
        for aside in &self.evidence.aside {
            let own = own_of_aside(aside, &voters).into_iter();
            for what in own.filter(|what| !said.contains(what)) {
                let message = format!(
                    "a publication was judged by {}, which was merged into the default branch afterwards and has another say in who may decide: {what}",
                    aside.commit.short()
                );
                failures.push(Failure::warning("authority-changed", message).commit(&aside.commit));
            }
            let left_behind = left_behind(aside, &voters).into_iter();
            for what in left_behind.filter(|what| !said.contains(what)) {
                let message = format!(
                    "a publication was judged by {}, when the default branch that got it had another say in who may decide: {what}",
                    aside.commit.short()
                );
                failures.push(Failure::warning("authority-changed", message).commit(&aside.commit));
            }
        }
    }
}

/// What of a commit changes who may decide, a sentence each.
pub fn deciding(snapshot: &Snapshot, change: &AuthorityChange) -> Vec<String> {
    own_changes(change, &voters(snapshot))
}

/// What a commit changes by itself. A merge changes what it has otherwise than both sides would have it: what one side changed
/// and the other left alone is the doing of that side's commits, and it is the merge's to lose it.
fn own_changes(change: &AuthorityChange, voters: &BTreeSet<&str>) -> Vec<String> {
    let mut found = changes(&change.before, &change.after, voters);
    let Some(Joined { other, fork }) = &change.joined else {
        return found;
    };
    let here = changes(fork, &change.before, voters);
    let there = changes(fork, other, voters);
    let alone = |what: &String, one: &[String], another: &[String]| {
        one.contains(what) && !another.contains(what)
    };
    found.retain(|what| !alone(what, &there, &here));
    let lost = changes(other, &change.after, voters).into_iter();
    let lost: Vec<String> = lost
        .filter(|what| !alone(what, &here, &there) && !found.contains(what))
        .collect();
    found.extend(lost);
    found
}

/// What a commit that the default branch never was has otherwise, by its own doing since it parted from it.
fn own_of_aside(aside: &AuthorityChange, voters: &BTreeSet<&str>) -> Vec<String> {
    let mut found = changes(&aside.before, &aside.after, voters);
    if let Some(joined) = &aside.joined {
        let own = changes(&joined.fork, &aside.after, voters);
        found.retain(|what| own.contains(what));
    }
    found
}

/// What the default branch had changed, when it got a publication by a merge, since the commit that this was judged by.
fn left_behind(aside: &AuthorityChange, voters: &BTreeSet<&str>) -> Vec<String> {
    match &aside.joined {
        Some(joined) if changes(&joined.fork, &aside.after, voters).is_empty() => {
            changes(&aside.after, &aside.before, voters)
        }
        _ => Vec::new(),
    }
}

fn voters(snapshot: &Snapshot) -> BTreeSet<&str> {
    let records = snapshot.ledger.records().in_order().into_iter();
    records
        .filter(|placed| matches!(placed.record().body, Body::Approve(_)))
        .map(|placed| placed.record().by.as_str())
        .collect()
}

/// What changed of policy and people, as far as it decides: ordinary arrivals and leavers do not.
fn changes(before: &Policy, after: &Policy, voters: &BTreeSet<&str>) -> Vec<String> {
    let mut found = settings(&before.0, &after.0);
    let mut approving: Vec<&str> = Vec::new();
    for reference in before.0.approvals.named().chain(after.0.approvals.named()) {
        if let Reference::Role(role) = reference {
            approving.push(role);
        }
    }
    for person in &after.1.people.people {
        let known = before.1.people.by_id(&person.id);
        if known.is_some_and(|known| renamed(known, person, &approving, voters)) {
            found.push(format!("the name of {} in people.yaml", person.id));
        }
        let changed = match known {
            Some(known) => differs(known, person, &approving),
            // Where anybody may approve, a newcomer decides by doing so.
            None => {
                decides(person, &approving)
                    || (after.0.approvals.by.is_empty() && voters.contains(person.id.as_str()))
            }
        };
        if changed {
            found.push(format!(
                "{} in people.yaml (kind, keys, logins, addresses, time with us or approving roles)",
                person.id
            ));
        }
    }
    for gone in before
        .1
        .people
        .people
        .iter()
        .filter(|person| after.1.people.by_id(&person.id).is_none())
    {
        found.push(format!(
            "{} is gone from people.yaml (an entry is closed by `end:`, never deleted)",
            gone.id
        ));
    }
    if after.1.people.alone() && !before.1.people.alone() {
        found.push("a single human is left, whose own approval may count".to_owned());
    }
    found.extend(examinations(&before.1.paths, &after.1.paths));
    found
}

/// The stages of paths.yaml of which a quiz or a sign-off changed or went, or that have fewer SOPs than they had before it.
fn examinations(before: &Paths, after: &Paths) -> Vec<String> {
    let mut found = Vec::new();
    for (name, path) in &before.paths {
        let examined = |stage: &&Stage| {
            let checkpoint = stage.checkpoint.as_ref();
            checkpoint.is_some_and(Checkpoint::is_examined)
        };
        for stage in path.stages.iter().filter(examined) {
            let now = after.paths.get(name).and_then(|path| path.stage(&stage.id));
            let same = now.is_some_and(|now| {
                now.checkpoint == stage.checkpoint
                    && stage.sops.iter().all(|sop| now.sops.contains(sop))
            });
            if !same {
                found.push(format!(
                    "the checkpoint of {name}/{} in paths.yaml",
                    stage.id
                ));
            }
        }
    }
    found
}

fn settings(before: &Settings, after: &Settings) -> Vec<String> {
    let differing = [
        ("approvals", before.approvals != after.approvals),
        ("identity", before.identity != after.identity),
        (
            "default_branch",
            before.default_branch != after.default_branch,
        ),
        ("sops", before.sops != after.sops),
        ("ledger", before.ledger != after.ledger),
        (
            "ledger_identities",
            before.ledger_identities != after.ledger_identities,
        ),
        ("remote", before.remote != after.remote),
        ("forge", before.forge != after.forge),
        ("branch_prefix", before.branch_prefix != after.branch_prefix),
        ("timezone", before.timezone != after.timezone),
        ("site_root", before.site_root != after.site_root),
    ];
    differing
        .into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(key, _)| format!("`{key}` in sop.yaml"))
        .collect()
}

fn roles<'a>(person: &'a Person, approving: &[&str]) -> Vec<&'a str> {
    person
        .roles
        .iter()
        .map(String::as_str)
        .filter(|role| approving.contains(role))
        .collect()
}

/// Somebody who left is an ordinary change; somebody who left and is back, or was here earlier than was said, is not.
fn returned(before: &Person, after: &Person) -> bool {
    let later = |before: Option<Date>, after: Option<Date>| match (before, after) {
        (Some(before), Some(after)) => after > before,
        (Some(_), None) => true,
        (None, _) => false,
    };
    later(before.end, after.end) || later(after.start, before.start)
}

fn differs(before: &Person, after: &Person, approving: &[&str]) -> bool {
    before.kind != after.kind
        || before.keys != after.keys
        || before.logins != after.logins
        || before.emails != after.emails
        || roles(before, approving) != roles(after, approving)
        || returned(before, after)
}

/// Whether somebody whose word decides has another name than before: evidence shows names.
fn renamed(before: &Person, after: &Person, approving: &[&str], voters: &BTreeSet<&str>) -> bool {
    !before.name.is_empty()
        && before.name != after.name
        && (voters.contains(after.id.as_str()) || decides(before, approving))
}

fn decides(person: &Person, approving: &[&str]) -> bool {
    !person.keys.is_empty() || !roles(person, approving).is_empty()
}

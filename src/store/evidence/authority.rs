//! Changes of policy and people on the default branch.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{AuthorityChange, Evidence};
use crate::domain::commit_id::CommitId;
use crate::domain::people::PEOPLE_FILE;
use crate::domain::roles::ROLES_FILE;
use crate::domain::settings::SETTINGS_FILE;
use crate::error::Result;
use crate::store::Store;
use crate::store::git::oid_of;
use crate::store::rights::Policies;
use crate::store::snapshot::Snapshot;

impl Store {
    /// The changes of policy and people on the default branch since the last publication but one.
    pub(super) fn authority(
        &self,
        snapshot: &Snapshot,
        policies: &mut Policies,
        evidence: &mut Evidence,
    ) -> Result<()> {
        let merged = snapshot
            .ledger
            .registry
            .publications()
            .iter()
            .filter(|publication| publication.merged);
        let since = merged
            .rev()
            .nth(1)
            .map(|publication| publication.body.merge.clone());
        evidence.authority = self.changes_of_authority(snapshot, since.as_ref(), policies)?;
        evidence.aside = self.aside(snapshot, policies)?;
        Ok(())
    }

    /// The publications whose `base` came to the default branch by the other parent of a merge: what was the default branch
    /// when that merge was made, and what they were judged by.
    fn aside(&self, snapshot: &Snapshot, policies: &mut Policies) -> Result<Vec<AuthorityChange>> {
        let publications = snapshot.ledger.registry.publications().iter();
        let merged = publications.filter(|one| one.merged && !one.adopted);
        let mut bases: BTreeSet<CommitId> = merged.map(|one| one.body.base.clone()).collect();
        let mut line = Vec::new();
        let mut at = snapshot.layout.main.clone();
        while let Some(commit) = at.filter(|_| !bases.is_empty()) {
            let _ = bases.remove(&commit);
            let raw = self.git.raw_commit(oid_of(&commit))?;
            let parent = raw.parents.first().cloned();
            if raw.parents.len() > 1 {
                line.push((commit, parent.clone()));
            }
            at = parent;
        }
        let mut found = Vec::new();
        for base in bases {
            // Whatever comes after the first that has it has it too.
            let has = |one: &(CommitId, Option<CommitId>)| {
                let reached = self.git.is_ancestor(oid_of(&base), oid_of(&one.0));
                reached.unwrap_or(false)
            };
            let first = line.partition_point(has).checked_sub(1);
            let Some((_, Some(before))) = first.and_then(|place| line.get(place)) else {
                continue;
            };
            if let (Ok(there), Ok(here)) = (
                policies.at(&self.git, before),
                policies.at(&self.git, &base),
            ) {
                let raw = self.git.raw_commit(oid_of(&base))?;
                found.push(AuthorityChange {
                    author: raw
                        .author
                        .split(['<', '>'])
                        .nth(1)
                        .unwrap_or_default()
                        .to_owned(),
                    commit: base,
                    at: Timestamp::default(),
                    before: there,
                    after: here,
                });
            }
        }
        Ok(found)
    }

    /// Every change of policy and people on the default branch, the newest first.
    ///
    /// # Errors
    /// The history cannot be read.
    pub fn authority_changes(&self, snapshot: &Snapshot) -> Result<Vec<AuthorityChange>> {
        self.changes_of_authority(snapshot, None, &mut Policies::default())
    }

    fn changes_of_authority(
        &self,
        snapshot: &Snapshot,
        since: Option<&CommitId>,
        policies: &mut Policies,
    ) -> Result<Vec<AuthorityChange>> {
        let mut found = Vec::new();
        let mut at = snapshot.layout.main.clone();
        while let Some(commit) = at.filter(|commit| Some(commit) != since) {
            let raw = self.git.raw_commit(oid_of(&commit))?;
            let parent = raw.parents.first().cloned();
            if let Some(parent) = &parent {
                let differs = |path| -> Result<bool> {
                    Ok(self.git.file_at(oid_of(&commit), path)?
                        != self.git.file_at(oid_of(parent), path)?)
                };
                if (differs(SETTINGS_FILE)? || differs(PEOPLE_FILE)? || differs(ROLES_FILE)?)
                    && let (Ok(before), Ok(after)) = (
                        policies.at(&self.git, parent),
                        policies.at(&self.git, &commit),
                    )
                {
                    let mut parts = raw.author.split(['<', '>']).skip(1);
                    let author = parts.next().unwrap_or_default().to_owned();
                    let seconds = parts.next().unwrap_or_default().split_whitespace().next();
                    let seconds = seconds.and_then(|text| text.parse().ok()).unwrap_or(0);
                    found.push(AuthorityChange {
                        commit: commit.clone(),
                        author,
                        at: jiff::Timestamp::from_second(seconds).unwrap_or_default(),
                        before,
                        after,
                    });
                }
            }
            at = parent;
        }
        Ok(found)
    }
}

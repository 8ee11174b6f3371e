//! Changes of policy and people on the default branch.

use std::collections::{BTreeMap, BTreeSet};

use git2::Oid;
use jiff::Timestamp;

use super::{AuthorityChange, Evidence, Joined};
use crate::domain::commit_id::CommitId;
use crate::domain::paths::PATHS_FILE;
use crate::domain::people::PEOPLE_FILE;
use crate::domain::roles::ROLES_FILE;
use crate::domain::settings::SETTINGS_FILE;
use crate::error::Result;
use crate::store::Store;
use crate::store::git::{Folders, id_of, oid_of};
use crate::store::rights::Policies;
use crate::store::snapshot::Snapshot;

impl Store {
    /// The changes of policy and people in the default branch's history since the last publication but one.
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
        let changed = self.changes_of_authority(snapshot, since.as_ref(), policies);
        let aside = self.aside(snapshot, policies);
        let found = changed.and_then(|changed| Ok((changed, aside?)));
        match (found, &snapshot.layout.main) {
            (Ok((changed, aside)), _) => (evidence.authority, evidence.aside) = (changed, aside),
            // What else can be judged is judged.
            (Err(error), Some(main)) => {
                let unreadable = (main.clone(), error.to_string());
                evidence.unreadable.push(unreadable);
            }
            (Err(error), None) => return Err(error),
        }
        Ok(())
    }

    /// The publications that came to the default branch by the other parent of a merge: what was the default branch when
    /// that merge was made, and what they were judged by.
    fn aside(&self, snapshot: &Snapshot, policies: &mut Policies) -> Result<Vec<AuthorityChange>> {
        let publications = snapshot.ledger.registry.publications().iter();
        let merged = publications.filter(|one| one.merged && !one.adopted);
        let mut merges: BTreeMap<CommitId, CommitId> = merged
            .map(|one| (one.body.merge.clone(), one.body.base.clone()))
            .collect();
        let mut line = Vec::new();
        let mut at = snapshot.layout.main.clone();
        while let Some(commit) = at.filter(|_| !merges.is_empty()) {
            let _ = merges.remove(&commit);
            let raw = self.git.raw_commit(oid_of(&commit))?;
            let parent = raw.parents.first().cloned();
            if raw.parents.len() > 1 {
                line.push((commit, parent.clone()));
            }
            at = parent;
        }
        let mut found = Vec::new();
        let mut judged_by = BTreeSet::new();
        for (merge, base) in merges {
            if !judged_by.insert(base.clone()) {
                continue;
            }
            // Whatever comes after the first that has it has it too.
            let has = |one: &(CommitId, Option<CommitId>)| {
                let reached = self.git.is_ancestor(oid_of(&merge), oid_of(&one.0));
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
                let joined = self.joins(before, &base, policies)?;
                found.push(AuthorityChange {
                    joined,
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
        let Some(main) = &snapshot.layout.main else {
            return Ok(Vec::new());
        };
        let hidden: Vec<Oid> = since.map(oid_of).into_iter().collect();
        let folders = Folders::of(&self.git);
        let mut found = Vec::new();
        for commit in self.git.walk(oid_of(main), &hidden)? {
            found.extend(self.change_of(commit, &folders, policies)?);
        }
        Ok(found)
    }

    /// What a commit has of policy and people otherwise than a parent of its own; policy that cannot be read is named elsewhere.
    fn change_of(
        &self,
        commit: Oid,
        folders: &Folders<'_>,
        policies: &mut Policies,
    ) -> Result<Option<AuthorityChange>> {
        let files = |commit: Oid| -> Result<Vec<_>> {
            let files = [SETTINGS_FILE, PEOPLE_FILE, ROLES_FILE, PATHS_FILE].into_iter();
            files.map(|path| folders.file_at(commit, path)).collect()
        };
        let (raw, own) = (self.git.raw_commit(commit)?, files(commit)?);
        let mut differs = false;
        for parent in &raw.parents {
            differs |= files(oid_of(parent))? != own;
        }
        let Some(first) = raw.parents.first().filter(|_| differs) else {
            return Ok(None);
        };
        let (Ok(before), Ok(after)) = (
            policies.at(&self.git, first),
            policies.at(&self.git, &id_of(commit)),
        ) else {
            return Ok(None);
        };
        let joined = match raw.parents.as_slice() {
            [_, other] => self.joins(first, other, policies)?,
            _ => None,
        };
        let mut parts = raw.author.split(['<', '>']).skip(1);
        let author = parts.next().unwrap_or_default().to_owned();
        let seconds = parts.next().unwrap_or_default().split_whitespace().next();
        let seconds = seconds.and_then(|text| text.parse().ok()).unwrap_or(0);
        Ok(Some(AuthorityChange {
            commit: id_of(commit),
            author,
            at: Timestamp::from_second(seconds).unwrap_or_default(),
            before,
            after,
            joined,
        }))
    }

    /// The other side of a merge, and where both began; `None` where they have no beginning that can be read.
    fn joins(
        &self,
        first: &CommitId,
        other: &CommitId,
        policies: &mut Policies,
    ) -> Result<Option<Joined>> {
        let fork = self.git.merge_base(oid_of(first), oid_of(other))?;
        let fork = fork.and_then(|fork| policies.at(&self.git, &id_of(fork)).ok());
        let other = policies.at(&self.git, other).ok();
        Ok(other.zip(fork).map(|(other, fork)| Joined { other, fork }))
    }
}

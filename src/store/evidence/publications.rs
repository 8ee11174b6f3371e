//! Of every publication: what was submitted, what stood around it, and what the default branch has of it.

use std::collections::BTreeSet;

use git2::{ObjectType, Oid};

use super::{Evidence, Live, Other, PublicationEvidence};
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::record::PublishBody;
use crate::domain::registry::{Publication, Registry};
use crate::error::Result;
use crate::store::Store;
use crate::store::git::{Folders, id_of, oid_of};
use crate::store::landed::second_of;
use crate::store::load::{KnownIds, submission_facts};
use crate::store::pages::Reader;
use crate::store::proposals::{self, touched};
use crate::store::rights::Policies;
use crate::store::snapshot::Snapshot;

impl Store {
    pub(super) fn publications(
        &self,
        snapshot: &Snapshot,
        reader: Reader<'_>,
        policies: &mut Policies,
        evidence: &mut Evidence,
    ) -> Result<()> {
        let registry = &snapshot.ledger.registry;
        let mut known = KnownIds::default();
        let folders = Folders::of(&self.git);
        for publication in registry.publications() {
            if publication.adopted {
                self.adoption(snapshot, (reader, &folders), publication, evidence);
                let base = &publication.body.base;
                if let Ok(policy) = policies.at(&self.git, base) {
                    evidence.policy.insert(base.clone(), policy);
                }
                continue;
            }
            let mut found = PublicationEvidence::default();
            if publication.merged {
                found.others = others(registry, publication);
            }
            if let Err(error) = self.publication(
                snapshot,
                reader,
                publication,
                (policies, &mut known, &folders),
                &mut found,
            ) {
                evidence
                    .unreadable
                    .push((publication.record.clone(), error.to_string()));
            }
            for commit in [&publication.body.base, &publication.body.merge] {
                if !evidence.policy.contains_key(commit)
                    && let Ok(policy) = policies.at(&self.git, commit)
                {
                    evidence.policy.insert(commit.clone(), policy);
                }
            }
            evidence
                .publications
                .insert(publication.record.clone(), found);
        }
        Ok(())
    }

    fn publication(
        &self,
        snapshot: &Snapshot,
        reader: Reader<'_>,
        publication: &Publication,
        (policies, known, folders): (&mut Policies, &mut KnownIds, &Folders<'_>),
        found: &mut PublicationEvidence,
    ) -> Result<()> {
        let body = &publication.body;
        // What a picture's path is relative to is read where the publication was made.
        let policy = policies.at(&self.git, &body.base).ok();
        let site_root = policy
            .as_ref()
            .and_then(|policy| policy.0.site_root.as_deref());
        let reader = Reader {
            site_root,
            ..reader
        };
        if let Some(submission) = snapshot.ledger.registry.submission(&body.submit) {
            let base = Some(oid_of(&body.base));
            found.facts = submission_facts(&self.git, reader, submission, base, known)?;
            if found.facts.unreadable.is_none() {
                let registry = &snapshot.ledger.registry;
                found.facts.earlier =
                    self.wrote_before(registry, reader, submission, oid_of(&body.base))?;
            }
        }
        if found.facts.unreadable.is_none() {
            let narrow = Reader {
                globs: &snapshot.globs,
                ..reader
            };
            let submitted = proposals::read(
                &self.git,
                narrow,
                oid_of(&body.head),
                Some(oid_of(&body.base)),
            )?;
            found.facts.other_files = submitted.other_files;
        }
        let merge = oid_of(&body.merge);
        found.after = self.after(snapshot, body, merge);
        found.merged_at = second_of(&self.git.raw_commit(merge)?.committer);
        found.joined = self.joined(body, found.facts.commits.len(), merge)?;
        if publication.merged {
            found.unaccounted = self.unaccounted(body, merge)?;
        }
        for item in &body.sops {
            if let Some(page) = reader.file(merge, &item.path)? {
                found.merged.insert(item.id.clone(), page);
            }
            if let Some(live) = self.live_at(reader, folders, merge, &item.path)? {
                found.at_merge.insert(item.id.clone(), live);
            }
            let bytes = self.git.blob(oid_of(&item.blob))?;
            let digest = reader.digest_of(merge, &item.path, &bytes)?;
            found.of_blob.insert(item.id.clone(), digest);
        }
        found.others.retain_mut(|other| {
            !self
                .holds(snapshot, (reader, folders), other)
                .unwrap_or(false)
        });
        // What was recorded later may have been merged earlier: then the other one did not stand there yet.
        let stood = |other: &Other| {
            let merge = snapshot.ledger.registry.publication(&other.publish);
            merge.is_none_or(|earlier| {
                let merge = oid_of(&earlier.body.merge);
                self.git
                    .is_ancestor(merge, oid_of(&other.commit))
                    .unwrap_or(true)
            })
        };
        found.others.retain(stood);
        Ok(())
    }

    /// The approvals whose writers had the merge on the default branch already.
    pub(in crate::store) fn after(
        &self,
        snapshot: &Snapshot,
        body: &PublishBody,
        merge: Oid,
    ) -> BTreeSet<CommitId> {
        let saw = |record: &&CommitId| {
            let placed = snapshot.ledger.records().get(record);
            let main = placed.and_then(|placed| placed.record().main.as_ref());
            // Nearly always it is the base itself, which needs no walk.
            main.filter(|main| **main != body.base)
                .is_some_and(|main| self.git.is_ancestor(merge, oid_of(main)).unwrap_or(false))
        };
        body.approvals.iter().filter(saw).cloned().collect()
    }

    /// Whether a merge joins base and head: as their child, or, where a forge squashed or rebased the branch, as the end
    /// of a line of no more commits than the branch has, which begins on the base.
    fn joined(&self, body: &PublishBody, commits: usize, merge: Oid) -> Result<bool> {
        let mut parents = self.git.raw_commit(merge)?.parents;
        if parents == [body.base.clone(), body.head.clone()] {
            return Ok(true);
        }
        for _ in 0..commits.max(1) {
            match parents.as_slice() {
                [only] if *only == body.base => return Ok(true),
                [only] => parents = self.git.raw_commit(oid_of(only))?.parents,
                _ => return Ok(false),
            }
        }
        Ok(false)
    }

    /// The files that a merge changes against the default branch and its branch did not, or not to that.
    fn unaccounted(&self, body: &PublishBody, merge: Oid) -> Result<Vec<String>> {
        let (base, head) = (oid_of(&body.base), oid_of(&body.head));
        let left = self.git.merge_base(base, head)?;
        let own: BTreeSet<String> = touched(&self.git, left, head)?
            .into_iter()
            .map(|(path, _, _)| path)
            .collect();
        let took_along = self.takes_along(&own, left, (base, head))?;
        let moved = |path: &String| took_along && body.sops.iter().any(|item| item.path == *path);
        let mut unaccounted = Vec::new();
        for (path, _, _) in touched(&self.git, Some(base), merge)? {
            let at = |commit: Oid| self.git.file_at(commit, &path);
            let untouched_on_main = match left {
                Some(left) => at(left)? == at(base)?,
                None => at(base)?.is_none(),
            };
            let as_is = untouched_on_main && !(moved(&path) && at(base)?.is_none());
            if !own.contains(&path) || (as_is && at(merge)? != at(head)?) {
                unaccounted.push(path);
            }
        }
        Ok(unaccounted)
    }

    /// Whether a branch took away a file that the default branch had changed since: what was moved took that along.
    fn takes_along(
        &self,
        own: &BTreeSet<String>,
        left: Option<Oid>,
        (base, head): (Oid, Oid),
    ) -> Result<bool> {
        for path in own {
            let at = |commit: Oid| self.git.file_at(commit, path);
            let there = at(base)?;
            let before = left.map(at).transpose()?.flatten();
            if there.is_some() && there != before && at(head)?.is_none() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a commit has the published bytes of an SOP at its path.
    fn holds(
        &self,
        snapshot: &Snapshot,
        (reader, folders): (Reader<'_>, &Folders<'_>),
        other: &mut Other,
    ) -> Result<bool> {
        let Some(item) = snapshot
            .ledger
            .registry
            .publication(&other.publish)
            .and_then(|publication| publication.item(&other.id))
        else {
            return Ok(true);
        };
        let commit = oid_of(&other.commit);
        // The same blob with no pictures needs no second reading.
        if let Some(entry) = folders.file_at(commit, &item.path)?
            && id_of(entry.oid) == item.blob
            && item.images.is_empty()
        {
            return Ok(entry.mode == 0o100_644);
        }
        let live = self.live_at(reader, folders, commit, &item.path)?;
        other.digest = live.as_ref().and_then(|live| live.digest);
        Ok(live.is_some_and(|live| live.regular && live.digest.as_ref() == Some(&item.digest)))
    }

    pub(super) fn live_at(
        &self,
        reader: Reader<'_>,
        folders: &Folders<'_>,
        commit: Oid,
        path: &str,
    ) -> Result<Option<Live>> {
        let Some(entry) = folders.file_at(commit, path)? else {
            return Ok(None);
        };
        let digest = match self.git.object(entry.oid)? {
            Some((ObjectType::Blob, bytes)) if entry.is_regular() => {
                reader.digest_of(commit, path, &bytes)?
            }
            _ => None,
        };
        Ok(Some(Live {
            regular: entry.mode == 0o100_644,
            blob: id_of(entry.oid),
            digest,
        }))
    }
}

/// What should have stood, of all that was governed by then, before and after a publication.
fn others(registry: &Registry, publication: &Publication) -> Vec<Other> {
    let mut others = Vec::new();
    for (id, (earlier, _)) in registry.governed_before(publication.place) {
        let mut other = |commit: &CommitId| {
            others.push(Other {
                id: id.clone(),
                commit: commit.clone(),
                publish: earlier.record.clone(),
                digest: None,
            });
        };
        other(&publication.body.base);
        if publication.item(id).is_none() {
            other(&publication.body.merge);
        }
    }
    others
}

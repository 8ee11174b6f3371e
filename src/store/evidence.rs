//! What `verify` judges: everything that publications name, read from objects whose hashes are recomputed.

mod adoptions;
mod authors;
mod fitness;
mod trees;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use adoptions::{AdoptedEvidence, AdoptionEvidence};

use git2::{ObjectType, Oid};
use jiff::Timestamp;

use super::Store;
use super::checkpoints::{Against, CheckpointText};
use super::git::{Folders, id_of, oid_of};
use super::globs::Globs;
use super::landed::second_of;
use super::load::{KnownIds, submission_facts};
use super::pages::Reader;
use super::proposals::{self, touched};
use super::recover::ledger_tip;
use super::rights::Policies;
pub use super::rights::Policy;
use super::snapshot::{Scope, Snapshot, SubmissionFacts};
pub use super::stamps::{FoundStamp, Signed};
use crate::domain::commit_id::CommitId;
use crate::domain::digest::Digest;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::Body;
use crate::domain::ledger::checkpoint::TaggedCheckpoint;
use crate::domain::ledger::record::PublishBody;
use crate::domain::people::PEOPLE_FILE;
use crate::domain::registry::{Publication, Registry};
use crate::domain::roles::ROLES_FILE;
use crate::domain::settings::SETTINGS_FILE;
use crate::error::{Error, Result};
use fitness::Graph;

/// Everything beside the snapshot that `verify` needs.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// By publish record.
    pub publications: BTreeMap<CommitId, PublicationEvidence>,
    /// By adopt record, in the order of its SOPs.
    pub adoptions: BTreeMap<CommitId, AdoptionEvidence>,
    /// Every commit of the default branch.
    pub main: BTreeSet<CommitId>,
    /// The ledger tips that merges of ours name, with the merge.
    pub named_tips: Vec<(CommitId, CommitId)>,
    /// Policy and people at each commit that a record is judged by.
    pub policy: BTreeMap<CommitId, Arc<Policy>>,
    /// The page that a review read, at what its record is judged by.
    pub reviewed: BTreeMap<CommitId, Document>,
    /// Who may decide, where it changed on the default branch since the last publication but one.
    pub authority: Vec<AuthorityChange>,
    /// Where a publication was judged by a commit that the default branch never was: what it had then, and what was there.
    pub aside: Vec<AuthorityChange>,
    /// The tags under the prefix: name, and the bytes where it is an annotated tag that can be read.
    pub tags: BTreeMap<String, Option<String>>,
    /// Every remote that git knows, whatever sop.yaml names.
    pub remotes: Vec<String>,
    /// The checkpoints in this clone.
    pub checkpoints: Vec<CheckpointText>,
    /// The time stamps over them, and over the one that is kept elsewhere.
    pub stamps: Vec<FoundStamp>,
    /// The one that is kept elsewhere, where it was named.
    pub against: Option<Against>,
    /// What makes this clone unfit as evidence, each by code and sentence.
    pub unfit: Vec<(&'static str, String)>,
    /// Objects that cannot be read, or are not what their name says.
    pub unreadable: Vec<(CommitId, String)>,
    /// What stands where on the default branch now.
    pub live: BTreeMap<String, Live>,
}

/// A commit of the default branch that changed sop.yaml or people.yaml.
#[derive(Debug, Clone)]
pub struct AuthorityChange {
    /// The commit.
    pub commit: CommitId,
    /// Its author's address.
    pub author: String,
    /// When, by its author's clock.
    pub at: jiff::Timestamp,
    /// Policy and people before it.
    pub before: Arc<Policy>,
    /// Policy and people after it.
    pub after: Arc<Policy>,
}

/// What a publication names.
#[derive(Debug, Clone, Default)]
pub struct PublicationEvidence {
    /// The branch as submitted, judged against the default branch before the merge.
    pub facts: SubmissionFacts,
    /// The approvals that it rests on whose writers had seen the merge.
    pub after: BTreeSet<CommitId>,
    /// When it was merged, by the committer's clock.
    pub merged_at: Timestamp,
    /// The merge joins what its record names: by its parents, or, squashed or rebased, by a line of commits on `base`.
    pub joined: bool,
    /// The pages as merged, by id.
    pub merged: BTreeMap<SopId, Document>,
    /// The files of the merge that neither parent accounts for.
    pub unaccounted: Vec<String>,
    /// What stood at each SOP's path in the merge.
    pub at_merge: BTreeMap<SopId, Live>,
    /// What the blob that the record names digests to, with the merge's pictures.
    pub of_blob: BTreeMap<SopId, Option<Digest>>,
    /// What all SOPs governed by then had at their paths, in the base and in the merge.
    pub others: Vec<Other>,
}

/// A file at a path, as far as it matters to `verify`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Live {
    /// It is a plain file, not executable.
    pub regular: bool,
    /// Its blob.
    pub blob: CommitId,
    /// What it digests to; `None` where it cannot be.
    pub digest: Option<Digest>,
}

/// An SOP governed by an earlier publication, at a commit that a later one names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// The SOP.
    pub id: SopId,
    /// The commit.
    pub commit: CommitId,
    /// The publication whose bytes should be there.
    pub publish: CommitId,
    /// What is there digests to this.
    pub digest: Option<Digest>,
}

impl Store {
    /// The repository, and all that `verify` needs beside it.
    ///
    /// # Errors
    /// The repository cannot be read at all; objects that cannot be are named in the result.
    pub fn prove(&self, against: Option<Against>) -> Result<(Snapshot, Evidence)> {
        std::thread::scope(|scope| {
            // Git takes as long to look through its graph as we to read the records.
            let graph = scope.spawn(Graph::of(self).check());
            let snapshot = self.snapshot_to_prove(Scope::default())?;
            let graph = graph.join();
            let graph =
                graph.map_err(|_| Error::bug("looking at the graph ended in a panic"))??;
            let evidence = self.evidence(&snapshot, against, graph)?;
            Ok((snapshot, evidence))
        })
    }

    fn evidence(
        &self,
        snapshot: &Snapshot,
        against: Option<Against>,
        graph: Option<String>,
    ) -> Result<Evidence> {
        let remotes = self.git.remotes()?;
        let mut evidence = Evidence {
            unfit: self.unfit(snapshot, &remotes, graph)?,
            remotes,
            checkpoints: self.checkpoints()?,
            against,
            ..Evidence::default()
        };
        self.stamps(&mut evidence)?;
        self.walk_main(snapshot, &mut evidence);
        self.ambiguous_trees(snapshot, &mut evidence);
        let globs = Globs::new(&["**".to_owned()])?;
        let reader = Reader {
            git: &self.git,
            globs: &globs,
            site_root: snapshot.settings.site_root.as_deref(),
        };
        let mut policies = Policies::default();
        self.publications(snapshot, reader, &mut policies, &mut evidence)?;
        self.authority(snapshot, &mut policies, &mut evidence)?;
        self.policies(snapshot, &mut policies, &mut evidence);
        self.makers(&mut policies, &mut evidence);
        self.reviewed(snapshot, reader, &mut evidence);
        self.tags(snapshot, &mut evidence)?;
        self.live(snapshot, reader, &mut evidence)?;
        Ok(evidence)
    }

    /// Reads every commit of the default branch by its own bytes; graphs, grafts and replacements have no say.
    fn walk_main(&self, snapshot: &Snapshot, evidence: &mut Evidence) {
        let mut open: Vec<Oid> = snapshot.layout.main.iter().map(oid_of).collect();
        while let Some(oid) = open.pop() {
            if !evidence.main.insert(id_of(oid)) {
                continue;
            }
            match self.git.raw_commit(oid) {
                Ok(commit) => {
                    if let Some(tip) = ledger_tip(&commit.message) {
                        evidence.named_tips.push((tip, id_of(oid)));
                    }
                    open.extend(commit.parents.iter().map(oid_of));
                }
                Err(error) => evidence.unreadable.push((id_of(oid), error.to_string())),
            }
        }
    }

    fn publications(
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
                self.adoption(snapshot, reader, publication, evidence);
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
            found.unaccounted = self.unaccounted(&body.base, &body.head, merge)?;
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
    pub(super) fn after(
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
    fn unaccounted(&self, base: &CommitId, head: &CommitId, merge: Oid) -> Result<Vec<String>> {
        let (base, head) = (oid_of(base), oid_of(head));
        let left = self.git.merge_base(base, head)?;
        let own: BTreeSet<String> = touched(&self.git, left, head)?
            .into_iter()
            .map(|(path, _, _)| path)
            .collect();
        let mut unaccounted = Vec::new();
        for (path, _, _) in touched(&self.git, Some(base), merge)? {
            let at = |commit: Oid| self.git.file_at(commit, &path);
            let untouched_on_main = match left {
                Some(left) => at(left)? == at(base)?,
                None => at(base)?.is_none(),
            };
            if !own.contains(&path) || (untouched_on_main && at(merge)? != at(head)?) {
                unaccounted.push(path);
            }
        }
        Ok(unaccounted)
    }

    /// The changes of policy and people on the default branch since the last publication but one.
    fn authority(
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

    fn live_at(
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

    fn policies(&self, snapshot: &Snapshot, policies: &mut Policies, evidence: &mut Evidence) {
        for ground in snapshot.ledger.grounds.values() {
            let Some(main) = &ground.main else {
                continue;
            };
            if !evidence.policy.contains_key(main)
                && evidence.main.contains(main)
                && let Ok(policy) = policies.at(&self.git, main)
            {
                evidence.policy.insert(main.clone(), policy);
            }
        }
    }

    /// Policy and people at what each checkpoint saw.
    fn makers(&self, policies: &mut Policies, evidence: &mut Evidence) {
        let copies = evidence.against.iter().map(|against| &against.found);
        let all = evidence.checkpoints.iter().chain(copies);
        let texts = all.filter_map(|one| TaggedCheckpoint::read(one.text.as_deref()?).ok());
        let mains: Vec<CommitId> = texts.map(|read| read.checkpoint.main).collect();
        for main in mains {
            if evidence.main.contains(&main)
                && let Ok(policy) = policies.at(&self.git, &main)
            {
                evidence.policy.insert(main, policy);
            }
        }
    }

    /// The pages that reviews and waivers are about; one that cannot be read is judged by its publication's record alone.
    fn reviewed(&self, snapshot: &Snapshot, reader: Reader<'_>, evidence: &mut Evidence) {
        for placed in snapshot.ledger.records().in_order() {
            let (publish, sop) = match &placed.record().body {
                Body::Review(body) => (&body.publish, &body.sop),
                Body::Waive(body) => (&body.publish, &body.sop),
                _ => continue,
            };
            let ground = snapshot.ledger.grounds.get(placed.id());
            let main = ground.and_then(|ground| ground.main.as_ref());
            let item = snapshot
                .ledger
                .registry
                .publication(publish)
                .and_then(|publication| publication.item(sop));
            if let (Some(main), Some(item)) = (main, item)
                && let Ok(Some(page)) = reader.file(oid_of(main), &item.path)
            {
                evidence.reviewed.insert(placed.id().clone(), page);
            }
        }
    }

    fn tags(&self, snapshot: &Snapshot, evidence: &mut Evidence) -> Result<()> {
        for (name, oid) in self
            .git
            .references(&format!("refs/tags/{}/*", snapshot.settings.branch_prefix))?
        {
            let name = name.trim_start_matches("refs/tags/").to_owned();
            match self.git.object(oid) {
                Ok(Some((ObjectType::Tag, bytes))) => {
                    evidence
                        .tags
                        .insert(name, Some(String::from_utf8_lossy(&bytes).into_owned()));
                }
                Ok(_) => {
                    evidence.tags.insert(name, None);
                }
                Err(error) => {
                    evidence
                        .unreadable
                        .push((id_of(oid), format!("the tag {name}: {error}")));
                }
            }
        }
        Ok(())
    }

    fn live(&self, snapshot: &Snapshot, reader: Reader<'_>, evidence: &mut Evidence) -> Result<()> {
        let Some(main) = &snapshot.layout.main else {
            return Ok(());
        };
        let folders = Folders::of(&self.git);
        for (_, item) in snapshot.ledger.registry.governed().values() {
            if let Some(live) = self.live_at(reader, &folders, oid_of(main), &item.path)? {
                evidence.live.insert(item.path.clone(), live);
            }
        }
        Ok(())
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

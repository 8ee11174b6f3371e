//! What `verify` judges: everything that publications name, read from objects whose hashes are recomputed.

mod adoptions;
mod authority;
mod authors;
mod fitness;
mod left_out;
mod publications;
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
use super::pages::Reader;
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
    /// By record of a passed checkpoint the SOPs of its stage that it does not name, each with its publications by then.
    pub left_out: BTreeMap<CommitId, Vec<(SopId, Vec<CommitId>)>>,
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
    /// The folders outside of this clone in which objects of it are kept.
    pub borrowed: Vec<String>,
    /// Objects that cannot be read, or are not what their name says.
    pub unreadable: Vec<(CommitId, String)>,
    /// What stands where on the default branch now.
    pub live: BTreeMap<String, Live>,
}

/// A commit in the default branch's history that has sop.yaml, people.yaml or roles.yaml otherwise than one of its parents.
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
    /// Of a merge what it joined to that; `before` is then what its first parent had.
    pub joined: Option<Joined>,
}

/// What a merge joined to its first parent.
#[derive(Debug, Clone)]
pub struct Joined {
    /// Policy and people at the other parent.
    pub other: Arc<Policy>,
    /// Policy and people where the two parted.
    pub fork: Arc<Policy>,
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
            borrowed: self.borrowed(),
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
        self.left_out(snapshot, &mut evidence);
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

//! What `verify` judges of an adoption: the bytes that were live, and what came of them.

use super::Evidence;
use crate::domain::commit_id::CommitId;
use crate::domain::digest::Digest;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::Body;
use crate::domain::ledger::record::{AdoptBody, AdoptItem};
use crate::domain::registry::Publication;
use crate::error::Result;
use crate::markdown::frontmatter::inserted_only;
use crate::store::Store;
use crate::store::git::{Folders, oid_of};
use crate::store::pages::Reader;
use crate::store::snapshot::Snapshot;

/// What an adoption names.
#[derive(Debug, Clone, Default)]
pub struct AdoptionEvidence {
    /// The parents of its commit.
    pub parents: Vec<CommitId>,
    /// Each of its SOPs, all that the record names.
    pub sops: Vec<AdoptedEvidence>,
}

/// One SOP of an adoption.
#[derive(Debug, Clone)]
pub struct AdoptedEvidence {
    /// The SOP.
    pub id: SopId,
    /// The blob at its path at `base`.
    pub at_base: Option<CommitId>,
    /// The blob at its path at `commit`.
    pub at_commit: Option<CommitId>,
    /// What the blob that the record names digests to.
    pub of_blob: Option<Digest>,
    /// The two blobs differ by inserted lines of front matter alone.
    pub inserted_only: bool,
    /// The blob that the record names, as a page of its commit.
    pub page: Document,
}

impl Store {
    pub(super) fn adoption(
        &self,
        snapshot: &Snapshot,
        (reader, folders): (Reader<'_>, &Folders<'_>),
        publication: &Publication,
        evidence: &mut Evidence,
    ) {
        let placed = snapshot.ledger.records().get(&publication.record);
        let Some(Body::Adopt(body)) = placed.map(|placed| &placed.record().body) else {
            return;
        };
        match self.adopted(reader, folders, body) {
            Ok(found) => {
                evidence.adoptions.insert(publication.record.clone(), found);
            }
            Err(error) => {
                let record = publication.record.clone();
                evidence.unreadable.push((record, error.to_string()));
            }
        }
    }

    fn adopted(
        &self,
        reader: Reader<'_>,
        folders: &Folders<'_>,
        body: &AdoptBody,
    ) -> Result<AdoptionEvidence> {
        let (base, commit) = (oid_of(&body.base), oid_of(&body.commit));
        let sops: Result<Vec<AdoptedEvidence>> = body
            .sops
            .iter()
            .map(|item: &AdoptItem| {
                let (was, blob) = (
                    self.git.blob(oid_of(&item.was))?,
                    self.git.blob(oid_of(&item.blob))?,
                );
                let at = |commit| -> Result<Option<CommitId>> {
                    let entry = folders.file_at(commit, &item.path)?;
                    Ok(entry
                        .filter(|entry| entry.is_regular())
                        .map(|entry| super::id_of(entry.oid)))
                };
                Ok(AdoptedEvidence {
                    id: item.id.clone(),
                    at_base: at(base)?,
                    at_commit: at(commit)?,
                    of_blob: reader.digest_of(commit, &item.path, &blob)?,
                    inserted_only: inserted_only(&was, &blob),
                    page: reader.blob(commit, &item.path, oid_of(&item.blob))?,
                })
            })
            .collect();
        Ok(AdoptionEvidence {
            parents: self.git.raw_commit(commit)?.parents,
            sops: sops?,
        })
    }
}

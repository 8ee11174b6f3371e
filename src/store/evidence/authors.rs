//! Who wrote what a submission proposes, where the default branch had it before it was published: then where its branch
//! begins is the submission's own word, and who wrote the text is asked of the history.

use git2::Oid;

use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::ledger::record::SubmitItem;
use crate::domain::registry::{Registry, Submission};
use crate::error::Result;
use crate::store::Store;
use crate::store::git::oid_of;
use crate::store::pages::Reader;
use crate::store::proposals::{self, BranchCommit};

impl Store {
    /// The commits that changed its pages since what it revises; none where the default branch did not have them yet. The
    /// parents of each are those of them that came before it.
    pub(super) fn wrote_before(
        &self,
        registry: &Registry,
        reader: Reader<'_>,
        submission: &Submission,
        base: Oid,
    ) -> Result<Vec<BranchCommit>> {
        let head = oid_of(&submission.body.head);
        let merged = self.git.is_ancestor(head, base)?;
        let mut found: Vec<BranchCommit> = Vec::new();
        for item in &submission.body.sops {
            let from = item.from.as_ref();
            let from = from.and_then(|from| registry.publication(from));
            if !merged && (from.is_none() || !self.has_bytes(reader, base, item)?) {
                continue;
            }
            let from = from.map(|from| oid_of(&from.body.merge));
            for commit in proposals::commits(&self.git, head, from)? {
                let known = found.iter().any(|other| other.id == commit.id);
                if !known && self.changes(reader, &commit, &item.path)? {
                    found.push(commit);
                }
            }
        }
        let ids: Vec<CommitId> = found.iter().map(|commit| commit.id.clone()).collect();
        for commit in &mut found {
            let before = |other: &CommitId| {
                *other != commit.id
                    && self
                        .git
                        .is_ancestor(oid_of(other), oid_of(&commit.id))
                        .unwrap_or(false)
            };
            commit.parents = ids.iter().filter(|other| before(other)).cloned().collect();
        }
        Ok(found)
    }

    fn has_bytes(&self, reader: Reader<'_>, commit: Oid, item: &SubmitItem) -> Result<bool> {
        let page = reader.file(commit, &item.path)?;
        Ok(page.as_ref().and_then(Document::digest) == Some(&item.digest))
    }

    /// Whether a page digests to something else in a commit than in each of its parents.
    fn changes(&self, reader: Reader<'_>, commit: &BranchCommit, path: &str) -> Result<bool> {
        let own = self.git.file_at(oid_of(&commit.id), path)?;
        for parent in &commit.parents {
            if self.git.file_at(oid_of(parent), path)? == own {
                return Ok(false);
            }
        }
        let digest = |commit: &CommitId| -> Result<Option<String>> {
            let page = reader.file(oid_of(commit), path)?;
            Ok(page.and_then(|page| page.digest().map(ToString::to_string)))
        };
        let own = digest(&commit.id)?;
        for parent in &commit.parents {
            if digest(parent)? == own {
                return Ok(false);
            }
        }
        Ok(own.is_some())
    }
}

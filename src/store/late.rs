//! Approvals that came after the merge: somebody pressed it by hand, and it was looked at then.

use super::Store;
use super::git::oid_of;
use super::landed::second_of;
use super::questions::LateApproval;
use super::snapshot::Snapshot;
use crate::error::Result;

impl Store {
    /// The approvals that publications rest on and that came after their merges.
    ///
    /// # Errors
    /// A merge that is on the default branch cannot be read.
    pub fn late_approvals(&self, snapshot: &Snapshot) -> Result<Vec<LateApproval>> {
        let mut found = Vec::new();
        for publication in snapshot.ledger.registry.publications() {
            if publication.adopted || !publication.merged {
                continue;
            }
            let merge = oid_of(&publication.body.merge);
            let after = self.after(snapshot, &publication.body, merge);
            if after.is_empty() {
                continue;
            }
            let merged_at = second_of(&self.git.raw_commit(merge)?.committer);
            found.extend(after.into_iter().map(|approve| LateApproval {
                publish: publication.record.clone(),
                approve,
                merged_at,
            }));
        }
        Ok(found)
    }
}

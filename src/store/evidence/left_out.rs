//! What passed checkpoints leave out of their stage, as paths.yaml had it at what each is judged by.

use super::Evidence;
use crate::domain::commit_id::CommitId;
use crate::domain::id::SopId;
use crate::domain::ledger::Body;
use crate::domain::ledger::readers::CompleteBody;
use crate::domain::registry::Publication;
use crate::store::Store;
use crate::store::git::oid_of;
use crate::store::snapshot::Snapshot;

impl Store {
    /// By record the SOPs of the stage that it does not name, each with its publications that were on the default branch
    /// by then, in order. Nearly every record leaves out nothing, and costs nothing.
    pub(super) fn left_out(&self, snapshot: &Snapshot, evidence: &mut Evidence) {
        for placed in snapshot.ledger.records().in_order() {
            let Body::Complete(body) = &placed.record().body else {
                continue;
            };
            let ground = snapshot.ledger.grounds.get(placed.id());
            let Some(main) = ground.and_then(|ground| ground.main.as_ref()) else {
                continue;
            };
            let sops = unnamed(evidence, main, body);
            let found: Vec<(SopId, Vec<CommitId>)> = sops
                .into_iter()
                .map(|id| {
                    let published = self.published_by(snapshot, &id, main);
                    (id, published)
                })
                .collect();
            if !found.is_empty() {
                evidence.left_out.insert(placed.id().clone(), found);
            }
        }
    }

    /// The publications of an SOP that a commit of the default branch contains; what cannot be read is named elsewhere.
    fn published_by(&self, snapshot: &Snapshot, id: &SopId, main: &CommitId) -> Vec<CommitId> {
        let merged = |one: &Publication| {
            let merge = oid_of(&one.body.merge);
            self.git.is_ancestor(merge, oid_of(main)).unwrap_or(false)
        };
        let all = snapshot.ledger.registry.publications_of(id);
        all.filter(|(one, _)| merged(one))
            .map(|(one, _)| one.record.clone())
            .collect()
    }
}

/// The SOPs of a stage that a record of it does not name.
fn unnamed(evidence: &Evidence, main: &CommitId, body: &CompleteBody) -> Vec<SopId> {
    let policy = evidence.policy.get(main);
    let path = policy.and_then(|policy| policy.1.paths.paths.get(&body.path));
    let stage = path.and_then(|path| path.stage(&body.stage));
    let sops = stage.into_iter().flat_map(|stage| &stage.sops);
    sops.filter(|id| !body.sops.iter().any(|sop| sop.id.as_str() == *id))
        .filter_map(|id| id.parse().ok())
        .collect()
}

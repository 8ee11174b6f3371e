//! What one run has read of the ledger already: a command that writes loads it several times over.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use git2::Oid;

use super::evidence::Begun;
use super::{Load, Need};
use crate::domain::commit_id::CommitId;
use crate::store::layout::Layout;
use crate::store::ledger;
use crate::store::snapshot::LedgerView;

/// All that a reading of the ledger rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    refs: Vec<(String, Oid)>,
    seen: Vec<Oid>,
    tips: Vec<Oid>,
    main: Option<CommitId>,
    remote: Option<String>,
    globs: Vec<String>,
    once_live: BTreeSet<CommitId>,
    fetched_at: Option<String>,
    proof: bool,
}

/// The last reading.
#[derive(Debug, Default)]
pub struct Memory(RefCell<Option<(Key, Arc<LedgerView>)>>);

impl Memory {
    pub(super) fn recall(&self, key: &Key) -> Option<Arc<LedgerView>> {
        let kept = self.0.borrow();
        let (own, view) = kept.as_ref()?;
        (own == key).then(|| Arc::clone(view))
    }

    pub(super) fn keep(&self, key: Key, view: &Arc<LedgerView>) {
        self.0.replace(Some((key, Arc::clone(view))));
    }
}

impl Load<'_> {
    /// What a reading of the ledger rests on, now.
    pub(super) fn key(&self, begun: &Begun, layout: &Layout) -> Key {
        let (refs, seen, tips) = begun.read_from();
        let fetched_at = std::fs::read_to_string(self.git.sop_dir().join("fetched_at")).ok();
        Key {
            refs,
            seen,
            tips,
            main: layout.main.clone(),
            remote: layout.remote.clone(),
            globs: self.globs.to_vec(),
            once_live: ledger::once_live(self.git),
            fetched_at,
            proof: self.need == Need::Proof,
        }
    }
}

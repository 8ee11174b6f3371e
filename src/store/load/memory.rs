//! What one run has read of the ledger already: a command that writes loads it several times over.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use git2::Oid;

use super::evidence::{Begun, fetched_at};
use super::{Load, Need};
use crate::domain::commit_id::CommitId;
use crate::domain::organisation::Organisation;
use crate::domain::pages::Pages;
use crate::error::Result;
use crate::store::layout::{CommitFiles, Layout};
use crate::store::ledger;
use crate::store::pages::{Reader, Refused};
use crate::store::roll::Remembering;
use crate::store::snapshot::LedgerView;
use crate::store::yaml;

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

/// How much of it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Extent {
    records: bool,
    readers: Option<BTreeSet<String>>,
}

impl Extent {
    fn holds(&self, other: &Self) -> bool {
        let readers = match (&self.readers, &other.readers) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(others)) => others.is_subset(own),
        };
        readers && (self.records || !other.records)
    }
}

/// A reading of the ledger.
type Kept = ((Key, Extent), Arc<LedgerView>);
/// Pages of a commit, and what has a page's name and is none.
type Read = (Pages, Vec<Refused>);

/// The last reading: of the ledger, and of the default branch by its commit.
#[derive(Debug, Default)]
pub struct Memory {
    ledger: RefCell<Option<Kept>>,
    pages: RefCell<Option<(Oid, Read)>>,
    organisation: RefCell<Option<(Oid, Arc<Organisation>)>>,
}

impl Memory {
    pub(super) fn recall(&self, (key, extent): &(Key, Extent)) -> Option<Arc<LedgerView>> {
        let kept = self.ledger.borrow();
        let ((own, held), view) = kept.as_ref()?;
        (own == key && held.holds(extent)).then(|| Arc::clone(view))
    }

    pub(super) fn keep(&self, key: (Key, Extent), view: &Arc<LedgerView>) {
        let mut kept = self.ledger.borrow_mut();
        // What holds more is not put aside for what holds less.
        if kept
            .as_ref()
            .is_none_or(|(own, _)| own.0 != key.0 || !own.1.holds(&key.1))
        {
            *kept = Some((key, Arc::clone(view)));
        }
    }
}

impl Load<'_> {
    /// The pages of a commit: which files these are follows from it and the command line.
    pub(super) fn pages(&self, reader: Reader<'_>, main: Oid) -> Result<Read> {
        if let Some((own, read)) = &*self.memory.pages.borrow()
            && *own == main
            && self.need != Need::Proof
        {
            return Ok(read.clone());
        }
        let (pages, refused) = reader.commit(main)?;
        let read = (Pages::from(pages), refused);
        self.memory.pages.replace(Some((main, read.clone())));
        Ok(read)
    }

    /// Who there is and what they do, at a commit.
    pub(super) fn organisation(&self, main: Oid) -> Result<Arc<Organisation>> {
        if let Some((own, read)) = &*self.memory.organisation.borrow()
            && *own == main
        {
            return Ok(Arc::clone(read));
        }
        let files = CommitFiles {
            git: self.git,
            commit: main,
        };
        let read = Arc::new(yaml::organisation(&Remembering { files })?);
        let kept = Some((main, Arc::clone(&read)));
        self.memory.organisation.replace(kept);
        Ok(read)
    }

    /// What a reading of the ledger rests on, now.
    pub(super) fn key(
        &self,
        begun: &Begun,
        layout: &Layout,
        organisation: &Organisation,
    ) -> (Key, Extent) {
        let extent = Extent {
            records: !self.folds(None),
            readers: (self.readers)(organisation),
        };
        (self.ground(begun, layout), extent)
    }

    fn ground(&self, begun: &Begun, layout: &Layout) -> Key {
        let (refs, seen, tips) = begun.read_from();
        let fetched_at = fetched_at(self.git);
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

//! A push that arrived while this clone was cut off: what follows from it here is made up for.

use git2::Oid;

use super::Store;
use super::change::{Change, Content, NewCommit};
use super::files::write_atomically;
use super::git::oid_of;
use super::snapshot::Snapshot;
use crate::domain::commit_id::CommitId;
use crate::domain::registry::Publication;
use crate::error::{Error, Result};

/// Which merge this clone is pushing.
const PUSH_NOTE: &str = "pushing";

impl Store {
    /// Where this clone's push of a publication arrived, and the clone was cut off before it followed: it follows now.
    pub(super) fn finish_push(&self, snapshot: &Snapshot) -> Result<Option<String>> {
        let Some(publication) = self.pushed_publication(snapshot) else {
            return Ok(None);
        };
        let publication = publication.clone();
        let local = snapshot.layout.local_main.as_ref();
        let merge = oid_of(&publication.body.merge);
        let behind = match local {
            Some(local) => {
                local != &publication.body.merge && self.git.is_ancestor(oid_of(local), merge)?
            }
            None => true,
        };
        self.forget_push();
        if !behind {
            return Ok(None);
        }
        let change = Change {
            commit: Some(NewCommit {
                branch: snapshot.layout.default_branch.clone(),
                parents: vec![publication.body.base.clone(), publication.body.head.clone()],
                content: Content::Edits(Vec::new()),
                message: String::new(),
            }),
            finished: self.finished_by(snapshot, &publication),
            ..Change::default()
        };
        self.check_work_tree(snapshot, &change, Some(merge))?;
        let mut applied = super::Applied::default();
        self.advance_default_branch(snapshot, &change, merge, &mut applied)?;
        for (branch, at) in &change.finished {
            self.finish_branch(branch, oid_of(at))?;
        }
        let names: Vec<String> = publication
            .body
            .sops
            .iter()
            .map(|item| format!("{} {}", item.id, item.version))
            .collect();
        Ok(Some(format!(
            "a publication was cut off before: {} is live, and this clone has followed now",
            names.join(", ")
        )))
    }

    /// The publication that this clone was pushing when it was cut off, if it arrived.
    fn pushed_publication<'a>(&self, snapshot: &'a Snapshot) -> Option<&'a Publication> {
        let note = std::fs::read_to_string(self.git.sop_dir().join(PUSH_NOTE)).ok()?;
        let merge = CommitId::parse(note.trim())?;
        snapshot
            .ledger
            .registry
            .publications()
            .iter()
            .find(|publication| publication.merged && publication.body.merge == merge)
    }

    /// Notes which merge is about to be pushed.
    pub(super) fn note_push(&self, merge: Oid) -> Result<()> {
        write_atomically(
            &self.git.sop_dir().join(PUSH_NOTE),
            merge.to_string().as_bytes(),
        )
        .map_err(|error| Error::repository("cannot write in the git folder").cause(error))
    }

    /// The push and all that follows from it are done, or it was refused.
    pub(super) fn forget_push(&self) {
        let _ = std::fs::remove_file(self.git.sop_dir().join(PUSH_NOTE));
    }
}

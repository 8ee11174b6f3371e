//! A push that arrived while this clone was cut off: what follows from it here is made up for.

use git2::Oid;

use super::Store;
use super::change::{Change, Content, NewCommit};
use super::files::write_atomically;
use super::git::{Git, id_of, oid_of};
use super::snapshot::Snapshot;
use crate::domain::registry::Publication;
use crate::error::{Error, Result};

/// Which merge this clone is pushing, and with which ledger.
const PUSH_NOTE: &str = "pushing";

/// A push that was begun and not seen to end.
struct Noted {
    merge: Oid,
    ledger: Option<Oid>,
}

impl Noted {
    fn read(git: &Git) -> Option<Self> {
        let note = std::fs::read_to_string(git.sop_dir().join(PUSH_NOTE)).ok()?;
        let mut names = note.split_whitespace().map(Oid::from_str);
        Some(Self {
            merge: names.next()?.ok()?,
            ledger: names.next().and_then(std::result::Result::ok),
        })
    }
}

/// The ledger of a push that arrived as one, of which this clone's refs show only the default branch yet: git moves
/// them one after another, and was cut off in between.
pub(super) fn arrived(git: &Git, main: Option<Oid>) -> Option<Oid> {
    let (noted, main) = (Noted::read(git)?, main?);
    let merged = noted.merge == main || git.is_ancestor(noted.merge, main).unwrap_or(false);
    noted
        .ledger
        .filter(|tip| merged && git.object(*tip).is_ok_and(|object| object.is_some()))
}

/// Whether a push was begun and not seen to end.
pub(super) fn is_noted(git: &Git) -> bool {
    git.sop_dir().join(PUSH_NOTE).exists()
}

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
        let merge = id_of(Noted::read(&self.git)?.merge);
        snapshot
            .ledger
            .registry
            .publications()
            .iter()
            .find(|publication| publication.merged && publication.body.merge == merge)
    }

    /// Notes which merge is about to be pushed, and the ledger that goes with it.
    pub(super) fn note_push(&self, merge: Oid, ledger: Option<Oid>) -> Result<()> {
        let ledger = ledger.map(|tip| tip.to_string()).unwrap_or_default();
        write_atomically(
            &self.git.sop_dir().join(PUSH_NOTE),
            format!("{merge} {ledger}\n").as_bytes(),
        )
        .map_err(|error| Error::repository("cannot write in the git folder").cause(error))
    }

    /// The push and all that follows from it are done, or it was refused.
    pub(super) fn forget_push(&self) {
        let _ = std::fs::remove_file(self.git.sop_dir().join(PUSH_NOTE));
    }
}

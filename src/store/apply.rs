//! Applying a change: objects first, then one commit point, then what follows from it.
//!
//! Where a publication is the change, its record (or, with a remote, one atomic push) is the decision; refs, tags
//! and the work tree are derived, and `recover` finishes them after a crash.

use git2::{ObjectType, Oid};

use super::change::{Change, Content, FileEdit, NewCommit, Sharing, THIS_COMMIT};
use super::git::{Git, failed, id_of, oid_of};
use super::ledger::{self, Author, Writer, ledger_ref};
use super::signing::Signer;
use super::snapshot::Snapshot;
use super::{Store, files, ledger::Seen};
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::tag::tag_bytes;
use crate::domain::ledger::{Body, Record};
use crate::domain::settings::LedgerIdentities;
use crate::error::{Error, Result};

/// What was written.
#[derive(Debug, Clone, Default)]
pub struct Applied {
    /// The commit on a branch.
    pub commit: Option<CommitId>,
    /// The records, in order.
    pub records: Vec<CommitId>,
    /// The ledger's tip afterwards.
    pub ledger: Option<CommitId>,
    /// Records that the remote does not have afterwards.
    pub unshared: usize,
    /// What the user should know: unshared records, a check-out that was not possible, what was finished.
    pub notices: Vec<String>,
    /// With `--dry-run`: what would be written.
    pub preview: Vec<String>,
}

impl Applied {
    /// What a dry run would have written.
    pub fn preview(change: &Change) -> Self {
        Self {
            preview: change.preview(),
            ..Self::default()
        }
    }
}

/// The objects of a change, written and not yet referred to.
pub(super) struct Prepared {
    pub(super) commit: Option<Oid>,
    pub(super) ledger: Option<Oid>,
    pub(super) records: Vec<Oid>,
    pub(super) tags: Vec<(String, Oid)>,
    pub(super) writer: Option<Writer>,
}

impl Store {
    /// Applies a change whole; `None` where something that it rests on has moved.
    pub(super) fn apply(&self, snapshot: &Snapshot, change: &Change) -> Result<Option<Applied>> {
        for (name, expected) in &change.expects {
            if self.git.reference(name)?.map(id_of) != *expected {
                return Ok(None);
            }
        }
        let prepared = self.prepare(snapshot, change)?;
        self.check_work_tree(snapshot, change, prepared.commit)?;
        let mut applied = Applied {
            commit: prepared.commit.map(id_of),
            records: prepared.records.iter().map(|oid| id_of(*oid)).collect(),
            ledger: prepared.ledger.map(id_of),
            ..Applied::default()
        };
        self.write_files(&change.files)?;
        if let Some(branch) = change.commit.as_ref().map(|commit| &commit.branch) {
            self.refuse_taken_prefix(branch)?;
        }
        if let Some((branch, at)) = &change.begin {
            self.refuse_taken_prefix(branch)?;
            let name = format!("refs/heads/{branch}");
            if self.git.reference(&name)?.is_none() {
                self.git
                    .swap_reference(&name, None, oid_of(at), "sop: branch")?;
            }
        }
        if !self.commit_point(snapshot, change, &prepared)? {
            return Ok(None);
        }
        self.follow_up(snapshot, change, &prepared, &mut applied)?;
        Ok(Some(applied))
    }

    /// Moves the refs that decide; `false` where one had moved.
    fn commit_point(
        &self,
        snapshot: &Snapshot,
        change: &Change,
        prepared: &Prepared,
    ) -> Result<bool> {
        if change.sharing == Sharing::Atomic && snapshot.layout.remote.is_some() {
            if let Some(merge) = prepared.commit {
                self.note_push(merge, prepared.ledger)?;
            }
            if !self.push_atomically(snapshot, change, prepared)? {
                self.forget_push();
                return Ok(false);
            }
            failpoint("pushed");
            self.move_ledger(prepared)?;
            return Ok(true);
        }
        let record_first = change.commit.as_ref().is_some_and(|commit| {
            commit.branch == snapshot.layout.default_branch
                && !change.records.is_empty()
                && !commit.parents.is_empty()
        });
        if record_first {
            if !self.move_ledger(prepared)? {
                return Ok(false);
            }
            failpoint("recorded");
            Ok(true)
        } else {
            if let (Some(commit), Some(oid)) = (&change.commit, prepared.commit)
                && !self.move_branch(snapshot, commit, oid)?
            {
                return Ok(false);
            }
            failpoint("committed");
            self.move_ledger(prepared)
        }
    }

    /// What follows from the decision: branches, work tree, tags, what is remembered, what is shared.
    fn follow_up(
        &self,
        snapshot: &Snapshot,
        change: &Change,
        prepared: &Prepared,
        applied: &mut Applied,
    ) -> Result<()> {
        if let (Some(commit), Some(oid)) = (&change.commit, prepared.commit) {
            if commit.branch == snapshot.layout.default_branch {
                self.advance_default_branch(snapshot, change, oid, applied)?;
            }
            failpoint("moved");
        }
        for (name, oid) in &prepared.tags {
            self.make_tag(name, *oid, applied)?;
        }
        failpoint("tagged");
        if let Some(branch) = &change.check_out {
            applied.notices.extend(self.check_out(branch)?);
        }
        for (branch, at) in &change.finished {
            self.finish_branch(branch, oid_of(at))?;
        }
        self.forget_push();
        let made = change.records.iter().zip(&prepared.records);
        let published = made.filter(|(body, _)| matches!(body, Body::Publish(_)));
        ledger::remember_live(&self.git, published.map(|(_, oid)| id_of(*oid)))?;
        if let Some(tip) = prepared.ledger {
            Seen::load(&self.git).remember(&self.git, &[tip])?;
        }
        applied
            .notices
            .extend(self.share(snapshot, change, prepared)?);
        if let (Some(remote), Some(writer), Some(tip)) =
            (&snapshot.layout.remote, &prepared.writer, prepared.ledger)
        {
            let there = self
                .git
                .reference(&format!("refs/remotes/{remote}/{}", writer.inbox()))?;
            let shared = there == Some(tip);
            applied.unshared = if shared {
                0
            } else {
                snapshot.ledger.unshared + prepared.records.len()
            };
        }
        Ok(())
    }

    fn prepare(&self, snapshot: &Snapshot, change: &Change) -> Result<Prepared> {
        let person = snapshot.actor.person.as_deref();
        let listed = person.and_then(|id| snapshot.organisation.people.by_id(id));
        let signer = if change.commit.is_some() || !change.records.is_empty() {
            Signer::configured(&self.git, &self.programs, listed)?
        } else {
            None
        };
        // A borrowed name never gets the signature of the one who borrows it.
        let signer = signer.filter(|signer| !snapshot.actor.borrowed || signer.belongs_to(listed));
        let commit = change
            .commit
            .as_ref()
            .map(|commit| self.write_branch_commit(snapshot, commit, signer.as_ref()))
            .transpose()?;
        let mut prepared = Prepared {
            commit,
            ledger: None,
            records: Vec::new(),
            tags: Vec::new(),
            writer: None,
        };
        if !change.records.is_empty() {
            self.write_records(snapshot, change, signer.as_ref(), &mut prepared)?;
        }
        if let (Some(record), false) = (prepared.records.first(), change.tags.is_empty()) {
            let by = person.unwrap_or_default();
            for tag in &change.tags {
                let bytes = tag_bytes(
                    &tag.name,
                    &tag.target,
                    by,
                    self.now.at,
                    &tag.text,
                    &id_of(*record),
                );
                let oid = write_object(&self.git, ObjectType::Tag, bytes.as_bytes())?;
                prepared.tags.push((tag.name.clone(), oid));
            }
        }
        Ok(prepared)
    }

    fn write_records(
        &self,
        snapshot: &Snapshot,
        change: &Change,
        signer: Option<&Signer>,
        prepared: &mut Prepared,
    ) -> Result<()> {
        let by = snapshot
            .actor
            .person
            .clone()
            .ok_or_else(|| unknown_actor(snapshot))?;
        let ledger = snapshot.settings.ledger.clone().ok_or_else(|| {
            Error::refused(
                "nothing is governed here: sop.yaml names no ledger on the default branch",
            )
            .hint("sop init --commit")
        })?;
        let writer = Writer::load_or_create(&self.git)?;
        let main = snapshot.layout.main.clone();
        let begins = snapshot.ledger.records.is_empty();
        let mut bodies = Vec::new();
        if begins && !matches!(change.records.first(), Some(Body::Genesis {})) {
            bodies.push(Body::Genesis {});
        }
        bodies.extend(change.records.iter().cloned());
        let mut records = Vec::new();
        for body in bodies {
            records.push(Record {
                ledger: ledger.clone(),
                by: by.clone(),
                at: self.now.at,
                main: main.clone(),
                tool: format!("sop {}", env!("CARGO_PKG_VERSION")),
                clock_set: self.now.set,
                body: resolved(body, prepared.commit)?,
            });
        }
        let author = match snapshot.settings.ledger_identities {
            LedgerIdentities::Opaque => Author::Opaque,
            LedgerIdentities::Git => Author::Git {
                name: snapshot.actor.name.clone(),
                email: snapshot.actor.email.clone(),
            },
        };
        let parent = ledger::build_fold(&self.git, &snapshot.ledger.heads(), self.now.at, &writer)?;
        let appended = ledger::append(&self.git, parent, &records, &author, &writer, signer)?;
        let asked = change.records.len();
        prepared.records = appended.records[appended.records.len() - asked..].to_vec();
        prepared.ledger = Some(appended.tip);
        prepared.writer = Some(writer);
        Ok(())
    }

    fn write_branch_commit(
        &self,
        snapshot: &Snapshot,
        commit: &NewCommit,
        signer: Option<&Signer>,
    ) -> Result<Oid> {
        let parents: Vec<Oid> = commit.parents.iter().map(oid_of).collect();
        let tree = match &commit.content {
            Content::Tree(tree) => oid_of(tree),
            Content::Edits(edits) => edited_tree(&self.git, parents.first().copied(), edits)?,
        };
        let actor = &snapshot.actor;
        if actor.email.is_empty() {
            return Err(Error::repository("git does not know who you are")
                .hint("git config user.email YOU@EXAMPLE.COM"));
        }
        let clean = |text: &str| text.replace(['<', '>', '\n', '\0'], "");
        let who = format!(
            "{} <{}> {} +0000",
            clean(&actor.name),
            clean(&actor.email),
            self.now.at.as_second()
        );
        let lines: String = parents
            .iter()
            .map(|parent| format!("parent {parent}\n"))
            .collect();
        let message = commit.message.trim_end();
        let buffer = format!("tree {tree}\n{lines}author {who}\ncommitter {who}\n\n{message}\n");
        ledger::write_commit(&self.git, &buffer, signer)
    }

    fn write_files(&self, edits: &[FileEdit]) -> Result<()> {
        if edits.is_empty() {
            return Ok(());
        }
        let root = self.root()?;
        let mut planned = Vec::new();
        for edit in edits {
            planned.push((files::inside(root, &edit.path)?, edit));
        }
        for (place, edit) in planned {
            let result = match &edit.bytes {
                Some(bytes) => files::write_atomically(&place, bytes),
                None => std::fs::remove_file(&place),
            };
            result.map_err(|error| {
                Error::repository(format!("cannot write {}", edit.path))
                    .cause(error)
                    .at(edit.path.clone(), None)
            })?;
        }
        Ok(())
    }

    fn move_ledger(&self, prepared: &Prepared) -> Result<bool> {
        let Some(tip) = prepared.ledger else {
            return Ok(true);
        };
        let name = ledger_ref();
        let at = self.git.reference(&name)?;
        if let Some(at) = at
            && !self.git.is_ancestor(at, tip)?
        {
            return Ok(false);
        }
        self.git.swap_reference(&name, at, tip, "sop: record")
    }

    fn move_branch(&self, snapshot: &Snapshot, commit: &NewCommit, oid: Oid) -> Result<bool> {
        let name = format!("refs/heads/{}", commit.branch);
        let at = self.git.reference(&name)?;
        let parent = commit.parents.first().map(oid_of);
        let checked_out = snapshot.layout.head_branch.as_deref() == Some(&commit.branch)
            && snapshot.layout.root.is_some();
        if checked_out {
            return self.advance_checked_out(&name, at, oid);
        }
        // A new branch begins at a commit that is not its own.
        let expected = at.filter(|_| parent.is_some());
        self.git.swap_reference(&name, expected, oid, "sop: commit")
    }

    /// A branch named plainly like the prefix leaves no room for branches below it.
    fn refuse_taken_prefix(&self, branch: &str) -> Result<()> {
        let Some((prefix, _)) = branch.split_once('/') else {
            return Ok(());
        };
        if self
            .git
            .reference(&format!("refs/heads/{prefix}"))?
            .is_none()
        {
            return Ok(());
        }
        Err(Error::repository(format!(
            "a branch named `{prefix}` is in the way of {branch}"
        ))
        .code("branch-in-the-way")
        .hint(format!("git branch -m {prefix} {prefix}-old"))
        .hint("or choose another `branch_prefix` in sop.yaml"))
    }

    fn make_tag(&self, name: &str, oid: Oid, applied: &mut Applied) -> Result<()> {
        let reference = format!("refs/tags/{name}");
        match self.git.reference(&reference)? {
            None => {
                self.git.swap_reference(&reference, None, oid, "sop: tag")?;
            }
            Some(there) if there == oid => {}
            Some(_) => applied.notices.push(format!(
                "the tag {name} was there before and was left alone; `sop verify` names it"
            )),
        }
        Ok(())
    }
}

/// The refusal for somebody whom people.yaml does not know.
pub fn unknown_actor(snapshot: &Snapshot) -> Error {
    Error::refused(format!(
        "people.yaml knows nobody with the address `{}`",
        snapshot.actor.email
    ))
    .code("unknown-person")
    .hint(format!(
        "sop people add --name '{}' --email {} --commit",
        snapshot.actor.name, snapshot.actor.email
    ))
}

/// Puts the change's own commit where its records refer to it.
fn resolved(body: Body, commit: Option<Oid>) -> Result<Body> {
    let Some(commit) = commit else {
        return Ok(body);
    };
    let spelled = serde_json::to_string(&body)
        .map_err(|error| Error::bug("a record cannot be spelled").cause(error))?;
    if !spelled.contains(THIS_COMMIT) {
        return Ok(body);
    }
    serde_json::from_str(&spelled.replace(THIS_COMMIT, &commit.to_string()))
        .map_err(|error| Error::bug("a record cannot be spelled").cause(error))
}

/// Writes an object of any kind.
pub(super) fn write_object(git: &Git, kind: ObjectType, bytes: &[u8]) -> Result<Oid> {
    git.raw()
        .odb()
        .and_then(|odb| odb.write(kind, bytes))
        .map_err(|error| failed("cannot write to the object database", error))
}

/// A commit's tree with some files changed; everything else, sparse or not, stays as it was.
pub(super) fn edited_tree(git: &Git, base: Option<Oid>, edits: &[FileEdit]) -> Result<Oid> {
    let what = "cannot build a tree";
    let base = match base {
        Some(commit) => git.tree_of(commit)?,
        None => {
            let empty = write_object(git, ObjectType::Tree, b"")?;
            git.raw()
                .find_tree(empty)
                .map_err(|error| failed(what, error))?
        }
    };
    let mut update = git2::build::TreeUpdateBuilder::new();
    for edit in edits {
        match &edit.bytes {
            Some(bytes) => {
                let mode = match git.file_in(&base, &edit.path)? {
                    Some(entry) if entry.mode == 0o100_755 => git2::FileMode::BlobExecutable,
                    _ => git2::FileMode::Blob,
                };
                update.upsert(
                    &edit.path,
                    write_object(git, ObjectType::Blob, bytes)?,
                    mode,
                );
            }
            None => {
                update.remove(&edit.path);
            }
        }
    }
    update
        .create_updated(git.raw(), &base)
        .map_err(|error| failed(what, error))
}

/// Where a test may stop the process: `SOP_FAILPOINT=name` ends it there, as a power cut would.
#[allow(
    clippy::disallowed_methods,
    reason = "the crash tests need a place to die that no normal path has"
)]
fn failpoint(name: &str) {
    if cfg!(debug_assertions) && std::env::var_os("SOP_FAILPOINT").is_some_and(|at| at == name) {
        std::process::abort();
    }
}

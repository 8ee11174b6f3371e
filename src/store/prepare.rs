//! The objects of a change: commit, records, tags; written before anything refers to them.

use git2::{ObjectType, Oid};

use super::Store;
use super::change::{Change, Content, FileEdit, NewCommit, THIS_COMMIT};
use super::git::{Git, failed, id_of, oid_of};
use super::ledger::{self, Author, Writer};
use super::signing::Signer;
use super::snapshot::Snapshot;
use crate::domain::ledger::tag::tag_bytes;
use crate::domain::ledger::{Body, Record};
use crate::domain::people::Person;
use crate::domain::settings::LedgerIdentities;
use crate::error::{Error, Result};

/// The objects of a change, written and not yet referred to.
pub(super) struct Prepared {
    pub(super) commit: Option<Oid>,
    pub(super) ledger: Option<Oid>,
    pub(super) records: Vec<Oid>,
    pub(super) tags: Vec<(String, Oid)>,
    pub(super) writer: Option<Writer>,
}

impl Store {
    /// Writes the objects.
    pub(super) fn prepare(&self, snapshot: &Snapshot, change: &Change) -> Result<Prepared> {
        let person = snapshot.actor.person.as_deref();
        let signer =
            if change.commit.is_some() || !(change.records.is_empty() && change.said.is_empty()) {
                self.signer(snapshot)?
            } else {
                None
            };
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
        if !(change.records.is_empty() && change.said.is_empty()) {
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
        let begins = snapshot.ledger.count == 0;
        let mut bodies = Vec::new();
        if begins && !matches!(change.records.first(), Some(Body::Genesis {})) {
            bodies.push(Body::Genesis {});
        }
        bodies.extend(change.records.iter().cloned());
        let record = |by: &str, body: Body| Record {
            ledger: ledger.clone(),
            by: by.to_owned(),
            at: self.now.at,
            main: main.clone(),
            tool: format!("sop {}", env!("CARGO_PKG_VERSION")),
            clock_set: self.now.set,
            body,
        };
        let mut records = Vec::new();
        for body in bodies {
            records.push(record(&by, resolved(body, prepared.commit)?));
        }
        let own = named(snapshot, &snapshot.actor.name, &snapshot.actor.email);
        let mut lines: Vec<(Record, Author, Option<&Signer>)> = Vec::new();
        lines.extend(
            records
                .into_iter()
                .map(|record| (record, own.clone(), signer)),
        );
        // A genesis stands before everything, and what others said before what is decided on it.
        let begun = lines
            .iter()
            .take_while(|(record, ..)| matches!(record.body, Body::Genesis {}))
            .count();
        let people = &snapshot.organisation.people;
        let vouches = people.by_id(&by).is_some_and(|person| !person.is_human());
        for (place, (person, body)) in change.said.iter().enumerate() {
            let listed = people.by_id(person);
            let name = listed.map_or(person.as_str(), Person::display);
            let email = listed.and_then(|listed| listed.emails.first());
            let author = named(snapshot, name, email.map_or("", String::as_str));
            // Only a service's signature says something of what somebody else said.
            let line = (
                record(person, body.clone()),
                author,
                signer.filter(|_| vouches),
            );
            lines.insert(begun + place, line);
        }
        let heads = snapshot.ledger.heads();
        let mut tip = ledger::build_fold(&self.git, &heads, self.now.at, &writer)?;
        let mut made = Vec::new();
        for (record, author, signer) in lines {
            let one = std::slice::from_ref(&record);
            let appended = ledger::append(&self.git, tip, one, &author, &writer, signer)?;
            made.extend(appended.records);
            tip = Some(appended.tip);
        }
        let asked = change.records.len();
        prepared.records = made[made.len() - asked..].to_vec();
        prepared.ledger = tip;
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
}

/// Under which name a record goes into git.
fn named(snapshot: &Snapshot, name: &str, email: &str) -> Author {
    match snapshot.settings.ledger_identities {
        LedgerIdentities::Opaque => Author::Opaque,
        LedgerIdentities::Git => Author::Git {
            name: name.to_owned(),
            email: email.to_owned(),
        },
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
    match base {
        Some(commit) if edits.len() >= MANY && !git.is_in_memory() => {
            let before = git.tree_of(commit)?;
            super::packed::packed(git, &before, |git| loose_tree(git, base, edits))
        }
        _ => loose_tree(git, base, edits),
    }
}

/// From how many files on they are written as one pack.
const MANY: usize = 64;

fn loose_tree(git: &Git, base: Option<Oid>, edits: &[FileEdit]) -> Result<Oid> {
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

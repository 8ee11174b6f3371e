//! Appending: objects first, then one ref by compare-and-swap.

use git2::{ObjectType, Oid};
use jiff::Timestamp;

use super::writer::Writer;
use crate::domain::ledger::Record;
use crate::domain::ledger::entry::{EMPTY_TREE, FOLD_MESSAGE, WRITER_DOMAIN};
use crate::domain::people::OPAQUE_DOMAIN;
use crate::error::{Error, Result};
use crate::store::git::{Git, failed};
use crate::store::signing::Signer;

/// Under which name a record goes into git.
#[derive(Debug, Clone)]
pub enum Author {
    /// `ID <ID@people.invalid>`
    Opaque,
    /// Git's own name and address.
    Git {
        /// `user.name`
        name: String,
        /// `user.email`
        email: String,
    },
}

/// What an append made.
#[derive(Debug, Clone)]
pub struct Appended {
    /// The new tip.
    pub tip: Oid,
    /// The records' commits, in order.
    pub records: Vec<Oid>,
}

/// Writes the commits for `records` on top of `parent` without moving any ref.
///
/// # Errors
/// A record cannot be spelled, signing fails, or the object database refuses.
pub fn append(
    git: &Git,
    parent: Option<Oid>,
    records: &[Record],
    author: &Author,
    writer: &Writer,
    signer: Option<&Signer>,
) -> Result<Appended> {
    ensure_empty_tree(git)?;
    let mut tip = parent;
    let mut made = Vec::new();
    for record in records {
        let message = record.message().ok_or_else(|| {
            Error::bug(format!("a {} record has no canonical form", record.kind()))
        })?;
        let parents: Vec<Oid> = tip.into_iter().collect();
        let name = match author {
            Author::Opaque => format!("{0} <{0}@{OPAQUE_DOMAIN}>", record.by),
            Author::Git { name, email } => format!("{name} <{email}>"),
        };
        let buffer = commit_buffer(&parents, &name, writer, record.at, &message);
        let oid = write_commit(git, &buffer, signer)?;
        made.push(oid);
        tip = Some(oid);
    }
    let tip = tip.ok_or_else(|| Error::bug("nothing to append"))?;
    Ok(Appended { tip, records: made })
}

/// Joins tips into one; a single tip is itself.
pub fn build_fold(git: &Git, tips: &[Oid], at: Timestamp, writer: &Writer) -> Result<Option<Oid>> {
    let mut tips: Vec<Oid> = tips.to_vec();
    tips.sort();
    tips.dedup();
    match tips.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(*only)),
        many => {
            ensure_empty_tree(git)?;
            let name = format!("{0} <{0}@{WRITER_DOMAIN}>", writer.id);
            let buffer = commit_buffer(many, &name, writer, at, FOLD_MESSAGE);
            write_commit(git, &buffer, None).map(Some)
        }
    }
}

fn commit_buffer(
    parents: &[Oid],
    author: &str,
    writer: &Writer,
    at: Timestamp,
    message: &str,
) -> String {
    let when = format!("{} +0000", at.as_second());
    let parents: String = parents
        .iter()
        .map(|parent| format!("parent {parent}\n"))
        .collect();
    format!(
        "tree {EMPTY_TREE}\n{parents}author {author} {when}\ncommitter {0} <{0}@{WRITER_DOMAIN}> {when}\n\n{message}",
        writer.id
    )
}

/// Writes a commit, signed where there is a signer.
pub(in crate::store) fn write_commit(
    git: &Git,
    buffer: &str,
    signer: Option<&Signer>,
) -> Result<Oid> {
    let what = "cannot write a commit";
    match signer {
        Some(signer) => {
            let signature = signer.sign(buffer.as_bytes())?;
            git.raw()
                .commit_signed(buffer, &signature, None)
                .map_err(|error| failed(what, error))
        }
        None => git
            .raw()
            .odb()
            .and_then(|odb| odb.write(ObjectType::Commit, buffer.as_bytes()))
            .map_err(|error| failed(what, error)),
    }
}

fn ensure_empty_tree(git: &Git) -> Result<()> {
    git.raw()
        .odb()
        .and_then(|odb| odb.write(ObjectType::Tree, b""))
        .map(drop)
        .map_err(|error| failed("cannot write to the object database", error))
}

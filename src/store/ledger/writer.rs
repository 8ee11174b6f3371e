//! This clone's own name in the ledger: random, so that a hundred clones never share an inbox.

use std::path::PathBuf;

use super::INBOX_PREFIX;
use crate::error::{Error, Result};
use crate::store::files::write_atomically;
use crate::store::git::Git;
use crate::store::random;

/// A clone's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// `w-` and twelve letters and digits.
    pub id: String,
}

impl Writer {
    /// The name of this clone, if it has one yet.
    pub fn load(git: &Git) -> Option<Self> {
        let text = std::fs::read_to_string(file(git)).ok()?;
        let id = text.trim();
        let fits = id.strip_prefix("w-").is_some_and(|rest| {
            rest.len() == 12 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        fits.then(|| Self { id: id.to_owned() })
    }

    /// The name of this clone, made where there is none.
    pub fn load_or_create(git: &Git) -> Result<Self> {
        match Self::load(git) {
            Some(writer) => Ok(writer),
            None => Self::create(git),
        }
    }

    /// A new name: for a clone that turns out to be the copy of another.
    pub fn create(git: &Git) -> Result<Self> {
        let writer = Self {
            id: format!("w-{}", random::letters(12)?),
        };
        write_atomically(&file(git), format!("{}\n", writer.id).as_bytes()).map_err(|error| {
            Error::repository(format!("cannot write {}", file(git).display())).cause(error)
        })?;
        Ok(writer)
    }

    /// The branch on the remote that only this clone pushes to.
    pub fn inbox(&self) -> String {
        format!("{INBOX_PREFIX}/{}", self.id)
    }
}

fn file(git: &Git) -> PathBuf {
    git.sop_dir().join("writer")
}

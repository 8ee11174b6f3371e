//! What pages on the web said when this clone last looked, in `.git/sop/pages.json`.

use super::Store;
use super::files::{read_capped, write_atomically};
use crate::domain::webpage::Memory;
use crate::error::{Error, Result};

/// More than is ever remembered.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

impl Store {
    /// What is remembered of pages; nothing where that cannot be read.
    pub fn watched(&self) -> Memory {
        let path = self.git.sop_dir().join("pages.json");
        let bytes = read_capped(&path, MAX_BYTES).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// Remembers it; nothing with `--dry-run`.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn remember_watched(&self, memory: &Memory) -> Result<()> {
        if self.dry_run {
            return Ok(());
        }
        let path = self.git.sop_dir().join("pages.json");
        let failed = |error: std::io::Error| {
            Error::repository(format!("cannot write {}", path.display())).cause(error)
        };
        let bytes = serde_json::to_vec(memory).map_err(|error| failed(error.into()))?;
        write_atomically(&path, &bytes).map_err(failed)
    }
}

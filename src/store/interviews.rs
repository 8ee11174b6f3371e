//! Interviews that are under way, in `.git/sop/interviews`: every answer is on disk before the next question is asked.

use std::io::ErrorKind;
use std::path::PathBuf;

use super::Store;
use super::files::{read_capped, write_atomically};
use crate::error::{Error, Result};

/// More than anyone says in an interview.
const MAX_BYTES: u64 = 4 * 1024 * 1024;

impl Store {
    /// Where an interview of this name is kept.
    pub fn interview_path(&self, name: &str) -> PathBuf {
        self.git.sop_dir().join("interviews").join(name)
    }

    /// What was saved under a name; `None` where nothing was.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn load_interview(&self, name: &str) -> Result<Option<String>> {
        let path = self.interview_path(name);
        if !path.exists() {
            return Ok(None);
        }
        let bytes = read_capped(&path, MAX_BYTES)?;
        String::from_utf8(bytes).map(Some).map_err(|error| {
            Error::repository(format!("{} is not text", path.display())).cause(error)
        })
    }

    /// Saves an interview, whole and synced to the disk; nothing with `--dry-run`.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn save_interview(&self, name: &str, text: &str) -> Result<()> {
        if self.dry_run {
            return Ok(());
        }
        let path = self.interview_path(name);
        write_atomically(&path, text.as_bytes()).map_err(|error| {
            Error::repository(format!("cannot write {}", path.display())).cause(error)
        })
    }

    /// Forgets an interview that is over.
    ///
    /// # Errors
    /// It cannot be deleted.
    pub fn forget_interview(&self, name: &str) -> Result<()> {
        if self.dry_run {
            return Ok(());
        }
        let path = self.interview_path(name);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(Error::repository(format!("cannot delete {}", path.display())).cause(error))
            }
            _ => Ok(()),
        }
    }
}

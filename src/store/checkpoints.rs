//! Checkpoints: signed tags over the ledger and the default branch, and copies of them that are kept elsewhere.

use std::path::Path;

use git2::{ObjectType, Oid};

use super::Store;
use super::files::{read_capped, write_atomically};
use super::prepare::write_object;
use super::program::said;
use super::snapshot::Snapshot;
use crate::domain::ledger::checkpoint::CHECKPOINT_PREFIX;
use crate::error::{Error, Result};

/// No checkpoint comes near this.
const MAX_BYTES: u64 = 64 * 1024;

/// A tag under [`CHECKPOINT_PREFIX`], or a copy of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckpointText {
    /// The tag's name without `refs/tags/`, or the file.
    pub name: String,
    /// The tag object's name, where it is here.
    pub tag: Option<String>,
    /// Its bytes; `None` where it is no annotated tag in UTF-8.
    pub text: Option<String>,
}

/// What `--against` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Against {
    /// It is a file, and so was kept elsewhere.
    pub from_file: bool,
    /// What stands in it.
    pub found: CheckpointText,
}

/// What came of writing one.
#[derive(Debug, Clone, Default)]
pub struct WrittenCheckpoint {
    /// The tag object with its signature.
    pub text: String,
    /// It was signed.
    pub signed: bool,
    /// What the user should know.
    pub notices: Vec<String>,
}

impl Store {
    /// Every tag of a checkpoint in this clone, by name.
    ///
    /// # Errors
    /// The tags cannot be listed.
    pub fn checkpoints(&self) -> Result<Vec<CheckpointText>> {
        let mut found = Vec::new();
        for (name, oid) in self
            .git
            .references(&format!("refs/tags/{CHECKPOINT_PREFIX}/*"))?
        {
            let text = match self.git.object(oid) {
                Ok(Some((ObjectType::Tag, bytes))) => String::from_utf8(bytes).ok(),
                _ => None,
            };
            found.push(CheckpointText {
                name: name.trim_start_matches("refs/tags/").to_owned(),
                tag: Some(oid.to_string()),
                text,
            });
        }
        Ok(found)
    }

    /// What `--against` names: a file, else a tag of this clone.
    ///
    /// # Errors
    /// It is neither.
    pub fn checkpoint_named(&self, named: &str) -> Result<Against> {
        let path = self.folder.join(named);
        if path.is_file() {
            let bytes = read_capped(&path, MAX_BYTES)?;
            let found = CheckpointText {
                name: named.to_owned(),
                tag: None,
                text: String::from_utf8(bytes).ok(),
            };
            return Ok(Against {
                from_file: true,
                found,
            });
        }
        let name = named.trim_start_matches("refs/tags/");
        let full = format!("{CHECKPOINT_PREFIX}/{name}");
        let found = self
            .checkpoints()?
            .into_iter()
            .find(|one| one.name == name || one.name == full);
        found
            .map(|found| Against {
                from_file: false,
                found,
            })
            .ok_or_else(|| {
                Error::usage(format!(
                    "`{named}` is neither a file nor the tag of a checkpoint here"
                ))
                .hint(format!("git tag -l '{CHECKPOINT_PREFIX}/*'"))
            })
    }

    /// Signs a checkpoint where git signs, writes its tag, and pushes it where there is a remote.
    ///
    /// # Errors
    /// Signing fails, the ledger was rolled back, or the tag is there already.
    pub fn write_checkpoint(
        &self,
        snapshot: &Snapshot,
        name: &str,
        unsigned: &str,
    ) -> Result<WrittenCheckpoint> {
        self.stop_at_lost_ledger(snapshot)?;
        let signer = self.signer(snapshot)?;
        let mut written = WrittenCheckpoint {
            text: unsigned.to_owned(),
            signed: signer.is_some(),
            notices: Vec::new(),
        };
        if let Some(signer) = signer {
            written.text.push_str(&signer.sign(unsigned.as_bytes())?);
            written.text.push('\n');
        }
        let oid = write_object(&self.git, ObjectType::Tag, written.text.as_bytes())?;
        written.notices = self.write_tag(snapshot, name, oid, "checkpoint")?;
        Ok(written)
    }

    /// Writes a new tag and pushes it where there is a remote; what the user should know.
    ///
    /// # Errors
    /// It is there already, or cannot be written.
    pub(super) fn write_tag(
        &self,
        snapshot: &Snapshot,
        name: &str,
        oid: Oid,
        what: &str,
    ) -> Result<Vec<String>> {
        let full = format!("refs/tags/{name}");
        let log = format!("sop: {what}");
        if !self.git.swap_reference(&full, None, oid, &log)? {
            return Err(
                Error::repository(format!("the tag {name} is there already"))
                    .hint("sop checkpoint   (again: somebody was faster)"),
            );
        }
        let mut notices = Vec::new();
        if let (Some(remote), false) = (&snapshot.layout.remote, self.offline()) {
            let spec = format!("{full}:{full}");
            let push = ["push", "--quiet", "--no-verify", "--", remote, &spec];
            let output = self.programs.git(&push)?;
            if !output.status.success() {
                notices.push(format!(
                    "the {what} is not on {remote} yet ({}): git push {remote} {name}",
                    said(&output)
                ));
            }
        }
        Ok(notices)
    }

    /// Writes an export: files of these names and texts into a folder, which is made where it is missing.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn write_out(&self, folder: &Path, files: &[(String, String)]) -> Result<()> {
        let folder = self.folder.join(folder);
        let failed = |error: std::io::Error| {
            Error::repository(format!("cannot write to {}", folder.display())).cause(error)
        };
        std::fs::create_dir_all(&folder).map_err(failed)?;
        for (name, text) in files {
            write_atomically(&folder.join(name), text.as_bytes()).map_err(failed)?;
        }
        Ok(())
    }

    /// Writes a copy to a file, to be kept elsewhere.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn export(&self, file: &Path, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(file);
        write_atomically(&path, bytes).map_err(|error| {
            Error::repository(format!("cannot write {}", path.display())).cause(error)
        })
    }
}

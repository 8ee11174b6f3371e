//! Files of this clone: those of the work tree as git would commit them or as they are, and the editor for them.

use super::Store;
use super::git::oid_of;
use super::snapshot::Snapshot;
use crate::error::{Error, Result};

impl Store {
    /// A file of the work tree, as git would commit it; `None` where it is not there.
    pub fn work_bytes(&self, path: &str) -> Result<Option<Vec<u8>>> {
        self.git.work_bytes(self.root()?, path)
    }

    /// A file of the work tree, byte by byte as it is on disk; `None` where it is not there.
    pub fn raw_bytes(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let place = super::files::inside(self.root()?, path)?;
        match std::fs::read(&place) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::repository(format!("cannot read {path}"))
                .cause(error)
                .at(path, None)),
        }
    }

    /// Whether a file differs from what HEAD has at its path.
    pub fn differs_from_head(
        &self,
        snapshot: &Snapshot,
        path: &str,
        bytes: Option<&[u8]>,
    ) -> Result<bool> {
        let there = match &snapshot.layout.head {
            Some(head) => self.git.file_bytes(oid_of(head), path)?,
            None => None,
        };
        Ok(there.as_deref() != bytes)
    }

    /// A file of the work tree, else of the default branch: a team's own templates.
    pub fn own_file(&self, snapshot: &Snapshot, path: &str) -> Result<Option<String>> {
        let bytes = match self.git.workdir() {
            Some(_) => self.work_bytes(path)?,
            None => None,
        };
        let bytes = match (bytes, &snapshot.layout.main) {
            (Some(bytes), _) => Some(bytes),
            (None, Some(main)) => self.git.file_bytes(oid_of(main), path)?,
            (None, None) => None,
        };
        bytes.map(|bytes| utf8(path, bytes)).transpose()
    }

    /// The place of a file of this clone's own, beside the repository's.
    pub fn own_place(&self, name: &str) -> std::path::PathBuf {
        self.git.sop_dir().join(name)
    }

    /// The bytes of such a file; none where it is not there.
    pub fn own_bytes(&self, place: &std::path::Path) -> Vec<u8> {
        std::fs::read(place).unwrap_or_default()
    }

    /// A settings file as it is edited: at the default branch's head where it is committed there, else in the work tree.
    ///
    /// # Errors
    /// It cannot be read, or is not text.
    pub fn settings_text(&self, snapshot: &Snapshot, path: &str, commit: bool) -> Result<String> {
        let text = if commit {
            self.default_text(snapshot, path)?
        } else {
            let bytes = self.work_bytes(path)?;
            bytes.map(|bytes| utf8(path, bytes)).transpose()?
        };
        Ok(text.unwrap_or_default())
    }

    /// Opens the user's editor on a file of the work tree.
    pub fn open_editor(&self, editor: &str, path: &str) -> Result<()> {
        let place = super::files::inside(self.root()?, path)?;
        self.programs.edit(editor, &place)
    }

    /// The editor that git would use.
    pub fn editor(&self, variables: &[Option<&str>]) -> String {
        variables
            .first()
            .copied()
            .flatten()
            .map(str::to_owned)
            .or_else(|| self.git.config("core.editor"))
            .or_else(|| {
                variables
                    .iter()
                    .skip(1)
                    .copied()
                    .flatten()
                    .next()
                    .map(str::to_owned)
            })
            .unwrap_or_else(|| "vi".to_owned())
    }
}

/// A file's bytes as text.
pub(super) fn utf8(path: &str, bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes)
        .map_err(|_| Error::repository(format!("{path} is not UTF-8")).at(path, None))
}

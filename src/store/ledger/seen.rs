//! What this clone remembers: every ledger tip that it has seen, so that a rollback shows.

use std::collections::BTreeSet;
use std::path::PathBuf;

use git2::Oid;

use crate::domain::commit_id::CommitId;
use crate::error::{Error, Result};
use crate::store::files::{write_atomically, write_disposable};
use crate::store::git::Git;

/// The remembered tips, a line each in `.git/sop/seen`.
#[derive(Debug, Clone)]
pub struct Seen {
    file: PathBuf,
    tips: Vec<Oid>,
}

impl Seen {
    /// Reads what is remembered; a line that is no object name is passed over.
    pub fn load(git: &Git) -> Self {
        let file = git.sop_dir().join("seen");
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let tips = text
            .lines()
            .filter_map(|line| Oid::from_str(line.trim()).ok())
            .collect();
        Self { file, tips }
    }

    /// The tips remembered.
    pub fn tips(&self) -> &[Oid] {
        &self.tips
    }

    /// Remembers tips: those that a new one descends from are dropped, those that nothing reaches stay for ever.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn remember(&mut self, git: &Git, tips: &[Oid]) -> Result<()> {
        let all: BTreeSet<Oid> = self.tips.iter().chain(tips).copied().collect();
        if all.iter().eq(&self.tips) {
            return Ok(());
        }
        // One of them is covered by none.
        let covered = git.before_any(&all, &all, 1);
        let kept: Vec<Oid> = all.difference(&covered).copied().collect();
        if kept == self.tips {
            return Ok(());
        }
        let text: String = kept.iter().map(|tip| format!("{tip}\n")).collect();
        // Nobody waits for the disk: a power cut may cost what is remembered here, and no record.
        write_disposable(&self.file, &[text.as_bytes()]).map_err(|error| {
            Error::repository(format!("cannot write {}", self.file.display())).cause(error)
        })?;
        self.tips = kept;
        Ok(())
    }
}

/// The publications, by record, that this clone has seen on the default branch: a line each in `.git/sop/live`.
pub fn once_live(git: &Git) -> BTreeSet<CommitId> {
    let text = std::fs::read_to_string(git.sop_dir().join("live")).unwrap_or_default();
    text.lines()
        .filter_map(|line| CommitId::parse(line.trim()))
        .collect()
}

/// Remembers publications that are on the default branch now.
///
/// # Errors
/// The file cannot be written.
pub fn remember_live(git: &Git, live: impl Iterator<Item = CommitId>) -> Result<()> {
    let mut all = once_live(git);
    let before = all.len();
    all.extend(live);
    if all.len() == before {
        return Ok(());
    }
    let file = git.sop_dir().join("live");
    let text: String = all.iter().map(|record| format!("{record}\n")).collect();
    write_atomically(&file, text.as_bytes())
        .map_err(|error| Error::repository(format!("cannot write {}", file.display())).cause(error))
}

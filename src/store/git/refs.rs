//! Refs: read, moved by compare-and-swap, and the locks that git takes on the way.

use git2::{ErrorCode, Oid, Repository};

use super::{Git, LOCK_NOTE, failed, found};
use crate::error::{Error, Result};

impl Git {
    /// The commit that a ref points at, directly.
    pub fn reference(&self, name: &str) -> Result<Option<Oid>> {
        let reference = found(
            self.repo.find_reference(name),
            &format!("cannot read {name}"),
        )?;
        Ok(reference.and_then(|reference| {
            reference
                .resolve()
                .ok()
                .and_then(|resolved| resolved.target())
        }))
    }

    /// Every ref below a glob such as `refs/heads/sop/*`, by name.
    pub fn references(&self, glob: &str) -> Result<Vec<(String, Oid)>> {
        let refs = self
            .repo
            .references_glob(glob)
            .map_err(|error| failed(format!("cannot list {glob}"), error))?;
        let mut found = Vec::new();
        for reference in refs {
            let reference =
                reference.map_err(|error| failed(format!("cannot list {glob}"), error))?;
            // Symbolic ones (`origin/HEAD`) only repeat another.
            if let (Ok(name), Some(target)) = (reference.name(), reference.target()) {
                found.push((name.to_owned(), target));
            }
        }
        found.sort();
        Ok(found)
    }

    /// Points a ref at a commit, provided that it still is where it was; `None` means that it was not there.
    ///
    /// Returns whether it was.
    pub fn swap_reference(
        &self,
        name: &str,
        from: Option<Oid>,
        to: Oid,
        message: &str,
    ) -> Result<bool> {
        self.swap(&self.repo, name, from, to, message)
    }

    /// As [`Git::swap_reference`], for a ledger that grows: it is its own log, and has no other.
    pub fn grow_reference(&self, name: &str, from: Option<Oid>, to: Oid) -> Result<bool> {
        let repo = self
            .without_log()
            .map_err(|error| failed("cannot open the repository again", error))?;
        self.swap(repo, name, from, to, "")
    }

    fn swap(
        &self,
        repo: &Repository,
        name: &str,
        from: Option<Oid>,
        to: Oid,
        message: &str,
    ) -> Result<bool> {
        let result = self.locking(name, || match from {
            Some(from) => {
                let moved = repo.reference_matching(name, to, true, from, message);
                moved.map(drop)
            }
            None => repo.reference(name, to, false, message).map(drop),
        });
        match result {
            Ok(()) => Ok(true),
            Err(error)
                if matches!(
                    error.code(),
                    ErrorCode::Modified | ErrorCode::Exists | ErrorCode::NotFound
                ) =>
            {
                Ok(false)
            }
            Err(error) => Err(self.lock_named(name, failed(format!("cannot move {name}"), error))),
        }
    }

    /// Does something that takes git's lock on a ref: waits a little for a foreign lock, and notes whose the lock is,
    /// so that one that a crash leaves behind is known for our own.
    #[allow(
        clippy::disallowed_methods,
        reason = "how long to wait is no part of any answer"
    )]
    fn locking<T>(
        &self,
        name: &str,
        mut act: impl FnMut() -> Result<T, git2::Error>,
    ) -> Result<T, git2::Error> {
        let note = self.sop_dir().join(LOCK_NOTE);
        let noted = std::fs::write(&note, format!("{name}.lock\npacked-refs.lock\n")).is_ok();
        let mut result = act();
        for _ in 0..20 {
            match &result {
                Err(error) if error.code() == ErrorCode::Locked => {
                    std::thread::sleep(std::time::Duration::from_millis(50));
                    result = act();
                }
                _ => break,
            }
        }
        if noted {
            let _ = std::fs::remove_file(&note);
        }
        result
    }

    /// With a lock that stands in the way, the line that takes it away.
    fn lock_named(&self, name: &str, error: Error) -> Error {
        let lock = self.repo.commondir().join(format!("{name}.lock"));
        if lock.exists() {
            error.hint(format!("if no git is running: rm {}", lock.display()))
        } else {
            error
        }
    }

    /// Removes the locks that a killed `sop` left behind; only for who holds the writer's lock of this clone.
    pub fn clear_own_locks(&self) -> Vec<String> {
        let note = self.sop_dir().join(LOCK_NOTE);
        let Ok(text) = std::fs::read_to_string(&note) else {
            return Vec::new();
        };
        let mut cleared = Vec::new();
        for name in text
            .lines()
            .filter(|name| name.ends_with(".lock") && !name.contains(".."))
        {
            let lock = self.repo.commondir().join(name);
            if std::fs::remove_file(&lock).is_ok() {
                cleared.push(format!(
                    "a command was cut off before, and left {name}: it is cleared away"
                ));
            }
        }
        let _ = std::fs::remove_file(&note);
        cleared
    }

    /// Deletes a ref that still is where it was; returns whether it was.
    pub fn delete_reference(&self, name: &str, at: Oid) -> Result<bool> {
        match found(
            self.repo.find_reference(name),
            &format!("cannot read {name}"),
        )? {
            Some(mut reference) if reference.target() == Some(at) => {
                self.locking(name, || reference.delete())
                    .map_err(|error| failed(format!("cannot delete {name}"), error))?;
                Ok(true)
            }
            _ => Ok(false),
        }
    }
}

//! One writer at a time in one clone: a kernel lock, gone with the process that held it.

use std::fs::{File, OpenOptions};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::error::{Error, Result};

/// How long a writer waits for another.
const PATIENCE: Duration = Duration::from_secs(60);

/// Held until dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the lock in `.git/sop`.
    ///
    /// # Errors
    /// The folder cannot be written, or another writer holds the lock for more than a minute.
    #[allow(
        clippy::disallowed_methods,
        reason = "how long to wait is no part of any answer"
    )]
    pub fn take(sop_dir: &Path) -> Result<Self> {
        std::fs::create_dir_all(sop_dir)
            .and_then(|()| {
                OpenOptions::new()
                    .create(true)
                    .append(true)
                    .open(sop_dir.join("lock"))
            })
            .map_err(|error| {
                Error::repository(format!("cannot write in {}", sop_dir.display()))
                    .cause(error)
                    .hint("make it writable for you, or work in a clone of your own: git clone")
            })
            .and_then(|file| {
                let begun = Instant::now();
                while file.try_lock().is_err() {
                    if begun.elapsed() > PATIENCE {
                        return Err(Error::repository("another sop is writing in this clone")
                            .hint("wait for it to end, and try again"));
                    }
                    std::thread::sleep(Duration::from_millis(5));
                }
                Ok(Self { _file: file })
            })
    }
}

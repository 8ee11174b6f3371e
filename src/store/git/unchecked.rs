//! Reading without proof that objects are what their names say, and without keeping them.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How many of each there are: the settings are the process's, and change with the first and the last.
static UNCHECKED: AtomicUsize = AtomicUsize::new(0);
static UNKEPT: AtomicUsize = AtomicUsize::new(0);

/// Objects are read without being hashed again while this lives: whoever lists ten thousand pages, or walks a hundred
/// thousand commits, asks what they say. `verify` is there to ask whether they are what was written, and has none.
pub struct Unchecked;

impl Unchecked {
    /// From now on.
    pub fn begin() -> Self {
        if UNCHECKED.fetch_add(1, Ordering::SeqCst) == 0 {
            git2::opts::strict_hash_verification(false);
        }
        Self
    }
}

impl Drop for Unchecked {
    fn drop(&mut self) {
        if UNCHECKED.fetch_sub(1, Ordering::SeqCst) == 1 {
            git2::opts::strict_hash_verification(true);
        }
    }
}

/// Objects are not kept in memory after they were read while this lives: a walk comes by each of them once.
pub struct Unkept;

impl Unkept {
    /// From now on.
    pub fn begin() -> Self {
        if UNKEPT.fetch_add(1, Ordering::SeqCst) == 0 {
            git2::opts::enable_caching(false);
        }
        Self
    }
}

impl Drop for Unkept {
    fn drop(&mut self) {
        if UNKEPT.fetch_sub(1, Ordering::SeqCst) == 1 {
            git2::opts::enable_caching(true);
        }
    }
}

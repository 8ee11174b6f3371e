//! Reading without proof that objects are what their names say, and without keeping them.

use std::sync::atomic::{AtomicUsize, Ordering};

/// A setting of the process that is off while anybody needs it to be: it changes with the first of them and the last.
struct Setting {
    off_for: AtomicUsize,
    set: fn(bool),
}

impl Setting {
    const fn new(set: fn(bool)) -> Self {
        Self {
            off_for: AtomicUsize::new(0),
            set,
        }
    }

    fn off(&self) {
        if self.off_for.fetch_add(1, Ordering::SeqCst) == 0 {
            (self.set)(false);
        }
    }

    fn on(&self) {
        if self.off_for.fetch_sub(1, Ordering::SeqCst) == 1 {
            (self.set)(true);
        }
    }
}

static HASHING: Setting = Setting::new(git2::opts::strict_hash_verification);
static KEEPING: Setting = Setting::new(git2::opts::enable_caching);

/// Objects are read without being hashed again while this lives: whoever lists ten thousand pages, or walks a hundred
/// thousand commits, asks what they say. `verify` is there to ask whether they are what was written, and has none.
pub struct Unchecked;

impl Unchecked {
    /// From now on.
    pub fn begin() -> Self {
        HASHING.off();
        Self
    }
}

impl Drop for Unchecked {
    fn drop(&mut self) {
        HASHING.on();
    }
}

/// Objects are not kept in memory after they were read while this lives: a walk comes by each of them once.
pub struct Unkept;

impl Unkept {
    /// From now on.
    pub fn begin() -> Self {
        KEEPING.off();
        Self
    }
}

impl Drop for Unkept {
    fn drop(&mut self) {
        KEEPING.on();
    }
}

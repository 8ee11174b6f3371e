//! Reading without proof that objects are what their names say.

/// Objects are read without being hashed again while this lives: whoever lists ten thousand pages, or walks a hundred
/// thousand commits, asks what they say. `verify` is there to ask whether they are what was written, and has none.
///
/// The setting is the process's: one of these at a time.
pub struct Unchecked;

impl Unchecked {
    /// From now on.
    pub fn begin() -> Self {
        git2::opts::strict_hash_verification(false);
        Self
    }
}

impl Drop for Unchecked {
    fn drop(&mut self) {
        git2::opts::strict_hash_verification(true);
    }
}

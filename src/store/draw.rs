//! Ids that say nothing and are drawn alike twice: those that a plan names are those that its application writes.

use std::path::PathBuf;

use sha2::{Digest as _, Sha256};

use super::Store;
use super::files::write_disposable;
use super::random;
use crate::error::Result;

/// As long as this the secret is, in letters.
const LENGTH: usize = 26;

/// What ids are drawn with: a secret of this clone, so that nobody else can tell from an id whose it is.
pub struct Draw(String);

impl Store {
    /// This clone's own, made where there is none. Where it cannot be kept, and with `--dry-run`, it holds for this once.
    ///
    /// # Errors
    /// The system gives no randomness.
    pub fn draw(&self) -> Result<Draw> {
        let file = self.draw_file();
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        let kept = kept.trim();
        if kept.len() == LENGTH && kept.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Ok(Draw(kept.to_owned()));
        }
        let secret = random::letters(LENGTH)?;
        if !self.dry_run() {
            let _ = write_disposable(&file, &[secret.as_bytes(), b"\n"]);
        }
        Ok(Draw(secret))
    }

    fn draw_file(&self) -> PathBuf {
        self.git.sop_dir().join("draw")
    }
}

impl Draw {
    /// Six letters and digits, for what is named.
    pub fn letters(&self, of: &[&str]) -> String {
        let mut hash = Sha256::new();
        for part in [self.0.as_str()].iter().chain(of) {
            hash.update(part.len().to_be_bytes());
            hash.update(part);
        }
        random::spelled(&hash.finalize()[..6])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_drawn_for_the_same_with_one_secret_alone() {
        let (one, other) = (Draw("a".repeat(LENGTH)), Draw("b".repeat(LENGTH)));
        let drawn = one.letters(&["hr", "7"]);
        assert_eq!(drawn.len(), 6);
        assert_eq!(one.letters(&["hr", "7"]), drawn);
        assert_ne!(other.letters(&["hr", "7"]), drawn);
        assert_ne!(one.letters(&["hr", "8"]), drawn);
        assert_ne!(one.letters(&["hr7", ""]), drawn);
    }
}

//! What this clone keeps of the answers of models, under `.git/sop`: never committed, never shared, free to be deleted.

use std::path::{Path, PathBuf};

use super::Store;
use super::files::{inside, read_capped, write_atomically};

/// Answers to questions that were asked before.
const CACHE: &str = "cache/llm";
/// Answers that could not be used.
const ANSWERS: &str = "answers";
/// No answer is larger.
const MOST: u64 = 16 << 20;
/// No prompt is larger.
const MOST_PROMPT: u64 = 256 << 10;

/// The folders of it.
#[derive(Debug, Clone)]
pub struct Shelf {
    sop: PathBuf,
    root: Option<PathBuf>,
}

impl Store {
    /// Where answers are kept.
    pub fn shelf(&self) -> Shelf {
        Shelf {
            sop: self.git.sop_dir(),
            root: self.git.workdir().map(Path::to_owned),
        }
    }
}

impl Shelf {
    /// An answer by its key.
    pub fn remembered(&self, key: &str) -> Option<Vec<u8>> {
        let path = self.sop.join(CACHE).join(plain(key)?);
        path.is_file().then(|| read_capped(&path, MOST).ok())?
    }

    /// Remembers an answer; where that cannot be, it will be asked again.
    pub fn remember(&self, key: &str, answer: &[u8]) {
        if let Some(key) = plain(key) {
            let _ = write_atomically(&self.sop.join(CACHE).join(key), answer);
        }
    }

    /// Keeps what cannot be used, and says where.
    pub fn keep(&self, name: &str, bytes: &[u8]) -> Option<String> {
        let path = self.sop.join(ANSWERS).join(plain(name)?);
        write_atomically(&path, bytes).ok()?;
        let shown = self
            .root
            .as_ref()
            .and_then(|root| path.strip_prefix(root).ok());
        Some(shown.unwrap_or(&path).display().to_string())
    }

    /// A file of the work tree that replaces something built in; `None` where there is none.
    pub fn replacement(&self, path: &str) -> Option<String> {
        let place = inside(self.root.as_ref()?, path).ok()?;
        if !place.is_file() {
            return None;
        }
        String::from_utf8(read_capped(&place, MOST_PROMPT).ok()?).ok()
    }
}

/// A name that is one: no folder, nothing hidden.
fn plain(name: &str) -> Option<&str> {
    let good = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    (!name.is_empty() && !name.starts_with('.') && name.bytes().all(good)).then_some(name)
}

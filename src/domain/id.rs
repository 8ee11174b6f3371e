//! What an SOP is called, for ever: in front matter, records, tags and branch names.
//!
//! An id is part of a git ref and of file names on every system, so the grammar is what survives all of them.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The longest id, in bytes of UTF-8.
pub const MAX_BYTES: usize = 100;

/// Extensions that a derived id leaves out; the first that fits goes.
const EXTENSIONS: [&str; 4] = [".md.erb", ".markdown", ".mdx", ".md"];

/// Letters of Unicode that show as nothing: two ids must not look the same.
pub(super) const INVISIBLE: [char; 4] = ['\u{115f}', '\u{1160}', '\u{3164}', '\u{ffa0}'];

/// The id of an SOP, always within the grammar.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SopId(String);

/// The clause of the id grammar that a text breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdError {
    /// Nothing there.
    #[error("an id cannot be empty")]
    Empty,
    /// More than [`MAX_BYTES`]; holds the bytes found.
    #[error("an id has at most {MAX_BYTES} bytes, this one has {0}")]
    TooLong(usize),
    /// Letters written as base and accent apart.
    #[error("an id must be in Unicode form NFC")]
    NotNfc,
    /// The first character is neither a letter nor a digit.
    #[error("an id begins with a letter or a digit, not {0:?}")]
    First(char),
    /// A character outside the grammar.
    #[error("an id holds letters, digits, `.`, `_` and `-`, not {0:?}")]
    Character(char),
    /// Two dots in a row.
    #[error("an id cannot hold `..`")]
    DoubleDot,
    /// A dot at the end.
    #[error("an id cannot end with `.`")]
    FinalDot,
    /// The ending that git reserves for its locks.
    #[error("an id cannot end with `.lock`")]
    FinalLock,
    /// A name that Windows keeps for a device; holds it.
    #[error("`{0}` is a device on Windows and cannot be the start of an id")]
    Device(String),
}

impl SopId {
    /// Reads an id; the error names the clause that is broken.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let first = text.chars().next().ok_or(IdError::Empty)?;
        if text.len() > MAX_BYTES {
            return Err(IdError::TooLong(text.len()));
        }
        if !first.is_alphanumeric() || INVISIBLE.contains(&first) {
            return Err(IdError::First(first));
        }
        if let Some(wrong) = text.chars().find(|&c| !allowed(c)) {
            return Err(IdError::Character(wrong));
        }
        if !is_nfc(text) {
            return Err(IdError::NotNfc);
        }
        if text.contains("..") {
            return Err(IdError::DoubleDot);
        }
        if text.ends_with('.') {
            return Err(IdError::FinalDot);
        }
        if ends_with_lock(text) {
            return Err(IdError::FinalLock);
        }
        match device(text) {
            Some(name) => Err(IdError::Device(name.to_owned())),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// The id of a page that names none, from its path below the SOP folder: `cs/renewal call.md` gives
    /// `cs.renewal-call`. `None` where no letter or digit is left.
    ///
    /// Two paths longer than the limit do not collide: what is cut is replaced by a hash of the whole path.
    #[must_use]
    pub fn derive(path_below_folder: &str) -> Option<Self> {
        let path = composed(path_below_folder);
        let mut id = String::with_capacity(path.len());
        for c in without_extension(&path).chars() {
            let c = match c {
                '/' => '.',
                c if allowed(c) => c,
                _ => '-',
            };
            let unfit = if id.is_empty() {
                !c.is_alphanumeric()
            } else {
                c == '.' && id.ends_with('.')
            };
            if !unfit {
                id.push(c);
            }
        }
        let mut id = composed(id.trim_end_matches('.')).into_owned();
        if ends_with_lock(&id) {
            id.replace_range(id.len() - 5..id.len() - 4, "-");
        }
        if device(&id).is_some() {
            id.insert_str(0, "sop-");
        }
        Self::parse(&shortened(id, &path)).ok()
    }

    /// The form in which ids must differ: case-folded, NFC.
    #[must_use]
    pub fn fold(&self) -> String {
        let upper = self.0.nfd().flat_map(char::to_uppercase);
        upper.flat_map(char::to_lowercase).nfc().collect()
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text in NFC; most is already.
fn composed(text: &str) -> Cow<'_, str> {
    match is_nfc(text) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.nfc().collect()),
    }
}

fn allowed(c: char) -> bool {
    matches!(c, '.' | '_' | '-')
        || (c.is_alphanumeric() || is_combining_mark(c)) && !INVISIBLE.contains(&c)
}

fn ends_with_lock(text: &str) -> bool {
    let tail = text.as_bytes().rchunks(5).next();
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(b".lock"))
}

/// The part before the first dot, if Windows takes it for a device whatever follows.
fn device(text: &str) -> Option<&str> {
    let stem = text.split('.').next().unwrap_or(text);
    let lower = stem.to_ascii_lowercase();
    let numbered = lower.strip_prefix("com").or(lower.strip_prefix("lpt"));
    let port = numbered.is_some_and(|rest| {
        let mut chars = rest.chars();
        matches!(chars.next(), Some('0'..='9' | '¹' | '²' | '³')) && chars.next().is_none()
    });
    (port || matches!(lower.as_str(), "con" | "prn" | "aux" | "nul")).then_some(stem)
}

fn without_extension(path: &str) -> &str {
    let fits = |ext: &&&str| {
        let start = path.len().checked_sub(ext.len());
        start
            .and_then(|at| path.get(at..))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(ext))
    };
    EXTENSIONS
        .iter()
        .find(fits)
        .map_or(path, |ext| &path[..path.len() - ext.len()])
}

fn shortened(id: String, path: &str) -> String {
    if id.len() <= MAX_BYTES {
        return id;
    }
    let hash = Sha256::digest(path.as_bytes());
    let hex: String = hash
        .iter()
        .take(5)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let end = id.floor_char_boundary(MAX_BYTES - 1 - hex.len());
    format!("{}-{hex}", &id[..end])
}

impl fmt::Display for SopId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for SopId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for SopId {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        Self::parse(&text)
    }
}

impl From<SopId> for String {
    fn from(id: SopId) -> Self {
        id.0
    }
}

impl AsRef<str> for SopId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
#[path = "id_tests.rs"]
mod tests;

//! The name of a git object in full.

use serde::{Deserialize, Serialize};

/// Forty hexadecimal digits, lower case. For a record it is the record's name as well.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CommitId([u8; 40]);

impl std::hash::Hash for CommitId {
    /// Sixteen digits of a hash tell names apart; a ledger looks up a hundred thousand of them many times over.
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        let half = |at: usize| u64::from_le_bytes(std::array::from_fn(|byte| self.0[at + byte]));
        state.write_u64(half(0));
        state.write_u64(half(8));
    }
}

impl CommitId {
    /// Reads a full name; anything shorter or longer is none.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 40
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        fits.then(|| text.as_bytes().try_into().ok().map(Self))?
    }

    /// The twenty bytes behind it.
    pub fn bytes(&self) -> [u8; 20] {
        let digit = |byte: u8| match byte {
            b'a'..=b'f' => byte - b'a' + 10,
            _ => byte.wrapping_sub(b'0'),
        };
        std::array::from_fn(|at| digit(self.0[2 * at]) << 4 | digit(self.0[2 * at + 1]))
    }

    /// The name that twenty bytes have.
    pub fn from_bytes(bytes: [u8; 20]) -> Self {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        Self(std::array::from_fn(|at| {
            let byte = bytes[at / 2];
            let half = if at % 2 == 0 { byte >> 4 } else { byte & 15 };
            DIGITS[usize::from(half)]
        }))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        // Nothing but digits gets in.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Its first twelve digits, for people's eyes and summaries.
    pub fn short(&self) -> &str {
        &self.as_str()[..12]
    }
}

impl std::fmt::Display for CommitId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for CommitId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is not a full object name"))
    }
}

impl From<CommitId> for String {
    fn from(id: CommitId) -> Self {
        id.as_str().to_owned()
    }
}

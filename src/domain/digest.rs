//! The name of what was approved: `sop1:` and 64 hex digits.
//!
//! A digest is made in `markdown::digest`; this type only carries it, so that
//! no other string can be taken for one.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

const SCHEME: &str = "sop1:";

/// A content digest, written `sop1:` + 64 lower-case hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest([u8; 32]);

/// Why a string is no digest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a content digest: expected `sop1:` and 64 lower-case hex digits")]
pub struct DigestError;

impl Digest {
    /// The digest that a SHA-256 gives.
    #[must_use]
    pub const fn new(sha256: [u8; 32]) -> Self {
        Self(sha256)
    }

    /// The SHA-256 behind it.
    #[must_use]
    pub const fn sha256(&self) -> &[u8; 32] {
        &self.0
    }
}

impl FromStr for Digest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        let hex = text.strip_prefix(SCHEME).ok_or(DigestError)?.as_bytes();
        if hex.len() != 64 {
            return Err(DigestError);
        }
        let mut sha256 = [0; 32];
        for (byte, pair) in sha256.iter_mut().zip(hex.chunks_exact(2)) {
            *byte = match pair {
                [high, low] => nibble(*high)? << 4 | nibble(*low)?,
                _ => return Err(DigestError),
            };
        }
        Ok(Self(sha256))
    }
}

fn nibble(digit: u8) -> Result<u8, DigestError> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        _ => Err(DigestError),
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let hex: String = digits
            .filter_map(|digit| char::from_digit(u32::from(digit), 16))
            .collect();
        f.write_str(SCHEME)?;
        f.write_str(&hex)
    }
}

impl TryFrom<String> for Digest {
    type Error = DigestError;

    fn try_from(text: String) -> Result<Self, DigestError> {
        text.parse()
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_writes() {
        let text = format!("sop1:{}", "0123456789abcdef".repeat(4));
        assert_eq!(text.parse().map(|d: Digest| d.to_string()), Ok(text));
    }

    #[test]
    fn takes_nothing_else() {
        let hex = "0".repeat(64);
        for text in [
            String::new(),
            "sop1:".into(),
            hex.clone(),
            format!("sop2:{hex}"),
            format!("SOP1:{hex}"),
            format!("sop1:{hex}0"),
            format!("sop1:{}", &hex[1..]),
            format!("sop1:{}A", &hex[1..]),
            format!("sop1:{}é", &hex[2..]),
            format!(" sop1:{hex}"),
        ] {
            assert_eq!(text.parse::<Digest>(), Err(DigestError), "{text}");
        }
    }

    #[test]
    fn sorts_as_its_text_does() {
        let (low, high) = (Digest::new([1; 32]), Digest::new([0xa0; 32]));
        assert!(low < high && low.to_string() < high.to_string());
    }

    #[test]
    fn is_a_string_in_json() {
        let digest = Digest::new([7; 32]);
        let json = serde_json::to_string(&digest).unwrap_or_default();
        assert_eq!(json, format!("\"{digest}\""));
        assert_eq!(serde_json::from_str::<Digest>(&json).ok(), Some(digest));
        assert!(serde_json::from_str::<Digest>("\"sop1:\"").is_err());
    }
}

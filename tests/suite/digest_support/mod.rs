//! Test vectors of the content digest, as `docs/digest-vectors.json` has them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use sop::markdown::digest::Tree;

/// One page, what is beside it, and what must come out.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vector {
    /// Unique, kebab-case.
    pub name: String,
    /// The clause of the definition, "1" to "4".
    pub clause: String,
    /// What it shows, in a few words.
    pub description: String,
    /// The page's path from the repository root.
    pub path: String,
    /// The blob, where it is UTF-8 …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// … or else in base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blob_base64: Option<String>,
    /// The other files of the tree.
    #[serde(default)]
    pub tree: BTreeMap<String, Entry>,
    /// Where names that begin with `/` start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site_root: Option<String>,
    /// All that is hashed, pictures included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digested: Option<String>,
    /// The digest …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// … or the code of the refusal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<String>,
    /// "sop" where only its YAML or Markdown parser refuses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only: Option<String>,
}

/// An entry of a tree.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Entry {
    /// The text of a regular blob.
    Text(String),
    /// One of `base64` (bytes of a regular blob), `symlink`, `submodule`.
    Other(BTreeMap<String, String>),
}

impl Vector {
    /// The bytes of the page.
    pub fn blob(&self) -> Vec<u8> {
        match (&self.text, &self.blob_base64) {
            (Some(text), _) => text.clone().into_bytes(),
            (None, coded) => from_base64(coded.as_deref().unwrap_or_default()),
        }
    }
}

/// The tree of a vector.
pub struct VectorTree<'a>(pub &'a BTreeMap<String, Entry>);

impl Tree for VectorTree<'_> {
    fn blob_sha256(&self, path: &str) -> Option<String> {
        let bytes = match self.0.get(path)? {
            Entry::Text(text) => text.clone().into_bytes(),
            Entry::Other(other) => from_base64(other.get("base64")?),
        };
        Some(
            Sha256::digest(bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        )
    }
}

/// The alphabet of base64.
pub const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn from_base64(text: &str) -> Vec<u8> {
    let digits = text
        .bytes()
        .filter_map(|c| BASE64.iter().position(|digit| *digit == c));
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0, 0_usize);
    for digit in digits {
        held = (held << 6 | digit) & 0xffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.extend(u8::try_from(held >> bits & 0xff));
        }
    }
    bytes
}

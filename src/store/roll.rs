//! A long people.yaml, remembered as it was read: parsing YAML takes a large company longer than everything else.
//!
//! It is named by the blob that it was read from and checked before it is believed; a proof reads the file itself.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::files::write_atomically;
use super::git::Git;
use super::layout::CommitFiles;
use super::yaml::Files;
use crate::domain::people::{PEOPLE_FILE, People};
use crate::error::Result;

/// The form of what is remembered.
const MARK: &str = "sop people 1";
/// A shorter file is parsed in no time.
const LONG: usize = 16 << 10;

/// What is remembered, beside its sum.
#[derive(Serialize, Deserialize)]
struct Kept {
    blob: String,
    people: People,
}

/// The files of a commit, of which people.yaml may be remembered.
pub struct Remembering<'a> {
    /// The files.
    pub files: CommitFiles<'a>,
}

impl Files for Remembering<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>> {
        self.files.read(path)
    }

    fn people(&self) -> Result<Option<People>> {
        let (git, commit) = (self.files.git, self.files.commit);
        let Some(entry) = git.file_at(commit, PEOPLE_FILE)? else {
            return Ok(None);
        };
        let blob = entry.oid.to_string();
        if let Some(people) = remembered(git, &blob) {
            return Ok(Some(people));
        }
        let people = super::yaml::people(&self.files)?;
        let bytes = self.files.read(PEOPLE_FILE)?.unwrap_or_default();
        if bytes.len() >= LONG
            && !git.is_in_memory()
            && let Some(people) = &people
        {
            keep(git, blob, people.clone());
        }
        Ok(people)
    }
}

fn sum(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn remembered(git: &Git, blob: &str) -> Option<People> {
    let bytes = std::fs::read(git.sop_dir().join("people.json")).ok()?;
    let at = bytes.iter().position(|byte| *byte == b'\n')?;
    let (head, rest) = (std::str::from_utf8(&bytes[..at]).ok()?, &bytes[at + 1..]);
    // Another blob's is not worth being summed up.
    let (mark, own) = head.rsplit_once(' ')?;
    if mark != format!("{MARK} {blob}") || own != sum(rest) {
        return None;
    }
    let kept: Kept = serde_json::from_slice(rest).ok()?;
    (kept.blob == blob).then_some(kept.people)
}

fn keep(git: &Git, blob: String, people: People) {
    let head = format!("{MARK} {blob}");
    let Ok(rest) = serde_json::to_vec(&Kept { blob, people }) else {
        return;
    };
    let mut bytes = format!("{head} {}\n", sum(&rest)).into_bytes();
    bytes.extend(rest);
    // A place that cannot be written to is no matter.
    let _ = write_atomically(&git.sop_dir().join("people.json"), &bytes);
}

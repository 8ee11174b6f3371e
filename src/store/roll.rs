//! A long people.yaml, remembered as it was read: parsing YAML takes a large company longer than everything else.
//!
//! It is named by the blob that it was read from; a proof reads the file itself.

use git2::Oid;

use super::git::Git;
use super::layout::CommitFiles;
use super::tips::{TipMemory, decoded};
use super::yaml::Files;
use crate::domain::people::{PEOPLE_FILE, People};
use crate::error::Result;

/// A shorter file is parsed in no time.
const LONG: usize = 16 << 10;

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
        if let Some(people) = remembered(git, entry.oid) {
            return Ok(Some(people));
        }
        let people = super::yaml::people(&self.files)?;
        let bytes = self.files.read(PEOPLE_FILE)?.unwrap_or_default();
        if bytes.len() >= LONG
            && !git.is_in_memory()
            && let Some(people) = &people
        {
            keep(git, entry.oid, people);
        }
        Ok(people)
    }
}

fn memory(git: &Git) -> TipMemory {
    TipMemory::of(git, "people", &())
}

fn remembered(git: &Git, blob: Oid) -> Option<People> {
    decoded(&memory(git).recall(blob)?)
}

fn keep(git: &Git, blob: Oid, people: &People) {
    if let Ok(bytes) = postcard::to_allocvec(people) {
        memory(git).keep(git, blob, &bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back() {
        let file = "people:
  - {id: a, name: A, emails: [a@x.de, b@x.de], roles: [ops], start: 2024-01-02, end: 2025-02-03, kind: service,
     logins: {github: {login: a, id: 7}}, leave: [{from: 2024-05-01}, {from: 2024-06-01, to: 2024-06-02}],
     keys: [{key: ssh-ed25519 AAAA, from: 2024-01-01}], source: {hr: '7'}, title: T, department: D, location: L, manager: b}
  - {id: b}
";
        let people: People = crate::domain::yaml::parse(PEOPLE_FILE, file.as_bytes()).unwrap();
        let bytes = postcard::to_allocvec(&people).unwrap();
        assert_eq!(postcard::from_bytes::<People>(&bytes), Ok(people));
    }
}

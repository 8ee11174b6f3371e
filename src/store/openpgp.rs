//! OpenPGP signatures, judged by the program that git is configured with: who signed is its word, whether that key is
//! listed and was open on the day is ours.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::Write;

use super::files::{read_capped, write_atomically};
use super::git::Git;
use super::program::Programs;
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::graph::Placed;
use crate::domain::ledger::openpgp::{Verdict, read_status};

/// More than is ever remembered.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// The program, and what it said before of signatures that fit.
pub struct OpenPgp<'a> {
    programs: &'a Programs,
    program: String,
    file: std::path::PathBuf,
    /// By record: a signature over bytes of that name does not change. For a proof it is asked again.
    known: RefCell<BTreeMap<CommitId, Vec<String>>>,
    fresh: RefCell<bool>,
}

impl<'a> OpenPgp<'a> {
    /// As git is configured; with `anew` nothing is taken from memory.
    pub fn configured(git: &Git, programs: &'a Programs, anew: bool) -> Self {
        let file = git.sop_dir().join("openpgp.json");
        let bytes = if anew {
            Vec::new()
        } else {
            read_capped(&file, MAX_BYTES).unwrap_or_default()
        };
        Self {
            programs,
            program: git
                .config("gpg.openpgp.program")
                .or_else(|| git.config("gpg.program"))
                .unwrap_or_else(|| "gpg".to_owned()),
            file,
            known: RefCell::new(serde_json::from_slice(&bytes).unwrap_or_default()),
            fresh: RefCell::new(false),
        }
    }

    /// Whose key signed a record, by fingerprint; nothing where the program or the public key is not here.
    pub fn verdict(&self, placed: &Placed) -> Option<Verdict> {
        let (armoured, signed) = placed.entry.signature.as_ref()?;
        if !armoured.starts_with("-----BEGIN PGP SIGNATURE-----") {
            return None;
        }
        if let Some(keys) = self.known.borrow().get(placed.id()) {
            return Some(Verdict::By(keys.clone()));
        }
        let mut file = tempfile::NamedTempFile::new().ok()?;
        file.write_all(armoured.as_bytes()).ok()?;
        file.flush().ok()?;
        let path = file.path().to_string_lossy().into_owned();
        let args = [
            "--batch",
            "--status-fd=1",
            "--keyid-format=long",
            "--verify",
            &path,
            "-",
        ];
        let said = self.programs.ask(&self.program, &args, signed, &[]).ok()?;
        let verdict = read_status(&String::from_utf8_lossy(&said.stdout));
        if let Some(Verdict::By(keys)) = &verdict {
            let _ = self
                .known
                .borrow_mut()
                .insert(placed.id().clone(), keys.clone());
            *self.fresh.borrow_mut() = true;
        }
        verdict
    }

    /// Remembers what fitted; where nothing can be written, nothing is lost.
    pub fn remember(&self) {
        if *self.fresh.borrow()
            && let Ok(bytes) = serde_json::to_vec(&*self.known.borrow())
        {
            let _ = write_atomically(&self.file, &bytes);
        }
    }
}

//! Time stamps over checkpoints: each a token in a tag beside its checkpoint's, or in a file beside its copy. Whether a
//! token's signature holds is asked of `openssl`, as it is of ssh-keygen and gpg for theirs.

use std::path::{Path, PathBuf};

use git2::{ObjectType, Oid};

use super::Store;
use super::checkpoints::Against;
use super::evidence::Evidence;
use super::files::read_capped;
use super::git::failed;
use super::prepare::write_object;
use super::snapshot::Snapshot;
use crate::domain::ledger::stamp::{STAMP_PREFIX, Stamp};
use crate::error::{Error, Result};

/// No token comes near this.
pub const MAX_TOKEN: u64 = 256 * 1024;
/// What comes after the name of a copy in the name of the file with its token.
pub const TOKEN_END: &str = ".tst";

/// A token that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundStamp {
    /// The tag without `refs/tags/`, or the file.
    pub name: String,
    /// What it should stamp: the bytes of a checkpoint; nothing where that one is not here.
    pub over: Option<String>,
    /// The token; nothing where something else is there.
    pub token: Option<Vec<u8>>,
    /// What came of asking whether it is signed by somebody whom the reader trusts.
    pub signed: Signed,
}

/// What is known of a token's signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signed {
    /// Nobody said whom to trust.
    NotAsked,
    /// By somebody whom the reader trusts, over these bytes, while their certificate was good.
    Holds,
    /// It is not; openssl's words.
    Not(String),
    /// There is no openssl here.
    NoProgram(String),
}

/// The bytes of a checkpoint's tag name it.
fn tag_of(text: &str) -> Result<String> {
    let named = Oid::hash_object(ObjectType::Tag, text.as_bytes());
    let named = named.map_err(|error| failed("cannot name a tag", error))?;
    Ok(named.to_string())
}

/// The file that keeps the token of a copy.
pub fn token_file(copy: &Path) -> PathBuf {
    let mut name = copy.as_os_str().to_owned();
    name.push(TOKEN_END);
    name.into()
}

impl Store {
    /// The token over a checkpoint, by its bytes, where one is kept.
    ///
    /// # Errors
    /// The repository cannot be read.
    pub fn stamp_of(&self, checkpoint: &str) -> Result<Option<(String, Vec<u8>)>> {
        let name = format!("{STAMP_PREFIX}/{}", tag_of(checkpoint)?);
        let token = match self.git.reference(&format!("refs/tags/{name}"))? {
            Some(oid) => self.token(oid)?,
            None => None,
        };
        Ok(token.map(|token| (name, token)))
    }

    fn token(&self, oid: Oid) -> Result<Option<Vec<u8>>> {
        Ok(match self.git.object(oid)? {
            Some((ObjectType::Blob, bytes)) if bytes.len() as u64 <= MAX_TOKEN => Some(bytes),
            _ => None,
        })
    }

    /// Keeps a token over a checkpoint in a tag, and pushes it where there is a remote; what the user should know.
    ///
    /// # Errors
    /// It cannot be written, or another one is kept already.
    pub fn write_stamp(
        &self,
        snapshot: &Snapshot,
        checkpoint: &str,
        token: &[u8],
    ) -> Result<(String, Vec<String>)> {
        let oid = write_object(&self.git, ObjectType::Blob, token)?;
        let name = format!("{STAMP_PREFIX}/{}", tag_of(checkpoint)?);
        let notices = self.write_tag(snapshot, &name, oid, "stamp")?;
        Ok((name, notices))
    }

    /// Every token that is kept over a checkpoint: in a tag here, and beside the copy that is asked for.
    pub(super) fn stamps(&self, evidence: &mut Evidence) -> Result<()> {
        let mut found = Vec::new();
        for (name, oid) in self
            .git
            .references(&format!("refs/tags/{STAMP_PREFIX}/*"))?
        {
            let name = name.trim_start_matches("refs/tags/").to_owned();
            let tag = name.rsplit('/').next().unwrap_or_default();
            let mut all = evidence.checkpoints.iter();
            let over = all.find(|one| one.tag.as_deref() == Some(tag));
            found.push(FoundStamp {
                over: over.and_then(|one| one.text.clone()),
                token: self.token(oid)?,
                signed: Signed::NotAsked,
                name,
            });
        }
        if let Some(Against {
            from_file: true,
            found: copy,
        }) = &evidence.against
        {
            let path = token_file(&self.folder.join(&copy.name));
            if path.is_file() {
                found.push(FoundStamp {
                    name: format!("{}{TOKEN_END}", copy.name),
                    over: copy.text.clone(),
                    token: read_capped(&path, MAX_TOKEN).ok(),
                    signed: Signed::NotAsked,
                });
            }
        }
        evidence.stamps = found;
        Ok(())
    }

    /// Asks openssl of every token whether it is signed by somebody whom these certificates vouch for.
    ///
    /// # Errors
    /// The certificates or a file for openssl cannot be read or written.
    pub fn check_stamps(&self, evidence: &mut Evidence, trusted: &Path) -> Result<()> {
        let trusted = self.folder.join(trusted);
        if !trusted.is_file() {
            return Err(Error::usage(format!(
                "there is no file {}",
                trusted.display()
            )));
        }
        for stamp in &mut evidence.stamps {
            if let (Some(over), Some(token)) = (&stamp.over, &stamp.token)
                && let Ok(read) = Stamp::read(token)
            {
                stamp.signed = self.openssl(over, token, read.at.as_second(), &trusted)?;
            }
        }
        Ok(())
    }

    fn openssl(&self, over: &str, token: &[u8], at: i64, trusted: &Path) -> Result<Signed> {
        let broken = |error| Error::repository("cannot write a file for openssl").cause(error);
        let folder = tempfile::tempdir().map_err(broken)?;
        let (data, stamp) = (folder.path().join("data"), folder.path().join("token"));
        std::fs::write(&data, over).map_err(broken)?;
        std::fs::write(&stamp, token).map_err(broken)?;
        let path = |path: &Path| path.to_string_lossy().into_owned();
        let (data, stamp, trusted) = (path(&data), path(&stamp), path(trusted));
        // Certificates end before what they signed stops being true: they have to have been good when they stamped.
        let at = at.to_string();
        let words = [
            "ts",
            "-verify",
            "-token_in",
            "-in",
            &stamp,
            "-data",
            &data,
            "-CAfile",
            &trusted,
            "-attime",
            &at,
        ];
        Ok(match self.programs.ask("openssl", &words, b"", &[]) {
            Ok(output) if output.status.success() => Signed::Holds,
            Ok(output) => Signed::Not(why(&output.stderr)),
            Err(error) => Signed::NoProgram(error.to_string()),
        })
    }
}

/// The reason in openssl's words, without its numbers.
fn why(said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    // …:error:NUMBER:LIBRARY:FUNCTION:REASON:FILE:LINE:MORE
    let reasons = said.lines().filter_map(|line| {
        let mut parts = line.split_once(":error:")?.1.splitn(7, ':');
        let reason = parts.nth(3)?.trim().to_owned();
        match parts.nth(2).map(str::trim) {
            Some(more) if !more.is_empty() => Some(format!("{reason} ({more})")),
            _ => Some(reason),
        }
    });
    let reasons: Vec<String> = reasons.collect();
    match reasons.is_empty() {
        true => "openssl does not say why".to_owned(),
        false => reasons.join("; "),
    }
}

//! Signing as the user's git does it: SSH or OpenPGP, by the program that git is configured with.

use std::io::Write;
use std::path::Path;

use jiff::civil::Date;

use super::git::Git;
use super::program::Programs;
use crate::domain::ledger::openpgp;
use crate::domain::ledger::signature::same_key;
use crate::domain::people::{Key, Person};
use crate::error::{Error, Result};

/// How records are signed here.
#[derive(Debug, Clone)]
pub struct Signer {
    programs: Programs,
    program: String,
    format: Format,
    key: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Ssh,
    OpenPgp,
}

impl Signer {
    /// The signer for an actor: where `commit.gpgsign` is set, or `user.signingkey` is one of the actor's keys.
    ///
    /// # Errors
    /// Git is told to sign and has no key or no format that we know: failing to sign is never unsigned.
    pub fn configured(
        git: &Git,
        programs: &Programs,
        actor: Option<&Person>,
    ) -> Result<Option<Self>> {
        let forced = git.config_bool("commit.gpgsign");
        let key = git.config("user.signingkey").map(|key| {
            // A path, unless the key itself stands there.
            if literal_key(&key).is_some() {
                key
            } else {
                git.config_path("user.signingkey").unwrap_or(key)
            }
        });
        let format = match git.config("gpg.format").as_deref() {
            None | Some("openpgp") => Format::OpenPgp,
            Some("ssh") => Format::Ssh,
            Some(other) if forced => {
                return Err(Error::repository(format!(
                    "git is told to sign with `gpg.format = {other}`, which sop cannot"
                ))
                .hint("git config gpg.format ssh"));
            }
            Some(_) => return Ok(None),
        };
        let Some(key) = key else {
            if forced && format == Format::Ssh {
                return Err(Error::repository(
                    "git is told to sign, and `user.signingkey` is not set",
                )
                .hint("git config user.signingkey ~/.ssh/id_ed25519.pub"));
            }
            return Ok(forced.then(|| Self::new(git, programs, format, String::new())));
        };
        let signer = Self::new(git, programs, format, key);
        let own = signer.belongs_to(actor);
        Ok((forced || own).then_some(signer))
    }

    fn new(git: &Git, programs: &Programs, format: Format, key: String) -> Self {
        let program = match format {
            Format::Ssh => git
                .config("gpg.ssh.program")
                .unwrap_or_else(|| "ssh-keygen".to_owned()),
            Format::OpenPgp => git
                .config("gpg.openpgp.program")
                .or_else(|| git.config("gpg.program"))
                .unwrap_or_else(|| "gpg".to_owned()),
        };
        Self {
            programs: programs.clone(),
            program,
            format,
            key,
        }
    }

    /// Whether the key is one of a person's.
    pub fn belongs_to(&self, person: Option<&Person>) -> bool {
        self.is_listed(person, |_| true)
    }

    /// Whether the key is one of a person's, and proves something on that day.
    pub fn proves(&self, person: Option<&Person>, day: Date) -> bool {
        self.is_listed(person, |key| key.open_on(day))
    }

    fn is_listed(&self, person: Option<&Person>, counts: impl Fn(&Key) -> bool) -> bool {
        let Some(person) = person else {
            return false;
        };
        if self.format == Format::OpenPgp {
            let mut own = person
                .keys
                .iter()
                .filter(|own| openpgp::means(&self.key, &own.key));
            return own.any(counts);
        }
        let Some(public) = public_key(&self.key) else {
            return false;
        };
        let mut own = person.keys.iter().filter(|own| same_key(&own.key, &public));
        own.any(counts)
    }

    /// The armoured signature over a commit's bytes.
    ///
    /// # Errors
    /// The program fails: exit 4, never unsigned.
    pub fn sign(&self, bytes: &[u8]) -> Result<String> {
        let signature = match self.format {
            Format::OpenPgp => {
                let mut args = vec!["-b", "-s", "-a"];
                if !self.key.is_empty() {
                    args.extend(["-u", &self.key]);
                }
                self.programs.pipe(&self.program, &args, bytes)
            }
            Format::Ssh => self.sign_ssh(bytes),
        };
        let signature = signature.map_err(|error| {
            error.hint("nothing was written; `sop doctor` says what signing lacks")
        })?;
        String::from_utf8(signature)
            .map(|text| text.trim_end().to_owned())
            .map_err(|_| {
                Error::repository(format!(
                    "`{}` gave a signature that is not text",
                    self.program
                ))
            })
    }

    fn sign_ssh(&self, bytes: &[u8]) -> Result<Vec<u8>> {
        // A literal key is held by an agent; ssh-keygen wants it in a file.
        let literal = literal_key(&self.key);
        let mut holder = None;
        let file = match literal {
            Some(text) => {
                let write = |text: &str| -> std::io::Result<tempfile::NamedTempFile> {
                    let mut file = tempfile::NamedTempFile::new()?;
                    file.write_all(text.as_bytes())?;
                    file.write_all(b"\n")?;
                    Ok(file)
                };
                let file = write(text).map_err(|error| {
                    Error::repository("cannot write a temporary file").cause(error)
                })?;
                let path = file.path().to_string_lossy().into_owned();
                holder = Some(file);
                path
            }
            None => self.key.clone(),
        };
        let mut args = vec!["-Y", "sign", "-n", "git", "-f", &file];
        if holder.is_some() {
            args.push("-U");
        }
        self.programs.pipe(&self.program, &args, bytes)
    }
}

/// The public key that `user.signingkey` means: written out, or in the file beside the private one.
pub fn public_key(setting: &str) -> Option<String> {
    if let Some(text) = literal_key(setting) {
        return Some(text.to_owned());
    }
    let beside = format!("{setting}.pub");
    [beside.as_str(), setting]
        .into_iter()
        .filter_map(|path| std::fs::read_to_string(Path::new(path)).ok())
        .find(|text| {
            text.starts_with("ssh-") || text.starts_with("ecdsa-") || text.starts_with("sk-")
        })
        .map(|text| text.trim().to_owned())
}

fn literal_key(setting: &str) -> Option<&str> {
    setting
        .strip_prefix("key::")
        .or_else(|| setting.starts_with("ssh-").then_some(setting))
}

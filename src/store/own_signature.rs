//! Whether and by which key the one who acts signs here.

use super::Store;
use super::signing::{Signer, public_key};
use super::snapshot::Snapshot;
use crate::domain::people::Person;
use crate::error::Result;

impl Store {
    /// Who acts, where people.yaml knows them, and what signs for them, where git signs.
    fn acting<'s>(&self, snapshot: &'s Snapshot) -> Result<(Option<&'s Person>, Option<Signer>)> {
        let person = snapshot.actor.person.as_deref();
        let person = person.and_then(|id| snapshot.organisation.people.by_id(id));
        let signer = Signer::configured(&self.git, &self.programs, person)?;
        Ok((person, signer))
    }

    /// Who signs for the actor: a borrowed name never gets the signature of the one who borrows it.
    pub(super) fn signer(&self, snapshot: &Snapshot) -> Result<Option<Signer>> {
        let (listed, signer) = self.acting(snapshot)?;
        Ok(signer.filter(|signer| !snapshot.actor.borrowed || signer.belongs_to(listed)))
    }

    /// Whether records of this actor will be signed by a key that people.yaml lists for them and that is open today.
    ///
    /// # Errors
    /// Git is told to sign and cannot.
    pub fn signs_as_actor(&self, snapshot: &Snapshot) -> Result<bool> {
        let (person, signer) = self.acting(snapshot)?;
        let today = snapshot.today(self.now());
        Ok(signer.is_some_and(|signer| signer.proves(person, today)))
    }

    /// Whether git signs at all here, and the public key where it can be read.
    ///
    /// # Errors
    /// Git is told to sign and cannot.
    pub fn signing_key(&self, snapshot: &Snapshot) -> Result<Option<Option<String>>> {
        let (_, signer) = self.acting(snapshot)?;
        let key = self.git.config("user.signingkey");
        Ok(match (signer, key) {
            (None, None) => None,
            (_, key) => Some(key.and_then(|key| {
                public_key(&key).or_else(|| {
                    self.git
                        .config_path("user.signingkey")
                        .and_then(|path| public_key(&path))
                })
            })),
        })
    }

    /// Tries a signature, so that `doctor` can say what signing lacks.
    pub fn try_signing(&self, snapshot: &Snapshot) -> Result<()> {
        match self.acting(snapshot)?.1 {
            Some(signer) => signer.sign(b"sop doctor").map(drop),
            None => Ok(()),
        }
    }
}

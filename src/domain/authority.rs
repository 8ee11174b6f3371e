//! Who may write what: the last column of the ledger's table of kinds, by policy and people at what the writer saw.

use jiff::civil::Date;

use super::approval::known;
use super::ledger::record::{Action, PublishItem};
use super::ledger::{AttestBody, Class, CompleteBody, readers};
use super::organisation::Organisation;
use super::paths::{Checkpoint, Signer};
use super::people::Person;
use super::reference::Reference;
use super::risk::Risk;
use super::settings::{Identity, Settings};

/// What a record is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Office<'a> {
    /// sop.yaml at the default branch's commit that the writer saw.
    pub settings: &'a Settings,
    /// People and roles there.
    pub organisation: &'a Organisation,
    /// The day, no earlier than that of any record before it.
    pub day: Date,
    /// How well it is known who wrote it.
    pub class: Class,
}

/// Why somebody may not; a sentence without its subject.
pub type Refusal = &'static str;

impl<'a> Office<'a> {
    /// Somebody who is known and with us.
    ///
    /// # Errors
    /// They are not.
    pub fn present(&self, by: &str) -> Result<&'a Person, Refusal> {
        let person = self
            .organisation
            .people
            .by_id(by)
            .ok_or("the author was not in people.yaml then")?;
        if person.active_on(self.day) {
            Ok(person)
        } else {
            Err("the author was not with us on that day")
        }
    }

    fn named(&self, list: &[Reference], person: &Person) -> bool {
        list.is_empty()
            || list
                .iter()
                .any(|reference| self.organisation.refers_to(reference, person))
    }

    /// Whether somebody may record a review: the owner of the page, or one who may approve.
    ///
    /// # Errors
    /// They may not.
    pub fn reviews(&self, by: &str, owners: &[Reference]) -> Result<(), Refusal> {
        let person = self.present(by)?;
        let owns = owners
            .iter()
            .any(|owner| self.organisation.refers_to(owner, person));
        let approves = person.is_human() && self.named(&self.settings.approvals.by, person);
        if owns || approves {
            Ok(())
        } else {
            Err("a review is the owner's or an approver's")
        }
    }

    /// Whether somebody may take over a page as it is: its owner, or one who may approve.
    ///
    /// # Errors
    /// They may not.
    pub fn adopts(&self, by: &str, owners: &[Reference]) -> Result<(), Refusal> {
        self.reviews(by, owners)
            .map_err(|_| "an adoption is the owner's or an approver's")
    }

    /// Whether somebody may confirm having read what was published, known like this.
    ///
    /// # Errors
    /// They may not.
    pub fn acknowledges(
        &self,
        by: &str,
        item: &PublishItem,
        identity: Identity,
    ) -> Result<(), Refusal> {
        if !self.present(by)?.is_human() {
            return Err("a service reads nothing");
        }
        if item.action != Action::Publish {
            return Err("what is retired is not acknowledged");
        }
        if item.effective_on.is_some_and(|date| self.day < date) {
            return Err("the version was not in force yet");
        }
        if identity == Identity::Key && self.class != Class::Proven {
            return Err("the signature by which the reader is known is not there, or not theirs");
        }
        let known = known(identity, self.class);
        let high = item.risk == Risk::High;
        if self.settings.identity.contains(&known) && (!high || known == Identity::Key) {
            Ok(())
        } else {
            Err("the reader was not known well enough")
        }
    }

    /// Whether somebody may excuse a person: their manager, the page's owner, or one who may approve.
    ///
    /// # Errors
    /// They may not.
    pub fn waives(&self, by: &str, person: &str, owners: &[Reference]) -> Result<(), Refusal> {
        let giver = self.present(by)?;
        let people = &self.organisation.people;
        let excused = people
            .by_id(person)
            .ok_or("the person was not in people.yaml then")?;
        if giver.id == excused.id {
            return Err("nobody excuses themselves");
        }
        let manager = excused.manager.as_deref();
        let manages = manager
            .and_then(|manager| people.by_id_or_email(manager))
            .is_some_and(|manager| manager.id == giver.id);
        if manages || self.reviews(by, owners).is_ok() {
            Ok(())
        } else {
            Err("a waiver is the manager's, the owner's or an approver's")
        }
    }

    /// Whether somebody may say that a checkpoint was passed: a quiz by the person who reached its mark, a sign-off by who
    /// is named for it, and nobody for themselves.
    ///
    /// # Errors
    /// They may not.
    pub fn completes(&self, by: &str, body: &CompleteBody) -> Result<(), Refusal> {
        let writer = self.present(by)?;
        let organisation = self.organisation;
        let person = organisation
            .people
            .by_id(&body.person)
            .ok_or("the person was not in people.yaml then")?;
        let path = organisation.paths.paths.get(&body.path);
        let stage = path.and_then(|path| path.stage(&body.stage));
        let stage = stage.ok_or("paths.yaml had no such stage then")?;
        if !writer.is_human() || !person.is_human() {
            return Err("a service passes nothing, and signs nothing off");
        }
        match (&stage.checkpoint, body.checkpoint) {
            (Some(Checkpoint::Quiz(quiz)), readers::Checkpoint::Quiz) => {
                if writer.id != person.id {
                    return Err("a quiz is passed by oneself");
                }
                if body
                    .score
                    .is_none_or(|score| score < quiz.pass || score > 100)
                {
                    return Err("the quiz was not passed");
                }
            }
            (Some(Checkpoint::SignOff { by }), readers::Checkpoint::SignOff) => {
                if body.score.is_some() {
                    return Err("a sign-off has no score");
                }
                self.signs_off(writer, person, by)?;
            }
            _ => return Err("the stage had another checkpoint then"),
        }
        self.known_well(body.identity)
    }

    fn signs_off(&self, writer: &Person, person: &Person, by: &Signer) -> Result<(), Refusal> {
        if writer.id == person.id {
            return Err("nobody signs off for themselves");
        }
        let organisation = self.organisation;
        let named = match by {
            Signer::Manager => person
                .manager
                .as_deref()
                .and_then(|manager| organisation.people.by_id_or_email(manager))
                .is_some_and(|manager| manager.id == writer.id),
            Signer::Named(reference) => organisation.refers_to(reference, writer),
        };
        if named {
            Ok(())
        } else {
            Err("it is not theirs to sign off")
        }
    }

    /// Whether somebody is known as sop.yaml asks.
    fn known_well(&self, identity: Identity) -> Result<(), Refusal> {
        if identity == Identity::Key && self.class != Class::Proven {
            return Err("the signature by which the writer is known is not there, or not theirs");
        }
        if self
            .settings
            .identity
            .contains(&known(identity, self.class))
        {
            Ok(())
        } else {
            Err("the writer was not known well enough")
        }
    }

    /// Whether somebody may bring in what another is said to have read: anyone known but the reader, at high risk with a key.
    ///
    /// # Errors
    /// They may not.
    pub fn attests(&self, by: &str, item: &PublishItem, body: &AttestBody) -> Result<(), Refusal> {
        let writer = self.present(by)?;
        let people = &self.organisation.people;
        let reader = people
            .by_id(&body.person)
            .ok_or("the reader was not in people.yaml then")?;
        if writer.id == reader.id {
            return Err("one's own reading is acknowledged, and not attested");
        }
        if !reader.is_human() {
            return Err("a service reads nothing");
        }
        if reader.end.is_some_and(|end| end < body.on) {
            return Err("the reader had left by that day");
        }
        if body.on > self.day {
            return Err("it was to be read on a day that had not come");
        }
        if item.effective_on.is_some_and(|date| body.on < date) {
            return Err("the version was not in force yet");
        }
        if item.risk == Risk::High && self.class != Class::Proven {
            return Err("at high risk it is brought in with a key");
        }
        self.known_well(body.identity)
    }

    /// Whether somebody may take back what is live: as one may approve it.
    ///
    /// # Errors
    /// They may not.
    pub fn takes_back(&self, by: &str, approvers: &[Reference]) -> Result<(), Refusal> {
        let person = self.present(by)?;
        let word_suffices = self
            .settings
            .identity
            .iter()
            .any(|identity| matches!(identity, Identity::Terminal | Identity::Asserted));
        let may = person.is_human()
            && self.named(&self.settings.approvals.by, person)
            && self.named(approvers, person)
            && (word_suffices || self.class == Class::Proven);
        if may {
            Ok(())
        } else {
            Err("a publication is taken back by one who may approve")
        }
    }
}

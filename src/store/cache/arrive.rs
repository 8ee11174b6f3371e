//! What a record says, as it arrives: a reader's word that counts or waits, or a ruling.

use std::rc::Rc;

use super::absorb::Absorb;
use super::bytes::Reader;
use super::db::{Bad, Table};
use super::keep::{line, ruling_in};
use super::rows::{Passed, Ruling, placed};
use crate::domain::acknowledgement::Read;
use crate::domain::commit_id::CommitId;
use crate::domain::completion;
use crate::domain::ledger::entry::Reading;
use crate::domain::ledger::graph::{Key, Placed};
use crate::domain::ledger::record::{Action, AdoptItem, PublishBody};
use crate::domain::ledger::signature::SignatureState;
use crate::domain::ledger::{Body, Class, CompleteBody, RawCommit, read_commit};
use crate::domain::registry::{Places, Publication, Rights};
use crate::store::git::oid_of;
use crate::store::rights::{Ground, Nobody, OfOne, RightsAtHand};

/// What somebody published, as far as readers are concerned.
pub(super) struct Published {
    key: Key,
    publication: Publication,
}

/// A record on its way in.
struct Arriving<'r> {
    placed: &'r Placed,
    ground: Ground,
    class: Class,
}

impl Absorb<'_> {
    /// Takes in what a record says.
    pub(super) fn arrive(
        &mut self,
        placed: &Placed,
        raw: &RawCommit,
        ground: Ground,
    ) -> Result<(), Bad> {
        let listed = (self.compromised, self.openpgp);
        let state = self.judge.signature(placed, &ground, listed);
        let open = matches!(
            state,
            Some(SignatureState::Broken | SignatureState::Unchecked)
        );
        let signature = raw.signature.as_deref().unwrap_or_default();
        if open
            && signature.starts_with("-----BEGIN PGP SIGNATURE-----")
            && !self.meta.unsettled.contains(placed.id())
        {
            self.meta.unsettled.push(placed.id().clone());
        }
        let arriving = Arriving {
            placed,
            ground,
            class: state.as_ref().into(),
        };
        match &placed.record().body {
            Body::Ack(body) => self.read(&arriving, Read::Own(body)),
            Body::Attest(body) => self.read(&arriving, Read::Said(body)),
            Body::Complete(body) => self.pass(&arriving, raw, body),
            Body::Genesis {} | Body::Other(_) => Ok(()),
            _ => self.rule(arriving, raw),
        }
    }

    fn rule(&mut self, arriving: Arriving<'_>, raw: &RawCommit) -> Result<(), Bad> {
        let id = arriving.placed.id().clone();
        let key = &arriving.placed.key;
        let record = arriving.placed.record().clone();
        let published = matches!(record.body, Body::Publish(_) | Body::Adopt(_));
        let ruling = Ruling {
            placed: placed(key.n, key.id.clone(), record),
            line: line(raw).to_owned(),
            ground: arriving.ground,
            class: arriving.class,
            says: Default::default(),
            saw: Default::default(),
        };
        self.fresh.rulings.insert(id.clone(), ruling);
        if !published {
            return Ok(());
        }
        self.fresh.published.remove(&id);
        let mut waiting = self.fresh.waiting.remove(&id).unwrap_or_default();
        if !self.fresh.anew
            && let Some(bytes) = self.db.get(Table::Waiting, &id.bytes())?
        {
            let names = Reader(&bytes).names().ok_or(Bad::Broken)?;
            waiting.extend(names);
            self.db.remove(Table::Waiting, &id.bytes())?;
        }
        for record in waiting {
            self.again(&record)?;
        }
        Ok(())
    }

    /// Looks once more at a record whose publication has arrived.
    fn again(&mut self, id: &CommitId) -> Result<(), Bad> {
        let raw = self.git.raw_commit(oid_of(id)).map_err(|_| Bad::Odd)?;
        let facts = self.facts(id)?.ok_or(Bad::Odd)?;
        let ground = self.ground(&facts)?;
        let Reading::Record(entry) = read_commit(id, &raw, self.expected) else {
            return Err(Bad::Odd);
        };
        let key = Key {
            n: facts.n,
            id: id.clone(),
        };
        self.arrive(&Placed { key, entry: *entry }, &raw, ground)
    }

    fn read(&mut self, arriving: &Arriving<'_>, read: Read<'_>) -> Result<(), Bad> {
        let (publish, sop) = read.names();
        let placed = arriving.placed;
        let Some(published) = self.published(publish)? else {
            return self.wait(publish, placed.id());
        };
        let item = published.publication.item(sop);
        let Some(item) =
            item.filter(|item| published.key < placed.key && item.action == Action::Publish)
        else {
            return Ok(());
        };
        let known = OfOne {
            ground: arriving.ground.clone(),
            class: arriving.class,
        };
        let rights = self.rights(&known);
        if read.counts(placed, item, &rights) {
            let text = self.text(item, publish)?;
            let row = read.row(placed, text, arriving.class);
            self.fresh.shelves.own(read.reader(placed)).read.push(row);
            self.meta.readings += 1;
        }
        Ok(())
    }

    fn pass(
        &mut self,
        arriving: &Arriving<'_>,
        raw: &RawCommit,
        body: &CompleteBody,
    ) -> Result<(), Bad> {
        let placed = arriving.placed;
        let mut found = Vec::new();
        for sop in &body.sops {
            match self.published(&sop.publish)? {
                Some(published) => found.push(published),
                None => return self.wait(&sop.publish, placed.id()),
            }
        }
        let before = |publish: &CommitId| {
            let mut found = found.iter();
            let one = found.find(|one| one.key.id == *publish)?;
            (one.key < placed.key).then_some(&one.publication)
        };
        let known = OfOne {
            ground: arriving.ground.clone(),
            class: arriving.class,
        };
        let rights = self.rights(&known);
        if completion::counts(body, before) && rights.completes(placed, body) {
            self.fresh.shelves.own(&body.person).passed.push(Passed {
                n: placed.key.n,
                record: placed.id().clone(),
                class: arriving.class,
                line: line(raw).to_owned(),
            });
            self.meta.readings += 1;
        }
        Ok(())
    }

    /// What one record's author had the right to; who owns a page today is no part of it.
    fn rights<'k>(&'k self, known: &'k OfOne) -> RightsAtHand<'k> {
        RightsAtHand {
            judge: self.judge,
            known,
            owners: &Nobody,
        }
    }

    /// Where what it names may still arrive, a record waits for it.
    fn wait(&mut self, publish: &CommitId, record: &CommitId) -> Result<(), Bad> {
        if self.facts(publish)?.is_none() {
            let waiting = self.fresh.waiting.entry(publish.clone()).or_default();
            waiting.push(record.clone());
        }
        Ok(())
    }

    /// What a record published, by those who could; nothing where it is not here, or no publication.
    fn published(&mut self, id: &CommitId) -> Result<Option<Rc<Published>>, Bad> {
        if let Some(known) = self.fresh.published.get(id) {
            return Ok(known.clone());
        }
        if !self.fresh.anew
            && !self.fresh.rulings.contains_key(id)
            && let Some(ruling) = ruling_in(self.db, id)?
        {
            self.fresh.read.insert(id.clone(), ruling);
        }
        let rulings = &self.fresh.rulings;
        let ruling = rulings.get(id).or_else(|| self.fresh.read.get(id));
        let found = ruling.and_then(|ruling| self.publication(ruling));
        let found = found.map(Rc::new);
        self.fresh.published.insert(id.clone(), found.clone());
        Ok(found)
    }

    fn publication(&self, ruling: &Ruling) -> Option<Published> {
        let placed = &ruling.placed;
        let known = OfOne {
            ground: ruling.ground.clone(),
            class: ruling.class,
        };
        let rights = self.rights(&known);
        let body = match &placed.record().body {
            Body::Publish(body) => body.clone(),
            Body::Adopt(body) => {
                let entitled = body.sops.iter().filter(|item| rights.adopts(placed, item));
                PublishBody::adopted(placed.id(), body, entitled.map(AdoptItem::published))
            }
            _ => return None,
        };
        Some(Published {
            key: placed.key.clone(),
            publication: Publication {
                record: placed.id().clone(),
                place: 0,
                by: placed.record().by.clone(),
                at: placed.record().at,
                body,
                places: Places::default(),
                merged: false,
                withdrawn: None,
                adopted: false,
            },
        })
    }
}

//! Advancing: the commits that the tips reach and that are not kept yet, parents first, each taken in once.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use git2::Oid;

use super::db::{Bad, Db, Table};
use super::keep::{facts_in, line, nearest, ruling_in};
use super::meta::Meta;
use super::rows::{Facts, Kind, Passed, Ruling, placed};
use super::shelves::Shelves;
use crate::domain::acknowledgement::Read;
use crate::domain::commit_id::CommitId;
use crate::domain::completion;
use crate::domain::ledger::entry::{Entry, Expected, Reading};
use crate::domain::ledger::graph::{Key, Placed};
use crate::domain::ledger::record::{Action, AdoptItem, PublishBody};
use crate::domain::ledger::signature::SignatureState;
use crate::domain::ledger::{Body, Class, CompleteBody, RawCommit, read_commit};
use crate::domain::pages::Pages;
use crate::domain::people::People;
use crate::domain::registry::{Publication, Rights};
use crate::store::git::{Git, id_of, oid_of};
use crate::store::lineage::Lineage;
use crate::store::openpgp::OpenPgp;
use crate::store::rights::{Ground, Judge, OfOne, RightsAtHand, ground_after};

/// What somebody published, as far as readers are concerned.
struct Published {
    key: Key,
    publication: Publication,
}

/// Takes commits in.
pub struct Absorb<'a> {
    /// The repository.
    pub git: &'a Git,
    /// The cache, begun to be written.
    pub db: &'a Db,
    /// What the reader knows.
    pub expected: Expected<'a>,
    /// Policy and people.
    pub judge: &'a Judge<'a>,
    /// The default branch's line.
    pub lineage: &'a Lineage<'a>,
    /// The program for OpenPGP.
    pub openpgp: &'a OpenPgp<'a>,
    /// Whose keys were in other hands, today.
    pub compromised: &'a People,
    /// What is known of the whole.
    pub meta: Meta,
    /// What was found and is not kept yet.
    pub fresh: Fresh,
}

/// What was found and is not kept yet.
#[derive(Default)]
pub struct Fresh {
    pub(super) facts: HashMap<CommitId, Facts>,
    /// Numbers of the default branch's commits, and the other way round.
    pub(super) mains: HashMap<CommitId, u32>,
    pub(super) named: HashMap<u32, CommitId>,
    pub(super) new_mains: Vec<(u32, CommitId)>,
    /// Numbers of what can be read, by their keys.
    pub(super) texts: HashMap<Vec<u8>, u32>,
    pub(super) new_texts: Vec<(u32, Vec<u8>)>,
    /// Records that wait, by what they wait for.
    pub(super) waiting: HashMap<CommitId, Vec<CommitId>>,
    pub(super) rulings: HashMap<CommitId, Ruling>,
    pub(super) shelves: Shelves,
    published: HashMap<CommitId, Option<Rc<Published>>>,
    present: HashMap<CommitId, bool>,
    nothing: Pages,
    /// Nothing at all is kept yet.
    pub(super) anew: bool,
}

impl Fresh {
    /// Where nothing is kept, nothing is looked up.
    pub fn new(anew: bool) -> Self {
        Self {
            anew,
            ..Self::default()
        }
    }
}

/// A record on its way in.
struct Arriving<'r> {
    placed: &'r Placed,
    ground: Ground,
    class: Class,
}

impl<'a> Absorb<'a> {
    /// What is known of a commit.
    pub fn facts(&self, id: &CommitId) -> Result<Option<Facts>, Bad> {
        if let Some(facts) = self.fresh.facts.get(id) {
            return Ok(Some(facts.clone()));
        }
        if self.fresh.anew {
            return Ok(None);
        }
        facts_in(self.db, id)
    }

    /// The commits that are to be taken in, parents first, and the known ones that they rest on.
    pub fn unknown(&self, tips: &[Oid]) -> Result<(Vec<Oid>, BTreeSet<CommitId>), Bad> {
        let (mut order, mut touched) = (Vec::new(), BTreeSet::new());
        let mut seen: HashSet<Oid> = HashSet::new();
        let mut open: Vec<(Oid, bool)> = tips.iter().map(|tip| (*tip, false)).collect();
        while let Some((oid, ready)) = open.pop() {
            if ready {
                order.push(oid);
                continue;
            }
            if !seen.insert(oid) {
                continue;
            }
            let id = id_of(oid);
            if !self.fresh.anew && facts_in(self.db, &id)?.is_some() {
                touched.insert(id);
                continue;
            }
            let commit = self.git.raw().find_commit(oid).map_err(|_| Bad::Odd)?;
            open.push((oid, true));
            open.extend(commit.parent_ids().map(|parent| (parent, false)));
        }
        Ok((order, touched))
    }

    /// Takes one commit in, whose parents are known.
    pub fn take(&mut self, oid: Oid) -> Result<(), Bad> {
        let raw = self.git.raw_commit(oid).map_err(|_| Bad::Odd)?;
        let id = id_of(oid);
        let mut parents = Vec::with_capacity(raw.parents.len());
        for parent in &raw.parents {
            parents.push(self.facts(parent)?.ok_or(Bad::Odd)?);
        }
        let before = parents.iter().map(|one| one.n).max().unwrap_or(0);
        let sound = !parents.is_empty() && parents.iter().all(|one| one.sound);
        let rooted = parents.iter().any(|one| one.rooted);
        let mut facts = Facts {
            n: before,
            kind: Kind::Other,
            rooted,
            sound: false,
            ground: None,
            near: Vec::new(),
        };
        match read_commit(&id, &raw, self.expected) {
            Reading::Record(entry) => {
                facts.n = before + 1;
                let begins = matches!(entry.record.body, Body::Genesis {});
                if begins && self.meta.genesis.is_some() {
                    return Err(Bad::Odd);
                }
                if begins {
                    self.meta.genesis = Some(id.clone());
                    facts.rooted = true;
                }
                if facts.rooted {
                    facts.kind = Kind::Record;
                    facts.sound = sound || begins;
                    let ground = self.record(&id, &raw, *entry, &parents, facts.n)?;
                    facts.ground = Some(ground);
                }
            }
            Reading::Fold => {
                facts.kind = Kind::Fold;
                facts.sound = sound;
            }
            Reading::Faulty(_) => {}
        }
        if facts.kind != Kind::Record {
            facts.near = nearest(&raw.parents, &parents).into_iter().collect();
        }
        self.advance(&id, &raw.parents, facts.sound);
        self.fresh.facts.insert(id, facts);
        Ok(())
    }

    fn advance(&mut self, id: &CommitId, parents: &[CommitId], sound: bool) {
        self.meta.tops.retain(|top| !parents.contains(top));
        self.meta.tops.push(id.clone());
        if sound {
            self.meta.heads.retain(|head| !parents.contains(head));
            self.meta.heads.push(id.clone());
        }
    }

    /// Takes in a record; what it is judged by.
    fn record(
        &mut self,
        id: &CommitId,
        raw: &RawCommit,
        entry: Entry,
        parents: &[Facts],
        n: u64,
    ) -> Result<(u32, i64), Bad> {
        let mut before = Vec::new();
        for near in nearest(&raw.parents, parents) {
            let facts = self.facts(&near)?.ok_or(Bad::Odd)?;
            before.push(self.ground(&facts)?);
        }
        let ground = ground_after(self.lineage, &entry.record, before.iter());
        let named = entry.record.main.iter().chain(&ground.main);
        for main in named.chain(before.iter().filter_map(|one| one.main.as_ref())) {
            if !self.is_here(main) && !self.meta.missing.contains(main) {
                self.meta.missing.push(main.clone());
            }
        }
        let key = Key { n, id: id.clone() };
        let placed = Placed { key, entry };
        self.meta.records += 1;
        let number = match &ground.main {
            Some(main) => self.number(main)?,
            None => 0,
        };
        let at = ground.at.as_second();
        self.arrive(&placed, raw, ground)?;
        Ok((number, at))
    }

    fn arrive(&mut self, placed: &Placed, raw: &RawCommit, ground: Ground) -> Result<(), Bad> {
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
            let names = super::bytes::Reader(&bytes).names().ok_or(Bad::Broken)?;
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
        let rights = RightsAtHand {
            judge: self.judge,
            known: &known,
            pages: &self.fresh.nothing,
        };
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
        let rights = RightsAtHand {
            judge: self.judge,
            known: &known,
            pages: &self.fresh.nothing,
        };
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
        let kept = match self.fresh.rulings.get(id) {
            Some(ruling) => Some(ruling.clone()),
            None if self.fresh.anew => None,
            None => ruling_in(self.db, id)?,
        };
        let found = kept.and_then(|ruling| self.publication(&ruling)).map(Rc::new);
        self.fresh.published.insert(id.clone(), found.clone());
        Ok(found)
    }

    fn publication(&self, ruling: &Ruling) -> Option<Published> {
        let placed = &ruling.placed;
        let known = OfOne {
            ground: ruling.ground.clone(),
            class: ruling.class,
        };
        let rights = RightsAtHand {
            judge: self.judge,
            known: &known,
            pages: &self.fresh.nothing,
        };
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
                merged: false,
                withdrawn: None,
                adopted: false,
            },
        })
    }

    fn is_here(&mut self, main: &CommitId) -> bool {
        if let Some(known) = self.fresh.present.get(main) {
            return *known;
        }
        let here = self.git.raw().find_commit(oid_of(main)).is_ok();
        self.fresh.present.insert(main.clone(), here);
        here
    }
}

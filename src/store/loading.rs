//! The ways to ask for a snapshot, and what is remembered of each.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::load::{Load, Need};
use super::snapshot::{Readers, Scope, Snapshot};
use super::{Store, git, ledger};
use crate::domain::actor::Actor;
use crate::domain::organisation::Organisation;
use crate::domain::time::end_of;
use crate::env::Now;
use crate::error::Result;

/// What is to be loaded.
#[derive(Clone, Copy)]
struct Wanted<'a> {
    scope: Scope,
    need: Need,
    as_of: Option<Date>,
    about: Option<&'a str>,
}

impl Wanted<'_> {
    fn now(scope: Scope, need: Need) -> Self {
        Self {
            scope,
            need,
            as_of: None,
            about: None,
        }
    }
}

impl Store {
    /// Loads the repository to a scope; a ledger that cannot be found is an error.
    pub fn snapshot(&self, scope: Scope) -> Result<Snapshot> {
        self.load(Wanted::now(scope, Need::Ledger))
    }

    /// As [`Store::snapshot`], for a question about one SOP, by id or path: where nothing is governed no other page is read.
    pub fn snapshot_about(&self, scope: Scope, sop: &str) -> Result<Snapshot> {
        let wanted = Wanted::now(scope, Need::Ledger);
        let about = Some(sop);
        self.load(Wanted { about, ..wanted })
    }

    /// Loads the repository to a scope, with or without its ledger.
    pub fn snapshot_without_ledger(&self, scope: Scope) -> Result<Snapshot> {
        self.load(Wanted::now(scope, Need::History))
    }

    /// Loads whatever there is, even where history is cut off: for who says what is missing.
    pub fn snapshot_as_it_is(&self) -> Result<Snapshot> {
        self.load(Wanted::now(Scope::default(), Need::Nothing))
    }

    /// Loads whatever there is, with the records themselves.
    pub fn snapshot_with_records(&self) -> Result<Snapshot> {
        self.load(Wanted::now(Scope::NOTHING.with_records(), Need::Nothing))
    }

    /// Loads for a proof: a ledger that was here and is gone is a finding, and no failure to answer.
    pub fn snapshot_to_prove(&self, scope: Scope) -> Result<Snapshot> {
        self.load(Wanted::now(scope, Need::Proof))
    }

    /// Loads the repository as of the end of a day, and the time to judge it by; without a day, as it is now.
    ///
    /// A day to come changes nothing but the time.
    pub fn snapshot_as_of(&self, scope: Scope, day: Option<Date>) -> Result<(Snapshot, Now)> {
        let wanted = Wanted::now(scope, Need::Ledger);
        let as_of = day;
        let snapshot = self.load(Wanted { as_of, ..wanted })?;
        let now = self.judged_by(&snapshot, day);
        Ok((snapshot, now))
    }

    /// As [`Store::snapshot_as_of`], where only some people's reading is looked at.
    pub fn snapshot_of_readers(
        &self,
        scope: Scope,
        day: Option<Date>,
        readers: &dyn Fn(&Organisation, &Actor) -> Option<BTreeSet<String>>,
    ) -> Result<(Snapshot, Now)> {
        let wanted = Wanted::now(scope, Need::Ledger);
        let as_of = day;
        let snapshot = self.load_for(Wanted { as_of, ..wanted }, &|organisation| {
            let actor = self.actor(&organisation.people).ok()?;
            readers(organisation, &actor)
        })?;
        let now = self.judged_by(&snapshot, day);
        Ok((snapshot, now))
    }

    fn judged_by(&self, snapshot: &Snapshot, day: Option<Date>) -> Now {
        match day.filter(|day| *day != snapshot.today(self.now)) {
            Some(day) => Now {
                at: end_of(day, &snapshot.zone),
                ..self.now
            },
            None => self.now,
        }
    }

    fn load(&self, wanted: Wanted<'_>) -> Result<Snapshot> {
        self.load_for(wanted, &|organisation| match wanted.scope.readers {
            Readers::All => None,
            Readers::Nobody => Some(BTreeSet::new()),
            Readers::Actor => {
                let actor = self.actor(&organisation.people).ok()?;
                Some(actor.person.into_iter().collect())
            }
        })
    }

    fn load_for(
        &self,
        wanted: Wanted<'_>,
        readers: &dyn Fn(&Organisation) -> Option<BTreeSet<String>>,
    ) -> Result<Snapshot> {
        let Wanted {
            scope,
            need,
            as_of,
            about,
        } = wanted;
        let snapshot = Load {
            git: &self.git,
            programs: &self.programs,
            globs: &self.globs,
            actor: &|people| self.actor(people),
            now: self.now,
            scope,
            need,
            memory: &self.memory,
            as_of,
            about,
            readers,
        }
        .run()?;
        if !self.dry_run && as_of.is_none() && snapshot.ledger.lost.is_empty() {
            self.remember(&snapshot);
        }
        if scope.tenures {
            return self.with_tenures(snapshot);
        }
        Ok(snapshot)
    }

    /// Remembers the tips that were read; where nothing can be written, reading still works.
    fn remember(&self, snapshot: &Snapshot) {
        let view = &snapshot.ledger;
        let tips = view.refs.iter().map(|(_, tip)| tip);
        let tips: Vec<git2::Oid> = tips
            .filter(|tip| view.sound.contains(tip))
            .map(git::oid_of)
            .collect();
        let _ = ledger::Seen::load(&self.git).remember(&self.git, &tips);
        let publications = snapshot.ledger.registry.publications().iter();
        let live = publications
            .filter(|publication| publication.merged)
            .map(|publication| publication.record.clone());
        let _ = ledger::remember_live(&self.git, live);
    }
}

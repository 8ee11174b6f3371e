//! Loading a snapshot: what is read for a scope, as of a day, and what has to be there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use git2::Oid;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::git::{Git, Unchecked, Unkept, id_of, oid_of};
use super::globs::Globs;
use super::guess;
use super::heads::{Heads, heads_at};
use super::layout::{CommitFiles, survey};
use super::live::{self, HeadsById};
use super::pages::Reader;
use super::program::Programs;
use super::proposals::as_of;
use super::rights::Owners;
use super::snapshot::{Scope, Snapshot};
use super::tips::{TipMemory, decoded};
use super::yaml;
use crate::domain::actor::Actor;
use crate::domain::organisation::Organisation;
use crate::domain::people::People;
use crate::domain::settings::Settings;
use crate::domain::tenure::Tenures;
use crate::domain::time::end_of;
use crate::env::Now;
use crate::error::{Error, Result};
use evidence::Aside;
pub use memory::Memory;
pub use proposed::{KnownIds, submission_facts};
use reading::Read;

mod evidence;
mod folded;
mod memory;
mod proposed;
mod reading;

/// How a snapshot is asked for.
pub struct Load<'a> {
    /// The repository.
    pub git: &'a Git,
    /// Where programs are run.
    pub programs: &'a Programs,
    /// `--sops`, before sop.yaml.
    pub globs: &'a [String],
    /// Who runs the command, found by people.yaml.
    pub actor: &'a dyn Fn(&People) -> Result<Actor>,
    /// What time it is.
    pub now: Now,
    /// How much is needed.
    pub scope: Scope,
    /// What has to be there.
    pub need: Need,
    /// What was read before in this run.
    pub memory: &'a Memory,
    /// As of the end of this day, by what was there and on record until then.
    pub as_of: Option<Date>,
    /// The one SOP that is asked about, by id or path; nothing: all of them.
    pub about: Option<&'a str>,
    /// Whose reading is looked at; nothing: anybody's.
    pub readers: &'a dyn Fn(&Organisation) -> Option<BTreeSet<String>>,
}

/// What has to be there for an answer to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: who asks says what is missing.
    Nothing,
    /// The whole history.
    History,
    /// That, and a ledger that is named; one that was here and is gone is for the one who asks to name.
    Proof,
    /// That, and a ledger that is named.
    Ledger,
}

impl Load<'_> {
    /// Loads.
    pub fn run(&self) -> Result<Snapshot> {
        let git = self.git;
        let _unchecked = (self.need != Need::Proof).then(Unchecked::begin);
        let (mut layout, mut settings) = survey(git)?;
        let until = self.until(settings.as_ref());
        if let Some(until) = until {
            let main = layout.main.as_ref().map(oid_of);
            let then = main
                .map(|main| as_of(git, main, until))
                .transpose()?
                .flatten();
            layout.main = then.map(id_of);
            settings = match then {
                Some(commit) => yaml::settings(&CommitFiles { git, commit })?,
                None => None,
            };
        }
        if layout.shallow && self.need != Need::Nothing {
            return Err(refuse_shallow());
        }
        let configured = settings.is_some();
        let settings = settings.unwrap_or_default();
        let main = layout.main.as_ref().map(oid_of);
        let organisation = match main {
            Some(commit) if self.need == Need::Proof => {
                Arc::new(yaml::organisation(&CommitFiles { git, commit })?)
            }
            Some(commit) => self.organisation(commit)?,
            None => Arc::default(),
        };
        let zone = settings.zone();
        let (globs, guessed) = self.globs(main, configured, &settings)?;
        let site_root = settings.site_root.clone();
        let reader = Reader {
            git,
            globs: &globs,
            site_root: site_root.as_deref(),
        };
        let begun = self.begin_ledger(&layout, &settings)?;
        let key = match (&begun, until) {
            (Some(begun), None) => Some(self.key(begun, &layout, &organisation)),
            _ => None,
        };
        let known = key.as_ref().and_then(|key| self.memory.recall(key));
        let folds = self.folds(until);
        // Without a ledger nothing here speaks of pages.
        let heads = match main.filter(|_| self.scope.heads_only && begun.is_some()) {
            Some(main) => heads_at(reader, main)?,
            None => Heads::default(),
        };
        let heads = HeadsById::of(&heads)?;
        // Pages and records are read side by side: the two have nothing in common but the object database.
        let (read, records) = std::thread::scope(|scope| {
            let anew = begun.as_ref().filter(|_| known.is_none() && !folds);
            let _unkept = anew.map(|_| Unkept::begin());
            let records = anew.map(|begun| begun.read_aside(git, scope));
            let read = match self.about.filter(|_| begun.is_none()) {
                _ if self.scope.heads_only => Ok(Read::default()),
                Some(sop) => self.one(reader, &layout, main, sop),
                None => self.all(reader, &layout, main),
            };
            (read, records.map(Aside::join))
        });
        let Read {
            pages,
            work,
            refused,
        } = read?;
        let fitting = match main {
            Some(main) if pages.is_empty() && !self.scope.heads_only => {
                guess::fitting(&self.markdown(main)?)
            }
            _ => None,
        };
        let owners: &dyn Owners = match self.scope.heads_only {
            true => &heads,
            false => &pages,
        };
        let ledger = match (known, begun, records) {
            (Some(known), _, _) => known,
            (None, Some(begun), Some(records)) => {
                let people = &organisation.people;
                let records = (begun, records?);
                Arc::new(self.ledger(&layout, records, people, owners, until)?)
            }
            (None, Some(begun), None) => {
                let read = (&settings, &organisation, owners);
                Arc::new(self.folded(&layout, begun, read)?)
            }
            _ => Arc::default(),
        };
        if let Some(key) = key {
            self.memory.keep(key, &ledger);
        }
        let mut snapshot = Snapshot {
            actor: (self.actor)(&organisation.people)?,
            layout,
            configured,
            settings,
            organisation,
            zone,
            guessed,
            fitting,
            refused,
            pages,
            in_force: BTreeMap::new(),
            work,
            proposals: Vec::new(),
            submitted: BTreeMap::new(),
            pulls: BTreeMap::new(),
            ledger,
            tenures: Tenures::default(),
            globs: globs.clone(),
        };
        let day = self.as_of.unwrap_or_else(|| snapshot.today(self.now));
        if let Some(main) = main {
            let registry = &snapshot.ledger.registry;
            snapshot.in_force = match self.scope.heads_only {
                true => live::moved_on_from(reader, registry, (main, &heads), day)?,
                false => live::in_force(reader, registry, main, day, |id, item| {
                    Ok(snapshot.page(id).is_some_and(|page| live::has(page, item)))
                })?,
            };
        }
        if snapshot.settings.forge.is_some() {
            snapshot.pulls = super::forge::pulls(git);
        }
        if self.scope.proposals {
            self.proposals(reader, main, until, &mut snapshot)?;
        }
        Ok(snapshot)
    }

    /// The end of the day that is asked for, where it is past.
    fn until(&self, settings: Option<&Settings>) -> Option<Timestamp> {
        let zone = settings.map_or(TimeZone::UTC, Settings::zone);
        self.as_of
            .map(|day| end_of(day, &zone))
            .filter(|end| *end < self.now.at)
    }

    fn globs(
        &self,
        main: Option<Oid>,
        configured: bool,
        settings: &Settings,
    ) -> Result<(Globs, bool)> {
        if !self.globs.is_empty() {
            return Ok((Globs::new(self.globs)?, false));
        }
        if !configured
            && let Some(main) = main
            && let Some(glob) = self.guess(main)?
        {
            return Ok((Globs::guessed(glob)?, true));
        }
        Ok((Globs::new(&settings.sops)?, false))
    }

    /// What the SOPs of a commit may be, where nothing says so: its folders are looked through once.
    fn guess(&self, main: Oid) -> Result<Option<String>> {
        let memory = TipMemory::of(self.git, "guess", &());
        if let Some(known) = memory.recall(main).and_then(|bytes| decoded(&bytes)) {
            return Ok(known);
        }
        let guess = guess::guess(&self.markdown(main)?);
        if let Ok(bytes) = postcard::to_allocvec(&guess) {
            memory.keep(self.git, main, &bytes);
        }
        Ok(guess)
    }

    /// The paths of all Markdown files of a commit.
    fn markdown(&self, main: Oid) -> Result<Vec<String>> {
        let globs = guess::everything()?;
        let reader = Reader {
            git: self.git,
            globs: &globs,
            site_root: None,
        };
        Ok(reader.entries(main)?.into_keys().collect())
    }
}

/// Where history is cut off, what is published, governed or reviewed cannot be told.
fn refuse_shallow() -> Error {
    Error::repository(
        "this clone is shallow: what is published and when it changed cannot be told from it",
    )
    .code("shallow-clone")
    .hint("git fetch --unshallow")
    .hint("in CI: actions/checkout with `fetch-depth: 0`")
}

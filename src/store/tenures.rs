//! Since when people are asked, read from the history of the files that say who has to know what.

mod rerouted;
mod roster;

use std::collections::BTreeMap;

use git2::Oid;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Store;
use super::git::{Git, oid_of};
use super::pages::Reader;
use super::snapshot::Snapshot;
use super::tips::{TipMemory, decoded};
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::record::PublishItem;
use crate::domain::meta::Ack;
use crate::domain::tenure::Tenures;
use crate::domain::time::day_in;
use crate::error::Result;
use rerouted::Pages;
use roster::{FILES, Roster};

/// A commit of the default branch's line, with the files that matter.
struct State {
    day: Date,
    files: [Option<Oid>; FILES.len()],
}

/// What an earlier run found out, at a commit.
struct Known {
    tip: Oid,
    tenures: Tenures,
}

impl Store {
    /// A snapshot that knows since when everybody is asked.
    ///
    /// # Errors
    /// The history cannot be read.
    pub(super) fn with_tenures(&self, mut snapshot: Snapshot) -> Result<Snapshot> {
        let Some(main) = snapshot.layout.main.as_ref().map(oid_of) else {
            return Ok(snapshot);
        };
        let known = self.remembered(main, &snapshot.zone);
        let pages = self.pages_since(&snapshot, main, known.as_ref())?;
        let at_main = known.as_ref().is_some_and(|known| known.tip == main);
        let said = self.said(&snapshot, main, known.as_ref())?;
        let (mut tenures, older) = self.tenures(&snapshot, main, known)?;
        let said = tenures.texts(said);
        let changed = tenures.pages(pages) || said || !at_main;
        // A look at the past does not put aside what is known of today.
        if changed && !older && !self.dry_run() {
            let bytes = postcard::to_allocvec(&tenures).unwrap_or_default();
            self.memory(&snapshot.zone).keep(&self.git, main, &bytes);
        }
        snapshot.tenures = tenures;
        Ok(snapshot)
    }

    /// What earlier runs found out, under the zone that says which day it was.
    fn memory(&self, zone: &TimeZone) -> TipMemory {
        TipMemory::of(&self.git, "tenures", &zone.iana_name())
    }

    /// What is remembered of this tip, else of the latest.
    fn remembered(&self, main: Oid, zone: &TimeZone) -> Option<Known> {
        let memory = self.memory(zone);
        let recall = |tip: Oid| {
            let tenures = decoded(&memory.recall(tip)?)?;
            Some(Known { tip, tenures })
        };
        recall(main).or_else(|| memory.tips().into_iter().find_map(recall))
    }

    /// The tenures at a commit, and whether that is older than what is known.
    fn tenures(
        &self,
        snapshot: &Snapshot,
        main: Oid,
        known: Option<Known>,
    ) -> Result<(Tenures, bool)> {
        let tip = known.as_ref().map(|known| known.tip);
        let (states, reached) = line(&self.git, main, tip, &snapshot.zone)?;
        let mut roster = Roster::new(&self.git);
        let mut tenures = match known.filter(|_| reached) {
            // Nothing new: nothing is looked at.
            Some(known) if states.is_empty() => return Ok((known.tenures, false)),
            Some(known) => {
                roster.begin(files_at(&self.git, known.tip)?)?;
                known.tenures
            }
            None => Tenures::default(),
        };
        for state in states.iter().rev() {
            roster.advance(state.files, state.day, &mut tenures)?;
        }
        let reader = Reader {
            git: &self.git,
            globs: &snapshot.globs,
            site_root: None,
        };
        let pages = Pages::of(reader, snapshot);
        for page in pages.rerouted(tip.filter(|_| reached), main)? {
            tenures.rerouted(page.day, &page.sop, page.before, page.after);
        }
        let older = match tip {
            Some(tip) if !reached => self.git.is_ancestor(main, tip).unwrap_or(false),
            _ => false,
        };
        Ok((tenures, older))
    }

    /// What texts that were published before the one in force, in the same MAJOR, say of acknowledgement; by blob.
    fn said(
        &self,
        snapshot: &Snapshot,
        main: Oid,
        known: Option<&Known>,
    ) -> Result<BTreeMap<String, Ack>> {
        let registry = &snapshot.ledger.registry;
        let reader = Reader {
            git: &self.git,
            globs: &snapshot.globs,
            site_root: None,
        };
        let mut said = BTreeMap::new();
        for id in registry.sops() {
            let standing: Vec<_> = registry.standing(id).map(|(_, item)| item).collect();
            let again = |item: &PublishItem| {
                let of_major = standing.iter();
                let of_major = of_major.filter(|one| one.version.major == item.version.major);
                of_major.count() > 1
            };
            for item in standing.iter().filter(|item| again(item)) {
                let blob = item.blob.as_str();
                let before = known.and_then(|known| known.tenures.said(blob));
                let own = match before {
                    Some(own) => own,
                    None if !self.git.has(oid_of(&item.blob))? => continue,
                    None => {
                        let page = reader.blob(main, &item.path, oid_of(&item.blob))?;
                        page.meta.ack.map(|ack| ack.value).unwrap_or_default()
                    }
                };
                said.insert(blob.to_owned(), own);
            }
        }
        Ok(said)
    }

    /// Since when pages name roles that their publications do not say the age of: SOP, role and day.
    fn pages_since(
        &self,
        snapshot: &Snapshot,
        main: Oid,
        known: Option<&Known>,
    ) -> Result<Vec<(SopId, String, Date)>> {
        let mut wanted: Vec<(&Document, Vec<String>)> = Vec::new();
        for id in snapshot.ledger.registry.sops() {
            let Some(page) = snapshot.page(id) else {
                continue;
            };
            let mut roles = page.roles();
            roles.retain(|role| !as_old_as_its_major(snapshot, id, role));
            if !roles.is_empty() {
                wanted.push((page, roles));
            }
        }
        let reader = Reader {
            git: &self.git,
            globs: &snapshot.globs,
            site_root: None,
        };
        let mut found = Vec::new();
        for (page, roles) in wanted {
            for (role, day) in named_since(reader, main, page, roles, &snapshot.zone, known)? {
                found.push((page.id.clone(), role, day));
            }
        }
        Ok(found)
    }
}

/// Whether every publication of the MAJOR in force was for the role: then the text's own day decides, unless the page lost the
/// role in between.
fn as_old_as_its_major(snapshot: &Snapshot, id: &SopId, role: &str) -> bool {
    let registry = &snapshot.ledger.registry;
    let Some((_, last)) = registry.last(id) else {
        return true;
    };
    let mut of_major = registry
        .standing(id)
        .filter(|(_, item)| item.version.major == last.version.major);
    of_major.all(|(_, item)| item.roles.iter().any(|named| named == role))
}

/// Since which day a page has named roles, by the first parents of the default branch.
fn named_since(
    reader: Reader<'_>,
    main: Oid,
    page: &Document,
    roles: Vec<String>,
    zone: &TimeZone,
    known: Option<&Known>,
) -> Result<Vec<(String, Date)>> {
    let git = reader.git;
    let mut open: Vec<(String, Option<Date>)> =
        roles.into_iter().map(|role| (role, None)).collect();
    let mut done = Vec::new();
    let mut seen: Option<(Oid, Vec<String>)> = None;
    for commit in git.first_parents(main) {
        if open.is_empty() {
            break;
        }
        let commit = commit?;
        let at = commit.id();
        let entry = git.file_at(at, &page.path)?.map(|entry| entry.oid);
        let named = match (&seen, entry) {
            (Some((oid, named)), Some(entry)) if *oid == entry => named.clone(),
            (_, None) => Vec::new(),
            (_, Some(_)) => reader
                .file(at, &page.path)?
                .map(|page| page.roles())
                .unwrap_or_default(),
        };
        let day = day_of(&commit, zone);
        open.retain_mut(|(role, since)| {
            let still = named.contains(role);
            match since {
                _ if still => *since = Some(day),
                Some(since) => done.push((std::mem::take(role), *since)),
                None => {}
            }
            still
        });
        if let Some(known) = known.filter(|known| known.tip == at) {
            let before = &known.tenures;
            // What was found out from there goes on being so.
            open.retain_mut(
                |(role, _)| match before.routed_since(page.id.as_str(), role) {
                    Some(day) => {
                        done.push((std::mem::take(role), day));
                        false
                    }
                    None => true,
                },
            );
        }
        seen = entry.map(|entry| (entry, named));
    }
    done.extend(
        open.into_iter()
            .filter_map(|(role, since)| Some((role, since?))),
    );
    Ok(done)
}

fn day_of(commit: &git2::Commit<'_>, zone: &TimeZone) -> Date {
    let at = Timestamp::from_second(commit.time().seconds()).unwrap_or(Timestamp::UNIX_EPOCH);
    day_in(at, zone)
}

fn files_at(git: &Git, commit: Oid) -> Result<[Option<Oid>; FILES.len()]> {
    let tree = git.tree_of(commit)?;
    let mut files = [None; FILES.len()];
    for (place, path) in files.iter_mut().zip(FILES) {
        *place = git.file_in(&tree, path)?.map(|entry| entry.oid);
    }
    Ok(files)
}

/// The states of the files along the first parents, newest first, to the known commit or the beginning; whether it was met.
fn line(git: &Git, main: Oid, known: Option<Oid>, zone: &TimeZone) -> Result<(Vec<State>, bool)> {
    let mut states: Vec<State> = Vec::new();
    for commit in git.first_parents(main) {
        let commit = commit?;
        if known == Some(commit.id()) {
            return Ok((states, true));
        }
        let files = files_at(git, commit.id())?;
        let day = day_of(&commit, zone);
        match states.last_mut() {
            // Of several commits with the same files the oldest says since when.
            Some(state) if state.files == files => state.day = day,
            _ => states.push(State { day, files }),
        }
    }
    Ok((states, false))
}

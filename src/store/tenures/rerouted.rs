//! Pages that come to name other roles, by the commits of the default branch's line.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use git2::Oid;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::day_of;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::settings::SETTINGS_FILE;
use crate::error::Result;
use crate::store::git::{FileEntry, Folders, Git, Unchecked, oid_of};
use crate::store::history::Trees;
use crate::store::layout::CommitFiles;
use crate::store::pages::{Depth, Reader};
use crate::store::snapshot::Snapshot;
use crate::store::yaml;

/// A page that names other roles since a day, or is not where SOPs are.
pub(super) struct Rerouted {
    pub(super) day: Date,
    pub(super) sop: SopId,
    pub(super) before: Option<Vec<String>>,
    pub(super) after: Option<Vec<String>>,
}

/// What a page is, and which roles it names.
type Named = (SopId, Vec<String>);

/// The pages of SOPs that are published, in one commit after another.
pub(super) struct Pages<'a> {
    reader: Reader<'a>,
    zone: &'a TimeZone,
    /// Where such pages are, and were when they were published.
    paths: BTreeSet<String>,
    /// What publications say of their texts.
    published: HashMap<Oid, Named>,
}

/// Where commits begin to name a ledger: on the way back sop.yaml is read as often as it changed.
#[derive(Default)]
struct Beginning {
    last: Option<(Oid, bool)>,
}

impl Beginning {
    /// Whether a commit names a ledger; where its sop.yaml cannot be read, one before it may.
    fn governed(&mut self, git: &Git, folders: &Folders<'_>, commit: Oid) -> Result<bool> {
        let Some(entry) = folders.file_at(commit, SETTINGS_FILE)? else {
            return Ok(false);
        };
        if let Some((_, governed)) = self.last.filter(|(known, _)| *known == entry.oid) {
            return Ok(governed);
        }
        let settings = yaml::settings(&CommitFiles { git, commit });
        let governed = settings.map_or(true, |settings| {
            settings.is_some_and(|settings| settings.ledger.is_some())
        });
        self.last = Some((entry.oid, governed));
        Ok(governed)
    }
}

impl<'a> Pages<'a> {
    /// Of what a snapshot has on record.
    pub(super) fn of(reader: Reader<'a>, snapshot: &'a Snapshot) -> Self {
        let registry = &snapshot.ledger.registry;
        let (mut paths, mut published) = (BTreeSet::new(), HashMap::new());
        for id in registry.sops() {
            paths.extend(snapshot.page(id).map(|page| page.path.clone()));
            for (_, item) in registry.standing(id) {
                paths.insert(item.path.clone());
                published.insert(oid_of(&item.blob), (id.clone(), item.roles.clone()));
            }
        }
        Self {
            reader,
            zone: &snapshot.zone,
            paths,
            published,
        }
    }

    /// What changed after a commit, or since anything is governed, up to another; the oldest first.
    pub(super) fn rerouted(&self, from: Option<Oid>, to: Oid) -> Result<Vec<Rerouted>> {
        let _unchecked = Unchecked::begin();
        let mut found = Vec::new();
        let mut trees = Trees::of(self.reader.git)?;
        let (folders, mut beginning) = (Folders::of(self.reader.git), Beginning::default());
        if self.paths.is_empty() {
            return Ok(found);
        }
        let git = self.reader.git;
        for commit in git.first_parents(to) {
            let commit = commit?;
            let Some(before) = commit
                .parent_id(0)
                .ok()
                .filter(|_| Some(commit.id()) != from)
            else {
                break;
            };
            if !beginning.governed(git, &folders, before)? {
                break;
            }
            let day = day_of(&commit, self.zone);
            let both = (before, commit.id());
            found.extend(self.between((&mut trees, &folders), both, day)?);
        }
        found.reverse();
        Ok(found)
    }

    fn between(
        &self,
        (trees, folders): (&mut Trees<'_>, &Folders<'_>),
        (before, after): (Oid, Oid),
        day: Date,
    ) -> Result<Vec<Rerouted>> {
        let git = self.reader.git;
        let (old, new) = (git.tree_of(before)?.id(), git.tree_of(after)?.id());
        let mut paths = trees.unlike(Some(old), new)?;
        paths.retain(|path| self.paths.contains(path));
        let mut was = self.named(folders, before, &paths)?;
        let mut is = self.named(folders, after, &paths)?;
        let sops: BTreeSet<SopId> = was.keys().chain(is.keys()).cloned().collect();
        let changed = sops.into_iter().filter_map(|sop| {
            let (before, after) = (was.remove(&sop), is.remove(&sop));
            (before != after).then_some(Rerouted {
                day,
                sop,
                before,
                after,
            })
        });
        Ok(changed.collect())
    }

    /// Which roles the pages at some paths of a commit name, by SOP.
    fn named(
        &self,
        folders: &Folders<'_>,
        commit: Oid,
        paths: &BTreeSet<String>,
    ) -> Result<BTreeMap<SopId, Vec<String>>> {
        let (mut named, mut unknown) = (BTreeMap::new(), Vec::new());
        for path in paths {
            let entry = folders.file_at(commit, path)?;
            let Some(entry) = entry.filter(FileEntry::is_regular) else {
                continue;
            };
            match self.published.get(&entry.oid) {
                Some((sop, roles)) => drop(named.insert(sop.clone(), roles.clone())),
                None => unknown.push((path.clone(), entry)),
            }
        }
        let read = |page: Document| (page.id.clone(), page.roles());
        named.extend(self.reader.pages(commit, &unknown, Depth::Head, &read)?);
        Ok(named)
    }
}

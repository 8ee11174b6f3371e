//! Pages that come to name other roles, by the commits of the default branch's line.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use git2::{Oid, Tree};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::day_of;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::error::Result;
use crate::store::git::{FileEntry, failed, oid_of};
use crate::store::history::Trees;
use crate::store::pages::{Depth, Reader};
use crate::store::snapshot::Snapshot;

/// A page that names other roles since a day.
pub(super) struct Rerouted {
    pub(super) day: Date,
    pub(super) sop: SopId,
    pub(super) before: Vec<String>,
    pub(super) after: Vec<String>,
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

    /// What changed after a commit, or from the beginning, up to another; the oldest first.
    pub(super) fn rerouted(&self, from: Option<Oid>, to: Oid) -> Result<Vec<Rerouted>> {
        let mut found = Vec::new();
        let mut trees = Trees::of(self.reader.git)?;
        let mut next = Some(to).filter(|_| !self.paths.is_empty());
        while let Some(at) = next.filter(|at| Some(*at) != from) {
            let commit = self.reader.git.raw().find_commit(at);
            let commit = commit.map_err(|error| failed("cannot walk the history", error))?;
            next = commit.parent_id(0).ok();
            if let Some(before) = next {
                let day = day_of(&commit, self.zone);
                found.extend(self.between(&mut trees, (before, at), day)?);
            }
        }
        found.reverse();
        Ok(found)
    }

    fn between(
        &self,
        trees: &mut Trees<'_>,
        (before, after): (Oid, Oid),
        day: Date,
    ) -> Result<Vec<Rerouted>> {
        let git = self.reader.git;
        let (old, new) = (git.tree_of(before)?, git.tree_of(after)?);
        let (mut was, mut is) = (BTreeMap::new(), BTreeMap::new());
        for path in trees.unlike(Some(old.id()), new.id())? {
            if self.paths.contains(&path) {
                was.extend(self.named(before, &old, &path)?);
                is.extend(self.named(after, &new, &path)?);
            }
        }
        let both = is.into_iter().filter_map(|(sop, after)| {
            let before = was.remove(&sop)?;
            (before != after).then_some(Rerouted {
                day,
                sop,
                before,
                after,
            })
        });
        Ok(both.collect())
    }

    fn named(&self, commit: Oid, tree: &Tree<'_>, path: &str) -> Result<Option<Named>> {
        let entry = self.reader.git.file_in(tree, path)?;
        let Some(entry) = entry.filter(FileEntry::is_regular) else {
            return Ok(None);
        };
        if let Some(named) = self.published.get(&entry.oid) {
            return Ok(Some(named.clone()));
        }
        let files = [(path.to_owned(), entry)];
        let read = |page: Document| (page.id.clone(), page.roles());
        let pages = self.reader.pages(commit, &files, Depth::Head, &read)?;
        Ok(pages.into_iter().next())
    }
}

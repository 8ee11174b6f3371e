//! What the default branch has of each SOP, by id, where whole pages are not needed: what they say of themselves.

use std::collections::{BTreeMap, HashMap};

use git2::Oid;
use jiff::civil::Date;

use super::git::{Folders, oid_of};
use super::heads::Heads;
use super::pages::Reader;
use super::rights::Owners;
use crate::domain::document::Document;
use crate::domain::head::Head;
use crate::domain::id::SopId;
use crate::domain::ledger::PublishItem;
use crate::domain::reference::Reference;
use crate::domain::registry::Registry;
use crate::error::Result;

/// The heads of a commit's pages, found by id.
pub(super) struct HeadsById<'h>(HashMap<&'h str, Vec<Head<'h>>>);

impl<'h> HeadsById<'h> {
    /// Of all heads.
    ///
    /// # Errors
    /// What is remembered was written by something else.
    pub(super) fn of(heads: &'h Heads) -> Result<Self> {
        let mut by_id: HashMap<&str, Vec<Head<'_>>> = HashMap::new();
        for head in heads.all()? {
            by_id.entry(head.id).or_default().push(head);
        }
        Ok(Self(by_id))
    }

    /// The page with this id; of several, the one that was published.
    fn published(&self, item: &PublishItem) -> Option<&Head<'h>> {
        let pages = self.0.get(item.id.as_str())?;
        let published = pages.iter().find(|page| page.path == item.path);
        published.or(pages.first())
    }
}

impl Owners for HeadsById<'_> {
    fn owner_of(&self, id: &SopId) -> Option<Reference> {
        let page = self.0.get(id.as_str())?.first()?;
        page.owner.map(|owner| owner.reference())
    }
}

/// The versions in force on a day that a commit has moved on from, each from its record's blob; a page is read only where
/// it is not the blob that was published.
pub(super) fn moved_on_from(
    reader: Reader<'_>,
    registry: &Registry,
    (main, heads): (Oid, &HeadsById<'_>),
    day: Date,
) -> Result<BTreeMap<SopId, Document>> {
    let folders = Folders::of(reader.git);
    in_force(reader, registry, main, day, |_, item| {
        let Some(page) = heads.published(item) else {
            return Ok(false);
        };
        let entry = folders.file_at(main, page.path)?;
        if entry.is_some_and(|entry| entry.oid == oid_of(&item.blob)) {
            return Ok(true);
        }
        let page = reader.file(main, page.path)?;
        Ok(page.is_some_and(|page| has(&page, item)))
    })
}

/// The versions in force on a day that a commit does not have as they were published, each from its record's blob.
pub(super) fn in_force(
    reader: Reader<'_>,
    registry: &Registry,
    main: Oid,
    day: Date,
    as_published: impl Fn(&SopId, &PublishItem) -> Result<bool>,
) -> Result<BTreeMap<SopId, Document>> {
    let mut found = BTreeMap::new();
    for id in registry.sops() {
        let Some((_, item)) = registry.in_force(id, day) else {
            continue;
        };
        // A blob that is not here is for `verify` to name.
        let blob = oid_of(&item.blob);
        if !as_published(id, item)? && reader.git.has(blob)? {
            let mut page = reader.blob(main, &item.path, blob)?;
            page.id = id.clone();
            found.insert(id.clone(), page);
        }
    }
    Ok(found)
}

/// Whether a page is what was published: the same blob reads the same, with the pictures that are there now.
pub(super) fn has(page: &Document, item: &PublishItem) -> bool {
    page.blob.as_ref() == Some(&item.blob) || page.digest() == Some(&item.digest)
}

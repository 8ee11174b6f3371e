//! What the readers of each SOP have, and what the ledger says of it: found by a page's id without a search.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::domain::head::Head;
use crate::domain::id::SopId;
use crate::domain::ledger::Action;
use crate::domain::status::Status;
use crate::store::Snapshot;

/// What readers have, by id.
pub(super) struct Readers<'a> {
    pub(super) snapshot: &'a Snapshot,
    /// The versions in force that HEAD has moved on from.
    in_force: HashMap<&'a str, Head<'a>>,
    /// Every id that a publication names.
    published: HashMap<&'a str, &'a SopId>,
}

impl<'a> Readers<'a> {
    pub(super) fn of(snapshot: &'a Snapshot) -> Self {
        let in_force = snapshot.in_force.iter();
        let sops = snapshot.ledger.registry.sops();
        Self {
            snapshot,
            in_force: in_force
                .map(|(id, page)| (id.as_str(), Head::of(page)))
                .collect(),
            published: sops.map(|id| (id.as_str(), id)).collect(),
        }
    }

    /// What readers have of a page.
    pub(super) fn head<'h>(&'h self, page: &'h Head<'h>) -> &'h Head<'h>
    where
        'a: 'h,
    {
        self.in_force.get(page.id).unwrap_or(page)
    }

    /// The id that the ledger knows a page by; `None` where nothing of it was ever published.
    pub(super) fn published(&self, page: &Head<'_>) -> Option<&'a SopId> {
        self.published.get(page.id).copied()
    }

    /// Whether it has ended, or never began.
    pub(super) fn retired(&self, page: &Head<'_>) -> bool {
        let registry = &self.snapshot.ledger.registry;
        match self.published(page).and_then(|id| registry.last(id)) {
            Some((_, item)) => item.action == Action::Retire,
            None => matches!(page.status, Some(Status::Retired | Status::Draft)),
        }
    }

    /// The number of the version in force.
    pub(super) fn version_in_force(&self, page: &Head<'_>, day: Date) -> Option<String> {
        let registry = &self.snapshot.ledger.registry;
        let (_, item) = registry.in_force(self.published(page)?, day)?;
        Some(item.version.to_string())
    }
}

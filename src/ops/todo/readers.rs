//! Whose acknowledgements a list rests on.

use std::collections::BTreeSet;

use super::Whose;
use crate::domain::actor::Actor;
use crate::domain::organisation::Organisation;
use crate::domain::paths::{Checkpoint, Signer};

/// Whose reading a list looks at: that of the one whom it is about, and of those whose checkpoints they may sign off;
/// nothing where that may be anybody's.
pub fn looked_at(
    organisation: &Organisation,
    whose: &Whose,
    actor: &Actor,
) -> Option<BTreeSet<String>> {
    let people = &organisation.people;
    let person = match whose {
        Whose::Mine => people.by_id(actor.person.as_deref()?)?,
        Whose::Person(text) => people.by_id_or_email(text)?,
        Whose::Team(_) | Whose::Role(_) => return None,
    };
    let stages = organisation
        .paths
        .paths
        .values()
        .flat_map(|path| &path.stages);
    let named = stages.filter_map(|stage| match &stage.checkpoint {
        Some(Checkpoint::SignOff {
            by: Signer::Named(reference),
        }) => Some(reference),
        _ => None,
    });
    if named
        .into_iter()
        .any(|one| organisation.refers_to(one, person))
    {
        return None;
    }
    let reports = people.people.iter().filter(|other| {
        let manager = other.manager.as_deref();
        manager.is_some_and(|manager| manager == person.id || person.has_email(manager))
    });
    let mut found: BTreeSet<String> = reports.map(|other| other.id.clone()).collect();
    found.insert(person.id.clone());
    Some(found)
}

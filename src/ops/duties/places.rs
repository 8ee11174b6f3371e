//! Where an SOP stands on somebody's paths, and since when they are asked for it.

use jiff::civil::Date;

use super::{Place, Text};
use crate::domain::id::SopId;
use crate::domain::interval::Interval;
use crate::domain::paths::{Checkpoint, Stage};
use crate::domain::people::Person;
use crate::domain::tenure::{Tenures, route};
use crate::store::Snapshot;

/// An SOP on a path.
pub(super) struct OnPath {
    pub(super) place: Place,
    within: Option<Interval>,
    /// The stage's checkpoint is that its SOPs are acknowledged.
    pub(super) acknowledged: bool,
    /// Since when the path asks for it.
    since: Option<Date>,
}

/// Since when a path asks for an SOP: the role, its path and the stage that names it all have to be there.
fn path_since(
    tenures: &Tenures,
    person: &Person,
    (role, path): (&str, &str),
    stage: &Stage,
    id: &SopId,
) -> Option<Date> {
    let held = tenures.role(&person.id, role)?;
    let leads = tenures.route(&route::path(role, path))?;
    let named = tenures.route(&route::sop(path, &stage.id, id.as_str()))?;
    Some(held.max(leads).max(named))
}

/// Since when somebody is asked: by the way that asked first. Without the history of one of them nothing is known.
pub(super) fn asked_since(
    snapshot: &Snapshot,
    text: &Text<'_>,
    person: &Person,
    roles: &[String],
    places: &[OnPath],
) -> Option<Date> {
    let tenures = &snapshot.tenures;
    if tenures.is_empty() {
        return None;
    }
    let by_role = roles.iter().map(|role| {
        let held = tenures.role(&person.id, role)?;
        let named = tenures.named(text.id.as_str(), role);
        Some(named.map_or(held, |named| held.max(named)))
    });
    let ways: Option<Vec<Date>> = by_role
        .chain(places.iter().map(|found| found.since))
        .collect();
    let first = ways?.into_iter().min()?;
    match tenures.route(route::REQUIRED).filter(|_| text.by_settings) {
        Some(required) => Some(first.max(required)),
        None => Some(first),
    }
}

/// Where an SOP stands on the paths of the roles that a person holds by name.
pub(super) fn places(snapshot: &Snapshot, person: &Person, text: &Text<'_>) -> Vec<OnPath> {
    // For most people and most SOPs there is nothing to look for.
    if text.on_paths.is_empty() {
        return Vec::new();
    }
    let id = text.id;
    let organisation = &snapshot.organisation;
    let paths = person
        .roles
        .iter()
        .filter_map(|role| Some((role, organisation.roles.roles.get(role)?.path.as_ref()?)));
    let mut found = Vec::new();
    for (of_person, (role, name)) in paths.enumerate() {
        if !text.on_paths.contains(&name.as_str()) {
            continue;
        }
        let Some(path) = organisation.paths.paths.get(name) else {
            continue;
        };
        for (number, stage) in path.stages.iter().enumerate() {
            if let Some(at) = stage.sops.iter().position(|sop| sop == id.as_str()) {
                found.push(OnPath {
                    place: Place {
                        at: (of_person, number, at),
                        path: name.clone(),
                        stage: stage.id.clone(),
                    },
                    within: stage.due,
                    acknowledged: stage.checkpoint == Some(Checkpoint::Acknowledgement {}),
                    since: path_since(&snapshot.tenures, person, (role, name), stage, id),
                });
            }
        }
    }
    found
}

/// The soonest time that a path gives.
pub(super) fn soonest(places: &[OnPath], today: Date) -> Option<Interval> {
    let all = places.iter().filter_map(|place| place.within);
    all.min_by_key(|within| within.after(today))
}

/// The paths that name an SOP.
pub(super) fn paths_naming<'a>(snapshot: &'a Snapshot, id: &SopId) -> Vec<&'a str> {
    let paths = snapshot.organisation.paths.paths.iter();
    let names = |stage: &Stage| stage.sops.iter().any(|sop| sop == id.as_str());
    paths
        .filter(|(_, path)| path.stages.iter().any(names))
        .map(|(name, _)| name.as_str())
        .collect()
}

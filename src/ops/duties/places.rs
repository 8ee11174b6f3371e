//! Where an SOP stands on somebody's paths.

use std::collections::HashMap;

use super::Place;
use crate::domain::id::SopId;
use crate::domain::paths::Stage;
use crate::domain::roles::Role;
use crate::store::Snapshot;

/// An SOP on a path of somebody's.
pub(super) struct OnPath<'a> {
    /// Which of the person's paths, which stage, and where in the stage, from 0.
    at: (usize, usize, usize),
    path: &'a str,
    stage: &'a Stage,
}

impl OnPath<'_> {
    /// The stage's checkpoint is that its SOPs are acknowledged.
    pub(super) fn is_acknowledged(&self) -> bool {
        self.stage.is_acknowledged()
    }
}

/// Where somebody learns it first.
pub(super) fn first(places: &[OnPath<'_>]) -> Option<Place> {
    let first = places.iter().min_by_key(|place| place.at)?;
    Some(Place {
        at: first.at,
        path: first.path.to_owned(),
        stage: first.stage.id.clone(),
    })
}

/// A role whose path names an SOP, and where; the same for everybody in that role.
#[derive(Debug, Clone)]
pub(super) struct Way<'a> {
    role: &'a str,
    path: &'a str,
    stops: Vec<Stop<'a>>,
}

/// Where a path names an SOP.
#[derive(Debug, Clone)]
struct Stop<'a> {
    /// Which stage of the path, and which SOP of the stage, from 0.
    at: (usize, usize),
    stage: &'a Stage,
}

/// The ways that lead to an SOP for whoever holds these roles by name, each with the number of the path among theirs.
pub(super) fn taken<'a>(
    snapshot: &Snapshot,
    roles: &[String],
    ways: &'a [Way<'a>],
) -> Vec<(usize, &'a Way<'a>)> {
    // For most people and most SOPs there is nothing to look for.
    if ways.is_empty() {
        return Vec::new();
    }
    let known = &snapshot.organisation.roles.roles;
    let has_path = |role: &&String| known.get(*role).is_some_and(|role| role.path.is_some());
    let with_path = roles.iter().filter(has_path).enumerate();
    let way = |(number, role): (usize, &String)| {
        let way = ways.iter().find(|way| way.role == role.as_str())?;
        Some((number, way))
    };
    with_path.filter_map(way).collect()
}

/// Where an SOP stands on the paths that somebody takes.
pub(super) fn places<'a>(taken: &[(usize, &'a Way<'a>)]) -> Vec<OnPath<'a>> {
    let stops = taken.iter().flat_map(|(number, way)| {
        way.stops.iter().map(|stop| OnPath {
            at: (*number, stop.at.0, stop.at.1),
            path: way.path,
            stage: stop.stage,
        })
    });
    stops.collect()
}

/// The stages of a path that name an SOP, with their numbers and its place there.
type Stages<'a> = Vec<(usize, usize, &'a Stage)>;

/// Where each SOP stands on paths: by SOP, by path.
#[derive(Default)]
pub(super) struct Naming<'a>(HashMap<&'a str, HashMap<&'a str, Stages<'a>>>);

impl<'a> Naming<'a> {
    /// By all paths.
    pub(super) fn of(snapshot: &'a Snapshot) -> Self {
        let mut naming = Self::default();
        for (name, path) in &snapshot.organisation.paths.paths {
            for (number, stage) in path.stages.iter().enumerate() {
                for (at, sop) in stage.sops.iter().enumerate() {
                    let paths = naming.0.entry(sop).or_default();
                    let stages = paths.entry(name).or_default();
                    // A stage that names it twice has it where it first does.
                    if stages.last().is_none_or(|(before, ..)| *before != number) {
                        stages.push((number, at, stage));
                    }
                }
            }
        }
        naming
    }
}

/// The roles whose paths name an SOP.
pub(super) fn ways<'a>(snapshot: &'a Snapshot, naming: &Naming<'a>, id: &SopId) -> Vec<Way<'a>> {
    let Some(paths) = naming.0.get(id.as_str()) else {
        return Vec::new();
    };
    let with_path = |(role, of): (&'a String, &'a Role)| Some((role.as_str(), of.path.as_deref()?));
    let way = |(role, path): (&'a str, &'a str)| {
        let stops = paths.get(path)?.iter();
        let stops = stops.map(|(number, at, stage)| Stop {
            at: (*number, *at),
            stage,
        });
        Some(Way {
            role,
            path,
            stops: stops.collect(),
        })
    };
    let roles = snapshot.organisation.roles.roles.iter();
    roles.filter_map(with_path).filter_map(way).collect()
}

//! What training paths asked, day by day.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::interval::Interval;
use crate::domain::paths::{Checkpoint, Paths, Stage};
use crate::domain::roles::Roles;
use crate::domain::timeline::Timeline;

/// Timelines by name.
type Timelines<T> = BTreeMap<String, Timeline<T>>;

/// The paths of roles, their stages, and the SOPs of these.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Courses {
    /// Which path a role has.
    paths: Timelines<String>,
    /// By path and stage.
    stages: BTreeMap<String, Timelines<Told>>,
    /// By SOP and path.
    stops: BTreeMap<String, Timelines<Vec<Stop>>>,
}

/// What a stage says of its own checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Told {
    due: Option<Interval>,
    /// It has a quiz or a sign-off.
    examined: bool,
}

/// A stage of a path that names an SOP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// How soon, from the day on which somebody comes to the path.
    pub due: Option<Interval>,
    /// It ends with the acknowledgement of its SOPs, even of those that ask for none by themselves.
    pub acknowledged: bool,
}

/// A role that has, or had, a path with an SOP on it.
#[derive(Debug, Clone, Copy)]
pub struct Route<'a> {
    path: &'a Timeline<String>,
    stops: &'a Timelines<Vec<Stop>>,
}

impl<'a> Route<'a> {
    /// The role's path of that day.
    pub fn path_at(self, day: Date) -> Option<&'a str> {
        self.path.at(day).map(String::as_str)
    }

    /// Where the path of that day named the SOP.
    pub fn at(self, day: Date) -> &'a [Stop] {
        let path = self.path_at(day);
        let stops = path.and_then(|path| self.stops.get(path)?.at(day));
        stops.map_or(&[], Vec::as_slice)
    }

    /// The days on which that may have changed.
    pub fn changes(self) -> impl Iterator<Item = Date> + 'a {
        let stops = self.stops.values().flat_map(Timeline::changes);
        self.path.changes().chain(stops)
    }
}

impl Courses {
    /// Takes in roles and paths from a day on.
    pub(super) fn set(&mut self, day: Date, roles: &Roles, paths: &Paths) {
        let of_role = roles.roles.iter();
        let of_role = of_role.filter_map(|(role, of)| Some((role.clone(), of.path.clone()?)));
        follow(&mut self.paths, day, of_role.collect());
        let mut stages: BTreeMap<String, BTreeMap<String, Told>> = BTreeMap::new();
        let mut stops: BTreeMap<String, BTreeMap<String, Vec<Stop>>> = BTreeMap::new();
        for (name, path) in &paths.paths {
            for stage in &path.stages {
                let of_path = stages.entry(name.clone()).or_default();
                of_path.insert(stage.id.clone(), Told::by(stage));
                for sop in &stage.sops {
                    let of_sop = stops.entry(sop.clone()).or_default();
                    of_sop
                        .entry(name.clone())
                        .or_default()
                        .push(Stop::of(stage));
                }
            }
        }
        follow_all(&mut self.stages, day, stages);
        follow_all(&mut self.stops, day, stops);
    }

    /// The roles whose paths name an SOP, or did.
    pub fn routes<'a>(&'a self, sop: &str) -> BTreeMap<&'a str, Route<'a>> {
        let Some(stops) = self.stops.get(sop) else {
            return BTreeMap::new();
        };
        let of_role = |(role, path): (&'a String, &'a Timeline<String>)| {
            let leads = path.values().any(|path| stops.contains_key(path));
            leads.then_some((role.as_str(), Route { path, stops }))
        };
        self.paths.iter().filter_map(of_role).collect()
    }

    /// Which path a role has had.
    pub fn path_of(&self, role: &str) -> Option<&Timeline<String>> {
        self.paths.get(role)
    }

    /// Since when a stage has a quiz or a sign-off.
    pub fn examined_since(&self, path: &str, stage: &str) -> Option<Date> {
        let stage = self.stages.get(path)?.get(stage)?;
        stage.since(|told| told.examined)
    }

    /// How soon a stage was to be done, on a day; `None` where it is not known to have been there.
    pub fn stage_due(&self, path: &str, stage: &str, day: Date) -> Option<Option<Interval>> {
        let stage = self.stages.get(path)?.get(stage)?;
        stage.at(day).map(|told| told.due)
    }
}

impl Told {
    fn by(stage: &Stage) -> Self {
        let checkpoint = stage.checkpoint.as_ref();
        Self {
            due: stage.due,
            examined: checkpoint.is_some_and(Checkpoint::is_examined),
        }
    }
}

impl Stop {
    fn of(stage: &Stage) -> Self {
        Self {
            due: stage.due,
            acknowledged: stage.is_acknowledged(),
        }
    }
}

fn follow<T: PartialEq>(known: &mut Timelines<T>, day: Date, now: BTreeMap<String, T>) {
    for (name, timeline) in &mut *known {
        if !now.contains_key(name) {
            timeline.set(day, None);
        }
    }
    for (name, value) in now {
        known.entry(name).or_default().set(day, Some(value));
    }
}

fn follow_all<T: PartialEq>(
    known: &mut BTreeMap<String, Timelines<T>>,
    day: Date,
    mut now: BTreeMap<String, BTreeMap<String, T>>,
) {
    for (name, timelines) in &mut *known {
        follow(timelines, day, now.remove(name).unwrap_or_default());
    }
    for (name, values) in now {
        follow(known.entry(name).or_default(), day, values);
    }
}

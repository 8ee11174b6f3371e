//! Since when somebody is asked: the days on which people came to their roles, by the history of the files that say so.
//!
//! What is typed says what is intended; the day is that of the commit with which the default branch said it.
//!
//! 1. Somebody is in a role from the first commit of an unbroken line of commits that say so, directly, through a role
//!    that includes it, or by `match:`. Another way to the same role, as a promotion, does not begin anew.
//! 2. Whoever had left, and is back, begins anew on the day of the commit that says so; so does who was to come on a later
//!    day, and is here already.
//! 3. A role that comes to include another asks its people from that day; so does a path or a stage that comes to name an
//!    SOP, a page that comes to name a role, and sop.yaml when it comes to ask for acknowledgements at all.
//! 4. A page that loses a role and gets it again on a later day asks its people anew from that day; so does one that comes
//!    back to where SOPs are, for the roles that it did not name before.
//! 5. Time does not go back: a commit dated before the one before it counts as of that one's day.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::id::SopId;
use super::meta::Ack;
use super::organisation::Organisation;
use super::settings::AckSettings;
use super::timeline::{Timeline, unbroken};

pub use courses::{Courses, Route, Stop};

mod courses;
#[cfg(test)]
mod tests;

/// How somebody comes to have to know what a role has to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hold {
    /// By its name or `match:`, and so with its path.
    Named,
    /// Through a role that includes it.
    Included,
}

/// What one state of people.yaml says of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Their first day.
    pub start: Option<Date>,
    /// Their last day.
    pub end: Option<Date>,
    /// The roles that they have to know for.
    pub roles: BTreeMap<String, Hold>,
}

/// The line of somebody's time with us.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    start: Option<Date>,
    end: Option<Date>,
    roles: BTreeMap<String, Timeline<Hold>>,
}

/// Since when: roles by person, and everything else that asks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenures {
    people: BTreeMap<String, Line>,
    /// What was known, before the last day, of those who changed on it: what counts is how it is at the end of a day.
    morning: BTreeMap<String, Option<Line>>,
    /// What paths ask.
    pub courses: Courses,
    /// What sop.yaml says of acknowledgement.
    pub settings: Timeline<AckSettings>,
    /// Since when a page names a role, where that is not as old as its publications: by SOP and role.
    pages: BTreeMap<String, BTreeMap<String, Date>>,
    /// That a page names a role, where it did not all the time: by SOP and role.
    routed: BTreeMap<String, BTreeMap<String, Timeline<()>>>,
    /// The roles of pages that are not where they were, by SOP.
    gone: BTreeMap<String, Vec<String>>,
    /// What texts that were published say of acknowledgement, by blob.
    texts: BTreeMap<String, Ack>,
    last: Option<Date>,
}

/// What is known of somebody.
#[derive(Debug, Clone, Copy)]
pub struct Tenure<'a>(&'a Line);

impl<'a> Tenure<'a> {
    /// The roles that they have or had to know for.
    pub fn roles(self) -> impl Iterator<Item = (&'a str, &'a Timeline<Hold>)> {
        let roles = self.0.roles.iter();
        roles.map(|(role, holds)| (role.as_str(), holds))
    }

    /// Since when they are on a path without a break, by whatever roles.
    pub fn on_path(self, courses: &Courses, path: &str) -> Option<Date> {
        let roles: Vec<_> = self
            .roles()
            .filter_map(|(role, holds)| Some((holds, courses.path_of(role)?)))
            .collect();
        let days = roles.iter();
        let days = days.flat_map(|(holds, led)| holds.changes().chain(led.changes()));
        unbroken(days.collect(), |day| {
            let on = |(holds, led): &(&Timeline<Hold>, &Timeline<String>)| {
                holds.at(day) == Some(&Hold::Named) && led.at(day).is_some_and(|of| of == path)
            };
            roles.iter().any(on)
        })
    }
}

/// That a page names a role.
#[derive(Debug, Clone, Copy)]
pub enum Naming<'a> {
    /// Since a day, or as long as it is published.
    Since(Option<Date>),
    /// Not all the time.
    Routed(&'a Timeline<()>),
}

impl Naming<'_> {
    /// Whether it does at the end of a day.
    pub fn at(self, day: Date) -> bool {
        match self {
            Self::Since(since) => since.is_none_or(|since| since <= day),
            Self::Routed(routed) => routed.at(day).is_some(),
        }
    }

    /// The days on which that changed.
    pub fn changes(&self) -> impl Iterator<Item = Date> + '_ {
        let (since, routed) = match self {
            Self::Since(since) => (*since, None),
            Self::Routed(routed) => (None, Some(routed.changes())),
        };
        since.into_iter().chain(routed.into_iter().flatten())
    }
}

impl Tenures {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.last.is_none()
    }

    fn day(&mut self, day: Date) -> Date {
        let day = self.last.map_or(day, |last| last.max(day));
        if self.last.is_some_and(|last| last < day) {
            self.morning.clear();
        }
        self.last = Some(day);
        day
    }

    /// Takes in what a commit of that day changed of people: those whose entry is another, or gone.
    pub fn people<'a>(
        &mut self,
        day: Date,
        changed: impl Iterator<Item = (&'a str, Option<Member>)>,
    ) {
        let day = self.day(day);
        for (id, member) in changed {
            let line = self.people.remove(id);
            let morning = self.morning.entry(id.to_owned()).or_insert(line);
            if let Some(member) = member {
                let mut line = morning.clone().unwrap_or_default();
                line.set(day, member);
                self.people.insert(id.to_owned(), line);
            }
        }
    }

    /// Takes in roles and paths after a commit of that day.
    pub fn organisation(&mut self, day: Date, organisation: &Organisation) {
        let day = self.day(day);
        self.courses
            .set(day, &organisation.roles, &organisation.paths);
    }

    /// Takes in what sop.yaml says of acknowledgement after a commit of that day.
    pub fn settings(&mut self, day: Date, settings: AckSettings) {
        let day = self.day(day);
        self.settings.set(day, Some(settings));
    }

    /// Takes in since when pages name roles, where that is later than what their publications say: in place of all that was
    /// known of pages, for they depend on what is published as well. Whether anything is new.
    pub fn pages(&mut self, pages: Vec<(SopId, String, Date)>) -> bool {
        let mut now: BTreeMap<String, BTreeMap<String, Date>> = BTreeMap::new();
        for (sop, role, since) in pages {
            now.entry(sop.to_string()).or_default().insert(role, since);
        }
        let new = self.pages != now;
        self.pages = now;
        new
    }

    /// Takes in that a page names other roles since a commit of that day, or is gone or there again, as it may be after a
    /// move to where no SOP is.
    pub fn rerouted(
        &mut self,
        day: Date,
        sop: &SopId,
        before: Option<Vec<String>>,
        after: Option<Vec<String>>,
    ) {
        let before = before.or_else(|| self.gone.remove(sop.as_str()));
        match (before, after) {
            (Some(before), Some(after)) => self.renamed(day, sop, before, after),
            (Some(before), None) => drop(self.gone.insert(sop.to_string(), before)),
            (None, _) => {}
        }
    }

    fn renamed(&mut self, day: Date, sop: &SopId, before: Vec<String>, after: Vec<String>) {
        let routed = self.routed.entry(sop.to_string()).or_default();
        for role in &after {
            if !before.contains(role) {
                routed.entry(role.clone()).or_default().set(day, Some(()));
            }
        }
        for role in before.into_iter().filter(|role| !after.contains(role)) {
            let since = || Timeline::beginning(Date::MIN, ());
            routed.entry(role).or_insert_with(since).set(day, None);
        }
    }

    /// Takes in what published texts say of acknowledgement, by blob: all of them. Whether anything is new.
    pub fn texts(&mut self, texts: BTreeMap<String, Ack>) -> bool {
        let new = self.texts != texts;
        self.texts = texts;
        new
    }

    /// What a published text says of acknowledgement, where that is known.
    pub fn said(&self, blob: &str) -> Option<Ack> {
        self.texts.get(blob).copied()
    }

    /// What is known of somebody.
    pub fn of(&self, person: &str) -> Option<Tenure<'_>> {
        self.people.get(person).map(Tenure)
    }

    /// Since when a page names a role, where that is not as old as its publications.
    pub fn routed_since(&self, sop: &str, role: &str) -> Option<Date> {
        self.pages.get(sop)?.get(role).copied()
    }

    /// The roles that a page names, of which it names these now, and those that it named before.
    pub fn naming(&self, sop: &str, roles: &[String]) -> BTreeMap<String, Naming<'_>> {
        let (pages, routed) = (self.pages.get(sop), self.routed.get(sop));
        let before = routed.into_iter().flat_map(BTreeMap::keys);
        let naming = |role: &String| match routed.and_then(|roles| roles.get(role)) {
            Some(routed) => Naming::Routed(routed),
            None => Naming::Since(pages.and_then(|roles| roles.get(role).copied())),
        };
        let all = roles.iter().chain(before);
        all.map(|role| (role.clone(), naming(role))).collect()
    }
}

impl Line {
    fn set(&mut self, day: Date, member: Member) {
        let to_come = self.start.is_some_and(|start| start > day);
        if to_come && member.start.is_none_or(|start| start < day) {
            self.roles.clear();
        }
        let left = |end: Option<Date>| Some(end?.tomorrow().ok()?).filter(|left| *left <= day);
        // Who had left by then, and who has by what is said now, has no role from the day after the last.
        for left in [left(self.end), left(member.end)].into_iter().flatten() {
            for holds in self.roles.values_mut() {
                holds.set(left, None);
            }
        }
        let gone = left(member.end).is_some();
        for (role, holds) in &mut self.roles {
            if gone || !member.roles.contains_key(role) {
                holds.set(day, None);
            }
        }
        if !gone {
            for (role, hold) in member.roles {
                self.roles.entry(role).or_default().set(day, Some(hold));
            }
        }
        (self.start, self.end) = (member.start, member.end);
    }
}

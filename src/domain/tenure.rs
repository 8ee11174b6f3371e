//! Since when somebody is asked: the days on which people came to their roles, by the history of the files that say so.
//!
//! What is typed says what is intended; the day is that of the commit with which the default branch said it.
//!
//! 1. Somebody is in a role from the first commit of an unbroken line of commits that say so, directly, through a role
//!    that includes it, or by `match:`. Another way to the same role, as a promotion, does not begin anew.
//! 2. Whoever had left, and is back, begins anew on the day of the commit that says so; so does who had left the role.
//!    Whoever moves from one role to another on one day had each until then: what both ask for was asked all the time.
//! 3. A role that comes to include another asks its people from that day; so does a path or a stage that comes to name an
//!    SOP, a page that comes to name a role, and sop.yaml when it comes to ask for acknowledgements at all.
//! 4. A page that loses a role and gets it again on a later day asks its people anew from that day.
//! 5. Time does not go back: a commit dated before the one before it counts as of that one's day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::id::SopId;

#[cfg(test)]
mod tests;

/// What one state of people.yaml says of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Their last day.
    pub end: Option<Date>,
    /// The roles that they have to know for, those included too.
    pub roles: BTreeSet<String>,
}

/// The line of somebody's time with us.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    end: Option<Date>,
    roles: BTreeMap<String, Date>,
    /// Roles that they had before, from when and until when.
    past: BTreeMap<String, Vec<(Date, Date)>>,
}

/// A role that a page lost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Lost {
    /// Since which day, where it has not got it again.
    on: Option<Date>,
    /// Since when it has it again, the last time.
    again: Option<Date>,
}

/// Since when: roles by person, and everything else that asks by its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenures {
    people: BTreeMap<String, Line>,
    routes: BTreeMap<String, Date>,
    /// By SOP and role.
    pages: BTreeMap<String, BTreeMap<String, Date>>,
    /// By SOP and role.
    lost: BTreeMap<String, BTreeMap<String, Lost>>,
    /// By blob: whether a text that was published says that it is to be acknowledged.
    texts: BTreeMap<String, Option<bool>>,
    last: Option<Date>,
}

/// Since when somebody is in their roles.
#[derive(Debug, Clone, Copy)]
pub struct Tenure<'a>(&'a Line);

impl<'a> Tenure<'a> {
    /// Since when they have to know for a role.
    pub fn role(self, role: &str) -> Option<Date> {
        self.0.roles.get(role).copied()
    }

    /// From when until when they had to know for a role before, in order.
    pub fn was(self, role: &str) -> &'a [(Date, Date)] {
        self.0.past.get(role).map_or(&[], Vec::as_slice)
    }
}

/// A way by which something asks; a part of the answer to "since when".
pub mod route {
    /// A role's path.
    pub fn path(role: &str, path: &str) -> String {
        format!("role {role} path {path}")
    }

    /// A stage of a path.
    pub fn stage(path: &str, stage: &str) -> String {
        format!("path {path} stage {stage}")
    }

    /// An SOP of a stage.
    pub fn sop(path: &str, stage: &str, sop: &str) -> String {
        format!("path {path} stage {stage} sop {sop}")
    }

    /// That a stage ends with the acknowledgement of its SOPs.
    pub fn acknowledged(path: &str, stage: &str) -> String {
        format!("path {path} stage {stage} acknowledged")
    }

    /// That every SOP is to be acknowledged, by sop.yaml.
    pub const REQUIRED: &str = "ack.required";
}

impl Tenures {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.last.is_none()
    }

    fn day(&mut self, day: Date) -> Date {
        let day = self.last.map_or(day, |last| last.max(day));
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
            let Some(member) = member else {
                self.people.remove(id);
                continue;
            };
            let line = self.people.entry(id.to_owned()).or_default();
            let was_gone = line.end.is_some_and(|end| end < day);
            let is_gone = member.end.is_some_and(|end| end < day);
            let before = std::mem::take(&mut line.roles);
            line.end = member.end;
            if was_gone || is_gone {
                line.past.clear();
            } else {
                let lost = before.iter();
                for (role, since) in lost.filter(|(role, _)| !member.roles.contains(*role)) {
                    let stretches = line.past.entry(role.clone()).or_default();
                    stretches.push((*since, day));
                }
            }
            if !is_gone {
                let since = |role: &String| match before.get(role) {
                    Some(since) if !was_gone => *since,
                    _ => day,
                };
                line.roles = member
                    .roles
                    .into_iter()
                    .map(|role| (since(&role), role))
                    .map(|(since, role)| (role, since))
                    .collect();
            }
        }
    }

    /// Takes in every way by which something asks after a commit of that day.
    pub fn routes(&mut self, day: Date, now: BTreeSet<String>) {
        let day = self.day(day);
        let before = std::mem::take(&mut self.routes);
        let since = |route: &String| before.get(route).copied().unwrap_or(day);
        self.routes = now
            .into_iter()
            .map(|route| (since(&route), route))
            .map(|(since, route)| (route, since))
            .collect();
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

    /// Takes in that a page names other roles since a commit of that day. What it has again on the same day it never lost.
    pub fn rerouted(&mut self, day: Date, sop: &SopId, before: &[String], after: Vec<String>) {
        for role in before.iter().filter(|role| !after.contains(role)) {
            let lost = self.lost.entry(sop.to_string()).or_default();
            lost.entry(role.clone()).or_default().on = Some(day);
        }
        let Some(lost) = self.lost.get_mut(sop.as_str()) else {
            return;
        };
        for role in after {
            if let Some(lost) = lost.get_mut(&role)
                && let Some(on) = lost.on.take()
                && on < day
            {
                lost.again = Some(day);
            }
        }
    }

    /// Takes in what published texts say of acknowledgement, by blob: all of them. Whether anything is new.
    pub fn texts(&mut self, texts: BTreeMap<String, Option<bool>>) -> bool {
        let new = self.texts != texts;
        self.texts = texts;
        new
    }

    /// Whether a published text says that it is to be acknowledged, where that is known.
    pub fn said(&self, blob: &str) -> Option<Option<bool>> {
        self.texts.get(blob).copied()
    }

    /// What is known of somebody.
    pub fn of(&self, person: &str) -> Option<Tenure<'_>> {
        self.people.get(person).map(Tenure)
    }

    /// Since when somebody has to know for a role.
    pub fn role(&self, person: &str, role: &str) -> Option<Date> {
        self.of(person)?.role(role)
    }

    /// Since when something asks.
    pub fn route(&self, route: &str) -> Option<Date> {
        self.routes.get(route).copied()
    }

    /// Since when a page names a role, where that is not as old as its publications, or was not all the time.
    pub fn named(&self, sop: &str, role: &str) -> Option<Date> {
        let named = self.pages.get(sop).and_then(|roles| roles.get(role));
        let again = self.lost.get(sop).and_then(|roles| roles.get(role)?.again);
        named.copied().max(again)
    }
}

//! `role`: what each role must know, who is in it, what is missing; and an SOP for one role more.

mod add;
mod assign;
mod orphans;

pub use add::{AddReport, AddRequest, add};
pub use assign::{AssignReport, AssignRequest, assign};
pub use orphans::{Orphan, orphans, owned_by};

use serde::{Deserialize, Serialize};

use super::duties::{Cohorts, in_force, owed_by_all};
use super::todo::known_role;
use crate::domain::people::Person;
use crate::env::Now;
use crate::error::Result;
use crate::store::Snapshot;

/// What `role list` answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListReport {
    /// By name.
    pub roles: Vec<RoleLine>,
}

/// One role.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoleLine {
    /// Its name.
    pub role: String,
    /// Its title.
    pub title: Option<String>,
    /// The roles whose SOPs one in it must know too.
    pub includes: Vec<String>,
    /// The path that leads into it.
    pub path: Option<String>,
    /// How many people are in it today.
    pub people: usize,
    /// How many SOPs in force it must know.
    pub sops: usize,
}

/// What `role show` answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ShowReport {
    /// Its name.
    pub role: String,
    /// Its title.
    pub title: Option<String>,
    /// The roles whose SOPs one in it must know too.
    pub includes: Vec<String>,
    /// The path that leads into it.
    pub path: Option<String>,
    /// Who is in it today, by id.
    pub people: Vec<String>,
    /// What it must know.
    pub sops: Vec<RoleSop>,
}

/// An SOP that a role must know.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoleSop {
    /// Its id.
    pub id: String,
    /// The version in force.
    pub version: String,
    /// The role that asks for it: this one, or one that it includes.
    pub by: String,
    /// Whether it has to be acknowledged.
    pub required: bool,
    /// Who of the role has not yet, by id.
    pub missing: Vec<String>,
}

/// What `role gaps` answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GapsReport {
    /// SOPs in force that no role has to know.
    pub sops_without_role: Vec<String>,
    /// Roles that no path leads into.
    pub roles_without_path: Vec<String>,
    /// Roles that nobody is in.
    pub roles_without_people: Vec<String>,
    /// People here today who are in no role, by id.
    pub people_without_role: Vec<String>,
    /// SOPs in force whose owner is not there any more, with who could take over.
    pub sops_without_owner: Vec<Orphan>,
}

fn people<'a>(snapshot: &'a Snapshot, role: &str, now: Now) -> Vec<&'a Person> {
    let organisation = &snapshot.organisation;
    let here = organisation.people.humans_on(snapshot.today(now));
    here.filter(|person| organisation.holds(person, role))
        .collect()
}

/// Lists.
pub fn list(snapshot: &Snapshot, now: Now) -> ListReport {
    let in_force = in_force(snapshot, snapshot.today(now));
    let roles = &snapshot.organisation.roles;
    let line = |(name, role): (&String, &crate::domain::roles::Role)| {
        let asks = roles.with_included(name);
        let sops = in_force.iter().filter(|asked| {
            let mut own = asked.roles.iter();
            own.any(|role| asks.contains(role.as_str()))
        });
        RoleLine {
            role: name.clone(),
            title: role.title.clone(),
            includes: role.includes.clone(),
            path: role.path.clone(),
            people: people(snapshot, name, now).len(),
            sops: sops.count(),
        }
    };
    ListReport {
        roles: roles.roles.iter().map(line).collect(),
    }
}

/// Shows one.
///
/// # Errors
/// roles.yaml has none of that name.
pub fn show(snapshot: &Snapshot, name: &str, now: Now) -> Result<ShowReport> {
    known_role(snapshot, name)?;
    let today = snapshot.today(now);
    let roles = &snapshot.organisation.roles;
    let role = roles.roles.get(name).cloned().unwrap_or_default();
    let members: Vec<String> = people(snapshot, name, now)
        .into_iter()
        .map(|person| person.id.clone())
        .collect();
    let asks = roles.with_included(name);
    let mut sops = Vec::new();
    let cohorts = Cohorts::of(snapshot);
    for asked in in_force(snapshot, today) {
        let own = |role: &&String| asks.contains(role.as_str());
        let Some(by) = asked.roles.iter().find(own) else {
            continue;
        };
        let missing = owed_by_all(snapshot, &cohorts, &asked, today)
            .into_iter()
            .filter(|owed| owed.duty.state.is_open() && members.contains(&owed.person.id))
            .map(|owed| owed.person.id.clone());
        sops.push(RoleSop {
            id: asked.id.to_string(),
            version: asked.item.version.to_string(),
            by: if asked.roles.iter().any(|role| role == name) {
                name.to_owned()
            } else {
                by.clone()
            },
            required: asked.required,
            missing: missing.collect(),
        });
    }
    Ok(ShowReport {
        role: name.to_owned(),
        title: role.title,
        includes: role.includes,
        path: role.path,
        people: members,
        sops,
    })
}

/// What is missing.
pub fn gaps(snapshot: &Snapshot, now: Now) -> GapsReport {
    let today = snapshot.today(now);
    let organisation = &snapshot.organisation;
    let roles = &organisation.roles.roles;
    let of_roles = |wanted: &dyn Fn(&str, &crate::domain::roles::Role) -> bool| {
        roles
            .iter()
            .filter(|(name, role)| wanted(name, role))
            .map(|(name, _)| name.clone())
            .collect::<Vec<String>>()
    };
    GapsReport {
        sops_without_role: in_force(snapshot, today)
            .into_iter()
            .filter(|asked| asked.roles.is_empty())
            .map(|asked| asked.id.to_string())
            .collect(),
        roles_without_path: of_roles(&|_, role| role.path.is_none()),
        sops_without_owner: orphans(snapshot, today),
        roles_without_people: of_roles(&|name, _| people(snapshot, name, now).is_empty()),
        people_without_role: organisation
            .people
            .humans_on(today)
            .filter(|person| !person.roles.iter().any(|role| roles.contains_key(role)))
            .map(|person| person.id.clone())
            .collect(),
    }
}

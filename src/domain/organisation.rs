//! People and roles together: who holds what.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::paths::Paths;
use super::people::{People, Person};
use super::reference::Reference;
use super::roles::Roles;
use super::workflows::Workflows;

/// What people.yaml, roles.yaml, paths.yaml and workflows.yaml say, at one commit.
#[derive(Debug, Clone, Default)]
pub struct Organisation {
    /// Who there is.
    pub people: People,
    /// What they do.
    pub roles: Roles,
    /// How they learn it.
    pub paths: Paths,
    /// What is done at all.
    pub workflows: Workflows,
}

impl Organisation {
    /// Whether the person holds the role, itself or through one that includes it.
    pub fn holds(&self, person: &Person, role: &str) -> bool {
        person
            .roles
            .iter()
            .any(|held| self.roles.with_included(held).contains(role))
    }

    /// Whether a reference means this person.
    pub fn refers_to(&self, reference: &Reference, person: &Person) -> bool {
        match reference {
            // Approving roles are not inherited: a lead is not an agent when it comes to who may approve.
            Reference::Role(role) => person.roles.iter().any(|held| held == role),
            Reference::Person(text) => person.id == *text || person.has_email(text),
        }
    }

    /// The people whom a reference means on that day, in the order of people.yaml.
    pub fn people_of(&self, reference: &Reference, day: Date) -> Vec<&Person> {
        self.people
            .humans_on(day)
            .filter(|person| self.refers_to(reference, person))
            .collect()
    }

    /// Who has to know an SOP with these roles on that day, in the order of people.yaml.
    pub fn readers(&self, roles: &[String], day: Date) -> Vec<&Person> {
        self.people
            .humans_on(day)
            .filter(|person| roles.iter().any(|role| self.holds(person, role)))
            .collect()
    }

    /// Whether a reference names something that exists.
    pub fn knows(&self, reference: &Reference) -> bool {
        match reference {
            Reference::Role(role) => self.roles.roles.contains_key(role),
            Reference::Person(text) => self.people.by_id_or_email(text).is_some(),
        }
    }

    /// The names of all roles.
    pub fn role_names(&self) -> BTreeSet<&str> {
        self.roles.roles.keys().map(String::as_str).collect()
    }
}

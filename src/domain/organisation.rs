//! People and roles together: who holds what.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use jiff::civil::Date;

use super::paths::Paths;
use super::people::{People, Person};
use super::reference::Reference;
use super::roles::{Match, Roles};
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
    /// Which roles include a role, by name: made when it is first asked for.
    pub wider: OnceLock<HashMap<String, HashSet<String>>>,
}

impl Organisation {
    /// Adds the roles that people have by their HR fields to those that are named.
    pub fn settle(&mut self) {
        let given = self.given();
        for (person, given) in self.people.people.iter_mut().zip(given) {
            person.roles.extend(given.iter().cloned());
            person.given = given;
        }
    }

    /// What everybody's HR fields give them beside what is named; nothing at all where no role looks at any.
    fn given(&self) -> Vec<Vec<String>> {
        let matching = self.roles.roles.values().map(|role| role.matching.as_ref());
        let matching: Vec<[bool; 4]> = matching.flatten().map(Match::looks_at).collect();
        if matching.is_empty() {
            return Vec::new();
        }
        let looked_at = |at: usize| matching.iter().any(|fields| fields[at]);
        let looked_at: [bool; 4] = std::array::from_fn(looked_at);
        // Of ten thousand people a few hundred differ in what is looked at.
        let mut known: HashMap<(bool, [Option<&str>; 4]), Vec<String>> = HashMap::new();
        let mut all = Vec::with_capacity(self.people.people.len());
        for person in &self.people.people {
            let fields = [
                &person.title,
                &person.department,
                &person.location,
                &person.manager,
            ];
            let fields: [Option<&str>; 4] = std::array::from_fn(|at| {
                let field = fields[at].as_deref();
                field.filter(|_| looked_at[at])
            });
            let given = known.entry((person.is_human(), fields));
            let given = given.or_insert_with(|| self.roles.given(person)).iter();
            let new = given.filter(|role| !person.roles.contains(role));
            all.push(new.cloned().collect());
        }
        all
    }

    /// Every role that somebody in these has to know what it has to know: they and all that they include.
    pub fn closure(&self, roles: &[String]) -> BTreeSet<String> {
        let all = roles.iter().flat_map(|role| self.roles.with_included(role));
        all.map(str::to_owned).collect()
    }

    /// Whether the person holds the role, itself or through one that includes it.
    pub fn holds(&self, person: &Person, role: &str) -> bool {
        let wider = self.wider.get_or_init(|| {
            let mut wider: HashMap<String, HashSet<String>> = HashMap::new();
            for name in self.roles.roles.keys() {
                for included in self.roles.with_included(name) {
                    wider
                        .entry(included.to_owned())
                        .or_default()
                        .insert(name.clone());
                }
            }
            wider
        });
        let wider = wider.get(role);
        person
            .roles
            .iter()
            .any(|held| held == role || wider.is_some_and(|wider| wider.contains(held)))
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

//! roles.yaml: what people do here, and which path leads there.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::pattern::Pattern;
use super::people::Person;

/// The file's name, at the top of the repository.
pub const ROLES_FILE: &str = "roles.yaml";

/// The whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Roles {
    /// The roles by name.
    pub roles: BTreeMap<String, Role>,
}

/// One role.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Role {
    /// For people's eyes.
    pub title: Option<String>,
    /// Roles whose SOPs one in this role must know too.
    pub includes: Vec<String>,
    /// The training path that leads into it.
    pub path: Option<String>,
    /// Which people have it by their HR fields.
    #[serde(rename = "match")]
    pub matching: Option<Match>,
}

/// What somebody's HR fields have to be like. Everything that it names has to hold; what names nothing is nobody's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Match {
    /// One of these holds.
    pub any: Vec<Match>,
    /// All of these hold.
    pub all: Vec<Match>,
    /// The job title.
    pub title: Patterns,
    /// The department.
    pub department: Patterns,
    /// The location.
    pub location: Patterns,
    /// The manager, by id.
    pub manager: Patterns,
}

/// One pattern, or several of which one has to fit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "OneOrMore")]
pub struct Patterns(pub Vec<Pattern>);

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(Pattern),
    More(Vec<Pattern>),
}

impl From<OneOrMore> for Patterns {
    fn from(patterns: OneOrMore) -> Self {
        match patterns {
            OneOrMore::One(one) => Self(vec![one]),
            OneOrMore::More(more) => Self(more),
        }
    }
}

impl Patterns {
    fn silent(&self) -> bool {
        self.0.is_empty()
    }

    /// A field that is not filled in fits no pattern.
    fn fits(&self, field: Option<&str>) -> bool {
        self.silent()
            || field.is_some_and(|field| {
                let mut patterns = self.0.iter();
                patterns.any(|pattern| pattern.fits(field.trim()))
            })
    }
}

impl Match {
    fn silent(&self) -> bool {
        let fields = [&self.title, &self.department, &self.location, &self.manager];
        self.any.is_empty() && self.all.is_empty() && fields.iter().all(|field| field.silent())
    }

    /// Which of title, department, location and manager are looked at.
    pub fn looks_at(&self) -> [bool; 4] {
        let fields = [&self.title, &self.department, &self.location, &self.manager];
        let mut found = fields.map(|field| !field.silent());
        for inner in self.any.iter().chain(&self.all) {
            for (own, one) in found.iter_mut().zip(inner.looks_at()) {
                *own |= one;
            }
        }
        found
    }

    /// Whether a person's HR fields are like this.
    pub fn fits(&self, person: &Person) -> bool {
        !self.silent()
            && self.title.fits(person.title.as_deref())
            && self.department.fits(person.department.as_deref())
            && self.location.fits(person.location.as_deref())
            && self.manager.fits(person.manager.as_deref())
            && (self.any.is_empty() || self.any.iter().any(|one| one.fits(person)))
            && self.all.iter().all(|one| one.fits(person))
    }
}

impl Roles {
    /// The roles that a person has by their HR fields, by name; a machine has none.
    pub fn given(&self, person: &Person) -> Vec<String> {
        let fits = |role: &Role| role.matching.as_ref().is_some_and(|one| one.fits(person));
        let given = self
            .roles
            .iter()
            .filter(|(_, role)| person.is_human() && fits(role));
        given.map(|(name, _)| name.clone()).collect()
    }

    /// The role and all that it includes, directly or not; a cycle is walked once.
    pub fn with_included<'a>(&'a self, name: &'a str) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::new();
        let mut open = vec![name];
        while let Some(name) = open.pop() {
            if found.insert(name)
                && let Some(role) = self.roles.get(name)
            {
                open.extend(role.includes.iter().map(String::as_str));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(matching: &str, person: &str) -> bool {
        let roles: Roles =
            serde_yaml::from_str(&format!("roles: {{r: {{match: {matching}}}}}")).unwrap();
        let person: Person = serde_yaml::from_str(&format!("{{id: p, {person}}}")).unwrap();
        !roles.given(&person).is_empty()
    }

    #[test]
    fn hr_fields_give_roles() {
        let lead =
            "{any: [{title: \"CS Lead*\"}, {department: Customer Success, title: \"*Lead*\"}]}";
        for (matching, person, fits) in [
            (lead, "title: CS Lead EMEA", true),
            (lead, "title: cs lead", true),
            (lead, "title: Team Lead", false),
            (lead, "title: Team Lead, department: Customer Success", true),
            (lead, "department: Customer Success", false),
            ("{title: [Nurse, Midwife]}", "title: midwife", true),
            ("{title: [Nurse, Midwife]}", "title: Nurse II", false),
            ("{title: \"*\"}", "title: Anything / at all", true),
            ("{title: \"*\"}", "name: x", false),
            (
                "{all: [{title: A*}, {location: Oslo}]}",
                "title: Ab, location: Oslo",
                true,
            ),
            (
                "{all: [{title: A*}, {location: Oslo}]}",
                "title: Ab, location: Bergen",
                false,
            ),
            (
                "{location: Oslo, any: [{title: A}, {title: B}]}",
                "title: B, location: Oslo",
                true,
            ),
            (
                "{location: Oslo, any: [{title: A}, {title: B}]}",
                "title: B",
                false,
            ),
            (
                "{any: [{all: [{title: A}, {manager: m}]}]}",
                "title: A, manager: m",
                true,
            ),
            ("{}", "title: A", false),
            ("{any: [{}]}", "title: A", false),
            ("{title: A}", "title: A, kind: service", false),
        ] {
            assert_eq!(given(matching, person), fits, "{matching} for {person}");
        }
        for wrong in ["{titel: A}", "{title: \"[\"}", "{title: {a: b}}"] {
            let text = format!("roles: {{r: {{match: {wrong}}}}}");
            assert!(serde_yaml::from_str::<Roles>(&text).is_err(), "{wrong}");
        }
    }
}

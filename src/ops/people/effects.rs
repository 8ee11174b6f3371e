//! What a change of people.yaml means: who comes to which role by what, and has to know which SOPs from then on.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::organisation::Organisation;
use crate::domain::people::{People, Person};
use crate::ops::duties::in_force;
use crate::store::Snapshot;

/// What changes for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Who, by id.
    pub person: String,
    /// Their name.
    pub name: String,
    /// The roles that they come to, each with what gives it: `named`, or `match`.
    pub roles_gained: Vec<(String, String)>,
    /// The roles that they leave.
    pub roles_lost: Vec<String>,
    /// The SOPs that they have to know and had not.
    pub sops_gained: Vec<String>,
    /// The SOPs that they need not know any more.
    pub sops_lost: Vec<String>,
}

/// The organisation with other people, roles by `match:` included.
pub fn organisation_with(snapshot: &Snapshot, people: People) -> Organisation {
    let mut after = Organisation {
        people,
        ..Organisation::clone(&snapshot.organisation)
    };
    after.settle();
    after
}

/// What changes for whom, in the order of the new list, leavers at the end.
pub fn effects(
    snapshot: &Snapshot,
    before: &Organisation,
    after: &Organisation,
    today: Date,
) -> Vec<Effect> {
    let mut by_role: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for asked in in_force(snapshot, today) {
        for role in &asked.roles {
            by_role
                .entry(role.clone())
                .or_default()
                .insert(asked.id.to_string());
        }
    }
    let mut known: HashMap<Vec<String>, BTreeSet<String>> = HashMap::new();
    let mut sops = |organisation: &Organisation, roles: &[String]| {
        let sops = known.entry(roles.to_vec()).or_insert_with(|| {
            let all = organisation.closure(roles);
            let all = all.iter().filter_map(|role| by_role.get(role));
            all.flatten().cloned().collect()
        });
        sops.clone()
    };
    let here = |person: &Person| person.is_human() && person.end.is_none_or(|end| today <= end);
    let old: HashMap<&str, &Person> = before
        .people
        .people
        .iter()
        .filter(|person| here(person))
        .map(|person| (person.id.as_str(), person))
        .collect();
    let mut found = Vec::new();
    for person in &after.people.people {
        let was: &[String] = old.get(person.id.as_str()).map_or(&[], |old| &old.roles);
        let is: &[String] = if here(person) { &person.roles } else { &[] };
        if was == is {
            continue;
        }
        let (knew, knows) = (sops(before, was), sops(after, is));
        let gained = is.iter().filter(|role| !was.contains(role));
        let by = |role: &String| {
            let by = if person.given.contains(role) {
                "match"
            } else {
                "named"
            };
            (role.clone(), by.to_owned())
        };
        found.push(Effect {
            person: person.id.clone(),
            name: person.name.clone(),
            roles_gained: gained.map(by).collect(),
            roles_lost: was
                .iter()
                .filter(|role| !is.contains(role))
                .cloned()
                .collect(),
            sops_gained: knows.difference(&knew).cloned().collect(),
            sops_lost: knew.difference(&knows).cloned().collect(),
        });
    }
    found
}

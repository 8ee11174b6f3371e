//! Owners who are not there any more, and who could take over.
//!
//! 1. An owner by name is gone from the day after their last, or where people.yaml does not have them; a role is without
//!    anybody where no human who is with us is in it.
//! 2. For a person their manager is proposed, or the next one up who is with us; else whoever shares most roles with
//!    them, the longest with us first.
//! 3. For a role the narrowest role that includes it and that somebody is in is proposed; else the manager, or the next
//!    one up, of who was in it last.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::organisation::Organisation;
use super::people::{People, Person};
use super::reference::Reference;

/// Somebody who could take over, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Successor {
    /// Who.
    pub who: Reference,
    /// Why, in a phrase.
    pub why: &'static str,
}

/// Why an owner is no more, in a phrase; nothing where they are there.
pub fn departed(organisation: &Organisation, owner: &Reference, day: Date) -> Option<String> {
    match owner {
        Reference::Role(role) => {
            let anybody = !organisation.people_of(owner, day).is_empty();
            (!anybody).then(|| format!("nobody is in the role {role}"))
        }
        Reference::Person(text) => match organisation.people.by_id_or_email(text) {
            None => Some("is nobody in people.yaml".to_owned()),
            Some(person) => {
                let end = person.end.filter(|end| *end < day)?;
                Some(format!("left on {end}"))
            }
        },
    }
}

/// Who could take over what an owner leaves.
pub fn successor(organisation: &Organisation, owner: &Reference, day: Date) -> Option<Successor> {
    match owner {
        Reference::Role(role) => wider(organisation, role, day)
            .or_else(|| up(organisation, last_in(organisation, role)?, day)),
        Reference::Person(text) => {
            let gone = organisation.people.by_id_or_email(text)?;
            up(organisation, gone, day).or_else(|| alike(organisation, gone, day))
        }
    }
}

fn here(person: &Person, day: Date) -> bool {
    person.is_human() && person.active_on(day)
}

/// The manager of somebody who is gone, or the next one up who is here.
pub fn next_up<'a>(people: &'a People, gone: &'a Person, day: Date) -> Option<&'a Person> {
    let (mut seen, mut at) = (BTreeSet::from([gone.id.as_str()]), gone);
    loop {
        at = people.by_id_or_email(at.manager.as_deref()?)?;
        if !seen.insert(&at.id) {
            return None;
        }
        if here(at, day) {
            return Some(at);
        }
    }
}

fn up(organisation: &Organisation, gone: &Person, day: Date) -> Option<Successor> {
    let next = next_up(&organisation.people, gone, day)?;
    Some(Successor {
        who: Reference::Person(next.id.clone()),
        why: "the manager",
    })
}

/// Whoever shares most roles, the longest with us first.
fn alike(organisation: &Organisation, gone: &Person, day: Date) -> Option<Successor> {
    let shared = |person: &&Person| {
        let roles = person.roles.iter();
        roles.filter(|role| gone.roles.contains(role)).count()
    };
    let people = organisation.people.humans_on(day);
    let best = people
        .filter(|person| person.id != gone.id && shared(person) > 0)
        .min_by_key(|person| (Reverse(shared(person)), person.start, &person.id))?;
    Some(Successor {
        who: Reference::Person(best.id.clone()),
        why: "in the same role",
    })
}

/// The narrowest role that includes it and that somebody is in.
fn wider(organisation: &Organisation, role: &str, day: Date) -> Option<Successor> {
    let roles = &organisation.roles;
    let names = roles.roles.keys().filter(|name| *name != role);
    let held = names
        .filter(|name| roles.with_included(name).contains(role))
        .map(|name| Reference::Role(name.clone()))
        .filter(|name| !organisation.people_of(name, day).is_empty());
    let width = |name: &Reference| {
        name.role()
            .map_or(0, |name| roles.with_included(name).len())
    };
    Some(Successor {
        who: held.min_by_key(|name| (width(name), name.clone()))?,
        why: "the role that includes it",
    })
}

/// Who was in a role last.
fn last_in<'a>(organisation: &'a Organisation, role: &str) -> Option<&'a Person> {
    let people = organisation.people.people.iter();
    people
        .filter(|person| person.roles.iter().any(|held| held == role))
        .max_by_key(|person| person.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn organisation(people: &str) -> Organisation {
        Organisation {
            people: serde_yaml::from_str(&format!("people: [{people}]")).unwrap(),
            roles: serde_yaml::from_str(
                "roles: {agent: {}, lead: {includes: [agent]}, head: {includes: [lead]}, clerk: {}}",
            )
            .unwrap(),
            ..Organisation::default()
        }
    }

    #[test]
    fn successors_by_rule() {
        let boss = "{id: boss, roles: [head]}";
        let gone = "{id: gone, roles: [agent, clerk], manager: boss, end: 2026-01-31}";
        for (case, people, owner, wanted) in [
            (
                "on the last day they are there",
                format!("{boss}, {}", gone.replace("01-31", "02-01")),
                "gone",
                "there",
            ),
            ("the manager", format!("{boss}, {gone}"), "gone", "boss"),
            (
                "by address",
                format!(
                    "{boss}, {}",
                    gone.replace("id: gone", "id: gone, emails: [g@x.org]")
                ),
                "g@x.org",
                "boss",
            ),
            (
                "the next one up",
                format!(
                    "{boss}, {{id: mid, manager: boss, end: 2026-01-01}}, {}",
                    gone.replace("manager: boss", "manager: mid")
                ),
                "gone",
                "boss",
            ),
            (
                "a manager who is not here yet",
                format!(
                    "{}, {gone}, {{id: a, roles: [agent]}}",
                    boss.replace('}', ", start: 2027-01-01}")
                ),
                "gone",
                "a",
            ),
            (
                "managers in a circle",
                format!(
                    "{{id: boss, manager: gone, end: 2026-01-01}}, {gone}, {{id: a, roles: [agent]}}"
                ),
                "gone",
                "a",
            ),
            (
                "most roles shared",
                format!(
                    "{}, {{id: a, roles: [agent]}}, {{id: b, roles: [clerk, agent]}}",
                    gone.replace("manager: boss, ", "")
                ),
                "gone",
                "b",
            ),
            (
                "the longest with us",
                format!(
                    "{}, {{id: a, roles: [agent], start: 2026-01-01}}, {{id: b, roles: [agent], start: 2025-01-01}}",
                    gone.replace("manager: boss, ", "")
                ),
                "gone",
                "b",
            ),
            (
                "a machine owns nothing",
                format!(
                    "{}, {{id: a, kind: service, roles: [agent]}}",
                    gone.replace("manager: boss, ", "")
                ),
                "gone",
                "nobody",
            ),
            (
                "nobody in people.yaml",
                boss.to_owned(),
                "stranger",
                "nobody",
            ),
            (
                "a role somebody is in",
                "{id: a, roles: [agent]}".to_owned(),
                "role:agent",
                "there",
            ),
            (
                "who is in a wider role owns nothing by it",
                "{id: a, roles: [lead]}".to_owned(),
                "role:agent",
                "role:lead",
            ),
            (
                "the narrowest",
                "{id: a, roles: [head]}, {id: b, roles: [lead]}".to_owned(),
                "role:agent",
                "role:lead",
            ),
            (
                "only the widest is held",
                boss.to_owned(),
                "role:agent",
                "role:head",
            ),
            (
                "the manager of the last",
                format!("{}, {gone}", boss.replace("head", "x")),
                "role:clerk",
                "boss",
            ),
            (
                "a role that nobody ever was in",
                boss.to_owned(),
                "role:clerk",
                "nobody",
            ),
            (
                "on leave is there",
                "{id: a, leave: [{from: 2026-01-01}]}".to_owned(),
                "a",
                "there",
            ),
        ] {
            let organisation = organisation(&people);
            let owner = owner.parse().unwrap();
            let day = "2026-02-01".parse().unwrap();
            let found = match departed(&organisation, &owner, day) {
                None => "there".to_owned(),
                Some(_) => successor(&organisation, &owner, day)
                    .map_or_else(|| "nobody".to_owned(), |found| found.who.to_string()),
            };
            assert_eq!(found, wanted, "{case}");
        }
    }
}

//! people.yaml with entries changed and added, every other byte as it was, and proven.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::edit::FieldChange;
use crate::domain::people::{Key, Leave, Login, PEOPLE_FILE, People, Person, PersonKind};
use crate::domain::yaml::parse;
use crate::domain::yaml_edit::{append, line_end, list, map, set, text};
use crate::domain::yaml_list::{items, places};
use crate::error::Result;
use crate::ops::settings_edit::layout;

/// A field with its value as YAML.
type Field = (&'static str, String);

/// Everything that an entry says, field by field, as YAML; what is absent is not there.
fn fields(person: &Person) -> Vec<Field> {
    let mut fields = vec![("id", text(&person.id)), ("name", text(&person.name))];
    let mut optional =
        |field, value: Option<String>| fields.extend(value.map(|value| (field, value)));
    let some = |there: bool, value: String| there.then_some(value);
    optional(
        "emails",
        some(!person.emails.is_empty(), list(&person.emails)),
    );
    optional(
        "logins",
        some(!person.logins.is_empty(), logins(&person.logins)),
    );
    optional(
        "kind",
        some(person.kind == PersonKind::Service, "service".to_owned()),
    );
    optional("roles", some(!person.roles.is_empty(), list(&person.roles)));
    optional("manager", person.manager.as_deref().map(text));
    optional("start", person.start.map(|day| day.to_string()));
    optional("end", person.end.map(|day| day.to_string()));
    optional(
        "leave",
        some(!person.leave.is_empty(), leave(&person.leave)),
    );
    optional("keys", some(!person.keys.is_empty(), keys(&person.keys)));
    optional("title", person.title.as_deref().map(text));
    optional("department", person.department.as_deref().map(text));
    optional("location", person.location.as_deref().map(text));
    optional(
        "source",
        some(!person.source.is_empty(), source(&person.source)),
    );
    fields
}

fn logins(logins: &BTreeMap<String, Login>) -> String {
    let one = |(forge, login): (&String, &Login)| {
        let mut fields = vec![("login", text(&login.login))];
        fields.extend(login.id.map(|id| ("id", id.to_string())));
        format!("{}: {}", text(forge), map(&fields))
    };
    format!(
        "{{{}}}",
        logins.iter().map(one).collect::<Vec<_>>().join(", ")
    )
}

fn leave(leave: &[Leave]) -> String {
    let one = |leave: &Leave| {
        let mut fields = vec![("from", leave.from.to_string())];
        fields.extend(leave.to.map(|to| ("to", to.to_string())));
        map(&fields)
    };
    format!("[{}]", leave.iter().map(one).collect::<Vec<_>>().join(", "))
}

fn keys(keys: &[Key]) -> String {
    let one = |key: &Key| {
        let mut fields = vec![("key", serde_json::Value::from(key.key.as_str()).to_string())];
        fields.extend(key.from.map(|day| ("from", day.to_string())));
        fields.extend(key.until.map(|day| ("until", day.to_string())));
        fields.extend(
            key.compromised_since
                .map(|day| ("compromised_since", day.to_string())),
        );
        map(&fields)
    };
    format!("[{}]", keys.iter().map(one).collect::<Vec<_>>().join(", "))
}

fn source(source: &BTreeMap<String, String>) -> String {
    let one = |(from, id): (&String, &String)| {
        format!("{}: {}", text(from), serde_json::Value::from(id.as_str()))
    };
    format!(
        "{{{}}}",
        source.iter().map(one).collect::<Vec<_>>().join(", ")
    )
}

#[derive(Deserialize)]
struct IdOnly {
    id: String,
}

/// The file in which these people are as given: those that it has are changed in the fields that differ, others are added
/// at its end.
///
/// # Errors
/// The file cannot be read, or is laid out so that it cannot be edited safely.
pub fn with(file: &str, wanted: &[Person]) -> Result<String> {
    let before: People = parse(PEOPLE_FILE, file.as_bytes())?;
    let known: BTreeMap<&str, &Person> = before
        .people
        .iter()
        .map(|person| (person.id.as_str(), person))
        .collect();
    let mut changes: BTreeMap<&str, (&Person, &Person)> = BTreeMap::new();
    let mut new = Vec::new();
    for person in wanted {
        match known.get(person.id.as_str()) {
            Some(old) if *old != person => drop(changes.insert(&person.id, (old, person))),
            Some(_) => {}
            None => new.push(person),
        }
    }
    let mut edited = replaced(file, &changes)?;
    if let [first, rest @ ..] = new.as_slice() {
        edited = append(&edited, "people", &fields(first)).ok_or_else(|| layout(PEOPLE_FILE))?;
        let indent = places(&edited, "people").map_or(2, |found| found.indent);
        let (lead, ends) = (" ".repeat(indent), line_end(&edited));
        for person in rest {
            for (at, (field, value)) in fields(person).into_iter().enumerate() {
                let mark = if at == 0 { "- " } else { "  " };
                edited.push_str(&format!("{lead}{mark}{field}: {value}{ends}"));
            }
        }
    }
    proven(&before, &edited, &changes, &new)?;
    Ok(edited)
}

fn replaced(file: &str, changes: &BTreeMap<&str, (&Person, &Person)>) -> Result<String> {
    if changes.is_empty() {
        return Ok(file.to_owned());
    }
    let refuse = || layout(PEOPLE_FILE);
    let skipped = file.len() - file.strip_prefix('\u{feff}').unwrap_or(file).len();
    let found = places(&file[skipped..], "people").ok_or_else(refuse)?;
    let texts = items(file, "people").ok_or_else(refuse)?;
    let mut edited = String::with_capacity(file.len() + 64 * changes.len());
    let mut at = 0;
    for (place, alone) in found.places.iter().zip(&texts) {
        let place = place.start + skipped..place.end + skipped;
        edited.push_str(&file[at..place.start]);
        at = place.end;
        let item = &file[place];
        let Ok(IdOnly { id }) = serde_yaml::from_str(alone) else {
            return Err(refuse());
        };
        match changes.get(id.as_str()) {
            Some((old, new)) => {
                edited.push_str(&changed(item, found.indent, old, new).ok_or_else(refuse)?);
            }
            None => edited.push_str(item),
        }
    }
    edited.push_str(&file[at..]);
    Ok(edited)
}

fn changed(item: &str, indent: usize, old: &Person, new: &Person) -> Option<String> {
    let (before, after) = (fields(old), fields(new));
    let value = |fields: &[Field], name: &str| {
        let field = fields.iter().find(|(field, _)| *field == name);
        field.map(|(_, value)| value.clone())
    };
    let mut edited = item.to_owned();
    for (name, _) in before
        .iter()
        .filter(|(name, _)| value(&after, name).is_none())
    {
        edited = set(&edited, indent, name, None)?;
    }
    for (name, wanted) in &after {
        if value(&before, name).as_ref() != Some(wanted) {
            edited = set(&edited, indent, name, Some(wanted))?;
        }
    }
    Some(edited)
}

/// The fields in which two states of somebody differ.
pub fn differences(before: &Person, after: &Person) -> Vec<FieldChange> {
    let (old, new) = (fields(before), fields(after));
    let value = |fields: &[Field], name: &str| {
        let field = fields.iter().find(|(field, _)| *field == name);
        field.map(|(_, value)| value.clone())
    };
    let names: BTreeMap<&str, ()> = old
        .iter()
        .chain(&new)
        .map(|(name, _)| (*name, ()))
        .collect();
    let all = names.into_keys().map(|name| FieldChange {
        field: name.to_owned(),
        before: value(&old, name),
        after: value(&new, name),
    });
    all.filter(|one| one.before != one.after).collect()
}

/// Whoever was not to change is as before, and whoever was is as wanted.
fn proven(
    before: &People,
    edited: &str,
    changes: &BTreeMap<&str, (&Person, &Person)>,
    new: &[&Person],
) -> Result<()> {
    let after: People = parse(PEOPLE_FILE, edited.as_bytes())?;
    let wanted = before.people.iter().map(|person| {
        let change = changes.get(person.id.as_str());
        change.map_or(person, |(_, wanted)| *wanted)
    });
    let same = wanted.chain(new.iter().copied()).eq(after.people.iter());
    if same {
        Ok(())
    } else {
        Err(layout(PEOPLE_FILE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# who\npeople:\n  - {id: a, name: Ann, roles: [x]} # first\n  - id: b\n    name: Bob\n    # his keys\n    keys:\n      - key: ssh-ed25519 AAAA\n    roles: [x]\n";

    fn people(file: &str) -> Vec<Person> {
        parse::<People>(PEOPLE_FILE, file.as_bytes())
            .unwrap()
            .people
    }

    #[test]
    fn only_what_changes_changes() {
        let mut all = people(FILE);
        all[0].end = Some("2026-01-31".parse().unwrap());
        all[1].roles.clear();
        all[1].title = Some("Lead: EMEA".to_owned());
        let mut third = all[0].clone();
        third.id = "c".to_owned();
        third.source.insert("bamboohr".to_owned(), "12".to_owned());
        all.push(third);
        let edited = with(FILE, &all).unwrap();
        assert_eq!(
            edited,
            "# who\npeople:\n  - {id: a, name: Ann, roles: [x], end: 2026-01-31} # first\n  - id: b\n    name: Bob\n    # his keys\n    keys:\n      - key: ssh-ed25519 AAAA\n    title: \"Lead: EMEA\"\n  - id: c\n    name: Ann\n    roles: [x]\n    end: 2026-01-31\n    source: {bamboohr: \"12\"}\n"
        );
        assert_eq!(people(&edited), all);
        assert_eq!(with(&edited, &all).unwrap(), edited);
    }

    #[test]
    fn many_are_added_one_after_another() {
        for file in ["", "people: []\n", "people:\n", FILE, "people:\n- id: z\n"] {
            let mut all = people(file);
            for number in 0..20 {
                let mut one: Person = serde_yaml::from_str("{id: n, name: N}").unwrap();
                one.id = format!("n{number}");
                one.leave.push(Leave {
                    from: "2026-01-01".parse().unwrap(),
                    to: None,
                });
                all.push(one);
            }
            let edited = with(file, &all).unwrap_or_else(|error| panic!("{file:?}: {error}"));
            assert_eq!(people(&edited), all, "{file:?}");
        }
    }

    #[test]
    fn another_layout_is_refused() {
        let file = "people: [{id: a, name: Ann}]\n";
        let mut all = people(file);
        all[0].end = Some("2026-01-31".parse().unwrap());
        assert!(with(file, &all).is_err());
    }
}

//! `people edit`, `people leave` and `people link`: one entry, changed in what is asked for and nothing else.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::effects::{Effect, effects, organisation_with};
use super::surgery;
use crate::domain::people::{Key, Leave, Login, PEOPLE_FILE, People, Person};
use crate::domain::yaml::parse;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::ops::role::{Orphan, orphans};
use crate::ops::settings_edit::{Committed, committed};
use crate::ops::todo::known_role;
use crate::store::{Change, FileEdit, Snapshot};

/// What is asked for: one of these at a time, or several.
#[derive(Debug, Clone, Default)]
pub struct EditRequest {
    /// Who, by id or address.
    pub person: String,
    /// Another name.
    pub name: Option<String>,
    /// Addresses more.
    pub emails: Vec<String>,
    /// Roles more.
    pub roles: Vec<String>,
    /// Roles less.
    pub without_roles: Vec<String>,
    /// Another manager.
    pub manager: Option<String>,
    /// Another job title.
    pub title: Option<String>,
    /// Another department.
    pub department: Option<String>,
    /// Another location.
    pub location: Option<String>,
    /// Another first day.
    pub start: Option<Date>,
    /// Their last day.
    pub end: Option<Date>,
    /// They are back: no last day any more, and this first one.
    pub back: Option<Date>,
    /// An absence: from, and to.
    pub leave: Option<(Date, Option<Date>)>,
    /// An account on a forge: forge, login, number.
    pub login: Option<(String, String, Option<u64>)>,
    /// A signing key, from today.
    pub key: Option<String>,
    /// The key that this is a part of is closed: with today, or as compromised since that day.
    pub close: Option<(String, Option<Date>)>,
    /// Commit just this file on the default branch.
    pub commit: bool,
}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EditReport {
    /// Who, by id.
    pub person: String,
    /// Their name.
    pub name: String,
    /// What changed, field by field: before and after, as YAML has it.
    pub changed: Vec<FieldChange>,
    /// What changes for whom.
    pub effects: Vec<Effect>,
    /// SOPs that are left without an owner by it, with who could take over.
    pub orphans: Vec<Orphan>,
    /// People whose manager this was, by id.
    pub reports: Vec<String>,
    /// The commit, where one was made.
    pub commit: Option<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// What else there is to know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Its name.
    pub field: String,
    /// What it was.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
}

/// Edits an entry of people.yaml, whose text as it stands is given.
///
/// # Errors
/// There is no such person, role or manager, a key or address is somebody else's, nothing is asked for, or the file is
/// laid out so that it cannot be edited safely.
pub fn edit(
    snapshot: &Snapshot,
    file: &str,
    request: &EditRequest,
    now: Now,
) -> Result<(EditReport, Change)> {
    let today = snapshot.today(now);
    let mut people: People = parse(PEOPLE_FILE, file.as_bytes())?;
    // What the file says already, committed or not, is no change of this edit.
    let was = organisation_with(snapshot, people.clone());
    let before = found(&people, &request.person)?.clone();
    let after = wanted(snapshot, &people, &before, request, today)?;
    for person in &mut people.people {
        if person.id == after.id {
            person.clone_from(&after);
        }
    }
    if let Some(conflict) = people.conflicts().into_iter().next() {
        return Err(Error::refused(conflict)
            .code("taken")
            .hint("sop people list"));
    }
    let changed = surgery::differences(&before, &after);
    let organisation = organisation_with(snapshot, people);
    let mut report = EditReport {
        person: after.id.clone(),
        name: after.name.clone(),
        effects: effects(snapshot, &was, &organisation, today),
        orphans: left_behind(snapshot, &organisation, &before, &after),
        reports: reports(&organisation.people, &before, &after, today),
        changed,
        commit: None,
        next: Vec::new(),
        notices: notices(&before, &after),
        would_write: Vec::new(),
    };
    if report.changed.is_empty() {
        return Ok((report, Change::default()));
    }
    let edit = FileEdit {
        path: PEOPLE_FILE.to_owned(),
        bytes: Some(surgery::with(file, std::slice::from_ref(&after))?.into_bytes()),
    };
    let fields: Vec<&str> = report
        .changed
        .iter()
        .map(|one| one.field.as_str())
        .collect();
    let subject = format!("people: {}, {}", after.id, fields.join(", "));
    let Committed { change, next } = committed(snapshot, vec![edit], &subject, request.commit)?;
    let mut steps = next.unwrap_or_default();
    steps.extend(
        report
            .orphans
            .iter()
            .filter_map(|orphan| orphan.command.clone()),
    );
    steps.extend(
        report
            .reports
            .iter()
            .map(|id| format!("sop people edit {id} --manager PERSON")),
    );
    if steps.is_empty() {
        steps.push(format!("sop todo --person {}", after.id));
    }
    report.next = steps;
    Ok((report, change))
}

fn found<'a>(people: &'a People, text: &str) -> Result<&'a Person> {
    people.by_id_or_email(text).ok_or_else(|| {
        let error = Error::usage(format!("`{text}` is nobody in people.yaml"));
        error.hint(people.hint(text))
    })
}

fn wanted(
    snapshot: &Snapshot,
    people: &People,
    before: &Person,
    request: &EditRequest,
    today: Date,
) -> Result<Person> {
    let mut after = before.clone();
    let replace = |field: &mut Option<String>, value: &Option<String>| {
        if let Some(value) = value {
            *field = (!value.is_empty()).then(|| value.clone());
        }
    };
    replace(&mut after.title, &request.title);
    replace(&mut after.department, &request.department);
    replace(&mut after.location, &request.location);
    if let Some(name) = &request.name {
        after.name.clone_from(name);
    }
    if let Some(manager) = &request.manager {
        let manager = found(people, manager)?;
        if manager.id == before.id {
            return Err(Error::usage("nobody is their own manager"));
        }
        after.manager = Some(manager.id.clone());
    }
    for role in &request.roles {
        known_role(snapshot, role)?;
        if !after.roles.contains(role) {
            after.roles.push(role.clone());
        }
    }
    for role in &request.without_roles {
        if !after.roles.contains(role) {
            let error = Error::usage(format!("{} is not in the role `{role}` by name", before.id));
            return Err(
                error.hint("a role by `match:` follows the HR fields: --title, --department")
            );
        }
        after.roles.retain(|held| held != role);
    }
    for email in &request.emails {
        if !after.has_email(email) {
            after.emails.push(email.clone());
        }
    }
    after.start = request.start.or(after.start);
    after.end = request.end.or(after.end);
    if let Some(day) = request.back {
        (after.start, after.end) = (Some(day), None);
    }
    if let (Some(start), Some(end)) = (after.start, after.end)
        && end < start
    {
        return Err(Error::usage(format!(
            "the last day {end} is before the first, {start}"
        )));
    }
    if let Some((from, to)) = request.leave {
        absent(&mut after, from, to)?;
    }
    if let Some((forge, login, id)) = &request.login {
        let login = Login {
            login: login.clone(),
            id: *id,
        };
        after.logins.insert(forge.clone(), login);
    }
    keys(&mut after, request, today)?;
    Ok(after)
}

/// An absence more; one that is still without an end gets it.
fn absent(after: &mut Person, from: Date, to: Option<Date>) -> Result<()> {
    if let Some(to) = to.filter(|to| *to < from) {
        return Err(Error::usage(format!(
            "the leave ends on {to}, before it begins"
        )));
    }
    match after.leave.iter_mut().find(|leave| leave.from == from) {
        Some(leave) => leave.to = to,
        None => after.leave.push(Leave { from, to }),
    }
    Ok(())
}

fn keys(after: &mut Person, request: &EditRequest, today: Date) -> Result<()> {
    if let Some((part, compromised)) = &request.close {
        let mut matching = after
            .keys
            .iter_mut()
            .filter(|key| key.key.contains(part.as_str()));
        let (Some(key), None) = (matching.next(), matching.next()) else {
            return Err(Error::usage(format!(
                "`{part}` is not part of exactly one key of theirs"
            )));
        };
        match compromised {
            Some(since) => key.compromised_since = Some(*since),
            None => key.until = Some(today),
        }
    }
    if let Some(key) = &request.key {
        let parts: Vec<&str> = key.split_whitespace().collect();
        if parts.len() < 2 || key.contains("PRIVATE") {
            return Err(Error::usage("this is no public key")
                .hint("one line as in an authorised-keys file: ssh-ed25519 AAAA…"));
        }
        if !after
            .keys
            .iter()
            .any(|known| known.key.split_whitespace().nth(1) == Some(parts[1]))
        {
            after.keys.push(Key {
                key: key.trim().to_owned(),
                from: Some(today),
                until: None,
                compromised_since: None,
            });
        }
    }
    Ok(())
}

/// What they own, and own no more after their last day.
fn left_behind(
    snapshot: &Snapshot,
    organisation: &crate::domain::organisation::Organisation,
    before: &Person,
    after: &Person,
) -> Vec<Orphan> {
    let Some(end) = after.end.filter(|_| before.end != after.end) else {
        return Vec::new();
    };
    let gone = end.tomorrow().unwrap_or(end);
    let had: Vec<Orphan> = orphans(snapshot, gone);
    let mut then = snapshot.clone();
    then.organisation = Arc::new(organisation.clone());
    let mut left = orphans(&then, gone);
    left.retain(|orphan| !had.iter().any(|known| known.sop == orphan.sop));
    left
}

/// Who is without a manager by it.
fn reports(people: &People, before: &Person, after: &Person, today: Date) -> Vec<String> {
    if after.end.is_none() || before.end == after.end {
        return Vec::new();
    }
    let managed = |person: &&Person| {
        let manager = person.manager.as_deref();
        manager.is_some_and(|manager| manager == after.id || after.has_email(manager))
    };
    let here = people.humans_on(today).filter(managed);
    here.map(|person| person.id.clone()).collect()
}

fn notices(before: &Person, after: &Person) -> Vec<String> {
    let mut notices = Vec::new();
    let known = (&before.keys, &before.logins, &before.emails)
        == (&after.keys, &after.logins, &after.emails);
    if !known || before.start != after.start {
        notices
            .push("who may decide changes with it: `sop verify` lists it from now on".to_owned());
    }
    let numbered = |login: &Login| login.id.is_some();
    if !after.logins.values().all(numbered) && before.logins != after.logins {
        notices.push("a login without its number is whoever has that name: --number N".to_owned());
    }
    notices
}

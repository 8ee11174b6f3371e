//! `role add`: a role more in roles.yaml.

use serde::{Deserialize, Serialize};

use crate::domain::lookalike::{doubt, look};
use crate::domain::people::Person;
use crate::domain::reference::is_name;
use crate::domain::roles::{ROLES_FILE, Role, Roles};
use crate::domain::suggest;
use crate::domain::yaml::parse;
use crate::domain::yaml_edit::{append_entry, list, map, text};
use crate::error::{Error, Result};
use crate::ops::settings_edit::{Committed, committed, layout};
use crate::store::{Change, FileEdit, Snapshot};

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct AddRequest {
    /// Its name.
    pub role: String,
    /// Its title.
    pub title: Option<String>,
    /// The roles whose SOPs one in it must know too.
    pub includes: Vec<String>,
    /// The path that leads into it.
    pub path: Option<String>,
    /// Job titles that have it.
    pub titles: Vec<String>,
    /// Departments that have it; with titles, both have to fit.
    pub departments: Vec<String>,
    /// Locations that have it; with the others, all have to fit.
    pub locations: Vec<String>,
    /// Commit just this file on the default branch.
    pub commit: bool,
}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AddReport {
    /// Its name.
    pub role: String,
    /// Who has it by their HR fields, by id.
    pub people: Vec<String>,
    /// What they have to know by the roles that it includes.
    pub sops: Vec<String>,
    /// The commit, where one was made.
    pub commit: Option<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
}

/// Adds to roles.yaml, whose text as it stands is given.
///
/// # Errors
/// The name is none or taken, a role or path is unknown, or the file is laid out so that nothing can be added safely.
pub fn add(
    snapshot: &Snapshot,
    file: &str,
    request: &AddRequest,
    today: jiff::civil::Date,
) -> Result<(AddReport, Change)> {
    let before: Roles = parse(ROLES_FILE, file.as_bytes())?;
    refuse(snapshot, &before, request)?;
    let name = &request.role;
    let edited = append_entry(file, "roles", name, &entry(request), &[])
        .ok_or_else(|| layout(ROLES_FILE))?;
    let mut after: Roles = parse(ROLES_FILE, edited.as_bytes())?;
    let Some(role) = after.roles.remove(name).filter(|_| after == before) else {
        return Err(layout(ROLES_FILE));
    };
    let report = report(snapshot, request, &role, today);
    let edit = FileEdit {
        path: ROLES_FILE.to_owned(),
        bytes: Some(edited.into_bytes()),
    };
    let subject = format!("roles: {name}");
    let Committed { change, next } = committed(snapshot, vec![edit], &subject, request.commit)?;
    let mut report = report;
    report.next = next.unwrap_or_default();
    report.next.push(format!("sop role assign SOP {name}"));
    Ok((report, change))
}

fn refuse(snapshot: &Snapshot, before: &Roles, request: &AddRequest) -> Result<()> {
    let name = &request.role;
    if !is_name(name) || name.contains(['@', '+']) {
        return Err(Error::usage(format!("`{name}` is no name of a role"))
            .hint("letters, digits, `-`: cs-lead"));
    }
    if before.roles.contains_key(name) {
        let error = Error::refused(format!("there is a role `{name}` already"));
        return Err(error
            .code("role-taken")
            .hint(format!("sop role show {name}")));
    }
    let wanted = look(name);
    if let Some(alike) = before.roles.keys().find(|one| look(one) == wanted) {
        let what = format!("the role `{name}` looks like `{alike}`");
        return Err(Error::refused(what)
            .code("role-taken")
            .hint(format!("sop role show {alike}")));
    }
    if let Some(why) = doubt(name) {
        return Err(Error::usage(format!("the role `{name}` {why}"))
            .hint("write it in the letters of one script"));
    }
    let known = |what: &str, name: &String, names: Vec<&str>| {
        if names.contains(&name.as_str()) {
            return Ok(());
        }
        let error = Error::usage(format!("there is no {what} `{name}`"));
        Err(match suggest::nearest(name, names) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error.hint(format!("sop {what} list")),
        })
    };
    for included in &request.includes {
        known(
            "role",
            included,
            before.roles.keys().map(String::as_str).collect(),
        )?;
    }
    if let Some(path) = &request.path {
        let paths = snapshot.organisation.paths.paths.keys();
        known("path", path, paths.map(String::as_str).collect())?;
    }
    Ok(())
}

fn entry(request: &AddRequest) -> String {
    let mut fields = Vec::new();
    fields.extend(request.title.as_ref().map(|title| ("title", text(title))));
    if !request.includes.is_empty() {
        fields.push(("includes", list(&request.includes)));
    }
    fields.extend(request.path.as_ref().map(|path| ("path", text(path))));
    let matching = [
        ("title", &request.titles),
        ("department", &request.departments),
        ("location", &request.locations),
    ];
    let quoted = |texts: &[String]| {
        let texts: Vec<String> = texts
            .iter()
            .map(|text| serde_json::Value::from(text.as_str()).to_string())
            .collect();
        match texts.as_slice() {
            [one] => one.clone(),
            _ => format!("[{}]", texts.join(", ")),
        }
    };
    let matching: Vec<(&str, String)> = matching
        .into_iter()
        .filter(|(_, texts)| !texts.is_empty())
        .map(|(field, texts)| (field, quoted(texts)))
        .collect();
    if !matching.is_empty() {
        fields.push(("match", map(&matching)));
    }
    map(&fields)
}

fn report(
    snapshot: &Snapshot,
    request: &AddRequest,
    role: &Role,
    today: jiff::civil::Date,
) -> AddReport {
    let fits = |person: &&Person| role.matching.as_ref().is_some_and(|one| one.fits(person));
    let people = snapshot.organisation.people.humans_on(today).filter(fits);
    let included = snapshot.organisation.closure(&request.includes);
    let all = crate::ops::duties::in_force(snapshot, today);
    let asked = all
        .iter()
        .filter(|asked| asked.roles.iter().any(|role| included.contains(role)));
    AddReport {
        role: request.role.clone(),
        people: people.map(|person| person.id.clone()).collect(),
        sops: asked.map(|asked| asked.id.to_string()).collect(),
        commit: None,
        next: Vec::new(),
        would_write: Vec::new(),
    }
}

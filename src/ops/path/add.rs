//! `path add`: a path more, or a stage more of one.

use serde::{Deserialize, Serialize};

use crate::domain::id::SopId;
use crate::domain::interval::Interval;
use crate::domain::paths::{PATHS_FILE, Paths};
use crate::domain::reference::is_name;
use crate::domain::roles::{ROLES_FILE, Roles};
use crate::domain::yaml::parse;
use crate::domain::yaml_edit::{append_below, append_entry, list, map, text};
use crate::error::{Error, Result};
use crate::ops::settings_edit::{Committed, committed};
use crate::ops::todo::known_role;
use crate::store::{Change, FileEdit, Snapshot};

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct AddRequest {
    /// The path; one that is there gets the stage.
    pub path: String,
    /// Its title, where it is new.
    pub title: Option<String>,
    /// The role that it leads into, where it is new.
    pub role: Option<String>,
    /// A stage more.
    pub stage: Option<NewStage>,
    /// Commit just these files on the default branch.
    pub commit: bool,
}

/// A stage more.
#[derive(Debug, Clone, Default)]
pub struct NewStage {
    /// Its id.
    pub id: String,
    /// How soon.
    pub due: Option<Interval>,
    /// The stages that come first.
    pub after: Vec<String>,
    /// Its SOPs.
    pub sops: Vec<String>,
    /// `acknowledgement`, or `sign-off` with who signs.
    pub checkpoint: Option<String>,
}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AddReport {
    /// The path.
    pub path: String,
    /// Whether it is new.
    pub new: bool,
    /// The stage that it got.
    pub stage: Option<String>,
    /// The role that it leads into now.
    pub role: Option<String>,
    /// Who is on it, by id.
    pub people: Vec<String>,
    /// The commit, where one was made.
    pub commit: Option<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
}

/// Adds to paths.yaml, and where a role is named to roles.yaml; their texts as they stand are given.
///
/// # Errors
/// A name is none, nothing would be added, or a file is laid out so that nothing can be added safely.
pub fn add(
    snapshot: &Snapshot,
    paths: &str,
    roles: &str,
    request: &AddRequest,
    today: jiff::civil::Date,
) -> Result<(AddReport, Change)> {
    let before: Paths = parse(PATHS_FILE, paths.as_bytes())?;
    let name = request.path.as_str();
    refuse_names(request)?;
    let known = before.paths.contains_key(name);
    if known && request.stage.is_none() {
        let error = Error::refused(format!("there is a path `{name}` already")).code("path-taken");
        return Err(error.hint(format!("sop path add {name} --stage ID   (adds a stage)")));
    }
    let mut edited = paths.to_owned();
    if !known {
        let title = request.title.clone().unwrap_or_else(|| name.to_owned());
        let below = [format!("title: {}", text(&title))];
        edited = append_entry(&edited, "paths", name, "", &below).ok_or_else(layout)?;
    }
    if let Some(stage) = &request.stage {
        edited = append_below(&edited, name, "stages", &entry(stage)?).ok_or_else(layout)?;
    }
    proven(&before, &edited, request)?;
    let mut edits = vec![FileEdit {
        path: PATHS_FILE.to_owned(),
        bytes: Some(edited.into_bytes()),
    }];
    if let Some(role) = &request.role {
        known_role(snapshot, role)?;
        edits.push(leading(roles, role, name)?);
    }
    let organisation = &snapshot.organisation;
    let leads = |role: &String| {
        let there = organisation.roles.roles.get(role);
        there.and_then(|role| role.path.as_deref()) == Some(name)
            || request.role.as_ref() == Some(role)
    };
    let on_it = organisation.people.humans_on(today);
    let people = on_it.filter(|person| person.roles.iter().any(leads));
    let subject = match &request.stage {
        Some(stage) => format!("paths: {name}, {}", stage.id),
        None => format!("paths: {name}"),
    };
    let mut report = AddReport {
        path: name.to_owned(),
        new: !known,
        stage: request.stage.as_ref().map(|stage| stage.id.clone()),
        role: request.role.clone(),
        people: people.map(|person| person.id.clone()).collect(),
        commit: None,
        next: Vec::new(),
        would_write: Vec::new(),
    };
    let Committed { change, next } = committed(snapshot, edits, &subject, request.commit)?;
    report.next = next.unwrap_or_else(|| vec![format!("sop path show {name}")]);
    Ok((report, change))
}

fn refuse_names(request: &AddRequest) -> Result<()> {
    let stage = request.stage.as_ref();
    let names = [Some(&request.path), stage.map(|stage| &stage.id)];
    for name in names.into_iter().flatten() {
        if !is_name(name) || name.contains(['@', '+']) {
            return Err(
                Error::usage(format!("`{name}` is no name of a path or stage"))
                    .hint("letters, digits, `-`: cs-lead-ramp"),
            );
        }
    }
    for sop in stage.iter().flat_map(|stage| &stage.sops) {
        SopId::parse(sop)
            .map_err(|error| Error::usage(format!("`{sop}` is no id of an SOP")).cause(error))?;
    }
    Ok(())
}

fn entry(stage: &NewStage) -> Result<String> {
    let mut fields = vec![("id", stage.id.clone())];
    if let Some(due) = stage.due {
        fields.push(("due", text(&due.to_string())));
    }
    if !stage.after.is_empty() {
        fields.push(("after", list(&stage.after)));
    }
    fields.push(("sops", list(&stage.sops)));
    match stage
        .checkpoint
        .as_deref()
        .map(|kind| kind.split_once(':').unwrap_or((kind, "manager")))
    {
        None => {}
        Some(("acknowledgement", _)) => {
            fields.push(("checkpoint", map(&[("kind", "acknowledgement".to_owned())])));
        }
        Some(("sign-off", by)) => {
            let kind = ("kind", "sign-off".to_owned());
            let by = if by.contains(':') {
                format!("\"{by}\"")
            } else {
                text(by)
            };
            fields.push(("checkpoint", map(&[kind, ("by", by)])));
        }
        Some((other, _)) => {
            return Err(Error::usage(format!("`{other}` is no checkpoint that can be added here"))
                .hint("acknowledgement, sign-off, sign-off:role:NAME; a quiz is written in paths.yaml"));
        }
    }
    Ok(map(&fields))
}

fn layout() -> Error {
    Error::refused(format!(
        "{PATHS_FILE} is laid out so that nothing can be added safely"
    ))
    .code("layout")
    .at(PATHS_FILE, None)
    .hint("write paths, and their stages, as block lists; or add it by hand")
}

/// What was there is as it was, and what was asked for is there.
fn proven(before: &Paths, edited: &str, request: &AddRequest) -> Result<()> {
    let mut after: Paths = parse(PATHS_FILE, edited.as_bytes())?;
    if let Some((path, stage, why)) = after.problem() {
        return Err(Error::usage(format!("stage {stage} of {path}: {why}")));
    }
    let Some(path) = after.paths.get_mut(&request.path) else {
        return Err(layout());
    };
    if let Some(stage) = &request.stage {
        let last = path.stages.pop();
        if last.is_none_or(|last| last.id != stage.id || last.sops != stage.sops) {
            return Err(layout());
        }
    }
    if !before.paths.contains_key(&request.path) {
        after.paths.remove(&request.path);
    }
    if after == *before {
        Ok(())
    } else {
        Err(layout())
    }
}

/// roles.yaml with the path that leads into a role.
fn leading(roles: &str, role: &str, path: &str) -> Result<FileEdit> {
    let before: Roles = parse(ROLES_FILE, roles.as_bytes())?;
    let set = crate::domain::yaml_edit::set_entry(roles, role, "path", path);
    let edited = set.ok_or_else(|| crate::ops::settings_edit::layout(ROLES_FILE))?;
    let mut wanted = before;
    if let Some(role) = wanted.roles.get_mut(role) {
        role.path = Some(path.to_owned());
    }
    let after: Roles = parse(ROLES_FILE, edited.as_bytes())?;
    if after != wanted {
        return Err(crate::ops::settings_edit::layout(ROLES_FILE));
    }
    Ok(FileEdit {
        path: ROLES_FILE.to_owned(),
        bytes: Some(edited.into_bytes()),
    })
}

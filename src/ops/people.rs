//! `people`: who there is, somebody new, and what changes about those who are there.

mod edit;
mod effects;
mod import;
mod surgery;

pub use edit::{EditReport, EditRequest, FieldChange, edit};
pub use effects::{Effect, effects, organisation_with};
pub use import::{Extent, ImportReport, ImportRequest, PersonPlan, import, proposal_text, subject};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::propose::on_default_branch;
use crate::domain::lookalike::{doubt, look};
use crate::domain::people::{PEOPLE_FILE, People, Person};
use crate::domain::suggest;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::store::{Change, FileEdit, Snapshot};

/// Somebody new.
#[derive(Debug, Clone)]
pub struct AddRequest {
    /// Opaque, never given to anyone else: made by the caller where the user names none.
    pub id: String,
    /// For people's eyes.
    pub name: String,
    /// The addresses that they commit under.
    pub emails: Vec<String>,
    /// Roles held.
    pub roles: Vec<String>,
    /// A machine that acts in its own name.
    pub service: bool,
    /// Who signs off for them, by id or address.
    pub manager: Option<String>,
    /// Their first day.
    pub start: Option<Date>,
    /// Their job title, as the HR system has it.
    pub title: Option<String>,
    /// Their department.
    pub department: Option<String>,
    /// Where they work.
    pub location: Option<String>,
    /// A signing key, as in an authorised-keys file.
    pub key: Option<String>,
    /// Commit just this file on the default branch.
    pub commit: bool,
}

/// What `people list` answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListReport {
    /// In the order of the file.
    pub people: Vec<PersonLine>,
}

/// One person.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PersonLine {
    /// Opaque id.
    pub id: String,
    /// Name.
    pub name: String,
    /// `human` or `service`.
    pub kind: String,
    /// Roles held by name.
    pub roles: Vec<String>,
    /// Addresses.
    pub emails: Vec<String>,
    /// With us today.
    pub active: bool,
    /// How many keys can be believed today.
    pub keys: usize,
}

/// What `people add` answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AddReport {
    /// The id to use from now on.
    pub id: String,
    /// The roles that they hold: by name, and by `match:`.
    #[serde(default)]
    pub roles: Vec<String>,
    /// What the roles bring: the SOPs to know.
    pub must_know: Vec<String>,
    /// The commit, where one was made.
    pub commit: Option<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
}

/// Lists.
pub fn list(snapshot: &Snapshot, now: Now) -> ListReport {
    let today = snapshot.today(now);
    let people = snapshot
        .organisation
        .people
        .people
        .iter()
        .map(|person| PersonLine {
            id: person.id.clone(),
            name: person.name.clone(),
            kind: if person.is_human() {
                "human"
            } else {
                "service"
            }
            .to_owned(),
            roles: person.roles.clone(),
            emails: person.emails.clone(),
            active: person.active_on(today),
            keys: person.keys.iter().filter(|key| key.open_on(today)).count(),
        })
        .collect();
    ListReport { people }
}

/// Adds somebody to people.yaml, whose text as it stands is given.
///
/// # Errors
/// The id or an address is taken, a role is unknown, or the file is laid out so that nothing can be appended safely.
pub fn add(
    snapshot: &Snapshot,
    text: &str,
    request: &AddRequest,
    now: Now,
) -> Result<(AddReport, Change)> {
    let people: People = crate::domain::yaml::parse(PEOPLE_FILE, text.as_bytes())?;
    refuse_taken(&people, request)?;
    for role in &request.roles {
        if !snapshot.organisation.roles.roles.contains_key(role)
            && !snapshot.organisation.roles.roles.is_empty()
        {
            let error = Error::usage(format!("there is no role `{role}` in roles.yaml"));
            return Err(
                match suggest::nearest(role, snapshot.organisation.role_names()) {
                    Some(near) => error.hint(format!("did you mean `{near}`?")),
                    None => error.hint("add it to roles.yaml first"),
                },
            );
        }
    }
    let manager = match &request.manager {
        Some(manager) => Some(people.by_id_or_email(manager).ok_or_else(|| {
            let error = Error::usage(format!("`{manager}` is nobody in people.yaml"));
            error.hint(people.hint(manager))
        })?),
        None => None,
    };
    let edited = appended(text, request, manager)?;
    let check: People = crate::domain::yaml::parse(PEOPLE_FILE, edited.as_bytes())?;
    let (Some(last), true) = (
        check.people.last(),
        check.people.len() == people.people.len() + 1,
    ) else {
        return Err(layout_error());
    };
    if check.people[..people.people.len()] != people.people[..]
        || last.id != request.id
        || last.name != request.name
    {
        return Err(layout_error());
    }
    let edit = FileEdit {
        path: PEOPLE_FILE.to_owned(),
        bytes: Some(edited.into_bytes()),
    };
    let organisation = organisation_with(snapshot, check.clone());
    let settled = organisation.people.people.last().unwrap_or(last);
    let must_know = snapshot
        .pages
        .iter()
        .filter(|page| {
            page.roles()
                .iter()
                .any(|role| organisation.holds(settled, role))
        })
        .filter(|page| {
            snapshot
                .ledger
                .registry
                .in_force(&page.id, snapshot.today(now))
                .is_some()
        })
        .map(|page| page.id.to_string())
        .collect();
    let report = AddReport {
        id: request.id.clone(),
        roles: settled.roles.clone(),
        must_know,
        commit: None,
        next: next(request),
        would_write: Vec::new(),
    };
    Ok((report, change(snapshot, request, edit)?))
}

fn next(request: &AddRequest) -> Vec<String> {
    if request.commit {
        vec!["sop people list".to_owned()]
    } else {
        vec![format!(
            "git add {PEOPLE_FILE} && git commit -m 'people: add {}'",
            request.id
        )]
    }
}

fn change(snapshot: &Snapshot, request: &AddRequest, edit: FileEdit) -> Result<Change> {
    if !request.commit {
        return Ok(Change {
            files: vec![edit],
            ..Change::default()
        });
    }
    let layout = &snapshot.layout;
    if layout.head_branch.as_deref() != Some(&layout.default_branch) {
        return Err(Error::refused(format!(
            "people.yaml is committed on {}",
            layout.default_branch
        ))
        .code("not-on-default-branch")
        .hint(format!("git checkout {}", layout.default_branch)));
    }
    on_default_branch(layout, edit, format!("people: add {}", request.id))
}

fn refuse_taken(people: &People, request: &AddRequest) -> Result<()> {
    if people.by_id(&request.id).is_some() {
        return Err(Error::refused(format!(
            "the id `{}` is taken, and is never given again",
            request.id
        ))
        .code("id-taken"));
    }
    let wanted = look(&request.id);
    if let Some(alike) = people.people.iter().find(|one| look(&one.id) == wanted) {
        let what = format!("the id `{}` looks like `{}`", request.id, alike.id);
        return Err(Error::refused(what)
            .code("id-taken")
            .hint("without --id one is drawn"));
    }
    if let Some(why) = doubt(&request.id) {
        return Err(Error::usage(format!("the id `{}` {why}", request.id))
            .hint("without --id one is drawn"));
    }
    for email in &request.emails {
        if let Some(owner) = people.by_email(email) {
            return Err(Error::refused(format!("`{email}` belongs to {}", owner.id))
                .code("email-taken")
                .hint("sop people list"));
        }
    }
    Ok(())
}

fn layout_error() -> Error {
    Error::refused(format!("{PEOPLE_FILE} is laid out so that nobody can be appended safely"))
        .code("layout")
        .at(PEOPLE_FILE, None)
        .hint("write `people:` as a block list, an item a person, and nothing after it; or add the entry by hand")
}

/// The file with one more item at the end of its block list; every other line as it was.
fn appended(text: &str, request: &AddRequest, manager: Option<&Person>) -> Result<String> {
    let ends = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut kept = text.to_owned();
    for empty in ["people: []", "people: {}", "people: null"] {
        if let Some(at) = kept.lines().position(|line| line.trim_end() == empty) {
            let lines: Vec<&str> = kept
                .lines()
                .enumerate()
                .map(|(index, line)| if index == at { "people:" } else { line })
                .collect();
            kept = lines.join(ends) + ends;
        }
    }
    if kept.trim().is_empty() {
        kept = format!("people:{ends}");
    }
    if !kept.ends_with('\n') {
        kept.push_str(ends);
    }
    let indent = kept
        .lines()
        .find(|line| line.trim_start().starts_with("- "))
        .map_or("  ", |line| &line[..line.len() - line.trim_start().len()])
        .to_owned();
    Ok(kept + &entry(request, manager, &indent, ends)?)
}

fn entry(
    request: &AddRequest,
    manager: Option<&Person>,
    indent: &str,
    ends: &str,
) -> Result<String> {
    let quoted = |text: &str| {
        serde_json::to_string(text)
            .map_err(|error| Error::bug("a text cannot be quoted").cause(error))
    };
    let list = |items: &[String]| -> Result<String> {
        let items: Result<Vec<String>> = items.iter().map(|item| quoted(item)).collect();
        Ok(format!("[{}]", items?.join(", ")))
    };
    let mut lines = vec![format!("{indent}- id: {}", request.id)];
    let mut field = |text: String| lines.push(format!("{indent}  {text}"));
    field(format!("name: {}", quoted(&request.name)?));
    field(format!("emails: {}", list(&request.emails)?));
    if request.service {
        field("kind: service".to_owned());
    }
    if !request.roles.is_empty() {
        field(format!("roles: {}", list(&request.roles)?));
    }
    if let Some(manager) = manager {
        field(format!("manager: {}", quoted(&manager.id)?));
    }
    if let Some(start) = request.start {
        field(format!("start: {start}"));
    }
    let from_hr = [
        ("title", &request.title),
        ("department", &request.department),
        ("location", &request.location),
    ];
    for (name, value) in from_hr {
        if let Some(value) = value {
            field(format!("{name}: {}", quoted(value)?));
        }
    }
    if let Some(key) = &request.key {
        field(format!("keys: [{{key: {}}}]", quoted(key)?));
    }
    Ok(lines.join(ends) + ends)
}

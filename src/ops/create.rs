//! `new`: an SOP begins on its own branch; the work tree is left alone until the branch is checked out.

use serde::{Deserialize, Serialize};

use super::template::{self, FrontMatter, OriginFields};
use crate::domain::commit_id::CommitId;
use crate::domain::id::SopId;
use crate::domain::ledger::Body;
use crate::error::{Error, Result};
use crate::store::{Applied, Change, Content, FileEdit, NewCommit, Proposal, Sharing, Snapshot};

/// What is asked for, by `new` and `draft` alike.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// For people's eyes.
    pub title: String,
    /// Absent: from the title.
    pub id: Option<String>,
    /// Who must know it.
    pub roles: Vec<String>,
    /// Who owns it; absent: the actor's first role.
    pub owner: Option<String>,
    /// The template.
    pub kind: String,
    /// The workflow that it belongs to.
    pub workflow: Option<String>,
    /// Another SOP's branch to go on.
    pub on: Option<String>,
}

/// The answer of `new`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// Its id.
    pub id: String,
    /// Its file.
    pub path: String,
    /// Its branch.
    pub branch: String,
    /// The commit.
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

impl Report {
    /// Takes in what applying the change made.
    pub fn with(mut self, applied: &Applied) -> Self {
        self.commit = applied.commit.as_ref().map(ToString::to_string);
        self.notices.extend(applied.notices.iter().cloned());
        self.would_write = applied.preview.clone();
        self
    }
}

/// Where a new SOP goes.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its id.
    pub id: SopId,
    /// Its file.
    pub path: String,
    /// The branch.
    pub branch: String,
    /// The commit that the branch is at, or begins at.
    pub parent: Option<CommitId>,
    /// The local branch as it is.
    pub local: Option<CommitId>,
}

/// Finds the place of a new SOP.
///
/// # Errors
/// The title says nothing, the id is malformed or taken, or the branch that it should go on is not there.
pub fn place(snapshot: &Snapshot, request: &Request) -> Result<Place> {
    super::propose::free_to_switch(snapshot)?;
    let id = match &request.id {
        Some(text) => SopId::parse(text)
            .map_err(|error| Error::usage(format!("`{text}` is no id: {error}")))?,
        None => id_from_title(&request.title)?,
    };
    if !request.title.chars().any(char::is_alphanumeric) {
        return Err(Error::usage("a title needs a letter or a digit")
            .hint("say what is done: 'Closing the shop'"));
    }
    let taken = super::target::known(snapshot)
        .into_iter()
        .find(|other| other.fold() == id.fold());
    if let Some(other) = taken {
        return Err(Error::refused(format!("there is an SOP `{other}` already"))
            .code("id-taken")
            .hint(format!("sop edit {other}"))
            .hint("or choose another: --id ID"));
    }
    let own = snapshot.settings.branch_of(id.as_str());
    let place = match &request.on {
        None => Place {
            branch: own.clone(),
            parent: snapshot.layout.main.clone(),
            local: None,
            path: String::new(),
            id,
        },
        Some(other) => {
            let other = super::target::find(snapshot, other)?;
            let proposal: &Proposal = super::target::proposal_or_refuse(snapshot, &other)?;
            Place {
                branch: proposal.branch.clone(),
                parent: Some(proposal.head.clone()),
                local: proposal.local.clone(),
                path: String::new(),
                id,
            }
        }
    };
    if place.parent.is_none() {
        return Err(Error::refused("there is no commit to begin a branch at")
            .code("unborn")
            .hint("sop init   (makes the first one)"));
    }
    let home = snapshot.globs.home();
    let path = if home.is_empty() {
        format!("{}.md", place.id)
    } else {
        format!("{home}/{}.md", place.id)
    };
    Ok(Place { path, ..place })
}

fn id_from_title(title: &str) -> Result<SopId> {
    let text: String = title
        .to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    SopId::derive(&text).ok_or_else(|| {
        Error::usage(format!("no id can be made from the title `{title}`")).hint("--id ID")
    })
}

/// The front matter of a new page.
pub fn front_matter(
    snapshot: &Snapshot,
    request: &Request,
    id: &SopId,
    origin: Option<OriginFields>,
) -> FrontMatter {
    let actor = snapshot
        .actor
        .person
        .as_deref()
        .and_then(|id| snapshot.organisation.people.by_id(id));
    let owner = request.owner.clone().or_else(|| {
        let person = actor?;
        Some(
            person
                .roles
                .first()
                .map_or_else(|| person.id.clone(), |role| format!("role:{role}")),
        )
    });
    FrontMatter {
        id: id.clone(),
        title: request.title.clone(),
        owner,
        roles: request.roles.clone(),
        review_in: None,
        kind: (request.kind != "procedure").then(|| request.kind.clone()),
        workflow: request.workflow.clone(),
        origin,
    }
}

/// The change that puts a page on its branch; records follow the commit.
pub fn change(place: &Place, text: String, message: String, records: Vec<Body>) -> Change {
    Change {
        expects: vec![(format!("refs/heads/{}", place.branch), place.local.clone())],
        commit: Some(NewCommit {
            branch: place.branch.clone(),
            parents: place.parent.iter().cloned().collect(),
            content: Content::Edits(vec![FileEdit {
                path: place.path.clone(),
                bytes: Some(text.into_bytes()),
            }]),
            message,
        }),
        sharing: if records.is_empty() {
            Sharing::Local
        } else {
            Sharing::Afterwards
        },
        records,
        check_out: Some(place.branch.clone()),
        ..Change::default()
    }
}

/// Begins an SOP from a template; `own` is the team's text for this kind, where it has one.
///
/// # Errors
/// As [`place`]; the kind is unknown.
pub fn create(
    snapshot: &Snapshot,
    request: &Request,
    own: Option<&str>,
) -> Result<(Report, Change)> {
    let place = place(snapshot, request)?;
    let body = template::body(&request.kind, &request.title, own)?;
    let page = template::page(&front_matter(snapshot, request, &place.id, None), &body)?;
    let report = Report {
        id: place.id.to_string(),
        path: place.path.clone(),
        branch: place.branch.clone(),
        commit: None,
        next: if snapshot.layout.root.is_some() {
            vec![
                format!("sop edit {}", place.id),
                format!("sop check {}", place.path),
                format!("sop submit {}", place.id),
            ]
        } else {
            vec![format!("in a clone: sop edit {}", place.id)]
        },
        notices: Vec::new(),
        would_write: Vec::new(),
    };
    let message = format!("New: {}", place.id);
    Ok((report, change(&place, page, message, Vec::new())))
}

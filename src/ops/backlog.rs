//! workflows.yaml as the backlog of what to draft: what comes next, whether it should be an SOP at all, and the line
//! that says which SOP it became.

use serde::Serialize;

use super::create;
use crate::domain::id::SopId;
use crate::domain::suggest;
use crate::domain::workflows::{
    AddError, Decision, WORKFLOWS_FILE, Workflow, Workflows, add_field, quoted,
};
use crate::env::Now;
use crate::error::{Error, Result};
use crate::store::{Change, FileEdit, Snapshot};

/// The answer of `draft --next`: stable JSON.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The highest ranked workflows without an SOP, in that order.
    pub workflows: Vec<Line>,
    /// What to do next.
    pub next: Vec<String>,
    /// What else there is to know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
}

/// One workflow and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// Its name in workflows.yaml.
    pub workflow: String,
    /// Its title, else its name.
    pub title: String,
    /// Times a year × cost × dependence, twice where only one person knows how.
    pub rank: f64,
    /// `drafted` (`would-draft` with `--dry-run`), `undecided`, `decided-against`, `no-source` or `failed`.
    pub state: &'static str,
    /// What is missing, or how it went.
    pub detail: String,
    /// The SOP, where one was drafted.
    pub id: Option<String>,
    /// Its branch.
    pub branch: Option<String>,
    /// How many questions are open in it.
    pub open_questions: usize,
    /// The command that goes on with it.
    pub command: String,
}

/// The workflow of that name.
///
/// # Errors
/// workflows.yaml has none.
pub fn find(workflows: &Workflows, name: &str) -> Result<Workflow> {
    workflows.get(name).ok_or_else(|| {
        let error = Error::usage(format!("{WORKFLOWS_FILE} has no workflow `{name}`"));
        let names = workflows.workflows.keys().map(String::as_str);
        match suggest::nearest(name, names) {
            Some(near) => error.hint(format!("did you mean `--workflow {near}`?")),
            None => error.hint(format!(
                "add it to {WORKFLOWS_FILE}: {name}: {{title: …, owner: …, roles: […]}}"
            )),
        }
    })
}

/// The SOP of a workflow: named in its entry, or by its own front matter, published or in the making.
pub fn sop_of(snapshot: &Snapshot, workflow: &Workflow) -> Option<String> {
    let says = |page: &&crate::domain::document::Document| {
        page.meta
            .workflow
            .as_ref()
            .is_some_and(|own| own.value == workflow.name)
    };
    let made = snapshot
        .proposals
        .iter()
        .flat_map(|proposal| &proposal.pages);
    workflow.sop.clone().or_else(|| {
        snapshot
            .pages
            .iter()
            .chain(made)
            .find(says)
            .map(|page| page.id.to_string())
    })
}

/// Refuses where a workflow has its SOP.
///
/// # Errors
/// It has.
pub fn refuse_done(snapshot: &Snapshot, workflow: &Workflow) -> Result<()> {
    match sop_of(snapshot, workflow) {
        None => Ok(()),
        Some(id) => Err(Error::refused(format!(
            "the workflow `{}` has an SOP already: {id}",
            workflow.name
        ))
        .code("has-sop")
        .hint(format!("sop revise {id} --from FILE"))
        .hint("sop draft --next 1   (the next one that has none)")),
    }
}

/// What a page of this workflow is asked for with; what the command line says goes first.
pub fn request(workflow: &Workflow, given: create::Request) -> create::Request {
    let title = if given.title.is_empty() {
        title(workflow)
    } else {
        given.title
    };
    create::Request {
        title,
        owner: given.owner.or_else(|| workflow.owner.clone()),
        roles: if given.roles.is_empty() {
            workflow.roles.clone()
        } else {
            given.roles
        },
        workflow: Some(workflow.name.clone()),
        ..given
    }
}

/// Its title, else its name.
pub fn title(workflow: &Workflow) -> String {
    workflow
        .title
        .clone()
        .unwrap_or_else(|| workflow.name.clone())
}

/// The workflow in a line, for whoever decides about it.
pub fn facts(workflow: &Workflow) -> String {
    let scale = |name: &str, value: Option<f64>| value.map(|value| format!("{name} {value}"));
    [
        workflow.how_often.clone(),
        scale("cost", workflow.cost),
        scale("dependence", workflow.dependence),
        workflow
            .only
            .as_ref()
            .map(|only| format!("only {only} knows how")),
        workflow.today.clone(),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}

/// A decision as a value of workflows.yaml.
pub fn decision(snapshot: &Snapshot, outcome: &str, words: &str, now: Now) -> String {
    let actor = &snapshot.actor;
    let by = actor.person.clone().unwrap_or_else(|| quoted(&actor.email));
    format!(
        "{{{outcome}: {}, on: {}, by: {by}}}",
        quoted(words),
        snapshot.today(now)
    )
}

/// The refusal of a workflow about which nobody decided.
pub fn undecided(workflow: &Workflow, line: &str) -> Error {
    let name = &workflow.name;
    Error::refused(format!(
        "nobody has decided whether `{name}` should exist in this form"
    ))
    .code("undecided")
    .hint(format!(
        "sop draft --workflow {name} --decided 'WHY, OR THE DOCUMENT THAT SAYS SO'"
    ))
    .hint(format!(
        "or, in its entry of {WORKFLOWS_FILE}: decision: {line}"
    ))
}

/// The refusal of a workflow that is not to be an SOP.
pub fn against(workflow: &Workflow, decision: &Decision) -> Error {
    let when = decision
        .on
        .as_deref()
        .map(|on| format!(" on {on}"))
        .unwrap_or_default();
    let who = decision
        .by
        .as_deref()
        .map(|by| format!(" by {by}"))
        .unwrap_or_default();
    Error::refused(format!(
        "`{}` is not to be an SOP, as decided{when}{who}",
        workflow.name
    ))
    .cause(format!("{}: {}", decision.outcome, decision.words))
    .code("decided-against")
    .hint(format!(
        "a new decision is written into {WORKFLOWS_FILE}: decision: {{document: …}}"
    ))
}

/// workflows.yaml with one more field in an entry.
///
/// # Errors
/// The entry is laid out so that nothing can be added safely.
pub fn with_field(text: &str, workflow: &str, field: &str, value: &str) -> Result<String> {
    add_field(text, workflow, field, value).map_err(|error| by_hand(&error, workflow, field, value))
}

fn by_hand(error: &AddError, workflow: &str, field: &str, value: &str) -> Error {
    Error::refused(format!("{WORKFLOWS_FILE} cannot be edited"))
        .cause(error)
        .code("layout")
        .at(WORKFLOWS_FILE, None)
        .hint(format!(
            "write into the entry `{workflow}`: {field}: {value}"
        ))
}

/// The change that leaves workflows.yaml to the user, as it now reads.
pub fn file(text: String) -> FileEdit {
    FileEdit {
        path: WORKFLOWS_FILE.to_owned(),
        bytes: Some(text.into_bytes()),
    }
}

/// A change of workflows.yaml alone.
pub fn change(text: String) -> Change {
    Change {
        files: vec![file(text)],
        ..Change::default()
    }
}

/// Puts `sop: ID` into the entry of a workflow that was drafted; where that cannot be done, says the line.
pub fn linked(
    change: &mut Change,
    notices: &mut Vec<String>,
    text: &str,
    workflow: &str,
    id: &SopId,
) {
    match with_field(text, workflow, "sop", id.as_str()) {
        Ok(text) => {
            change.files.push(file(text));
            notices.push(format!(
                "{WORKFLOWS_FILE} names it now and is left to you to commit, on the default branch"
            ));
        }
        Err(_) => notices.push(format!(
            "{WORKFLOWS_FILE} could not be edited; write into the entry `{workflow}`: sop: {id}"
        )),
    }
}

/// The refusal where none of the next workflows could be drafted.
pub fn none_drafted(lines: &[Line]) -> Error {
    let reasons = lines
        .iter()
        .map(|line| {
            crate::error::Reason::new(line.state, format!("{}: {}", line.workflow, line.detail))
                .hint(line.command.clone())
        })
        .collect();
    Error::refused("none of the next workflows can be drafted yet")
        .code("nothing-drafted")
        .reasons(reasons)
}

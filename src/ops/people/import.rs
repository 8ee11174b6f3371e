//! `people import`: what an HR system says, held against people.yaml; a plan first, and nothing lost by a bad export.

mod plan;

pub use plan::{Left, PersonPlan, Plan, plan};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::effects::{Effect, effects, organisation_with};
use super::surgery;
use crate::domain::commit_id::CommitId;
use crate::domain::hris::Employee;
use crate::domain::people::{PEOPLE_FILE, People, Person};
use crate::domain::plural::counted;
use crate::domain::yaml::parse;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::ops::settings_edit::{Committed, committed};
use crate::store::{Change, Content, FileEdit, NewCommit, Sharing, Snapshot};

/// Whom an export names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// Everybody: who is not in it has left.
    Whole,
    /// Everybody who is here today: who starts later is not in it.
    Current,
    /// Some: who is not in it has not left.
    Part,
    /// Those who changed, which may be nobody; and the ids of those who were deleted there.
    Changes(Vec<String>),
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct ImportRequest {
    /// What the ids are called in people.yaml.
    pub source: String,
    /// Everybody whom the HR system has.
    pub employees: Vec<Employee>,
    /// Whom it names.
    pub extent: Extent,
    /// Write, and not only plan.
    pub apply: bool,
    /// So many may leave by it.
    pub confirm_removals: Option<usize>,
    /// Commit just this file on the default branch.
    pub commit: bool,
    /// Propose it on a branch, that goes on or begins there.
    pub proposal: Option<(String, CommitId)>,
    /// What the remote said beside its answer.
    pub notices: Vec<String>,
}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportReport {
    /// What the ids are called.
    pub source: String,
    /// Whether it was written, or would be.
    pub applied: bool,
    /// How many rows there were.
    pub rows: usize,
    /// Who is new.
    pub added: Vec<PersonPlan>,
    /// About whom something else is said.
    pub changed: Vec<PersonPlan>,
    /// Who has left.
    pub left: Vec<PersonPlan>,
    /// Who is back.
    pub back: Vec<PersonPlan>,
    /// About how many nothing changed.
    pub unchanged: usize,
    /// How many of people.yaml the HR system has never known: they stay as they are.
    pub others: usize,
    /// Who comes to which roles by what, and which SOPs with them.
    pub effects: Vec<Effect>,
    /// The commit, where one was made.
    pub commit: Option<String>,
    /// The branch that proposes it, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch: Option<String>,
    /// The pull request of that branch, where there is a forge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pull_request: Option<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// What else there is to know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
}

/// Plans, and with `apply` writes people.yaml, whose text as it stands is given. `new_id` makes ids for a row,
/// the same ones whenever it is asked.
///
/// # Errors
/// Two of its rows mean one person, nothing came, or more would leave than may without a word.
pub fn import(
    snapshot: &Snapshot,
    file: &str,
    request: &ImportRequest,
    new_id: &dyn Fn(&Employee, usize) -> String,
    now: Now,
) -> Result<(ImportReport, Change)> {
    let today = snapshot.today(now);
    if request.employees.is_empty() && !matches!(request.extent, Extent::Changes(_)) {
        return Err(
            Error::refused("the HR system names nobody: nothing is done")
                .code("nobody")
                .hint("look at the export, or at what the key may see"),
        );
    }
    let before: People = parse(PEOPLE_FILE, file.as_bytes())?;
    let plan = plan(&before, request, new_id, today)?;
    refuse_removals(&before, &plan, request, today)?;
    let after = People::of(plan.people.clone());
    if let Some(conflict) = after.conflicts().into_iter().next() {
        return Err(Error::refused(conflict)
            .code("taken")
            .hint("an address belongs to one person: sop people list"));
    }
    let organisation = organisation_with(snapshot, after);
    let was = organisation_with(snapshot, before.clone());
    let mut report = ImportReport {
        source: request.source.clone(),
        applied: request.apply,
        rows: request.employees.len(),
        unchanged: plan.unchanged,
        others: plan.others,
        effects: effects(snapshot, &was, &organisation, today),
        commit: None,
        branch: None,
        pull_request: None,
        next: Vec::new(),
        notices: request
            .notices
            .iter()
            .cloned()
            .chain(plan.notices.iter().cloned())
            .chain(deleted(&before, request, today))
            .collect(),
        would_write: Vec::new(),
        added: plan.added.clone(),
        changed: plan.changed.clone(),
        left: plan.left.clone(),
        back: plan.back.clone(),
    };
    let wanted: Vec<Person> = plan.touched(&before);
    if wanted.is_empty() {
        report.next = vec!["sop role gaps".to_owned()];
        return Ok((report, Change::default()));
    }
    if !request.apply {
        report.next = vec!["the same with --apply".to_owned()];
        return Ok((report, Change::default()));
    }
    let edit = FileEdit {
        path: PEOPLE_FILE.to_owned(),
        bytes: Some(surgery::with(file, &wanted)?.into_bytes()),
    };
    let subject = subject(&report);
    if let Some((branch, at)) = &request.proposal {
        report.branch = Some(branch.clone());
        let change = proposed(branch, at, edit, subject);
        return Ok((report, change));
    }
    let Committed { change, next } = committed(snapshot, vec![edit], &subject, request.commit)?;
    report.next = next.unwrap_or_default();
    report.next.push("sop role gaps".to_owned());
    Ok((report, change))
}

/// Who was deleted there and is not closed here: what nobody says is whether they have left.
fn deleted(before: &People, request: &ImportRequest, today: Date) -> Vec<String> {
    let Extent::Changes(deleted) = &request.extent else {
        return Vec::new();
    };
    let own = |person: &Person| person.source.get(&request.source).cloned();
    let open = before.people.iter();
    let open = open.filter(|person| person.end.is_none_or(|end| end >= today));
    let gone = open.filter(|person| own(person).is_some_and(|id| deleted.contains(&id)));
    let line = |person: &Person| {
        format!(
            "{} was deleted there; if they have left: sop people leave {} --last-day DATE --commit",
            person.name, person.id
        )
    };
    gone.map(line).collect()
}

/// What a commit of it is called, and a pull request.
pub fn subject(report: &ImportReport) -> String {
    format!("people: {} from {}", said(report), report.source)
}

/// The file on a branch of its own, that is pushed where there is a remote.
fn proposed(branch: &str, at: &CommitId, edit: FileEdit, message: String) -> Change {
    Change {
        commit: Some(NewCommit {
            branch: branch.to_owned(),
            parents: vec![at.clone()],
            content: Content::Edits(vec![edit]),
            message,
        }),
        sharing: Sharing::Afterwards,
        push_branch: true,
        ..Change::default()
    }
}

/// The text of a pull request: who comes, changes and goes, and what that means for whom. Names and ids alone, as people.yaml has them.
pub fn proposal_text(report: &ImportReport) -> String {
    let mut text = format!(
        "From {} of `{}`: {}. {} stay as they are.\n",
        counted(report.rows, "row"),
        report.source,
        said(report),
        report.unchanged + report.others
    );
    let parts = [
        ("Added", &report.added),
        ("Changed", &report.changed),
        ("Left", &report.left),
        ("Back", &report.back),
    ];
    for (what, people) in parts.iter().filter(|(_, people)| !people.is_empty()) {
        text.push_str(&format!("\n**{what}**\n\n"));
        for person in people.iter().take(MOST_LISTED) {
            let fields: Vec<&str> = person
                .changed
                .iter()
                .map(|one| one.field.as_str())
                .collect();
            let fields = match fields.is_empty() {
                true => String::new(),
                false => format!(": {}", fields.join(", ")),
            };
            let name = plain(&person.name);
            text.push_str(&format!("- {name} (`{}`){fields}\n", person.person));
        }
        if people.len() > MOST_LISTED {
            text.push_str(&format!("- … and {} more\n", people.len() - MOST_LISTED));
        }
    }
    text
}

/// As many are named one by one.
const MOST_LISTED: usize = 50;

/// A name in which nothing is Markdown and nobody is called.
fn plain(name: &str) -> String {
    let shown = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '\'' | ',');
    name.chars().filter(|c| shown(*c)).collect()
}

fn said(report: &ImportReport) -> String {
    let parts = [
        (report.added.len(), "added"),
        (report.changed.len(), "changed"),
        (report.left.len(), "left"),
        (report.back.len(), "back"),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    parts.join(", ")
}

/// A bad export may not empty a company: who leaves beyond a few has to be confirmed by their number.
fn refuse_removals(
    before: &People,
    plan: &Plan,
    request: &ImportRequest,
    today: Date,
) -> Result<()> {
    let theirs = |person: &&Person| person.source.contains_key(&request.source);
    let known = before.people.iter().filter(theirs);
    let known = known.filter(|person| person.end.is_none_or(|end| today <= end));
    let most = (known.count() / 20).max(5);
    let leaving = plan.left.len();
    if leaving <= most || request.confirm_removals == Some(leaving) {
        return Ok(());
    }
    let people = counted(leaving, "person");
    let message = format!("{people} would leave by it, and {most} may without a word");
    let missing = plan
        .left
        .iter()
        .filter(|one| one.why == Some(Left::Missing))
        .count();
    let why = format!("{missing} of them are simply not in the export");
    let hint = format!(
        "if that is so: --confirm-removals {leaving}   (or --partial, where the export is a part)"
    );
    Err(Error::refused(message)
        .code("too-many-leave")
        .reasons(vec![Reason::new("too-many-leave", why).hint(hint)]))
}

//! `people import`: what an HR system says, held against people.yaml; a plan first, and nothing lost by a bad export.

mod plan;

pub use plan::{Left, PersonPlan, Plan, plan};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::effects::{Effect, effects, organisation_with};
use super::surgery;
use crate::domain::hris::Employee;
use crate::domain::people::{PEOPLE_FILE, People, Person};
use crate::domain::plural::counted;
use crate::domain::yaml::parse;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::ops::settings_edit::{Committed, committed};
use crate::store::{Change, FileEdit, Snapshot};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct ImportRequest {
    /// What the ids are called in people.yaml.
    pub source: String,
    /// Everybody whom the HR system has.
    pub employees: Vec<Employee>,
    /// The export is a part: who is not in it has not left.
    pub partial: bool,
    /// Write, and not only plan.
    pub apply: bool,
    /// So many may leave by it.
    pub confirm_removals: Option<usize>,
    /// Commit just this file on the default branch.
    pub commit: bool,
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
    /// What to do next.
    pub next: Vec<String>,
    /// What else there is to know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
}

/// Plans, and with `apply` writes people.yaml, whose text as it stands is given. `new_id` makes ids that nobody has.
///
/// # Errors
/// Two of its rows mean one person, nothing came, or more would leave than may without a word.
pub fn import(
    snapshot: &Snapshot,
    file: &str,
    request: &ImportRequest,
    new_id: &mut dyn FnMut() -> Result<String>,
    now: Now,
) -> Result<(ImportReport, Change)> {
    let today = snapshot.today(now);
    if request.employees.is_empty() {
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
    let mut report = ImportReport {
        source: request.source.clone(),
        applied: request.apply,
        rows: request.employees.len(),
        unchanged: plan.unchanged,
        others: plan.others,
        effects: effects(snapshot, &organisation, today),
        commit: None,
        next: Vec::new(),
        notices: request
            .notices
            .iter()
            .cloned()
            .chain(plan.notices.iter().cloned())
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
    let subject = format!("people: {} from {}", said(&report), request.source);
    let Committed { change, next } = committed(snapshot, vec![edit], &subject, request.commit)?;
    report.next = next.unwrap_or_default();
    report.next.push("sop role gaps".to_owned());
    Ok((report, change))
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

//! `revise`: new material as hunks against an SOP, and those that were taken as a revision on its branch.

use serde::Serialize;

use super::draft::{self, Drafter};
use super::interview::{Interview, open};
use crate::domain::brief::Brief;
use crate::domain::draft::{Draft, Unused};
use crate::domain::grounding::ground;
use crate::domain::hunk::Hunk;
use crate::domain::ledger::Body;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::markdown::frontmatter::{Change as Edit, Value, edit};
use crate::markdown::hunks::{apply, propose};
use crate::store::{Applied, Change, Content, FileEdit, NewCommit, Sharing, Snapshot};

/// The answer: stable JSON.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The SOP.
    pub id: String,
    /// Its file.
    pub path: String,
    /// Its branch.
    pub branch: String,
    /// Who drafted the new material.
    pub provider: String,
    /// What it changes, each with whether it was taken.
    pub hunks: Vec<Choice>,
    /// What the material says and no hunk has.
    pub unused: Vec<Unused>,
    /// The record.
    pub record: Option<String>,
    /// The commit.
    pub commit: Option<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// What else there is to know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
}

/// A hunk, and whether it was taken.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choice {
    /// The hunk.
    #[serde(flatten)]
    pub hunk: Hunk,
    /// Whether it is in the revision.
    pub taken: bool,
}

impl Report {
    /// Takes in what applying the change made.
    pub fn with(mut self, applied: &Applied) -> Self {
        self.commit = applied.commit.as_ref().map(ToString::to_string);
        self.record = applied.records.last().map(ToString::to_string);
        self.notices.extend(applied.notices.iter().cloned());
        self.would_write = applied.preview.clone();
        self
    }
}

/// The SOP that is revised, as it stands on its branch, else on the default branch.
///
/// # Errors
/// There is no such SOP.
pub fn base(snapshot: &Snapshot, target: &str) -> Result<Interview> {
    open(snapshot, target)
}

/// What the material changes in the page. What its sources do not bear out is no change but a question, whoever drafted.
pub fn hunks(base: &Interview, brief: &Brief, draft: &Draft) -> Vec<Hunk> {
    propose(base.page.body(), &ground(draft.clone()), &brief.sources)
}

/// Which hunks are meant by `all`, `none` or `1,3`.
///
/// # Errors
/// A number that is none of theirs.
pub fn chosen(text: &str, count: usize) -> Result<Vec<bool>> {
    match text.trim() {
        "all" => return Ok(vec![true; count]),
        "none" => return Ok(vec![false; count]),
        _ => {}
    }
    let mut taken = vec![false; count];
    for part in text.split(',') {
        let number = part.trim().parse::<usize>().ok();
        let slot = number
            .and_then(|number| number.checked_sub(1))
            .and_then(|at| taken.get_mut(at));
        *slot.ok_or_else(|| {
            Error::usage(format!(
                "`--accept {text}`: there is no change {}",
                part.trim()
            ))
            .hint(format!(
                "all, none, or numbers from 1 to {count}: --accept 1,3"
            ))
        })? = true;
    }
    Ok(taken)
}

/// A revision with the hunks that were taken.
///
/// # Errors
/// The page moved since they were shown, has uncommitted changes, or cannot take them.
pub fn revise(
    snapshot: &Snapshot,
    shown: &Interview,
    material: (&Brief, &Draft),
    choices: &[Choice],
    by: &Drafter,
    now: Now,
) -> Result<(Report, Change)> {
    let (brief, draft) = material;
    let base = base(snapshot, &shown.id)?;
    super::interview::refuse_uncommitted(snapshot, &base)?;
    if base.page.text != shown.page.text {
        return Err(Error::refused(format!("{} was changed meanwhile", base.id))
            .code("page-moved")
            .hint("run it again: it shows what the material changes now"));
    }
    let taken: Vec<&Hunk> = choices
        .iter()
        .filter(|choice| choice.taken)
        .map(|choice| &choice.hunk)
        .collect();
    let mut report = report(&base, draft, choices, by);
    if taken.is_empty() {
        report
            .notices
            .push("nothing was taken, and nothing changed".to_owned());
        return Ok((report, Change::default()));
    }
    let body = apply(base.page.body(), &taken).map_err(|error| {
        Error::refused(format!("{} cannot be revised so", base.page.path))
            .cause(error)
            .code("layout")
            .at(base.page.path.clone(), None)
            .hint(format!("sop edit {}   (by hand)", base.id))
    })?;
    let text = format!("{}{body}", &base.page.text[..base.page.body_at]);
    let text = with_origin(&base, &text, brief, by, snapshot.today(now).to_string())?;
    report.next = vec![
        format!("sop edit {}   (read it once more)", base.id),
        format!("sop submit {} --reason 'WHY'", base.id),
    ];
    let records = if snapshot.settings.ledger.is_some() && snapshot.actor.person.is_some() {
        vec![Body::Draft(draft::record(
            &base.page.id,
            &base.page.path,
            brief,
            by,
        ))]
    } else {
        report
            .notices
            .push("not recorded: nothing is governed here yet (sop init)".to_owned());
        Vec::new()
    };
    let change = change(&base, text, &taken, records, by);
    Ok((report, change))
}

/// `origin:` says who drafted last and from what; what it was drafted from before stays in it.
fn with_origin(
    base: &Interview,
    text: &str,
    brief: &Brief,
    by: &Drafter,
    today: String,
) -> Result<String> {
    let old = base.page.meta.origin.as_ref().map(|origin| &origin.value);
    let mut sources = old.map(|old| old.sources.clone()).unwrap_or_default();
    for source in &brief.sources {
        if !sources.contains(&source.name) {
            sources.push(source.name.clone());
        }
    }
    let was_model = old.is_some_and(|old| old.kind.as_deref() == Some("ai"));
    let kind = if was_model { "ai" } else { by.kind.as_str() };
    let field = |key: &str, value: &str| (key.to_owned(), Value::Text(value.to_owned()));
    let mut fields = vec![field("kind", kind), field("provider", &by.provider)];
    fields.extend(by.model.as_ref().map(|model| field("model", model)));
    fields.push(("sources".to_owned(), Value::List(sources)));
    fields.push(field("drafted_on", &today));
    let set = Edit::Set {
        key: "origin".to_owned(),
        value: Value::Map(fields),
    };
    edit(text, &[set]).map_err(|error| {
        Error::refused(format!(
            "the front matter of {} cannot be edited",
            base.page.path
        ))
        .cause(error)
        .code("front-matter")
        .at(base.page.path.clone(), None)
        .hint(format!("sop check {}", base.page.path))
    })
}

/// The report before anything is taken.
pub fn report(base: &Interview, draft: &Draft, choices: &[Choice], by: &Drafter) -> Report {
    let mut notices = Vec::new();
    if !draft.sections.is_empty() {
        let names: Vec<&str> = draft
            .sections
            .iter()
            .map(|section| section.heading.as_str())
            .collect();
        notices.push(format!(
            "only steps, warnings and questions are taken over; the material also has: {}",
            names.join(", ")
        ));
    }
    Report {
        id: base.id.clone(),
        path: base.page.path.clone(),
        branch: base.branch.clone(),
        provider: by.provider.clone(),
        hunks: choices.to_vec(),
        unused: draft.unused.clone(),
        record: None,
        commit: None,
        next: Vec::new(),
        notices,
        would_write: Vec::new(),
    }
}

fn change(
    base: &Interview,
    text: String,
    taken: &[&Hunk],
    records: Vec<Body>,
    by: &Drafter,
) -> Change {
    let lines: Vec<String> = taken
        .iter()
        .map(|hunk| format!("- {}", hunk.summary()))
        .collect();
    let message = format!(
        "Revise: {} (by {})\n\n{}\n",
        base.id,
        by.provider,
        lines.join("\n")
    );
    Change {
        expects: vec![(format!("refs/heads/{}", base.branch), base.local.clone())],
        commit: Some(NewCommit {
            branch: base.branch.clone(),
            parents: vec![base.at.clone()],
            content: Content::Edits(vec![FileEdit {
                path: base.page.path.clone(),
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
        check_out: Some(base.branch.clone()),
        ..Change::default()
    }
}

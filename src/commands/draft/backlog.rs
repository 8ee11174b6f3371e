//! `sop draft --workflow W` and `--next N`: the backlog in workflows.yaml as what to draft.

use std::path::{Path, PathBuf};

use super::{Args, Job, perform};
use crate::commands::{Context, Outcome};
use crate::domain::workflows::{WORKFLOWS_FILE, Workflow, Workflows};
use crate::domain::yaml;
use crate::error::{Error, Result};
use crate::ops::backlog::{
    self, Line, Report, against, decision, facts, find, none_drafted, refuse_done, title,
    undecided, with_field,
};
use crate::ops::draft::Report as Drafted;
use crate::store::{Scope, Snapshot, Store};
use crate::ui::{Human, Sheet, Tone, prompt};

const SCOPE: Scope = Scope::PROPOSED;

/// A workflow that is to be drafted, and its file as it stands.
pub struct Planned {
    pub name: String,
    pub text: String,
}

/// What the command line asks for; `None` where somebody has just decided against it.
pub fn job(args: &Args, context: &mut Context, store: &Store) -> Result<Option<Job>> {
    let given = args.page.request(args.title.as_deref().unwrap_or_default());
    let Some(name) = given.workflow.clone() else {
        return Ok(Some(Job {
            request: given,
            from: args.from.clone(),
            prompt: args.prompt.clone(),
            planned: None,
        }));
    };
    let snapshot = store.snapshot_without_ledger(SCOPE)?;
    let text = text(store, &snapshot)?;
    let workflow = find(&read(&text)?, &name)?;
    refuse_done(&snapshot, &workflow)?;
    let Some(text) = decided(args, &workflow, text, context, store, &snapshot)? else {
        return Ok(None);
    };
    Ok(Some(of(args, &workflow, text, store)?))
}

fn of(args: &Args, workflow: &Workflow, text: String, store: &Store) -> Result<Job> {
    let mut from = args.from.clone();
    let mut prompt = args.prompt.clone();
    if from.is_empty() && prompt.is_none() {
        let root = store.root()?;
        from = workflow
            .sources
            .iter()
            .map(|path| root.join(path))
            .collect();
        prompt.clone_from(&workflow.prompt);
    }
    let given = args.page.request(args.title.as_deref().unwrap_or_default());
    Ok(Job {
        request: backlog::request(workflow, given),
        from,
        prompt,
        planned: Some(Planned {
            name: workflow.name.clone(),
            text,
        }),
    })
}

/// workflows.yaml as it stands in the work tree, else on the default branch.
fn text(store: &Store, snapshot: &Snapshot) -> Result<String> {
    let here = store.work_bytes(WORKFLOWS_FILE)?;
    let text = match here {
        Some(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        None => store.default_text(snapshot, WORKFLOWS_FILE)?,
    };
    text.ok_or_else(|| {
        Error::usage(format!("there is no {WORKFLOWS_FILE} here"))
            .hint("sop init   (writes an empty one)")
    })
}

fn read(text: &str) -> Result<Workflows> {
    yaml::parse(WORKFLOWS_FILE, text.as_bytes())
}

/// The file with a decision in it; asks where none is on record. `None` where it is decided against just now.
fn decided(
    args: &Args,
    workflow: &Workflow,
    text: String,
    context: &mut Context,
    store: &Store,
    snapshot: &Snapshot,
) -> Result<Option<String>> {
    if let Some(there) = &workflow.decision {
        return if there.is_for() {
            Ok(Some(text))
        } else {
            Err(against(workflow, there))
        };
    }
    let (outcome, words) = match &args.decided {
        Some(words) => ("document", words.clone()),
        None if context.interactive() => ask(workflow)?,
        None => {
            let line = decision(snapshot, "document", "…", context.now);
            return Err(undecided(workflow, &line));
        }
    };
    let line = decision(snapshot, outcome, &words, context.now);
    let text = with_field(&text, &workflow.name, "decision", &line)?;
    let (edited, name) = (text.clone(), workflow.name.clone());
    store.transact(Scope::default(), |_| {
        Ok(((), backlog::change(edited.clone())))
    })?;
    let written = if store.dry_run() {
        "would be written"
    } else {
        "written"
    };
    context.say(&format!(
        "{written} into {WORKFLOWS_FILE}, {name}: decision: {line}"
    ));
    if outcome == "document" {
        return Ok(Some(text));
    }
    context.say("nothing is drafted");
    Ok(None)
}

fn ask(workflow: &Workflow) -> Result<(&'static str, String)> {
    let facts = facts(workflow);
    let about = if facts.is_empty() {
        String::new()
    } else {
        format!(" ({facts})")
    };
    let question = format!("{}{about}. Should this exist in this form", title(workflow));
    let choices = [
        "yes, as an SOP",
        "no, it should not be done any more",
        "no, in another form (a tool, a form, a checklist elsewhere)",
        "that is not for me to decide",
    ];
    let outcome = match prompt::select(&question, &choices)? {
        0 => "document",
        1 => "drop",
        2 => "instead",
        _ => {
            return Err(
                Error::refused(format!("nobody has decided about `{}`", workflow.name))
                    .code("undecided")
                    .hint(format!(
                        "sop draft --workflow {}   (again, once it is)",
                        workflow.name
                    )),
            );
        }
    };
    let words = prompt::line("Why, or the document that says so: ")?;
    let words = if words.trim().is_empty() {
        "yes, in this form".to_owned()
    } else {
        words
    };
    Ok((outcome, words))
}

/// Drafts the highest ranked workflows that have no SOP, as far as each can be.
pub fn next(args: &Args, count: usize, context: &mut Context, store: &Store) -> Result<Outcome> {
    let snapshot = store.snapshot_without_ledger(SCOPE)?;
    let all = read(&text(store, &snapshot)?)?.backlog();
    let waiting = |(workflow, _): &(Workflow, f64)| {
        refuse_done(&snapshot, workflow).is_ok()
            && workflow
                .decision
                .as_ref()
                .is_none_or(|decision| decision.is_for())
    };
    let chosen: Vec<(Workflow, f64)> = all.into_iter().filter(waiting).take(count).collect();
    let mut lines = Vec::new();
    for (workflow, rank) in chosen {
        lines.push(one(args, &workflow, rank, context, store)?);
    }
    let drafted = lines
        .iter()
        .any(|line| matches!(line.state, "drafted" | "would-draft"));
    if !drafted && !lines.is_empty() {
        return Err(none_drafted(&lines));
    }
    let next = lines.iter().map(|line| line.command.clone()).collect();
    let mut notices = Vec::new();
    if store.dry_run() {
        notices.push("nothing was written".to_owned());
    } else if drafted {
        notices.push(format!(
            "{WORKFLOWS_FILE} names them now and is left to you to commit, on {}",
            snapshot.layout.default_branch
        ));
    }
    context.answer(&Report {
        workflows: lines,
        next,
        notices,
    })?;
    Ok(Outcome::Done)
}

fn one(
    args: &Args,
    workflow: &Workflow,
    rank: f64,
    context: &mut Context,
    store: &Store,
) -> Result<Line> {
    let name = workflow.name.clone();
    let line = |state, detail: String, command: String| Line {
        workflow: name.clone(),
        title: title(workflow),
        rank,
        state,
        detail,
        id: None,
        branch: None,
        open_questions: 0,
        command,
    };
    let snapshot = store.snapshot_without_ledger(SCOPE)?;
    let text = text(store, &snapshot)?;
    let mut job = of(args, workflow, text.clone(), store)?;
    job.from = from(args, workflow, job.from);
    if job.from.is_empty() && job.prompt.is_none() {
        let command = format!("sop draft --workflow {name} --from FILE");
        return Ok(line(
            "no-source",
            "there is nothing to draft it from".to_owned(),
            command,
        ));
    }
    match decided(args, workflow, text, context, store, &snapshot) {
        Ok(Some(text)) => {
            job.planned = Some(Planned {
                name: name.clone(),
                text,
            })
        }
        Ok(None) => {
            let command = "sop draft --next 1".to_owned();
            return Ok(line(
                "decided-against",
                "it is not to be an SOP".to_owned(),
                command,
            ));
        }
        Err(error) if error.kind() == crate::error::Kind::Refused => {
            let command = error.hints().first().cloned().unwrap_or_default();
            return Ok(line("undecided", error.message().to_owned(), command));
        }
        Err(error) => return Err(error),
    }
    match perform(job, &args.model, context, store) {
        Ok(None) => Ok(line("shown", "only its prompt".to_owned(), String::new())),
        Ok(Some(report)) => Ok(Line {
            id: Some(report.id.clone()),
            branch: Some(report.branch.clone()),
            open_questions: report.open_questions.len(),
            ..line(
                if store.dry_run() {
                    "would-draft"
                } else {
                    "drafted"
                },
                said(&report),
                report.next.first().cloned().unwrap_or_default(),
            )
        }),
        Err(error) => {
            let command = format!("sop draft --workflow {name} --from FILE");
            Ok(line("failed", error.message().to_owned(), command))
        }
    }
}

/// Of the files given, those that bear the workflow's name; else those that its entry names.
fn from(args: &Args, workflow: &Workflow, own: Vec<PathBuf>) -> Vec<PathBuf> {
    let named = |path: &&PathBuf| {
        path.file_stem()
            .is_some_and(|stem| stem == workflow.name.as_str())
    };
    let given: Vec<PathBuf> = args.from.iter().filter(named).cloned().collect();
    match (given.is_empty(), args.from.is_empty()) {
        (false, _) => given,
        (true, true) => own,
        (true, false) => workflow
            .sources
            .iter()
            .map(|path| Path::new(path).to_owned())
            .collect(),
    }
}

fn said(report: &Drafted) -> String {
    let steps = report.steps.len();
    let plural = if steps == 1 { "" } else { "s" };
    let open = match report.open_questions.len() {
        0 => String::new(),
        1 => ", 1 open question".to_owned(),
        many => format!(", {many} open questions"),
    };
    format!(
        "{} on {}: {steps} step{plural}{open}",
        report.id, report.branch
    )
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        if self.workflows.is_empty() {
            sheet.toned(
                Tone::Good,
                format!("every workflow of {WORKFLOWS_FILE} has its SOP, or is not to have one"),
            );
        }
        for (index, line) in self.workflows.iter().enumerate() {
            let lead = format!("{}. ", index + 1);
            let head = format!("{} ({}, rank {:.0})", line.title, line.workflow, line.rank);
            sheet.item(&lead, &head);
            sheet.item("   ", &format!("{}: {}", line.state, line.detail));
        }
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

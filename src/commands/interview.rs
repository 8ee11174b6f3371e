//! `sop interview`

mod human;
mod saved;
mod sitting;

use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Context, Outcome};
use crate::domain::answer::is_none;
use crate::error::{Error, Result};
use crate::ops::interview::{Answer, Interview, answer, form, open, own_name, report};
use crate::store::{Scope, Snapshot, Store, files};

const SCOPE: Scope = Scope::EVERYTHING;

/// Larger forms are no forms.
const MAX_FORM: u64 = 4 * 1024 * 1024;

/// Answer the open questions of an SOP, one by one or by a form.
///
/// Each answer is folded into the page at the step that the question is about, with whoever answered as its source, and
/// the question goes. It can be left at any time and taken up again; what was answered in one sitting is one commit.
/// Exit 1 where an answer could not be taken.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop interview renewal-call\n  sop interview renewal-call --form questions.md   (for a colleague)\n  sop interview renewal-call --answers questions.md\n  sop interview renewal-call --answer 2='Ask the shift lead' --by 'Jon Berg'"
)]
pub struct Args {
    /// The SOP, by id or path
    sop: String,
    /// List what is open, and ask nothing
    #[arg(long, conflicts_with_all = ["answer", "form", "answers"])]
    list: bool,
    /// Answer a question by its number or id (repeatable)
    #[arg(long, value_name = "N=TEXT", conflicts_with_all = ["form", "answers"])]
    answer: Vec<String>,
    /// Write the questions as a form for a colleague; - for standard output
    #[arg(long, value_name = "FILE", conflicts_with = "answers")]
    form: Option<PathBuf>,
    /// Take a filled-in form back; - for standard input
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// Who answers: a person's id or e-mail, or a name; by default you, or whom the form names
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let snapshot = store.snapshot_without_ledger(SCOPE)?;
    let interview = open(&snapshot, &args.sop)?;
    if let Some(file) = &args.form {
        return write_form(file, &interview, context);
    }
    let nothing_given = args.answers.is_none() && args.answer.is_empty();
    if args.list || (interview.questions.is_empty() && nothing_given) {
        context.answer(&report(&interview))?;
        return Ok(Outcome::Done);
    }
    let today = snapshot.today(context.now).to_string();
    let own = args.by.clone().unwrap_or_else(|| own_name(&snapshot));
    let given = match &args.answers {
        Some(file) => from_form(file, &args, &interview, &today, context)?,
        None if !args.answer.is_empty() => from_flags(&args.answer, &own, &today)?,
        None => at_terminal(context, &store, &snapshot, &interview, &own)?,
    };
    fold(given, nothing_given, &interview, &store, context)
}

/// Writes the answers down, one commit; only a sitting has taken up what an earlier one saved.
fn fold(
    given: Vec<Answer>,
    sitting: bool,
    interview: &Interview,
    store: &Store,
    context: &mut Context,
) -> Result<Outcome> {
    let now = context.now;
    let (report, applied) = store
        .transact(SCOPE, |snapshot| {
            answer(snapshot, &interview.id, &given, now)
        })
        .map_err(|error| saved::keep_in_mind(error, store, &interview.id))?;
    if sitting {
        saved::forget(store, &interview.id)?;
    }
    let all_taken = report.not_taken.is_empty();
    context.answer(&report.with(&applied))?;
    Ok(if all_taken {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

fn at_terminal(
    context: &mut Context,
    store: &Store,
    snapshot: &Snapshot,
    interview: &Interview,
    own: &str,
) -> Result<Vec<Answer>> {
    if !context.interactive() {
        let count = interview.questions.len();
        return Err(Error::usage(format!(
            "{count} open in {}, and there is no terminal to ask on",
            interview.id
        ))
        .hint(format!("sop interview {} --list", interview.id))
        .hint(format!("sop interview {} --answer 1='TEXT'", interview.id))
        .hint(format!(
            "sop interview {} --form questions.md   (and later --answers questions.md)",
            interview.id
        )));
    }
    crate::ops::interview::refuse_uncommitted(snapshot, interview)?;
    sitting::hold(context, store, snapshot, interview, own)
}

fn from_flags(flags: &[String], by: &str, on: &str) -> Result<Vec<Answer>> {
    let read = |flag: &String| {
        let (question, text) = flag.split_once('=').ok_or_else(|| {
            Error::usage(format!("`--answer {flag}` names no question")).hint("--answer 2='TEXT'")
        })?;
        if is_none(text) {
            return Err(Error::usage(format!("`--answer {flag}` answers nothing")));
        }
        Ok(Answer {
            question: question.trim().to_owned(),
            asked: String::new(),
            answer: text.trim().to_owned(),
            by: by.to_owned(),
            on: on.to_owned(),
        })
    };
    flags.iter().map(read).collect()
}

fn from_form(
    file: &Path,
    args: &Args,
    interview: &Interview,
    on: &str,
    context: &mut Context,
) -> Result<Vec<Answer>> {
    let bytes = if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        (&mut context.env.stdin)
            .take(MAX_FORM)
            .read_to_end(&mut bytes)
            .map_err(|error| Error::usage("standard input cannot be read").cause(error))?;
        bytes
    } else {
        files::read_capped(&context.env.cwd.join(file), MAX_FORM)?
    };
    let filled = form::read(&String::from_utf8_lossy(&bytes));
    let name = file.display();
    if filled.entries.is_empty() {
        return Err(
            Error::usage(format!("{name} is no form of questions")).hint(format!(
                "sop interview {} --form FILE   (writes one)",
                interview.id
            )),
        );
    }
    if let Some(other) = filled.sop.as_deref().filter(|sop| *sop != interview.id) {
        return Err(
            Error::usage(format!("{name} is about {other}, not {}", interview.id))
                .hint(format!("sop interview {other} --answers {name}")),
        );
    }
    let by = args
        .by
        .clone()
        .or_else(|| filled.by.clone())
        .ok_or_else(|| {
            Error::usage(format!("{name} does not say who answered"))
                .hint("fill in its line `Answered by:`, or say it here: --by NAME")
        })?;
    Ok(form::answers(&filled, &by, on))
}

fn write_form(file: &Path, interview: &Interview, context: &mut Context) -> Result<Outcome> {
    let text = form::write(interview);
    if file.as_os_str() == "-" {
        context.print(&text)?;
        return Ok(Outcome::Done);
    }
    let mut report = report(interview);
    let name = file.display().to_string();
    if interview.questions.is_empty() {
        context.answer(&report)?;
        return Ok(Outcome::Done);
    }
    let path = context.env.cwd.join(file);
    if path.exists() && !context.globals.yes {
        return Err(
            Error::refused(format!("{name} is there already: it may hold answers"))
                .code("exists")
                .hint("name another file, or --yes to write over it"),
        );
    }
    if context.globals.dry_run {
        report.would_write = vec![format!("write {name}")];
    } else {
        files::write_atomically(&path, text.as_bytes())
            .map_err(|error| Error::usage(format!("cannot write {name}")).cause(error))?;
    }
    report.next = vec![format!("sop interview {} --answers {name}", interview.id)];
    report.form = Some(name);
    context.answer(&report)?;
    Ok(Outcome::Done)
}

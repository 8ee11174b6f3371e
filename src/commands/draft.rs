//! `sop draft`

mod asking;
mod backlog;

use std::io::Read;
use std::path::PathBuf;

use super::drafting::{self, ModelArgs};
use super::new::PageArgs;
use super::{Context, Outcome};
use crate::domain::brief::Brief;
use crate::domain::draft::Draft;
use crate::domain::elicit::{self, Elicited};
use crate::domain::source::Source;
use crate::error::{Error, Result};
use crate::markdown::compose::compose;
use crate::ops::backlog::linked;
use crate::ops::create::{self, Request};
use crate::ops::draft::{Drafter, Report, draft};
use crate::sources;
use crate::store::{Scope, Store, files, sha256_hex};
use crate::ui::{Human, Sheet, Tone, prompt};

/// Draft an SOP from notes, an outline, Markdown or a transcript.
///
/// Every step cites where it was said. The provider `offline` needs no key, no network and no model: rules of language
/// find the steps, and the draft says so. A model drafts where --provider or sop.yaml names one; what is sent to it is
/// shown first, without secrets and personal numbers. The machine's words are committed before you touch them.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop draft 'Renewal call' --from renewal-call.vtt --role cs-lead\n  pbpaste | sop draft 'Close the month' --from -\n  sop draft 'Renewal call' --from renewal-call.vtt --provider ollama --model qwen3:8b\n  sop draft 'Offboarding' --prompt 'First revoke access. Then collect the laptop.'\n  sop draft 'Offboarding'   (asks you, at a terminal)\n  sop draft --next 3   (from workflows.yaml)"
)]
pub struct Args {
    /// The title; by default that of the workflow
    title: Option<String>,
    /// A file to draft from, or - for standard input (repeatable)
    #[arg(long, value_name = "FILE")]
    from: Vec<PathBuf>,
    /// What to draft, in your own words
    #[arg(long, value_name = "TEXT")]
    prompt: Option<String>,
    #[command(flatten)]
    model: ModelArgs,
    /// Draft the N highest ranked workflows of workflows.yaml that have no SOP
    #[arg(long, value_name = "N", conflicts_with_all = ["title", "workflow", "id"])]
    next: Option<usize>,
    /// Record why the workflow should exist in this form, or the document that says so
    #[arg(long, value_name = "TEXT")]
    decided: Option<String>,
    /// Print the questions of the interview, to be answered in a file and drafted from
    #[arg(long, conflicts_with_all = ["from", "prompt", "next"])]
    questions: bool,
    #[command(flatten)]
    page: PageArgs,
}

/// What is to be drafted, and what from.
struct Job {
    request: Request,
    from: Vec<PathBuf>,
    prompt: Option<String>,
    planned: Option<backlog::Planned>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    if args.questions {
        context.print(&elicit::form(args.title.as_deref().unwrap_or("TITLE")))?;
        return Ok(Outcome::Done);
    }
    let store = context.store()?;
    if let Some(count) = args.next {
        return backlog::next(&args, count, context, &store);
    }
    let Some(mut job) = backlog::job(&args, context, &store)? else {
        return Ok(Outcome::Done);
    };
    if job.request.title.trim().is_empty() {
        job.request.title = match context.interactive() {
            true => prompt::line("What is it called? ")?.trim().to_owned(),
            false => String::new(),
        };
        if job.request.title.is_empty() {
            return Err(Error::usage("a draft needs a title").hint("sop draft 'TITLE' --from FILE"));
        }
    }
    let asks = job.from.is_empty() && job.prompt.is_none() && context.interactive();
    let report = if asks {
        let Some((told, source)) = asking::tell(context, &store, &job.request)? else {
            return Ok(Outcome::Done);
        };
        let drafted = made(job, vec![source], Some(&told), &args.model, context, &store)?;
        let Some(mut report) = drafted else {
            return Ok(Outcome::Done);
        };
        if !store.dry_run() {
            let kept = asking::keep(&store, &told, &report.id)?;
            report
                .notices
                .push(format!("the interview is kept in {kept}"));
        }
        report
    } else {
        match perform(job, &args.model, context, &store)? {
            Some(report) => report,
            None => return Ok(Outcome::Done),
        }
    };
    context.answer(&report)?;
    Ok(Outcome::Done)
}

/// Drafts from the files and the words of a job; nothing where only the prompt was to be shown.
fn perform(
    job: Job,
    model: &ModelArgs,
    context: &mut Context,
    store: &Store,
) -> Result<Option<Report>> {
    let sources = material(&job.from, job.prompt.as_deref(), context)?;
    if sources.is_empty() {
        return Err(Error::usage("there is nothing to draft from")
            .hint("--from FILE   (notes, an outline, Markdown, a transcript; - for standard input)")
            .hint("--prompt 'First … Then …'")
            .hint("at a terminal, without either, it asks you; --questions prints what"));
    }
    made(job, sources, None, model, context, store)
}

/// Drafts, and puts the draft on its branch.
fn made(
    job: Job,
    sources: Vec<Source>,
    told: Option<&Elicited>,
    model: &ModelArgs,
    context: &mut Context,
    store: &Store,
) -> Result<Option<Report>> {
    let request = job.request;
    let brief = Brief {
        title: Some(request.title.clone()),
        prompt: job.prompt,
        kind: request.kind.clone(),
        roles: request.roles.clone(),
        sources: match told {
            Some(told) => sources.iter().map(|source| told.steps_of(source)).collect(),
            None => sources.clone(),
        },
    };
    let Some((mut made, mut body, mut by)) = drafted(model, &brief, context, store)? else {
        return Ok(None);
    };
    if let (Some(told), Some(source)) = (told, sources.first()) {
        told.complete(&mut made, source);
        body = compose(&made);
        by.answer_sha256 = sha256_hex(body.as_bytes());
    }
    let now = context.now;
    let scope = Scope::PROPOSED;
    let (report, applied) = store.transact(scope, |snapshot| {
        let (mut report, mut change) = draft(snapshot, &request, &brief, &made, &body, &by, now)?;
        if let Some(planned) = &job.planned {
            let id = create::place(snapshot, &request)?.id;
            linked(
                &mut change,
                &mut report.notices,
                &planned.text,
                &planned.name,
                &id,
            );
        }
        Ok((report, change))
    })?;
    Ok(Some(report.with(&applied)))
}

/// A draft of a brief, its body, and who drafted; nothing where only the prompt was to be shown.
pub(super) fn drafted(
    model: &ModelArgs,
    brief: &Brief,
    context: &mut Context,
    store: &Store,
) -> Result<Option<(Draft, String, Drafter)>> {
    let chosen = drafting::chosen(model, context, store)?;
    let made = drafting::drafted(model, chosen, brief, context, store)?;
    Ok(made.map(|made| {
        let body = compose(&made.draft);
        let by = made.by(brief.prompt.as_deref(), &body);
        (made.draft, body, by)
    }))
}

/// What was given with `--from` and `--prompt`, read.
pub(super) fn material(
    from: &[PathBuf],
    prompt: Option<&str>,
    context: &mut Context,
) -> Result<Vec<Source>> {
    let mut read = Vec::new();
    for file in from {
        read.push(source(file, context)?);
    }
    if let Some(prompt) = prompt {
        read.push(
            sources::prompt(prompt)
                .map_err(|error| Error::usage("the prompt says nothing").cause(error))?,
        );
    }
    Ok(read)
}

fn source(file: &PathBuf, context: &mut Context) -> Result<Source> {
    let most = u64::try_from(sources::MAX_BYTES).unwrap_or(u64::MAX);
    let (name, bytes) = if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        (&mut context.env.stdin)
            .take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Error::usage("standard input cannot be read").cause(error))?;
        ("standard-input".to_owned(), bytes)
    } else {
        let name = file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        (name, files::read_capped(&context.env.cwd.join(file), most)?)
    };
    sources::read(&name, &bytes).map_err(|error| {
        Error::usage(format!("{} cannot be drafted from", file.display())).cause(error)
            .hint("notes, outlines, Markdown, chats and transcripts (VTT, SRT, Meet, Otter, Fireflies, Slack) can")
    })
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(
            Tone::Strong,
            format!("drafted {} with {}", self.id, self.provider),
        );
        sheet.field("file", &self.path);
        sheet.field("branch", &self.branch);
        sheet.gap();
        for (index, step) in self.steps.iter().enumerate() {
            sheet.paragraph(2, &format!("{}. {}", index + 1, step.text));
            if let Some(evidence) = step.evidence.first() {
                let from = sheet.tint(Tone::Faint, &format!("     {}", evidence.footnote()));
                sheet.out.push_str(&from);
                sheet.out.push('\n');
            }
        }
        if !self.open_questions.is_empty() {
            sheet.gap();
            sheet.toned(
                Tone::Warn,
                "open questions, to be answered before it can be published:",
            );
            for question in &self.open_questions {
                sheet.paragraph(2, &format!("- {} (ask {})", question.text, question.ask));
            }
        }
        if !self.unused.is_empty() {
            sheet.gap();
            sheet.toned(
                Tone::Faint,
                format!(
                    "{} things that were said are not in the draft: --json lists them",
                    self.unused.len()
                ),
            );
        }
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

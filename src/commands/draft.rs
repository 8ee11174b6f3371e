//! `sop draft`

use std::io::Read;
use std::path::PathBuf;

use super::new::PageArgs;
use super::{Context, Outcome};
use crate::domain::brief::Brief;
use crate::domain::draft::Draft;
use crate::domain::source::Source;
use crate::error::{Error, Result};
use crate::markdown::compose::compose;
use crate::ops::draft::{Drafter, Report, draft};
use crate::remote::llm::offline::Offline;
use crate::remote::llm::{Provider, ProviderError};
use crate::sources;
use crate::store::{Scope, Store, files, sha256_hex};
use crate::ui::{Human, Sheet, Tone};

/// Draft an SOP from notes, an outline, Markdown or a transcript.
///
/// Every step cites where it was said. The provider `offline` needs no key, no network and no model: rules of language
/// find the steps, and the draft says so. The machine's words are committed before you touch them.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop draft 'Renewal call' --from renewal-call.vtt --role cs-lead\n  pbpaste | sop draft 'Close the month' --from -\n  sop draft 'Offboarding' --prompt 'First revoke access. Then collect the laptop.'"
)]
pub struct Args {
    /// The title
    title: String,
    /// A file to draft from, or - for standard input (repeatable)
    #[arg(long, value_name = "FILE")]
    from: Vec<PathBuf>,
    /// What to draft, in your own words
    #[arg(long, value_name = "TEXT")]
    prompt: Option<String>,
    /// Who drafts
    #[arg(long, value_name = "PROVIDER")]
    provider: Option<String>,
    #[command(flatten)]
    page: PageArgs,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let brief = brief(&args, context)?;
    let (made, body, by) = drafted(args.provider.as_deref(), &brief, context, &store)?;
    let request = args.page.request(&args.title);
    let now = context.now;
    let scope = Scope {
        proposals: true,
        work_tree: false,
    };
    let (report, applied) = store.transact(scope, |snapshot| {
        draft(snapshot, &request, &brief, &made, &body, &by, now)
    })?;
    context.answer(&report.with(&applied))?;
    Ok(Outcome::Done)
}

/// A draft of a brief by the provider that was named, its body, and who drafted.
pub(super) fn drafted(
    named: Option<&str>,
    brief: &Brief,
    context: &mut Context,
    store: &Store,
) -> Result<(Draft, String, Drafter)> {
    let provider = provider(named, context, store)?;
    let busy = context.busy("drafting");
    let made = provider.draft(brief).map_err(|error| failed(&error));
    drop(busy);
    let made = made?;
    let body = compose(&made);
    let by = Drafter {
        provider: provider.name().to_owned(),
        kind: "rules".to_owned(),
        model: None,
        prompt_sha256: brief
            .prompt
            .as_ref()
            .map(|prompt| sha256_hex(prompt.as_bytes())),
        answer_sha256: sha256_hex(body.as_bytes()),
    };
    Ok((made, body, by))
}

/// The provider that was named; offline unless said otherwise.
fn provider(
    named: Option<&str>,
    context: &mut Context,
    store: &Store,
) -> Result<Box<dyn Provider>> {
    match named {
        None => {
            let settings = store.snapshot_without_ledger(Scope::default())?.settings;
            if let Some(configured) = settings
                .provider
                .filter(|provider| provider.wire != "offline")
            {
                context.say(&format!(
                    "note: sop.yaml names a `{}` model; this version drafts with `offline`",
                    configured.wire
                ));
            }
            Ok(Box::new(Offline))
        }
        Some("offline") => Ok(Box::new(Offline)),
        Some(other) => {
            Err(Error::usage(format!("there is no provider `{other}`")).hint("--provider offline"))
        }
    }
}

fn brief(args: &Args, context: &mut Context) -> Result<Brief> {
    let read = material(&args.from, args.prompt.as_deref(), context)?;
    if read.is_empty() {
        return Err(Error::usage("there is nothing to draft from")
            .hint("--from FILE   (notes, an outline, Markdown, a transcript; - for standard input)")
            .hint("--prompt 'First … Then …'"));
    }
    let request = args.page.request(&args.title);
    Ok(Brief {
        title: Some(args.title.clone()),
        prompt: args.prompt.clone(),
        kind: request.kind,
        roles: request.roles,
        sources: read,
    })
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

fn failed(error: &ProviderError) -> Error {
    Error::refused("no draft was made")
        .cause(error)
        .code("no-draft")
        .hint("add what is done, step by step, and draft again")
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

//! One file per subcommand: its arguments (whose comments are the help), its run, and how its report reads.
//!
//! A command parses, asks the store and the remote, hands data to `ops`, and prints; it decides nothing.

mod ack;
mod acks;
mod adopt;
mod approve;
mod audit;
mod check;
mod checkpoint;
mod completions;
mod context;
mod diff;
mod doctor;
mod draft;
mod drafting;
mod edit;
mod evidence;
mod forge;
mod governed;
mod history;
mod init;
mod interview;
mod list;
mod man;
mod new;
mod path;
mod people;
mod publish;
mod reject;
mod remind;
mod report;
mod retire;
mod review;
mod revise;
mod role;
mod schema;
mod search;
mod show;
mod stale;
mod status;
mod submit;
mod sync;
mod todo;
mod tour;
mod verify;
mod waive;
mod withdraw;

pub use context::{Context, Globals, Outcome};

use clap::builder::{Resettable, StyledStr};
use clap::{ArgMatches, Args, FromArgMatches};

use crate::error::Result;

/// A parsed subcommand, ready to run.
type Run = Box<dyn FnOnce(&mut Context) -> Result<Outcome>>;

/// One subcommand. Its arguments are described only where it is named: most of the start-up would go there.
struct Subcommand {
    name: &'static str,
    about: &'static str,
    describe: fn(clap::Command) -> clap::Command,
    read: fn(&ArgMatches) -> Result<Run, clap::Error>,
}

impl Subcommand {
    fn line(&self) -> clap::Command {
        clap::Command::new(self.name).about(self.about)
    }
}

/// The table of subcommands, each from its module and its line in the overview.
macro_rules! subcommands {
    ($($module:ident: $about:literal,)*) => {
        &[$(Subcommand {
            name: stringify!($module),
            about: $about,
            describe: |command| with_globals($module::Args::augment_args(command)),
            read: |matches| {
                let args = $module::Args::from_arg_matches(matches)?;
                Ok(Box::new(move |context| $module::run(args, context)))
            },
        }),*]
    };
}

/// Every subcommand, in the order of the overview.
const SUBCOMMANDS: &[Subcommand] = subcommands! {
    init: "Start an SOP repository, or make one of an existing repository",
    adopt: "Govern existing pages as they are, in one commit",
    audit: "Judge an old folder of pages, file by file; writes nothing",
    tour: "Play the whole life of one SOP in a temporary repository",
    doctor: "Say who git and sop think you are, and what is missing",
    new: "Begin an SOP from a template, on its own branch",
    draft: "Draft an SOP from notes, an outline, Markdown or a transcript",
    interview: "Answer the open questions of an SOP, one by one or by a form",
    edit: "Edit an SOP on its branch; this starts a revision",
    revise: "Revise an SOP from new material, change by change",
    check: "Check SOPs against the lint's rules",
    submit: "Submit what a branch proposes for approval",
    approve: "Approve a submission as a whole",
    reject: "Reject a submission, or lift your rejection",
    withdraw: "Abandon a draft, or take back a submission or a publication",
    publish: "Publish an approved submission",
    review: "Review what is in force, or a draft that waits",
    retire: "Propose the end of an SOP",
    status: "Show what is in the making, and what it waits for",
    list: "List SOPs and where they stand",
    search: "Find SOPs by their words",
    show: "Show an SOP as its readers get it",
    history: "Show everything that happened to an SOP",
    diff: "Show what changed between two versions, step by step",
    stale: "Show what is due for a review",
    report: "Count how fresh and how well covered the SOPs are",
    verify: "Prove what is live, who approved it, and that nothing was rewritten",
    evidence: "Export the evidence for an auditor: CSV, JSON, or a page to print",
    checkpoint: "Sign what ledger and default branch are now, to be kept elsewhere",
    sync: "Bring the ledger and its remote together",
    todo: "Show what you owe: to acknowledge, to review, to approve",
    ack: "Confirm that you have read an SOP in force",
    acks: "Show who has acknowledged what, and who has not",
    waive: "Excuse somebody from acknowledging an SOP",
    remind: "Tell people what they owe, and managers who is late",
    role: "List roles, what each must know and what is missing; assign SOPs",
    path: "Training paths: list, show, add, how far people are, quizzes and sign-offs",
    people: "Who there is: list, add, edit, leave, link, import",
    completions: "Print completions for a shell",
    man: "Print the manual page",
    schema: "Print the JSON Schema of a file, for editors",
};

/// What JSON calls by this name, where it calls anything so.
fn by_name<T: serde::de::DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
}

/// The subcommands whose answer has a format that not all have.
const FORMATS: [(context::Format, &str, &[&str]); 6] = [
    (
        context::Format::Csv,
        "CSV",
        &["acks", "audit", "evidence", "list", "stale"],
    ),
    (context::Format::Markdown, "Markdown", &["audit", "stale"]),
    (context::Format::Html, "HTML", &["audit", "evidence"]),
    (
        context::Format::Github,
        "GitHub",
        &["check", "stale", "verify"],
    ),
    (
        context::Format::Sarif,
        "SARIF",
        &["check", "stale", "verify"],
    ),
    (context::Format::Junit, "JUnit", &["stale"]),
];

/// The whole parser, for completions, manual pages and the reference.
pub fn parser() -> clap::Command {
    root().subcommands(
        SUBCOMMANDS
            .iter()
            .map(|subcommand| (subcommand.describe)(subcommand.line())),
    )
}

/// Adds the global flags; what the command says of itself stays.
fn with_globals(command: clap::Command) -> clap::Command {
    let about: Resettable<StyledStr> = command.get_about().cloned().into();
    let long_about: Resettable<StyledStr> = command.get_long_about().cloned().into();
    Globals::augment_args(command)
        .about(about)
        .long_about(long_about)
}

/// The parser without its subcommands. Global flags may stand before or after a subcommand; clap would copy them into
/// every one of them at every start, so each takes them by itself.
fn root() -> clap::Command {
    Globals::augment_args(clap::Command::new("sop"))
        .mut_args(|arg| arg.global(false))
        .version(env!("CARGO_PKG_VERSION"))
        .about("Standard operating procedures as Markdown in git: drafted, approved, published, read and proven")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .max_term_width(100)
        .after_help(
            "Start here: `sop tour` plays the whole life of an SOP in a temporary repository.\n\
             Exit codes: 0 done, 1 findings, 2 usage, 3 refused, 4 repository, 5 remote, 70 a bug.",
        )
}

/// Reads a command line: the flags that every command takes, and what to run.
///
/// # Errors
/// The line makes no sense, or asks for help; clap's own words.
pub fn parse(args: &[std::ffi::OsString]) -> Result<(Globals, Run), clap::Error> {
    let lines = SUBCOMMANDS
        .iter()
        .map(|subcommand| subcommand.line().defer(subcommand.describe));
    let matches = root().subcommands(lines).try_get_matches_from(args)?;
    let globals = Globals::from_arg_matches(&matches)?;
    let (name, own) = matches
        .subcommand()
        .ok_or_else(|| parser().error(clap::error::ErrorKind::MissingSubcommand, "no command"))?;
    let subcommand = SUBCOMMANDS
        .iter()
        .find(|subcommand| subcommand.name == name)
        .ok_or_else(|| parser().error(clap::error::ErrorKind::InvalidSubcommand, name))?;
    let globals = globals.and(Globals::from_arg_matches(own)?);
    // Before anything is done, and not after it.
    let lacks = FORMATS
        .iter()
        .find(|(format, _, names)| globals.format == Some(*format) && !names.contains(&name));
    if let Some((_, format, _)) = lacks {
        return Err(parser().error(
            clap::error::ErrorKind::ArgumentConflict,
            format!("`sop {name}` has no {format} format: --format json"),
        ));
    }
    Ok((globals, (subcommand.read)(own)?))
}

//! `sop path`

mod passing;
mod said;

use jiff::civil::Date;

use super::{Context, Outcome};
use crate::domain::actor::Actor;
use crate::domain::interval::Interval;
use crate::domain::organisation::Organisation;
use crate::domain::paths::PATHS_FILE;
use crate::domain::roles::ROLES_FILE;
use crate::error::{Error, Result};
use crate::ops::path::{AddRequest, NewStage, add, list, progress, show};
use crate::ops::todo::{Whose, looked_at};
use crate::store::Scope;

/// List, show and extend training paths; say how far people are; pass checkpoints.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

/// What to do with paths.
#[derive(Debug, clap::Subcommand)]
enum Command {
    /// List the paths of paths.yaml
    List,
    /// Show a path, stage by stage
    Show {
        /// Its name
        path: String,
    },
    /// Add a path to paths.yaml, or a stage to one
    Add(AddArgs),
    /// Show how far people are on their paths
    Progress(ProgressArgs),
    /// Sign off a stage for somebody, as their manager or whoever the path names
    Complete(passing::CompleteArgs),
    /// Answer the questions of a stage
    Quiz(passing::QuizArgs),
}

/// A path, or a stage of one.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop path add cs-ramp --title 'Ramp-up of an agent' --role cs-agent\n  sop path add cs-ramp --stage week-1 --due 7d --sop opening --sop closing --checkpoint sign-off --commit"
)]
struct AddArgs {
    /// The path; one that is there gets a stage
    path: String,
    /// Its title
    #[arg(long)]
    title: Option<String>,
    /// The role that it leads into
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// A stage more, by its id
    #[arg(long, value_name = "ID")]
    stage: Option<String>,
    /// How soon after somebody's first day
    #[arg(long, value_name = "INTERVAL", requires = "stage")]
    due: Option<Interval>,
    /// A stage that comes first (repeatable)
    #[arg(long, value_name = "STAGE", requires = "stage")]
    after: Vec<String>,
    /// An SOP of the stage (repeatable)
    #[arg(long, value_name = "SOP", requires = "stage")]
    sop: Vec<String>,
    /// How it is shown that the stage is known: acknowledgement, sign-off or sign-off:role:NAME
    #[arg(long, value_name = "KIND", requires = "stage")]
    checkpoint: Option<String>,
    /// Commit just these files, on the default branch
    #[arg(long)]
    commit: bool,
}

/// Whose progress.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop path progress\n  sop path progress cs-ramp\n  sop path progress --team p-1c20 --json"
)]
struct ProgressArgs {
    /// One path; without anybody named, of everybody on it
    path: Option<String>,
    /// That of this person (id or e-mail)
    #[arg(long, value_name = "PERSON", conflicts_with_all = ["team", "role"])]
    person: Option<String>,
    /// That of everybody whose manager this is (id or e-mail)
    #[arg(long, value_name = "MANAGER", conflicts_with = "role")]
    team: Option<String>,
    /// That of everybody in this role
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// As of the end of this day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    match args.command {
        Command::List => {
            let snapshot = store.snapshot_without_ledger(Scope::default())?;
            context.answer(&list(&snapshot))?;
        }
        Command::Show { path } => {
            let snapshot = store.snapshot(Scope::default())?;
            context.answer(&show(&snapshot, &path, context.now)?)?;
        }
        Command::Add(args) => add_to(args, context)?,
        Command::Progress(args) => {
            let whose = match (args.person, args.team, args.role) {
                (Some(person), _, _) => Some(Whose::Person(person)),
                (_, Some(manager), _) => Some(Whose::Team(manager)),
                (_, _, Some(role)) => Some(Whose::Role(role)),
                _ => None,
            };
            let of = match (&whose, &args.path) {
                (None, Some(_)) => None,
                (whose, _) => Some(whose.clone().unwrap_or_default()),
            };
            let readers = |organisation: &Organisation, actor: &Actor| {
                looked_at(organisation, of.as_ref()?, actor)
            };
            let scope = Scope::NOTHING.with_tenures();
            let (snapshot, now) = store.snapshot_of_readers(scope, args.as_of, &readers)?;
            let report = progress(&snapshot, args.path.as_deref(), whose.as_ref(), now)?;
            context.answer(&report)?;
        }
        Command::Complete(args) => return passing::complete(args, context),
        Command::Quiz(args) => return passing::quiz(args, context),
    }
    Ok(Outcome::Done)
}

fn add_to(args: AddArgs, context: &mut Context) -> Result<()> {
    let store = context.store()?;
    let request = AddRequest {
        path: args.path,
        title: args.title,
        role: args.role,
        stage: args.stage.map(|id| NewStage {
            id,
            due: args.due,
            after: args.after,
            sops: args.sop,
            checkpoint: args.checkpoint,
        }),
        commit: args.commit,
    };
    let now = context.now;
    let (mut report, applied) = store.transact(Scope::default(), |snapshot| {
        let paths = store.settings_text(snapshot, PATHS_FILE, request.commit)?;
        let roles = store.settings_text(snapshot, ROLES_FILE, request.commit)?;
        add(snapshot, &paths, &roles, &request, snapshot.today(now))
    })?;
    report.commit = applied.commit.as_ref().map(ToString::to_string);
    report.would_write = applied.preview;
    context.answer(&report)
}

/// Answers as they are typed on a line: `2,1,3`.
fn numbers(text: &str) -> Result<Vec<usize>> {
    let number = |word: &str| word.trim().parse::<usize>();
    let numbers: Result<Vec<usize>, _> = text.split(',').map(number).collect();
    numbers.map_err(|_| {
        Error::usage(format!("`{text}` is no list of answers")).hint("--answers 2,1,3   (from 1)")
    })
}

//! One file per subcommand: its arguments (whose comments are the help), its run, and how its report reads.
//!
//! A command parses, asks the store and the remote, hands data to `ops`, and prints; it decides nothing.

mod approve;
mod check;
mod completions;
mod context;
mod diff;
mod doctor;
mod draft;
mod edit;
mod governed;
mod history;
mod init;
mod list;
mod man;
mod new;
mod people;
mod publish;
mod reject;
mod retire;
mod review;
mod show;
mod stale;
mod status;
mod submit;
mod sync;
mod tour;
mod verify;
mod withdraw;

pub use context::{Context, Globals, Outcome};

use clap::{CommandFactory, Parser};

use crate::error::Result;

/// Standard operating procedures as Markdown in git: drafted, approved, published, read and proven
#[derive(Debug, Parser)]
#[command(
    name = "sop",
    version,
    about,
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = "Start here: `sop tour` plays the whole life of an SOP in a temporary repository.\nExit codes: 0 done, 1 findings, 2 usage, 3 refused, 4 repository, 5 remote, 70 a bug."
)]
pub struct Cli {
    /// The flags that every command takes.
    #[command(flatten)]
    pub globals: Globals,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The whole parser, for completions, manual pages and the reference.
pub fn parser() -> clap::Command {
    Cli::command()
}

/// Every subcommand.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Start an SOP repository, or make one of an existing repository
    Init(init::Args),
    /// Play the whole life of one SOP in a temporary repository
    Tour(tour::Args),
    /// Say who git and sop think you are, and what is missing
    Doctor(doctor::Args),
    /// Begin an SOP from a template, on its own branch
    New(new::Args),
    /// Draft an SOP from notes, an outline, Markdown or a transcript
    Draft(draft::Args),
    /// Edit an SOP on its branch; this starts a revision
    Edit(edit::Args),
    /// Check SOPs against the lint's rules
    Check(check::Args),
    /// Submit what a branch proposes for approval
    Submit(submit::Args),
    /// Approve a submission as a whole
    Approve(approve::Args),
    /// Reject a submission, or lift your rejection
    Reject(reject::Args),
    /// Abandon a draft, or take back a submission or a publication
    Withdraw(withdraw::Args),
    /// Publish an approved submission
    Publish(publish::Args),
    /// Record that an SOP in force was checked
    Review(review::Args),
    /// Propose the end of an SOP
    Retire(retire::Args),
    /// Show what is in the making, and what it waits for
    Status(status::Args),
    /// List SOPs and where they stand
    List(list::Args),
    /// Show an SOP as its readers get it
    Show(show::Args),
    /// Show everything that happened to an SOP
    History(history::Args),
    /// Show what changed between two versions, step by step
    Diff(diff::Args),
    /// Show what is due for a review
    Stale(stale::Args),
    /// Prove what is live, who approved it, and that nothing was rewritten
    Verify(verify::Args),
    /// Bring the ledger and its remote together
    Sync(sync::Args),
    /// List or add people
    People(people::Args),
    /// Print completions for a shell
    Completions(completions::Args),
    /// Print the manual page
    Man(man::Args),
}

impl Command {
    /// Runs the subcommand.
    ///
    /// # Errors
    /// Whatever it says.
    pub fn run(self, context: &mut Context) -> Result<Outcome> {
        match self {
            Command::Init(args) => init::run(args, context),
            Command::Tour(args) => tour::run(&args, context),
            Command::Doctor(args) => doctor::run(&args, context),
            Command::New(args) => new::run(args, context),
            Command::Draft(args) => draft::run(args, context),
            Command::Edit(args) => edit::run(&args, context),
            Command::Check(args) => check::run(args, context),
            Command::Submit(args) => submit::run(args, context),
            Command::Approve(args) => approve::run(args, context),
            Command::Reject(args) => reject::run(args, context),
            Command::Withdraw(args) => withdraw::run(args, context),
            Command::Publish(args) => publish::run(args, context),
            Command::Review(args) => review::run(args, context),
            Command::Retire(args) => retire::run(args, context),
            Command::Status(args) => status::run(args, context),
            Command::List(args) => list::run(args, context),
            Command::Show(args) => show::run(args, context),
            Command::History(args) => history::run(&args, context),
            Command::Diff(args) => diff::run(&args, context),
            Command::Stale(args) => stale::run(args, context),
            Command::Verify(args) => verify::run(&args, context),
            Command::Sync(args) => sync::run(&args, context),
            Command::People(args) => people::run(args, context),
            Command::Completions(args) => completions::run(&args, context),
            Command::Man(args) => man::run(&args, context),
        }
    }
}

//! `sop role`

mod said;

use super::{Context, Outcome};
use crate::domain::reference::Reference;
use crate::domain::roles::ROLES_FILE;
use crate::error::{Error, Result};
use crate::ops::role::{AddRequest, AssignRequest, add, assign, gaps, list, show};
use crate::store::Scope;

/// List roles, what each must know and what is missing; assign SOPs.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

/// What to do with roles.
#[derive(Debug, clap::Subcommand)]
enum Command {
    /// List the roles of roles.yaml
    List,
    /// Show a role: who is in it, what it must know, who has not acknowledged it
    Show {
        /// Its name
        role: String,
    },
    /// Show what is missing: SOPs without a role, roles without a path, people without a role
    Gaps,
    /// Add a role to roles.yaml
    Add(AddArgs),
    /// Make an SOP one that more roles must know, or another owns; what was approved stays approved
    Assign(AssignArgs),
}

/// A role more.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop role add cs-lead --title 'Customer success lead' --includes cs-agent --match-title 'CS Lead*' --commit"
)]
struct AddArgs {
    /// Its name
    role: String,
    /// Its title
    #[arg(long)]
    title: Option<String>,
    /// A role whose SOPs one in it must know too (repeatable)
    #[arg(long, value_name = "ROLE")]
    includes: Vec<String>,
    /// The path that leads into it
    #[arg(long, value_name = "PATH")]
    path: Option<String>,
    /// Whose job title is like this has it; a glob (repeatable)
    #[arg(long, value_name = "GLOB")]
    match_title: Vec<String>,
    /// Whose department is like this; all that is named has to fit (repeatable)
    #[arg(long, value_name = "GLOB")]
    match_department: Vec<String>,
    /// Whose location is like this (repeatable)
    #[arg(long, value_name = "GLOB")]
    match_location: Vec<String>,
    /// Commit just this file, on the default branch
    #[arg(long)]
    commit: bool,
}

/// Which SOP, and for whom.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sop role assign renewal-call cs-agent cs-lead --commit")]
struct AssignArgs {
    /// The SOP, by id or path
    sop: String,
    /// The roles that have to know it as well
    #[arg(required_unless_present = "owner", value_name = "ROLE")]
    roles: Vec<String>,
    /// Who owns it from now on: role:NAME, a person's id or e-mail
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
    /// Commit just this file, on the default branch
    #[arg(long)]
    commit: bool,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let now = context.now;
    match args.command {
        Command::List => context.answer(&list(&store.snapshot(Scope::default())?, now))?,
        Command::Show { role } => {
            context.answer(&show(&store.snapshot(Scope::default())?, &role, now)?)?;
        }
        Command::Gaps => context.answer(&gaps(&store.snapshot(Scope::default())?, now))?,
        Command::Add(args) => add_to(args, context)?,
        Command::Assign(args) => {
            let request = AssignRequest {
                target: store.from_here(&args.sop),
                roles: args.roles,
                owner: args.owner.map(|owner| reference(&owner)).transpose()?,
                commit: args.commit,
            };
            let scope = Scope {
                work_tree: true,
                ..Scope::NOTHING
            };
            let (mut report, applied) = store.transact(scope, |snapshot| {
                assign(snapshot, &request, snapshot.today(now))
            })?;
            report.commit = applied.commit.as_ref().map(ToString::to_string);
            report.would_write = applied.preview;
            let layout = store.snapshot_without_ledger(Scope::default())?.layout;
            if report.commit.is_some() && layout.local_ahead {
                let push = "git push   (others know by the default branch of the remote)";
                report.next.insert(0, push.to_owned());
            }
            context.answer(&report)?;
        }
    }
    Ok(Outcome::Done)
}

fn reference(text: &str) -> Result<Reference> {
    Reference::parse(text).map_err(|error| Error::usage(error.to_string()))
}

fn add_to(args: AddArgs, context: &mut Context) -> Result<()> {
    let store = context.store()?;
    let request = AddRequest {
        role: args.role,
        title: args.title,
        includes: args.includes,
        path: args.path,
        titles: args.match_title,
        departments: args.match_department,
        locations: args.match_location,
        commit: args.commit,
    };
    let (mut report, applied) = store.transact(Scope::default(), |snapshot| {
        let file = store.settings_text(snapshot, ROLES_FILE, request.commit)?;
        add(snapshot, &file, &request, snapshot.today(store.now()))
    })?;
    report.commit = applied.commit.as_ref().map(ToString::to_string);
    report.would_write = applied.preview;
    context.answer(&report)
}

//! `sop people`

mod edit;
mod import;
mod said;

use jiff::civil::Date;

use super::{Context, Outcome};
use crate::domain::people::PEOPLE_FILE;
use crate::error::{Error, Result};
use crate::ops::people::{AddRequest, add, list};
use crate::store::{Scope, random};

/// List people, add, edit and link them.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

/// What to do with people.
#[derive(Debug, clap::Subcommand)]
enum Command {
    /// List everyone on the default branch
    List,
    /// Add somebody to people.yaml
    Add(AddArgs),
    /// Change what people.yaml says of somebody
    Edit(edit::EditArgs),
    /// Write down an absence, or somebody's last day
    Leave(edit::LeaveArgs),
    /// Link somebody's account on a forge, signing key or address
    Link(edit::LinkArgs),
    /// Take over who there is from an HR system: a plan first
    Import(import::ImportArgs),
}

/// Somebody new.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop people add --name 'Maria Lopez' --email maria@example.com --role cs-lead --commit"
)]
struct AddArgs {
    /// Their name
    #[arg(long)]
    name: String,
    /// An address that they commit under (repeatable)
    #[arg(long, required = true)]
    email: Vec<String>,
    /// A role that they hold (repeatable)
    #[arg(long, value_name = "ROLE")]
    role: Vec<String>,
    /// Their id; by default a random one, which says nothing about them
    #[arg(long)]
    id: Option<String>,
    /// Who signs off for them (id or e-mail)
    #[arg(long, value_name = "PERSON")]
    manager: Option<String>,
    /// Their first day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    start: Option<Date>,
    /// Their job title; a role by `match:` follows it
    #[arg(long)]
    title: Option<String>,
    /// Their department
    #[arg(long)]
    department: Option<String>,
    /// Where they work
    #[arg(long)]
    location: Option<String>,
    /// Their public signing key, as in an authorised-keys file
    #[arg(long)]
    key: Option<String>,
    /// A machine that acts in its own name
    #[arg(long)]
    service: bool,
    /// Commit just this file, on the default branch
    #[arg(long)]
    commit: bool,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    match args.command {
        Command::Edit(args) => return edit::run(args.request()?, context),
        Command::Leave(args) => return edit::run(args.request()?, context),
        Command::Link(args) => return edit::run(args.request(), context),
        Command::Import(args) => return import::run(args, context),
        Command::List => {
            let snapshot = store.snapshot_without_ledger(Scope::default())?;
            context.answer(&list(&snapshot, context.now))?;
        }
        Command::Add(args) => {
            let request = request(args)?;
            let now = context.now;
            let (mut report, applied) = store.transact(Scope::default(), |snapshot| {
                let text = if request.commit {
                    store.default_text(snapshot, PEOPLE_FILE)?
                } else {
                    store
                        .work_bytes(PEOPLE_FILE)?
                        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
                };
                add(snapshot, &text.unwrap_or_default(), &request, now)
            })?;
            report.commit = applied.commit.as_ref().map(ToString::to_string);
            report.would_write = applied.preview;
            if store
                .snapshot_without_ledger(Scope::default())?
                .layout
                .local_ahead
            {
                report.next.insert(
                    0,
                    "git push   (others know people by the default branch of the remote)"
                        .to_owned(),
                );
            }
            context.answer(&report)?;
        }
    }
    Ok(Outcome::Done)
}

fn request(args: AddArgs) -> Result<AddRequest> {
    let id = match args.id {
        Some(id) if crate::domain::reference::is_name(&id) => id,
        Some(id) => {
            return Err(Error::usage(format!("`{id}` is no id of a person"))
                .hint("letters, digits, `-`: p-7f3a"));
        }
        None => format!("p-{}", random::letters(6)?),
    };
    Ok(AddRequest {
        id,
        name: args.name,
        emails: args.email,
        roles: args.role,
        service: args.service,
        manager: args.manager,
        start: args.start,
        title: args.title,
        department: args.department,
        location: args.location,
        key: args.key,
        commit: args.commit,
    })
}

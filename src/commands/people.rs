//! `sop people`

use super::{Context, Outcome};
use crate::domain::people::PEOPLE_FILE;
use crate::error::{Error, Result};
use crate::ops::people::{AddReport, AddRequest, ListReport, add, list};
use crate::store::{Scope, random};
use crate::ui::{Human, Sheet, Tone};

/// List or add people.
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
    /// Who signs off for them, by id
    #[arg(long, value_name = "PERSON")]
    manager: Option<String>,
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
        key: args.key,
        commit: args.commit,
    })
}

impl Human for ListReport {
    fn human(&self, sheet: &mut Sheet) {
        let rows = self
            .people
            .iter()
            .map(|person| {
                let mut name = person.name.clone();
                if !person.active {
                    name.push_str(" (not with us today)");
                }
                vec![
                    person.id.clone(),
                    name,
                    person.kind.clone(),
                    person.roles.join(", "),
                    person.emails.join(", "),
                ]
            })
            .collect();
        sheet.table(&["id", "name", "kind", "roles", "e-mail"], rows);
        if self.people.is_empty() {
            sheet.line("people.yaml lists nobody");
            sheet.next(&["sop people add --name NAME --email EMAIL".to_owned()]);
        }
    }
}

impl Human for AddReport {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(Tone::Strong, format!("added {}", self.id));
        if self.must_know.is_empty() {
            sheet.line("no SOP is in force for their roles yet");
        } else {
            sheet.field("must know", &self.must_know.join(", "));
        }
        sheet.would_write(&self.would_write);
        sheet.next(&self.next);
    }
}

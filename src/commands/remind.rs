//! `sop remind`

mod said;

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use jiff::ToSpan;

use super::{Context, Outcome};
use crate::error::{Error, Result};
use crate::ops::remind::{Memory, Reminder, Report, Request, html, ics, markdown, remind, team};
use crate::ops::todo::Whose;
use crate::remote::webhook::{self, Service};
use crate::store::files::write_atomically;
use crate::store::{Scope, Snapshot, Store};

/// Where what was said is remembered, in `.git/sop`.
const MEMORY: &str = "reminded.json";

/// Which service a webhook is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Webhook {
    /// Slack
    Slack,
    /// Microsoft Teams
    Teams,
}

/// Tell people what they owe, and managers whose people are late.
///
/// Without a place to send to, it only shows who would be told what. Nothing is said twice within the quiet period.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The address of a webhook is a secret, and stands in SOP_WEBHOOK_URL. Its host is one of Slack's or Teams', or named in `webhook_hosts` of sop.yaml.\n\nExamples:\n  sop remind\n  sop remind --files reminders   (Markdown, HTML and a calendar for each person)\n  sop remind --webhook slack --quiet-days 7\n  sop remind --team p-1c20 --files reminders --dry-run"
)]
pub struct Args {
    /// Only this person (id or e-mail)
    #[arg(long, value_name = "PERSON", conflicts_with_all = ["team", "role"])]
    person: Option<String>,
    /// Only those whose manager this is (id or e-mail)
    #[arg(long, value_name = "MANAGER", conflicts_with = "role")]
    team: Option<String>,
    /// Only those in this role
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// Write a file of each kind for each person into this folder, with the texts to read
    #[arg(long, value_name = "DIR")]
    files: Option<PathBuf>,
    /// Send to a channel, whose address is in SOP_WEBHOOK_URL
    #[arg(long, value_enum)]
    webhook: Option<Webhook>,
    /// What falls due in so many days is said already
    #[arg(long, value_name = "DAYS", default_value_t = 7, value_parser = clap::value_parser!(i64).range(0..=3650))]
    ahead: i64,
    /// For so many days nothing is said twice
    #[arg(long, value_name = "DAYS", default_value_t = 7, value_parser = clap::value_parser!(i64).range(0..=3650))]
    quiet_days: i64,
    /// Remember in this file, and not in the clone: for a job whose clone is new every time
    #[arg(long, value_name = "FILE")]
    memory: Option<PathBuf>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let snapshot = store.with_tenures(store.snapshot(Scope::PROPOSED)?)?;
    let now = context.now;
    let today = snapshot.today(now);
    let request = Request {
        whose: match (&args.person, &args.team, &args.role) {
            (Some(person), _, _) => Some(Whose::Person(person.clone())),
            (_, Some(manager), _) => Some(Whose::Team(manager.clone())),
            (_, _, Some(role)) => Some(Whose::Role(role.clone())),
            _ => None,
        },
        ahead: args.ahead,
        quiet: args.quiet_days,
    };
    let place = args.memory.as_ref().map(|file| context.env.cwd.join(file));
    let place = place.unwrap_or_else(|| store.own_place(MEMORY));
    let mut memory = Memory::read(&store.own_bytes(&place));
    let mut report = remind(&snapshot, &request, &memory, now)?;
    let sends = args.files.is_some() || args.webhook.is_some();
    let does = sends && !context.globals.dry_run;
    if let Some(folder) = &args.files {
        let folder = context.env.cwd.join(folder);
        files(&store, &snapshot, &mut report, &folder, does)?;
    }
    if let Some(service) = args.webhook {
        send(context, &snapshot, &mut report, service, does)?;
    }
    if does {
        let forget = today.saturating_sub(args.quiet_days.max(90).days());
        let keys: Vec<String> = report.keys().map(str::to_owned).collect();
        memory.remember(keys.iter().map(String::as_str), today, forget);
        write_atomically(&place, &memory.bytes()).map_err(|error| {
            Error::repository("what was said cannot be remembered").cause(error)
        })?;
    }
    if !sends {
        report.next = vec!["sop remind --files DIR   (or --webhook slack)".to_owned()];
    }
    context.answer(&report)?;
    Ok(Outcome::Done)
}

/// A file of each kind for each person; what is to be read is in it.
fn files(
    store: &Store,
    snapshot: &Snapshot,
    report: &mut Report,
    folder: &Path,
    does: bool,
) -> Result<()> {
    let as_of = report.as_of.clone();
    let stamp = format!("{}T000000Z", as_of.replace('-', ""));
    let mut all = Vec::new();
    for reminder in &mut report.people {
        texts(store, snapshot, reminder)?;
        let name = file_name(&reminder.person);
        all.push((format!("{name}.md"), markdown(reminder, &as_of)));
        all.push((format!("{name}.html"), html(reminder, &as_of)));
        all.push((format!("{name}.ics"), ics(reminder, &stamp)));
    }
    for digest in &report.managers {
        let name = file_name(&digest.person);
        all.push((format!("{name}-team.md"), team(digest, &as_of)));
    }
    for (name, text) in all {
        let place = folder.join(&name);
        if does {
            write_atomically(&place, text.as_bytes()).map_err(|error| {
                Error::repository(format!("cannot write {}", place.display())).cause(error)
            })?;
            report.sent.push(name);
        } else {
            report.would_write.push(format!("write {name}"));
        }
    }
    Ok(())
}

/// An id is letters, digits and a few signs; whatever it is, it leads into no other folder.
fn file_name(person: &str) -> String {
    person.replace(['/', '\\'], "-")
}

/// The texts of what is in force and to be acknowledged.
fn texts(store: &Store, snapshot: &Snapshot, reminder: &mut Reminder) -> Result<()> {
    let today = snapshot.today(store.now());
    for item in reminder
        .items
        .iter_mut()
        .filter(|item| item.kind == "acknowledge")
    {
        let id = crate::domain::id::SopId::parse(&item.sop).ok();
        let blob = id.and_then(|id| {
            let (_, item) = snapshot.ledger.registry.in_force(&id, today)?;
            Some(item.blob.clone())
        });
        if let Some(blob) = blob {
            item.text = Some(crate::ops::ack::body(&store.text(&blob)?).to_owned());
        }
    }
    Ok(())
}

fn send(
    context: &Context,
    snapshot: &Snapshot,
    report: &mut Report,
    service: Webhook,
    does: bool,
) -> Result<()> {
    let address = context
        .env
        .var("SOP_WEBHOOK_URL")
        .filter(|address| !address.is_empty());
    let address = address.ok_or_else(|| {
        Error::usage("there is no webhook").hint("SOP_WEBHOOK_URL=… sop remind --webhook slack")
    })?;
    let url = webhook::allowed(address, &snapshot.settings.webhook_hosts)?;
    if context.globals.offline {
        return Err(Error::usage(
            "--offline leaves the network alone, and the webhook is on it",
        ));
    }
    let service = match service {
        Webhook::Slack => Service::Slack,
        Webhook::Teams => Service::Teams,
    };
    for text in webhook::messages(&said::lines(report)) {
        if does {
            webhook::send(&url, service, &text)?;
        }
        report
            .sent
            .push(format!("a message of {} lines", text.lines().count()));
    }
    Ok(())
}

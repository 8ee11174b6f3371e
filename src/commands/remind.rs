//! `sop remind`

mod channels;
mod said;

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::ToSpan;

use super::{Context, Outcome};
use crate::error::{Error, Result};
use crate::ops::remind::{Memory, Request, remind};
use crate::ops::todo::Whose;
use crate::store::Scope;
use crate::store::files::write_atomically;

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
    after_help = "The address of a webhook is a secret, and stands in SOP_WEBHOOK_URL. Its host is one of Slack's or Teams', or named in `webhook_hosts` of sop.yaml.\n\nExamples:\n  sop remind\n  sop remind --files reminders   (Markdown, HTML and a calendar for each person)\n  sop remind --webhook slack --quiet-days 7\n  SOP_SMTP_URL=smtps://user:password@smtp.example.com SOP_SMTP_FROM=sop@example.com sop remind --mail\n  sop remind --team p-1c20 --files reminders --dry-run"
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
    /// Send a mail to each, by the server in SOP_SMTP_URL, from SOP_SMTP_FROM
    #[arg(long)]
    mail: bool,
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
    let snapshot = store.snapshot(Scope::PROPOSED.with_tenures())?;
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
    let sends = args.files.is_some() || args.webhook.is_some() || args.mail;
    let does = sends && !context.globals.dry_run;
    if let Some(folder) = &args.files {
        let folder = context.env.cwd.join(folder);
        channels::files(&store, &snapshot, &mut report, &folder, does)?;
    }
    if let Some(service) = args.webhook {
        channels::send(context, &snapshot, &mut report, service, does)?;
    }
    if args.mail {
        channels::mail(context, &store, &snapshot, &mut report, does)?;
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

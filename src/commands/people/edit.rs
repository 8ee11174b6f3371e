//! `sop people edit`, `leave` and `link`

use jiff::civil::Date;

use super::super::{Context, Outcome};
use crate::domain::people::PEOPLE_FILE;
use crate::error::{Error, Result};
use crate::ops::people::{EditRequest, edit};
use crate::store::Scope;

/// What to change.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Only the fields that are named change; every other byte of people.yaml stays.\n\nExamples:\n  sop people edit p-7f3a --role cs-lead --commit\n  sop people edit maria@example.com --title 'CS Lead' --manager p-1c20\n  sop people edit p-7f3a --back 2026-12-01   (hired again)"
)]
pub(super) struct EditArgs {
    /// Who (id or e-mail)
    person: String,
    /// Another name
    #[arg(long)]
    name: Option<String>,
    /// A role more (repeatable)
    #[arg(long, value_name = "ROLE")]
    role: Vec<String>,
    /// A role less (repeatable)
    #[arg(long, value_name = "ROLE")]
    without_role: Vec<String>,
    /// Another manager, by id
    #[arg(long, value_name = "PERSON")]
    manager: Option<String>,
    /// Another job title; empty takes it away
    #[arg(long)]
    title: Option<String>,
    /// Another department; empty takes it away
    #[arg(long)]
    department: Option<String>,
    /// Another location; empty takes it away
    #[arg(long)]
    location: Option<String>,
    /// Another first day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    start: Option<Date>,
    /// They are back with us from this day on (YYYY-MM-DD)
    #[arg(long, value_name = "DATE", conflicts_with = "start")]
    back: Option<Date>,
    /// Commit just this file, on the default branch
    #[arg(long)]
    commit: bool,
}

impl EditArgs {
    /// As what is to be done.
    pub(super) fn request(self) -> Result<EditRequest> {
        let request = EditRequest {
            name: self.name,
            roles: self.role,
            without_roles: self.without_role,
            manager: self.manager,
            title: self.title,
            department: self.department,
            location: self.location,
            start: self.start,
            back: self.back,
            ..EditRequest::default()
        };
        if format!("{request:?}") == format!("{:?}", EditRequest::default()) {
            return Err(Error::usage("nothing is to change").hint("sop people edit --help"));
        }
        Ok(EditRequest {
            person: self.person,
            commit: self.commit,
            ..request
        })
    }
}

/// Who is away, or leaves.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "On leave nothing falls due. Who leaves is closed with a last day, and never deleted.\n\nExamples:\n  sop people leave p-7f3a --from 2026-12-20 --to 2027-01-06 --commit\n  sop people leave p-7f3a --last-day 2026-12-31 --commit"
)]
pub(super) struct LeaveArgs {
    /// Who (id or e-mail)
    person: String,
    /// The first day away (YYYY-MM-DD)
    #[arg(long, value_name = "DATE", required_unless_present = "last_day")]
    from: Option<Date>,
    /// The last day away; absent: not known yet
    #[arg(long, value_name = "DATE", requires = "from")]
    to: Option<Date>,
    /// Their last day with us (YYYY-MM-DD)
    #[arg(long, value_name = "DATE", conflicts_with = "from")]
    last_day: Option<Date>,
    /// Commit just this file, on the default branch
    #[arg(long)]
    commit: bool,
}

impl LeaveArgs {
    /// As what is to be done.
    pub(super) fn request(self) -> Result<EditRequest> {
        Ok(EditRequest {
            person: self.person,
            leave: self.from.map(|from| (from, self.to)),
            end: self.last_day,
            commit: self.commit,
            ..EditRequest::default()
        })
    }
}

/// What to link.
#[derive(Debug, clap::Args)]
#[command(
    group = clap::ArgGroup::new("what").required(true).multiple(true),
    after_help = "Examples:\n  sop people link p-7f3a --github mlopez --number 4411 --commit\n  sop people link p-7f3a --key 'ssh-ed25519 AAAA…'\n  sop people link p-7f3a --close AAAA --compromised-since 2026-11-01"
)]
pub(super) struct LinkArgs {
    /// Who (id or e-mail)
    person: String,
    /// Their login on GitHub
    #[arg(long, value_name = "LOGIN", group = "what", conflicts_with_all = ["gitlab", "gitea"])]
    github: Option<String>,
    /// Their login on GitLab
    #[arg(long, value_name = "LOGIN", group = "what", conflicts_with = "gitea")]
    gitlab: Option<String>,
    /// Their login on Gitea or Forgejo
    #[arg(long, value_name = "LOGIN", group = "what")]
    gitea: Option<String>,
    /// The number of that account, which is never given again
    #[arg(long, value_name = "N")]
    number: Option<u64>,
    /// An address that they commit under as well (repeatable)
    #[arg(long, value_name = "EMAIL", group = "what")]
    email: Vec<String>,
    /// Their public signing key, as in an authorised-keys file; it counts from today
    #[arg(long, group = "what")]
    key: Option<String>,
    /// Close the key that this is a part of: it counts until today
    #[arg(long, value_name = "PART", group = "what")]
    close: Option<String>,
    /// It has been in other hands since this day, and nothing signed since counts
    #[arg(long, value_name = "DATE", requires = "close")]
    compromised_since: Option<Date>,
    /// Commit just this file, on the default branch
    #[arg(long)]
    commit: bool,
}

impl LinkArgs {
    /// As what is to be done.
    pub(super) fn request(self) -> EditRequest {
        let logins = [
            ("github", self.github),
            ("gitlab", self.gitlab),
            ("gitea", self.gitea),
        ];
        let login = logins
            .into_iter()
            .find_map(|(forge, login)| Some((forge, login?)));
        EditRequest {
            person: self.person,
            login: login.map(|(forge, login)| (forge.to_owned(), login, self.number)),
            emails: self.email,
            key: self.key,
            close: self.close.map(|part| (part, self.compromised_since)),
            commit: self.commit,
            ..EditRequest::default()
        }
    }
}

/// Changes an entry.
pub(super) fn run(request: EditRequest, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let now = context.now;
    let (mut report, applied) = store.transact(Scope::default(), |snapshot| {
        let file = store.settings_text(snapshot, PEOPLE_FILE, request.commit)?;
        edit(snapshot, &file, &request, now)
    })?;
    report.commit = applied.commit.as_ref().map(ToString::to_string);
    report.would_write = applied.preview;
    context.answer(&report)?;
    Ok(Outcome::Done)
}

//! The ways in which people are told: files, mails, a channel.

use std::path::Path;

use super::super::Context;
use super::{Webhook, said};
use crate::domain::plural::counted;
use crate::error::{Error, Result};
use crate::ops::remind::{Reminder, Report, html, ics, markdown, team};
use crate::remote::mail::{Mail, Mailer};
use crate::remote::webhook::{self, Service};
use crate::store::files::write_atomically;
use crate::store::{Snapshot, Store};

/// A file of each kind for each person; what is to be read is in it.
pub(super) fn files(
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

/// A mail for each person, with the texts to read and a calendar, and one for each manager.
pub(super) fn mail(
    context: &Context,
    store: &Store,
    snapshot: &Snapshot,
    report: &mut Report,
    does: bool,
) -> Result<()> {
    if context.globals.offline {
        return Err(Error::usage(
            "--offline leaves the network alone, and the mail server is on it",
        ));
    }
    let var = |name: &str| {
        let value = context.env.var(name).filter(|value| !value.is_empty());
        value.ok_or_else(|| {
            Error::usage(format!("{name} is not set")).hint(
                "SOP_SMTP_URL=smtps://user:password@smtp.example.com SOP_SMTP_FROM='Procedures <sop@example.com>'",
            )
        })
    };
    let mailer = Mailer::new(var("SOP_SMTP_URL")?, var("SOP_SMTP_FROM")?)?;
    let as_of = report.as_of.clone();
    let stamp = format!("{}T000000Z", as_of.replace('-', ""));
    let without = |email: &Option<String>| email.is_none();
    let people = report.people.iter().filter(|one| without(&one.email));
    let managers = report.managers.iter().filter(|one| without(&one.email));
    let ids = people
        .map(|one| one.person.clone())
        .chain(managers.map(|one| one.person.clone()));
    report.unreachable = ids.collect();
    report.people.retain(|one| !without(&one.email));
    report.managers.retain(|one| !without(&one.email));
    let mut mails = Vec::new();
    for reminder in &mut report.people {
        texts(store, snapshot, reminder)?;
        let Some(address) = reminder.email.clone() else {
            continue;
        };
        mails.push(Mail {
            to: (reminder.name.clone(), address),
            subject: format!("{} to do", counted(reminder.items.len(), "thing")),
            text: markdown(reminder, &as_of),
            calendar: Some(ics(reminder, &stamp)),
        });
    }
    for digest in &report.managers {
        let Some(address) = digest.email.clone() else {
            continue;
        };
        mails.push(Mail {
            to: (digest.name.clone(), address),
            subject: format!("{} late in your team", counted(digest.late.len(), "person")),
            text: team(digest, &as_of),
            calendar: None,
        });
    }
    for mail in mails {
        let address = &mail.to.1;
        if does {
            mailer.send(&mail)?;
            report.sent.push(address.clone());
        } else {
            report.would_write.push(format!("mail {address}"));
        }
    }
    Ok(())
}

/// A message for a channel, or several where one would be too long.
pub(super) fn send(
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
        let what = format!("a message of {}", counted(text.lines().count(), "line"));
        if does {
            webhook::send(&url, service, &text)?;
            report.sent.push(what);
        } else {
            report.would_write.push(format!("send {what}"));
        }
    }
    Ok(())
}

//! One page of a submission: id, status, version and date written in, and what is submitted of it.

use jiff::civil::Date;

use super::super::propose::stamped;
use super::Request;
use crate::domain::change::Change as Class;
use crate::domain::document::Document;
use crate::domain::ledger::record::{Action, PublishItem, SubmitItem};
use crate::domain::numbering;
use crate::domain::status::Status;
use crate::domain::version::Version;
use crate::error::{Error, Result};
use crate::markdown::change_class::propose;
use crate::markdown::frontmatter::{Change as Edit, Value};
use crate::store::Snapshot;

/// One page with id, status, version and date written in, what is submitted of it, and why it is minor or major.
pub(super) fn stamp(
    snapshot: &Snapshot,
    page: &Document,
    request: &Request,
    today: Date,
) -> Result<(SubmitItem, Document, String)> {
    refuse_problems(page)?;
    let registry = &snapshot.ledger.registry;
    let last = registry
        .last(&page.id)
        .filter(|(_, item)| item.action == Action::Publish);
    let action = match page.status() {
        Some(Status::Retired) => Action::Retire,
        _ => Action::Publish,
    };
    if action == Action::Retire && last.is_none() {
        return Err(nothing_to_retire(page));
    }
    let (class, why) = classify(snapshot, page, request, last.is_some());
    let version = match (action, last) {
        (Action::Retire, Some((_, item))) => item.version,
        _ => numbering::next(
            class,
            last.map(|(_, item)| item.version),
            &registry.versions_used(&page.id),
        ),
    };
    let edits = front_matter(page, request, action, version, last.map(|(_, item)| item));
    let stamped = stamped(snapshot, page, &edits)?;
    if let Some(date) = stamped.meta.effective_on()
        && date < today
    {
        return Err(past_date(&stamped, date, request.effective_on.is_some()));
    }
    let digest = stamped.digested().map_err(|problem| {
        Error::refused(format!(
            "{}:{}: {}",
            page.path, problem.line, problem.message
        ))
        .code(problem.code)
        .at(page.path.clone(), Some(problem.line))
        .hint(format!("sop check {}", page.path))
    })?;
    let item = SubmitItem {
        id: page.id.clone(),
        path: page.path.clone(),
        action,
        version,
        change: class,
        effective_on: stamped.meta.effective_on(),
        digest: digest.digest,
        from: last.map(|(publication, _)| publication.record.clone()),
        superseded_by: stamped
            .meta
            .superseded_by
            .as_ref()
            .map(|id| id.value.clone()),
    };
    Ok((item, stamped, why))
}

/// Nothing is stamped into front matter that cannot be read.
fn refuse_problems(page: &Document) -> Result<()> {
    if let Some(problem) = page.problems.first() {
        return Err(Error::refused(format!(
            "{}:{}: {}",
            page.path, problem.line, problem.message
        ))
        .code("front-matter")
        .at(page.path.clone(), Some(problem.line))
        .hint(
            problem
                .hint
                .clone()
                .unwrap_or_else(|| format!("sop check {}", page.path)),
        ));
    }
    Ok(())
}

fn nothing_to_retire(page: &Document) -> Error {
    Error::refused(format!(
        "{} is not in force: there is nothing to retire",
        page.id
    ))
    .code("not-published")
    .at(
        page.path.clone(),
        page.meta.status.as_ref().map(|status| status.line),
    )
    .hint(format!(
        "write `status: draft` into {} to bring it back as a new version",
        page.path
    ))
}

/// What is written into the front matter.
fn front_matter(
    page: &Document,
    request: &Request,
    action: Action,
    version: Version,
    last: Option<&PublishItem>,
) -> Vec<Edit> {
    let status = match action {
        Action::Publish => Status::Published,
        Action::Retire => Status::Retired,
    };
    let mut edits = vec![
        Edit::text("id", page.id.as_str()),
        Edit::text("status", status.to_string()),
        Edit::text("version", version.to_string()),
    ];
    if let Some(date) = request.effective_on {
        edits.push(Edit::Set {
            key: "effective_on".to_owned(),
            value: Value::Text(date.to_string()),
        });
    } else if last.is_some_and(|item| {
        item.effective_on.is_some() && item.effective_on == page.meta.effective_on()
    }) {
        // The date of the version before says nothing about this one.
        edits.push(Edit::remove("effective_on"));
    }
    edits
}

/// Nobody can have worked by it before it was published.
fn past_date(page: &Document, date: Date, asked: bool) -> Error {
    let error = Error::refused(format!(
        "{} cannot be in force from {date}: that is past",
        page.id
    ))
    .code("date-past");
    if asked {
        return error
            .hint("leave --effective-on out: it holds from the day on which it is published");
    }
    let line = page.meta.effective_on.as_ref().map(|field| field.line);
    error.at(page.path.clone(), line).hint(format!(
        "take `effective_on` out of {}: it holds from the day on which it is published",
        page.path
    ))
}

fn classify(
    snapshot: &Snapshot,
    page: &Document,
    request: &Request,
    revision: bool,
) -> (Class, String) {
    if let Some(class) = request.change {
        return (class, format!("{} by request", word(class)));
    }
    match snapshot.page(&page.id).filter(|_| revision) {
        None => (Class::Major, "its first version".to_owned()),
        Some(before) => {
            let proposal = propose(before.body(), page.body());
            let pictures = other_pictures(before, page);
            let mut reasons = proposal.reasons;
            if before.body() == page.body() && !pictures.is_empty() {
                reasons.clear();
            }
            reasons.extend(pictures);
            let why = format!("{}: {}", word(proposal.change), reasons.join("; "));
            (proposal.change, why)
        }
    }
}

/// The pictures that are others than before under the same name.
fn other_pictures(before: &Document, page: &Document) -> Vec<String> {
    let was = |path: &str| before.images().iter().find(|image| image.path == path);
    let others = page
        .images()
        .iter()
        .filter(|image| was(&image.path).is_some_and(|before| before.sha256 != image.sha256));
    others
        .map(|image| format!("{} is another picture", image.path))
        .collect()
}

fn word(class: Class) -> &'static str {
    match class {
        Class::Minor => "minor",
        Class::Major => "major",
    }
}

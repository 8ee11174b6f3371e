//! Publishing through a forge: its reviews are read, its merge is the decision, and the record follows.

use super::merged::{self, Landing};
use crate::commands::{Context, forge};
use crate::domain::commit_id::CommitId;
use crate::domain::forge::{Pull, PullState};
use crate::error::{Error, Reason, Result};
use crate::ops::approve::open;
use crate::ops::attest::{Heard, take};
use crate::ops::governed::Report;
use crate::ops::publish::{Request, order, plan};
use crate::remote::forge::{Forge, Which};
use crate::store::{Scope, Snapshot, Store};

/// Publishes.
///
/// # Errors
/// Everything that stands in the way, reviews that count for nothing among it; the forge does not merge it.
pub fn publish(
    context: &mut Context,
    store: &Store,
    forge: &dyn Forge,
    request: &Request,
) -> Result<Report> {
    let snapshot = store.snapshot(Scope::PROPOSED)?;
    store.bring_submitted(&snapshot)?;
    let snapshot = store.snapshot(Scope::PROPOSED)?;
    let submit = open(&snapshot, &request.target)?.0.record.clone();
    let busy = context.busy("asking the forge");
    let heard = forge::hear(store, forge, &snapshot, &submit);
    drop(busy);
    let heard = heard?.ok_or_else(|| no_pull(forge, request))?;
    if store.dry_run()
        && let Some(report) = preview(context, &snapshot, &submit, &heard)
    {
        return Ok(report);
    }
    let notes = forge::record_reviews(context, store, &submit, &heard)?;
    let landing = Landing {
        submit: &submit,
        request,
    };
    if heard.pull.state == PullState::Merged {
        store.fetch()?;
        return merged::record(context, store, &landing).map_err(|error| with(error, notes));
    }
    let now = context.now;
    let snapshot = store.snapshot(Scope::PROPOSED)?;
    let asked = plan(&snapshot, request, now).and_then(|merge| {
        let merged = store.merge(&snapshot, &merge)?;
        order(&snapshot, request, &merge, &merged, now)
    });
    let (mut report, asked) = asked.map_err(|error| with(error, notes.clone()))?;
    refuse_other_head(&heard.pull, &asked.head)?;
    report.pull_request = Some(heard.pull.url.clone());
    if store.dry_run() {
        let pull = forge.place().kind.pull();
        report.would_write = vec![
            format!(
                "merge {pull} {} on {}",
                heard.pull.number,
                forge.place().host
            ),
            "record publish".to_owned(),
        ];
        return Ok(report);
    }
    let busy = context.busy("merging");
    let merged = forge.merge(&heard.pull, &asked);
    drop(busy);
    if let Err(error) = merged {
        // A merge whose answer got lost is a merge.
        let again = forge.pull_of(&heard.pull.branch, Which::Any);
        let there = again.is_ok_and(|pull| {
            pull.is_some_and(|pull| {
                pull.number == heard.pull.number && pull.state == PullState::Merged
            })
        });
        if !there {
            return Err(error);
        }
    }
    follow(store, &submit)?;
    let mut report = merged::record(context, store, &landing)?;
    report.pull_request = Some(heard.pull.url);
    report
        .notices
        .extend(notes.into_iter().map(|note| note.message));
    Ok(report)
}

/// What is new on the forge, where it has to be recorded before anything can be judged by it.
fn preview(
    context: &Context,
    snapshot: &Snapshot,
    submit: &CommitId,
    heard: &Heard,
) -> Option<Report> {
    let submission = snapshot.ledger.registry.submission(submit)?;
    let taken = take(snapshot, submission, heard, context.now);
    let change = taken.change();
    if change.is_empty() {
        return None;
    }
    let mut report = Report::on(snapshot, "would publish");
    report.branch = Some(heard.pull.branch.clone());
    report.pull_request = Some(heard.pull.url.clone());
    report.would_write = change.preview();
    report
        .would_write
        .push("then, where that is enough: merge it there, and record it".to_owned());
    report.notices = taken.notes.into_iter().map(|note| note.message).collect();
    Some(report)
}

/// Fetches what the forge merged; its own copies may take a moment to agree.
fn follow(store: &Store, submit: &CommitId) -> Result<()> {
    for _ in 0..4 {
        store.fetch()?;
        let snapshot = store.snapshot(Scope::PROPOSED)?;
        let submission = snapshot.ledger.registry.submission(submit);
        let there = submission.map(|submission| store.landed(&snapshot, submission));
        if there.transpose()?.flatten().is_some() {
            break;
        }
    }
    Ok(())
}

/// A refusal together with why some reviews count for nothing: often that is what is missing.
fn with(error: Error, notes: Vec<Reason>) -> Error {
    error.reasons(notes)
}

fn no_pull(forge: &dyn Forge, request: &Request) -> Error {
    let pull = forge.place().kind.pull();
    Error::refused(format!("there is no {pull} for it"))
        .code("no-pull-request")
        .hint(format!("sop submit {}   (opens it)", request.target))
}

/// What the forge would merge has to be what was judged.
fn refuse_other_head(pull: &Pull, head: &CommitId) -> Result<()> {
    if pull.head == *head {
        return Ok(());
    }
    Err(Error::refused(format!(
        "{} is at {} on the forge, and at {} here",
        pull.branch,
        pull.head.short(),
        head.short()
    ))
    .code("head-moved")
    .hint(format!("git push, or git pull, on {}", pull.branch)))
}

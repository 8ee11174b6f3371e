//! Publishing through a forge: its reviews are read, its merge is the decision, and the record follows.

use super::merged::{self, Landing};
use crate::commands::{Context, forge};
use crate::domain::forge::{Pull, PullState};
use crate::error::{Error, Reason, Result};
use crate::ops::approve::open;
use crate::ops::governed::Report;
use crate::ops::publish::{Request, order, plan};
use crate::remote::forge::Forge;
use crate::store::{Scope, Store};

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
    let notes = if store.dry_run() {
        Vec::new()
    } else {
        forge::record_reviews(context, store, &submit, &heard)?
    };
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
        let again = forge.pull_of(&heard.pull.branch, crate::remote::forge::Which::Any);
        let there = again.is_ok_and(|pull| {
            pull.is_some_and(|pull| {
                pull.number == heard.pull.number && pull.state == PullState::Merged
            })
        });
        if !there {
            return Err(error);
        }
    }
    store.fetch()?;
    let mut report = merged::record(context, store, &landing)?;
    report.pull_request = Some(heard.pull.url);
    report
        .notices
        .extend(notes.into_iter().map(|note| note.message));
    Ok(report)
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
fn refuse_other_head(pull: &Pull, head: &crate::domain::commit_id::CommitId) -> Result<()> {
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

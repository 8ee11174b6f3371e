//! What the commands of the life of an SOP have to do with a forge: connecting, reviews, pull requests.

use std::collections::BTreeMap;

use super::Context;
use crate::domain::commit_id::CommitId;
use crate::domain::forge::{Place, Pull, PullDraft, PullNote};
use crate::domain::registry::Submission;
use crate::error::{Error, Reason, Result};
use crate::ops::attest::{Heard, take};
use crate::ops::pull_request::{proposed, with_text};
use crate::ops::verify::online::{self, Answers};
use crate::remote::forge::{Forge, Token, Which, connect as connected, token_variables};
use crate::store::{Scope, Snapshot, Store};

/// The forge behind the remote, where sop.yaml names one and the network may be used.
///
/// # Errors
/// sop.yaml does not tell where it is.
pub fn connect(
    context: &Context,
    store: &Store,
    snapshot: &Snapshot,
) -> Result<Option<Box<dyn Forge>>> {
    let Some(settings) = &snapshot.settings.forge else {
        return Ok(None);
    };
    if store.offline() || snapshot.layout.remote.is_none() {
        return Ok(None);
    }
    let address = store.remote_address(snapshot);
    let place = Place::find(settings, address.as_deref()).map_err(|why| {
        Error::repository("the forge that sop.yaml names cannot be found")
            .code("configuration")
            .cause(why)
            .hint("in sop.yaml: forge: {kind: github, api: \"https://HOST/…\", repo: OWNER/NAME}")
    })?;
    let token = token(context, store, &place);
    connected(place, token).map(Some)
}

/// Whether something opens the forge to us, for `doctor`.
pub fn signed_in(
    context: &Context,
    store: &Store,
    snapshot: &Snapshot,
) -> Option<std::result::Result<(String, bool), String>> {
    let settings = snapshot.settings.forge.as_ref()?;
    snapshot.layout.remote.as_ref()?;
    let address = store.remote_address(snapshot);
    Some(Place::find(settings, address.as_deref()).map(|place| {
        let there = token(context, store, &place).is_some();
        (place.host, there)
    }))
}

fn token(context: &Context, store: &Store, place: &Place) -> Option<Token> {
    let var = |name: &str| context.env.var(name).map(str::to_owned);
    token_variables(place, &var)
        .into_iter()
        .find_map(|name| Token::new(context.env.var(name)?))
        .or_else(|| {
            // What somebody signed in with for a host is for that host.
            let kept = !place.elsewhere;
            kept.then(|| store.forge_token(place.kind, &place.host))
                .flatten()
                .and_then(|text| Token::new(&text))
        })
}

/// What the forge has of a submission.
///
/// # Errors
/// The forge does not answer.
pub fn hear(
    store: &Store,
    forge: &dyn Forge,
    snapshot: &Snapshot,
    submit: &CommitId,
) -> Result<Option<Heard>> {
    let Some(submission) = snapshot.ledger.registry.submission(submit) else {
        return Ok(None);
    };
    let pull = forge.pull_of(&submission.body.branch, Which::Any)?;
    pull.map(|pull| hear_of(store, forge, (snapshot, submission), pull))
        .transpose()
}

/// What the forge has of what went live before it was approved: of the pull request that it went through, and of those that
/// propose the same commit.
///
/// # Errors
/// The forge does not answer.
pub fn hear_since(
    store: &Store,
    forge: &dyn Forge,
    snapshot: &Snapshot,
    publish: &CommitId,
) -> Result<Vec<Heard>> {
    let registry = &snapshot.ledger.registry;
    let Some((publication, submission)) = registry.publication(publish).and_then(|publication| {
        let submission = registry.submission(&publication.body.submit)?;
        Some((publication, submission))
    }) else {
        return Ok(Vec::new());
    };
    let went_through = |pull: &Pull| {
        pull.head == submission.body.head
            || pull.head == publication.body.head
            || pull.merge.as_ref() == Some(&publication.body.merge)
    };
    let pulls = forge.pulls_of(&submission.body.branch, Which::Any)?;
    let pulls = pulls.into_iter().filter(went_through);
    pulls
        .map(|pull| hear_of(store, forge, (snapshot, submission), pull))
        .collect()
}

/// What a pull request has of a submission.
fn hear_of(
    store: &Store,
    forge: &dyn Forge,
    (snapshot, submission): (&Snapshot, &Submission),
    pull: Pull,
) -> Result<Heard> {
    let reviews = forge.reviews(&pull)?;
    let mut commits = BTreeMap::new();
    for commit in reviews.iter().filter_map(|review| review.commit.as_ref()) {
        if !commits.contains_key(commit) {
            commits.insert(
                commit.clone(),
                store.looked_at(snapshot, commit, submission)?,
            );
        }
    }
    let actor = snapshot.actor.person.as_deref();
    let service = actor.and_then(|actor| snapshot.organisation.people.by_id(actor));
    let vouched =
        service.is_some_and(|service| !service.is_human()) && store.signs_as_actor(snapshot)?;
    Ok(Heard {
        vouched,
        place: forge.place().clone(),
        pull,
        reviews,
        commits,
    })
}

/// Records what was heard; says why the rest counts for nothing.
///
/// # Errors
/// The ledger cannot be written.
pub fn record_reviews(
    context: &Context,
    store: &Store,
    submit: &CommitId,
    heard: &Heard,
) -> Result<Vec<Reason>> {
    let now = context.now;
    let scope = Scope::PROPOSED;
    let (notes, _) = store.transact(scope, |snapshot| {
        let submission = snapshot.ledger.registry.submission(submit);
        let taken = submission.map(|submission| take(snapshot, submission, heard, now));
        let taken = taken.unwrap_or_default();
        let change = taken.change();
        Ok((taken.notes, change))
    })?;
    Ok(notes)
}

/// Opens or updates the pull request of a submission and asks its approvers; returns it, and what else there is to know.
///
/// # Errors
/// The forge does not take it.
pub fn propose(
    context: &Context,
    store: &Store,
    forge: &dyn Forge,
    target: &str,
) -> Result<(Pull, Vec<String>)> {
    let snapshot = store.snapshot(Scope::PROPOSED)?;
    let wanted = proposed(&snapshot, target, forge.place(), context.now)?;
    let branch = wanted.draft.branch.clone();
    let pull = open_or_update(forge, wanted.draft)?;
    store.remember_pull(&branch, PullNote::from(&pull));
    let mut notices = Vec::new();
    let mut reviewers = wanted.reviewers;
    reviewers.retain(|account| account.id != pull.author.id);
    if !reviewers.is_empty()
        && let Err(error) = forge.ask(&pull, &reviewers)
    {
        notices.push(format!(
            "the approvers were not asked ({error}): {}",
            pull.url
        ));
    }
    if !wanted.unlinked.is_empty() {
        notices.push(format!(
            "not asked, for want of an account in people.yaml: {}: sop people link PERSON --{} LOGIN",
            wanted.unlinked.join(", "),
            forge.place().kind
        ));
    }
    Ok((pull, notices))
}

/// Opens a pull request, or gives the one that its branch has the title and text; one that is there is found first, so that
/// nothing is ever opened twice.
///
/// # Errors
/// The forge does not take it.
pub fn open_or_update(forge: &dyn Forge, mut draft: PullDraft) -> Result<Pull> {
    if let Some(pull) = forge.pull_of(&draft.branch, Which::Open)? {
        draft.body = with_text(&pull.body, &draft.body);
        if pull.title != draft.title || pull.body != draft.body {
            forge.update(&pull, &draft.title, &draft.body)?;
        }
        return Ok(pull);
    }
    match forge.open(&draft) {
        Ok(pull) => Ok(pull),
        // Somebody was faster, or the answer got lost.
        Err(error) => forge.pull_of(&draft.branch, Which::Open)?.ok_or(error),
    }
}

/// Asks the forge for every review that is on record.
///
/// # Errors
/// sop.yaml names no forge, or the network is left alone.
pub fn confirm(context: &Context, store: &Store, snapshot: &Snapshot) -> Result<Answers> {
    let forge = connect(context, store, snapshot)?.ok_or_else(|| {
        Error::usage("there is no forge to ask: sop.yaml names none, or --offline leaves it alone")
            .hint("in sop.yaml: forge: github   (or gitlab, gitea)")
    })?;
    let place = forge.place();
    let busy = context.busy("asking the forge");
    let mut answers = Answers::new();
    for key in online::wanted(snapshot) {
        if key.0 == place.host && key.1 == place.repo {
            let answer = forge.history(key.2).map_err(|error| error.to_string());
            answers.insert(key, answer);
        }
    }
    drop(busy);
    Ok(answers)
}

/// Closes the pull request of a branch that was abandoned; returns what there is to know.
pub fn close(
    context: &Context,
    store: &Store,
    snapshot: &Snapshot,
    branch: &str,
) -> Option<String> {
    let busy = context.busy("asking the forge");
    let closed = connect(context, store, snapshot).and_then(|forge| {
        let Some(forge) = forge else {
            return Ok(None);
        };
        let Some(pull) = forge.pull_of(branch, Which::Open)? else {
            return Ok(None);
        };
        forge.close(&pull)?;
        Ok(Some(format!("{} is closed", pull.url)))
    });
    drop(busy);
    closed.unwrap_or_else(|error| Some(format!("{branch} is not closed on the forge yet: {error}")))
}

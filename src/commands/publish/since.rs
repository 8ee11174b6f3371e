//! What went live before it was approved, and may have been approved on the forge since.

use super::merged::{Approved, MergedReport, Waiting, Why};
use crate::commands::{Context, forge};
use crate::domain::commit_id::CommitId;
use crate::error::{Kind, Reason, Result};
use crate::ops::emergency::{approved_since, lacking, unsettled};
use crate::remote::forge::Forge;
use crate::store::{Scope, Snapshot, Store};

/// Takes the reviews over that were given since, and says what is owed still and why what was said does not settle it.
///
/// # Errors
/// The repository cannot be read, or the ledger cannot be written.
pub(super) fn take_over(
    context: &Context,
    store: &Store,
    forge: Option<&dyn Forge>,
    answer: &mut MergedReport,
) -> Result<()> {
    let snapshot = store.snapshot(Scope::PROPOSED)?;
    for publish in unsettled(&snapshot, context.now) {
        let before = lacking(&snapshot, &publish, context.now).is_some();
        let notes = match forge.filter(|_| !store.dry_run()) {
            Some(forge) => reviews(context, store, forge, (&snapshot, &publish), answer)?,
            None => Vec::new(),
        };
        let now = store.snapshot(Scope::PROPOSED)?;
        match lacking(&now, &publish, context.now) {
            Some((message, reasons)) => answer.unapproved.push(Waiting {
                submission: of(&now, &publish, |one| one.body.submit.to_string()),
                message,
                reasons: reasons.iter().chain(&notes).map(Why::from).collect(),
            }),
            None if before => answer.approved.push(Approved {
                publication: publish.to_string(),
                sops: of(&now, &publish, |one| {
                    let sops = one.body.sops.iter();
                    sops.map(|item| format!("{} {}", item.id, item.version))
                        .collect()
                }),
                by: of(&now, &publish, |one| approved_since(&now, one)),
            }),
            None => {}
        }
    }
    Ok(())
}

/// Something of a publication.
fn of<T: Default>(
    snapshot: &Snapshot,
    publish: &CommitId,
    what: impl Fn(&crate::domain::registry::Publication) -> T,
) -> T {
    let publication = snapshot.ledger.registry.publication(publish);
    publication.map(what).unwrap_or_default()
}

/// Records what was said on its pull requests; without an answer of the forge, what is on record stands.
fn reviews(
    context: &Context,
    store: &Store,
    forge: &dyn Forge,
    (snapshot, publish): (&Snapshot, &CommitId),
    answer: &mut MergedReport,
) -> Result<Vec<Reason>> {
    let heard = match forge::hear_since(store, forge, snapshot, publish) {
        Ok(heard) => heard,
        Err(error) if error.kind() == Kind::Remote => {
            let what = format!("the reviews were not read: {error}");
            answer.notices.push(what);
            answer.notices.extend(error.hints().iter().cloned());
            return Ok(Vec::new());
        }
        Err(error) => return Err(error),
    };
    let submit = of(snapshot, publish, |one| Some(one.body.submit.clone()));
    let mut notes = Vec::new();
    for (submit, heard) in submit
        .iter()
        .flat_map(|submit| heard.iter().map(move |heard| (submit, heard)))
    {
        notes.extend(forge::record_reviews(context, store, submit, heard)?);
    }
    Ok(notes)
}

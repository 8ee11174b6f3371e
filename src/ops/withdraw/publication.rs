//! A publication is taken back, with the bytes from before at the same commit point.

use super::super::governed::Report;
use super::super::propose::{actor, governed};
use super::super::submit::this_commit;
use super::super::target::find;
use super::{Request, outcome};
use crate::domain::approval::Barrier;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::record::{Action, Body, PublishItem, WithdrawBody};
use crate::domain::people::Person;
use crate::domain::plain::says_something;
use crate::domain::registry::Publication;
use crate::domain::settings::Identity;
use crate::domain::state::SopState;
use crate::domain::version::Version;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::store::proposals::OtherFile;
use crate::store::questions::{Restore, Restored};
use crate::store::{Change, Content, FileEdit, NewCommit, Sharing, Snapshot};

/// Finds the publication and what has to be restored.
///
/// # Errors
/// There is none of that version that stands, or a later one rests on it.
pub fn plan(snapshot: &Snapshot, request: &Request, version: Version) -> Result<Vec<Restore>> {
    governed(snapshot)?;
    if snapshot.layout.local_ahead {
        return Err(Error::refused(
            "your default branch has commits that the remote does not have",
        )
        .code("default-branch-ahead")
        .hint(format!(
            "git push {} {}",
            snapshot.layout.remote.as_deref().unwrap_or("origin"),
            snapshot.layout.default_branch
        )));
    }
    let id = find(snapshot, &request.target)?;
    let publication = publication(snapshot, &id, version)?;
    let registry = &snapshot.ledger.registry;
    let mut restores = Vec::new();
    for item in &publication.body.sops {
        let standing: Vec<_> = registry.standing(&item.id).collect();
        if let Some((last, later)) = standing.last()
            && last.record != publication.record
        {
            return Err(superseded(&id, version, publication, item, later));
        }
        let before = standing
            .len()
            .checked_sub(2)
            .and_then(|index| standing.get(index));
        restores.push(Restore {
            path: before
                .map_or(&item.path, |(_, before)| &before.path)
                .clone(),
            blob: before.map(|(_, before)| before.blob.clone()),
            commit: publication.body.base.clone(),
            picture: false,
        });
        if let Some((_, before)) = before
            && before.path != item.path
        {
            restores.push(Restore {
                path: item.path.clone(),
                blob: None,
                commit: publication.body.base.clone(),
                picture: false,
            });
        }
        pictures(publication, item, before.copied(), &mut restores);
    }
    Ok(restores)
}

/// The pictures of what is taken back, and of what takes its place, as they were when that went live.
fn pictures(
    publication: &Publication,
    item: &PublishItem,
    before: Option<(&Publication, &PublishItem)>,
    restores: &mut Vec<Restore>,
) {
    let commit = before.map_or(&publication.body.base, |(before, _)| &before.body.merge);
    let named = before.into_iter().flat_map(|(_, before)| &before.images);
    for picture in item.images.iter().chain(named) {
        if !restores.iter().any(|known| known.path == picture.path) {
            restores.push(Restore {
                path: picture.path.clone(),
                blob: None,
                commit: commit.clone(),
                picture: true,
            });
        }
    }
}

/// A publication is taken back whole, and only while nothing rests on it.
fn superseded(
    id: &SopId,
    version: Version,
    publication: &Publication,
    item: &PublishItem,
    later: &PublishItem,
) -> Error {
    let error = Error::refused(format!(
        "{id} {version} cannot be taken back: {} {} rests on it",
        later.id, later.version
    ))
    .code("superseded");
    let error = if publication.body.sops.len() > 1 {
        let together: Vec<String> = publication
            .body
            .sops
            .iter()
            .map(|item| format!("{} {}", item.id, item.version))
            .collect();
        error.cause(format!(
            "{} went live as one publication, which is taken back as a whole",
            together.join(", ")
        ))
    } else {
        error
    };
    let error = error.hint(format!(
        "sop withdraw {} {} --reason 'WHY'   (first the later one)",
        later.id, later.version
    ));
    if item.id == *id {
        error
    } else {
        error.hint(format!(
            "or end it alone: sop retire {id} --reason 'WHY', or: sop edit {id}"
        ))
    }
}

fn publication<'a>(
    snapshot: &'a Snapshot,
    id: &SopId,
    version: Version,
) -> Result<&'a Publication> {
    let found = snapshot
        .ledger
        .registry
        .publications_of(id)
        .rev()
        .filter(|(publication, _)| publication.withdrawn.is_none())
        .find(|(_, item)| item.version == version && item.action == Action::Publish)
        .map(|(publication, _)| publication)
        .ok_or_else(|| {
            Error::refused(format!(
                "{id} {version} is not published, or was withdrawn before"
            ))
            .code("not-published")
            .hint(format!("sop history {id}"))
        })?;
    if found.adopted {
        return Err(Error::refused(format!(
            "{id} {version} was adopted as it was: there is nothing from before to restore"
        ))
        .code("adopted")
        .hint(format!("sop edit {id}   (mends it by a revision)"))
        .hint(format!("sop retire {id} --reason 'WHY'   (ends it)")));
    }
    Ok(found)
}

/// Takes a publication back, with the bytes from before.
///
/// # Errors
/// The person may not, or gives no reason.
pub fn withdraw_publication(
    snapshot: &Snapshot,
    request: &Request,
    version: Version,
    restored: Restored,
    now: Now,
) -> Result<(Report, Change)> {
    let id = find(snapshot, &request.target)?;
    let publication = publication(snapshot, &id, version)?;
    let person = actor(snapshot, now)?;
    let reason = request
        .reason
        .clone()
        .filter(|reason| says_something(reason))
        .ok_or_else(|| {
            Error::refused("taking a publication back needs a reason")
                .code("reason-required")
                .hint(format!("sop withdraw {id} {version} --reason 'WHY'"))
        })?;
    let mut reasons = barriers(snapshot, publication, person, request.identity, now);
    reasons.extend(shared_pictures(snapshot, publication, &restored));
    if !reasons.is_empty() {
        return Err(
            Error::refused(format!("{} may not withdraw this", person.display())).reasons(reasons),
        );
    }
    let told = told(snapshot, publication, now);
    let mut report = Report::on(snapshot, "withdrew");
    for item in &publication.body.sops {
        let before = snapshot.ledger.registry.standing(&item.id).count() > 1;
        report.sops.push(outcome(
            &item.id,
            &item.path,
            Some(item.version),
            item.digest.to_string(),
            if before {
                SopState::Published
            } else if restored
                .iter()
                .any(|(path, bytes)| *path == item.path && bytes.is_some())
            {
                SopState::Ungoverned
            } else {
                SopState::Withdrawn
            },
        ));
        report.next.push(format!("sop show {}", item.id));
        report.notices.extend(unrouted(snapshot, item));
    }
    report.notices.push(format!(
        "to be told, who had to know it: {}",
        if told.is_empty() {
            "nobody".to_owned()
        } else {
            told.join(", ")
        }
    ));
    Ok((
        report,
        change(snapshot, publication, reason, told, restored)?,
    ))
}

/// The pages that stay and name a picture which would be another again.
fn shared_pictures(
    snapshot: &Snapshot,
    publication: &Publication,
    restored: &Restored,
) -> Vec<Reason> {
    let files: Vec<OtherFile> = restored
        .iter()
        .map(|(path, _)| OtherFile {
            path: path.clone(),
            content: None,
        })
        .collect();
    let taken = |id: &SopId| publication.item(id).is_some();
    let pages = snapshot.repictured(&files, &taken).into_iter();
    pages
        .map(|page| {
            let message = format!(
                "{} is governed, and a picture that {} names would be another again",
                page.id, page.path
            );
            let hint = format!(
                "sop edit {}   (gives it a picture of its own first)",
                page.id
            );
            Reason::new("picture-of-another", message).hint(hint)
        })
        .collect()
}

/// The roles that a page names and what it goes back to does not: who routed it since has to do it again.
fn unrouted(snapshot: &Snapshot, item: &PublishItem) -> Option<String> {
    let standing = snapshot.ledger.registry.standing(&item.id);
    let mut others = standing.filter(|(_, other)| other.version != item.version);
    let (_, before) = others.next_back()?;
    let mut lost = snapshot.page(&item.id)?.roles();
    lost.retain(|role| !before.roles.contains(role));
    if lost.is_empty() {
        return None;
    }
    let (id, version, roles) = (&item.id, before.version, lost.join(" "));
    Some(format!(
        "{id} is back as {version} was published, and no longer for {}: sop role assign {id} {roles}",
        lost.join(", ")
    ))
}

fn change(
    snapshot: &Snapshot,
    publication: &Publication,
    reason: String,
    told: Vec<String>,
    restored: Restored,
) -> Result<Change> {
    let base = snapshot
        .layout
        .main
        .clone()
        .ok_or_else(|| Error::refused("there is no default branch"))?;
    let names: Vec<String> = publication
        .body
        .sops
        .iter()
        .map(|item| format!("{} {}", item.id, item.version))
        .collect();
    let tips: Vec<String> = snapshot
        .ledger
        .heads
        .iter()
        .map(|tip| format!("Sop-Ledger: {tip}"))
        .collect();
    let record = WithdrawBody {
        submit: None,
        publish: Some(publication.record.clone()),
        base: publication.merged.then(|| base.clone()),
        merge: publication.merged.then(this_commit),
        reason: reason.clone(),
        told,
    };
    let commit = publication.merged.then(|| NewCommit {
        branch: snapshot.layout.default_branch.clone(),
        parents: vec![base],
        content: Content::Edits(
            restored
                .into_iter()
                .map(|(path, bytes)| FileEdit { path, bytes })
                .collect(),
        ),
        message: format!(
            "Withdraw {}\n\n{reason}\n\n{}",
            names.join(", "),
            tips.join("\n")
        ),
    });
    let sharing = if commit.is_some() {
        Sharing::Atomic
    } else {
        Sharing::Afterwards
    };
    Ok(Change {
        expects: vec![(
            snapshot.layout.main_ref.clone(),
            snapshot.layout.main.clone(),
        )],
        commit,
        records: vec![Body::Withdraw(record)],
        sharing,
        ..Change::default()
    })
}

/// Whoever may approve may take back; that it is one's own does not matter here: taking back is the safe side.
fn barriers(
    snapshot: &Snapshot,
    publication: &Publication,
    person: &Person,
    identity: Identity,
    now: Now,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for item in &publication.body.sops {
        let page = snapshot.page(&item.id);
        let approvers = page.map(Document::approvers).unwrap_or_default();
        let tags = page.map(Document::tags).unwrap_or_default();
        let tags = tags.into_iter().collect();
        let named = |list: &[crate::domain::reference::Reference]| {
            list.iter()
                .any(|name| snapshot.organisation.refers_to(name, person))
        };
        let policy = &snapshot.settings.approvals;
        let by = &policy.by;
        let mut rules = policy.of_tags(&tags);
        let narrower = rules.find(|(_, rule)| !rule.by.is_empty() && !named(&rule.by));
        let barrier = if !person.is_human() {
            Some(Barrier::NotHuman)
        } else if !person.active_on(snapshot.today(now)) {
            Some(Barrier::NotActive)
        } else if !by.is_empty() && !named(by) {
            Some(Barrier::Policy(by.clone()))
        } else if let Some((tag, rule)) = narrower {
            Some(Barrier::Tag(tag.clone(), rule.by.clone()))
        } else if !approvers.is_empty() && !named(&approvers) {
            Some(Barrier::Page(approvers))
        } else if !snapshot.settings.identity.contains(&identity) {
            Some(Barrier::Identity(identity))
        } else {
            None
        };
        reasons.extend(barrier.map(|barrier| barrier.reason(&person.id, &item.id)));
    }
    reasons
}

fn told(snapshot: &Snapshot, publication: &Publication, now: Now) -> Vec<String> {
    let mut people: Vec<String> = publication
        .body
        .sops
        .iter()
        .flat_map(|item| {
            snapshot
                .organisation
                .readers(&item.roles, snapshot.today(now))
        })
        .map(|person| person.id.clone())
        .collect();
    people.sort();
    people.dedup();
    people
}

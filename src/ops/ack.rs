//! `ack`: a reader confirms having read what is in force, exactly these bytes.

pub mod import;

use serde::{Deserialize, Serialize};

use super::duties::{in_force, known, owed};
use super::governed::{Report, SopOutcome};
use super::overview::state_of;
use super::propose::{actor, governed};
use super::target::find;
use crate::domain::commit_id::CommitId;
use crate::domain::digest::Digest;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::record::{Action, Body, PublishItem};
use crate::domain::ledger::{AckBody, Shown};
use crate::domain::people::Person;
use crate::domain::registry::Publication;
use crate::domain::risk::Risk;
use crate::domain::settings::Identity;
use crate::domain::step::StepChange;
use crate::domain::time::day_in;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::markdown::blockdiff::diff_blocks;
use crate::markdown::page::Page;
use crate::markdown::stepdiff::diff_steps;
use crate::markdown::steps::steps;
use crate::store::{Change, Sharing, Snapshot};

/// What the person is asked to confirm, and what the record says of it.
pub const MEANING: &str = "I have read this version and will work by it";

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// The SOP, by id or path.
    pub target: String,
    /// How the person is known to this run.
    pub identity: Identity,
    /// The publication that was shown; another one by now is not what was read.
    pub publication: Option<CommitId>,
    /// What of it was shown.
    pub shown: Shown,
}

/// What a reader has to see before they confirm.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Overview {
    /// The SOP.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The version in force.
    pub version: String,
    /// Its publication.
    pub publication: String,
    /// The version that the reader acknowledged before, where that is what it is compared with.
    pub from: Option<String>,
    /// The whole text, where there is none or all of it is asked for.
    pub text: Option<String>,
    /// Its steps against that version.
    pub steps: Vec<StepChange>,
    /// Every other block that changed: section, before, after.
    pub blocks: Vec<(String, Option<String>, Option<String>)>,
}

/// What to read before it can be shown: blobs for the store.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What is in force.
    pub now: CommitId,
    /// What the reader knows, by its bytes and its place.
    pub before: Option<(Digest, CommitId)>,
}

/// What a reader has to see, but for the text.
///
/// # Errors
/// Nothing of it is in force, or the bytes are not the published ones.
pub fn overview(
    snapshot: &Snapshot,
    target: &str,
    full: bool,
    now: Now,
) -> Result<(Overview, Reading)> {
    governed(snapshot)?;
    let id = find(snapshot, target)?;
    let person = actor(snapshot, now)?;
    let (publication, item) = to_read(snapshot, &id, now)?;
    // Who reads the same again, because it expired, reads all of it.
    let last = known(snapshot, &id, &person.id).filter(|last| !full && last.digest != item.digest);
    let before = last.and_then(|last| {
        let registry = &snapshot.ledger.registry;
        let item = registry.publication(&last.publish)?.item(&id)?;
        Some((item.version, (item.digest, item.blob.clone())))
    });
    let title = snapshot
        .reader_page(&id)
        .map_or_else(|| id.to_string(), |page| page.title.clone());
    let shown = Overview {
        id: id.to_string(),
        title,
        version: item.version.to_string(),
        publication: publication.record.to_string(),
        from: before.as_ref().map(|(version, _)| version.to_string()),
        text: None,
        steps: Vec::new(),
        blocks: Vec::new(),
    };
    let reading = Reading {
        now: item.blob.clone(),
        before: before.map(|(_, place)| place),
    };
    Ok((shown, reading))
}

impl Overview {
    /// With the text, or what changed in it.
    pub fn filled(mut self, before: Option<&str>, after: &str) -> Self {
        let after = body(after);
        match before.map(body) {
            Some(before) => {
                self.steps = diff_steps(&steps(before, 1), &steps(after, 1));
                self.blocks = diff_blocks(before, after)
                    .into_iter()
                    .map(|block| (block.section, block.before, block.after))
                    .collect();
            }
            None => self.text = Some(after.to_owned()),
        }
        self
    }
}

/// What comes after the front matter.
pub fn body(text: &str) -> &str {
    Page::split(text.as_bytes())
        .map_or(text, |page| text.get(page.body.start..).unwrap_or_default())
}

/// The publication that a reader can confirm.
fn to_read<'a>(
    snapshot: &'a Snapshot,
    id: &SopId,
    now: Now,
) -> Result<(&'a Publication, &'a PublishItem)> {
    let registry = &snapshot.ledger.registry;
    let Some((publication, item)) = registry.in_force(id, snapshot.today(now)) else {
        return Err(nothing_to_read(snapshot, id));
    };
    let page = snapshot.reader_page(id).and_then(Document::digest);
    if page == Some(&item.digest) {
        return Ok((publication, item));
    }
    Err(Error::refused(format!(
        "the bytes of {id} {} in this clone are not the published ones",
        item.version
    ))
    .code("digest-differs")
    .hint("sop verify"))
}

fn nothing_to_read(snapshot: &Snapshot, id: &SopId) -> Error {
    match snapshot.ledger.registry.last(id) {
        Some((_, item)) if item.action == Action::Retire => {
            let error = Error::refused(format!("{id} is retired: there is nothing to acknowledge"));
            let error = error.code("retired");
            match &item.superseded_by {
                Some(successor) => error.hint(format!("sop show {successor}")),
                None => error.hint(format!("sop history {id}")),
            }
        }
        Some((_, item)) => {
            let from = item.effective_on.map(|date| date.to_string());
            Error::refused(format!(
                "{id} {} is not in force before {}: until then nobody acknowledges it",
                item.version,
                from.unwrap_or_default()
            ))
            .code("not-in-force")
            .hint(format!("sop show {id}"))
        }
        None => Error::refused(format!(
            "{id} is not published: there is nothing to acknowledge"
        ))
        .code("not-published")
        .hint(format!("sop status {id}")),
    }
}

/// Acknowledges.
///
/// # Errors
/// Nothing of it is in force, something else was shown, or the person is not known well enough.
pub fn ack(snapshot: &Snapshot, request: &Request, now: Now) -> Result<(Report, Change)> {
    governed(snapshot)?;
    let id = find(snapshot, &request.target)?;
    let person = actor(snapshot, now)?;
    let (publication, item) = to_read(snapshot, &id, now)?;
    let shown = request.publication.as_ref();
    if shown.is_some_and(|shown| *shown != publication.record) {
        return Err(
            Error::refused("another version came into force while you were reading")
                .code("published-anew")
                .hint(format!("sop ack {id}")),
        );
    }
    let reasons = barriers(snapshot, person, item, request.identity);
    if !reasons.is_empty() {
        return Err(Error::refused(format!(
            "{} cannot acknowledge {id} like this",
            person.display()
        ))
        .reasons(reasons));
    }
    let said = said_already(snapshot, &id, person, item, now);
    let report = report(snapshot, &id, person, item, said, now);
    let body = AckBody {
        sop: id.clone(),
        publish: publication.record.clone(),
        version: item.version,
        digest: item.digest,
        shown: request.shown,
        meaning: MEANING.to_owned(),
        identity: request.identity,
    };
    let change = Change {
        records: vec![Body::Ack(body)],
        sharing: Sharing::Afterwards,
        ..Change::default()
    };
    Ok((report, if said { Change::default() } else { change }))
}

/// Why it does not suffice how somebody is known to this run, for what is at no high risk.
pub fn not_known_well(snapshot: &Snapshot, person: &Person, identity: Identity) -> Vec<Reason> {
    let by_another = snapshot.actor.borrowed && identity != Identity::Key;
    if by_another && !snapshot.settings.identity.contains(&identity) {
        let message = format!("nobody does this for another: {} does it", person.id);
        let hint = format!("without --actor, by {}", person.id);
        return vec![Reason::new("another-person", message).hint(hint)];
    }
    if snapshot.settings.identity.contains(&identity) {
        return Vec::new();
    }
    let message = format!(
        "{} is known only as `{identity}` here, which does not suffice",
        person.id
    );
    let hint = "confirm at a terminal, or sign: git config user.signingkey KEY and list the key in people.yaml";
    vec![Reason::new("identity", message).hint(hint)]
}

/// Why this person, known like this, may not.
fn barriers(
    snapshot: &Snapshot,
    person: &Person,
    item: &PublishItem,
    identity: Identity,
) -> Vec<Reason> {
    let id = &item.id;
    let high = item.risk == Risk::High;
    let allowed = snapshot.settings.identity.contains(&identity);
    let mut reasons = Vec::new();
    if !person.is_human() {
        let message = format!("{} is a service, and reads nothing", person.id);
        reasons.push(Reason::new("not-human", message));
    }
    if allowed && (!high || identity == Identity::Key) {
        return reasons;
    }
    if snapshot.actor.borrowed && identity != Identity::Key {
        let message = format!("nobody acknowledges for another: {} does it", person.id);
        reasons.push(Reason::new("another-person", message).hint(format!(
            "sop ack {id}   (by {}, without --actor)",
            person.id
        )));
        return reasons;
    }
    let message = format!(
        "{} is known only as `{identity}` here, which does not suffice for {id}",
        person.id
    );
    let sign = "sign: git config user.signingkey KEY and list the key in people.yaml";
    reasons.push(Reason::new("identity", message).hint(if high {
        format!("{sign}   (at `risk: high` a prompt is not enough)")
    } else {
        format!("confirm at a terminal, or {sign}")
    }));
    reasons
}

/// Whether it is on record already; what expires may be renewed from the next day on.
fn said_already(
    snapshot: &Snapshot,
    id: &SopId,
    person: &Person,
    item: &PublishItem,
    now: Now,
) -> bool {
    let today = snapshot.today(now);
    let page = snapshot.reader_page(id);
    let ack = page.and_then(|page| page.meta.ack.as_ref());
    let expires = ack
        .and_then(|ack| ack.value.expires)
        .or(snapshot.settings.ack.expires);
    let on_record = snapshot.ledger.registry.acknowledgements();
    on_record.of(id, &person.id).any(|one| {
        one.attested_by.is_none()
            && one.version == item.version
            && one.digest == item.digest
            && (expires.is_none() || day_in(one.at, &snapshot.zone) >= today)
    })
}

fn report(
    snapshot: &Snapshot,
    id: &SopId,
    person: &Person,
    item: &PublishItem,
    said: bool,
    now: Now,
) -> Report {
    let today = snapshot.today(now);
    let mut report = Report::on(
        snapshot,
        if said {
            "already acknowledged"
        } else {
            "acknowledged"
        },
    );
    report.sops.push(SopOutcome {
        id: id.to_string(),
        path: item.path.clone(),
        version: item.version.to_string(),
        digest: item.digest.to_string(),
        state: state_of(snapshot, id, today),
        approvals: Vec::new(),
        needs: Vec::new(),
        // Who else has to is `acks`: it may be thousands.
        must_acknowledge: Vec::new(),
        readers: Vec::new(),
    });
    report.next = in_force(snapshot, today)
        .iter()
        .filter(|asked| asked.id != id)
        .filter(|asked| {
            owed(snapshot, asked, person, today).is_some_and(|owed| owed.duty.state.is_open())
        })
        .take(3)
        .map(|asked| format!("sop ack {}", asked.id))
        .collect();
    report
}

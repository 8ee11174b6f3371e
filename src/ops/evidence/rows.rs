//! The ledger as rows: who did what with which version, when, meaning what, known how.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::approval::known;
use crate::domain::commit_id::CommitId;
use crate::domain::id::SopId;
use crate::domain::ledger::graph::Placed;
use crate::domain::ledger::record::{Action, RejectMeaning};
use crate::domain::ledger::{AttestBody, Body, Class, CompleteBody};
use crate::domain::people::People;
use crate::domain::settings::Identity;
use crate::domain::time::stamp;
use crate::store::Snapshot;
use crate::store::evidence::{Evidence, PublicationEvidence};

/// What somebody did with one version of one SOP.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The SOP.
    pub sop: String,
    /// Its version; of what has none, nothing.
    pub version: Option<String>,
    /// What was done: `wrote`, `drafted`, `submitted`, `approved`, `rejected`, `lifted`, `published`, `retired`,
    /// `adopted`, `withdrew`, `reviewed`, `acknowledged`, `waived`, `attested`, `completed`.
    pub act: String,
    /// Who, by id of people.yaml; the address of a commit that nobody there has.
    pub person: String,
    /// Their name, as people.yaml has it.
    pub name: String,
    /// When, by their clock.
    pub at: String,
    /// What they were asked to confirm, or what it amounts to.
    pub meaning: String,
    /// How well it is known who it was: `proven`, `attested` or `claimed`.
    pub class: String,
    /// How they were known to the program that wrote it down.
    pub identity: Option<Identity>,
    /// Why, in their own words.
    pub reason: Option<String>,
    /// Whom it is about, where that is somebody else.
    pub about: Option<String>,
    /// What the bytes digest to.
    pub digest: Option<String>,
    /// The record.
    pub record: Option<String>,
    /// The commit.
    pub commit: Option<String>,
    /// The codes that `verify` has for the record.
    pub failures: Vec<String>,
}

/// Whose record it is, and what all of its rows share.
struct Pen<'a> {
    snapshot: &'a Snapshot,
    people: &'a People,
    named: &'a BTreeMap<String, BTreeSet<String>>,
}

/// Every row, in the order of the ledger; what was written stands before its publication.
pub fn rows(
    snapshot: &Snapshot,
    found: &Evidence,
    named: &BTreeMap<String, BTreeSet<String>>,
) -> Vec<Row> {
    let pen = Pen {
        snapshot,
        people: &snapshot.organisation.people,
        named,
    };
    let mut rows = Vec::new();
    for placed in snapshot.ledger.records().in_order() {
        if let Body::Publish(_) = &placed.record().body
            && let Some(facts) = found.publications.get(placed.id())
        {
            rows.extend(pen.wrote(placed, facts));
        }
        rows.extend(pen.of_record(placed));
    }
    rows
}

impl Pen<'_> {
    fn name(&self, person: &str) -> String {
        self.people
            .by_id(person)
            .map_or_else(String::new, |person| person.name.clone())
    }

    /// What all rows of a record share.
    fn row(&self, placed: &Placed, act: &str, meaning: &str) -> Row {
        let record = placed.record();
        let name = placed.id().to_string();
        Row {
            act: act.to_owned(),
            person: record.by.clone(),
            name: self.name(&record.by),
            at: stamp(record.at),
            meaning: meaning.to_owned(),
            class: self.class(placed.id()).to_string(),
            failures: self
                .named
                .get(&name)
                .map(|codes| codes.iter().cloned().collect())
                .unwrap_or_default(),
            record: Some(name),
            ..Row::default()
        }
    }

    fn class(&self, record: &CommitId) -> Class {
        self.snapshot.ledger.class(record)
    }

    fn known(&self, placed: &Placed, said: Identity) -> Option<Identity> {
        Some(known(said, self.class(placed.id())))
    }

    fn of_record(&self, placed: &Placed) -> Vec<Row> {
        let registry = &self.snapshot.ledger.registry;
        match &placed.record().body {
            Body::Draft(body) => {
                let by = body.model.as_ref().map_or(body.provider.clone(), |model| {
                    format!("{} {model}", body.provider)
                });
                let row = self.row(placed, "drafted", &format!("asked {by} for a draft"));
                vec![Row {
                    sop: body.sop.to_string(),
                    commit: Some(body.commit.to_string()),
                    ..row
                }]
            }
            Body::Submit(body) => {
                let rows = body.sops.iter().map(|item| Row {
                    sop: item.id.to_string(),
                    version: Some(item.version.to_string()),
                    reason: body.reason.clone(),
                    digest: Some(item.digest.to_string()),
                    commit: Some(body.head.to_string()),
                    ..self.row(
                        placed,
                        "submitted",
                        &format!(
                            "proposed to {}, a {} change",
                            spelled(&item.action),
                            spelled(&item.change)
                        ),
                    )
                });
                rows.collect()
            }
            Body::Approve(body) => self.vote(
                placed,
                &body.submit,
                "approved",
                &body.meaning,
                (body.identity, body.reason.as_ref()),
            ),
            Body::Reject(body) => {
                let (act, meaning) = match body.meaning {
                    RejectMeaning::Reject => ("rejected", "blocks until it is lifted"),
                    RejectMeaning::Lift => ("lifted", "blocks no longer"),
                };
                self.vote(
                    placed,
                    &body.submit,
                    act,
                    meaning,
                    (body.identity, body.reason.as_ref()),
                )
            }
            Body::Publish(_) | Body::Adopt(_) => self.published(placed),
            Body::Withdraw(body) => {
                let of = body.submit.as_ref().or(body.publish.as_ref());
                let ids = of
                    .map(|record| self.versions_of(record))
                    .unwrap_or_default();
                let what = if body.submit.is_some() {
                    "took a submission back"
                } else {
                    "took a publication back"
                };
                let row = self.row(placed, "withdrew", what);
                let rows = ids.into_iter().map(|(sop, version)| Row {
                    sop,
                    version: Some(version),
                    reason: Some(body.reason.clone()),
                    ..row.clone()
                });
                rows.collect()
            }
            Body::Review(body) => {
                let item = registry
                    .publication(&body.publish)
                    .and_then(|one| one.item(&body.sop));
                let row = self.row(
                    placed,
                    "reviewed",
                    &format!("{}; due again on {}", spelled(&body.outcome), body.next_due),
                );
                vec![Row {
                    version: item.map(|item| item.version.to_string()),
                    digest: Some(body.digest.to_string()),
                    reason: Some(body.note.clone()),
                    ..of_sop(row, &body.sop)
                }]
            }
            Body::Ack(body) => vec![Row {
                version: Some(body.version.to_string()),
                digest: Some(body.digest.to_string()),
                identity: self.known(placed, body.identity),
                ..of_sop(
                    self.row(
                        placed,
                        "acknowledged",
                        &format!(
                            "{} (shown: {})",
                            body.meaning,
                            shown(&body.shown.to_string())
                        ),
                    ),
                    &body.sop,
                )
            }],
            Body::Waive(body) => {
                let item = registry
                    .publication(&body.publish)
                    .and_then(|one| one.item(&body.sop));
                let until = body
                    .until
                    .map_or("without an end".to_owned(), |day| format!("to {day}"));
                vec![Row {
                    version: item.map(|item| item.version.to_string()),
                    reason: Some(body.reason.clone()),
                    about: Some(body.person.clone()),
                    ..of_sop(
                        self.row(placed, "waived", &format!("excused {until}")),
                        &body.sop,
                    )
                }]
            }
            Body::Attest(body) => vec![self.attested(placed, body)],
            Body::Complete(body) => self.completed(placed, body),
            Body::Genesis {} | Body::Other(_) => Vec::new(),
        }
    }

    /// A reading on paper: the word of whoever brought it in, never the reader's own.
    fn attested(&self, placed: &Placed, body: &AttestBody) -> Row {
        let meaning = format!("{} ({} of {})", body.meaning, body.source, body.on);
        Row {
            version: Some(body.version.to_string()),
            digest: Some(body.digest.to_string()),
            about: Some(body.person.clone()),
            identity: self.known(placed, body.identity),
            ..of_sop(self.row(placed, "attested", &meaning), &body.sop)
        }
    }

    /// A stage of a path that somebody has passed, for each of its SOPs.
    fn completed(&self, placed: &Placed, body: &CompleteBody) -> Vec<Row> {
        let score = body
            .score
            .map_or(String::new(), |score| format!(", {score} %"));
        let stage = format!("{}: {}/{}{score}", body.meaning, body.path, body.stage);
        let row = Row {
            about: Some(body.person.clone()),
            identity: self.known(placed, body.identity),
            ..self.row(placed, "completed", &stage)
        };
        let sops = body.sops.iter().map(|item| Row {
            version: Some(item.version.to_string()),
            ..of_sop(row.clone(), &item.id)
        });
        sops.collect()
    }

    /// A vote is on every SOP of its submission.
    fn vote(
        &self,
        placed: &Placed,
        submit: &CommitId,
        act: &str,
        meaning: &str,
        (identity, reason): (Identity, Option<&String>),
    ) -> Vec<Row> {
        let Some(submission) = self.snapshot.ledger.registry.submission(submit) else {
            return Vec::new();
        };
        let row = self.row(placed, act, meaning);
        let rows = submission.body.sops.iter().map(|item| Row {
            version: Some(item.version.to_string()),
            digest: Some(item.digest.to_string()),
            identity: self.known(placed, identity),
            reason: reason.cloned(),
            ..of_sop(row.clone(), &item.id)
        });
        rows.collect()
    }

    fn published(&self, placed: &Placed) -> Vec<Row> {
        let Some(publication) = self.snapshot.ledger.registry.publication(placed.id()) else {
            return Vec::new();
        };
        let rows = publication.body.sops.iter().map(|item| {
            let (act, meaning) = match (publication.adopted, item.action) {
                (true, _) => (
                    "adopted",
                    "taken over as it was: who approved it is unknown",
                ),
                (false, Action::Publish) => ("published", "went live"),
                (false, Action::Retire) => ("retired", "ended"),
            };
            let emergency = publication.body.emergency.as_ref();
            let meaning = emergency.map_or_else(
                || meaning.to_owned(),
                |emergency| {
                    let until = emergency.until;
                    format!("{meaning} before it was approved, to be approved by {until}")
                },
            );
            let reason = emergency.map(|emergency| emergency.reason.clone());
            Row {
                version: Some(item.version.to_string()),
                digest: Some(item.digest.to_string()),
                commit: Some(publication.body.merge.to_string()),
                reason: reason.or_else(|| publication.body.over_pace.clone()),
                ..of_sop(self.row(placed, act, &meaning), &item.id)
            }
        });
        rows.collect()
    }

    /// Who wrote what was published: the authors of the branch's commits, by their addresses.
    fn wrote(&self, placed: &Placed, facts: &PublicationEvidence) -> Vec<Row> {
        let Body::Publish(body) = &placed.record().body else {
            return Vec::new();
        };
        let mut last: BTreeMap<String, &crate::store::proposals::BranchCommit> = BTreeMap::new();
        for commit in &facts.facts.commits {
            let person = self.people.by_email(&commit.email);
            let person = person.map_or(commit.email.clone(), |person| person.id.clone());
            let _ = last.insert(person, commit);
        }
        let of_item = |item: &crate::domain::ledger::PublishItem| {
            let rows = last.iter().map(|(person, commit)| Row {
                sop: item.id.to_string(),
                version: Some(item.version.to_string()),
                act: "wrote".to_owned(),
                person: person.clone(),
                name: self.name(person),
                at: stamp(commit.at),
                meaning: "author of commits of its branch; the last is named".to_owned(),
                class: Class::Claimed.to_string(),
                commit: Some(commit.id.to_string()),
                ..Row::default()
            });
            rows.collect::<Vec<Row>>()
        };
        body.sops.iter().flat_map(of_item).collect()
    }

    /// The SOPs and versions of a submission or a publication.
    fn versions_of(&self, record: &CommitId) -> Vec<(String, String)> {
        let registry = &self.snapshot.ledger.registry;
        if let Some(submission) = registry.submission(record) {
            let items = submission.body.sops.iter();
            return items
                .map(|item| (item.id.to_string(), item.version.to_string()))
                .collect();
        }
        let items = registry
            .publication(record)
            .into_iter()
            .flat_map(|one| &one.body.sops);
        items
            .map(|item| (item.id.to_string(), item.version.to_string()))
            .collect()
    }
}

fn of_sop(row: Row, sop: &SopId) -> Row {
    Row {
        sop: sop.to_string(),
        ..row
    }
}

/// A digest in full says nothing to people here.
fn shown(text: &str) -> String {
    if text == "full" {
        "all of it".to_owned()
    } else {
        format!("what had changed {}", text.get(..22).unwrap_or(text))
    }
}

/// What JSON calls a value.
pub(super) fn spelled(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).ok();
    value
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

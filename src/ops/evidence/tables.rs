//! What an auditor wants beside the rows: versions, clauses, readers, and who changed policy.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::rows::spelled;
use crate::domain::approval::known;
use crate::domain::document::Document;
use crate::domain::ledger::record::{Action, PublishItem};
use crate::domain::registry::Publication;
use crate::domain::time::{day_in, stamp};
use crate::ops::duties::{Cohorts, in_force, owed_by_all, resting_on};
use crate::ops::verify::deciding;
use crate::store::Snapshot;
use crate::store::evidence::{AuthorityChange, Evidence};

/// A version and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionRow {
    /// The SOP.
    pub sop: String,
    /// Its title at that time.
    pub title: String,
    /// Its file.
    pub path: String,
    /// The number.
    pub version: String,
    /// `in-force`, `superseded`, `scheduled`, `withdrawn`, `retired`, or `pending`.
    pub state: String,
    /// Minor or major.
    pub change: String,
    /// When it was published.
    pub published_at: String,
    /// From when it held, where that is later.
    pub effective_on: Option<String>,
    /// When it was taken back or replaced, or ended.
    pub ended_at: Option<String>,
    /// Why it came, in the submitter's words.
    pub reason: Option<String>,
    /// Who owned it.
    pub owner: Option<String>,
    /// Who had to know it.
    pub roles: Vec<String>,
    /// How much was at stake.
    pub risk: String,
    /// How often it had to be reviewed.
    pub review_in: String,
    /// What the bytes digest to.
    pub digest: String,
    /// The clauses that it said it satisfies.
    pub clauses: Vec<String>,
    /// The record.
    pub record: String,
}

/// A clause and an SOP that supports it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClauseRow {
    /// `STANDARD:CLAUSE`.
    pub clause: String,
    /// The SOP.
    pub sop: String,
    /// Its title.
    pub title: String,
    /// The version in force.
    pub version: String,
    /// Who owns it.
    pub owner: Option<String>,
    /// When it was last reviewed.
    pub reviewed_at: Option<String>,
}

/// A reader and what they had to know on the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReaderRow {
    /// The SOP.
    pub sop: String,
    /// The version in force on the day.
    pub version: String,
    /// Who had to know it.
    pub person: String,
    /// Their name.
    pub name: String,
    /// Where it stood.
    pub state: String,
    /// Until when, where something was left to do.
    pub due: Option<String>,
    /// The version that they had acknowledged.
    pub acknowledged: Option<String>,
    /// When.
    pub at: Option<String>,
    /// How well it is known that it was they.
    pub class: Option<String>,
    /// How they were known to the program.
    pub identity: Option<String>,
}

/// A change of who may decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyRow {
    /// When, by the committer's clock.
    pub at: String,
    /// The author's address, by the commit.
    pub author: String,
    /// The commit.
    pub commit: String,
    /// What changed.
    pub what: String,
}

/// Every version by then, in the order of publication.
pub(super) fn versions(then: &Snapshot, found: &Evidence, day: Date) -> Vec<VersionRow> {
    let mut rows = Vec::new();
    for one in then.ledger.registry.publications() {
        if !one.voided() {
            let items = one.body.sops.iter();
            rows.extend(items.map(|item| version(then, found, one, item, day)));
        }
    }
    rows
}

fn version(
    then: &Snapshot,
    found: &Evidence,
    one: &Publication,
    item: &PublishItem,
    day: Date,
) -> VersionRow {
    let registry = &then.ledger.registry;
    let page = found
        .publications
        .get(&one.record)
        .and_then(|found| found.merged.get(&item.id));
    let standing: Vec<_> = registry.standing(&item.id).collect();
    let next = standing.iter().find(|(other, item)| {
        other.place > one.place && item.effective_on.is_none_or(|date| date <= day)
    });
    let in_force = registry.in_force(&item.id, day);
    let withdrawn = one
        .withdrawn
        .as_ref()
        .and_then(|(record, _)| then.ledger.records().get(record));
    let state = if withdrawn.is_some() {
        "withdrawn"
    } else if !one.merged {
        "pending"
    } else if item.action == Action::Retire {
        "retired"
    } else if in_force.is_some_and(|(other, _)| other.record == one.record) {
        "in-force"
    } else if item.effective_on.is_some_and(|date| date > day) {
        "scheduled"
    } else {
        "superseded"
    };
    let ended = match (withdrawn, state) {
        (Some(record), _) => Some(record.record().at),
        (None, "superseded") => next.map(|(other, _)| other.at),
        _ => None,
    };
    VersionRow {
        sop: item.id.to_string(),
        title: page.map_or_else(|| item.id.to_string(), |page| page.title.clone()),
        path: item.path.clone(),
        version: item.version.to_string(),
        state: state.to_owned(),
        change: spelled(&item.change),
        published_at: stamp(one.at),
        effective_on: item.effective_on.map(|date| date.to_string()),
        ended_at: ended.map(stamp),
        reason: registry
            .submission(&one.body.submit)
            .and_then(|submission| submission.body.reason.clone()),
        owner: item.owner.clone(),
        roles: item.roles.clone(),
        risk: item.risk.to_string(),
        review_in: item.review_in.to_string(),
        digest: item.digest.to_string(),
        clauses: page.map(clauses_of).unwrap_or_default(),
        record: one.record.to_string(),
    }
}

fn clauses_of(page: &Document) -> Vec<String> {
    let Some(satisfies) = &page.meta.satisfies else {
        return Vec::new();
    };
    let of_standard = |(standard, clauses): (&String, &Vec<String>)| {
        clauses
            .iter()
            .map(|clause| format!("{standard}:{clause}"))
            .collect::<Vec<_>>()
    };
    satisfies.value.iter().flat_map(of_standard).collect()
}

/// Which SOP in force supports which clause.
pub(super) fn clauses(then: &Snapshot, found: &Evidence, day: Date) -> Vec<ClauseRow> {
    let registry = &then.ledger.registry;
    let mut rows = BTreeSet::new();
    for id in registry.sops() {
        let Some((publication, item)) = registry.in_force(id, day) else {
            continue;
        };
        let merged = found
            .publications
            .get(&publication.record)
            .and_then(|found| found.merged.get(id));
        let Some(page) = merged.or_else(|| then.pages_of(id).next()) else {
            continue;
        };
        let reviewed = registry
            .reviews(id)
            .next_back()
            .map(|review| stamp(review.at));
        rows.extend(clauses_of(page).into_iter().map(|clause| ClauseRow {
            clause,
            sop: id.to_string(),
            title: page.title.clone(),
            version: item.version.to_string(),
            owner: item.owner.clone(),
            reviewed_at: reviewed.clone(),
        }));
    }
    rows.into_iter().collect()
}

/// Who had to know what was in force on the day.
pub(super) fn readers(then: &Snapshot, day: Date) -> Vec<ReaderRow> {
    let mut rows = Vec::new();
    let cohorts = Cohorts::of(then);
    for asked in in_force(then, day) {
        for owed in owed_by_all(then, &cohorts, &asked, day) {
            let read = resting_on(then, asked.id, &owed);
            let read = read.as_ref();
            rows.push(ReaderRow {
                sop: asked.id.to_string(),
                version: asked.item.version.to_string(),
                person: owed.person.id.clone(),
                name: owed.person.name.clone(),
                state: owed.duty.state.to_string(),
                due: owed.duty.due.map(|due| due.to_string()),
                acknowledged: read.map(|read| read.version.to_string()),
                at: read.map(|read| stamp(read.at)),
                class: read.map(|read| read.class.to_string()),
                identity: read.map(|read| known(read.identity, read.class).to_string()),
            });
        }
    }
    rows
}

/// Who changed policy, people or access, by then; the newest first.
pub(super) fn policy(then: &Snapshot, authority: &[AuthorityChange], day: Date) -> Vec<PolicyRow> {
    let by_then = authority
        .iter()
        .filter(|change| day_in(change.at, &then.zone) <= day);
    let of_commit = |change: &AuthorityChange| {
        let row = |what: String| PolicyRow {
            at: stamp(change.at),
            author: change.author.clone(),
            commit: change.commit.to_string(),
            what,
        };
        deciding(then, change)
            .into_iter()
            .map(row)
            .collect::<Vec<_>>()
    };
    by_then.flat_map(of_commit).collect()
}

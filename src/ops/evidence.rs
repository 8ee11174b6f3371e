//! `evidence`: what an auditor asks for, as rows with name, time, meaning and class, and what they were taken from.

mod rows;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

pub use rows::Row;
pub use tables::{ClauseRow, PolicyRow, ReaderRow, VersionRow};

use super::overview::{LedgerState, ledger_state};
use super::propose::governed;
use super::target::find;
use super::todo::known_person;
use super::verify;
use crate::domain::head::Head;
use crate::domain::id::SopId;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::store::Snapshot;
use crate::store::evidence::{AuthorityChange, Evidence};

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// These SOPs, by id or path; none: all.
    pub sops: Vec<String>,
    /// Those that satisfy this clause, as `STANDARD:CLAUSE` or either.
    pub clause: Option<String>,
    /// What this person did, or what is about them.
    pub person: Option<String>,
    /// Only these acts.
    pub acts: Vec<String>,
    /// So many of the rows, chosen by `seed`.
    pub sample: Option<usize>,
    /// What chooses them.
    pub seed: String,
}

/// What an export was taken from, and how: at its foot.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foot {
    /// Rows that fit what was asked for.
    pub population: usize,
    /// Rows that are shown.
    pub selected: usize,
    /// How they were chosen.
    pub selection: String,
    /// Records in the ledger by then, of all kinds.
    pub records: usize,
    /// Records by class.
    pub classes: BTreeMap<String, usize>,
    /// The ledger's heads now.
    pub tip: Option<String>,
    /// `none`, `internal` or `external`: see docs/verify.md.
    pub assurance: String,
    /// The newest checkpoint that holds.
    pub checkpoint: Option<verify::CheckpointLine>,
    /// Whether `sop verify` finds all in order, today.
    pub verified: bool,
    /// Its errors and warnings.
    pub failures: usize,
    /// With which program.
    pub tool: String,
    /// What this is, and is not.
    pub statement: String,
}

/// The answer: stable JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The day at whose end things stood so.
    pub as_of: String,
    /// When it was asked.
    pub made_at: String,
    /// What was asked for, in words.
    pub scope: String,
    /// Who did what.
    pub rows: Vec<Row>,
    /// Every version, and what became of it.
    pub versions: Vec<VersionRow>,
    /// Which SOP supports which clause.
    pub clauses: Vec<ClauseRow>,
    /// Who had to know what was in force, and whether they had confirmed it.
    pub readers: Vec<ReaderRow>,
    /// Who changed policy, people or access.
    pub policy: Vec<PolicyRow>,
    /// What `sop verify` has to say of it.
    pub failures: Vec<verify::Failure>,
    /// What it was taken from.
    pub foot: Foot,
    /// What the answer rests on.
    pub ledger: LedgerState,
}

/// What it is taken from: the repository as of a day, and the proof of today.
pub struct Sources<'a> {
    /// As things stood at the end of the day.
    pub then: &'a Snapshot,
    /// What publications name.
    pub found: &'a Evidence,
    /// What `verify` says today.
    pub verified: &'a verify::Report,
    /// Every change of policy and people on the default branch.
    pub authority: &'a [AuthorityChange],
}

const STATEMENT: &str = "Generated from git objects; each row names its record, which anyone can check with `sop verify` or by docs/ledger.md. \
It supports ISO 9001 7.5.3, 21 CFR Part 11, EU Annex 11 and SOC 2; it certifies nothing. Times are their writers' clocks. \
proven: signed by a key that people.yaml lists; attested: a forge's review under a service's key; claimed: somebody's word.";

/// Puts the export together.
///
/// # Errors
/// Nothing is governed, or what is asked for is not there.
pub fn evidence(sources: &Sources<'_>, request: &Request, today: Now, made: Now) -> Result<Report> {
    let Sources {
        then,
        found,
        verified,
        authority,
    } = sources;
    governed(then)?;
    let wanted = Wanted::read(then, found, request)?;
    let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for failure in &verified.failures {
        if let Some(record) = &failure.record {
            named
                .entry(record.clone())
                .or_default()
                .insert(failure.code.clone());
        }
    }
    let all: Vec<Row> = rows::rows(then, found, &named)
        .into_iter()
        .filter(|row| wanted.row(row))
        .collect();
    let (population, mut classes) = (all.len(), BTreeMap::new());
    for placed in then.ledger.records().in_order() {
        *classes
            .entry(then.ledger.class(placed.id()).to_string())
            .or_insert(0) += 1;
    }
    let rows = sampled(all, request);
    let shown = |sop: &str, version: Option<&str>| {
        let in_rows = rows.iter().any(|row| {
            row.sop == sop && version.is_none_or(|version| row.version.as_deref() == Some(version))
        });
        wanted.sop(sop)
            && (request.sample.is_none() && wanted.person.is_none() && request.acts.is_empty()
                || in_rows)
    };
    let day = then.today(today);
    let versions = tables::versions(then, found, day);
    let readers = tables::readers(then, day).into_iter();
    Ok(Report {
        as_of: day.to_string(),
        made_at: crate::domain::time::stamp(made.at),
        scope: wanted.words(request),
        clauses: tables::clauses(then, found, day)
            .into_iter()
            .filter(|row| wanted.clause(row) && shown(&row.sop, None))
            .collect(),
        versions: versions
            .into_iter()
            .filter(|row| shown(&row.sop, Some(&row.version)))
            .collect(),
        readers: readers
            .filter(|row| {
                wanted.sop(&row.sop)
                    && wanted
                        .person
                        .as_ref()
                        .is_none_or(|person| *person == row.person)
                    && request.sample.is_none()
            })
            .collect(),
        policy: tables::policy(then, authority, day),
        failures: verified
            .failures
            .iter()
            .filter(|failure| failure.sop.as_deref().is_none_or(|sop| wanted.sop(sop)))
            .cloned()
            .collect(),
        foot: Foot {
            population,
            selected: rows.len(),
            selection: match request.sample {
                Some(size) => format!(
                    "{size} of them: those whose SHA-256 of `SEED RECORD-OR-COMMIT ACT SOP PERSON` is smallest, seed {}",
                    request.seed
                ),
                None => "all of the population".to_owned(),
            },
            records: then.ledger.records().len(),
            classes,
            tip: verified.ledger_tip.clone(),
            assurance: verified.assurance.clone(),
            checkpoint: verified.checkpoint.clone(),
            verified: verified.ok,
            failures: verified.failures.len(),
            tool: format!("sop {}", env!("CARGO_PKG_VERSION")),
            statement: STATEMENT.to_owned(),
        },
        rows,
        ledger: ledger_state(then),
    })
}

/// The sample: chosen by a hash, so that anyone gets the same rows from the same population and seed.
fn sampled(all: Vec<Row>, request: &Request) -> Vec<Row> {
    let Some(size) = request.sample else {
        return all;
    };
    let mut ranked: Vec<(Vec<u8>, usize)> = all
        .iter()
        .enumerate()
        .map(|(at, row)| (rank(&request.seed, row), at))
        .collect();
    ranked.sort();
    let chosen: BTreeSet<usize> = ranked.into_iter().take(size).map(|(_, at)| at).collect();
    let rows = all
        .into_iter()
        .enumerate()
        .filter(|(at, _)| chosen.contains(at));
    rows.map(|(_, row)| row).collect()
}

fn rank(seed: &str, row: &Row) -> Vec<u8> {
    let name = row
        .record
        .as_ref()
        .or(row.commit.as_ref())
        .cloned()
        .unwrap_or_default();
    let key = format!("{seed} {name} {} {} {}", row.act, row.sop, row.person);
    Sha256::digest(key.as_bytes()).to_vec()
}

/// What fits.
struct Wanted {
    ids: Option<BTreeSet<String>>,
    clause: Option<String>,
    person: Option<String>,
    acts: BTreeSet<String>,
}

/// What a row can say that was done.
const ACTS: [&str; 15] = [
    "wrote",
    "drafted",
    "submitted",
    "approved",
    "rejected",
    "lifted",
    "published",
    "retired",
    "adopted",
    "withdrew",
    "reviewed",
    "acknowledged",
    "waived",
    "attested",
    "completed",
];

impl Wanted {
    fn read(then: &Snapshot, found: &Evidence, request: &Request) -> Result<Self> {
        let mut ids: Option<BTreeSet<String>> = None;
        if !request.sops.is_empty() {
            let found: Result<BTreeSet<String>> = request
                .sops
                .iter()
                .map(|text| Ok(find(then, text)?.to_string()))
                .collect();
            ids = Some(found?);
        }
        if let Some(clause) = &request.clause {
            let fitting = satisfying(then, found, clause);
            if fitting.is_empty() {
                return Err(Error::usage(format!("no SOP satisfies `{clause}`"))
                    .hint("sop evidence --json   (its `clauses` are all that pages name)"));
            }
            let both = |ids: BTreeSet<String>| ids.intersection(&fitting).cloned().collect();
            ids = Some(ids.map_or(fitting.clone(), both));
        }
        let unknown = request
            .acts
            .iter()
            .find(|act| !ACTS.contains(&act.as_str()));
        if let Some(act) = unknown {
            return Err(Error::usage(format!("`{act}` is nothing that rows say"))
                .hint(format!("one of: {}", ACTS.join(", "))));
        }
        let person = request
            .person
            .as_deref()
            .map(|text| known_person(then, text))
            .transpose()?;
        Ok(Self {
            ids,
            clause: request.clause.clone(),
            person: person.map(|person| person.id.clone()),
            acts: request.acts.iter().cloned().collect(),
        })
    }

    fn sop(&self, id: &str) -> bool {
        self.ids.as_ref().is_none_or(|ids| ids.contains(id))
    }

    fn row(&self, row: &Row) -> bool {
        let of_person =
            |person: &String| row.person == *person || row.about.as_ref() == Some(person);
        self.sop(&row.sop)
            && self.person.as_ref().is_none_or(of_person)
            && (self.acts.is_empty() || self.acts.contains(&row.act))
    }

    fn clause(&self, row: &ClauseRow) -> bool {
        self.clause.as_ref().is_none_or(|asked| {
            let clause = row.clause.split_once(':').map(|(_, clause)| clause);
            row.clause == *asked
                || clause == Some(asked)
                || row.clause.starts_with(&format!("{asked}:"))
        })
    }

    fn words(&self, request: &Request) -> String {
        let mut words = vec![match &self.ids {
            Some(ids) => format!(
                "SOPs: {}",
                ids.iter().cloned().collect::<Vec<_>>().join(", ")
            ),
            None => "all SOPs".to_owned(),
        }];
        words.extend(
            self.clause
                .as_ref()
                .map(|clause| format!("clause: {clause}")),
        );
        words.extend(
            self.person
                .as_ref()
                .map(|person| format!("person: {person}")),
        );
        if !request.acts.is_empty() {
            words.push(format!("acts: {}", request.acts.join(", ")));
        }
        words.join("; ")
    }
}

/// The SOPs of which any version, or the page as it stands, satisfies a clause.
fn satisfying(then: &Snapshot, found: &Evidence, clause: &str) -> BTreeSet<String> {
    let published = found
        .publications
        .values()
        .flat_map(|one| one.merged.iter())
        .filter(|(_, page)| Head::of(page).satisfies(clause))
        .map(|(id, _)| id);
    let standing = then
        .pages
        .iter()
        .filter(|page| Head::of(page).satisfies(clause))
        .map(|page| &page.id);
    let governed = |id: &&SopId| then.ledger.registry.publications_of(id).next().is_some();
    published
        .chain(standing)
        .filter(governed)
        .map(ToString::to_string)
        .collect()
}

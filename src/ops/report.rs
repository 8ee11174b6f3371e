//! `report`: how fresh and how well covered the SOPs are, each figure with what it is counted from.

mod exceptions;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use exceptions::{Exception, Exceptions, Kind};

use super::overview::{LedgerState, ledger_state, lines};
use super::stale::{self, History};
use crate::domain::document::Document;
use crate::domain::freshness::Freshness;
use crate::domain::head::Head;
use crate::domain::interval::Interval;
use crate::domain::state::SopState;
use crate::env::Now;
use crate::error::Result;
use crate::store::Snapshot;
use crate::store::questions::LateApproval;

/// A share: never a figure without what it is counted from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// How many have it.
    pub numerator: usize,
    /// Of how many.
    pub denominator: usize,
}

impl Share {
    fn add(&mut self, has: bool) {
        self.denominator += 1;
        self.numerator += usize::from(has);
    }

    /// In whole percent; nothing of nothing is no percentage.
    pub fn percent(self) -> Option<usize> {
        (self.numerator * 100).checked_div(self.denominator)
    }
}

/// The answer: stable JSON. What a later version counts is there, and null.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The day that it is about.
    pub as_of: String,
    /// The time that trends are about.
    pub period: Option<String>,
    /// How long from the first draft to the publication.
    pub creation_time: Option<Share>,
    /// Who has an SOP to go by.
    pub coverage: Coverage,
    /// What is still to be relied on.
    pub freshness: Fresh,
    /// Who has confirmed what they must know.
    pub acknowledgement: Option<Share>,
    /// What was asked and answered.
    pub questions: Option<Share>,
    /// How long until a newcomer knows their path.
    pub time_to_productivity: Option<Share>,
    /// What was let through.
    #[serde(default)]
    pub exceptions: Exceptions,
    /// What the answer rests on.
    pub ledger: LedgerState,
}

/// Coverage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Pages that are governed, of all.
    pub governed: Share,
    /// Pages that name an owner, of all.
    pub owned: Share,
    /// Pages that name a role, of all.
    pub with_role: Share,
    /// Roles that have a page, of all that roles.yaml or a page names.
    pub roles: Share,
    /// Roles that roles.yaml names and no page does.
    pub roles_without: Vec<String>,
    /// Workflows that have an SOP, of all in workflows.yaml.
    pub workflows: Share,
}

/// Freshness.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fresh {
    /// Pages that are not overdue, of all that can be due.
    pub all: Share,
    /// The same by role.
    pub by_role: BTreeMap<String, Share>,
    /// The same by owner; `none` for pages that name nobody.
    pub by_owner: BTreeMap<String, Share>,
}

/// Counts.
///
/// # Errors
/// No file matches the globs.
pub fn report(
    snapshot: &Snapshot,
    pages: &[Document],
    history: &History,
    late: &[LateApproval],
    review_in: Option<Interval>,
    now: Now,
) -> Result<Report> {
    if pages.is_empty() {
        return Err(super::list::no_match(snapshot));
    }
    let request = stale::Request {
        all: true,
        review_in,
        ..stale::Request::default()
    };
    let judged = stale::stale(snapshot, &Head::all(pages), history, &request, now)?;
    let mut fresh = Fresh::default();
    for line in &judged.sops {
        let holds = matches!(line.state, Freshness::Fresh | Freshness::DueSoon);
        fresh.all.add(holds);
        for role in &line.roles {
            fresh.by_role.entry(role.clone()).or_default().add(holds);
        }
        let owner = line.owner.clone().unwrap_or_else(|| "none".to_owned());
        fresh.by_owner.entry(owner).or_default().add(holds);
    }
    Ok(Report {
        as_of: judged.as_of,
        period: None,
        creation_time: None,
        coverage: coverage(snapshot, now),
        freshness: fresh,
        acknowledgement: None,
        questions: None,
        time_to_productivity: None,
        exceptions: exceptions::exceptions(snapshot, late, now),
        ledger: ledger_state(snapshot),
    })
}

fn coverage(snapshot: &Snapshot, now: Now) -> Coverage {
    let mut coverage = Coverage::default();
    let mut with_page: BTreeSet<String> = BTreeSet::new();
    for line in lines(snapshot, false, now) {
        if matches!(line.state, SopState::Retired | SopState::Withdrawn) {
            continue;
        }
        let governed = !matches!(
            line.state,
            SopState::Ungoverned | SopState::Draft | SopState::Submitted | SopState::Approved
        ) || line.published_at.is_some();
        coverage.governed.add(governed);
        coverage.owned.add(line.owner.is_some());
        coverage.with_role.add(!line.roles.is_empty());
        with_page.extend(line.roles);
    }
    let listed = snapshot.organisation.roles.roles.keys().cloned();
    let all: BTreeSet<String> = listed.chain(with_page.iter().cloned()).collect();
    for role in &all {
        let has = with_page.contains(role);
        coverage.roles.add(has);
        if !has {
            coverage.roles_without.push(role.clone());
        }
    }
    let workflows = &snapshot.organisation.workflows;
    for name in workflows.workflows.keys() {
        let workflow = workflows.get(name);
        let has =
            workflow.is_some_and(|workflow| super::backlog::sop_of(snapshot, &workflow).is_some());
        coverage.workflows.add(has);
    }
    coverage
}

//! `stale`: what is due for a review, by what happened and not by what was typed.

pub mod findings;
mod ground;
mod wanted;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use self::ground::{Ground, ground};
use self::wanted::{fits, refuse_not_due, retired};
use super::overview::{LedgerState, ledger_state};
use super::suspect::{Drift, Touches, drift, glob};
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::freshness::{self, Basis, Due, Freshness};
use crate::domain::history::LastChange;
use crate::domain::interval::Interval;
use crate::domain::opinion::Opinion;
use crate::domain::reference::Reference;
use crate::domain::risk::Risk;
use crate::domain::time::day_in;
use crate::domain::webpage::{Look, Memory, address};
use crate::env::Now;
use crate::error::Result;
use crate::store::Snapshot;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// One SOP, by id or path.
    pub target: Option<String>,
    /// List fresh ones too.
    pub all: bool,
    /// For pages that name no interval.
    pub review_in: Option<Interval>,
    /// Owned by this role or person.
    pub owner: Option<String>,
    /// To be known by this role.
    pub role: Option<String>,
    /// With this tag.
    pub tag: Option<String>,
    /// In this state.
    pub state: Option<Freshness>,
    /// Satisfying this clause, as `STANDARD:CLAUSE` or either.
    pub satisfies: Option<String>,
    /// In this file, or below this folder.
    pub path: Option<String>,
    /// Every reason, with its commits.
    pub why: bool,
    /// The states that make the exit code 1; absent: overdue, suspect, never-reviewed.
    pub fail_on: Option<Vec<Freshness>>,
}

/// The answer: stable JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The day that it is about.
    pub as_of: String,
    /// The most urgent first.
    pub sops: Vec<Line>,
    /// All of them, listed or not.
    pub totals: Totals,
    /// What the answer rests on.
    pub ledger: LedgerState,
    /// Whether something is in a state that was asked to fail on.
    #[serde(skip)]
    pub failing: bool,
    /// Whether people want every reason with its commits.
    #[serde(skip)]
    pub why: bool,
}

/// One SOP.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// Its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The version in force.
    pub version: Option<String>,
    /// Who owns it.
    pub owner: Option<String>,
    /// The people whom that means.
    pub owner_people: Vec<String>,
    /// Who must know it.
    pub roles: Vec<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// How much is at stake.
    pub risk: Risk,
    /// How fresh it is.
    pub state: Freshness,
    /// What the due date rests on.
    pub basis: Basis,
    /// The commit or record that it rests on.
    pub based_on: Option<String>,
    /// What `git log -1` gives for the path.
    pub last_commit: Option<String>,
    /// When its meaning last changed.
    pub last_changed: Option<String>,
    /// When it was last reviewed.
    pub last_reviewed: Option<String>,
    /// The interval in days, from the basis.
    pub review_in_days: i64,
    /// The last day on which it is not overdue.
    pub due: String,
    /// Days past that.
    pub days_overdue: i64,
    /// Why it is what it is.
    pub reasons: Vec<String>,
    /// What it depends on and has changed since somebody last looked.
    pub drift: Vec<Drift>,
    /// What may no longer hold, where somebody was asked: beside the facts, and no part of the state.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opinions: Vec<Opinion>,
    /// What to do about it, without a question.
    pub command: String,
    /// What somebody at a terminal does about it.
    #[serde(skip)]
    pub by_hand: String,
    /// Days until it is due; 0 from then on.
    #[serde(skip)]
    pub days_left: i64,
    /// Whether it makes the exit code 1.
    #[serde(skip)]
    pub failing: bool,
}

/// Counts over everything that was looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// All.
    pub sops: usize,
    /// Fresh.
    pub fresh: usize,
    /// Due within the grace.
    pub due_soon: usize,
    /// Overdue.
    pub overdue: usize,
    /// Overdue, and untouched since they first appeared.
    pub never_reviewed: usize,
    /// What they depend on has changed.
    pub suspect: usize,
}

/// What git's history says.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The last change of each page, by path.
    pub changes: BTreeMap<String, LastChange>,
    /// What touched the files that pages depend on.
    pub touches: Touches,
    /// What pages on the web answered just now, by address; empty where nobody asked.
    pub looks: BTreeMap<String, Look>,
    /// What they said before, and say now.
    pub seen: Memory,
}

/// The pages on the web that what is asked for depends on.
pub fn addresses(snapshot: &Snapshot, pages: &[Document], request: &Request) -> BTreeSet<String> {
    pages
        .iter()
        .map(|page| (page, snapshot.in_force.get(&page.id).unwrap_or(page)))
        .filter(|(page, shown)| !retired(snapshot, page) && fits(shown, request))
        .flat_map(|(_, shown)| shown.meta.depends_on().iter().filter_map(|on| address(on)))
        .map(str::to_owned)
        .collect()
}

/// From when on commits are asked for that touch what pages depend on, by glob.
pub fn dependencies(
    snapshot: &Snapshot,
    pages: &[Document],
    changes: &BTreeMap<String, LastChange>,
    now: Now,
) -> BTreeMap<String, Timestamp> {
    let today = snapshot.today(now);
    let mut asked: BTreeMap<String, Timestamp> = BTreeMap::new();
    for page in pages {
        let shown = snapshot.in_force.get(&page.id).unwrap_or(page);
        for glob in shown.meta.depends_on().iter().filter_map(|on| glob(on)) {
            let since = ground(snapshot, shown, changes.get(&page.path), today).since;
            let earliest = asked.entry(glob.to_owned()).or_insert(since);
            *earliest = since.min(*earliest);
        }
    }
    asked
}

/// Judges the freshness of pages.
pub fn stale(
    snapshot: &Snapshot,
    pages: &[Document],
    history: &History,
    request: &Request,
    now: Now,
) -> Result<Report> {
    let today = snapshot.today(now);
    let mut totals = Totals::default();
    let mut sops = Vec::new();
    let usual = [
        Freshness::Overdue,
        Freshness::Suspect,
        Freshness::NeverReviewed,
    ];
    let fail_on = request.fail_on.as_deref().unwrap_or(&usual);
    let mut failing = false;
    if let Some(target) = &request.target {
        refuse_not_due(snapshot, pages, target)?;
    }
    for page in pages {
        // What readers have decides, where HEAD has a version already that is yet to come.
        let shown = snapshot.in_force.get(&page.id).unwrap_or(page);
        if retired(snapshot, page) || !fits(shown, request) {
            continue;
        }
        let mut line = judge(snapshot, shown, &page.path, history, request, today);
        line.path.clone_from(&page.path);
        if request.state.is_some_and(|state| line.state != state) {
            continue;
        }
        totals.sops += 1;
        *match line.state {
            Freshness::Fresh => &mut totals.fresh,
            Freshness::DueSoon => &mut totals.due_soon,
            Freshness::Overdue => &mut totals.overdue,
            Freshness::NeverReviewed => &mut totals.never_reviewed,
            Freshness::Suspect => &mut totals.suspect,
        } += 1;
        line.failing = fail_on.contains(&line.state);
        failing |= line.failing;
        if request.all || line.state != Freshness::Fresh {
            sops.push(line);
        }
    }
    sops.sort_by(|left, right| {
        right
            .days_overdue
            .cmp(&left.days_overdue)
            .then_with(|| left.state.cmp(&right.state))
            .then_with(|| left.due.cmp(&right.due))
            .then_with(|| left.id.cmp(&right.id))
    });
    Ok(Report {
        as_of: today.to_string(),
        sops,
        totals,
        ledger: ledger_state(snapshot),
        failing,
        why: request.why,
    })
}

fn judge(
    snapshot: &Snapshot,
    page: &Document,
    path: &str,
    history: &History,
    request: &Request,
    today: Date,
) -> Line {
    let change = history.changes.get(path);
    let ground = ground(snapshot, page, change, today);
    let review_in = page
        .meta
        .review_in()
        .or(request.review_in)
        .unwrap_or(snapshot.settings.review_in);
    let untouched = change.is_some_and(|change| change.introduced) && ground.basis == Basis::Commit;
    let grace = snapshot.settings.grace;
    let drift = drift(snapshot, page, history, ground.since, today);
    let mut due: Due = match ground.due {
        Some(on) => freshness::due_on(on, grace, untouched, today),
        None => freshness::judge(ground.on, review_in, grace, untouched, today),
    };
    if !drift.is_empty() && matches!(due.state, Freshness::Fresh | Freshness::DueSoon) {
        due.state = Freshness::Suspect;
    }
    let owner_people = page
        .meta
        .owner
        .as_ref()
        .map(|owner| people(snapshot, &owner.value, today))
        .unwrap_or_default();
    let version = snapshot
        .ledger
        .registry
        .in_force(&page.id, today)
        .map(|(_, item)| item.version.to_string());
    Line {
        id: page.id.to_string(),
        path: page.path.clone(),
        title: page.title.clone(),
        command: command(page, version.is_some()),
        by_hand: match version {
            Some(_) => format!("sop review {}", page.id),
            None => format!("sop edit {}", page.id),
        },
        failing: false,
        opinions: Vec::new(),
        days_left: freshness::days_between(today, due.on).max(0),
        version,
        owner: page.owner(),
        owner_people,
        roles: page.roles(),
        tags: page.tags(),
        risk: page.risk(),
        state: due.state,
        basis: ground.basis,
        based_on: ground.based_on.clone(),
        last_commit: change.map(|change| CommitId::to_string(&change.commit)),
        last_changed: change.map(|change| day_in(change.meant_at, &snapshot.zone).to_string()),
        last_reviewed: ground.reviewed.map(|day| day.to_string()),
        review_in_days: review_in.days_from(ground.on),
        due: due.on.to_string(),
        days_overdue: due.days_overdue,
        reasons: reasons(&ground, review_in, due, &drift),
        drift,
    }
}

fn people(snapshot: &Snapshot, owner: &Reference, today: Date) -> Vec<String> {
    snapshot
        .organisation
        .people_of(owner, today)
        .into_iter()
        .map(|person| person.id.clone())
        .collect()
}

fn command(page: &Document, governed: bool) -> String {
    if governed {
        format!(
            "sop review {} --no-change --note 'WHAT WAS CHECKED'",
            page.id
        )
    } else {
        format!("sop edit {}", page.id)
    }
}

fn reasons(ground: &Ground, review_in: Interval, due: Due, drift: &[Drift]) -> Vec<String> {
    let on = ground.on;
    let what = match ground.basis {
        Basis::Review => "last reviewed",
        Basis::Publish if ground.awaited => "in force since",
        Basis::Publish => "published",
        Basis::Commit => "last changed",
        Basis::FrontMatter => "says it was reviewed",
    };
    let mut reasons = if ground.awaited {
        vec![format!("{what} {on}, to be reviewed in {review_in}")]
    } else {
        vec![format!("{what} on {on}, to be reviewed in {review_in}")]
    };
    if due.state == Freshness::NeverReviewed {
        reasons.push("untouched since it first appeared".to_owned());
    }
    reasons.extend(drift.iter().map(|drift| drift.what.clone()));
    reasons
}

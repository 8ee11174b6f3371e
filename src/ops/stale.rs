//! `stale`: what is due for a review, by what happened and not by what was typed.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::filters::satisfies;
use super::overview::{LedgerState, current, holds_since, ledger_state, reviewed};
use super::suspect::{Drift, Touches, drift, glob};
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::freshness::{self, Basis, Due, Freshness};
use crate::domain::history::LastChange;
use crate::domain::interval::Interval;
use crate::domain::ledger::Action;
use crate::domain::reference::Reference;
use crate::domain::risk::Risk;
use crate::domain::time::{day_in, end_of};
use crate::env::Now;
use crate::error::{Error, Result};
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
    /// What to do about it.
    pub command: String,
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
        failing |= fail_on.contains(&line.state);
        if request.all || line.state != Freshness::Fresh {
            sops.push(line);
        }
    }
    sops.sort_by(|left, right| {
        right
            .days_overdue
            .cmp(&left.days_overdue)
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

/// The error for one SOP that is never due: a draft, a retired one, one that is not on HEAD.
fn refuse_not_due(snapshot: &Snapshot, pages: &[Document], target: &str) -> Result<()> {
    let is_it = |page: &&Document| page.id.as_str() == target || page.path == target;
    let why = match pages.iter().find(is_it) {
        Some(page) if retired(snapshot, page) => match page.status() {
            Some(crate::domain::status::Status::Draft) => "is a draft",
            _ => "is retired",
        },
        Some(_) => return Ok(()),
        None => "is not on HEAD",
    };
    Err(
        Error::refused(format!("{target} {why}: no review of it is due"))
            .code("not-in-force")
            .hint(format!("sop status {target}")),
    )
}

fn retired(snapshot: &Snapshot, page: &Document) -> bool {
    match snapshot.ledger.registry.last(&page.id) {
        Some((_, item)) => item.action == Action::Retire,
        None => matches!(
            page.status(),
            Some(crate::domain::status::Status::Retired | crate::domain::status::Status::Draft)
        ),
    }
}

fn fits(page: &Document, request: &Request) -> bool {
    let owner = page.owner();
    request
        .target
        .as_ref()
        .is_none_or(|target| page.id.as_str() == target || page.path == *target)
        && request.owner.as_deref().is_none_or(|asked| {
            owner
                .as_deref()
                .is_some_and(|owner| owner == asked || owner.strip_prefix("role:") == Some(asked))
        })
        && request
            .role
            .as_ref()
            .is_none_or(|role| page.roles().contains(role))
        && request
            .path
            .as_deref()
            .is_none_or(|asked| within(&page.path, asked))
        && request
            .tag
            .as_ref()
            .is_none_or(|tag| page.tags().contains(tag))
        && request
            .satisfies
            .as_deref()
            .is_none_or(|clause| satisfies(page, clause))
}

/// Whether a path is this file, or lies below this folder.
fn within(path: &str, asked: &str) -> bool {
    let asked = asked.trim_end_matches('/');
    asked.is_empty()
        || path
            .strip_prefix(asked)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What a due date rests on, and since when.
struct Ground {
    basis: Basis,
    on: Date,
    /// The moment from which on a change of what it depends on is news.
    since: Timestamp,
    based_on: Option<String>,
    due: Option<Date>,
    reviewed: Option<Date>,
    /// It was published before that day, to hold from it on.
    awaited: bool,
}

fn ground(
    snapshot: &Snapshot,
    page: &Document,
    change: Option<&LastChange>,
    today: Date,
) -> Ground {
    let day = |at| day_in(at, &snapshot.zone);
    if let Some((publication, item)) = current(snapshot, &page.id, today) {
        if let Some(review) = reviewed(snapshot, &page.id, publication, today) {
            return Ground {
                basis: Basis::Review,
                on: day(review.at),
                since: review.at,
                based_on: Some(review.record.to_string()),
                due: Some(review.body.next_due),
                reviewed: Some(day(review.at)),
                awaited: false,
            };
        }
        // An adoption says that these bytes were live, and not that anybody looked at them.
        if publication.adopted {
            return ungoverned_ground(snapshot, page, change, today);
        }
        return Ground {
            basis: Basis::Publish,
            on: holds_since(snapshot, publication, item),
            since: publication.at,
            based_on: Some(publication.record.to_string()),
            due: None,
            reviewed: None,
            awaited: item
                .effective_on
                .is_some_and(|date| date > day(publication.at)),
        };
    }
    ungoverned_ground(snapshot, page, change, today)
}

/// What is left where no record says anything: a typed date of review comes before the commit.
fn ungoverned_ground(
    snapshot: &Snapshot,
    page: &Document,
    change: Option<&LastChange>,
    today: Date,
) -> Ground {
    let day = |at| day_in(at, &snapshot.zone);
    if let Some(date) = page.meta.last_reviewed() {
        let based_on = change.map(|change| change.commit.to_string());
        return Ground {
            basis: Basis::FrontMatter,
            on: date.value,
            since: end_of(date.value, &snapshot.zone),
            based_on,
            due: None,
            reviewed: Some(date.value),
            awaited: false,
        };
    }
    Ground {
        basis: Basis::Commit,
        on: change.map_or(today, |change| day(change.meant_at)),
        since: change.map_or_else(|| end_of(today, &snapshot.zone), |change| change.meant_at),
        based_on: change.map(|change| change.meant.to_string()),
        due: None,
        reviewed: None,
        awaited: false,
    }
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
    let drift = drift(snapshot, page, &history.touches, ground.since, today);
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

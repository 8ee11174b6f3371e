//! `stale`: what is due for a review, by what happened and not by what was typed.

pub mod findings;
mod ground;
mod readers;
mod wanted;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use self::ground::{Ground, ground};
use self::readers::Readers;
use self::wanted::{fits, refuse_not_due};
use super::overview::{LedgerState, ledger_state};
use super::suspect::{Drift, Touches, drift, glob};
use crate::domain::commit_id::CommitId;
use crate::domain::freshness::{self, Basis, Due, Freshness};
use crate::domain::head::{Head, Owner, kept};
use crate::domain::history::{LastChange, LastChanges};
use crate::domain::interval::Interval;
use crate::domain::opinion::Opinion;
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
    /// So many at most are listed; all are counted.
    pub most: Option<usize>,
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
    /// How many are due beside those that are listed, less urgent.
    #[serde(skip)]
    pub left_out: usize,
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
    /// The last change of each page, in the order of the pages.
    pub changes: LastChanges,
    /// What touched the files that pages depend on.
    pub touches: Touches,
    /// What pages on the web answered just now, by address; empty where nobody asked.
    pub looks: BTreeMap<String, Look>,
    /// What they said before, and say now.
    pub seen: Memory,
}

/// The pages on the web that what is asked for depends on.
pub fn addresses(snapshot: &Snapshot, pages: &[Head<'_>], request: &Request) -> BTreeSet<String> {
    let readers = Readers::of(snapshot);
    let asked = pages.iter().filter_map(|page| {
        let shown = readers.head(page);
        (!readers.retired(page) && fits(shown, request)).then_some(shown)
    });
    asked
        .flat_map(|shown| shown.depends_on.iter().filter_map(|on| address(on)))
        .map(str::to_owned)
        .collect()
}

/// From when on commits are asked for that touch what pages depend on, by glob.
pub fn dependencies(
    snapshot: &Snapshot,
    pages: &[Head<'_>],
    changes: &LastChanges,
    now: Now,
) -> BTreeMap<String, Timestamp> {
    let today = snapshot.today(now);
    let readers = Readers::of(snapshot);
    let mut asked: BTreeMap<String, Timestamp> = BTreeMap::new();
    for (place, page) in pages.iter().enumerate() {
        let shown = readers.head(page);
        for glob in shown.depends_on.iter().filter_map(|on| glob(on)) {
            let meant = changes.meant_at(place).map(|(at, _)| at);
            let since = ground(&readers, shown, meant, today).since;
            let earliest = asked.entry(glob.to_owned()).or_insert(since);
            *earliest = since.min(*earliest);
        }
    }
    asked
}

/// Of what is not shown no more is kept than so many times what is: the rest goes at once.
const ROOM: usize = 16;

/// What a page amounts to: little enough to be had of every page, whether it is shown or not.
struct Verdict<'a> {
    /// The page's place in the question.
    place: usize,
    /// What readers have of it.
    shown: &'a Head<'a>,
    ground: Ground<'a>,
    review_in: Interval,
    due: Due,
    drift: Vec<Drift>,
}

/// Judges the freshness of pages.
///
/// # Errors
/// One SOP is asked for, and no review of it is due at any time.
pub fn stale(
    snapshot: &Snapshot,
    pages: &[Head<'_>],
    history: &History,
    request: &Request,
    now: Now,
) -> Result<Report> {
    let today = snapshot.today(now);
    let readers = Readers::of(snapshot);
    if let Some(target) = &request.target {
        refuse_not_due(&readers, pages, target)?;
    }
    let mut totals = Totals::default();
    let mut failing = false;
    let mut verdicts = Vec::new();
    let mut left_out = 0;
    for (place, page) in pages.iter().enumerate() {
        // What readers have decides, where HEAD has a version already that is yet to come.
        let shown = readers.head(page);
        if readers.retired(page) || !fits(shown, request) {
            continue;
        }
        let verdict = judge(&readers, (place, shown), history, request, today);
        let state = verdict.due.state;
        if request.state.is_some_and(|asked| state != asked) {
            continue;
        }
        totals.count(state);
        failing |= request.fails(state);
        if request.all || state != Freshness::Fresh {
            verdicts.push(verdict);
        }
        if let Some(most) = request.most.filter(|most| verdicts.len() > most * ROOM) {
            left_out += most_urgent(&mut verdicts, Some(most));
        }
    }
    left_out += most_urgent(&mut verdicts, request.most);
    let line = |verdict: Verdict<'_>| {
        let change = history.changes.get(verdict.place);
        let mut line = line(&readers, verdict, change, today);
        line.failing = request.fails(line.state);
        line
    };
    let places: Vec<usize> = verdicts.iter().map(|verdict| verdict.place).collect();
    let mut sops: Vec<Line> = verdicts.into_iter().map(line).collect();
    for (sop, place) in sops.iter_mut().zip(places) {
        pages[place].path.clone_into(&mut sop.path);
    }
    Ok(Report {
        as_of: today.to_string(),
        sops,
        totals,
        ledger: ledger_state(snapshot),
        left_out,
        failing,
        why: request.why,
    })
}

/// Sorts by urgency, and leaves so many; how many go.
fn most_urgent(verdicts: &mut Vec<Verdict<'_>>, most: Option<usize>) -> usize {
    fn urgency<'a>(verdict: &Verdict<'a>) -> (Reverse<i64>, Freshness, Date, &'a str, &'a str) {
        let Due {
            on,
            days_overdue,
            state,
        } = verdict.due;
        let shown = verdict.shown;
        (Reverse(days_overdue), state, on, shown.id, shown.path)
    }
    let all = verdicts.len();
    if let Some(most) = most.filter(|most| *most < all) {
        verdicts.select_nth_unstable_by(most, |left, right| urgency(left).cmp(&urgency(right)));
        verdicts.truncate(most);
    }
    verdicts.sort_by(|left, right| urgency(left).cmp(&urgency(right)));
    all - verdicts.len()
}

impl Totals {
    fn count(&mut self, state: Freshness) {
        self.sops += 1;
        *match state {
            Freshness::Fresh => &mut self.fresh,
            Freshness::DueSoon => &mut self.due_soon,
            Freshness::Overdue => &mut self.overdue,
            Freshness::NeverReviewed => &mut self.never_reviewed,
            Freshness::Suspect => &mut self.suspect,
        } += 1;
    }
}

impl Request {
    /// Whether a state makes the exit code 1.
    fn fails(&self, state: Freshness) -> bool {
        const USUAL: [Freshness; 3] = [
            Freshness::Overdue,
            Freshness::Suspect,
            Freshness::NeverReviewed,
        ];
        self.fail_on.as_deref().unwrap_or(&USUAL).contains(&state)
    }
}

fn judge<'a>(
    readers: &Readers<'a>,
    (place, shown): (usize, &'a Head<'a>),
    history: &History,
    request: &Request,
    today: Date,
) -> Verdict<'a> {
    let change = history.changes.meant_at(place);
    let ground = ground(readers, shown, change.map(|(at, _)| at), today);
    let settings = &readers.snapshot.settings;
    let review_in = shown.review_in.or(request.review_in);
    let review_in = review_in.unwrap_or(settings.review_in);
    let introduced = change.is_some_and(|(_, introduced)| introduced);
    let untouched = introduced && ground.basis == Basis::Commit;
    let grace = settings.grace;
    let drift = drift(readers.snapshot, shown, history, ground.since, today);
    let mut due: Due = match ground.due {
        Some(on) => freshness::due_on(on, grace, untouched, today),
        None => freshness::judge(ground.on, review_in, grace, untouched, today),
    };
    if !drift.is_empty() && matches!(due.state, Freshness::Fresh | Freshness::DueSoon) {
        due.state = Freshness::Suspect;
    }
    Verdict {
        place,
        shown,
        ground,
        review_in,
        due,
        drift,
    }
}

fn line(
    readers: &Readers<'_>,
    verdict: Verdict<'_>,
    change: Option<LastChange>,
    today: Date,
) -> Line {
    let Verdict {
        shown,
        ground,
        review_in,
        due,
        drift,
        ..
    } = verdict;
    let snapshot = readers.snapshot;
    let version = readers.version_in_force(shown, today);
    let change = change.as_ref();
    let rests_on = match ground.basis {
        Basis::Review | Basis::Publish => ground.record,
        Basis::FrontMatter => change.map(|change| &change.commit),
        Basis::Commit => change.map(|change| &change.meant),
    };
    Line {
        id: shown.id.to_owned(),
        path: shown.path.to_owned(),
        title: shown.title.to_owned(),
        command: command(shown, version.is_some()),
        by_hand: match version {
            Some(_) => format!("sop review {}", shown.id),
            None => format!("sop edit {}", shown.id),
        },
        failing: false,
        opinions: Vec::new(),
        days_left: freshness::days_between(today, due.on).max(0),
        version,
        owner: shown.owner.map(|owner| owner.to_string()),
        owner_people: shown
            .owner
            .map(|owner| people(snapshot, owner, today))
            .unwrap_or_default(),
        roles: kept(&shown.roles),
        tags: kept(&shown.tags),
        risk: shown.risk,
        state: due.state,
        basis: ground.basis,
        based_on: rests_on.map(CommitId::to_string),
        last_commit: change.map(|change| change.commit.to_string()),
        last_changed: change.map(|change| day_in(change.meant_at, &snapshot.zone).to_string()),
        last_reviewed: ground.reviewed.map(|day| day.to_string()),
        review_in_days: review_in.days_from(ground.on),
        due: due.on.to_string(),
        days_overdue: due.days_overdue,
        reasons: reasons(&ground, review_in, due, &drift),
        drift,
    }
}

fn people(snapshot: &Snapshot, owner: Owner<'_>, today: Date) -> Vec<String> {
    snapshot
        .organisation
        .people_of(&owner.reference(), today)
        .into_iter()
        .map(|person| person.id.clone())
        .collect()
}

fn command(page: &Head<'_>, governed: bool) -> String {
    if governed {
        format!(
            "sop review {} --no-change --note 'WHAT WAS CHECKED'",
            page.id
        )
    } else {
        format!("sop edit {}", page.id)
    }
}

fn reasons(ground: &Ground<'_>, review_in: Interval, due: Due, drift: &[Drift]) -> Vec<String> {
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

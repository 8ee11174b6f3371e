//! `audit`: an old folder judged file by file, by what is in it and what happened to it. Writes nothing.
//!
//! Facts first (`facts`), then what pages have in common (`together`), then a verdict from both (`verdict`).

pub mod backlog;
mod facts;
mod together;
mod verdict;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::codeowners::CodeOwners;
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::folder;
use crate::domain::freshness::days_between;
use crate::domain::history::LastChange;
use crate::domain::interval::Interval;
use crate::domain::time::day_in;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::markdown::links::Files;
use crate::store::Snapshot;
use facts::Facts;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// Only what is below this folder; empty: everything.
    pub folder: String,
    /// How long a page stays true that says nothing of it.
    pub review_in: Interval,
}

/// What the store had to find out.
#[derive(Debug, Default)]
pub struct Findings {
    /// The last change of each page.
    pub changes: BTreeMap<String, LastChange>,
    /// Who wrote the commits that last meant something, by name.
    pub authors: BTreeMap<CommitId, String>,
    /// Which files there are.
    pub files: Files,
    /// Who answers for which files.
    pub owners: CodeOwners,
}

/// The answer: stable JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The day that it is about.
    pub as_of: String,
    /// The globs that say which files are pages.
    pub globs: Vec<String>,
    /// By path.
    pub pages: Vec<Judged>,
    /// Counts.
    pub totals: Totals,
}

/// What to do with a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It says what another page says.
    Merge,
    /// It is not done.
    Finish,
    /// It may no longer be true.
    Refresh,
    /// It has had its time.
    Retire,
    /// Nothing speaks against it.
    Keep,
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Merge => "merge",
            Self::Finish => "finish",
            Self::Refresh => "refresh",
            Self::Retire => "retire",
            Self::Keep => "keep",
        })
    }
}

/// One page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// Its id.
    pub id: String,
    /// Its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What to do with it.
    pub verdict: Verdict,
    /// Why.
    pub reasons: Vec<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Where that is from: `front-matter`, `codeowners`, `last-editor`.
    pub owner_from: Option<String>,
    /// The day of its last change.
    pub last_changed: Option<String>,
    /// Days since then, or since the day on which it says it was reviewed.
    pub days: Option<i64>,
    /// Words outside of code.
    pub words: usize,
    /// Steps of a procedure.
    pub steps: usize,
    /// Marks of the unfinished.
    pub unfinished: Vec<At>,
    /// Links that lead nowhere.
    pub dead_links: Vec<At>,
    /// Pages that say nearly the same.
    pub alike: Vec<Alike>,
    /// Pages that say otherwise.
    pub contradicts: Vec<Contradicts>,
    /// How many pages link to it.
    pub linked_from: usize,
    /// Nobody links to it, and no index lists it.
    pub orphan: bool,
}

/// Something at a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct At {
    /// Line in the file, from 1.
    pub line: usize,
    /// What is there.
    pub text: String,
}

/// A page that says nearly the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Alike {
    /// Its file.
    pub path: String,
    /// The share of what both say, from 0 to 1.
    pub share: f64,
}

/// A page that says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contradicts {
    /// Its file.
    pub path: String,
    /// Where it says so.
    pub line: usize,
    /// What this page says, and where.
    pub says: At,
    /// What the other one says.
    pub there: String,
}

/// Counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// All.
    pub pages: usize,
    /// By verdict.
    pub keep: usize,
    /// By verdict.
    pub refresh: usize,
    /// By verdict.
    pub merge: usize,
    /// By verdict.
    pub finish: usize,
    /// By verdict.
    pub retire: usize,
    /// Whose front matter or CODEOWNERS names an owner.
    pub with_owner: usize,
    /// With steps.
    pub with_steps: usize,
    /// Marks of the unfinished.
    pub unfinished: usize,
    /// Links that lead nowhere.
    pub dead_links: usize,
    /// That nobody links to.
    pub orphans: usize,
}

/// Judges.
///
/// # Errors
/// No page is there.
pub fn audit(
    snapshot: &Snapshot,
    pages: &[Document],
    request: &Request,
    found: &Findings,
    now: Now,
) -> Result<Report> {
    let within = |page: &&Document| {
        let folder = request.folder.trim_matches('/').trim_start_matches("./");
        folder == "." || folder::holds(folder, &page.path)
    };
    let chosen: Vec<&Document> = pages.iter().filter(within).collect();
    if chosen.is_empty() {
        if pages.is_empty() {
            return Err(super::list::no_match(snapshot));
        }
        return Err(
            Error::usage(format!("no page is below `{}`", request.folder))
                .code("no-match")
                .hint("sop list"),
        );
    }
    let site_root = snapshot.settings.site_root.as_deref();
    let facts = facts::all(&chosen, &found.files, site_root);
    let together = together::all(&chosen, &facts);
    let judged: Vec<Judged> = chosen
        .iter()
        .enumerate()
        .map(|(at, page)| {
            let when = when(snapshot, page, found, now);
            let judged = judged(page, &facts[at], &together, at, found, when);
            verdict::decided(judged, page, &facts[at], request, snapshot.today(now))
        })
        .collect();
    let judged = verdict::best_of_its_kind_stays(judged);
    Ok(Report {
        as_of: snapshot.today(now).to_string(),
        globs: snapshot.globs.patterns().to_vec(),
        totals: totals(&judged),
        pages: judged,
    })
}

/// The day from which a page is as old as it is, and the day of its last change.
struct When {
    since: Option<Date>,
    changed: Option<Date>,
    days: Option<i64>,
}

fn when(snapshot: &Snapshot, page: &Document, found: &Findings, now: Now) -> When {
    let changed = found
        .changes
        .get(&page.path)
        .map(|change| day_in(change.meant_at, &snapshot.zone));
    let since = page.meta.last_reviewed().map(|date| date.value).or(changed);
    When {
        since,
        changed,
        days: since.map(|since| days_between(since, snapshot.today(now)).max(0)),
    }
}

fn judged(
    page: &Document,
    facts: &Facts,
    together: &together::Together,
    at: usize,
    found: &Findings,
    when: When,
) -> Judged {
    let (owner, owner_from) = owner(page, found);
    let _ = when.since;
    Judged {
        id: page.id.to_string(),
        path: page.path.clone(),
        title: page.title.clone(),
        verdict: Verdict::Keep,
        reasons: Vec::new(),
        owner,
        owner_from: owner_from.map(str::to_owned),
        last_changed: when.changed.map(|day| day.to_string()),
        days: when.days,
        words: facts.words,
        steps: facts.steps,
        unfinished: facts.unfinished.clone(),
        dead_links: facts.dead_links.clone(),
        alike: together.alike[at].clone(),
        contradicts: together.contradicts[at].clone(),
        linked_from: together.linked_from[at],
        orphan: together.linked_from[at] == 0 && !together.mentioned[at] && !facts.index,
    }
}

/// Who answers for a page: by its own word, by CODEOWNERS, else whoever touched it last.
fn owner(page: &Document, found: &Findings) -> (Option<String>, Option<&'static str>) {
    let own = page.owner().or_else(|| {
        let slack = page.meta.owner_slack.as_ref().map(|own| own.value.clone());
        let reviewers = page.meta.reviewers.as_ref();
        slack.or_else(|| reviewers.and_then(|list| list.value.first().cloned()))
    });
    if let Some(own) = own {
        return (Some(own), Some("front-matter"));
    }
    let listed = found.owners.of(&page.path);
    if !listed.is_empty() {
        return (Some(listed.join(" ")), Some("codeowners"));
    }
    let last = found
        .changes
        .get(&page.path)
        .and_then(|change| found.authors.get(&change.meant).cloned());
    let from = last.as_ref().map(|_| "last-editor");
    (last, from)
}

fn totals(pages: &[Judged]) -> Totals {
    let mut totals = Totals {
        pages: pages.len(),
        ..Totals::default()
    };
    for page in pages {
        *match page.verdict {
            Verdict::Keep => &mut totals.keep,
            Verdict::Refresh => &mut totals.refresh,
            Verdict::Merge => &mut totals.merge,
            Verdict::Finish => &mut totals.finish,
            Verdict::Retire => &mut totals.retire,
        } += 1;
        let named = matches!(
            page.owner_from.as_deref(),
            Some("front-matter" | "codeowners")
        );
        totals.with_owner += usize::from(named);
        totals.with_steps += usize::from(page.steps > 0);
        totals.unfinished += page.unfinished.len();
        totals.dead_links += page.dead_links.len();
        totals.orphans += usize::from(page.orphan);
    }
    totals
}

#[cfg(test)]
mod tests;

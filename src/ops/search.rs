//! `search`: a ranked scan of what readers have.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::filters::{Wanted, check_filters};
use super::overview::state_of;
use crate::domain::document::Document;
use crate::domain::head::Head;
use crate::domain::parallel;
use crate::domain::search::{Field, Place, Query, Tally, near_words, rank, scan};
use crate::domain::state::SopState;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::markdown::outline::outline;
use crate::markdown::passage::passage;
use crate::store::Snapshot;

/// What is asked for; every filter that is given has to hold.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The words.
    pub words: String,
    /// Owned by this role or person.
    pub owner: Option<String>,
    /// To be known by this role.
    pub role: Option<String>,
    /// With this tag.
    pub tag: Option<String>,
    /// In this state.
    pub state: Option<SopState>,
    /// How many at most.
    pub limit: usize,
}

/// The answer: stable JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// As it was asked.
    pub query: String,
    /// The best first.
    pub hits: Vec<Hit>,
    /// How many there are, listed or not.
    pub found: usize,
    /// Words that nothing has, and what was looked for instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead: Vec<Instead>,
    /// How long it took.
    pub took_ms: u64,
}

/// A word that nothing has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instead {
    /// As it was typed.
    pub word: String,
    /// Words that are there.
    pub near: Vec<String>,
}

/// One SOP that has the words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// Its id.
    pub id: String,
    /// Its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The version in force.
    pub version: Option<String>,
    /// Where it stands.
    pub state: SopState,
    /// The higher, the better; comparable within one answer.
    pub score: f64,
    /// The heading that the words stand under.
    pub section: Option<String>,
    /// What links to that heading.
    pub anchor: Option<String>,
    /// The words where they stand.
    pub snippet: String,
    /// The line in the file, from 1.
    pub line: usize,
}

/// Searches.
///
/// # Errors
/// Nothing is asked for, a filter names nobody, or no file matches the globs.
pub fn search(snapshot: &Snapshot, request: &Request, now: Now) -> Result<Report> {
    if snapshot.pages.is_empty() {
        return Err(super::list::no_match(snapshot));
    }
    let (owner, role) = (request.owner.as_deref(), request.role.as_deref());
    check_filters(snapshot, &[], owner, role)?;
    let mut query = Query::parse(&request.words);
    if query.terms.is_empty() {
        return Err(
            Error::usage("there is no word to search for").hint("sop search renewal discount")
        );
    }
    let wanted = Wanted {
        owner,
        role,
        tag: request.tag.as_deref(),
    };
    let today = snapshot.today(now);
    let state = |page: &Document| match snapshot.page(&page.id) {
        Some(first) if first.path == page.path => state_of(snapshot, &page.id, today),
        _ => super::overview::state_of_page(page),
    };
    let pages: Vec<&Document> = snapshot
        .pages
        .iter()
        .map(|page| snapshot.in_force.get(&page.id).unwrap_or(page))
        .filter(|page| wanted.fits(&Head::of(page)))
        .collect();
    let mut tallies = parallel::map(&pages, MANY, |page| tally(&query, page));
    let instead = nearest(&mut query, &pages, &tallies);
    if !instead.is_empty() {
        tallies = parallel::map(&pages, MANY, |page| tally(&query, page));
    }
    let mut hits = Vec::new();
    let mut found = 0;
    for scored in rank(&tallies) {
        let page = pages[scored.index];
        let ungoverned = snapshot.ledger.count == 0 && snapshot.proposals.is_empty();
        if request.state.is_none() && ungoverned && hits.len() >= request.limit {
            found += 1;
            continue;
        }
        let state = state(page);
        let wanted = match request.state {
            Some(asked) => state == asked,
            None => !matches!(state, SopState::Retired | SopState::Withdrawn),
        };
        if !wanted {
            continue;
        }
        found += 1;
        if hits.len() < request.limit {
            hits.push(hit(
                snapshot,
                page,
                state,
                tallies[scored.index].best,
                scored.score,
                now,
            ));
        }
    }
    Ok(Report {
        query: request.words.clone(),
        hits,
        found,
        instead,
        took_ms: 0,
    })
}

fn tally(query: &Query, page: &Document) -> Tally {
    let mut tally = Tally::new(query);
    tally.field(query, &page.title, Field::Title);
    tally.field(query, page.id.as_str(), Field::Title);
    for text in page.meta.tags().iter().chain(page.meta.roles()) {
        tally.field(query, text, Field::Tags);
    }
    scan(query, page.body(), &mut tally);
    tally
}

/// From so many pages on, threads are worth their while.
const MANY: usize = 400;

/// For words that nothing has: the nearest ones that something has.
fn nearest(query: &mut Query, pages: &[&Document], tallies: &[Tally]) -> Vec<Instead> {
    let mut instead = Vec::new();
    for (at, term) in query.terms.iter_mut().enumerate() {
        if term.slips() == 0 || tallies.iter().any(|tally| tally.found[at] > 0.0) {
            continue;
        }
        let asked = term.clone();
        let words = parallel::map(pages, MANY, |page| {
            let mut words = HashSet::new();
            near_words(&asked, page.body(), &mut words);
            near_words(&asked, &page.title, &mut words);
            words
        });
        let all: HashSet<String> = words.into_iter().flatten().collect();
        let slips = |word: &String| strsim::osa_distance(word, &asked.word);
        let Some(least) = all.iter().map(slips).min() else {
            continue;
        };
        let mut near: Vec<String> = all
            .into_iter()
            .filter(|word| slips(word) == least)
            .collect();
        near.sort();
        near.truncate(8);
        term.near.clone_from(&near);
        instead.push(Instead {
            word: asked.word,
            near,
        });
    }
    instead
}

fn hit(
    snapshot: &Snapshot,
    page: &Document,
    state: SopState,
    best: Option<Place>,
    score: f32,
    now: Now,
) -> Hit {
    let body = page.body();
    let line = best.map_or(page.body_line, |best| page.body_line + best.line);
    let outline = outline(body, page.body_line);
    let heading = outline
        .headings
        .iter()
        .rfind(|heading| heading.line <= line);
    let in_force = snapshot
        .ledger
        .registry
        .in_force(&page.id, snapshot.today(now));
    Hit {
        id: page.id.to_string(),
        path: page.path.clone(),
        title: page.title.clone(),
        version: in_force
            .map(|(_, item)| item.version)
            .or_else(|| page.version())
            .map(|version| version.to_string()),
        state,
        score: (f64::from(score) * 1000.0).round() / 1000.0,
        section: heading.map(|heading| heading.text.clone()),
        anchor: heading.map(|heading| heading.anchor.clone()),
        snippet: passage(body, best.map_or(0, |best| best.at)),
        line,
    }
}

//! Opinions on what is due: what of a page may no longer hold, by rules, or by a model whose words are held against the
//! page's. They stand beside the facts and change no state.

mod names;

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use regex::Regex;

use super::lint::{self, Around, lint_range};
use super::stale::{Line, Report};
use crate::domain::document::Document;
use crate::domain::freshness::Freshness;
use crate::domain::opinion::{Opinion, line_of};
use crate::env::Now;
use crate::store::Snapshot;

pub use names::{Lonely, given_up, lonely, named_then};

/// Opinions by the path of the page.
pub type Opinions = BTreeMap<String, Vec<Opinion>>;

/// Rules of `check` that tell that the world has moved on.
const CODES: [&str; 4] = ["stale-date", "dead-link", "dead-anchor", "broken-link"];

/// What somebody is asked about one SOP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// The file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What is known already: why it is due, and what changed around it.
    pub around: Vec<String>,
    /// What it says.
    pub text: String,
}

/// The pages of a report that are due, with what they say.
fn due<'a>(report: &'a Report, pages: &'a [Document]) -> Vec<(&'a Line, &'a Document)> {
    let by_path: HashMap<&str, &Document> = pages.iter().map(|page| (&*page.path, page)).collect();
    let lines = report.sops.iter();
    lines
        .filter(|line| line.state != Freshness::Fresh)
        .filter_map(|line| Some((line, *by_path.get(&*line.path)?)))
        .collect()
}

/// What to ask about everything that is due.
pub fn matters(report: &Report, pages: &[Document]) -> Vec<Matter> {
    let asked = due(report, pages).into_iter().map(|(line, page)| {
        let commits = line.drift.iter().flat_map(|drift| {
            let summary =
                |touch: &crate::domain::history::Touch| format!("{}: {}", drift.on, touch.summary);
            drift.commits.iter().take(10).map(summary)
        });
        Matter {
            path: page.path.clone(),
            title: page.title.clone(),
            around: line.reasons.iter().cloned().chain(commits).collect(),
            text: page.body().to_owned(),
        }
    });
    asked.collect()
}

/// What rules find: dates that are past, links that lead nowhere, people who left, versions that others have left behind.
pub fn by_rules(
    snapshot: &Snapshot,
    report: &Report,
    pages: &[Document],
    around: &Around,
    now: Now,
) -> Opinions {
    let due = due(report, pages);
    let paths: Vec<String> = due.iter().map(|(_, page)| page.path.clone()).collect();
    let mut found = Opinions::new();
    let lint = lint_range(snapshot, &lint::Request::default(), around, pages, &paths);
    let known: HashMap<&str, &Document> =
        due.iter().map(|(_, page)| (&*page.path, *page)).collect();
    for finding in lint.findings {
        let Some(page) = known.get(&*finding.path) else {
            continue;
        };
        let line = page.text.lines().nth(finding.line.saturating_sub(1));
        if let (true, Some(line)) = (CODES.contains(&&*finding.code), line) {
            let opinion = by_rule(line.trim(), finding.line, finding.message);
            found.entry(finding.path).or_default().push(opinion);
        }
    }
    let today = snapshot.today(now);
    let newest = newest(pages);
    for (_, page) in due {
        let own = found.entry(page.path.clone()).or_default();
        for person in &snapshot.organisation.people.people {
            let left = person.end.filter(|end| *end < today);
            let line = left.and_then(|_| line_of(page.body(), &person.name));
            if let (Some(end), Some(line)) = (left, line) {
                let reason = format!("{} is no longer with us, since {end}", person.name);
                own.push(by_rule(&person.name, page.body_line + line, reason));
            }
        }
        own.extend(left_behind(page, &newest));
    }
    found.retain(|_, opinions| !opinions.is_empty());
    found
}

fn by_rule(quote: &str, line: usize, reason: String) -> Opinion {
    Opinion {
        quote: quote.to_owned(),
        line,
        reason,
        by: "rules".to_owned(),
    }
}

/// `Postgres 12.4`: a name and a version. One number alone may be a step, a year or a standard.
static VERSION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?P<name>[A-Z][A-Za-z]{2,}) v?(?P<version>\d+(?:\.\d+)+)\b").ok()
});

fn versions(page: &Document) -> impl Iterator<Item = (&str, Vec<u64>, &str)> {
    let all = VERSION
        .as_ref()
        .map(|version| version.captures_iter(page.body()));
    all.into_iter().flatten().filter_map(|found| {
        let (name, version) = (
            found.name("name")?.as_str(),
            found.name("version")?.as_str(),
        );
        let numbers: Option<Vec<u64>> = version.split('.').map(|part| part.parse().ok()).collect();
        Some((name, numbers?, found.get(0)?.as_str()))
    })
}

/// The newest version of each thing that any page speaks of, and where.
fn newest(pages: &[Document]) -> HashMap<&str, (Vec<u64>, &Document)> {
    let mut newest: HashMap<&str, (Vec<u64>, &Document)> = HashMap::new();
    for page in pages {
        for (name, version, _) in versions(page) {
            let known = newest
                .entry(name)
                .or_insert_with(|| (version.clone(), page));
            if version > known.0 {
                *known = (version, page);
            }
        }
    }
    newest
}

/// What a page has of a version that another page has a newer one of.
fn left_behind(page: &Document, newest: &HashMap<&str, (Vec<u64>, &Document)>) -> Vec<Opinion> {
    let mut found: Vec<Opinion> = Vec::new();
    for (name, version, quote) in versions(page) {
        let Some((newer, other)) = newest.get(name).filter(|known| known.0 > version) else {
            continue;
        };
        let line = line_of(page.body(), quote);
        if let (Some(line), false) = (line, found.iter().any(|known| known.quote == quote)) {
            let newer: Vec<String> = newer.iter().map(u64::to_string).collect();
            let reason = format!("{} speaks of {name} {}", other.id, newer.join("."));
            found.push(by_rule(quote, page.body_line + line, reason));
        }
    }
    found
}

/// What a model said, as far as it quotes the page; and how much of it did not.
pub fn standing(
    pages: &[Document],
    said: Vec<(String, String, String)>,
    by: &str,
) -> (Opinions, usize) {
    let by_path: HashMap<&str, &Document> = pages.iter().map(|page| (&*page.path, page)).collect();
    let (mut found, mut dropped) = (Opinions::new(), 0);
    for (path, quote, reason) in said {
        let page = by_path.get(&*path);
        let line = page.and_then(|page| Some(page.body_line + line_of(page.body(), &quote)?));
        match line.filter(|_| !reason.trim().is_empty()) {
            Some(line) => found.entry(path).or_default().push(Opinion {
                quote,
                line,
                reason: reason.trim().trim_end_matches('.').to_owned(),
                by: by.to_owned(),
            }),
            None => dropped += 1,
        }
    }
    (found, dropped)
}

/// Puts opinions beside the facts.
pub fn attach(report: &mut Report, mut found: Opinions) {
    for line in &mut report.sops {
        line.opinions
            .extend(found.remove(&line.path).unwrap_or_default());
    }
}

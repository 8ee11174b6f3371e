//! What pages are to each other: who links to whom, which say the same, which say otherwise.

use std::collections::{HashMap, HashSet};

use super::facts::Facts;
use super::{Alike, At, Contradicts};
use crate::domain::document::Document;
use crate::domain::facts::contradictions;
use crate::domain::likeness::{Likeness, candidates, share};

/// The share of words from which on two pages are one.
const SAME: f64 = 0.9;

/// Runs of words that a page has at least, to be like another one by more than its form.
const LEAST_RUNS: usize = 40;

/// By place among the pages.
#[derive(Debug, Default)]
pub(super) struct Together {
    pub(super) alike: Vec<Vec<Alike>>,
    pub(super) contradicts: Vec<Vec<Contradicts>>,
    pub(super) linked_from: Vec<usize>,
    /// An address that only a site can resolve ends as the page is called.
    pub(super) mentioned: Vec<bool>,
}

pub(super) fn all(pages: &[&Document], facts: &[Facts]) -> Together {
    let mut together = Together {
        alike: vec![Vec::new(); pages.len()],
        contradicts: vec![Vec::new(); pages.len()],
        linked_from: linked_from(pages, facts),
        mentioned: mentioned(pages, facts),
    };
    let texts: Vec<&Likeness> = facts.iter().map(|facts| &facts.likeness).collect();
    for (left, right) in candidates(&texts, LEAST_RUNS) {
        let share = share(pages[left].body(), pages[right].body());
        if share < SAME {
            continue;
        }
        let share = (share * 100.0).round() / 100.0;
        for (one, other) in [(left, right), (right, left)] {
            together.alike[one].push(Alike {
                path: pages[other].path.clone(),
                share,
            });
        }
    }
    for alike in &mut together.alike {
        alike.sort_by(|left, right| {
            right
                .share
                .total_cmp(&left.share)
                .then_with(|| left.path.cmp(&right.path))
        });
    }
    let facts: Vec<_> = facts.iter().map(|facts| facts.facts.clone()).collect();
    for found in contradictions(&facts) {
        for (here, there) in [(&found.here, &found.there), (&found.there, &found.here)] {
            together.contradicts[here.0].push(Contradicts {
                path: pages[there.0].path.clone(),
                line: pages[there.0].body_line + there.1.line,
                says: At {
                    line: pages[here.0].body_line + here.1.line,
                    text: here.1.value.clone(),
                },
                there: there.1.value.clone(),
            });
        }
    }
    together
}

fn linked_from(pages: &[&Document], facts: &[Facts]) -> Vec<usize> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (page, facts) in pages.iter().zip(facts) {
        let to: HashSet<&str> = facts.links_to.iter().map(String::as_str).collect();
        for path in to.into_iter().filter(|path| *path != page.path) {
            *counts.entry(path).or_default() += 1;
        }
    }
    pages
        .iter()
        .map(|page| counts.get(page.path.as_str()).copied().unwrap_or_default())
        .collect()
}

fn mentioned(pages: &[&Document], facts: &[Facts]) -> Vec<bool> {
    let all: HashSet<&str> = facts
        .iter()
        .flat_map(|facts| &facts.mentions)
        .map(String::as_str)
        .collect();
    pages
        .iter()
        .map(|page| {
            let mut parts = page.path.rsplit('/');
            let name = parts.next().unwrap_or_default();
            let stem = name.split('.').next().unwrap_or_default().to_lowercase();
            all.contains(stem.as_str())
        })
        .collect()
}

//! `check`: the lint over pages, and what of it stands in the way of publishing.

use serde::{Deserialize, Serialize};

use crate::check::{Context, check};
use crate::domain::document::Document;
use crate::domain::finding::{Finding, Severity};
use crate::domain::id::SopId;
use crate::domain::version::Version;
use crate::error::{Error, Result};
use crate::store::{Snapshot, SubmissionFacts};

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Only these files or folders; empty: everything.
    pub paths: Vec<String>,
    /// What makes the exit code 1.
    pub fail_on: FailOn,
}

/// What makes the exit code 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FailOn {
    /// An error.
    #[default]
    Error,
    /// A warning is enough.
    Warning,
    /// Nothing.
    None,
}

/// The answer: stable JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// By file and line.
    pub findings: Vec<Finding>,
    /// Counts.
    pub totals: Totals,
    /// Whether something is found that was asked to fail on.
    #[serde(skip)]
    pub failing: bool,
}

/// Counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Files looked at.
    pub files: usize,
}

/// Checks the pages of the work tree (of the default branch, where there is no work tree).
///
/// # Errors
/// No page is among the paths.
pub fn lint(snapshot: &Snapshot, request: &Request) -> Result<Report> {
    let all: Vec<&Document> = if snapshot.layout.root.is_some() {
        snapshot.work.iter().collect()
    } else {
        snapshot.pages.iter().collect()
    };
    let chosen: Vec<&Document> = all
        .iter()
        .copied()
        .filter(|page| asked(&request.paths, &page.path))
        .collect();
    if chosen.is_empty() {
        return Err(match request.paths.first() {
            Some(path) => Error::usage(format!("no SOP is at `{path}`"))
                .code("no-match")
                .hint("sop list"),
            None if snapshot.layout.root.is_some() && !snapshot.pages.is_empty() => {
                skipped(snapshot)
            }
            None => super::list::no_match(snapshot),
        });
    }
    Ok(judged(snapshot, request, &all, &chosen))
}

/// Checks the pages of a range's end that the range touches; the others only as neighbours.
pub fn lint_range(
    snapshot: &Snapshot,
    request: &Request,
    pages: &[Document],
    touched: &[String],
) -> Report {
    let all: Vec<&Document> = pages.iter().collect();
    let chosen: Vec<&Document> = all
        .iter()
        .copied()
        .filter(|page| touched.contains(&page.path) && asked(&request.paths, &page.path))
        .collect();
    judged(snapshot, request, &all, &chosen)
}

fn judged(
    snapshot: &Snapshot,
    request: &Request,
    all: &[&Document],
    chosen: &[&Document],
) -> Report {
    let findings = findings(snapshot, all, chosen);
    let count = |severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let totals = Totals {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        files: chosen.len(),
    };
    let failing = match request.fail_on {
        FailOn::Error => totals.errors > 0,
        FailOn::Warning => totals.errors + totals.warnings > 0,
        FailOn::None => false,
    };
    Report {
        findings,
        totals,
        failing,
    }
}

/// The error where the work tree has no page although the default branch does.
fn skipped(snapshot: &Snapshot) -> Error {
    let main = &snapshot.layout.default_branch;
    Error::repository(format!(
        "no SOP is in the work tree, and {main} has {}: another branch is checked out, or a sparse checkout skips them",
        snapshot.pages.len()
    ))
    .code("no-match")
    .hint("git sparse-checkout list   (what is here), git sparse-checkout disable   (brings everything)")
    .hint(format!("git switch {main}"))
}

fn asked(paths: &[String], path: &str) -> bool {
    paths.is_empty()
        || paths.iter().any(|asked| {
            let asked = asked.trim_start_matches("./").trim_end_matches('/');
            path == asked
                || asked == "."
                || asked.is_empty()
                || path
                    .strip_prefix(asked)
                    .is_some_and(|rest| rest.starts_with('/'))
        })
}

/// What stands in the way of publishing a page, beside its open questions.
pub fn blocking(snapshot: &Snapshot, page: &Document, facts: &SubmissionFacts) -> Vec<Finding> {
    let proposed = facts.pages.values();
    let untouched = snapshot
        .pages
        .iter()
        .filter(|other| !facts.pages.contains_key(&other.id));
    let all: Vec<&Document> = proposed.chain(untouched).collect();
    let mut found = findings(snapshot, &all, &[page]);
    found.retain(|finding| finding.severity == Severity::Error && finding.code != "open-question");
    found
}

fn findings(snapshot: &Snapshot, all: &[&Document], chosen: &[&Document]) -> Vec<Finding> {
    let registry = &snapshot.ledger.registry;
    let published = |id: &SopId| -> Vec<Version> { registry.versions_used(id) };
    let last = |id: &SopId| registry.last(id).map(|(_, item)| item.version);
    let governed = |page: &Document| {
        snapshot.configured && (page.status().is_some() || registry.last(&page.id).is_some())
    };
    let context = Context {
        settings: &snapshot.settings,
        organisation: &snapshot.organisation,
        pages: all,
        published: &published,
        last: &last,
        configured: snapshot.configured,
        governed: &governed,
    };
    let mut findings: Vec<Finding> = chosen
        .iter()
        .flat_map(|page| check(&context, page))
        .collect();
    findings.sort();
    findings
}

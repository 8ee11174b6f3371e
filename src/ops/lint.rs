//! `check`: the lint over pages, and what of it stands in the way of publishing.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::check::{Context, Found, Ignores, Neighbours, check, check_files};
use crate::domain::document::Document;
use crate::domain::finding::{Finding, Severity};
use crate::domain::folder;
use crate::domain::id::SopId;
use crate::domain::parallel;
use crate::domain::version::Version;
use crate::error::{Error, Result};
use crate::markdown::links::Files;
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

/// What there is beside the pages.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Which files there are; without them no link is followed.
    pub files: Option<Files>,
    /// sop.yaml, roles.yaml, paths.yaml and people.yaml as text, by path; what is not here is not looked at.
    pub texts: BTreeMap<String, String>,
    /// The day on which a date is past; without it no date is.
    pub today: Option<Date>,
}

/// The answer: stable JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// By file and line.
    pub findings: Vec<Finding>,
    /// Counts.
    pub totals: Totals,
    /// The source lines of the findings, by path and line.
    #[serde(skip)]
    pub sources: BTreeMap<(String, usize), String>,
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
    /// Left out, as a page or sop.yaml asks.
    #[serde(default)]
    pub ignored: usize,
    /// Files looked at.
    pub files: usize,
}

/// Checks the pages of the work tree (of the default branch, where there is no work tree).
///
/// # Errors
/// No page is among the paths.
pub fn lint(snapshot: &Snapshot, request: &Request, around: &Around) -> Result<Report> {
    let (all, chosen) = pages(snapshot, request)?;
    Ok(judged(snapshot, request, around, &all, &chosen))
}

/// All pages of the work tree (of the default branch, where there is no work tree), and those that are asked for.
///
/// # Errors
/// No page and no settings file is among the paths.
pub(super) fn pages<'a>(
    snapshot: &'a Snapshot,
    request: &Request,
) -> Result<(Vec<&'a Document>, Vec<&'a Document>)> {
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
    Ok((all, chosen))
}

/// Checks the pages of a range's end that the range touches; the others only as neighbours.
pub fn lint_range(
    snapshot: &Snapshot,
    request: &Request,
    around: &Around,
    pages: &[Document],
    touched: &[String],
) -> Report {
    let all: Vec<&Document> = pages.iter().collect();
    let chosen: Vec<&Document> = all
        .iter()
        .copied()
        .filter(|page| touched.contains(&page.path) && asked(&request.paths, &page.path))
        .collect();
    let texts = around.texts.clone().into_iter();
    let around = Around {
        texts: texts.filter(|(path, _)| touched.contains(path)).collect(),
        ..around.clone()
    };
    judged(snapshot, request, &around, &all, &chosen)
}

fn judged(
    snapshot: &Snapshot,
    request: &Request,
    around: &Around,
    all: &[&Document],
    chosen: &[&Document],
) -> Report {
    let Found { findings, ignored } = findings(snapshot, around, all, chosen, &request.paths);
    let count = |severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let totals = Totals {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        ignored,
        files: chosen.len(),
    };
    let failing = match request.fail_on {
        FailOn::Error => totals.errors > 0,
        FailOn::Warning => totals.errors + totals.warnings > 0,
        FailOn::None => false,
    };
    Report {
        sources: sources(&findings, chosen, &around.texts),
        findings,
        totals,
        failing,
    }
}

/// The lines that findings point at.
fn sources(
    findings: &[Finding],
    pages: &[&Document],
    texts: &BTreeMap<String, String>,
) -> BTreeMap<(String, usize), String> {
    let pages = pages.iter().map(|page| (&page.path, &page.text));
    let texts: BTreeMap<&String, &String> = pages.chain(texts).collect();
    let mut sources = BTreeMap::new();
    let mut at = 0;
    while let Some(first) = findings.get(at) {
        let of_file = findings[at..]
            .iter()
            .take_while(|finding| finding.path == first.path)
            .count();
        let wanted: Vec<usize> = findings[at..at + of_file].iter().map(|f| f.line).collect();
        let lines = texts
            .get(&first.path)
            .into_iter()
            .flat_map(|text| text.lines());
        for (index, line) in lines
            .enumerate()
            .filter(|(index, _)| wanted.binary_search(&(index + 1)).is_ok())
        {
            sources.insert((first.path.clone(), index + 1), line.to_owned());
        }
        at += of_file;
    }
    sources
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
            asked == "." || folder::holds(asked, path)
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
    let around = Around::default();
    let mut found = findings(snapshot, &around, &all, &[page], &[]).findings;
    found.retain(|finding| finding.severity == Severity::Error && finding.code != "open-question");
    found
}

/// From so many pages on, threads are worth their while.
const MANY: usize = 64;

fn findings(
    snapshot: &Snapshot,
    around: &Around,
    all: &[&Document],
    chosen: &[&Document],
    paths: &[String],
) -> Found {
    with_context(snapshot, around, all, |context| {
        let mut found = parallel::map(chosen, MANY, |page| check(context, page));
        let mut files = check_files(context, chosen.len() == all.len());
        files.findings.retain(|finding| asked(paths, &finding.path));
        found.push(files);
        let mut findings: Vec<Finding> = Vec::new();
        let mut ignored = 0;
        for one in found {
            findings.extend(one.findings);
            ignored += one.ignored;
        }
        findings.sort();
        Found { findings, ignored }
    })
}

/// Calls with everything that rules may know.
pub(super) fn with_context<T>(
    snapshot: &Snapshot,
    around: &Around,
    all: &[&Document],
    call: impl FnOnce(&Context<'_>) -> T,
) -> T {
    let registry = &snapshot.ledger.registry;
    let published = |id: &SopId| -> Vec<Version> { registry.versions_used(id) };
    let last = |id: &SopId| registry.last(id).map(|(_, item)| item.version);
    let governed = |page: &Document| {
        snapshot.configured && (page.status().is_some() || registry.last(&page.id).is_some())
    };
    call(&Context {
        settings: &snapshot.settings,
        organisation: &snapshot.organisation,
        neighbours: &Neighbours::new(all),
        files: around.files.as_ref(),
        texts: &around.texts,
        ignores: &Ignores::new(&snapshot.settings),
        today: around.today,
        published: &published,
        last: &last,
        configured: snapshot.configured,
        governed: &governed,
    })
}

//! Which pages are adopted, with which lines; and which are not, with the reason.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Request;
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::folder;
use crate::domain::status::Status;
use crate::domain::version::Version;
use crate::error::{Error, Result};
use crate::markdown::frontmatter::{Change as Edit, inserted_only};
use crate::ops::propose::stamped;
use crate::ops::target::proposal;
use crate::store::Snapshot;
use crate::store::globs::Globs;

/// One page that is adopted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its id from here on.
    pub id: String,
    /// Its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// 1.0
    pub version: String,
    /// What is governed.
    pub digest: String,
    /// Who owns it.
    pub owner: Option<String>,
    /// Who must know it.
    pub roles: Vec<String>,
    /// The keys that its front matter gets.
    pub adds: Vec<String>,
}

/// One page that is not adopted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Its file.
    pub path: String,
    /// Kebab-case and stable.
    pub code: String,
    /// Why.
    pub reason: String,
    /// What mends it.
    pub hint: Option<String>,
}

/// A page before and after.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The blob that is live.
    pub was: CommitId,
    /// The page with its lines.
    pub after: Document,
    /// Whether it has any that it had not.
    pub written: bool,
}

/// Everything that the globs mean.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// What is adopted.
    pub lines: Vec<Line>,
    /// The same as pages.
    pub pages: Vec<Planned>,
    /// What is not.
    pub skipped: Vec<Skipped>,
    /// How many were governed before.
    pub governed: usize,
}

/// Plans.
///
/// # Errors
/// A glob is malformed, or nothing fits.
pub fn plan(snapshot: &Snapshot, request: &Request) -> Result<Plan> {
    let globs = Globs::new(&request.globs)?;
    let asked = |page: &&Document| {
        globs.matches(&page.path)
            || request.globs.iter().any(|glob| {
                let folder = glob.trim_start_matches("./").trim_end_matches('/');
                folder == "." || (!folder.is_empty() && folder::holds(folder, &page.path))
            })
    };
    let pages: Vec<&Document> = snapshot.pages.iter().filter(asked).collect();
    if pages.is_empty() {
        return Err(nothing(snapshot, request));
    }
    let mut same: BTreeMap<String, usize> = BTreeMap::new();
    for page in &snapshot.pages {
        *same.entry(page.id.fold()).or_default() += 1;
    }
    let mut plan = Plan::default();
    for page in pages {
        let last = snapshot.ledger.registry.last(&page.id);
        if last.is_some_and(|(_, item)| item.path == page.path) {
            plan.governed += 1;
            continue;
        }
        let several = same.get(&page.id.fold()).is_some_and(|count| *count > 1);
        match one(snapshot, request, page, several) {
            Ok((line, planned)) => {
                plan.lines.push(line);
                plan.pages.push(planned);
            }
            Err(skipped) => plan.skipped.push(*skipped),
        }
    }
    Ok(plan)
}

fn nothing(snapshot: &Snapshot, request: &Request) -> Error {
    if snapshot.pages.is_empty() {
        return crate::ops::list::no_match(snapshot);
    }
    Error::usage(format!(
        "no page of {} is at {}",
        snapshot.globs.patterns().join(", "),
        request.globs.join(", ")
    ))
    .code("no-match")
    .hint("sop list --state ungoverned   (what there is)")
    .hint("sop.yaml's `sops:` has to reach what is adopted")
}

type Skip = Box<Skipped>;

fn skip(page: &Document, code: &str, reason: impl Into<String>, hint: Option<String>) -> Skip {
    Box::new(Skipped {
        path: page.path.clone(),
        code: code.to_owned(),
        reason: reason.into(),
        hint,
    })
}

fn one(
    snapshot: &Snapshot,
    request: &Request,
    page: &Document,
    several: bool,
) -> Result<(Line, Planned), Skip> {
    refuse_state(snapshot, page, several)?;
    let edits = edits(page, request)?;
    let after = stamped(snapshot, page, &edits).map_err(|error| {
        let hint = format!("sop check {}", page.path);
        skip(page, "front-matter", error.to_string(), Some(hint))
    })?;
    if !inserted_only(page.text.as_bytes(), after.text.as_bytes()) {
        return Err(skip(
            page,
            "not-insertable",
            "its front matter is laid out so that a line of it would have to change",
            Some(format!("sop check {}", page.path)),
        ));
    }
    let digest = match after.digested() {
        Ok(digested) => digested.digest.to_string(),
        Err(problem) => {
            let reason = format!("line {}: {}", problem.line, problem.message);
            return Err(skip(page, problem.code, reason, None));
        }
    };
    let (Some(was), Some(version)) = (page.blob.clone(), after.version()) else {
        return Err(skip(page, "not-committed", "it is in no commit", None));
    };
    if after.id != page.id || after.status() != Some(Status::Published) {
        return Err(skip(
            page,
            "front-matter",
            "its front matter does not take the lines",
            None,
        ));
    }
    let line = Line {
        id: after.id.to_string(),
        path: after.path.clone(),
        title: after.title.clone(),
        version: version.to_string(),
        digest,
        owner: after.owner(),
        roles: after.roles(),
        adds: edits.iter().map(|edit| edit.key().to_owned()).collect(),
    };
    let written = after.text != page.text;
    Ok((
        line,
        Planned {
            was,
            after,
            written,
        },
    ))
}

/// What a page must not be: under change, retired, a draft, one of two with an id, without a digest.
fn refuse_state(snapshot: &Snapshot, page: &Document, several: bool) -> Result<(), Skip> {
    let registry = &snapshot.ledger.registry;
    let recorded = registry
        .publications_of(&page.id)
        .any(|(publication, _)| !publication.voided())
        || registry
            .submissions()
            .iter()
            .any(|submission| submission.item(&page.id).is_some());
    if recorded {
        return Err(skip(
            page,
            "has-record",
            format!(
                "there is a record of {} already: a baseline does not go round approval",
                page.id
            ),
            Some(format!("sop history {}", page.id)),
        ));
    }
    if several {
        return Err(skip(
            page,
            "duplicate-id",
            format!("another page has the id {} too", page.id),
            Some("give one of them an `id:` of its own".to_owned()),
        ));
    }
    if proposal(snapshot, &page.id).is_some() {
        return Err(skip(
            page,
            "under-change",
            "a branch changes it",
            Some(format!("sop status {}", page.id)),
        ));
    }
    if let Some(problem) = page.problems.first() {
        let reason = format!("line {}: {}", problem.line, problem.message);
        return Err(skip(page, problem.code, reason, problem.hint.clone()));
    }
    if page.meta.foreign {
        return Err(skip(
            page,
            "foreign-front-matter",
            "its front matter is TOML or JSON, which is read and never edited",
            Some("convert it to YAML between lines `---`".to_owned()),
        ));
    }
    Ok(())
}

/// The keys to insert; one that is there stays as it is, and if it says something else, the page is left out.
fn edits(page: &Document, request: &Request) -> Result<Vec<Edit>, Skip> {
    let meta = &page.meta;
    let there = |key: &str, says: String| {
        skip(
            page,
            "says-otherwise",
            format!("it says `{key}: {says}`, and no line of it is changed"),
            Some(format!("take `{key}` out of {}, or rename it", page.path)),
        )
    };
    let mut edits = Vec::new();
    if meta.id.is_none() {
        edits.push(Edit::text("id", page.id.as_str()));
    }
    match (&meta.status, page.status()) {
        (None, _) => edits.push(Edit::text("status", Status::Published.to_string())),
        (_, Some(Status::Published)) => {}
        (Some(status), _) => return Err(there("status", status.value.to_string())),
    }
    match page.version() {
        None => edits.push(Edit::text("version", "1.0")),
        Some(version) if Version::parse("1.0") == Ok(version) => {}
        Some(version) => return Err(there("version", version.to_string())),
    }
    match (&meta.owner, &request.owner) {
        (Some(_), _) => {}
        (None, Some(owner)) => edits.push(Edit::text("owner", owner)),
        (None, None) => {
            let hint = Some("--owner role:NAME".to_owned());
            return Err(skip(page, "owner-required", "it names no owner", hint));
        }
    }
    match (&meta.roles, request.roles.as_slice()) {
        (Some(roles), _) if !roles.value.is_empty() => {}
        (Some(_), _) => return Err(there("roles", "[]".to_owned())),
        (None, []) => {
            let hint = Some("--role NAME".to_owned());
            return Err(skip(
                page,
                "role-required",
                "it names no role that must know it",
                hint,
            ));
        }
        (None, roles) => edits.push(Edit::list("roles", roles.iter().cloned())),
    }
    if let (None, Some(review_in)) = (&meta.review_in, request.review_in) {
        edits.push(Edit::text("review_in", review_in.to_string()));
    }
    Ok(edits)
}

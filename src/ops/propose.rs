//! What the commands that change a branch have in common: stamping front matter, and who may.

use std::collections::BTreeMap;

use crate::domain::document::Document;
use crate::domain::people::Person;
use crate::error::{Error, Reason, Result};
use crate::markdown::digest::Tree;
use crate::markdown::document;
use crate::markdown::frontmatter::{Change as Edit, EditError, edit};
use crate::store::{Proposal, Snapshot};

/// Files that say who may decide: they never change on the branch of an SOP.
pub const AUTHORITY_FILES: [&str; 2] = [
    crate::domain::settings::SETTINGS_FILE,
    crate::domain::people::PEOPLE_FILE,
];

/// The pictures that a page had when it was read.
struct KnownPictures<'a>(BTreeMap<&'a str, &'a str>);

impl Tree for KnownPictures<'_> {
    fn blob_sha256(&self, path: &str) -> Option<String> {
        self.0.get(path).map(|sha256| (*sha256).to_owned())
    }
}

/// The page with its front matter edited; its pictures are those that it had.
///
/// # Errors
/// The front matter cannot be edited: path, line and why.
pub fn stamped(snapshot: &Snapshot, page: &Document, edits: &[Edit]) -> Result<Document> {
    let text = edit(&page.text, edits).map_err(|error| cannot_edit(page, &error))?;
    let pictures = page
        .digest
        .as_ref()
        .map(|digested| digested.images.as_slice())
        .unwrap_or_default()
        .iter()
        .map(|image| (image.path.as_str(), image.sha256.as_str()))
        .collect();
    let site_root = snapshot.settings.site_root.as_deref();
    Ok(document::read(
        &page.path,
        snapshot.globs.below(&page.path),
        text.as_bytes(),
        &KnownPictures(pictures),
        site_root,
    ))
}

fn cannot_edit(page: &Document, error: &EditError) -> Error {
    let line = page.problems.first().map(|problem| problem.line);
    Error::refused(format!(
        "the front matter of {} cannot be edited",
        page.path
    ))
    .cause(error)
    .code("front-matter")
    .at(page.path.clone(), line)
    .hint(format!("mend it by hand, then: sop check {}", page.path))
}

/// The person who acts.
///
/// # Errors
/// people.yaml does not know them, or they have left.
pub fn actor<'a>(snapshot: &'a Snapshot, now: crate::env::Now) -> Result<&'a Person> {
    let person = snapshot
        .actor
        .person
        .as_deref()
        .and_then(|id| snapshot.organisation.people.by_id(id))
        .ok_or_else(|| {
            Error::refused(format!(
                "people.yaml knows nobody with the address `{}`",
                snapshot.actor.email
            ))
            .code("unknown-person")
            .hint(format!(
                "sop people add --name '{}' --email {} --commit",
                snapshot.actor.name, snapshot.actor.email
            ))
        })?;
    if person.active_on(snapshot.today(now)) {
        Ok(person)
    } else {
        Err(Error::refused(format!(
            "{} is not with us today, by people.yaml",
            person.display()
        ))
        .code("not-active"))
    }
}

/// Refuses where sop.yaml names no ledger on the default branch.
pub fn governed(snapshot: &Snapshot) -> Result<()> {
    if snapshot.settings.ledger.is_some() {
        return Ok(());
    }
    Err(
        Error::refused("nothing is governed here: sop.yaml on the default branch names no ledger")
            .code("no-ledger")
            .hint("sop init --commit")
            .hint(format!(
                "or, if sop.yaml is written: git add sop.yaml && git commit, on {}",
                snapshot.layout.default_branch
            )),
    )
}

/// The reason why a branch may not be submitted or published that changes who decides.
pub fn authority_reason(proposal: &Proposal, snapshot: &Snapshot) -> Option<Reason> {
    let file = proposal
        .other_files
        .iter()
        .find(|file| AUTHORITY_FILES.contains(&file.as_str()))?;
    Some(
        Reason::new(
            "policy-on-branch",
            format!("the branch also changes {file}: policy has its own branch"),
        )
        .hint(format!(
            "git checkout {} -- {file} && git commit   (and propose it on {})",
            snapshot.layout.default_branch,
            snapshot.settings.policy_branch()
        )),
    )
}

/// The one thing to do when a page of the branch differs from the work tree.
pub fn uncommitted<'a>(snapshot: &'a Snapshot, proposal: &Proposal) -> Option<&'a Document> {
    if snapshot.layout.head_branch.as_deref() != Some(&proposal.branch) {
        return None;
    }
    snapshot.work.iter().find(|work| {
        proposal
            .pages
            .iter()
            .any(|page| page.path == work.path && page.text != work.text)
            || (!proposal.pages.iter().any(|page| page.path == work.path)
                && proposal
                    .removed
                    .iter()
                    .any(|page| page.id == work.id && page.path != work.path))
    })
}

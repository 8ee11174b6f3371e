//! What the commands that change a branch have in common: stamping front matter, and who may.

use std::collections::BTreeMap;

use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::Action;
use crate::domain::people::Person;
use crate::error::{Error, Reason, Result};
use crate::markdown::digest::Tree;
use crate::markdown::document;
use crate::markdown::frontmatter::{Change as Edit, EditError, edit};
use crate::store::proposals::{BranchCommit, OtherFile};
use crate::store::{
    Change, Content, FileEdit, Layout, NewCommit, Proposal, Sharing, Snapshot, SubmissionFacts,
};

/// Files that say who may decide: they never change on the branch of an SOP.
pub const AUTHORITY_FILES: [&str; 2] = [
    crate::domain::settings::SETTINGS_FILE,
    crate::domain::people::PEOPLE_FILE,
];

/// One file committed by itself on the default branch that is checked out.
///
/// # Errors
/// There is no commit yet.
pub fn on_default_branch(layout: &Layout, edit: FileEdit, message: String) -> Result<Change> {
    let parent = layout
        .head
        .clone()
        .ok_or_else(|| Error::refused("there is no commit to add to"))?;
    Ok(Change {
        expects: vec![(
            format!("refs/heads/{}", layout.default_branch),
            Some(parent.clone()),
        )],
        commit: Some(NewCommit {
            branch: layout.default_branch.clone(),
            parents: vec![parent],
            content: Content::Edits(vec![edit]),
            message,
        }),
        sharing: Sharing::Local,
        ..Change::default()
    })
}

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
        .digested()
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
pub fn actor(snapshot: &Snapshot, now: crate::env::Now) -> Result<&Person> {
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

/// Refuses where leaving what is checked out would lose it: a merge under way, or commits that no branch has.
pub fn free_to_switch(snapshot: &Snapshot) -> Result<()> {
    let layout = &snapshot.layout;
    if layout.root.is_none() {
        return Ok(());
    }
    if layout.in_progress {
        return Err(
            Error::refused("a merge or rebase is under way in this work tree")
                .code("merge-in-progress")
                .hint("finish or abort it first: git status"),
        );
    }
    if layout.head_branch.is_none() && layout.head.is_some() {
        return Err(Error::refused(
            "HEAD is on no branch, and what is committed there would be lost",
        )
        .code("detached-head")
        .hint(format!(
            "git switch {}   (or keep it first: git switch -c NAME)",
            layout.default_branch
        )));
    }
    Ok(())
}

/// Refuses where sop.yaml names no ledger on the default branch.
pub fn governed(snapshot: &Snapshot) -> Result<()> {
    if snapshot.settings.ledger.is_some() {
        return Ok(());
    }
    let layout = &snapshot.layout;
    let branch = &layout.default_branch;
    let error =
        Error::refused("nothing is governed here: sop.yaml on the default branch names no ledger")
            .code("no-ledger")
            .hint("sop init --commit")
            .hint(format!(
                "or, if sop.yaml is written: git add sop.yaml && git commit, on {branch}"
            ));
    // With a remote, what counts is there.
    Err(match &layout.remote {
        Some(remote) if layout.local_ahead => error.hint(format!(
            "or, if it is committed: git push {remote} {branch}"
        )),
        _ => error,
    })
}

/// What a branch brings beside the pages that it is submitted for.
pub struct Brought<'a> {
    /// Its own commits.
    pub commits: &'a [BranchCommit],
    /// The files that it touches and that are no pages.
    pub other_files: &'a [OtherFile],
    /// The pages that it deletes, moves away from or takes over.
    pub removed: &'a [Document],
}

impl<'a> From<&'a Proposal> for Brought<'a> {
    fn from(proposal: &'a Proposal) -> Self {
        Brought {
            commits: &proposal.commits,
            other_files: &proposal.other_files,
            removed: &proposal.removed,
        }
    }
}

impl<'a> From<&'a SubmissionFacts> for Brought<'a> {
    fn from(facts: &'a SubmissionFacts) -> Self {
        Brought {
            commits: &facts.commits,
            other_files: &facts.other_files,
            removed: &facts.removed,
        }
    }
}

/// What is wrong with a commit that names a ledger tip which is not there, once the default branch has it.
pub fn lost_tip(commit: &BranchCommit) -> Option<(String, String)> {
    let tip = commit.lost_tip.as_ref()?;
    let message = format!(
        "the message of {} names the ledger at {}, which is not here: merged, it says that records are lost",
        commit.id.short(),
        tip.short()
    );
    let hint = format!(
        "git rebase -i {}^   (reword it without the line `Sop-Ledger:`), or fetch the records: sop sync",
        commit.id.short()
    );
    Some((message, hint))
}

/// Why a branch may be neither submitted nor published: it changes who decides, or ends or changes an SOP in passing.
///
/// `stays` says whether the branch still has an SOP of that id.
pub fn content_reasons(
    snapshot: &Snapshot,
    brought: &Brought<'_>,
    stays: &dyn Fn(&SopId) -> bool,
) -> Vec<Reason> {
    let main = &snapshot.layout.default_branch;
    let Brought {
        commits,
        other_files,
        removed,
    } = *brought;
    let lost = commits.iter().filter_map(lost_tip);
    let mut reasons: Vec<Reason> = lost
        .map(|(message, hint)| Reason::new("ledger-record-missing", message).hint(hint))
        .collect();
    for file in other_files
        .iter()
        .filter(|file| AUTHORITY_FILES.contains(&file.path.as_str()))
    {
        let policy = snapshot.settings.policy_branch();
        let path = &file.path;
        reasons.push(
            Reason::new(
                "policy-on-branch",
                format!("the branch also changes {path}: policy has its own branch"),
            )
            .hint(format!(
                "git checkout {main} -- {path} && git commit   (and propose it on {policy})"
            )),
        );
    }
    for file in other_files
        .iter()
        .filter(|file| snapshot.globs.matches(&file.path) && file.content.is_some())
    {
        reasons.push(
            Reason::new(
                "not-a-regular-file",
                format!("{} is no plain file on the branch", file.path),
            )
            .hint(format!("git checkout {main} -- {}", file.path)),
        );
    }
    for page in snapshot.repictured(other_files, stays) {
        let message = format!(
            "{} is governed, and a picture that {} names would be another",
            page.id, page.path
        );
        let hint = format!(
            "give the picture a name of its own, or revise {} on this branch too",
            page.id
        );
        reasons.push(Reason::new("picture-of-another", message).hint(hint));
    }
    for page in removed.iter().filter(|page| !stays(&page.id)) {
        if snapshot
            .ledger
            .registry
            .last(&page.id)
            .is_some_and(|(_, item)| item.action == Action::Publish)
        {
            reasons.push(
                Reason::new(
                    "ends-governed",
                    format!(
                        "{} is governed, and the branch has {} no more",
                        page.id, page.path
                    ),
                )
                .hint(format!(
                    "sop retire {} --reason 'WHY'   (the way to end it)",
                    page.id
                )),
            );
        }
    }
    reasons
}

/// What is wrong with the successor of an SOP that ends: it has to be another one, in force or going live with it.
pub fn successor_reason(
    snapshot: &Snapshot,
    id: &SopId,
    successor: &SopId,
    goes_live: &dyn Fn(&SopId) -> bool,
) -> Option<Reason> {
    if successor == id {
        let reason = Reason::new("own-successor", format!("{id} cannot take its own place"));
        return Some(reason.hint(format!("sop retire {id} --superseded-by ANOTHER")));
    }
    let last = snapshot.ledger.registry.last(successor);
    let stands = last.is_some_and(|(_, item)| item.action == Action::Publish);
    (!stands && !goes_live(successor)).then(|| {
        Reason::new(
            "unknown-successor",
            format!("{id} is said to be superseded by {successor}, which is not published"),
        )
        .hint(format!("sop publish {successor}   (first)"))
    })
}

/// The one thing to do when a page of the branch differs from the work tree.
pub fn uncommitted<'a>(snapshot: &'a Snapshot, proposal: &Proposal) -> Option<&'a Document> {
    if snapshot.layout.head_branch.as_deref() != Some(&proposal.branch) {
        return None;
    }
    let unchanged = proposal.pages.is_empty() && proposal.base == snapshot.layout.main;
    snapshot.work.iter().find(|work| {
        let other_than_main = |page: &Document| page.path == work.path && page.text != work.text;
        (unchanged && snapshot.pages.iter().any(other_than_main))
            || proposal
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

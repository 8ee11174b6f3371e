//! What is under change, and what is known of each submission beside its record.

use std::collections::HashMap;
use std::sync::Arc;

use git2::Oid;
use jiff::Timestamp;

use super::Load;
use crate::domain::commit_id::CommitId;
use crate::domain::id::SopId;
use crate::domain::registry::{Outcome, Registry, Submission};
use crate::error::Result;
use crate::store::git::{FileEntry, Git, oid_of};
use crate::store::layout::CommitFiles;
use crate::store::pages::Reader;
use crate::store::proposals::{self, Proposal};
use crate::store::snapshot::{Snapshot, SubmissionFacts};
use crate::store::yaml;

impl Load<'_> {
    /// Reads the branches under change, and what every open submission proposes.
    pub(super) fn proposals(
        &self,
        reader: Reader<'_>,
        main: Option<Oid>,
        until: Option<Timestamp>,
        snapshot: &mut Snapshot,
    ) -> Result<()> {
        let prefix = snapshot.settings.branch_prefix.clone();
        let remote = snapshot.layout.remote.clone();
        let mut found = proposals::load(self.git, reader, &prefix, remote.as_deref(), main, until)?;
        let published: Vec<&CommitId> = snapshot
            .ledger
            .registry
            .publications()
            .iter()
            .filter(|publication| !publication.voided())
            .map(|publication| &publication.body.head)
            .collect();
        // At or behind a published head it is finished, wherever a copy lingers.
        found.retain(|proposal| {
            !published
                .iter()
                .any(|head| proposal.is_within(self.git, head))
        });
        if let Some(main) = main {
            let registry = &snapshot.ledger.registry;
            let mut under_change = Vec::new();
            for proposal in found {
                if !as_published(registry, &proposal) || !proposal.is_on(self.git, main)? {
                    under_change.push(proposal);
                }
            }
            found = under_change;
        }
        for proposal in &mut found {
            let own = with_its_pictures(snapshot, proposal);
            for path in own {
                let page = reader.file(oid_of(&proposal.head), &path)?;
                proposal.pages.extend(page);
            }
        }
        snapshot.proposals = found;
        let mut known = KnownIds::default();
        for submission in snapshot.ledger.registry.submissions() {
            if submission.outcome == Outcome::Open {
                let mut facts = submission_facts(self.git, reader, submission, main, &mut known)?;
                if facts.unreadable.is_none() {
                    let head = oid_of(&submission.body.head);
                    let submitted = proposals::read(self.git, reader, head, main)?;
                    facts.other_files = submitted.other_files;
                    facts.removed = submitted.removed;
                }
                snapshot.submitted.insert(submission.record.clone(), facts);
            }
        }
        let unapproved = self.unapproved(&snapshot.ledger.registry, reader, &mut known)?;
        snapshot.submitted.extend(unapproved);
        Ok(())
    }

    /// What went live before it was approved, against policy and people as they were then.
    fn unapproved(
        &self,
        registry: &Registry,
        reader: Reader<'_>,
        known: &mut KnownIds,
    ) -> Result<Vec<(CommitId, SubmissionFacts)>> {
        let mut found = Vec::new();
        for publication in registry.publications() {
            let body = &publication.body;
            let Some(submission) = registry.submission(&body.submit) else {
                continue;
            };
            if body.emergency.is_none() || !publication.merged {
                continue;
            }
            let commit = oid_of(&body.base);
            let files = CommitFiles {
                git: self.git,
                commit,
            };
            // What cannot be read is for `verify` to name.
            let (Ok(settings), Ok(organisation)) =
                (yaml::settings(&files), yaml::organisation(&files))
            else {
                continue;
            };
            let settings = settings.unwrap_or_default();
            let reader = Reader {
                site_root: settings.site_root.as_deref(),
                ..reader
            };
            let mut facts = submission_facts(self.git, reader, submission, Some(commit), known)?;
            facts.policy = Some(Arc::new((settings, Arc::new(organisation))));
            found.push((submission.record.clone(), facts));
        }
        Ok(found)
    }
}

/// The ids of pages by path and blob: most pages are the same from one publication to the next.
#[derive(Debug, Default)]
pub struct KnownIds(HashMap<(String, Oid), SopId>);

impl KnownIds {
    fn of(
        &mut self,
        reader: Reader<'_>,
        commit: Oid,
        path: &str,
        entry: FileEntry,
    ) -> Result<Option<SopId>> {
        if !entry.is_regular() {
            return Ok(None);
        }
        let key = (path.to_owned(), entry.oid);
        if let Some(id) = self.0.get(&key) {
            return Ok(Some(id.clone()));
        }
        let page = reader.file(commit, path)?;
        if let Some(page) = &page {
            self.0.insert(key, page.id.clone());
        }
        Ok(page.map(|page| page.id))
    }
}

/// Reads what is known of a submission beside its record, against the default branch before it.
pub fn submission_facts(
    git: &Git,
    reader: Reader<'_>,
    submission: &Submission,
    before: Option<Oid>,
    known: &mut KnownIds,
) -> Result<SubmissionFacts> {
    let head = oid_of(&submission.body.head);
    let mut facts = SubmissionFacts::default();
    if !git.has(head)? {
        facts.unreadable = Some(format!(
            "the submitted commit {} is not in this clone",
            submission.body.head.short()
        ));
        return Ok(facts);
    }
    // Where the branch left the default branch follows from the history; the record's word counts only where the
    // branch is merged already, and nothing else tells.
    let derived = match before {
        Some(before) => git.merge_base(before, head)?.filter(|base| *base != head),
        None => None,
    };
    let base = match derived {
        Some(base) => Some(base),
        None => {
            let base = oid_of(&submission.body.base);
            git.has(base)?.then_some(base)
        }
    };
    facts.commits = proposals::commits(git, head, base)?;
    for item in &submission.body.sops {
        if let Some(page) = reader.file(head, &item.path)? {
            facts.pages.insert(item.id.clone(), page);
        }
    }
    if let Some(before) = before {
        for (path, entry) in reader.entries(before)? {
            if let Some(id) = known.of(reader, before, &path, entry)?
                && submission.item(&id).is_some()
                && let Some(page) = reader.file(before, &path)?
            {
                facts.before.insert(id, page);
            }
        }
    }
    Ok(facts)
}

/// The page that a branch is for, where it changes that by a picture alone: what is governed is page and pictures.
fn with_its_pictures(snapshot: &Snapshot, proposal: &Proposal) -> Vec<String> {
    let not_its_own = |id: &SopId| {
        proposal.pages.iter().any(|page| page.id == *id)
            || proposal.branch != snapshot.settings.branch_of(id.as_str())
    };
    let pages = snapshot
        .repictured(&proposal.other_files, &not_its_own)
        .into_iter();
    pages.map(|page| page.path.clone()).collect()
}

/// Whether each page that a branch brings is published as it stands there.
fn as_published(registry: &Registry, proposal: &Proposal) -> bool {
    let mut pages = proposal.pages.iter();
    !proposal.pages.is_empty()
        && pages.all(|page| {
            registry.last(&page.id).is_some_and(|(_, item)| {
                item.path == page.path
                    && Some(item.version) == page.version()
                    && Some(&item.digest) == page.digest()
            })
        })
}

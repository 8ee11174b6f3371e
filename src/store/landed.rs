//! Where a submission landed on the default branch when somebody else merged it: by a merge commit, as one commit, or
//! commit by commit on top.

use std::collections::BTreeMap;

use git2::Oid;

use super::Store;
use super::git::{id_of, oid_of};
use super::load::{KnownIds, submission_facts};
use super::pages::Reader;
use super::proposals;
use super::questions::Landed;
use super::rights::Policies;
use super::snapshot::Snapshot;
use crate::domain::document::Document;
use crate::domain::ledger::Action;
use crate::domain::registry::Submission;
use crate::domain::status::Status;
use crate::error::Result;

/// How many commits of the default branch are looked through for one submission.
const FARTHEST: usize = 20_000;

/// The run of commits with which a submission came.
struct Run {
    /// The last of them: with it the pages are there.
    merge: Oid,
    /// The default branch before the first.
    base: Oid,
    /// What was merged, where a merge commit says so.
    head: Option<Oid>,
    /// How many commits of the default branch came after it.
    above: usize,
}

impl Store {
    /// Where a submission landed; `None` where the default branch never had all of it.
    ///
    /// # Errors
    /// The history cannot be read.
    pub fn landed(&self, snapshot: &Snapshot, submission: &Submission) -> Result<Option<Landed>> {
        let Some(run) = self.run(snapshot, submission)? else {
            return Ok(None);
        };
        let policy = Policies::default().at(&self.git, &id_of(run.base))?;
        let reader = Reader {
            git: &self.git,
            globs: &snapshot.globs,
            site_root: policy.0.site_root.as_deref(),
        };
        let base = Some(run.base);
        let mut facts = submission_facts(
            &self.git,
            reader,
            submission,
            base,
            &mut KnownIds::default(),
        )?;
        if facts.unreadable.is_none() {
            let head = oid_of(&submission.body.head);
            let proposal = proposals::read(&self.git, reader, head, base)?;
            facts.other_files = proposal.other_files;
            facts.removed = proposal.removed;
        }
        let mut pages = BTreeMap::new();
        for item in &submission.body.sops {
            if let Some(page) = reader.file(run.merge, &item.path)? {
                pages.insert(item.path.clone(), page);
            }
        }
        let commit = self.git.raw_commit(run.merge)?;
        Ok(Some(Landed {
            base: id_of(run.base),
            head: run.head.map_or_else(|| submission.body.head.clone(), id_of),
            merge: id_of(run.merge),
            above: run.above,
            at: second_of(&commit.committer),
            pages,
            facts,
            settings: policy.0.clone(),
            organisation: policy.1.clone(),
        }))
    }

    fn run(&self, snapshot: &Snapshot, submission: &Submission) -> Result<Option<Run>> {
        let Some(main) = snapshot.layout.main.as_ref().map(oid_of) else {
            return Ok(None);
        };
        let stop = oid_of(&submission.body.base);
        // The default branch by first parents, newest first, down to the first commit with all pages.
        let mut line = vec![main];
        let mut there = self.has_all(snapshot, submission, main)?;
        while let Some(at) = line.last().copied() {
            let parent = self.git.raw_commit(at)?.parents.first().map(oid_of);
            let Some(parent) = parent.filter(|_| at != stop && line.len() < FARTHEST) else {
                return Ok(None);
            };
            let before = self.has_all(snapshot, submission, parent)?;
            if there && !before {
                return self.widest(submission, &line, parent).map(Some);
            }
            there = before;
            line.push(parent);
        }
        Ok(None)
    }

    /// Whether a commit has every page of a submission as it was submitted.
    fn has_all(&self, snapshot: &Snapshot, submission: &Submission, commit: Oid) -> Result<bool> {
        let reader = Reader {
            git: &self.git,
            globs: &snapshot.globs,
            site_root: snapshot.settings.site_root.as_deref(),
        };
        for item in &submission.body.sops {
            let status = match item.action {
                Action::Publish => Status::Published,
                Action::Retire => Status::Retired,
            };
            let page = reader.file(commit, &item.path)?;
            let same = |page: &Document| {
                page.digest() == Some(&item.digest)
                    && page.version() == Some(item.version)
                    && page.status() == Some(status)
            };
            if !page.as_ref().is_some_and(same) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The run around the commit with which the pages came: the branch's own commits, where it was rebased.
    fn widest(&self, submission: &Submission, line: &[Oid], parent: Oid) -> Result<Run> {
        let place = line.len() - 1;
        let found = self.git.raw_commit(line[place])?;
        let mut run = Run {
            merge: line[place],
            base: parent,
            head: found.parents.get(1).map(oid_of),
            above: place,
        };
        let head = oid_of(&submission.body.head);
        if run.head.is_some() || self.git.object(head)?.is_none() {
            return Ok(run);
        }
        let left = self.git.merge_base(parent, head)?;
        let own: Vec<Oid> = proposals::commits(&self.git, head, left)?
            .iter()
            .filter(|commit| commit.parents.len() == 1)
            .map(|commit| oid_of(&commit.id))
            .collect();
        let own: Vec<(String, String)> = own
            .into_iter()
            .map(|oid| self.parts(oid))
            .collect::<Result<_>>()?;
        let here = self.parts(line[place])?;
        let Some(at) = own.iter().position(|commit| *commit == here) else {
            return Ok(run);
        };
        // What follows of the branch above, and what came of it before below.
        let mut next = at + 1;
        while run.above > 0 && next < own.len() && self.parts(line[run.above - 1])? == own[next] {
            run.above -= 1;
            run.merge = line[run.above];
            next += 1;
        }
        let mut earlier = at;
        while earlier > 0 && self.parts(run.base)? == own[earlier - 1] {
            earlier -= 1;
            let below = self.git.raw_commit(run.base)?.parents.first().map(oid_of);
            let Some(below) = below else { break };
            run.base = below;
        }
        Ok(run)
    }

    /// What a rebase leaves of a commit: author, date and message.
    fn parts(&self, oid: Oid) -> Result<(String, String)> {
        let commit = self.git.raw_commit(oid)?;
        Ok((commit.author, commit.message.trim_end().to_owned()))
    }
}

/// The time in a committer's header.
pub(super) fn second_of(committer: &str) -> jiff::Timestamp {
    let second = committer
        .rsplit(' ')
        .nth(1)
        .and_then(|second| second.parse().ok());
    second
        .and_then(|second| jiff::Timestamp::from_second(second).ok())
        .unwrap_or_default()
}

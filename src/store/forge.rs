//! What only this clone knows of its forge: the remote's address, commits that reviews name, who is signed in, and which
//! pull requests were seen.

use std::collections::BTreeMap;

use super::Store;
use super::files::write_atomically;
use super::git::{Git, oid_of};
use super::program::said;
use super::proposals::Proposal;
use super::questions::Reviewed;
use super::snapshot::Snapshot;
use crate::domain::commit_id::CommitId;
use crate::domain::forge::{ForgeKind, Pull, PullNote};
use crate::domain::registry::{Outcome, Publication, Submission};
use crate::error::Result;

/// The file that remembers which pull requests there are.
const NOTES: &str = "pulls.json";

/// The pull requests that the forge was last seen to have, by branch.
pub(super) fn pulls(git: &Git) -> BTreeMap<String, PullNote> {
    std::fs::read_to_string(git.sop_dir().join(NOTES))
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

impl Store {
    /// The address of the remote that is shared with.
    pub fn remote_address(&self, snapshot: &Snapshot) -> Option<String> {
        let remote = snapshot.layout.remote.as_deref()?;
        self.git.config(&format!("remote.{remote}.url"))
    }

    /// Remembers which pull requests there are; a note that cannot be written is looked up again.
    pub fn remember_pulls(&self, pulls: &BTreeMap<String, PullNote>) {
        if let (false, Ok(text)) = (self.dry_run(), serde_json::to_string(pulls)) {
            let _ = write_atomically(&self.git.sop_dir().join(NOTES), text.as_bytes());
        }
    }

    /// Remembers one more.
    pub fn remember_pull(&self, branch: &str, note: PullNote) {
        let mut notes = pulls(&self.git);
        notes.insert(branch.to_owned(), note);
        self.remember_pulls(&notes);
    }

    /// The pages of a commit that a review names; one that no branch has any more is asked for by its name.
    ///
    /// # Errors
    /// The repository cannot be read.
    pub fn looked_at(
        &self,
        snapshot: &Snapshot,
        commit: &CommitId,
        submission: &Submission,
    ) -> Result<Reviewed> {
        if let Err(why) = self.bring(snapshot, commit)? {
            return Ok(Reviewed::Gone(why));
        }
        let mut pages = BTreeMap::new();
        for item in &submission.body.sops {
            if let Some(page) = self.page_of(snapshot, commit, &item.path)? {
                pages.insert(item.path.clone(), page);
            }
        }
        Ok(Reviewed::Pages(pages))
    }

    /// Brings the commits of submissions whose branches are gone and that may be approved still, as far as the remote has them.
    ///
    /// # Errors
    /// The repository cannot be read.
    pub fn bring_submitted(&self, snapshot: &Snapshot) -> Result<()> {
        let registry = &snapshot.ledger.registry;
        let at_once = |publication: &Publication| {
            publication.body.emergency.is_some() && publication.withdrawn.is_none()
        };
        for submission in registry.submissions() {
            let wanted = match &submission.outcome {
                Outcome::Open => true,
                Outcome::Published(record) => registry.publication(record).is_some_and(at_once),
                _ => false,
            };
            if wanted {
                // What cannot be had is named where it is needed.
                let _ = self.bring(snapshot, &submission.body.head)?;
            }
        }
        Ok(())
    }

    /// What a merged pull request proposed, against the default branch before its merge; `None` where that cannot be had.
    ///
    /// # Errors
    /// The repository cannot be read.
    pub fn pulled(&self, snapshot: &Snapshot, pull: &Pull) -> Result<Option<Proposal>> {
        let Some(merge) = &pull.merge else {
            return Ok(None);
        };
        if self.bring(snapshot, &pull.head)?.is_err() || !self.git.has(oid_of(merge))? {
            return Ok(None);
        }
        let before = self
            .git
            .raw_commit(oid_of(merge))?
            .parents
            .first()
            .map(oid_of);
        let proposal = self.read_proposal(snapshot, &pull.head, before)?;
        Ok(Some(proposal))
    }

    fn bring(&self, snapshot: &Snapshot, commit: &CommitId) -> Result<Result<(), String>> {
        if self.git.has(oid_of(commit))? {
            return Ok(Ok(()));
        }
        let gone = format!("the commit {} is gone from the branch", commit.short());
        let Some(remote) = snapshot
            .layout
            .remote
            .as_deref()
            .filter(|_| !self.offline())
        else {
            return Ok(Err(gone));
        };
        let output = self.programs.git(&[
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-recurse-submodules",
            "--",
            remote,
            commit.as_str(),
        ])?;
        if output.status.success() && self.git.has(oid_of(commit))? {
            return Ok(Ok(()));
        }
        Ok(Err(format!(
            "{gone}, and {remote} does not give it out ({})",
            said(&output)
        )))
    }

    /// What the programs that the user signed in with have for a host; none of them is asked to ask anybody.
    pub fn forge_token(&self, kind: ForgeKind, host: &str) -> Option<String> {
        let printed = |program: &str, args: &[&str]| {
            let program = std::path::Path::new(program);
            let output = self.programs.run(program, args, &[]).ok()?;
            let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
            (output.status.success() && !text.is_empty()).then_some(text)
        };
        let own = match kind {
            ForgeKind::Github => printed("gh", &["auth", "token", "--hostname", host]),
            ForgeKind::Gitlab => printed("glab", &["config", "get", "token", "--host", host]),
            ForgeKind::Gitea => None,
        };
        own.or_else(|| self.credential(host))
    }

    fn credential(&self, host: &str) -> Option<String> {
        if host.contains(['\n', '\0']) {
            return None;
        }
        let asked = format!("protocol=https\nhost={host}\n\n");
        let quiet = [("GIT_TERMINAL_PROMPT", "0"), ("GCM_INTERACTIVE", "never")];
        let args = [
            "-c",
            "core.askPass=",
            "-c",
            "credential.interactive=false",
            "credential",
            "fill",
        ];
        let answer = self
            .programs
            .feed("git", &args, asked.as_bytes(), &quiet)
            .ok()?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let password = answer
            .lines()
            .find_map(|line| line.strip_prefix("password="))?;
        Some(password.to_owned())
    }
}

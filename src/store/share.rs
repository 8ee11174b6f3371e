//! Sharing with the one configured remote, by the user's own git.
//!
//! Each clone pushes records to its own inbox, so that no two race for a ref; a publication is one atomic push.

use std::collections::BTreeSet;

use git2::Oid;

use super::Store;
use super::apply::Prepared;
use super::change::{Change, Sharing};
use super::files::write_atomically;
use super::git::oid_of;
use super::ledger::{self, INBOX_PREFIX, LEDGER_BRANCH, Seen, Writer, ledger_ref};
use super::lock::Lock;
use super::program::said;
use super::snapshot::{LedgerView, Scope, Snapshot};
use crate::domain::ledger::checkpoint::CHECKPOINT_PREFIX;
use crate::domain::ledger::stamp::STAMP_PREFIX;
use crate::domain::time::stamp;
use crate::error::{Error, Result};

/// How git says that the remote does not have a branch that it was asked for.
const NO_SUCH_BRANCH: &str = "couldn't find remote ref";

/// What `sync` did.
#[derive(Debug, Clone, Default)]
pub struct Synced {
    /// The ledger's tip.
    pub tip: Option<Oid>,
    /// Records that came from elsewhere.
    pub received: usize,
    /// Records that the remote did not have.
    pub sent: usize,
    /// Inboxes that are contained now and were deleted.
    pub emptied: Vec<String>,
    /// What the user should know.
    pub notices: Vec<String>,
}

impl Store {
    /// Asks the remote for the default branch, the branches under change and all records.
    ///
    /// Returns whether there is a remote at all.
    ///
    /// # Errors
    /// The remote does not answer: exit 5.
    pub fn fetch(&self) -> Result<bool> {
        let snapshot = self.snapshot_without_ledger(Scope::BRIEF)?;
        let Some(remote) = snapshot.layout.remote.clone() else {
            return Ok(false);
        };
        let branch = &snapshot.layout.default_branch;
        let branch = format!("+refs/heads/{branch}:refs/remotes/{remote}/{branch}");
        // What was here before the remote is asked stays remembered, whatever the remote now says.
        let prefix = &snapshot.settings.branch_prefix;
        let specs = [
            format!("+refs/heads/{prefix}/*:refs/remotes/{remote}/{prefix}/*"),
            format!("+refs/heads/{LEDGER_BRANCH}*:refs/remotes/{remote}/{LEDGER_BRANCH}*"),
            format!("+refs/heads/{INBOX_PREFIX}/*:refs/remotes/{remote}/{INBOX_PREFIX}/*"),
            format!("refs/tags/{CHECKPOINT_PREFIX}/*:refs/tags/{CHECKPOINT_PREFIX}/*"),
            format!("refs/tags/{STAMP_PREFIX}/*:refs/tags/{STAMP_PREFIX}/*"),
        ];
        let mut args = vec![
            "fetch",
            "--quiet",
            "--no-tags",
            "--prune",
            "--no-recurse-submodules",
            "--",
            &remote,
        ];
        args.extend(specs.iter().map(String::as_str));
        args.push(&branch);
        let mut output = self.programs.git(&args)?;
        if !output.status.success() && said(&output).contains(NO_SUCH_BRANCH) {
            // A remote to which the default branch was never pushed.
            args.pop();
            output = self.programs.git(&args)?;
        }
        if !output.status.success() {
            return Err(remote_failed(&remote, &said(&output)));
        }
        let now = stamp(self.now().at);
        let _ = write_atomically(&self.git.sop_dir().join("fetched_at"), now.as_bytes());
        Ok(true)
    }

    /// As [`Store::fetch`], where a remote that does not answer is only a warning.
    pub fn fetch_or_warn(&self) -> Result<Option<String>> {
        if self.offline() {
            return Ok(None);
        }
        match self.fetch() {
            Ok(_) => Ok(None),
            Err(error) if error.kind() == crate::error::Kind::Remote => Ok(Some(format!(
                "{error}; going on with what was fetched before"
            ))),
            Err(error) => Err(error),
        }
    }

    /// One push that decides: default branch, inbox and tags, all or nothing. `false` where the remote has moved.
    pub(super) fn push_atomically(
        &self,
        snapshot: &Snapshot,
        change: &Change,
        prepared: &Prepared,
    ) -> Result<bool> {
        let (Some(remote), Some(commit), Some(tip), Some(writer)) = (
            &snapshot.layout.remote,
            prepared.commit,
            prepared.ledger,
            &prepared.writer,
        ) else {
            return Err(Error::bug("an atomic push without a commit and a record"));
        };
        let mut specs = vec![
            format!("{commit}:refs/heads/{}", snapshot.layout.default_branch),
            format!("{tip}:refs/heads/{}", writer.inbox()),
        ];
        specs.extend(
            prepared
                .tags
                .iter()
                .map(|(name, oid)| format!("{oid}:refs/tags/{name}")),
        );
        if change.tags.is_empty() && specs.len() < 2 {
            return Err(Error::bug("an atomic push of nothing"));
        }
        let mut args = vec![
            "push",
            "--quiet",
            "--atomic",
            "--no-verify",
            "--porcelain",
            "--",
            remote,
        ];
        args.extend(specs.iter().map(String::as_str));
        let output = self.programs.git(&args)?;
        if output.status.success() {
            self.track(remote, &snapshot.layout.default_branch, commit)?;
            self.track(remote, &writer.inbox(), tip)?;
            return Ok(true);
        }
        let words = format!(
            "{}{}",
            said(&output),
            String::from_utf8_lossy(&output.stdout)
        );
        if words.contains("atomic") && words.contains("support") {
            return Err(remote_failed(remote, "it does not take atomic pushes")
                .hint("publish from a remote that does (git ≥ 2.4 on the server)"));
        }
        if moved(&words) && lock_in_the_way(&words).is_none() {
            self.fetch()?;
            let inbox = format!("refs/remotes/{remote}/{}", writer.inbox());
            if let Some(there) = self.git.reference(&inbox)?
                && !self.git.is_ancestor(there, tip)?
            {
                Writer::create(&self.git)?;
            }
            return Ok(false);
        }
        Err(remote_failed(remote, &words))
    }

    /// Notes what the remote now has; git does so itself only for what its own settings fetch.
    fn track(&self, remote: &str, branch: &str, at: Oid) -> Result<()> {
        let name = format!("refs/remotes/{remote}/{branch}");
        let there = self.git.reference(&name)?;
        if there != Some(at) {
            self.git.swap_reference(&name, there, at, "sop: push")?;
        }
        Ok(())
    }

    /// Shares what was written, as far as the remote answers; what it does not take is said.
    pub(super) fn share(
        &self,
        snapshot: &Snapshot,
        change: &Change,
        prepared: &Prepared,
    ) -> Result<Vec<String>> {
        let mut notices = Vec::new();
        let Some(remote) = &snapshot.layout.remote else {
            return Ok(notices);
        };
        if self.offline() || change.sharing == Sharing::Local {
            if prepared.ledger.is_some() {
                notices.push("recorded here, not shared yet: sop sync".to_owned());
            }
            return Ok(notices);
        }
        if change.sharing == Sharing::Afterwards {
            notices.extend(self.push_inbox(remote, prepared)?);
            if let (Some(commit), Some(oid)) = (&change.commit, prepared.commit)
                && change.push_branch
            {
                notices.extend(self.push_branch(remote, &commit.branch, oid)?);
            } else if let Some((branch, at)) = &change.push_only {
                notices.extend(self.push_branch(remote, branch, oid_of(at))?);
            }
        }
        let finished: Vec<&str> = change.finished.iter().map(|(name, _)| &**name).collect();
        notices.extend(self.delete_remote_branches(remote, &finished)?.notices);
        Ok(notices)
    }

    fn push_inbox(&self, remote: &str, prepared: &Prepared) -> Result<Option<String>> {
        let (Some(tip), Some(writer)) = (prepared.ledger, &prepared.writer) else {
            return Ok(None);
        };
        self.push_tip(remote, tip, writer)
    }

    fn push_tip(&self, remote: &str, tip: Oid, writer: &Writer) -> Result<Option<String>> {
        let mut writer = writer.clone();
        for _ in 0..2 {
            let spec = format!("{tip}:refs/heads/{}", writer.inbox());
            let output =
                self.programs
                    .git(&["push", "--quiet", "--no-verify", "--", remote, &spec])?;
            if output.status.success() {
                self.track(remote, &writer.inbox(), tip)?;
                return Ok(None);
            }
            let words = said(&output);
            if !moved(&words) {
                return Ok(Some(format!(
                    "recorded here, not shared yet ({words}): sop sync"
                )));
            }
            // Somebody else pushes to our inbox: this clone is the copy of another.
            writer = Writer::create(&self.git)?;
        }
        Ok(Some("recorded here, not shared yet: sop sync".to_owned()))
    }

    fn push_branch(&self, remote: &str, branch: &str, at: Oid) -> Result<Option<String>> {
        let spec = format!("{at}:refs/heads/{branch}");
        let output = self
            .programs
            .git(&["push", "--quiet", "--no-verify", "--", remote, &spec])?;
        if output.status.success() {
            self.track(remote, branch, at)?;
            return Ok(None);
        }
        Ok(Some(format!(
            "{branch} is not on {remote} yet ({}): git push {remote} {branch}",
            said(&output)
        )))
    }

    /// Brings the ledger and its remote together: fetch, fold, push, empty the inboxes.
    ///
    /// # Errors
    /// The remote does not answer, or the ledger here and there began apart and both were shared.
    pub fn sync(&self) -> Result<Synced> {
        let before = self.snapshot_without_ledger(Scope::BRIEF)?.ledger;
        let remote = self.fetch()?;
        let _lock = Lock::take(&self.git.sop_dir())?;
        let mut synced = Synced {
            notices: self.recover(Scope::BRIEF)?.0,
            ..Synced::default()
        };
        for attempt in 0..super::ATTEMPTS {
            let snapshot = self.snapshot_without_ledger(Scope::BRIEF)?;
            self.stop_at_lost_ledger(&snapshot)?;
            if snapshot.ledger.count == 0 {
                return Ok(synced);
            }
            synced.received = snapshot.ledger.count.saturating_sub(before.count);
            if attempt == 0 {
                synced.notices.extend(lost_by_remote(&before, &snapshot));
            }
            synced.sent = snapshot.ledger.unshared;
            let tip = self.fold_of_all(&snapshot)?;
            synced.tip = Some(tip);
            let Some(remote) = snapshot.layout.remote.clone().filter(|_| remote) else {
                self.go_on_from(tip)?;
                return Ok(synced);
            };
            let there = format!("refs/remotes/{remote}/{LEDGER_BRANCH}");
            let has_it = self.git.reference(&there)? == Some(tip);
            if has_it || self.push_ledger(&remote, tip)? {
                self.go_on_from(tip)?;
                synced.emptied = self.empty_inboxes(&remote, tip)?;
                return Ok(synced);
            }
            self.fetch()?;
        }
        Err(Error::remote("the ledger on the remote keeps moving").hint("sop sync"))
    }

    /// A commit that contains everything known. Nothing points at it yet: one that the remote does not take, because
    /// somebody was faster, is forgotten, so that of many who sync at once nearly all find that nothing is left to join.
    fn fold_of_all(&self, snapshot: &Snapshot) -> Result<Oid> {
        let writer = Writer::load_or_create(&self.git)?;
        ledger::build_fold(&self.git, &snapshot.ledger.heads(), self.now().at, &writer)?
            .ok_or_else(|| Error::bug("a ledger without heads"))
    }

    /// Moves the local ledger to a commit that contains it.
    fn go_on_from(&self, tip: Oid) -> Result<()> {
        let name = ledger_ref();
        let at = self.git.reference(&name)?;
        if at != Some(tip) && !self.git.swap_reference(&name, at, tip, "sop: fold")? {
            return Err(Error::repository("the ledger moved meanwhile").hint("sop sync"));
        }
        Seen::load(&self.git).remember(&self.git, &[tip])
    }

    fn push_ledger(&self, remote: &str, tip: Oid) -> Result<bool> {
        let spec = format!("{tip}:refs/heads/{LEDGER_BRANCH}");
        let output = self
            .programs
            .git(&["push", "--quiet", "--no-verify", "--", remote, &spec])?;
        if output.status.success() {
            self.track(remote, LEDGER_BRANCH, tip)?;
            return Ok(true);
        }
        let words = said(&output);
        if moved(&words) && lock_in_the_way(&words).is_none() {
            Ok(false)
        } else {
            Err(remote_failed(remote, &words))
        }
    }

    /// Deletes the inboxes that the ledger contains; one that grew meanwhile is left to the next.
    fn empty_inboxes(&self, remote: &str, tip: Oid) -> Result<Vec<String>> {
        let space = format!("refs/remotes/{remote}/");
        let inboxes = self.git.references(&format!("{space}{INBOX_PREFIX}/*"))?;
        let tips = inboxes.iter().map(|(_, at)| *at).collect();
        let mut contained = self.git.before_any(&BTreeSet::from([tip]), &tips, 0);
        contained.insert(tip);
        let emptied: Vec<&str> = inboxes
            .iter()
            .filter(|(_, at)| contained.contains(at))
            .map(|(name, _)| name.trim_start_matches(space.as_str()))
            .collect();
        Ok(self.delete_remote_branches(remote, &emptied)?.gone)
    }

    /// A ledger that began here, offline, while another began on the remote under the same id: what was never
    /// shared is written anew on the remote's beginning.
    pub(super) fn join_beginnings(&self, snapshot: &Snapshot) -> Result<Option<String>> {
        if snapshot.ledger.beginnings < 2 {
            return Ok(None);
        }
        let Some(remote) = snapshot.layout.remote.clone() else {
            return Ok(None);
        };
        let Some(local) = self.git.reference(&ledger_ref())? else {
            return Ok(None);
        };
        let space = format!("refs/remotes/{remote}/");
        let there: Vec<Oid> = ledger::tips(&self.git, Some(&remote))?
            .into_iter()
            .filter(|(name, _)| name.starts_with(&space))
            .map(|(_, tip)| tip)
            .collect();
        if there.is_empty() {
            return Ok(None);
        }
        for tip in &there {
            if self.git.merge_base(*tip, local)?.is_some() {
                return Ok(None);
            }
        }
        let rewritten = self.write_anew(snapshot, local, &there)?;
        Ok(Some(format!(
            "the ledger had begun here and on {remote}: {rewritten} records of this clone now follow the remote's beginning"
        )))
    }
}

/// What is not on the remote can only have grown by asking it where it lost what it had: a roll-back, said once.
fn lost_by_remote(before: &LedgerView, now: &Snapshot) -> Option<String> {
    let remote = now.layout.remote.as_deref()?;
    let lost = now.ledger.unshared.checked_sub(before.unshared)?;
    let when = before.fetched_at.as_deref().unwrap_or("before");
    (lost > 0).then(|| {
        format!("{remote} has lost {lost} records that it had ({when}): somebody rolled its ledger back; they are sent again")
    })
}

/// Whether git's words mean that somebody else was faster.
fn moved(words: &str) -> bool {
    [
        "non-fast-forward",
        "fetch first",
        "stale info",
        "cannot lock ref",
        "failed to update ref",
        "[remote rejected]",
        "reference already exists",
    ]
    .iter()
    .any(|sign| words.contains(sign))
}

fn remote_failed(remote: &str, words: &str) -> Error {
    let error = Error::remote(format!("the remote `{remote}` failed")).cause(words);
    match lock_in_the_way(words) {
        Some(lock) => error.hint(format!("if no git is running: rm {lock}")),
        None => error.hint(format!(
            "git remote get-url {remote}   (is it right, and reachable?)"
        )),
    }
}

/// The lock file of this clone that git found in its way: left by a git that was cut off, or held by one that runs.
fn lock_in_the_way(words: &str) -> Option<&str> {
    let (path, rest) = words.split_once("Unable to create '")?.1.split_once('\'')?;
    (path.ends_with(".lock") && rest.contains("File exists")).then_some(path)
}

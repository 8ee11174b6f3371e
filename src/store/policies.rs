//! sop.yaml and the files about people at whatever commit is asked for, each state of them read once.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use git2::Oid;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::git::{Git, oid_of};
use super::layout::CommitFiles;
use super::openpgp::OpenPgp;
use super::rights::Ground;
use super::yaml;
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::graph::Placed;
use crate::domain::ledger::signature::{self, SignatureState};
use crate::domain::organisation::Organisation;
use crate::domain::paths::PATHS_FILE;
use crate::domain::people::{PEOPLE_FILE, People, Person};
use crate::domain::roles::ROLES_FILE;
use crate::domain::settings::{SETTINGS_FILE, Settings};
use crate::domain::time::day_in;
use crate::domain::workflows::WORKFLOWS_FILE;
use crate::error::Result;

/// sop.yaml and the files about people, at one commit.
pub type Policy = (Settings, Arc<Organisation>);

/// Policies by commit; files that did not change are read once.
#[derive(Debug, Default)]
pub struct Policies {
    by_files: BTreeMap<Vec<Option<Oid>>, Arc<Policy>>,
    /// The commit whose policy was taken in.
    known: Option<CommitId>,
}

impl Policies {
    /// The policy at a commit.
    ///
    /// # Errors
    /// The files cannot be read.
    pub fn at(&mut self, git: &Git, commit: &CommitId) -> Result<Arc<Policy>> {
        let commit = oid_of(commit);
        let key = files_of(git, commit)?;
        if let Some(policy) = self.by_files.get(&key) {
            return Ok(policy.clone());
        }
        let files = CommitFiles { git, commit };
        let policy = Arc::new((
            yaml::settings(&files)?.unwrap_or_default(),
            Arc::new(yaml::organisation(&files)?),
        ));
        self.by_files.insert(key, policy.clone());
        Ok(policy)
    }

    /// Takes in the policy of a commit, once.
    fn know(&mut self, git: &Git, commit: &CommitId, policy: impl FnOnce() -> Policy) {
        if self.known.as_ref() == Some(commit) {
            return;
        }
        self.known = Some(commit.clone());
        if let Ok(key) = files_of(git, oid_of(commit)) {
            self.by_files.insert(key, Arc::new(policy()));
        }
    }
}

/// The files that say who may what, at a commit.
fn files_of(git: &Git, commit: Oid) -> Result<Vec<Option<Oid>>> {
    let tree = git.tree_of(commit)?;
    [
        SETTINGS_FILE,
        PEOPLE_FILE,
        ROLES_FILE,
        PATHS_FILE,
        WORKFLOWS_FILE,
    ]
    .iter()
    .map(|path| Ok(git.file_in(&tree, path)?.map(|entry| entry.oid)))
    .collect()
}

/// Policy and people at whatever commits are asked for, each read once.
pub struct Judge<'a> {
    git: &'a Git,
    /// The policy of a commit, where it was read already.
    today: Option<(&'a CommitId, &'a Settings, &'a Arc<Organisation>)>,
    policies: RefCell<Policies>,
    at: RefCell<HashMap<CommitId, Option<Arc<Policy>>>>,
}

impl<'a> Judge<'a> {
    /// Of a repository; the policy of one commit may be known.
    pub fn new(
        git: &'a Git,
        today: Option<(&'a CommitId, &'a Settings, &'a Arc<Organisation>)>,
    ) -> Self {
        Self {
            git,
            today,
            policies: RefCell::default(),
            at: RefCell::default(),
        }
    }

    /// The policy at a commit; nothing where it cannot be read.
    pub(super) fn policy(&self, main: &CommitId) -> Option<Arc<Policy>> {
        if let Some(known) = self.at.borrow().get(main) {
            return known.clone();
        }
        let mut policies = self.policies.borrow_mut();
        if let Some((commit, settings, organisation)) = self.today {
            policies.know(self.git, commit, || {
                (settings.clone(), Arc::clone(organisation))
            });
        }
        let policy = policies.at(self.git, main).ok();
        self.at.borrow_mut().insert(main.clone(), policy.clone());
        policy
    }

    /// The state of a record's signature; nothing where it has none.
    pub fn signature(
        &self,
        placed: &Placed,
        ground: &Ground,
        (now_listed, openpgp): (&People, &OpenPgp<'_>),
    ) -> Option<SignatureState> {
        let signed = self.signed(placed, ground)?;
        Some(signed.settled(signed.of_itself(now_listed), now_listed, openpgp))
    }

    /// A signed record with what its signature is judged by; nothing where it has none.
    pub(super) fn signed<'p>(&self, placed: &'p Placed, ground: &Ground) -> Option<Signed<'p>> {
        placed.entry.signature.as_ref()?;
        let policy = ground.main.as_ref().and_then(|main| self.policy(main));
        let zone = policy.as_ref().map(|policy| policy.0.zone());
        Some(Signed {
            placed,
            policy,
            day: day_in(ground.at, &zone.unwrap_or(TimeZone::UTC)),
        })
    }
}

/// A signed record, and what its signature is judged by.
pub(super) struct Signed<'p> {
    /// The record.
    pub placed: &'p Placed,
    policy: Option<Arc<Policy>>,
    day: Date,
}

impl Signed<'_> {
    fn people(&self) -> Option<&People> {
        self.policy.as_deref().map(|policy| &policy.1.people)
    }

    fn author(&self) -> Option<&Person> {
        self.people()?.by_id(&self.placed.record().by)
    }

    /// What it is worth as far as it can be said without asking a program: that may be asked of many at once.
    pub fn of_itself(&self, now_listed: &People) -> SignatureState {
        let (placed, day) = (self.placed, self.day);
        let mut state = signature::judge(placed, self.author(), day);
        if state == SignatureState::ForeignKey
            && placed.record().forge_review().is_some()
            && let Some(people) = self.people()
        {
            state = signature::judge_review(placed, people, day);
        }
        self.unless_lost(state, now_listed)
    }

    /// With what the program says of a signature that is of its form.
    pub fn settled(
        &self,
        state: SignatureState,
        now_listed: &People,
        openpgp: &OpenPgp<'_>,
    ) -> SignatureState {
        if state == SignatureState::Unchecked
            && let Some(verdict) = openpgp.verdict(self.placed)
        {
            let state = signature::judge_openpgp(
                &verdict,
                (self.author(), self.people()),
                now_listed,
                self.day,
            );
            return self.unless_lost(state, now_listed);
        }
        state
    }

    /// A key that is known by now to have been in other hands on that day is nobody's, and neither is one that two people list.
    fn unless_lost(&self, state: SignatureState, now_listed: &People) -> SignatureState {
        let counts = matches!(state, SignatureState::Good | SignatureState::Attested);
        let of_two = |people| signature::shared(self.placed, people);
        let shared = || self.people().is_some_and(of_two);
        if counts && (signature::compromised(self.placed, now_listed, self.day) || shared()) {
            return SignatureState::ForeignKey;
        }
        state
    }
}

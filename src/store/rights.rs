//! Who wrote which record by what right: the signature, and policy and people at what the writer saw.

use std::collections::BTreeMap;

use git2::Oid;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::git::{Git, oid_of};
use super::layout::CommitFiles;
use super::lineage::Lineage;
use super::openpgp::OpenPgp;
use super::yaml;
use crate::domain::authority::Office;
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::graph::Placed;
use crate::domain::ledger::record::{AdoptItem, PublishItem};
use crate::domain::ledger::signature::{self, SignatureState};
use crate::domain::ledger::{AttestBody, Body, Class, CompleteBody, Ledger};
use crate::domain::organisation::Organisation;
use crate::domain::pages::Pages;
use crate::domain::paths::PATHS_FILE;
use crate::domain::people::{PEOPLE_FILE, People};
use crate::domain::reference::Reference;
use crate::domain::registry::{Publication, Rights};
use crate::domain::roles::ROLES_FILE;
use crate::domain::settings::{Identity, SETTINGS_FILE, Settings};
use crate::domain::time::day_in;
use crate::domain::workflows::WORKFLOWS_FILE;
use crate::error::Result;

/// What a record is judged by: its own `main` and `at`, or those of a record before it where they go back behind that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// The default branch's commit.
    pub main: Option<CommitId>,
    /// The time.
    pub at: Timestamp,
    /// The record's own `main` lies behind what a record before it saw.
    pub behind: bool,
}

/// sop.yaml and the files about people, at one commit.
pub type Policy = (Settings, Organisation);

/// Policies by commit; files that did not change are read once.
#[derive(Debug, Default)]
pub struct Policies {
    by_files: BTreeMap<Vec<Option<Oid>>, std::rc::Rc<Policy>>,
}

impl Policies {
    /// The policy at a commit.
    ///
    /// # Errors
    /// The files cannot be read.
    pub fn at(&mut self, git: &Git, commit: &CommitId) -> Result<std::rc::Rc<Policy>> {
        let commit = oid_of(commit);
        let key = [
            SETTINGS_FILE,
            PEOPLE_FILE,
            ROLES_FILE,
            PATHS_FILE,
            WORKFLOWS_FILE,
        ]
        .iter()
        .map(|path| Ok(git.file_at(commit, path)?.map(|entry| entry.oid)))
        .collect::<Result<Vec<_>>>()?;
        if let Some(policy) = self.by_files.get(&key) {
            return Ok(policy.clone());
        }
        let files = CommitFiles { git, commit };
        let policy = std::rc::Rc::new((
            yaml::settings(&files)?.unwrap_or_default(),
            yaml::organisation(&files)?,
        ));
        self.by_files.insert(key, policy.clone());
        Ok(policy)
    }
}

/// What each record is judged by: its own word may not go back behind what a record before it saw, and when.
pub fn grounds(lineage: &Lineage<'_>, records: &Ledger) -> BTreeMap<CommitId, Ground> {
    let mut grounds: BTreeMap<CommitId, Ground> = BTreeMap::new();
    for placed in records.in_order() {
        let record = placed.record();
        let mut own = Ground {
            main: record.main.clone(),
            at: record.at,
            behind: false,
        };
        for before in records
            .nearest_before(placed.id())
            .into_iter()
            .filter_map(|record| grounds.get(record))
        {
            own.at = own.at.max(before.at);
            let behind = match (&own.main, &before.main) {
                (Some(main), Some(seen)) => {
                    let went_back = || lineage.is_ancestor(oid_of(main), oid_of(seen));
                    main != seen && went_back().unwrap_or(false)
                }
                (main, seen) => main.is_none() && seen.is_some(),
            };
            if behind {
                own.main.clone_from(&before.main);
                own.behind = true;
            }
        }
        grounds.insert(placed.id().clone(), own);
    }
    grounds
}

/// The state of each signed record's signature, by people.yaml at what it is judged by.
pub fn signatures(
    git: &Git,
    records: &Ledger,
    grounds: &BTreeMap<CommitId, Ground>,
    zone: &TimeZone,
    (now_listed, openpgp): (&People, &OpenPgp<'_>),
) -> BTreeMap<CommitId, SignatureState> {
    let mut policies = Policies::default();
    let mut found = BTreeMap::new();
    for placed in records.in_order() {
        let Some(ground) = grounds.get(placed.id()) else {
            continue;
        };
        if placed.entry.signature.is_none() {
            continue;
        }
        let policy = ground
            .main
            .as_ref()
            .and_then(|main| policies.at(git, main).ok());
        let author = policy
            .as_ref()
            .and_then(|policy| policy.1.people.by_id(&placed.record().by));
        let day = day_in(ground.at, zone);
        let mut state = signature::judge(placed, author, day);
        if state == SignatureState::ForeignKey
            && placed.record().forge_review().is_some()
            && let Some(policy) = &policy
        {
            state = signature::judge_review(placed, &policy.1.people, day);
        }
        if state == SignatureState::Unchecked
            && let Some(verdict) = openpgp.verdict(placed)
        {
            state = signature::judge_openpgp(&verdict, author, now_listed, day);
        }
        let counts = matches!(state, SignatureState::Good | SignatureState::Attested);
        if counts && signature::compromised(placed, now_listed, day) {
            state = SignatureState::ForeignKey;
        }
        found.insert(placed.id().clone(), state);
    }
    found
}

/// The rights of those who took back, reviewed, read or waived something, by what each record is judged by.
pub struct RightsAtHand<'a> {
    policies: BTreeMap<CommitId, std::rc::Rc<Policy>>,
    signatures: &'a BTreeMap<CommitId, SignatureState>,
    grounds: &'a BTreeMap<CommitId, Ground>,
    zone: &'a TimeZone,
    pages: &'a Pages,
}

impl<'a> RightsAtHand<'a> {
    /// Reads the policies that are needed.
    pub fn new(
        git: &Git,
        records: &Ledger,
        signatures: &'a BTreeMap<CommitId, SignatureState>,
        grounds: &'a BTreeMap<CommitId, Ground>,
        zone: &'a TimeZone,
        pages: &'a Pages,
    ) -> Self {
        let mut read = Policies::default();
        let mut policies = BTreeMap::new();
        for placed in records.in_order() {
            let needed = matches!(
                placed.record().body,
                Body::Withdraw(_)
                    | Body::Review(_)
                    | Body::Adopt(_)
                    | Body::Ack(_)
                    | Body::Waive(_)
                    | Body::Complete(_)
                    | Body::Attest(_)
            );
            let main = grounds
                .get(placed.id())
                .and_then(|ground| ground.main.as_ref());
            if let (true, Some(main)) = (needed, main)
                && !policies.contains_key(main)
                && let Ok(policy) = read.at(git, main)
            {
                policies.insert(main.clone(), policy);
            }
        }
        Self {
            policies,
            signatures,
            grounds,
            zone,
            pages,
        }
    }

    /// Who owned what was published, by its record and by its page.
    fn owners(&self, item: &PublishItem) -> Vec<Reference> {
        let page = self.pages.named(&item.id).next();
        item.owner
            .as_deref()
            .and_then(|owner| owner.parse().ok())
            .into_iter()
            .chain(page.and_then(|page| page.meta.owner.as_ref().map(|owner| owner.value.clone())))
            .collect()
    }

    fn office(&self, placed: &Placed) -> Option<Office<'_>> {
        let ground = self.grounds.get(placed.id())?;
        let policy = self.policies.get(ground.main.as_ref()?)?;
        Some(Office {
            settings: &policy.0,
            organisation: &policy.1,
            day: day_in(ground.at, self.zone),
            class: self.class(placed),
        })
    }
}

impl Rights for RightsAtHand<'_> {
    fn class(&self, placed: &Placed) -> Class {
        self.signatures.get(placed.id()).into()
    }

    fn takes_back(&self, placed: &Placed, publication: &Publication) -> bool {
        let Some(office) = self.office(placed) else {
            return false;
        };
        let by = &placed.record().by;
        if publication.merged {
            // Which approvers the page named is judged by `verify`, which reads it.
            office.takes_back(by, &[]).is_ok()
        } else {
            office.organisation.people.by_id(by).is_some()
        }
    }

    fn reviews(&self, placed: &Placed, item: &PublishItem) -> bool {
        let owners = self.owners(item);
        self.office(placed)
            .is_some_and(|office| office.reviews(&placed.record().by, &owners).is_ok())
    }

    fn acknowledges(&self, placed: &Placed, item: &PublishItem, identity: Identity) -> bool {
        self.office(placed).is_some_and(|office| {
            office
                .acknowledges(&placed.record().by, item, identity)
                .is_ok()
        })
    }

    fn waives(&self, placed: &Placed, item: &PublishItem, person: &str) -> bool {
        let owners = self.owners(item);
        self.office(placed)
            .is_some_and(|office| office.waives(&placed.record().by, person, &owners).is_ok())
    }

    fn completes(&self, placed: &Placed, body: &CompleteBody) -> bool {
        self.office(placed)
            .is_some_and(|office| office.completes(&placed.record().by, body).is_ok())
    }

    fn attests(&self, placed: &Placed, item: &PublishItem, body: &AttestBody) -> bool {
        self.office(placed)
            .is_some_and(|office| office.attests(&placed.record().by, item, body).is_ok())
    }

    fn adopts(&self, placed: &Placed, item: &AdoptItem) -> bool {
        let owners: Vec<Reference> = item
            .owner
            .as_deref()
            .and_then(|owner| owner.parse().ok())
            .into_iter()
            .collect();
        self.office(placed)
            .is_some_and(|office| office.adopts(&placed.record().by, &owners).is_ok())
    }
}

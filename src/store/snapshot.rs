//! A repository as plain data, loaded to a stated scope: what operations decide on.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use git2::Oid;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::git::oid_of;
use super::globs::Globs;
use super::layout::Layout;
use super::proposals::{BranchCommit, OtherFile, Proposal};
use super::rights::{Ground, Policy};
use crate::domain::actor::Actor;
use crate::domain::approval::{Case, CaseItem};
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::forge::PullNote;
use crate::domain::id::SopId;
use crate::domain::ledger::graph::Placed;
use crate::domain::ledger::signature::SignatureState;
use crate::domain::ledger::{Class, Ledger};
use crate::domain::organisation::Organisation;
use crate::domain::pages::Pages;
use crate::domain::registry::{Registry, Submission};
use crate::domain::risk::Risk;
use crate::domain::settings::Settings;
use crate::domain::tenure::Tenures;
use crate::domain::time::day_in;
use crate::env::Now;

/// How much of a repository a command needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope {
    /// The branches under change.
    pub proposals: bool,
    /// The pages of the work tree.
    pub work_tree: bool,
    /// The records themselves; without, what they amount to.
    pub records: bool,
    /// Whose reading is looked at.
    pub readers: Readers,
    /// The pages themselves may be left out: what they say of themselves is asked for apart.
    pub heads_only: bool,
    /// Since when everybody is asked for what.
    pub tenures: bool,
}

/// Whose acknowledgements and checkpoints a command looks at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Readers {
    /// Anybody's.
    #[default]
    All,
    /// Only those of who runs the command.
    Actor,
    /// Nobody's.
    Nobody,
}

impl Scope {
    /// Pages and what the ledger amounts to.
    pub const NOTHING: Self = Self {
        proposals: false,
        work_tree: false,
        records: false,
        readers: Readers::All,
        heads_only: false,
        tenures: false,
    };
    /// What is live, what is proposed and what the work tree has.
    pub const EVERYTHING: Self = Self {
        proposals: true,
        work_tree: true,
        ..Self::NOTHING
    };
    /// That, and nothing of what readers wrote.
    pub const BRIEF: Self = Self::NOTHING.of(Readers::Nobody);
    /// What is live and what is proposed; nothing of the work tree.
    pub const PROPOSED: Self = Self {
        proposals: true,
        ..Self::NOTHING
    };

    /// With the records themselves.
    #[must_use]
    pub const fn with_records(mut self) -> Self {
        self.records = true;
        self
    }

    /// With since when everybody is asked for what: who says until when something is to be acknowledged needs it.
    #[must_use]
    pub const fn with_tenures(mut self) -> Self {
        self.tenures = true;
        self
    }

    /// With what these read, and nobody else.
    #[must_use]
    pub const fn of(mut self, readers: Readers) -> Self {
        self.readers = readers;
        self
    }
}

/// The repository, loaded.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// Where things are.
    pub layout: Layout,
    /// Whether the default branch has a sop.yaml.
    pub configured: bool,
    /// sop.yaml, or the defaults.
    pub settings: Settings,
    /// People, roles, paths and workflows.
    pub organisation: Arc<Organisation>,
    /// The zone in which a day begins.
    pub zone: TimeZone,
    /// Who runs the command.
    pub actor: Actor,
    /// The globs in force, and whether they were guessed.
    pub globs: Globs,
    /// The globs were guessed because nothing says which files are SOPs.
    pub guessed: bool,
    /// Where no page matches: a glob that would match what is there.
    pub fitting: Option<String>,
    /// The pages of the default branch; none where heads are enough and no ledger speaks of them.
    pub pages: Pages,
    /// What readers have of an SOP, where the default branch has other words already: a version that is yet to come.
    pub in_force: BTreeMap<SopId, Document>,
    /// What has a page's name on the default branch, or in the work tree that was read, and is none, each with why.
    pub refused: Vec<(String, String)>,
    /// The pages of the work tree, by path; only in that scope.
    pub work: Vec<Document>,
    /// The branches under change; only in that scope.
    pub proposals: Vec<Proposal>,
    /// What is known of the open submissions, and of those that went live unapproved; only in the scope of proposals.
    pub submitted: BTreeMap<CommitId, SubmissionFacts>,
    /// The pull requests that the forge was last seen to have, by branch.
    pub pulls: BTreeMap<String, PullNote>,
    /// The evidence.
    pub ledger: Arc<LedgerView>,
    /// Since when people are asked; only where it was asked for.
    pub tenures: Tenures,
}

/// The evidence, read.
#[derive(Debug, Clone, Default)]
pub struct LedgerView {
    /// The records; none where only what they amount to was read.
    pub(in crate::store) records: Ledger,
    /// Only what the records amount to was read.
    pub folded: bool,
    /// How many records there are.
    pub count: usize,
    /// The heads on which an append goes.
    pub heads: BTreeSet<CommitId>,
    /// Those of the tips that are records and folds all the way down.
    pub sound: BTreeSet<CommitId>,
    /// What they amount to.
    pub registry: Registry,
    /// The refs that were read.
    pub refs: Vec<(String, CommitId)>,
    /// How well each signed record's author is known; what is not here is claimed.
    pub signatures: BTreeMap<CommitId, SignatureState>,
    /// Records of reviews that the forge was asked for just now, and confirms.
    pub confirmed: BTreeSet<CommitId>,
    /// What each record is judged by.
    pub grounds: HashMap<CommitId, Ground>,
    /// How many geneses the refs reach: two where clones began apart, offline.
    pub beginnings: usize,
    /// Publications that this clone has seen on the default branch.
    pub once_live: BTreeSet<CommitId>,
    /// Remembered tips that nothing reaches any more.
    pub lost: Vec<CommitId>,
    /// Records that are not on the remote.
    pub unshared: usize,
    /// When the remote was last asked.
    pub fetched_at: Option<String>,
}

/// What is known of a submission beside its record.
#[derive(Debug, Clone, Default)]
pub struct SubmissionFacts {
    /// The pages as submitted, by id.
    pub pages: BTreeMap<SopId, Document>,
    /// The pages on the default branch before it, by id.
    pub before: BTreeMap<SopId, Document>,
    /// The branch's own commits, oldest first.
    pub commits: Vec<BranchCommit>,
    /// Commits that changed its pages before, where the default branch has them already.
    pub earlier: Vec<BranchCommit>,
    /// Everything else that the submitted commit touches.
    pub other_files: Vec<OtherFile>,
    /// The pages that it deletes, moves away from or takes over.
    pub removed: Vec<Document>,
    /// What of it cannot be read in this clone.
    pub unreadable: Option<String>,
    /// Policy and people that it is judged by, where those are not today's: it is live already.
    pub policy: Option<Arc<Policy>>,
}

impl LedgerView {
    /// How well it is known who wrote a record.
    pub fn class(&self, record: &CommitId) -> Class {
        let class = self.signatures.get(record).into();
        if self.confirmed.contains(record) {
            Class::Attested.max(class)
        } else {
            class
        }
    }

    /// When a record was written, as far as that is believed.
    pub fn at(&self, placed: &Placed) -> Timestamp {
        Ground::written(self.grounds.get(placed.id()), placed)
    }

    /// The records themselves: only in the scope that has them.
    pub fn records(&self) -> &Ledger {
        debug_assert!(!self.folded, "the records were not asked for");
        &self.records
    }

    /// The heads on which an append goes: all that is known, and rightly a part of this ledger.
    pub fn heads(&self) -> Vec<Oid> {
        self.heads.iter().map(oid_of).collect()
    }
}

impl Snapshot {
    /// Today, in the repository's zone.
    pub fn today(&self, now: Now) -> jiff::civil::Date {
        day_in(now.at, &self.zone)
    }

    /// Every page with this id on the default branch, by path.
    pub fn pages_of<'a>(&'a self, id: &SopId) -> impl Iterator<Item = &'a Document> {
        self.pages.named(id)
    }

    /// The page at this path on the default branch.
    pub fn page_at(&self, path: &str) -> Option<&Document> {
        self.pages.at(path)
    }

    /// The page with this id on the default branch; of several, the one that was published.
    pub fn page(&self, id: &SopId) -> Option<&Document> {
        let mut pages = self.pages_of(id);
        let first = pages.next()?;
        if pages.next().is_none() {
            return Some(first);
        }
        let published = self.ledger.registry.last(id).map(|(_, item)| &item.path);
        self.pages_of(id)
            .find(|page| Some(&page.path) == published)
            .or(Some(first))
    }

    /// The page as its readers have it: the version in force, else what the default branch has.
    pub fn reader_page(&self, id: &SopId) -> Option<&Document> {
        self.in_force.get(id).or_else(|| self.page(id))
    }

    /// Everything that approvals of a submission are judged by.
    pub fn case<'a>(&'a self, submission: &Submission, facts: &'a SubmissionFacts) -> Case<'a> {
        let then = facts.policy.as_deref();
        build_case(
            then.map_or(&self.settings, |policy| &policy.0),
            then.map_or(&self.organisation, |policy| &policy.1),
            &self.ledger.registry,
            submission,
            facts,
        )
    }
}

/// Everything that approvals of a submission are judged by, under given settings and people.
pub fn build_case<'a>(
    settings: &'a Settings,
    organisation: &'a Organisation,
    registry: &Registry,
    submission: &Submission,
    facts: &SubmissionFacts,
) -> Case<'a> {
    let person = |email: &str| {
        organisation
            .people
            .by_email(email)
            .map_or_else(|| email.to_owned(), |person| person.id.clone())
    };
    let commits: BTreeSet<&CommitId> = facts.commits.iter().map(|commit| &commit.id).collect();
    // Dates decide nothing: whatever has no parent on the branch begins it.
    let (mut first_authors, mut editors) = (BTreeSet::new(), BTreeSet::new());
    for branch in [&facts.commits, &facts.earlier] {
        let own: BTreeSet<&CommitId> = branch.iter().map(|commit| &commit.id).collect();
        for commit in branch {
            let continues = commit.parents.iter().any(|parent| own.contains(parent));
            let authors = if continues {
                &mut editors
            } else {
                &mut first_authors
            };
            authors.insert(person(&commit.email));
        }
    }
    let high = |page: Option<&Document>| page.is_some_and(|page| page.risk() == Risk::High);
    let approvers = |page: Option<&Document>| {
        page.and_then(|page| page.meta.approvers.as_ref())
            .map(|list| list.value.clone())
            .unwrap_or_default()
    };
    Case {
        settings,
        organisation,
        submitter: submission.by.clone(),
        submitted_at: submission.at,
        drafters: registry.drafters(submission, &commits),
        first_authors,
        editors,
        items: submission
            .body
            .sops
            .iter()
            .map(|item| {
                let (page, before) = (facts.pages.get(&item.id), facts.before.get(&item.id));
                CaseItem {
                    id: item.id.clone(),
                    high_risk: high(page) || high(before),
                    approvers: vec![approvers(before), approvers(page)],
                    tags: [before, page]
                        .into_iter()
                        .flatten()
                        .flat_map(Document::tags)
                        .collect(),
                }
            })
            .collect(),
    }
}

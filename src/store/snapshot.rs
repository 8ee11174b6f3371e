//! A repository as plain data, loaded to a stated scope: what operations decide on.

use std::collections::{BTreeMap, BTreeSet};

use git2::Oid;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::git::{Git, id_of, oid_of};
use super::globs::{GUESSES, Globs};
use super::layout::{CommitFiles, Layout, survey};
use super::ledger::{self, Seen};
use super::lineage::Lineage;
use super::pages::Reader;
use super::proposals::{self, BranchCommit, OtherFile, Proposal, as_of};
use super::pushed;
use super::rights::{self, Ground, RightsAtHand};
use super::yaml;
use crate::domain::actor::Actor;
use crate::domain::approval::{Case, CaseItem};
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::entry::Expected;
use crate::domain::ledger::signature::SignatureState;
use crate::domain::ledger::{Body, Class, Ledger};
use crate::domain::organisation::Organisation;
use crate::domain::pages::Pages;
use crate::domain::people::People;
use crate::domain::registry::{Outcome, Registry, Submission};
use crate::domain::risk::Risk;
use crate::domain::settings::{LedgerIdentities, Settings};
use crate::domain::time::{day_in, end_of};
use crate::env::Now;
use crate::error::{Error, Result};

/// How much of a repository a command needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope {
    /// The branches under change.
    pub proposals: bool,
    /// The pages of the work tree.
    pub work_tree: bool,
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
    pub organisation: Organisation,
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
    /// The pages of the default branch.
    pub pages: Pages,
    /// What readers have of an SOP, where the default branch has other words already: a version that is yet to come.
    pub in_force: BTreeMap<SopId, Document>,
    /// What has a page's name on the default branch, or in the work tree that was read, and is none, each with why.
    pub refused: Vec<(String, String)>,
    /// The pages of the work tree, by path; only in that scope.
    pub work: Vec<Document>,
    /// The branches under change; only in that scope.
    pub proposals: Vec<Proposal>,
    /// What is known of the open submissions; only in the scope of proposals.
    pub submitted: BTreeMap<CommitId, SubmissionFacts>,
    /// The evidence.
    pub ledger: LedgerView,
}

/// The evidence, read.
#[derive(Debug, Clone, Default)]
pub struct LedgerView {
    /// The records.
    pub records: Ledger,
    /// What they amount to.
    pub registry: Registry,
    /// The refs that were read.
    pub refs: Vec<(String, CommitId)>,
    /// How well each signed record's author is known; what is not here is claimed.
    pub signatures: BTreeMap<CommitId, SignatureState>,
    /// What each record is judged by.
    pub grounds: BTreeMap<CommitId, Ground>,
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
    /// Everything else that the submitted commit touches.
    pub other_files: Vec<OtherFile>,
    /// The pages that it deletes, moves away from or takes over.
    pub removed: Vec<Document>,
    /// What of it cannot be read in this clone.
    pub unreadable: Option<String>,
}

impl LedgerView {
    /// How well it is known who wrote a record.
    pub fn class(&self, record: &CommitId) -> Class {
        match self.signatures.get(record) {
            Some(SignatureState::Good) => Class::Proven,
            _ => Class::Claimed,
        }
    }

    /// The heads on which an append goes: all that is known, and rightly a part of this ledger.
    pub fn heads(&self) -> Vec<Oid> {
        self.records.heads().iter().map(oid_of).collect()
    }
}

impl Snapshot {
    /// Today, in the repository's zone.
    pub fn today(&self, now: Now) -> jiff::civil::Date {
        day_in(now.at, &self.zone)
    }

    /// The page with this id on the default branch; of several, the one that was published.
    pub fn page(&self, id: &SopId) -> Option<&Document> {
        let mut pages = self.pages.named(id);
        let first = pages.next()?;
        if pages.next().is_none() {
            return Some(first);
        }
        let published = self.ledger.registry.last(id).map(|(_, item)| &item.path);
        self.pages
            .named(id)
            .find(|page| Some(&page.path) == published)
            .or(Some(first))
    }

    /// The page as its readers have it: the version in force, else what the default branch has.
    pub fn reader_page(&self, id: &SopId) -> Option<&Document> {
        self.in_force.get(id).or_else(|| self.page(id))
    }

    /// Everything that approvals of a submission are judged by.
    pub fn case<'a>(&'a self, submission: &Submission, facts: &SubmissionFacts) -> Case<'a> {
        build_case(
            &self.settings,
            &self.organisation,
            &self.zone,
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
    zone: &'a TimeZone,
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
    let begins =
        |commit: &BranchCommit| !commit.parents.iter().any(|parent| commits.contains(parent));
    let high = |page: Option<&Document>| page.is_some_and(|page| page.risk() == Risk::High);
    let approvers = |page: Option<&Document>| {
        page.and_then(|page| page.meta.approvers.as_ref())
            .map(|list| list.value.clone())
            .unwrap_or_default()
    };
    Case {
        settings,
        organisation,
        zone,
        submitter: submission.by.clone(),
        submitted_at: submission.at,
        drafters: registry.drafters(submission, &commits),
        first_authors: facts
            .commits
            .iter()
            .filter(|commit| begins(commit))
            .map(|commit| person(&commit.email))
            .collect(),
        editors: facts
            .commits
            .iter()
            .filter(|commit| !begins(commit))
            .map(|commit| person(&commit.email))
            .collect(),
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
                }
            })
            .collect(),
    }
}

/// How a snapshot is asked for.
pub struct Load<'a> {
    /// The repository.
    pub git: &'a Git,
    /// `--sops`, before sop.yaml.
    pub globs: &'a [String],
    /// Who runs the command, found by people.yaml.
    pub actor: &'a dyn Fn(&People) -> Result<Actor>,
    /// What time it is.
    pub now: Now,
    /// How much is needed.
    pub scope: Scope,
    /// What has to be there.
    pub need: Need,
    /// As of the end of this day, by what was there and on record until then.
    pub as_of: Option<Date>,
}

/// What has to be there for an answer to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: who asks says what is missing.
    Nothing,
    /// The whole history.
    History,
    /// That, and a ledger that is named; one that was here and is gone is for the one who asks to name.
    Proof,
    /// That, and a ledger that is named.
    Ledger,
}

/// A ledger of which it is known where it begins to be read.
struct Begun {
    id: String,
    identities: LedgerIdentities,
    now: i64,
    refs: Vec<(String, Oid)>,
    seen: Seen,
    tips: Vec<Oid>,
}

/// Records that are being read by another thread.
struct Aside<'scope>(std::thread::ScopedJoinHandle<'scope, Result<Ledger>>);

impl Aside<'_> {
    fn join(self) -> Result<Ledger> {
        self.0
            .join()
            .map_err(|_| Error::bug("reading the records ended in a panic"))?
    }
}

impl Begun {
    fn expected(&self) -> Expected<'_> {
        Expected {
            ledger: &self.id,
            identities: self.identities,
            now: self.now,
        }
    }

    /// Reads the records in a thread of their own, with a handle of its own.
    fn read_aside<'scope>(
        &'scope self,
        git: &Git,
        scope: &'scope std::thread::Scope<'scope, '_>,
    ) -> Aside<'scope> {
        let another = git.again();
        Aside(scope.spawn(move || Ok(ledger::read(&another?, &self.tips, self.expected()))))
    }
}

impl Load<'_> {
    /// Loads.
    pub fn run(&self) -> Result<Snapshot> {
        let git = self.git;
        let (mut layout, mut settings) = survey(git)?;
        let until = self.until(settings.as_ref());
        if let Some(until) = until {
            let main = layout.main.as_ref().map(oid_of);
            let then = main
                .map(|main| as_of(git, main, until))
                .transpose()?
                .flatten();
            layout.main = then.map(id_of);
            settings = match then {
                Some(commit) => yaml::settings(&CommitFiles { git, commit })?,
                None => None,
            };
        }
        if layout.shallow && self.need != Need::Nothing {
            return Err(refuse_shallow());
        }
        let configured = settings.is_some();
        let settings = settings.unwrap_or_default();
        let main = layout.main.as_ref().map(oid_of);
        let organisation = match main {
            Some(commit) => yaml::organisation(&CommitFiles { git, commit })?,
            None => Organisation::default(),
        };
        let zone = TimeZone::get(&settings.timezone).unwrap_or(TimeZone::UTC);
        let (globs, guessed) = self.globs(main, configured, &settings)?;
        let site_root = settings.site_root.clone();
        let reader = Reader {
            git,
            globs: &globs,
            site_root: site_root.as_deref(),
        };
        let begun = self.begin_ledger(&layout, &settings)?;
        // Pages and records are read side by side: the two have nothing in common but the object database.
        let (read, records) = std::thread::scope(|scope| {
            let records = begun.as_ref().map(|begun| begun.read_aside(git, scope));
            let read = main.map(|main| reader.commit(main)).transpose();
            (read, records.map(Aside::join))
        });
        let (pages, mut refused) = read?.unwrap_or_default();
        let pages = Pages::from(pages);
        let fitting = match main {
            Some(main) if pages.is_empty() => self.fitting(main)?,
            _ => None,
        };
        let (work, unread) = match (&layout.root, self.scope.work_tree) {
            (Some(root), true) => reader.work_tree(root)?,
            _ => (Vec::new(), Vec::new()),
        };
        for path in unread {
            if !refused.contains(&path) {
                refused.push(path);
            }
        }
        let ledger = match (begun, records) {
            (Some(begun), Some(records)) => self.ledger(
                &layout,
                &zone,
                (begun, records?),
                &organisation.people,
                &pages,
                until,
            )?,
            _ => LedgerView::default(),
        };
        let mut snapshot = Snapshot {
            actor: (self.actor)(&organisation.people)?,
            layout,
            configured,
            settings,
            organisation,
            zone,
            guessed,
            fitting,
            refused,
            pages,
            in_force: BTreeMap::new(),
            work,
            proposals: Vec::new(),
            submitted: BTreeMap::new(),
            ledger,
            globs: globs.clone(),
        };
        let day = self.as_of.unwrap_or_else(|| snapshot.today(self.now));
        snapshot.in_force = in_force(reader, &snapshot, main, day)?;
        if self.scope.proposals {
            self.proposals(reader, main, until, &mut snapshot)?;
        }
        Ok(snapshot)
    }

    /// The end of the day that is asked for, where it is past.
    fn until(&self, settings: Option<&Settings>) -> Option<Timestamp> {
        let name = settings.map_or("UTC", |settings| &settings.timezone);
        let zone = TimeZone::get(name).unwrap_or(TimeZone::UTC);
        self.as_of
            .map(|day| end_of(day, &zone))
            .filter(|end| *end < self.now.at)
    }

    fn globs(
        &self,
        main: Option<Oid>,
        configured: bool,
        settings: &Settings,
    ) -> Result<(Globs, bool)> {
        if !self.globs.is_empty() {
            return Ok((Globs::new(self.globs)?, false));
        }
        if configured {
            return Ok((Globs::new(&settings.sops)?, false));
        }
        for guess in GUESSES {
            let globs = Globs::new(&[guess.to_owned()])?;
            let reader = Reader {
                git: self.git,
                globs: &globs,
                site_root: None,
            };
            if let Some(main) = main
                && !reader.entries(main)?.is_empty()
            {
                return Ok((globs, true));
            }
        }
        Ok((Globs::new(&settings.sops)?, false))
    }

    /// The narrowest glob that matches every Markdown file of a commit, where there is one.
    fn fitting(&self, main: Oid) -> Result<Option<String>> {
        let globs = Globs::new(&["**/*.md".to_owned()])?;
        let reader = Reader {
            git: self.git,
            globs: &globs,
            site_root: None,
        };
        let paths = reader.entries(main)?;
        let mut folders = paths.keys().map(|path| {
            path.rsplit_once('/')
                .map_or(Vec::new(), |(folders, _)| folders.split('/').collect())
        });
        let Some(mut common) = folders.next() else {
            return Ok(None);
        };
        for folders in folders {
            let same = common.iter().zip(&folders).take_while(|(a, b)| a == b);
            common.truncate(same.count());
        }
        common.push("**/*.md");
        Ok(Some(common.join("/")))
    }

    /// What is to be read of the ledger; nothing where there is none.
    fn begin_ledger(&self, layout: &Layout, settings: &Settings) -> Result<Option<Begun>> {
        let Some(id) = &settings.ledger else {
            return Ok(None);
        };
        let git = self.git;
        let refs = ledger::tips(git, layout.remote.as_deref())?;
        let seen = Seen::load(git);
        let elsewhere = !layout.remotes.is_empty();
        let lost = seen.tips().last();
        let missing = match self.need {
            Need::Ledger => elsewhere || lost.is_some(),
            Need::Proof => elsewhere && lost.is_none(),
            Need::History | Need::Nothing => false,
        };
        if refs.is_empty() && missing {
            return Err(ledger_missing(id, layout, lost.copied()));
        }
        let mut tips: Vec<Oid> = refs.iter().map(|(_, tip)| *tip).collect();
        tips.extend(pushed::arrived(git, layout.main.as_ref().map(oid_of)));
        Ok(Some(Begun {
            id: id.clone(),
            identities: settings.ledger_identities,
            now: self.now.at.as_second(),
            refs,
            seen,
            tips,
        }))
    }

    fn ledger(
        &self,
        layout: &Layout,
        zone: &TimeZone,
        (begun, mut records): (Begun, Ledger),
        people: &People,
        pages: &Pages,
        until: Option<Timestamp>,
    ) -> Result<LedgerView> {
        let git = self.git;
        let Begun {
            refs, seen, tips, ..
        } = &begun;
        let beginnings = records.genesis().len();
        // What was seen first stands before the ledger, that before its inboxes: nobody who may only append displaces it.
        let preferred: Vec<CommitId> = seen
            .tips()
            .iter()
            .chain(tips)
            .map(|tip| id_of(*tip))
            .collect();
        if let Some(genesis) = genesis(&records, &preferred) {
            records = records.rooted_at(&genesis);
        }
        let unshared = unshared(&records, refs, layout);
        let lost = seen
            .tips()
            .iter()
            .map(|tip| id_of(*tip))
            .filter(|tip| !records.contains(tip))
            .collect();
        if let Some(until) = until {
            let then = records.in_order().into_iter();
            let then = then.filter(|placed| placed.record().at <= until);
            let tips: Vec<Oid> = then.map(|placed| oid_of(placed.id())).collect();
            records = ledger::read(git, &tips, begun.expected());
        }
        let lineage = Lineage::of(git, layout.main.as_ref().map(oid_of));
        let grounds = rights::grounds(&lineage, &records);
        let signatures = rights::signatures(git, &records, &grounds, zone, people);
        let merged = merged(git, layout, &lineage, &records)?;
        let rights = RightsAtHand::new(git, &records, &signatures, &grounds, zone, pages);
        let registry = Registry::build(&records, &merged, &rights);
        Ok(LedgerView {
            beginnings,
            once_live: super::ledger::once_live(git),
            unshared,
            registry,
            refs: refs
                .iter()
                .map(|(name, tip)| (name.clone(), id_of(*tip)))
                .collect(),
            signatures,
            grounds,
            lost,
            fetched_at: std::fs::read_to_string(git.sop_dir().join("fetched_at"))
                .ok()
                .map(|text| text.trim().to_owned()),
            records,
        })
    }

    fn proposals(
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
        snapshot.proposals = found;
        for submission in snapshot.ledger.registry.submissions() {
            if submission.outcome == Outcome::Open {
                let mut facts = submission_facts(self.git, reader, submission, main)?;
                if facts.unreadable.is_none() {
                    let head = oid_of(&submission.body.head);
                    let submitted = proposals::read(self.git, reader, head, main)?;
                    facts.other_files = submitted.other_files;
                    facts.removed = submitted.removed;
                }
                snapshot.submitted.insert(submission.record.clone(), facts);
            }
        }
        Ok(())
    }
}

/// The versions in force on a day that the default branch has moved on from, each from its record's blob.
fn in_force(
    reader: Reader<'_>,
    snapshot: &Snapshot,
    main: Option<Oid>,
    day: Date,
) -> Result<BTreeMap<SopId, Document>> {
    let mut found = BTreeMap::new();
    let registry = &snapshot.ledger.registry;
    let Some(main) = main else {
        return Ok(found);
    };
    for id in registry.governed().into_keys() {
        let Some((_, item)) = registry.in_force(id, day) else {
            continue;
        };
        let same = snapshot
            .page(id)
            .is_some_and(|page| page.digest() == Some(&item.digest));
        // A blob that is not here is for `verify` to name.
        let blob = oid_of(&item.blob);
        if !same && reader.git.object(blob)?.is_some() {
            let mut page = reader.blob(main, &item.path, blob)?;
            page.id = id.clone();
            found.insert(id.clone(), page);
        }
    }
    Ok(found)
}

/// Reads what is known of a submission beside its record, against the default branch before it.
pub fn submission_facts(
    git: &Git,
    reader: Reader<'_>,
    submission: &Submission,
    before: Option<Oid>,
) -> Result<SubmissionFacts> {
    let head = oid_of(&submission.body.head);
    let mut facts = SubmissionFacts::default();
    if git.object(head)?.is_none() {
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
        None => git
            .object(oid_of(&submission.body.base))?
            .map(|_| oid_of(&submission.body.base)),
    };
    facts.commits = proposals::commits(git, head, base)?;
    for item in &submission.body.sops {
        if let Some(page) = reader.file(head, &item.path)? {
            facts.pages.insert(item.id.clone(), page);
        }
    }
    if let Some(before) = before {
        for page in reader.commit(before)?.0 {
            if submission.item(&page.id).is_some() {
                facts.before.insert(page.id.clone(), page);
            }
        }
    }
    Ok(facts)
}

/// The beginning that counts: the one that the first of the preferred tips descends from.
fn genesis(records: &Ledger, preferred: &[CommitId]) -> Option<CommitId> {
    let all: Vec<&CommitId> = records
        .genesis()
        .into_iter()
        .map(|placed| placed.id())
        .collect();
    if all.len() < 2 {
        return all.first().map(|id| (*id).clone());
    }
    preferred
        .iter()
        .find_map(|tip| {
            all.iter()
                .find(|id| **id == tip || records.is_ancestor(id, tip))
        })
        .or(all.first())
        .map(|id| (*id).clone())
}

/// Which of the merges that the ledger names are part of the default branch.
fn merged(
    git: &Git,
    layout: &Layout,
    lineage: &Lineage<'_>,
    records: &Ledger,
) -> Result<BTreeSet<CommitId>> {
    let mut wanted: BTreeSet<Oid> = records
        .in_order()
        .into_iter()
        .filter_map(|placed| match &placed.record().body {
            Body::Publish(body) => Some(oid_of(&body.merge)),
            _ => None,
        })
        .collect();
    let on_the_line: BTreeSet<Oid> = wanted.extract_if(.., |oid| lineage.has(*oid)).collect();
    let mut merged: BTreeSet<CommitId> = on_the_line.into_iter().map(id_of).collect();
    let Some(main) = &layout.main else {
        return Ok(merged);
    };
    if wanted.is_empty() {
        return Ok(merged);
    }
    let mut walk = git
        .raw()
        .revwalk()
        .map_err(|error| super::git::failed("cannot walk the history", error))?;
    walk.push(oid_of(main))
        .map_err(|error| super::git::failed("cannot walk the history", error))?;
    for oid in walk {
        let oid = oid.map_err(|error| super::git::failed("cannot walk the history", error))?;
        if wanted.remove(&oid) {
            merged.insert(id_of(oid));
        }
        if wanted.is_empty() {
            break;
        }
    }
    Ok(merged)
}

/// How many records the remote does not have, as far as was last seen.
fn unshared(records: &Ledger, refs: &[(String, Oid)], layout: &Layout) -> usize {
    let Some(remote) = &layout.remote else {
        return 0;
    };
    let space = format!("refs/remotes/{remote}/");
    let shared: Vec<CommitId> = refs
        .iter()
        .filter(|(name, _)| name.starts_with(&space))
        .map(|(_, tip)| id_of(*tip))
        .collect();
    records.len() - records.reached_from(&shared)
}

fn ledger_missing(id: &str, layout: &Layout, lost: Option<Oid>) -> Error {
    let error = Error::repository(format!(
        "sop.yaml names the ledger {id}, and it is neither here nor among what was fetched"
    ))
    .code("ledger-missing");
    let error = match lost {
        Some(tip) => error.hint(format!(
            "git branch sop-ledger {tip}   (the last that was seen here)"
        )),
        None => error,
    };
    match &layout.remote {
        Some(remote) => error
            .hint(format!(
                "git fetch {remote} '+refs/heads/sop-*:refs/remotes/{remote}/sop-*'"
            ))
            .hint("if nothing was ever recorded: `sop sync` begins it"),
        None if layout.remotes.is_empty() => error.hint("sop verify"),
        None => error.hint(format!(
            "say in sop.yaml which remote has it (`remote: NAME`), of: {}",
            layout.remotes.join(", ")
        )),
    }
}

/// Where history is cut off, what is published, governed or reviewed cannot be told.
fn refuse_shallow() -> Error {
    Error::repository(
        "this clone is shallow: what is published and when it changed cannot be told from it",
    )
    .code("shallow-clone")
    .hint("git fetch --unshallow")
    .hint("in CI: actions/checkout with `fetch-depth: 0`")
}

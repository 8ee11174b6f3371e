//! `--range A..B`: what a pull request would make live, before it does.

use super::{Case, Failure, Report, ended};
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::Action;
use crate::domain::registry::{Outcome, Submission};
use crate::domain::settings::{SETTINGS_FILE, Settings};
use crate::domain::status::Status;
use crate::domain::version::Version;
use crate::env::Now;
use crate::ops::propose::{AUTHORITY_FILES, lost_tip};
use crate::store::evidence::Evidence;
use crate::store::globs::Globs;
use crate::store::{Proposal, Snapshot};

/// Judges what the commits of a range change, as a merge of it would be judged; `settings` is sop.yaml as its end has it,
/// where it changes that.
pub fn verify_range(
    snapshot: &Snapshot,
    evidence: &Evidence,
    (proposal, settings): (&Proposal, Option<Result<Settings, String>>),
    range: &str,
    now: Now,
) -> Report {
    let case = Case::of(snapshot, evidence, now);
    let mut failures = Vec::new();
    case.repository(&mut failures);
    for page in &proposal.pages {
        case.proposed(page, proposal, &mut failures);
    }
    case.removed(proposal, &mut failures);
    case.pictures(proposal, &mut failures);
    match settings {
        Some(Ok(settings)) => case.out_of_reach(&settings, proposal, &mut failures),
        Some(Err(words)) => {
            let failure = Failure::error("policy-unreadable", words).path(SETTINGS_FILE);
            failures.push(failure.commit(&proposal.head));
        }
        None => {}
    }
    case.policy_beside(proposal, &mut failures);
    for commit in &proposal.commits {
        if let Some((message, hint)) = lost_tip(commit) {
            let failure = Failure::error("ledger-record-missing", message);
            failures.push(failure.commit(&commit.id).hint(hint));
        }
    }
    Report {
        range: Some(range.to_owned()),
        ..ended(&case, failures, None, false, now)
    }
}

impl Case<'_> {
    /// One page that a range adds or changes.
    fn proposed(&self, page: &Document, proposal: &Proposal, failures: &mut Vec<Failure>) {
        let registry = &self.snapshot.ledger.registry;
        let name = |failure: Failure| {
            failure
                .sop(&page.id, page.version())
                .path(&page.path)
                .commit(&proposal.head)
        };
        let governed = registry.governed().get(&page.id).copied();
        if let Some((_, item)) = governed
            && item.path == page.path
            && page.digest() == Some(&item.digest)
            && page.version() == Some(item.version)
            && page.status() == Some(Status::Published)
        {
            return;
        }
        let claims = matches!(page.status(), Some(Status::Published | Status::Retired));
        // A page that takes the id of one that stays where it is ends nothing: that is for `sop check`.
        let ends = governed.is_some_and(|(_, item)| {
            let moved = || proposal.removed.iter().any(|gone| gone.path == item.path);
            item.path == page.path || moved()
        });
        if !claims && ends {
            let message = format!("{} would no longer say that it is published", page.path);
            let hint = format!(
                "sop submit {}   (stamps it), or sop retire {}",
                page.id, page.id
            );
            failures.push(name(Failure::error("governance-removed", message)).hint(hint));
        } else if !claims && page.status() == Some(Status::Draft) && page.version().is_some() {
            let message = format!(
                "{} carries a version, and no submission gave it one",
                page.path
            );
            failures.push(name(Failure::error("version-without-record", message)));
        }
        if !claims || self.snapshot.settings.ledger.is_none() {
            return;
        }
        self.submitted(page, proposal, failures);
        if page.status() == Some(Status::Published) {
            self.number(page, proposal, failures);
        }
    }

    /// A page that says that it goes live, or ends, was submitted as it stands.
    fn submitted(&self, page: &Document, proposal: &Proposal, failures: &mut Vec<Failure>) {
        let registry = &self.snapshot.ledger.registry;
        let of_page = |submission: &&Submission| {
            let live = match &submission.outcome {
                Outcome::Open => true,
                Outcome::Published(record) => {
                    let publication = registry.publication(record);
                    publication.is_some_and(|one| one.withdrawn.is_none())
                }
                Outcome::Superseded(_) | Outcome::Withdrawn(_) => false,
            };
            live && submission.item(&page.id).is_some()
        };
        let fits = |submission: &Submission| {
            submission.item(&page.id).is_some_and(|item| {
                let action = match page.status() {
                    Some(Status::Retired) => Action::Retire,
                    _ => Action::Publish,
                };
                item.action == action
                    && item.path == page.path
                    && Some(item.version) == page.version()
                    && Some(&item.digest) == page.digest()
            })
        };
        let newest = registry.submissions().iter().rev().find(of_page);
        if newest.is_some_and(fits) {
            return;
        }
        let status = page.status().map_or("", Status::as_str);
        let open = newest.is_some_and(|submission| submission.outcome == Outcome::Open);
        let failure = if open {
            let message = format!(
                "{} is not what was submitted: approvals of that do not count for it",
                page.path
            );
            Failure::error("edited-since-submitted", message)
        } else {
            let message = format!(
                "{} says that it is {status}, and nobody submitted it as it stands",
                page.path
            );
            Failure::error("not-submitted", message)
        };
        let hint = format!(
            "sop submit {}   (from its branch), or fetch the records: sop sync",
            page.id
        );
        let failure = failure.sop(&page.id, page.version()).path(&page.path);
        failures.push(failure.commit(&proposal.head).hint(hint));
    }

    /// A number is given once, and to one branch.
    fn number(&self, page: &Document, proposal: &Proposal, failures: &mut Vec<Failure>) {
        let Some(version) = page.version() else {
            return;
        };
        let name = |failure: Failure| {
            failure
                .sop(&page.id, Some(version))
                .path(&page.path)
                .commit(&proposal.head)
        };
        let registry = &self.snapshot.ledger.registry;
        let taken = registry
            .publications_of(&page.id)
            .rev()
            .filter(|(one, _)| !one.voided())
            .find(|(_, item)| {
                item.version == version
                    && item.action == Action::Publish
                    && page.digest() != Some(&item.digest)
            });
        if let Some((taken, _)) = taken {
            let message = format!(
                "{} {version} was published before with other bytes",
                page.id
            );
            let hint = format!("sop submit {}   (stamps the next free number)", page.id);
            failures.push(
                name(Failure::error("version-taken", message))
                    .record(&taken.record)
                    .hint(hint),
            );
        }
        for other in &self.snapshot.proposals {
            let same = |theirs: &&Document| {
                theirs.id == page.id
                    && theirs.version() == Some(version)
                    && theirs.status() == Some(Status::Published)
                    && theirs.digest() != page.digest()
            };
            let own = other.head == proposal.head
                || proposal
                    .commits
                    .iter()
                    .any(|commit| commit.id == other.head);
            if !own && other.pages.iter().any(|theirs| same(&theirs)) {
                let message = format!(
                    "{} {version} is proposed on {} too, with other bytes",
                    page.id, other.branch
                );
                let hint = format!(
                    "sop submit {}   (on the one that is published second)",
                    page.id
                );
                failures.push(name(Failure::error("version-on-two-branches", message)).hint(hint));
            }
        }
    }

    /// What is governed stays where it is until it is retired.
    fn removed(&self, proposal: &Proposal, failures: &mut Vec<Failure>) {
        for (id, (publication, item)) in self.snapshot.ledger.registry.governed() {
            let gone = proposal.removed.iter().any(|page| page.path == item.path)
                && !proposal.pages.iter().any(|page| page.id == *id);
            if gone {
                let message = format!("{id} is governed, and {} would be gone", item.path);
                let failure =
                    Failure::error("governance-removed", message).sop(id, Some(item.version));
                let hint = format!("sop retire {id} --reason 'WHY'   (the way to end it)");
                failures.push(
                    failure
                        .path(&item.path)
                        .record(&publication.record)
                        .hint(hint),
                );
            }
        }
    }

    /// The pictures of what is governed stay what they were, unless the page goes the whole way with them.
    fn pictures(&self, proposal: &Proposal, failures: &mut Vec<Failure>) {
        let edited = |id: &SopId| proposal.pages.iter().any(|page| page.id == *id);
        for page in self.snapshot.repictured(&proposal.other_files, &edited) {
            let message = format!(
                "{} is governed, and a picture that it names would be another",
                page.path
            );
            let failure = Failure::error("bytes-not-published", message);
            let failure = failure.sop(&page.id, page.version()).path(&page.path);
            let hint = format!(
                "give the picture a name of its own, or revise {} with it",
                page.id
            );
            failures.push(failure.commit(&proposal.head).hint(hint));
        }
    }

    /// sop.yaml goes on reaching what is governed, and naming its ledger.
    fn out_of_reach(&self, settings: &Settings, proposal: &Proposal, failures: &mut Vec<Failure>) {
        let mut name = |message: String, path: &str, sop: Option<(&SopId, Version)>| {
            let failure = Failure::error("governance-removed", message).path(path);
            let failure = match sop {
                Some((id, version)) => failure.sop(id, Some(version)),
                None => failure,
            };
            let hint = "leave `sops` and `ledger` in sop.yaml as they are, or retire what they no longer reach first";
            failures.push(failure.commit(&proposal.head).hint(hint));
        };
        let ledger = &self.snapshot.settings.ledger;
        if ledger.is_some() && settings.ledger != *ledger {
            let message = "sop.yaml would no longer name the ledger that governs this repository";
            name(message.to_owned(), SETTINGS_FILE, None);
        }
        // Globs that cannot be read reach nothing.
        let globs = Globs::new(&settings.sops).ok();
        for (id, (_, item)) in self.snapshot.ledger.registry.governed() {
            let reached = globs
                .as_ref()
                .is_some_and(|globs| globs.matches(&item.path));
            if !reached {
                let message = format!("sop.yaml's globs would not reach {} any more", item.path);
                name(message, &item.path, Some((id, item.version)));
            }
        }
    }

    /// Policy has a branch of its own.
    fn policy_beside(&self, proposal: &Proposal, failures: &mut Vec<Failure>) {
        let beside = proposal
            .other_files
            .iter()
            .filter(|file| AUTHORITY_FILES.contains(&file.path.as_str()));
        for file in beside.filter(|_| !proposal.pages.is_empty()) {
            let message = format!(
                "{} would change together with what it is to judge",
                file.path
            );
            let failure = Failure::error("policy-on-branch", message).path(&file.path);
            let hint = format!(
                "change it on a branch of its own: {}",
                self.snapshot.settings.policy_branch()
            );
            failures.push(failure.commit(&proposal.head).hint(hint));
        }
    }
}

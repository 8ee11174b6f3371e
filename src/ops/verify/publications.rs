//! One publication: its submission, its approvals, its merge, its bytes.

use std::collections::BTreeSet;

use super::{Case, Failure};
use crate::domain::approval::{Barrier, Judged};
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::record::{Action, Body, PublishItem, RejectMeaning, SubmitItem};
use crate::domain::organisation::Organisation;
use crate::domain::registry::{Publication, Says, Submission, Vote, votes_before};
use crate::domain::settings::Identity;
use crate::domain::time::stamp;
use crate::store::evidence::PublicationEvidence;
use crate::store::snapshot::build_case;

impl Case<'_> {
    pub(super) fn publication(&self, publication: &Publication, failures: &mut Vec<Failure>) {
        let name = |failure: Failure| failure.record(&publication.record);
        let registry = &self.snapshot.ledger.registry;
        let Some(found) = self.evidence.publications.get(&publication.record) else {
            return;
        };
        let Some(submission) = registry.submission(&publication.body.submit) else {
            failures.push(name(Failure::error(
                "no-submission",
                format!(
                    "the publication {} names no submission",
                    publication.record.short()
                ),
            )));
            return;
        };
        self.same_as_submitted(publication, submission, failures);
        self.submission_stood(publication, submission, failures);
        self.numbers(publication, submission, failures);
        self.as_merged(publication, found, failures);
        self.merge(publication, found, failures);
        self.bytes(publication, found, failures);
        self.approvals(publication, submission, found, failures);
        self.others(publication, found, failures);
    }

    /// What all SOPs governed by then had on the default branch, before and after: what was published of them, or
    /// already what this publication approves, where somebody merged it by hand before it was recorded.
    fn others(
        &self,
        publication: &Publication,
        found: &PublicationEvidence,
        failures: &mut Vec<Failure>,
    ) {
        for other in &found.others {
            let registry = &self.snapshot.ledger.registry;
            let item = registry
                .publication(&other.publish)
                .and_then(|publication| publication.item(&other.id));
            let own = publication.item(&other.id);
            let early = own.is_some_and(|own| other.digest == Some(own.digest));
            let failure = if early {
                let message = format!(
                    "{} was on the default branch at {}, before it was recorded: merged by hand",
                    other.id,
                    other.commit.short()
                );
                Failure::warning("live-before-recorded", message)
                    .sop(&other.id, own.map(|own| own.version))
                    .record(&publication.record)
            } else {
                let message = format!(
                    "at {} the default branch had other bytes for {} than were published, and {} rests on it",
                    other.commit.short(),
                    other.id,
                    publication.record.short()
                );
                let failure = Failure::error("bytes-not-published", message)
                    .sop(&other.id, item.map(|item| item.version))
                    .record(&other.publish);
                let path = item.map(|item| item.path.as_str()).unwrap_or_default();
                failure.path(path).hint(format!(
                    "git log -p {} -- {path}   (who changed it; this stays on record)",
                    other.commit.short()
                ))
            };
            failures.push(failure.commit(&other.commit));
        }
    }

    fn same_as_submitted(
        &self,
        publication: &Publication,
        submission: &Submission,
        failures: &mut Vec<Failure>,
    ) {
        let same = |item: &PublishItem, submitted: &SubmitItem| {
            item.id == submitted.id
                && item.path == submitted.path
                && item.action == submitted.action
                && item.version == submitted.version
                && item.change == submitted.change
                && item.effective_on == submitted.effective_on
                && item.digest == submitted.digest
                && item.superseded_by == submitted.superseded_by
        };
        let whole = publication.body.sops.len() == submission.body.sops.len()
            && publication
                .body
                .sops
                .iter()
                .zip(&submission.body.sops)
                .all(|(item, submitted)| same(item, submitted));
        if !whole {
            failures.push(
                Failure::error(
                    "publication-differs-from-submission",
                    format!(
                        "the publication {} is not what {} submitted",
                        publication.record.short(),
                        submission.record.short()
                    ),
                )
                .record(&publication.record),
            );
        }
    }

    fn merge(
        &self,
        publication: &Publication,
        found: &PublicationEvidence,
        failures: &mut Vec<Failure>,
    ) {
        let body = &publication.body;
        let name = |failure: Failure| failure.record(&publication.record).commit(&body.merge);
        let names: Vec<String> = body
            .sops
            .iter()
            .map(|item| format!("{} {}", item.id, item.version))
            .collect();
        if !publication.merged {
            if publication.withdrawn.is_none() {
                let layout = &self.snapshot.layout;
                let message = format!(
                    "{} is recorded, and its merge is not on the default branch",
                    names.join(", ")
                );
                let once_live = self.snapshot.ledger.once_live.contains(&publication.record);
                // Only without a remote can a record be ahead of its merge: after a crash, until the next command.
                let alone = self.evidence.remotes.is_empty() && layout.root.is_some();
                failures.push(name(if once_live || !alone {
                    Failure::error("publication-removed", message)
                } else {
                    Failure::warning("pending", message).hint("sop sync")
                }));
            }
            return;
        }
        if !found.joined {
            failures.push(name(Failure::error(
                "merge-differs",
                format!(
                    "the merge of {} does not join what its record names",
                    names.join(", ")
                ),
            )));
        }
        if !self.evidence.main.contains(&body.base) {
            failures.push(name(Failure::error(
                "default-branch-rewritten",
                format!(
                    "the base of {} is not in the default branch's history",
                    names.join(", ")
                ),
            )));
        }
    }

    fn bytes(
        &self,
        publication: &Publication,
        found: &PublicationEvidence,
        failures: &mut Vec<Failure>,
    ) {
        for item in &publication.body.sops {
            let name = |failure: Failure| {
                failure
                    .sop(&item.id, Some(item.version))
                    .path(&item.path)
                    .record(&publication.record)
            };
            if let Some(why) = &found.facts.unreadable {
                failures.push(name(Failure::error("submission-unreadable", why.clone())));
                continue;
            }
            let submitted = found.facts.pages.get(&item.id);
            if submitted.and_then(|page| page.digest()) != Some(&item.digest) {
                failures.push(name(
                    Failure::error(
                        "submitted-bytes-differ",
                        format!(
                            "the submitted commit does not hold the approved bytes of {}",
                            item.id
                        ),
                    )
                    .commit(&publication.body.head),
                ));
            }
            if found.of_blob.get(&item.id).cloned().flatten() != Some(item.digest) {
                failures.push(name(Failure::error(
                    "blob-differs",
                    format!(
                        "the blob that the record of {} names has another digest",
                        item.id
                    ),
                )));
            }
            match found.at_merge.get(&item.id) {
                Some(live) if !live.regular => failures.push(name(Failure::error(
                    "not-a-regular-file",
                    format!(
                        "{} was published as something else than a plain file",
                        item.path
                    ),
                ))),
                Some(live) if live.digest == Some(item.digest) && live.blob == item.blob => {}
                _ => failures.push(name(
                    Failure::error(
                        "bytes-differ-at-publication",
                        format!(
                            "the merge of {} {} holds other bytes than its record",
                            item.id, item.version
                        ),
                    )
                    .commit(&publication.body.merge),
                )),
            }
        }
    }

    /// Enough approvals of this submission, by people who could give them, and no rejection that was passed over.
    fn approvals(
        &self,
        publication: &Publication,
        submission: &Submission,
        found: &PublicationEvidence,
        failures: &mut Vec<Failure>,
    ) {
        let base = &publication.body.base;
        let Some(policy) = self.evidence.policy.get(base) else {
            let message = "sop.yaml or people.yaml before the merge cannot be read";
            failures.push(
                Failure::error("policy-unreadable", message)
                    .commit(base)
                    .record(&publication.record),
            );
            return;
        };
        if found.facts.unreadable.is_some() {
            return;
        }
        let (settings, organisation) = (&policy.0, &policy.1);
        let ledger = &self.snapshot.ledger;
        let case = build_case(
            settings,
            organisation,
            &ledger.registry,
            submission,
            &found.facts,
        );
        let standing = votes_before(
            ledger.records(),
            self.said.of(&submission.record),
            &publication.record,
            &|placed| (ledger.class(placed.id()), ledger.at(placed)),
        );
        let votes = self.votes(publication, submission, standing, failures);
        self.authors(publication, organisation, found, failures);
        self.unseen(publication, submission, failures);
        for vote in votes.iter().filter(|vote| vote.says == Says::Approve) {
            if vote.edited != case.edited(&vote.by) {
                let message = format!(
                    "the approval {} says otherwise than the branch of whether {} wrote part of it",
                    vote.record.short(),
                    vote.by
                );
                failures.push(
                    Failure::warning("approval-edited-differs", message)
                        .record(&vote.record)
                        .person(&vote.by),
                );
            }
        }
        let judgement = case.judge(&votes);
        for vote in &judgement.rejections {
            let message = format!("{} had rejected what was published", vote.by);
            failures.push(
                Failure::error("rejected", message)
                    .record(&publication.record)
                    .person(&vote.by),
            );
        }
        let since = self.emergency(publication, submission, &case, failures);
        if since.is_none() {
            self.late(publication, found, &judgement, failures);
        }
        let settles = since.is_some();
        for judged in &since.unwrap_or(judgement).items {
            judged_item(publication, judged, settles, failures);
        }
    }

    /// The approvals that the publication names, and the rejections that stood when it was made.
    fn votes(
        &self,
        publication: &Publication,
        submission: &Submission,
        standing: Vec<Vote>,
        failures: &mut Vec<Failure>,
    ) -> Vec<Vote> {
        let mut votes: Vec<Vote> = Vec::new();
        for record in &publication.body.approvals {
            match self.approval(record, submission, &standing) {
                // One person is one approval, however often it is recorded.
                Ok(vote) if votes.iter().any(|other| other.by == vote.by) => {}
                Ok(vote) => votes.push(vote),
                Err(failure) => failures.push(failure.record(&publication.record)),
            }
        }
        votes.extend(
            standing
                .into_iter()
                .filter(|vote| vote.says == Says::Reject),
        );
        votes
    }

    /// What spoke against a publication by the times of the records, and was not before it in the ledger: two clones that
    /// had not met, or a publisher who would not see it.
    fn unseen(
        &self,
        publication: &Publication,
        submission: &Submission,
        failures: &mut Vec<Failure>,
    ) {
        let ledger = &self.snapshot.ledger;
        let approvers: BTreeSet<&str> = publication
            .body
            .approvals
            .iter()
            .filter_map(|record| ledger.registry.approver(record))
            .collect();
        for placed in self.said.of(&submission.record) {
            let record = placed.record();
            let by = record.by.as_str();
            let what = match &record.body {
                Body::Reject(body) => match body.meaning {
                    RejectMeaning::Reject => "rejected it",
                    RejectMeaning::Lift if approvers.contains(by) => "taken back their vote",
                    RejectMeaning::Lift => continue,
                },
                Body::Withdraw(_) => "taken the submission back",
                _ => continue,
            };
            let at = ledger.at(placed);
            let before = ledger
                .records()
                .is_ancestor(placed.id(), &publication.record);
            if before || at >= publication.at {
                continue;
            }
            let message = format!(
                "{by} had {what} on {}, and whoever published did not have that record",
                stamp(at)
            );
            failures.push(
                Failure::warning("published-unseen", message)
                    .record(&publication.record)
                    .person(by),
            );
        }
    }

    /// Whose commits these are decides whose approval counts; an address that nobody has hides it.
    fn authors(
        &self,
        publication: &Publication,
        organisation: &Organisation,
        found: &PublicationEvidence,
        failures: &mut Vec<Failure>,
    ) {
        let unknown: BTreeSet<&str> = found
            .facts
            .commits
            .iter()
            .map(|commit| commit.email.as_str())
            .filter(|email| organisation.people.by_email(email).is_none())
            .collect();
        for email in unknown {
            let message = format!(
                "{} of the commits that were published is nobody's in people.yaml: whose work it is cannot be told",
                email
            );
            failures.push(
                Failure::warning("unknown-commit-author", message)
                    .record(&publication.record)
                    .commit(&publication.body.head),
            );
        }
    }

    fn approval(
        &self,
        record: &CommitId,
        submission: &Submission,
        standing: &[Vote],
    ) -> Result<Vote, Box<Failure>> {
        let missing = || {
            let message = format!("the approval {} is not in the ledger", record.short());
            Box::new(Failure::error("approval-missing", message))
        };
        let placed = self
            .snapshot
            .ledger
            .records()
            .get(record)
            .ok_or_else(missing)?;
        let Body::Approve(body) = &placed.record().body else {
            return Err(missing());
        };
        let by = &placed.record().by;
        if body.submit != submission.record {
            let message = format!("the approval {} is of another submission", record.short());
            let failure = Failure::error("approval-of-another-submission", message);
            return Err(Box::new(failure.person(by)));
        }
        standing
            .iter()
            .find(|vote| vote.record == *record)
            .cloned()
            .ok_or_else(|| {
                let message = format!(
                    "the approval {} did not stand: {by} had said otherwise, or it came afterwards",
                    record.short()
                );
                Box::new(Failure::error("approval-superseded", message).person(by))
            })
    }
}

/// What one SOP of a publication lacks, and what is only said of it.
fn judged_item(
    publication: &Publication,
    judged: &Judged,
    afterwards: bool,
    failures: &mut Vec<Failure>,
) {
    let item = publication.item(&judged.id);
    let version = item.map(|item| item.version);
    let number = version
        .map(|version| version.to_string())
        .unwrap_or_default();
    let ends = item.is_some_and(|item| item.action == Action::Retire);
    let what = if ends { "the retirement of " } else { "" };
    let name = |failure: Failure| failure.sop(&judged.id, version).record(&publication.record);
    for (vote, barrier) in &judged.discounted {
        let message = barrier.reason(&vote.by, &judged.id).message;
        failures.push(name(Failure::error(code_of(barrier), message)).person(&vote.by));
    }
    if judged.counted.len() < judged.needed && !afterwards {
        let message = format!(
            "{} {number} was published with {} of {} approvals",
            judged.id,
            judged.counted.len(),
            judged.needed
        );
        failures.push(name(Failure::error("not-enough-approvals", message)));
    }
    let asserted = judged
        .counted
        .iter()
        .filter(|vote| vote.identity == Identity::Asserted)
        .count();
    if asserted > 0 {
        let message = format!(
            "{what}{} {number} rests on assertions, which sop.yaml allows: {asserted} of its approvals",
            judged.id
        );
        failures.push(name(Failure::warning("asserted-approval", message)));
    }
    if judged.own_counted {
        let message = format!(
            "{what}{} {number} was approved by its own author",
            judged.id
        );
        failures.push(name(Failure::warning("own-approval", message)));
    }
}

fn code_of(barrier: &Barrier) -> &'static str {
    match barrier {
        Barrier::Unknown => "approver-unknown",
        Barrier::NotHuman => "approver-not-human",
        Barrier::NotActive => "approver-not-active",
        Barrier::Policy(_) | Barrier::Page(_) | Barrier::Tag(..) => "approver-not-allowed",
        Barrier::Own(_) => "approver-own-work",
        Barrier::Edited => "approver-edited",
        Barrier::Identity(_) => "approver-identity",
    }
}

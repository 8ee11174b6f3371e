//! The ledger itself: only ever appended to, each record whole, by somebody who could write it.

use super::{Case, Failure, names_record};
use crate::domain::ledger::graph::Placed;
use crate::domain::ledger::record::WithdrawBody;
use crate::domain::ledger::signature::SignatureState;
use crate::domain::ledger::{Body, Class};
use crate::domain::organisation::Organisation;
use crate::domain::reference::Reference;
use crate::domain::settings::{Identity, Settings};
use crate::domain::time::day_in;

/// Faults that are said and do not make the answer `no`: a clock is a claim, and decides nothing.
const CLOCK_FAULTS: [&str; 2] = ["record-in-the-future", "record-before-its-parent"];

impl Case<'_> {
    pub(super) fn ledger(&self, failures: &mut Vec<Failure>) {
        let view = &self.snapshot.ledger;
        if let Some(id) = &self.snapshot.settings.ledger
            && view.records.is_empty()
        {
            let published = !self.evidence.named_tips.is_empty();
            let message =
                format!("sop.yaml names the ledger {id}, and this clone has no record of it");
            let failure = if published {
                Failure::error("ledger-missing", message)
            } else {
                Failure::warning("ledger-empty", message)
            };
            failures.push(
                failure.hint("git fetch REMOTE '+refs/heads/sop-*:refs/remotes/REMOTE/sop-*'"),
            );
        }
        for fault in view.records.faults() {
            let message = format!(
                "the commit {} of the ledger: {}",
                fault.commit.short(),
                fault.message
            );
            let failure = if CLOCK_FAULTS.contains(&fault.code) {
                Failure::warning(fault.code, message)
            } else {
                Failure::error(fault.code, message)
            };
            failures.push(failure.record(&fault.commit));
        }
        for tip in &view.lost {
            failures.push(
                Failure::error(
                    "ledger-rolled-back",
                    format!(
                        "{} was seen here before, and nothing reaches it now",
                        tip.short()
                    ),
                )
                .record(tip)
                .hint(format!(
                    "git branch sop-inbox/recovered {tip}   (where the object is still here)"
                )),
            );
        }
        for (tip, merge) in &self.evidence.named_tips {
            if !view.records.contains(tip) {
                failures.push(
                    Failure::error(
                        "ledger-record-missing",
                        format!(
                            "the merge {} names the ledger at {}, which is gone",
                            merge.short(),
                            tip.short()
                        ),
                    )
                    .commit(merge)
                    .record(tip),
                );
            }
        }
        for placed in view.records.in_order() {
            self.record(placed, failures);
        }
    }

    fn record(&self, placed: &Placed, failures: &mut Vec<Failure>) {
        let record = placed.record();
        let of_record = |failure: Failure| failure.record(placed.id()).person(&record.by);
        if let Body::Other(_) = record.body {
            failures.push(of_record(Failure::warning(
                "unknown-kind",
                format!(
                    "a record of kind `{}` is kept and not judged",
                    record.kind()
                ),
            )));
        }
        match self.snapshot.ledger.signatures.get(placed.id()) {
            Some(SignatureState::Broken) => {
                failures.push(of_record(Failure::error("signature-broken", format!("the signature of {} does not fit it", placed.id().short()))));
            }
            Some(SignatureState::ForeignKey) => failures.push(of_record(
                Failure::warning("signature-key-not-listed", format!("{} is signed by a key that people.yaml does not list for {}, or not on that day", placed.id().short(), record.by)),
            )),
            Some(SignatureState::Unchecked) => failures.push(of_record(
                Failure::warning("signature-unchecked", format!("the OpenPGP signature of {} is not judged here", placed.id().short()))
                    .hint(format!("git verify-commit {}", placed.id())),
            )),
            _ => {}
        }
        for (name, kind) in names_record(&record.body) {
            let fits = self.snapshot.ledger.records.get(name).is_some_and(|named| {
                named.record().kind() == kind
                    && self.snapshot.ledger.records.is_ancestor(name, placed.id())
            });
            if !fits {
                failures.push(of_record(Failure::error(
                    "dangling-record",
                    format!(
                        "the {} {} names {} as a {kind} before it, which is not there",
                        record.kind(),
                        placed.id().short(),
                        name.short()
                    ),
                )));
            }
        }
        let Some(main) = &record.main else {
            return;
        };
        if !self.evidence.main.contains(main) {
            failures.push(of_record(
                Failure::error(
                    "default-branch-rewritten",
                    format!(
                        "the {} {} saw {} on the default branch, which is not in its history now",
                        record.kind(),
                        placed.id().short(),
                        main.short()
                    ),
                )
                .commit(main),
            ));
            return;
        }
        match self.evidence.policy.get(main) {
            Some((settings, organisation)) => {
                self.authority(placed, settings, organisation, failures)
            }
            None => failures.push(of_record(
                Failure::error(
                    "policy-unreadable",
                    format!("sop.yaml or people.yaml at {} cannot be read", main.short()),
                )
                .commit(main),
            )),
        }
    }

    /// Who may write what: the last column of the table of kinds. Votes are judged with their publication.
    fn authority(
        &self,
        placed: &Placed,
        settings: &Settings,
        organisation: &Organisation,
        failures: &mut Vec<Failure>,
    ) {
        let record = placed.record();
        let Some(person) = organisation.people.by_id(&record.by) else {
            failures.push(
                Failure::error(
                    "unknown-author",
                    format!(
                        "{} wrote the {} {}, and was not in people.yaml then",
                        record.by,
                        record.kind(),
                        placed.id().short()
                    ),
                )
                .record(placed.id())
                .person(&record.by),
            );
            return;
        };
        let registry = &self.snapshot.ledger.registry;
        let refused = match &record.body {
            Body::Review(body) => {
                let names = |reference: &Reference| organisation.refers_to(reference, person);
                let owner = registry
                    .publication(&body.publish)
                    .and_then(|publication| publication.item(&body.sop))
                    .and_then(|item| item.owner.as_deref()?.parse::<Reference>().ok());
                let owns = owner.as_ref().is_some_and(names);
                let approves = person.is_human()
                    && (settings.approvals.by.is_empty()
                        || settings.approvals.by.iter().any(names));
                (!owns && !approves).then_some("a review is the owner's or an approver's")
            }
            Body::Withdraw(WithdrawBody {
                submit: Some(submit),
                ..
            }) => registry
                .submission(submit)
                .is_some_and(|submission| submission.by != record.by)
                .then_some("a submission is taken back by the one who made it"),
            Body::Withdraw(WithdrawBody {
                publish: Some(publish),
                ..
            }) => {
                let voids = registry
                    .publication(publish)
                    .is_some_and(|publication| !publication.merged);
                let by = &settings.approvals.by;
                let named = |list: &[Reference]| {
                    list.is_empty() || list.iter().any(|name| organisation.refers_to(name, person))
                };
                let pages = self.evidence.publications.get(publish);
                let page_names = pages
                    .is_none_or(|found| found.merged.values().all(|page| named(&page.approvers())));
                let word_suffices = settings
                    .identity
                    .iter()
                    .any(|identity| matches!(identity, Identity::Terminal | Identity::Asserted));
                let known =
                    word_suffices || self.snapshot.ledger.class(placed.id()) == Class::Proven;
                let may = person.is_human() && named(by) && page_names && known;
                (!voids && !may).then_some("a publication is taken back by one who may approve")
            }
            Body::Approve(_) if !person.active_on(day_in(record.at, &self.snapshot.zone)) => {
                Some("the approver was not with us on that day")
            }
            _ => None,
        };
        if let Some(why) = refused {
            failures.push(
                Failure::error(
                    "not-entitled",
                    format!(
                        "the {} {} by {}: {why}",
                        record.kind(),
                        placed.id().short(),
                        record.by
                    ),
                )
                .record(placed.id())
                .person(&record.by),
            );
        }
    }
}

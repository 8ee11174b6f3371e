//! The ledger itself: only ever appended to, each record whole, by somebody who could write it.

use super::{Case, Failure, names_record};
use crate::domain::authority::{Office, Refusal};
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::ledger::Body;
use crate::domain::ledger::graph::Placed;
use crate::domain::ledger::record::WithdrawBody;
use crate::domain::ledger::signature::SignatureState;
use crate::domain::plain::says_something;
use crate::domain::reference::Reference;
use crate::domain::settings::{LedgerIdentities, Settings};
use crate::domain::time::day_in;

/// Faults that are said and do not make the answer `no`: a clock is a claim, and decides nothing.
const CLOCK_FAULTS: [&str; 2] = ["record-in-the-future", "record-before-its-parent"];

impl Case<'_> {
    pub(super) fn ledger(&self, failures: &mut Vec<Failure>) {
        let view = &self.snapshot.ledger;
        if let Some(id) = &self.snapshot.settings.ledger
            && view.count == 0
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
        for fault in view.records().faults() {
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
            if !view.records().contains(tip) {
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
        for placed in view.records().in_order() {
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
                Failure::warning("signature-unchecked", format!("the signature of {} cannot be judged here: its public key is not at hand, or it is of another form", placed.id().short()))
                    .hint(format!("git verify-commit {}", placed.id())),
            )),
            _ => {}
        }
        for (name, kind) in names_record(&record.body) {
            let fits = self
                .snapshot
                .ledger
                .records()
                .get(name)
                .is_some_and(|named| {
                    let is = named.record().kind();
                    // An adoption stands where a publication does.
                    (is == kind || (is == "adopt" && kind == "publish"))
                        && self.saw(name, placed.id())
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
        if matches!(record.body, Body::Genesis {}) && record.main.is_none() {
            return;
        }
        self.by_right(placed, failures);
    }

    /// What the writer saw has to be part of the default branch, and nothing behind what was seen before.
    fn by_right(&self, placed: &Placed, failures: &mut Vec<Failure>) {
        let record = placed.record();
        let of_record = |failure: Failure| failure.record(placed.id()).person(&record.by);
        let what = format!("the {} {}", record.kind(), placed.id().short());
        let Some(ground) = self.snapshot.ledger.grounds.get(placed.id()) else {
            return;
        };
        let Some(main) = &ground.main else {
            return;
        };
        let own = record.main.as_ref().unwrap_or(main);
        if let Some(gone) = [own, main]
            .into_iter()
            .find(|commit| !self.evidence.main.contains(commit))
        {
            let message = format!(
                "{what} saw {} on the default branch, which is not in its history now",
                gone.short()
            );
            failures.push(of_record(
                Failure::error("default-branch-rewritten", message).commit(gone),
            ));
            return;
        }
        if ground.behind {
            let message = format!(
                "{what} says that it saw {}, and a record before it had seen what came after: it is judged by that",
                own.short()
            );
            failures.push(of_record(
                Failure::error("main-went-back", message).commit(own),
            ));
        }
        let Some(policy) = self.evidence.policy.get(main) else {
            if self.partial() {
                return;
            }
            let message = format!("sop.yaml or people.yaml at {} cannot be read", main.short());
            failures.push(of_record(
                Failure::error("policy-unreadable", message).commit(main),
            ));
            return;
        };
        let office = Office {
            settings: &policy.0,
            organisation: &policy.1,
            day: day_in(ground.at, &policy.0.zone()),
            class: self.snapshot.ledger.class(placed.id()),
        };
        self.authority(placed, office, failures);
        self.account(placed, office, failures);
        self.review(placed, office, failures);
        self.reader(placed, office, failures);
    }

    /// Who may write what: the last column of the table of kinds. Votes are judged with their publication.
    fn authority(&self, placed: &Placed, office: Office<'_>, failures: &mut Vec<Failure>) {
        let record = placed.record();
        let of_record = |failure: Failure| failure.record(placed.id()).person(&record.by);
        let Some(person) = office.organisation.people.by_id(&record.by) else {
            let message = format!(
                "{} wrote the {} {}, and was not in people.yaml then",
                record.by,
                record.kind(),
                placed.id().short()
            );
            failures.push(of_record(Failure::error("unknown-author", message)));
            return;
        };
        if office.settings.ledger_identities == LedgerIdentities::Git
            && !person.has_email(&placed.entry.email)
        {
            let message = format!(
                "the {} {} is by {}, and its author's address is {}",
                record.kind(),
                placed.id().short(),
                record.by,
                placed.entry.email
            );
            failures.push(of_record(Failure::error("author-differs", message)));
        }
        if let Err(why) = self.entitled(placed, office) {
            let message = format!(
                "the {} {} by {}: {why}",
                record.kind(),
                placed.id().short(),
                record.by
            );
            failures.push(of_record(Failure::error("not-entitled", message)));
        }
    }

    /// A review on a forge is by an account that people.yaml linked to its author then.
    fn account(&self, placed: &Placed, office: Office<'_>, failures: &mut Vec<Failure>) {
        let record = placed.record();
        let (Some(review), Some(person)) = (
            record.forge_review(),
            office.organisation.people.by_id(&record.by),
        ) else {
            return;
        };
        let mut accounts = person.logins.values();
        if !accounts.any(|login| login.id == Some(review.user)) {
            let message = format!(
                "the {} {} is from the account {} ({}) on {}, which people.yaml did not link to {}",
                record.kind(),
                placed.id().short(),
                review.login,
                review.user,
                review.host,
                record.by
            );
            failures.push(
                Failure::error("review-account-differs", message)
                    .record(placed.id())
                    .person(&record.by),
            );
        }
    }

    fn entitled(&self, placed: &Placed, office: Office<'_>) -> Result<(), Refusal> {
        let record = placed.record();
        let registry = &self.snapshot.ledger.registry;
        match &record.body {
            Body::Review(body) => {
                let owners = self.owners(placed, &body.publish, &body.sop);
                office.reviews(&record.by, &owners)
            }
            Body::Waive(body) => {
                let owners = self.owners(placed, &body.publish, &body.sop);
                office.waives(&record.by, &body.person, &owners)
            }
            Body::Complete(body) => office.completes(&record.by, body),
            Body::Attest(body) => {
                let publication = registry.publication(&body.publish);
                match publication.and_then(|publication| publication.item(&body.sop)) {
                    Some(item) => office.attests(&record.by, item, body),
                    None => Ok(()),
                }
            }
            Body::Withdraw(WithdrawBody {
                submit: Some(submit),
                ..
            }) => match registry.submission(submit) {
                Some(submission) if submission.by != record.by => {
                    Err("a submission is taken back by the one who made it")
                }
                _ => Ok(()),
            },
            Body::Withdraw(WithdrawBody {
                publish: Some(publish),
                ..
            }) => {
                let publication = registry.publication(publish);
                if publication.is_some_and(|publication| !publication.merged) {
                    return Ok(());
                }
                let pages = self.evidence.publications.get(publish);
                pages
                    .into_iter()
                    .flat_map(|found| found.merged.values())
                    .flat_map(|page| approver_lists(page, office.settings))
                    .chain([Vec::new()])
                    .try_for_each(|approvers| office.takes_back(&record.by, &approvers))
            }
            Body::Approve(_) | Body::Reject(_) => office.present(&record.by).map(drop),
            Body::Ack(_) if office.present(&record.by)?.is_human() => Ok(()),
            Body::Ack(_) => Err("a service reads nothing"),
            _ => Ok(()),
        }
    }

    /// Who owned what a record is about, by the publication that it names and by the page that its author saw.
    fn owners(&self, placed: &Placed, publish: &CommitId, sop: &SopId) -> Vec<Reference> {
        let registry = &self.snapshot.ledger.registry;
        let item = registry
            .publication(publish)
            .and_then(|publication| publication.item(sop));
        let page = self.evidence.reviewed.get(placed.id());
        item.and_then(|item| item.owner.as_deref()?.parse().ok())
            .into_iter()
            .chain(page.and_then(|page| page.meta.owner.as_ref().map(|owner| owner.value.clone())))
            .collect()
    }

    /// A review binds a publication, its bytes, a note, and the date that the interval gives.
    fn review(&self, placed: &Placed, office: Office<'_>, failures: &mut Vec<Failure>) {
        let record = placed.record();
        let Body::Review(body) = &record.body else {
            return;
        };
        let Some(publication) = self.snapshot.ledger.registry.publication(&body.publish) else {
            return;
        };
        let name = |what: &str| {
            let message = format!("the review {} of {}: {what}", placed.id().short(), body.sop);
            Failure::error("review-differs", message)
                .sop(&body.sop, None)
                .record(placed.id())
                .person(&record.by)
        };
        let Some(item) = publication.item(&body.sop) else {
            failures.push(name("the publication that it names did not publish it"));
            return;
        };
        if item.digest != body.digest {
            failures.push(name("its digest is not that of what was published"));
        }
        if !says_something(&body.note) {
            failures.push(name("it does not say what was checked"));
        }
        let own = self.evidence.reviewed.get(placed.id());
        let interval = own
            .and_then(|page| page.meta.review_in())
            .unwrap_or(item.review_in);
        // A day of slack for whoever saw another `timezone`.
        let day = day_in(record.at, &office.settings.zone());
        let latest = interval.after(day.tomorrow().unwrap_or(day));
        if body.next_due > latest {
            let what = format!(
                "{} is later than its interval of {interval} gives",
                body.next_due
            );
            failures.push(name(&what));
        }
    }
}

/// The lists of a page that each have to allow who approves it, or takes it back: its own, and those of its tags' rules.
fn approver_lists(page: &Document, settings: &Settings) -> Vec<Vec<Reference>> {
    let tags = page.tags().into_iter().collect();
    let rules = settings.approvals.of_tags(&tags);
    let by = rules.map(|(_, rule)| rule.by.clone());
    std::iter::once(page.approvers()).chain(by).collect()
}

//! What readers put on record: of what was published, by themselves, known well enough.

use super::{Case, Failure};
use crate::domain::approval::known;
use crate::domain::authority::Office;
use crate::domain::commit_id::CommitId;
use crate::domain::id::SopId;
use crate::domain::ledger::graph::Placed;
use crate::domain::ledger::readers::Shown;
use crate::domain::ledger::record::{Action, PublishItem};
use crate::domain::ledger::signature::signer;
use crate::domain::ledger::{AckBody, AttestBody, Body, CompleteBody, WaiveBody};
use crate::domain::plain::says_something;
use crate::domain::registry::Publication;
use crate::domain::risk::Risk;
use crate::domain::settings::Identity;
use crate::domain::time::day_in;
use crate::domain::version::Version;

impl Case<'_> {
    pub(super) fn reader(&self, placed: &Placed, office: Office<'_>, failures: &mut Vec<Failure>) {
        match &placed.record().body {
            Body::Ack(body) => failures.extend(self.acknowledgement(placed, body, office)),
            Body::Waive(body) => failures.extend(self.waiver(placed, body)),
            Body::Attest(body) => failures.extend(self.attestation(placed, office, body)),
            Body::Complete(body) => failures.extend(self.completion(placed, body, office)),
            _ => {}
        }
    }

    fn acknowledgement(
        &self,
        placed: &Placed,
        body: &AckBody,
        office: Office<'_>,
    ) -> Option<Failure> {
        let record = placed.record();
        let name = |code: &str, what: &str| {
            let message = format!(
                "the acknowledgement {} of {} {}: {what}",
                placed.id().short(),
                body.sop,
                body.version
            );
            let failure = Failure::error(code, message).sop(&body.sop, Some(body.version));
            Some(failure.record(placed.id()).person(&record.by))
        };
        let signer = signer(placed, &office.organisation.people);
        if let Some(signer) = signer.filter(|signer| signer.id != record.by) {
            let what = format!("{} signed it for {}", signer.id, record.by);
            return name("ack-by-another", &what);
        }
        // One that is not there is a dangling record.
        let publication = self.snapshot.ledger.registry.publication(&body.publish)?;
        let item = publication.item(&body.sop);
        let Some(item) =
            item.filter(|item| item.version == body.version && item.digest == body.digest)
        else {
            return name("ack-differs", "it is not what its publication published");
        };
        if let Shown::From(known) = &body.shown {
            let registry = &self.snapshot.ledger.registry;
            if *known == body.digest || !registry.ever_published(&body.sop, known) {
                let what = "it was shown from what nobody had published, or from the very same";
                return name("ack-differs", what);
            }
        }
        if item.action != Action::Publish {
            return name("ack-not-in-force", "what it names is its end");
        }
        if let Some(date) = item.effective_on.filter(|date| office.day < *date) {
            let what = format!("that version was not in force before {date}");
            return name("ack-not-in-force", &what);
        }
        if self.withdrawn_before(placed, publication) {
            return name("ack-not-in-force", "that version had been withdrawn");
        }
        let known = known(body.identity, office.class);
        let high = item.risk == Risk::High;
        if body.identity == Identity::Key && placed.entry.signature.is_none() {
            return name("ack-identity", "it says `key` and is not signed");
        }
        // A key that was closed since, or proved to have been in other hands, is named by its signature.
        let listed = placed.entry.signature.is_some() && known == Identity::Asserted;
        let suffices =
            office.settings.identity.contains(&known) && (!high || known == Identity::Key);
        if suffices || listed {
            return None;
        }
        let what = format!("{} was known only as `{known}`", record.by);
        name("ack-identity", &what)
    }

    /// Whether its writer had seen that what it names was taken back.
    fn withdrawn_before(&self, placed: &Placed, publication: &Publication) -> bool {
        publication
            .withdrawn
            .as_ref()
            .is_some_and(|(withdrawal, _)| self.saw(withdrawal, placed.id()))
    }

    fn waiver(&self, placed: &Placed, body: &WaiveBody) -> Option<Failure> {
        let publication = self.snapshot.ledger.registry.publication(&body.publish)?;
        let published = publication
            .item(&body.sop)
            .is_some_and(|item| item.action == Action::Publish);
        let why = if !published {
            "the publication that it names did not publish it"
        } else if !says_something(&body.reason) {
            "it gives no reason"
        } else {
            return None;
        };
        let message = format!(
            "the waiver {} of {} for {}: {why}",
            placed.id().short(),
            body.sop,
            body.person
        );
        let failure = Failure::error("waiver-differs", message).sop(&body.sop, None);
        Some(failure.record(placed.id()).person(&placed.record().by))
    }

    fn attestation(
        &self,
        placed: &Placed,
        office: Office<'_>,
        body: &AttestBody,
    ) -> Option<Failure> {
        let publication = self.snapshot.ledger.registry.publication(&body.publish)?;
        let item = publication.item(&body.sop);
        let same = item.is_some_and(|item| {
            item.version == body.version
                && item.digest == body.digest
                && item.action == Action::Publish
        });
        let submission = self
            .snapshot
            .ledger
            .registry
            .submission(&publication.body.submit);
        // A day of slack for whoever saw another `timezone`.
        let zone = office.settings.zone();
        let first = submission.map(|submission| day_in(submission.at, &zone));
        let first = first.and_then(|day| day.yesterday().ok());
        let why = match (same, first) {
            (false, _) => "it is not what its publication published".to_owned(),
            (true, Some(first)) if body.on < first => {
                format!(
                    "it was read on {}, and nobody had proposed it by then",
                    body.on
                )
            }
            (true, _) => return None,
        };
        let message = format!(
            "the attestation {} of {} {} for {}: {why}",
            placed.id().short(),
            body.sop,
            body.version,
            body.person
        );
        let failure = Failure::error("attest-differs", message);
        let failure = failure.sop(&body.sop, Some(body.version));
        Some(failure.record(placed.id()).person(&placed.record().by))
    }

    fn completion(
        &self,
        placed: &Placed,
        body: &CompleteBody,
        office: Office<'_>,
    ) -> Option<Failure> {
        let name = |id: &SopId, version: Version, what: &str| {
            let message = format!(
                "the checkpoint {} of {} {} for {}: {id} {version} {what}",
                placed.id().short(),
                body.path,
                body.stage,
                body.person
            );
            let failure = Failure::error("complete-differs", message).sop(id, Some(version));
            Some(failure.record(placed.id()).person(&placed.record().by))
        };
        let registry = &self.snapshot.ledger.registry;
        let other = body.sops.iter().find(|sop| {
            // One that is not there is a dangling record.
            registry
                .publication(&sop.publish)
                .is_some_and(|publication| {
                    let same = |item: &PublishItem| {
                        item.version == sop.version && item.action == Action::Publish
                    };
                    !publication.item(&sop.id).is_some_and(same)
                })
        });
        if let Some(other) = other {
            let what = "is not what its publication published";
            return name(&other.id, other.version, what);
        }
        let left_out = self.evidence.left_out.get(placed.id());
        let (id, item) = left_out
            .into_iter()
            .flatten()
            .find_map(|(id, publications)| {
                let item = self.was_in_force(placed, office, (id, publications))?;
                Some((id, item))
            })?;
        let what = "was in force, is of that stage, and is not named";
        name(id, item.version, what)
    }

    /// What of an SOP was in force as a record's writer saw it, of these publications, on the earlier of its two days.
    fn was_in_force(
        &self,
        placed: &Placed,
        office: Office<'_>,
        (id, publications): (&SopId, &[CommitId]),
    ) -> Option<&PublishItem> {
        let registry = &self.snapshot.ledger.registry;
        let own = day_in(placed.record().at, &office.settings.zone());
        let day = office.day.min(own);
        let seen = |one: &&Publication| {
            self.saw(&one.record, placed.id()) && !self.withdrawn_before(placed, one)
        };
        let publications = publications.iter().rev();
        publications
            .filter_map(|record| registry.publication(record))
            .filter(seen)
            .filter_map(|one| one.item(id))
            .find(|item| item.effective_on.is_none_or(|date| date <= day))
            .filter(|item| item.action == Action::Publish)
    }
}

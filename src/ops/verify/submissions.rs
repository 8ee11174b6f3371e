//! What a publication rests on: a submission that stood, a number that the rule gives, a record that says what the page says.

use super::{Case, Failure};
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::record::{Action, Body};
use crate::domain::numbering;
use crate::domain::registry::{Publication, Submission};
use crate::domain::status::Status;
use crate::ops::propose::AUTHORITY_FILES;
use crate::store::evidence::PublicationEvidence;

impl Case<'_> {
    /// Neither taken back nor put aside by a later one before it was published.
    pub(super) fn submission_stood(
        &self,
        publication: &Publication,
        submission: &Submission,
        failures: &mut Vec<Failure>,
    ) {
        let before = |record: &CommitId| self.saw(record, &publication.record);
        let registry = &self.snapshot.ledger.registry;
        let later = registry.submissions().iter().find(|other| {
            other.place > submission.place
                && other
                    .body
                    .sops
                    .iter()
                    .any(|item| submission.item(&item.id).is_some())
                && before(&other.record)
        });
        if let Some(later) = later {
            let message = format!(
                "{} was published, and {} had taken its place",
                submission.record.short(),
                later.record.short()
            );
            failures
                .push(Failure::error("submission-superseded", message).record(&publication.record));
        }
        let said = self.said.of(&submission.record);
        let withdrawn = said
            .iter()
            .any(|placed| matches!(placed.record().body, Body::Withdraw(_)) && before(placed.id()));
        if withdrawn {
            let message = format!(
                "{} was published, and had been withdrawn before",
                submission.record.short()
            );
            failures
                .push(Failure::error("submission-withdrawn", message).record(&publication.record));
        }
    }

    /// Each revises the publication before it, under a number that the rule gives.
    pub(super) fn numbers(
        &self,
        publication: &Publication,
        submission: &Submission,
        failures: &mut Vec<Failure>,
    ) {
        let registry = &self.snapshot.ledger.registry;
        for item in &submission.body.sops {
            let last = registry.governed_at(&item.id, publication.place);
            let name = |failure: Failure| {
                failure
                    .sop(&item.id, Some(item.version))
                    .record(&publication.record)
            };
            if publication.merged
                && last.as_ref().map(|(earlier, _)| &earlier.record) != item.from.as_ref()
            {
                let message = format!(
                    "{} {} does not revise what was in place before it",
                    item.id, item.version
                );
                failures.push(name(Failure::error("revises-another", message)));
            }
            let used = registry.versions_used_before(&item.id, publication.place);
            let from = last.as_ref().map(|(_, last)| last.version);
            let fits = match item.action {
                Action::Publish => numbering::fits(item.change, item.version, from, &used),
                Action::Retire => from == Some(item.version),
            };
            if !publication.voided() && !fits {
                let message = format!(
                    "{} cannot be the number of this change of {}",
                    item.version, item.id
                );
                failures.push(name(Failure::error("version-not-next", message)));
            }
        }
    }

    /// What the record says of each page is what the merged page says, and the merge holds nothing else.
    pub(super) fn as_merged(
        &self,
        publication: &Publication,
        found: &PublicationEvidence,
        failures: &mut Vec<Failure>,
    ) {
        let policy = self.evidence.policy.get(&publication.body.base);
        for item in &publication.body.sops {
            let Some(page) = found.merged.get(&item.id) else {
                continue;
            };
            let default = policy.map_or(item.review_in, |policy| policy.0.review_in);
            let images = page
                .digested()
                .map(|digested| digested.images.clone())
                .unwrap_or_default();
            let status = match item.action {
                Action::Publish => Status::Published,
                Action::Retire => Status::Retired,
            };
            let same = page.id == item.id
                && page.status() == Some(status)
                && page.version() == Some(item.version)
                && item.effective_on == page.meta.effective_on()
                && item.superseded_by.as_ref()
                    == page.meta.superseded_by.as_ref().map(|id| &id.value)
                && item.owner == page.owner()
                && item.roles == page.roles()
                && item.risk == page.risk()
                && item.review_in == page.meta.review_in().unwrap_or(default)
                && item.images == images;
            if !same {
                let message = format!(
                    "the record of {} {} says otherwise than the page of version, status, dates, successor, owner, roles, risk, interval or pictures",
                    item.id, item.version
                );
                failures.push(
                    Failure::error("record-differs-from-page", message)
                        .sop(&item.id, Some(item.version))
                        .record(&publication.record),
                );
            }
        }
        for path in &found.unaccounted {
            let message = format!(
                "the merge {} changes {path}, which its branch did not",
                publication.body.merge.short()
            );
            failures.push(
                Failure::error("merge-differs", message)
                    .path(path)
                    .commit(&publication.body.merge)
                    .record(&publication.record),
            );
        }
        for file in found
            .facts
            .other_files
            .iter()
            .filter(|file| AUTHORITY_FILES.contains(&file.path.as_str()))
        {
            let message = format!(
                "{} was changed by the branch that it was to judge",
                file.path
            );
            failures.push(
                Failure::error("policy-on-branch", message)
                    .path(&file.path)
                    .commit(&publication.body.head)
                    .record(&publication.record),
            );
        }
    }
}

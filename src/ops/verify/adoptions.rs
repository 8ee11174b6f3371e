//! Adoptions: these bytes were live, only lines of front matter came to them, and no baseline went round an approval.

use super::{Case, Failure};
use crate::domain::document::Document;
use crate::domain::ledger::Body;
use crate::domain::ledger::record::{AdoptBody, AdoptItem};
use crate::domain::registry::Publication;
use crate::store::evidence::AdoptedEvidence;

impl Case<'_> {
    pub(super) fn adoption(&self, publication: &Publication, failures: &mut Vec<Failure>) {
        let placed = self.snapshot.ledger.records().get(&publication.record);
        let Some(Body::Adopt(body)) = placed.map(|placed| &placed.record().body) else {
            return;
        };
        if !publication.merged {
            self.unmerged_adoption(publication, failures);
        }
        let Some(found) = self.evidence.adoptions.get(&publication.record) else {
            return;
        };
        let on_base = body.commit == body.base || found.parents == [body.base.clone()];
        if !on_base {
            failures.push(
                Failure::error(
                    "adoption-differs",
                    format!(
                        "the adoption {} names a commit that is not made on its base",
                        publication.record.short()
                    ),
                )
                .record(&publication.record)
                .commit(&body.commit),
            );
        }
        for (item, found) in body.sops.iter().zip(&found.sops) {
            failures.extend(self.adopted(publication, item, found));
        }
        self.ignored(publication, body, failures);
    }

    /// Recorded, and its commit is not on the default branch.
    fn unmerged_adoption(&self, publication: &Publication, failures: &mut Vec<Failure>) {
        if publication.withdrawn.is_some() {
            return;
        }
        let what = format!(
            "the adoption {} is recorded, and its commit is not on the default branch",
            publication.record.short()
        );
        let was_live = self.snapshot.ledger.once_live.contains(&publication.record)
            || self.snapshot.layout.remote.is_some();
        failures.push(if was_live {
            Failure::error("adoption-removed", what)
                .record(&publication.record)
                .hint("restore the default branch")
        } else {
            Failure::warning("adoption-pending", what)
                .record(&publication.record)
                .hint("sop sync   (finishes it, or takes it back)")
        });
    }

    /// What the record says of one page, against what git has.
    fn adopted(
        &self,
        publication: &Publication,
        item: &AdoptItem,
        found: &AdoptedEvidence,
    ) -> Option<Failure> {
        let why = if found.at_base.as_ref() != Some(&item.was) {
            "`was` is not what was live at its base"
        } else if found.at_commit.as_ref() != Some(&item.blob) {
            "`blob` is not what its commit has"
        } else if found.of_blob != Some(item.digest) {
            "`blob` has another digest than the record says"
        } else if !found.inserted_only {
            "`was` and `blob` differ by more than inserted lines of front matter"
        } else if !self.as_page(publication, item, &found.page) {
            "the record says otherwise than the page of id, version, owner, roles, risk, interval or pictures"
        } else {
            return None;
        };
        Some(
            Failure::error(
                "adoption-differs",
                format!("the adoption of {}: {why}", item.id),
            )
            .sop(&item.id, Some(item.version))
            .path(&item.path)
            .record(&publication.record),
        )
    }

    /// Whether the record says of a page what the page says: nobody makes themselves its owner.
    fn as_page(&self, publication: &Publication, item: &AdoptItem, page: &Document) -> bool {
        let policy = self.evidence.policy.get(&publication.body.base);
        let default = policy.map_or(item.review_in, |policy| policy.0.review_in);
        page.id == item.id
            && page.version() == Some(item.version)
            && item.owner == page.owner()
            && item.roles == page.roles()
            && item.risk == page.risk()
            && item.review_in == page.meta.review_in().unwrap_or(default)
            && page
                .digested()
                .is_ok_and(|digested| digested.images == item.images)
    }

    /// What the record names and does not govern: its author could not, or there was a record of the SOP before.
    fn ignored(&self, publication: &Publication, body: &AdoptBody, failures: &mut Vec<Failure>) {
        if publication.voided() {
            return;
        }
        for item in &body.sops {
            if publication.item(&item.id).is_some() {
                continue;
            }
            let registry = &self.snapshot.ledger.registry;
            let before = |place: usize| place < publication.place;
            let known =
                registry.submissions().iter().any(|submission| {
                    before(submission.place) && submission.item(&item.id).is_some()
                }) || registry
                    .publications_of(&item.id)
                    .any(|(other, _)| before(other.place));
            let failure = if known {
                Failure::error(
                    "adopted-after-record",
                    format!(
                        "{} is adopted, and there was a record of it before: it counts for nothing",
                        item.id
                    ),
                )
            } else {
                Failure::error(
                    "adopted-without-right",
                    format!(
                        "{} adopted {}, and was neither its owner nor an approver",
                        publication.by, item.id
                    ),
                )
            };
            failures.push(
                failure
                    .sop(&item.id, Some(item.version))
                    .path(&item.path)
                    .record(&publication.record)
                    .person(&publication.by),
            );
        }
    }
}

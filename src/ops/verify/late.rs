//! What was live before it was approved: merged by hand, and recorded once somebody had looked.

use super::{Case, Failure};
use crate::domain::approval::Judgement;
use crate::domain::plural::counted;
use crate::domain::registry::{Publication, Vote};
use crate::domain::time::parse_stamp;
use crate::store::evidence::PublicationEvidence;

impl Case<'_> {
    /// An approval counts when it was given; what was live until then without it is said, with how long.
    pub(super) fn late(
        &self,
        publication: &Publication,
        found: &PublicationEvidence,
        judgement: &Judgement,
        failures: &mut Vec<Failure>,
    ) {
        let records = &self.snapshot.ledger.records();
        if !publication.merged || found.after.is_empty() {
            return;
        }
        // By clocks that are askew, somebody who had not seen the merge approved after it all the same.
        let given = |vote: &Vote| {
            if !found.after.contains(&vote.record) {
                return found.merged_at;
            }
            let review = records.get(&vote.record);
            let review = review.and_then(|placed| placed.record().forge_review());
            review
                .and_then(|review| parse_stamp(&review.submitted_at))
                .unwrap_or(vote.at)
        };
        for judged in &judgement.items {
            let mut times: Vec<_> = judged.counted.iter().map(given).collect();
            times.sort();
            // With the last of those that it takes it was approved.
            let Some(approved) = judged
                .needed
                .checked_sub(1)
                .and_then(|last| times.get(last))
            else {
                continue;
            };
            let seconds = approved.as_second() - found.merged_at.as_second();
            if seconds <= 0 {
                continue;
            }
            let minutes = usize::try_from(seconds.div_euclid(60)).unwrap_or(0);
            let how_long = match (minutes / 1440, minutes / 60) {
                (days, _) if days > 0 => counted(days, "day"),
                (_, hours) if hours > 0 => counted(hours, "hour"),
                _ => counted(minutes.max(1), "minute"),
            };
            let version = publication.item(&judged.id).map(|item| item.version);
            let message = format!(
                "{} was merged by hand and live for {how_long} before it was approved",
                judged.id
            );
            failures.push(
                Failure::warning("approved-late", message)
                    .sop(&judged.id, version)
                    .record(&publication.record)
                    .commit(&publication.body.merge),
            );
        }
    }
}

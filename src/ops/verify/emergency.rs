//! What was published before it was approved: by somebody who may, for a reason, and approved since.

use jiff::tz::TimeZone;

use super::{Case, Failure};
use crate::domain::approval::{Case as Approvals, Judged, Judgement};
use crate::domain::emergency::{Publisher, deadline, entitled, went_live};
use crate::domain::ledger::record::Emergency;
use crate::domain::registry::{Publication, Submission};
use crate::domain::time::{day_in, stamp};

impl Case<'_> {
    /// The judgement that takes the place of the one at the moment of publication: of all votes that were cast since.
    ///
    /// Nothing does where the record says of no emergency, or where its author could not decide that.
    pub(super) fn emergency(
        &self,
        publication: &Publication,
        submission: &Submission,
        approvals: &Approvals<'_>,
        failures: &mut Vec<Failure>,
    ) -> Option<Judgement> {
        let emergency = publication.body.emergency.as_ref()?;
        let name = |failure: Failure| failure.record(&publication.record);
        let by = &publication.by;
        let at = went_live(publication.at, submission.at, self.now.at);
        let publisher = Publisher {
            by,
            day: day_in(at, &approvals.settings.zone()),
            class: self.snapshot.ledger.class(&publication.record),
        };
        let high_risk = approvals.items.iter().any(|item| item.high_risk);
        let organisation = approvals.organisation;
        let rule = match entitled(approvals.settings, organisation, publisher, high_risk) {
            Ok(rule) => rule,
            Err(why) => {
                let message = format!("{by} could not publish it before it was approved: {why}");
                failures.push(name(Failure::error("emergency-not-entitled", message)).person(by));
                return None;
            }
        };
        let (until, holds) = deadline(rule, emergency, publisher.day);
        if !holds {
            let message = format!(
                "a publication before its approval gives no reason, or until {} for that, and sop.yaml gave {}",
                emergency.until, rule.within
            );
            failures.push(name(Failure::error("emergency-differs", message)).person(by));
        }
        let votes = self.snapshot.ledger.registry.votes(&submission.record);
        let mut now = approvals.judge(votes);
        self.owed(
            publication,
            (emergency, until),
            (&now, &approvals.settings.zone()),
            failures,
        );
        // Who may not approve cannot make it worse by doing so: only what the record names is held against it.
        let named = &publication.body.approvals;
        for item in &mut now.items {
            item.discounted
                .retain(|(vote, _)| named.contains(&vote.record));
        }
        Some(now)
    }

    fn owed(
        &self,
        publication: &Publication,
        (emergency, until): (&Emergency, jiff::civil::Date),
        (now, zone): (&Judgement, &TimeZone),
        failures: &mut Vec<Failure>,
    ) {
        let ledger = &self.snapshot.ledger;
        let back = publication.withdrawn.as_ref();
        let back = back.and_then(|(record, _)| ledger.records().get(record));
        let back = back.map(|placed| ledger.at(placed));
        // Taken back in time, it is as if it had never been.
        if publication.withdrawn.is_some() && back.is_none_or(|at| day_in(at, zone) <= until) {
            return;
        }
        for judged in &now.items {
            let version = publication.item(&judged.id).map(|item| item.version);
            let number = version
                .map(|version| version.to_string())
                .unwrap_or_default();
            let what = format!("{} {number}", judged.id);
            let live = format!(
                "went live before it was approved ({}: {})",
                publication.by, emergency.reason
            );
            let failure = match now.approved_at() {
                None if let Some(back) = back => Failure::warning(
                    "emergency-late",
                    format!(
                        "{what} {live}; it was to be approved by {until}, and was taken back on {}",
                        stamp(back)
                    ),
                ),
                Some(at) if day_in(at, zone) <= until => Failure::warning(
                    "emergency-settled",
                    format!("{what} {live}; it was approved on {}", stamp(at)),
                ),
                Some(at) => Failure::warning(
                    "emergency-late",
                    format!(
                        "{what} {live}; it was to be approved by {until}, and was on {}",
                        stamp(at)
                    ),
                ),
                None if day_in(self.now.at, zone) <= until => Failure::warning(
                    "emergency-open",
                    format!("{what} {live}; {} by {until}", lacking(judged, now)),
                )
                .hint(format!("sop approve {}", judged.id)),
                None => Failure::error(
                    "emergency-unapproved",
                    format!("{what} {live}; {} by {until}", lacking(judged, now)),
                )
                .hint(format!(
                    "sop approve {}   (by one who may), or: sop withdraw {what} --reason 'WHY'",
                    judged.id
                )),
            };
            failures.push(failure.sop(&judged.id, version).record(&publication.record));
        }
    }
}

fn lacking(judged: &Judged, now: &Judgement) -> String {
    let count = format!(
        "it has {} of {} approvals",
        judged.counted.len(),
        judged.needed
    );
    let no: Vec<&str> = now.rejections.iter().map(|vote| vote.by.as_str()).collect();
    match no.as_slice() {
        [] => format!("{count}, and needs them"),
        no => format!(
            "{count}, {} rejected it, and it needs them",
            no.join(" and ")
        ),
    }
}

//! `verify --online`: whether the forge confirms the reviews that are on record.

use std::collections::{BTreeMap, BTreeSet};

use super::Failure;
use crate::domain::commit_id::CommitId;
use crate::domain::forge::{Review, Verdict};
use crate::domain::ledger::record::RejectMeaning;
use crate::domain::ledger::{Body, ForgeReview};
use crate::store::Snapshot;

/// What a forge said of each pull request, by host, repository and number; an error is why it did not.
pub type Answers = BTreeMap<(String, String, u64), Result<Option<Vec<Review>>, String>>;

/// The pull requests that records name.
pub fn wanted(snapshot: &Snapshot) -> BTreeSet<(String, String, u64)> {
    reviews(snapshot)
        .map(|(_, _, _, review)| (review.host.clone(), review.repo.clone(), review.pull))
        .collect()
}

/// The records that were taken from a forge: name, author, whether it says yes, no, or no longer; and the review.
fn reviews(
    snapshot: &Snapshot,
) -> impl Iterator<Item = (&CommitId, &str, Option<Verdict>, &ForgeReview)> {
    let placed = snapshot.ledger.records().in_order().into_iter();
    placed.filter_map(|placed| {
        let record = placed.record();
        let verdict = match &record.body {
            Body::Approve(_) => Some(Verdict::Approved),
            Body::Reject(body) if body.meaning == RejectMeaning::Reject => {
                Some(Verdict::ChangesRequested)
            }
            _ => None,
        };
        let review = record.forge_review()?;
        Some((placed.id(), record.by.as_str(), verdict, review))
    })
}

/// The records that the forge confirms now, and what it does not confirm.
pub fn confirm(snapshot: &Snapshot, answers: &Answers) -> (BTreeSet<CommitId>, Vec<Failure>) {
    let (mut confirmed, mut failures) = (BTreeSet::new(), Vec::new());
    for (record, by, verdict, review) in reviews(snapshot) {
        let key = (review.host.clone(), review.repo.clone(), review.pull);
        let there = match answers.get(&key) {
            Some(Ok(there)) => there.as_deref().unwrap_or_default(),
            other => {
                let why = match other {
                    Some(Err(why)) => why.as_str(),
                    _ => "it is not the forge that sop.yaml names",
                };
                let message = format!(
                    "{} was not asked for the review {} of pull request {}: {why}",
                    review.host, review.review, review.pull
                );
                let failure = Failure::warning("review-not-confirmed", message);
                failures.push(failure.record(record).person(by));
                continue;
            }
        };
        match judged(review, verdict, there) {
            Ok(()) => {
                confirmed.insert(record.clone());
            }
            Err(failure) => failures.push(failure.record(record).person(by)),
        }
    }
    (confirmed, failures)
}

fn judged(
    review: &ForgeReview,
    verdict: Option<Verdict>,
    there: &[Review],
) -> Result<(), Box<Failure>> {
    let name = format!(
        "the review {} by {} of pull request {} on {}",
        review.review, review.login, review.pull, review.host
    );
    let found = there.iter().find(|other| other.id == review.review);
    // That something was taken back is confirmed by its not being there any more.
    let Some(verdict) = verdict else {
        return match found {
            Some(found) if found.verdict != Verdict::Dismissed => {
                let message = format!("{name} is recorded as dismissed, and stands on the forge");
                Err(Box::new(Failure::error("review-not-on-forge", message)))
            }
            _ => Ok(()),
        };
    };
    let same = |found: &&Review| {
        let commit = found
            .commit
            .as_ref()
            .is_none_or(|commit| *commit == review.commit);
        found.account.id == review.user && commit
    };
    match found.filter(same) {
        Some(found) if found.verdict == verdict => Ok(()),
        Some(found) if found.verdict == Verdict::Dismissed => {
            let message = format!("{name} has been dismissed on the forge since");
            Err(Box::new(Failure::warning(
                "review-dismissed-since",
                message,
            )))
        }
        _ => {
            let message = format!("{name} is on record, and the forge knows nothing of it");
            Err(Box::new(Failure::error("review-not-on-forge", message)))
        }
    }
}

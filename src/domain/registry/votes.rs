//! Votes: read from records, and which of one person's stands.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::fold::SawIt;
use super::{Says, Vote};
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::graph::Placed;
use crate::domain::ledger::record::{Body, RejectMeaning};
use crate::domain::ledger::{Class, Ledger};
use crate::domain::time::parse_stamp;

/// What records say of submissions: votes and withdrawals by submission, in the order of the ledger.
pub struct Said<'a>(BTreeMap<&'a CommitId, Vec<&'a Placed>>);

impl<'a> Said<'a> {
    /// Reads a ledger once.
    pub fn in_ledger(ledger: &'a Ledger) -> Self {
        let mut said: BTreeMap<&CommitId, Vec<&Placed>> = BTreeMap::new();
        for placed in ledger.in_order() {
            let submit = match &placed.record().body {
                Body::Approve(body) => Some(&body.submit),
                Body::Reject(body) => Some(&body.submit),
                Body::Withdraw(body) => body.submit.as_ref(),
                _ => None,
            };
            if let Some(submit) = submit {
                said.entry(submit).or_default().push(placed);
            }
        }
        Self(said)
    }

    /// Of one submission.
    pub fn of(&self, submit: &CommitId) -> &[&'a Placed] {
        self.0.get(submit).map_or(&[], Vec::as_slice)
    }
}

/// The votes on a submission that stood when a record was written: those that it had seen, one a person.
pub fn votes_before(
    ledger: &Ledger,
    said: &[&Placed],
    record: &CommitId,
    known: &dyn Fn(&Placed) -> (Class, Timestamp),
) -> Vec<Vote> {
    let mut cast: BTreeMap<&str, Vec<Vote>> = BTreeMap::new();
    for placed in said {
        if let Some((_, vote)) = vote(placed, known(placed))
            && ledger.is_ancestor(placed.id(), record)
        {
            cast.entry(&placed.record().by).or_default().push(vote);
        }
    }
    let saw = |before: &CommitId, after: &CommitId| ledger.is_ancestor(before, after);
    cast.into_values()
        .filter_map(|votes| standing(&saw, votes))
        .collect()
}

/// The vote that a record gives, and the submission that it is on; nothing where it is no vote.
pub(super) fn vote(placed: &Placed, (class, at): (Class, Timestamp)) -> Option<(&CommitId, Vote)> {
    let (submit, says, identity, edited, reason) = match &placed.record().body {
        Body::Approve(body) => (
            &body.submit,
            Says::Approve,
            body.identity,
            body.edited,
            &body.reason,
        ),
        Body::Reject(body) => {
            let says = match body.meaning {
                RejectMeaning::Reject => Says::Reject,
                RejectMeaning::Lift => Says::Lift,
            };
            (&body.submit, says, body.identity, false, &body.reason)
        }
        _ => return None,
    };
    let vote = Vote {
        record: placed.id().clone(),
        by: placed.record().by.clone(),
        at,
        given: given(placed, at),
        says,
        identity,
        class,
        edited,
        reason: reason.clone(),
    };
    Some((submit, vote))
}

/// When a vote was given, as far as its record says.
fn given(placed: &Placed, at: Timestamp) -> Timestamp {
    let review = placed.record().forge_review();
    let there = review.and_then(|review| parse_stamp(&review.submitted_at));
    there.map_or(at, |there| there.min(at))
}

/// Of one person's votes the one that stands: none that somebody's weaker record could have put aside,
/// the later of two that saw each other, and of two that did not, the rejection.
pub(super) fn standing(saw: &SawIt<'_>, mut cast: Vec<Vote>) -> Option<Vote> {
    let strongest = cast.iter().map(|vote| vote.class).max()?;
    cast.retain(|vote| vote.class == strongest);
    let last: Vec<&Vote> = cast
        .iter()
        .filter(|vote| !cast.iter().any(|other| saw(&vote.record, &other.record)))
        .collect();
    last.into_iter().max_by_key(|vote| vote.says).cloned()
}

//! Recording what is on the default branch already: merged by the forge, or by hand.

use super::reasons::{item_reasons, merge_reasons};
use super::{Request, Verdict, named_items, publish_item, record_of, report, unapproved};
use crate::domain::commit_id::CommitId;
use crate::domain::registry::{Outcome, Submission};
use crate::env::Now;
use crate::error::{Error, Result};
use crate::ops::governed::Report;
use crate::ops::propose::{Brought, actor, content_reasons, governed};
use crate::store::questions::{Landed, Merged};
use crate::store::snapshot::build_case;
use crate::store::{Change, Sharing, Snapshot};

/// The open submissions that the default branch has already, each with where it landed, in the order of the merges.
pub fn in_order(mut landed: Vec<(CommitId, Landed)>) -> Vec<(CommitId, Landed)> {
    landed.sort_by_key(|(_, landed)| std::cmp::Reverse(landed.above));
    landed
}

/// Records a submission that is live: judged by policy and people before its merge, as if it were merged now.
///
/// # Errors
/// Everything that stands in the way of its counting; readers keep the version before until that is mended.
pub fn record(
    snapshot: &Snapshot,
    submit: &CommitId,
    landed: &Landed,
    request: &Request,
    now: Now,
) -> Result<(Report, Change)> {
    governed(snapshot)?;
    actor(snapshot, now)?;
    let registry = &snapshot.ledger.registry;
    let submission = registry
        .submission(submit)
        .filter(|submission| submission.outcome == Outcome::Open)
        .ok_or_else(|| Error::refused("it is not open any more").code("not-submitted"))?;
    if let Some(why) = &landed.facts.unreadable {
        return Err(Error::repository(why.clone())
            .code("submission-unreadable")
            .hint("sop sync   (fetches branches and records)"));
    }
    let case = build_case(
        &landed.settings,
        &landed.organisation,
        registry,
        submission,
        &landed.facts,
    );
    let judgement = case.judge(registry.votes(&submission.record));
    let merged = Merged {
        tree: Some(landed.merge.clone()),
        conflicts: Vec::new(),
        pages: landed.pages.clone(),
    };
    let mut live = landed.facts.clone();
    live.pages.extend(
        landed
            .pages
            .values()
            .map(|page| (page.id.clone(), page.clone())),
    );
    let brought = Brought {
        // What its messages say is on the default branch already: refusing the record would mend nothing.
        commits: &[],
        ..Brought::from(&landed.facts)
    };
    let mut reasons = content_reasons(snapshot, &brought, &|id| {
        landed.facts.pages.contains_key(id)
    });
    for item in &submission.body.sops {
        reasons.extend(item_reasons(snapshot, item, &live));
    }
    let emergency = unapproved(snapshot, &case, &judgement, request, now);
    let emergency = emergency.unwrap_or_else(|lacking| {
        reasons.extend(lacking);
        None
    });
    reasons.extend(merge_reasons(snapshot, submission, &merged));
    let names = named_items(submission);
    if !reasons.is_empty() {
        return Err(Error::refused(format!(
            "{names} is merged by {} and cannot be recorded yet: readers keep the version before",
            landed.merge.short()
        ))
        .code("merged-not-recorded")
        .reasons(reasons));
    }
    let sops = submission.body.sops.iter();
    let items: Vec<_> = sops
        .filter_map(|item| publish_item(snapshot, item, landed.pages.get(&item.path)?))
        .collect();
    let verdict = Verdict {
        submission,
        facts: &landed.facts,
        judgement,
        emergency,
    };
    let report = report(snapshot, &verdict, &items, &merged, now);
    let mut change = record_of(snapshot, &verdict, items, request);
    for body in &mut change.records {
        if let crate::domain::ledger::Body::Publish(body) = body {
            body.base = landed.base.clone();
            body.head = landed.head.clone();
            body.merge = landed.merge.clone();
        }
    }
    change.expects = vec![(
        snapshot.layout.main_ref.clone(),
        snapshot.layout.main.clone(),
    )];
    change.sharing = Sharing::Afterwards;
    change.arrived = snapshot.layout.main.clone();
    change.finished = finished(snapshot, submission, landed);
    Ok((report, change))
}

/// The branch, where it has nothing beyond what was merged.
fn finished(
    snapshot: &Snapshot,
    submission: &Submission,
    landed: &Landed,
) -> Vec<(String, CommitId)> {
    let branch = &submission.body.branch;
    let mut proposals = snapshot.proposals.iter();
    let there = proposals.find(|proposal| proposal.branch == *branch);
    let over = there.is_none_or(|proposal| {
        proposal.head == landed.head || proposal.head == submission.body.head
    });
    let at = there.map_or_else(|| landed.head.clone(), |proposal| proposal.head.clone());
    over.then(|| (branch.clone(), at)).into_iter().collect()
}

//! What a due date rests on: a record, a typed date or a commit, in that order of trust.

use jiff::Timestamp;
use jiff::civil::Date;

use super::readers::Readers;
use crate::domain::commit_id::CommitId;
use crate::domain::freshness::Basis;
use crate::domain::head::Head;
use crate::domain::time::{day_in, end_of};
use crate::ops::overview::{current, holds_since, reviewed};
use crate::store::Snapshot;

/// What a due date rests on, and since when.
pub(super) struct Ground<'a> {
    pub(super) basis: Basis,
    pub(super) on: Date,
    /// The moment from which on a change of what it depends on is news.
    pub(super) since: Timestamp,
    /// The record of a review or a publication.
    pub(super) record: Option<&'a CommitId>,
    pub(super) due: Option<Date>,
    pub(super) reviewed: Option<Date>,
    /// It was published before that day, to hold from it on.
    pub(super) awaited: bool,
}

/// What a page rests on today; `meant_at` is when a commit last changed what it says.
pub(super) fn ground<'a>(
    readers: &Readers<'a>,
    page: &Head<'_>,
    meant_at: Option<Timestamp>,
    today: Date,
) -> Ground<'a> {
    let snapshot = readers.snapshot;
    let day = |at| day_in(at, &snapshot.zone);
    let published = readers.published(page);
    let Some((id, (publication, item))) =
        published.and_then(|id| Some((id, current(snapshot, id, today)?)))
    else {
        return ungoverned_ground(snapshot, page, meant_at, today);
    };
    if let Some(review) = reviewed(snapshot, id, publication, today) {
        return Ground {
            basis: Basis::Review,
            on: day(review.at),
            since: review.at,
            record: Some(&review.record),
            due: Some(review.body.next_due),
            reviewed: Some(day(review.at)),
            awaited: false,
        };
    }
    // An adoption says that these bytes were live, and not that anybody looked at them.
    if publication.adopted {
        return ungoverned_ground(snapshot, page, meant_at, today);
    }
    Ground {
        basis: Basis::Publish,
        on: holds_since(snapshot, publication, item),
        since: publication.at,
        record: Some(&publication.record),
        due: None,
        reviewed: None,
        awaited: item
            .effective_on
            .is_some_and(|date| date > day(publication.at)),
    }
}

/// What is left where no record says anything: a typed date of review comes before the commit.
fn ungoverned_ground<'a>(
    snapshot: &Snapshot,
    page: &Head<'_>,
    meant_at: Option<Timestamp>,
    today: Date,
) -> Ground<'a> {
    if let Some(date) = page.last_reviewed {
        return Ground {
            basis: Basis::FrontMatter,
            on: date,
            since: end_of(date, &snapshot.zone),
            record: None,
            due: None,
            reviewed: Some(date),
            awaited: false,
        };
    }
    Ground {
        basis: Basis::Commit,
        on: meant_at.map_or(today, |at| day_in(at, &snapshot.zone)),
        since: meant_at.unwrap_or_else(|| end_of(today, &snapshot.zone)),
        record: None,
        due: None,
        reviewed: None,
        awaited: false,
    }
}

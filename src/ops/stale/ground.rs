//! What a due date rests on: a record, a typed date or a commit, in that order of trust.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::document::Document;
use crate::domain::freshness::Basis;
use crate::domain::history::LastChange;
use crate::domain::time::{day_in, end_of};
use crate::ops::overview::{current, holds_since, reviewed};
use crate::store::Snapshot;

/// What a due date rests on, and since when.
pub(super) struct Ground {
    pub(super) basis: Basis,
    pub(super) on: Date,
    /// The moment from which on a change of what it depends on is news.
    pub(super) since: Timestamp,
    pub(super) based_on: Option<String>,
    pub(super) due: Option<Date>,
    pub(super) reviewed: Option<Date>,
    /// It was published before that day, to hold from it on.
    pub(super) awaited: bool,
}

/// What a page rests on today.
pub(super) fn ground(
    snapshot: &Snapshot,
    page: &Document,
    change: Option<&LastChange>,
    today: Date,
) -> Ground {
    let day = |at| day_in(at, &snapshot.zone);
    if let Some((publication, item)) = current(snapshot, &page.id, today) {
        if let Some(review) = reviewed(snapshot, &page.id, publication, today) {
            return Ground {
                basis: Basis::Review,
                on: day(review.at),
                since: review.at,
                based_on: Some(review.record.to_string()),
                due: Some(review.body.next_due),
                reviewed: Some(day(review.at)),
                awaited: false,
            };
        }
        // An adoption says that these bytes were live, and not that anybody looked at them.
        if publication.adopted {
            return ungoverned_ground(snapshot, page, change, today);
        }
        return Ground {
            basis: Basis::Publish,
            on: holds_since(snapshot, publication, item),
            since: publication.at,
            based_on: Some(publication.record.to_string()),
            due: None,
            reviewed: None,
            awaited: item
                .effective_on
                .is_some_and(|date| date > day(publication.at)),
        };
    }
    ungoverned_ground(snapshot, page, change, today)
}

/// What is left where no record says anything: a typed date of review comes before the commit.
fn ungoverned_ground(
    snapshot: &Snapshot,
    page: &Document,
    change: Option<&LastChange>,
    today: Date,
) -> Ground {
    let day = |at| day_in(at, &snapshot.zone);
    if let Some(date) = page.meta.last_reviewed() {
        let based_on = change.map(|change| change.commit.to_string());
        return Ground {
            basis: Basis::FrontMatter,
            on: date.value,
            since: end_of(date.value, &snapshot.zone),
            based_on,
            due: None,
            reviewed: Some(date.value),
            awaited: false,
        };
    }
    Ground {
        basis: Basis::Commit,
        on: change.map_or(today, |change| day(change.meant_at)),
        since: change.map_or_else(|| end_of(today, &snapshot.zone), |change| change.meant_at),
        based_on: change.map(|change| change.meant.to_string()),
        due: None,
        reviewed: None,
        awaited: false,
    }
}

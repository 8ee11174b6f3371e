//! Is it still true? When a review is due, and what an SOP is until then.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::interval::Interval;

/// How fresh an SOP is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Freshness {
    /// Overdue, and untouched since it first appeared.
    NeverReviewed,
    /// Its date has passed.
    Overdue,
    /// What it depends on has changed.
    Suspect,
    /// Its date is within the grace.
    DueSoon,
    /// Reviewed, published or changed recently enough.
    Fresh,
}

impl std::fmt::Display for Freshness {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Freshness::NeverReviewed => "never-reviewed",
            Freshness::Overdue => "overdue",
            Freshness::Suspect => "suspect",
            Freshness::DueSoon => "due-soon",
            Freshness::Fresh => "fresh",
        })
    }
}

/// What a due date rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A review record.
    Review,
    /// A publish record.
    Publish,
    /// The last commit that touched the file.
    Commit,
    /// A date that somebody typed.
    FrontMatter,
}

impl std::fmt::Display for Basis {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Basis::Review => "review",
            Basis::Publish => "publish",
            Basis::Commit => "commit",
            Basis::FrontMatter => "front-matter",
        })
    }
}

/// When an SOP is due, and what follows for today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The last day on which it is not overdue.
    pub on: Date,
    /// Days past that; 0 until then.
    pub days_overdue: i64,
    /// What it is today.
    pub state: Freshness,
}

/// Judges freshness by the calendar.
pub fn judge(
    basis: Date,
    review_in: Interval,
    grace: Interval,
    untouched: bool,
    today: Date,
) -> Due {
    due_on(review_in.after(basis), grace, untouched, today)
}

/// Judges freshness where the due date is known.
pub fn due_on(on: Date, grace: Interval, untouched: bool, today: Date) -> Due {
    let days_overdue = days_between(on, today).max(0);
    let state = if days_overdue > 0 {
        if untouched {
            Freshness::NeverReviewed
        } else {
            Freshness::Overdue
        }
    } else if grace.after(today) >= on {
        Freshness::DueSoon
    } else {
        Freshness::Fresh
    };
    Due {
        on,
        days_overdue,
        state,
    }
}

/// Days from one date to another, negative where the second is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_day_itself_is_not_overdue() {
        let three = Interval::months(3);
        let grace = Interval::days(14);
        let table = [
            (date(2026, 11, 30), 0, Freshness::DueSoon),
            (date(2026, 12, 1), 1, Freshness::Overdue),
            (date(2026, 11, 16), 0, Freshness::DueSoon),
            (date(2026, 11, 15), 0, Freshness::Fresh),
        ];
        for (today, days, state) in table {
            let due = judge(date(2026, 8, 31), three, grace, false, today);
            assert_eq!(due.on, date(2026, 11, 30));
            assert_eq!((due.days_overdue, due.state), (days, state), "{today}");
        }
    }

    #[test]
    fn what_nobody_touched_is_never_reviewed() {
        let due = judge(
            date(2020, 1, 1),
            Interval::days(30),
            Interval::days(14),
            true,
            date(2026, 1, 1),
        );
        assert_eq!(due.state, Freshness::NeverReviewed);
        assert_eq!(due.days_overdue, 2162);
    }
}

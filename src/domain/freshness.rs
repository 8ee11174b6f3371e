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
    use crate::domain::time::day_in;
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

    /// A moment of a review, where, the interval, the last day in time, and the first moment that is too late.
    type Case = (&'static str, &'static str, &'static str, Date, &'static str);

    #[test]
    fn a_day_is_one_of_the_zone_whatever_its_clocks_do() {
        let table: [Case; 11] = [
            (
                "2026-08-31T23:30:00Z",
                "UTC",
                "6 months",
                date(2027, 2, 28),
                "2027-03-01T00:00:00Z",
            ),
            // Half past eleven in London's summer is the next day in Berlin, and the day before in Los Angeles.
            (
                "2026-08-31T22:30:00Z",
                "Europe/Berlin",
                "6 months",
                date(2027, 3, 1),
                "2027-03-01T23:00:00Z",
            ),
            (
                "2026-09-01T05:00:00Z",
                "America/Los_Angeles",
                "6 months",
                date(2027, 2, 28),
                "2027-03-01T08:00:00Z",
            ),
            // Clocks go forward on 2027-03-28: that day is 23 hours long, and still a day.
            (
                "2027-02-28T12:00:00Z",
                "Europe/Berlin",
                "28 days",
                date(2027, 3, 28),
                "2027-03-28T22:00:00Z",
            ),
            // They go back on 2027-10-31: 25 hours.
            (
                "2027-10-03T12:00:00Z",
                "Europe/Berlin",
                "28 days",
                date(2027, 10, 31),
                "2027-10-31T23:00:00Z",
            ),
            (
                "2027-10-24T12:00:00Z",
                "Europe/Berlin",
                "1 week",
                date(2027, 10, 31),
                "2027-10-31T23:00:00Z",
            ),
            // Here midnight itself is skipped when summer begins: the day starts at one o'clock.
            (
                "2026-08-06T12:00:00Z",
                "America/Santiago",
                "1 month",
                date(2026, 9, 6),
                "2026-09-07T03:00:00Z",
            ),
            (
                "2026-08-05T12:00:00Z",
                "America/Santiago",
                "1 month",
                date(2026, 9, 5),
                "2026-09-06T04:00:00Z",
            ),
            // Half an hour, and a quarter, off the full one.
            (
                "2024-02-28T18:31:00Z",
                "Asia/Kolkata",
                "1 year",
                date(2025, 2, 28),
                "2025-02-28T18:30:00Z",
            ),
            (
                "2024-02-28T18:16:00Z",
                "Asia/Kathmandu",
                "1 year",
                date(2025, 2, 28),
                "2025-02-28T18:15:00Z",
            ),
            // As far east as it gets.
            (
                "2026-12-30T10:30:00Z",
                "Pacific/Kiritimati",
                "2 months",
                date(2027, 2, 28),
                "2027-02-28T10:00:00Z",
            ),
        ];
        for (at, zone, interval, on, late) in table {
            let zone = jiff::tz::TimeZone::get(zone).unwrap();
            let late: jiff::Timestamp = late.parse().unwrap();
            let in_time = late - jiff::SignedDuration::from_secs(1);
            let basis = day_in(at.parse().unwrap(), &zone);
            let judged = |at| {
                let grace = Interval::days(1);
                judge(
                    basis,
                    Interval::parse(interval).unwrap(),
                    grace,
                    false,
                    day_in(at, &zone),
                )
            };
            assert_eq!(judged(in_time).on, on, "{at} {interval}");
            assert_eq!(judged(in_time).state, Freshness::DueSoon, "{at} {interval}");
            assert_eq!(judged(late).state, Freshness::Overdue, "{at} {interval}");
            assert_eq!(judged(late).days_overdue, 1, "{at} {interval}");
            assert_eq!(
                crate::domain::time::end_of(on, &zone),
                in_time,
                "{at} {interval}"
            );
        }
    }
}

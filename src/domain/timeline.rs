//! What something was, day by day: from which day it has been so, and was before.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A value, or that there is none, from one day to the next change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline<T>(Vec<(Date, Option<T>)>);

impl<T> Default for Timeline<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq> Timeline<T> {
    /// What has been so since a day.
    pub fn beginning(day: Date, value: T) -> Self {
        Self(vec![(day, Some(value))])
    }

    /// Takes in what it is from a day on, which counts as no earlier than the last; what was so for no whole day never was.
    pub fn set(&mut self, day: Date, value: Option<T>) {
        let day = self.0.last().map_or(day, |(from, _)| day.max(*from));
        if self.0.last().is_some_and(|(from, _)| *from == day) {
            self.0.pop();
        }
        if self.now() != value.as_ref() {
            self.0.push((day, value));
        }
    }

    /// What it is.
    pub fn now(&self) -> Option<&T> {
        self.0.last()?.1.as_ref()
    }

    /// What it was at the end of a day.
    pub fn at(&self, day: Date) -> Option<&T> {
        let changes = self.0.partition_point(|(from, _)| *from <= day);
        self.0[..changes].last()?.1.as_ref()
    }

    /// Since when something holds of it without a break, where it does now.
    pub fn since(&self, holds: impl Fn(&T) -> bool) -> Option<Date> {
        let so = |change: &&(Date, Option<T>)| change.1.as_ref().is_some_and(&holds);
        self.0.iter().rev().take_while(so).last().map(|last| last.0)
    }

    /// All that it is and was.
    pub fn values(&self) -> impl Iterator<Item = &T> + '_ {
        self.0.iter().filter_map(|(_, value)| value.as_ref())
    }

    /// Whether something begins to hold of it on a day.
    pub fn begins(&self, day: Date, holds: impl Fn(&T) -> bool) -> bool {
        let before = day.checked_sub(1.day()).ok();
        let held = before
            .and_then(|before| self.at(before))
            .is_some_and(&holds);
        !held && self.at(day).is_some_and(holds)
    }

    /// The days on which it changed, in order.
    pub fn changes(&self) -> impl Iterator<Item = Date> + '_ {
        self.0.iter().map(|(day, _)| *day)
    }
}

/// Since which of some days something holds on all that come after it; nothing where it does not on the last.
pub fn unbroken(mut days: Vec<Date>, holds: impl Fn(Date) -> bool) -> Option<Date> {
    days.sort_unstable();
    days.dedup();
    let so = days.into_iter().rev().take_while(|day| holds(*day));
    so.last()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i8) -> Date {
        jiff::civil::date(2026, 1, number)
    }

    fn timeline(changes: &[(i8, Option<u8>)]) -> Timeline<u8> {
        let mut timeline = Timeline::default();
        for (on, value) in changes {
            timeline.set(day(*on), *value);
        }
        timeline
    }

    #[test]
    fn what_it_was_on_a_day() {
        let timeline = timeline(&[(3, Some(1)), (5, Some(2)), (7, None), (9, Some(3))]);
        for (on, was) in [
            (2, None),
            (3, Some(1)),
            (4, Some(1)),
            (5, Some(2)),
            (7, None),
            (8, None),
            (9, Some(3)),
            (30, Some(3)),
        ] {
            assert_eq!(timeline.at(day(on)).copied(), was, "on {on}");
        }
        assert_eq!(timeline.now(), Some(&3));
    }

    #[test]
    fn what_was_so_for_no_whole_day_never_was() {
        assert_eq!(timeline(&[(3, Some(1)), (3, None)]), timeline(&[]));
        let one = timeline(&[(3, Some(1))]);
        assert_eq!(timeline(&[(3, Some(1)), (5, None), (5, Some(1))]), one);
        assert_eq!(timeline(&[(1, None), (3, Some(1)), (4, Some(1))]), one);
        let back = timeline(&[(3, Some(1)), (5, None), (4, Some(2))]);
        assert_eq!(back, timeline(&[(3, Some(1)), (5, Some(2))]));
    }

    #[test]
    fn since_when_something_holds() {
        let timeline = timeline(&[(1, Some(4)), (3, Some(1)), (5, Some(2)), (7, Some(1))]);
        assert_eq!(timeline.since(|value| *value < 3), Some(day(3)));
        assert_eq!(timeline.since(|value| *value == 1), Some(day(7)));
        assert_eq!(timeline.since(|value| *value == 4), None);
        assert_eq!(timeline.changes().count(), 4);
        let small = |on| timeline.begins(day(on), |value| *value < 3);
        assert_eq!(
            [1, 2, 3, 4, 5, 7].map(small),
            [false, false, true, false, false, false]
        );
    }
}

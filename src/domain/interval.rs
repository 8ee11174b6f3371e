//! Calendar intervals as people write them: `90d`, `6 months`, `1 year`.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

/// The longest interval, in years.
const MAX_YEARS: u32 = 100;

/// A number of calendar units: at least one, at most a hundred years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Interval {
    count: u32,
    unit: Unit,
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// One day.
    Day,
    /// Seven days.
    Week,
    /// To the same day of the next month, or its last.
    Month,
    /// To the same day of the next year, or the 28th of February.
    Year,
}

/// Why a text is no interval.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IntervalError {
    /// Not a number and a unit; holds the text.
    #[error(
        "{0:?} is no interval: write a number and days, weeks, months or years, as in \"3 months\""
    )]
    Form(String),
    /// Nothing between two dates.
    #[error("an interval cannot be zero")]
    Zero,
    /// Beyond what anyone plans.
    #[error("an interval cannot be longer than {MAX_YEARS} years")]
    TooLong,
}

impl Unit {
    fn parse(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "d" | "day" | "days" => Some(Self::Day),
            "w" | "week" | "weeks" => Some(Self::Week),
            "m" | "month" | "months" => Some(Self::Month),
            "y" | "year" | "years" => Some(Self::Year),
            _ => None,
        }
    }

    /// The unit in the singular: `month`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    fn most(self) -> u32 {
        match self {
            Self::Day => MAX_YEARS * 366,
            Self::Week => MAX_YEARS * 53,
            Self::Month => MAX_YEARS * 12,
            Self::Year => MAX_YEARS,
        }
    }
}

impl Interval {
    /// So many days.
    #[must_use]
    pub const fn days(count: u32) -> Self {
        Self {
            count,
            unit: Unit::Day,
        }
    }

    /// So many months.
    #[must_use]
    pub const fn months(count: u32) -> Self {
        Self {
            count,
            unit: Unit::Month,
        }
    }

    /// So many of a unit; zero and more than a hundred years are errors.
    pub fn new(count: u32, unit: Unit) -> Result<Self, IntervalError> {
        match count {
            0 => Err(IntervalError::Zero),
            n if n > unit.most() => Err(IntervalError::TooLong),
            _ => Ok(Self { count, unit }),
        }
    }

    /// Reads a number and a unit in any case, with white space wherever it strayed to.
    pub fn parse(text: &str) -> Result<Self, IntervalError> {
        let form = || IntervalError::Form(text.to_owned());
        let trimmed = text.trim();
        let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
        let (count, word) = trimmed.split_at(digits);
        let unit = Unit::parse(word.trim_start()).ok_or_else(form)?;
        if count.is_empty() {
            return Err(form());
        }
        Self::new(count.parse().map_err(|_| IntervalError::TooLong)?, unit)
    }

    /// How many units.
    #[must_use]
    pub fn count(self) -> u32 {
        self.count
    }

    /// Of which unit.
    #[must_use]
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// The date so much later on the calendar; past the end of time it is the last date there is.
    #[must_use]
    pub fn after(self, date: Date) -> Date {
        date.saturating_add(self.span())
    }

    /// The days from a date until [`Interval::after`] it.
    #[must_use]
    pub fn days_from(self, date: Date) -> i64 {
        date.duration_until(self.after(date)).as_hours() / 24
    }

    fn span(self) -> Span {
        let count = i64::from(self.count);
        match self.unit {
            Unit::Day => count.days(),
            Unit::Week => count.weeks(),
            Unit::Month => count.months(),
            Unit::Year => count.years(),
        }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.count, self.unit.name())
    }
}

impl FromStr for Interval {
    type Err = IntervalError;

    fn from_str(text: &str) -> Result<Self, IntervalError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Interval {
    type Error = IntervalError;

    fn try_from(text: String) -> Result<Self, IntervalError> {
        Self::parse(&text)
    }
}

impl From<Interval> for String {
    fn from(interval: Interval) -> Self {
        interval.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn reads_what_people_write() {
        let cases = [
            ("90d", "90 days"),
            ("6 months", "6 months"),
            (" 6  month\r", "6 months"),
            ("1 year", "1 year"),
            ("2w", "2 weeks"),
            ("1M", "1 month"),
            ("007 Days", "7 days"),
            ("100y", "100 years"),
        ];
        for (text, long) in cases {
            assert_eq!(Interval::parse(text).unwrap().to_string(), long, "{text:?}");
        }
    }

    #[test]
    fn refuses_the_rest() {
        for text in [
            "",
            "3",
            "months",
            "-3 months",
            "3.5 months",
            "3 moons",
            "3 months 2 days",
            "P3M",
        ] {
            assert_eq!(
                Interval::parse(text),
                Err(IntervalError::Form(text.to_owned()))
            );
        }
        assert_eq!(Interval::parse("0 days"), Err(IntervalError::Zero));
        for text in ["101 years", "1201m", "99999999999999999999d"] {
            assert_eq!(Interval::parse(text), Err(IntervalError::TooLong));
        }
    }

    #[test]
    fn follows_the_calendar() {
        let after = |text, from| Interval::parse(text).unwrap().after(from);
        assert_eq!(after("6 months", date(2025, 8, 31)), date(2026, 2, 28));
        assert_eq!(after("6 months", date(2027, 8, 31)), date(2028, 2, 29));
        assert_eq!(after("1 year", date(2028, 2, 29)), date(2029, 2, 28));
        assert_eq!(after("90d", date(2026, 1, 1)), date(2026, 4, 1));
        assert_eq!(after("2w", date(2026, 12, 25)), date(2027, 1, 8));
        assert_eq!(after("100 years", date(9990, 1, 1)), Date::MAX);
    }

    #[test]
    fn ends_of_months_and_leap_days_hold() {
        let table = [
            // Six months after the last of August is the last of February.
            ("6 months", date(2026, 8, 31), date(2027, 2, 28)),
            ("6 months", date(2023, 8, 31), date(2024, 2, 29)),
            ("6 months", date(2026, 8, 29), date(2027, 2, 28)),
            ("6 months", date(2023, 8, 29), date(2024, 2, 29)),
            ("6 months", date(2027, 2, 28), date(2027, 8, 28)),
            ("1 month", date(2026, 1, 31), date(2026, 2, 28)),
            ("1 month", date(2026, 3, 31), date(2026, 4, 30)),
            ("3 months", date(2026, 11, 30), date(2027, 2, 28)),
            ("12 months", date(2024, 2, 29), date(2025, 2, 28)),
            ("48 months", date(2024, 2, 29), date(2028, 2, 29)),
            ("1 year", date(2023, 2, 28), date(2024, 2, 28)),
            ("4 years", date(2024, 2, 29), date(2028, 2, 29)),
            // No leap day in 2100; there was one in 2000.
            ("4 years", date(2096, 2, 29), date(2100, 2, 28)),
            ("100 years", date(2000, 2, 29), date(2100, 2, 28)),
            ("365 days", date(2024, 1, 1), date(2024, 12, 31)),
            ("366 days", date(2024, 1, 1), date(2025, 1, 1)),
            ("1 day", date(2024, 2, 28), date(2024, 2, 29)),
            ("1 day", date(2023, 2, 28), date(2023, 3, 1)),
            ("52 weeks", date(2026, 12, 31), date(2027, 12, 30)),
        ];
        for (text, from, to) in table {
            let interval = Interval::parse(text).unwrap();
            assert_eq!(interval.after(from), to, "{text} after {from}");
            let days = from.until(to).unwrap().get_days();
            assert_eq!(
                interval.days_from(from),
                i64::from(days),
                "{text} from {from}"
            );
        }
    }

    #[test]
    fn counts_days() {
        let month = Interval::new(1, Unit::Month).unwrap();
        assert_eq!(month.days_from(date(2026, 2, 1)), 28);
        assert_eq!(month.days_from(date(2028, 2, 1)), 29);
        assert_eq!(serde_json::to_string(&month).unwrap(), "\"1 month\"");
    }
}

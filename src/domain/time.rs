//! Times and days as records and outputs spell them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// `YYYY-MM-DDTHH:MM:SSZ`, the only spelling of a time in a record.
pub fn stamp(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Reads a time in exactly that spelling.
pub fn parse_stamp(text: &str) -> Option<Timestamp> {
    let at: Timestamp = text.parse().ok()?;
    (stamp(at) == text).then_some(at)
}

/// The zone of a name. Coordinated universal time is nothing to look for among the files of all zones, which takes a
/// millisecond of every command.
///
/// # Errors
/// There is no such zone.
pub fn zone(name: &str) -> Result<TimeZone, jiff::Error> {
    match name {
        "UTC" => Ok(TimeZone::UTC),
        _ => TimeZone::get(name),
    }
}

/// The calendar day of a moment in a zone.
pub fn day_in(at: Timestamp, zone: &TimeZone) -> Date {
    at.to_zoned(zone.clone()).date()
}

/// The last second of a day in a zone.
pub fn end_of(day: Date, zone: &TimeZone) -> Timestamp {
    let next = day
        .tomorrow()
        .and_then(|next| next.to_zoned(zone.clone()))
        .map(|next| next.timestamp());
    next.map_or(Timestamp::MAX, |next| {
        next - jiff::SignedDuration::from_secs(1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_with_its_last_second() {
        let day = jiff::civil::date(2026, 6, 30);
        assert_eq!(stamp(end_of(day, &TimeZone::UTC)), "2026-06-30T23:59:59Z");
        assert_eq!(end_of(Date::MAX, &TimeZone::UTC), Timestamp::MAX);
    }

    #[test]
    fn a_time_has_one_spelling() {
        assert!(parse_stamp("2026-11-22T09:14:03Z").is_some());
        for other in [
            "2026-11-22T09:14:03+00:00",
            "2026-11-22 09:14:03Z",
            "2026-11-22T09:14:03.0Z",
            "2026-11-22",
        ] {
            assert!(parse_stamp(other).is_none(), "{other}");
        }
    }
}

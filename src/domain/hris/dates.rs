//! Days as HR systems write them.

use jiff::civil::Date;
use serde::Deserialize;

use super::{Columns, Field};
use crate::domain::table::Table;

/// How `03/04/2026` is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// The fourth of March.
    Mdy,
    /// The third of April.
    Dmy,
}

/// The parts of a day that is written with slashes.
fn slashed(text: &str) -> Option<(i8, i8, i16)> {
    let mut parts = text.split('/');
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year: i16 = year.split(' ').next()?.parse().ok()?;
    let year = if year < 100 { year + 2000 } else { year };
    Some((first.parse().ok()?, second.parse().ok()?, year))
}

/// How the dates of a table are meant: as the mapping says, else as its days beyond the twelfth show.
pub(super) fn order(table: &Table, columns: &Columns) -> Result<DateOrder, String> {
    if let Some(order) = columns.dates {
        return Ok(order);
    }
    let (mut first, mut second) = (None, None);
    for (line, cells) in &table.rows {
        for field in [Field::Start, Field::End] {
            let Some((a, b, _)) = columns.text(field, cells).as_deref().and_then(slashed) else {
                continue;
            };
            if a > 12 {
                first = first.or(Some(line));
            }
            if b > 12 {
                second = second.or(Some(line));
            }
        }
    }
    match (first, second) {
        (Some(a), Some(b)) => Err(format!(
            "on line {a} the day comes first, on line {b} the month: write `dates: dmy` or `dates: mdy` into the mapping"
        )),
        (Some(_), None) => Ok(DateOrder::Dmy),
        _ => Ok(DateOrder::Mdy),
    }
}

/// A day; nothing where the cell is empty or holds a zero.
pub(super) fn day(text: &str, order: DateOrder) -> Result<Option<Date>, String> {
    let wrong = || format!("`{text}` is no day: write YYYY-MM-DD");
    if text.is_empty() || text.starts_with("0000") {
        return Ok(None);
    }
    if let Some((a, b, year)) = slashed(text) {
        let (month, day) = match order {
            DateOrder::Mdy => (a, b),
            DateOrder::Dmy => (b, a),
        };
        return Date::new(year, month, day).map(Some).map_err(|_| wrong());
    }
    if let Some(iso) = text.get(..10)
        && let Ok(day) = iso.parse()
    {
        return Ok(Some(day));
    }
    ["%d.%m.%Y", "%d-%b-%Y", "%b %d, %Y", "%d %b %Y", "%Y/%m/%d"]
        .iter()
        .find_map(|form| Date::strptime(form, text).ok())
        .map(Some)
        .ok_or_else(wrong)
}

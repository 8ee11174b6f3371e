//! What a person owes: whether an SOP is to be acknowledged, until when, and why.
//!
//! The rules, each with its cases in the table of the tests:
//!
//! 1. Whoever acknowledged a version of the same MAJOR need not do so again; nobody who never did is excused by a
//!    minor change, and it moves no deadline. A new MAJOR is due for everybody.
//! 2. It is due `within` the day on which it begins: the latest of the day from which the MAJOR is in force, the
//!    person's first day, the day since which it asks them without a break, the day an acknowledgement expired and the day
//!    after a waiver ended. For whoever comes to a path that day, newer than the text, the path's time takes the place of
//!    `within`. Both are those of that day: what is edited afterwards moves no deadline.
//! 3. Days of leave do not count: nothing begins on one, and nothing falls due. What fell due before stays overdue.
//! 4. An acknowledgement lasts for `expires`, from the latest one of the MAJOR; none is ever deleted, so whoever comes
//!    back to us still has it. `expires` is that of today; made shorter, nothing expires before the day of that edit.
//! 5. Who is not here yet owes nothing until their first day, who has left owes nothing, a service never does.
//! 6. A waiver excuses from the MAJOR that it names, to its last day.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::asking::Asking;
use super::interval::Interval;
use super::people::{Leave, Person};
use super::timeline::Timeline;
use super::version::Version;

#[cfg(test)]
mod tests;

/// A version that has been in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition {
    /// Its number.
    pub version: Version,
    /// From which day.
    pub since: Date,
}

/// What an SOP asks of its readers on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// Its versions whose day has come, in the order of the ledger: the last is in force.
    pub editions: Vec<Edition>,
    /// How soon it is to be acknowledged, and how long that lasts, since the MAJOR in force is.
    pub terms: Timeline<Terms>,
}

/// The times that page and sop.yaml give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// How soon it is to be acknowledged.
    pub within: Interval,
    /// How long that lasts; absent: for ever.
    pub expires: Option<Interval>,
}

/// An acknowledgement that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confirmed {
    /// Of which version.
    pub version: Version,
    /// When.
    pub on: Date,
}

/// A waiver that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excused {
    /// Of which version, and so of which MAJOR.
    pub version: Version,
    /// Its last day; absent: it does not end.
    pub until: Option<Date>,
}

/// The one who is asked.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    /// Who.
    pub person: &'a Person,
    /// How it asks them.
    pub asking: Asking<'a>,
    /// What they acknowledged, in the order of the ledger.
    pub confirmed: Vec<Confirmed>,
    /// What they are excused from.
    pub excused: Vec<Excused>,
}

/// Where somebody stands with an SOP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DutyState {
    /// It fell due and is not acknowledged.
    Overdue,
    /// It is to be acknowledged.
    Due,
    /// It is to be acknowledged, and they are on leave.
    Away,
    /// It will be, from their first day.
    Upcoming,
    /// They are excused.
    Waived,
    /// They acknowledged an earlier version of the same MAJOR.
    CarriedOver,
    /// They acknowledged this version.
    Acknowledged,
}

impl DutyState {
    /// Whether something is left to do.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Overdue | Self::Due | Self::Away)
    }

    /// Whether it counts as acknowledged.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Acknowledged | Self::CarriedOver)
    }
}

impl std::fmt::Display for DutyState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Overdue => "overdue",
            Self::Due => "due",
            Self::Away => "away",
            Self::Upcoming => "upcoming",
            Self::Waived => "waived",
            Self::CarriedOver => "carried-over",
            Self::Acknowledged => "acknowledged",
        })
    }
}

/// Why it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// They have acknowledged no version.
    New,
    /// They acknowledged another MAJOR, last this version.
    Major(Version),
    /// What they acknowledged lasted until this day.
    Expired(Date),
}

/// What a person owes for one SOP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duty {
    /// Where it stands.
    pub state: DutyState,
    /// Until when, where something is left to do; absent while a leave has no end.
    pub due: Option<Date>,
    /// Why it is asked.
    pub because: Because,
    /// The acknowledgement that it rests on, where it is done.
    pub confirmed: Option<Confirmed>,
}

/// What somebody owes for one SOP on a day; nothing where nobody asks.
pub fn duty(demand: &Demand, reader: &Reader<'_>, today: Date) -> Option<Duty> {
    let person = reader.person;
    let current = demand.editions.last()?;
    let gone = person.end.is_some_and(|end| end < today);
    if gone || !person.is_human() {
        return None;
    }
    let of_major = |version: Version| version.major == current.version.major;
    let read = reader
        .confirmed
        .iter()
        .filter(|one| of_major(one.version))
        // What was signed on paper may come in after a reading that is newer.
        .max_by_key(|one| one.on)
        .copied();
    let expired = read
        .and_then(|read| expires(&demand.terms, read.on, today))
        .filter(|day| *day <= today);
    if let (Some(read), None) = (read, expired) {
        return Some(done(reader, current.version, read));
    }
    let excused = reader.excused.iter().filter(|one| of_major(one.version));
    let ends: Vec<Option<Date>> = excused.map(|one| one.until).collect();
    let because = because(reader, expired);
    if ends.iter().any(|end| end.is_none_or(|end| today <= end)) {
        return Some(Duty {
            state: DutyState::Waived,
            due: None,
            because,
            confirmed: None,
        });
    }
    let text = major_since(demand, current.version);
    let again = expired.max(ends.into_iter().flatten().max().map(next_day));
    let due = due(demand, reader, (text, again), today);
    Some(Duty {
        state: open_state(person, due, today),
        due,
        because,
        confirmed: None,
    })
}

fn done(reader: &Reader<'_>, current: Version, read: Confirmed) -> Duty {
    let this = reader.confirmed.iter().any(|one| one.version == current);
    Duty {
        state: if this {
            DutyState::Acknowledged
        } else {
            DutyState::CarriedOver
        },
        due: None,
        because: Because::New,
        confirmed: Some(read),
    }
}

fn because(reader: &Reader<'_>, expired: Option<Date>) -> Because {
    match (expired, reader.confirmed.last()) {
        (Some(day), _) => Because::Expired(day),
        (None, Some(last)) => Because::Major(last.version),
        (None, None) => Because::New,
    }
}

/// Since when a version of this MAJOR is in force: minor changes move no deadline.
fn major_since(demand: &Demand, current: Version) -> Date {
    let of_major = demand.editions.iter();
    of_major
        .filter(|edition| edition.version.major == current.major)
        .map(|edition| edition.since)
        .min()
        .unwrap_or(Date::MIN)
}

/// When what was read on a day expires, by the times that hold today: where they became shorter, not before that day, unless
/// it would have been sooner.
fn expires(terms: &Timeline<Terms>, read: Date, today: Date) -> Option<Date> {
    let by = |day: Date| Some(terms_at(terms, day)?.expires?.after(read));
    let mut expires = by(read);
    let never = |day: Option<Date>| day.unwrap_or(Date::MAX);
    for change in terms.changes().filter(|day| read < *day && *day <= today) {
        let changed = by(change);
        expires = match never(changed) < never(expires) {
            true => changed.max(Some(never(expires).min(change))),
            false => changed,
        };
    }
    expires
}

/// The times that hold on a day; before the MAJOR, its first.
fn terms_at(terms: &Timeline<Terms>, day: Date) -> Option<Terms> {
    let first = terms.changes().next()?;
    terms.at(day.max(first)).copied()
}

/// When it falls due: by the time that was given on the day on which it begins, days of leave left out.
fn due(
    demand: &Demand,
    reader: &Reader<'_>,
    (text, again): (Date, Option<Date>),
    today: Date,
) -> Option<Date> {
    let floor = again.map_or(text, |again| again.max(text));
    let start = reader.person.start;
    let asked = reader.asking.since(floor, today);
    let begins = start.map_or(asked, |start| start.max(asked));
    let newcomer = again.is_none_or(|again| again < begins);
    let by_path = || reader.asking.by_path(begins, start == Some(begins), text);
    let within = match by_path().filter(|_| newcomer) {
        Some(by_path) => by_path,
        None => terms_at(&demand.terms, begins)?.within,
    };
    falls_due(begins, within, &reader.person.leave)
}

/// The day on which what begins on a day falls due, days of leave left out; nothing while a leave has no end.
pub fn falls_due(begins: Date, within: Interval, leave: &[Leave]) -> Option<Date> {
    let leave = joined(leave);
    let mut due = None;
    let mut from = begins;
    for absence in &leave {
        let last = due.unwrap_or(from);
        if absence.from > last && due.is_some() {
            break;
        }
        if absence.from <= from {
            // Nothing begins while they are away.
            if absence.to.is_none_or(|to| to >= from) {
                from = next_day(absence.to?);
            }
            continue;
        }
        let planned = *due.get_or_insert_with(|| within.after(from));
        if absence.from <= planned {
            let days = absence.from.duration_until(absence.to?).as_hours() / 24 + 1;
            due = Some(planned.saturating_add(days.days()));
        }
    }
    Some(due.unwrap_or_else(|| within.after(from)))
}

/// Absences in order, those that touch put together.
fn joined(leave: &[Leave]) -> Vec<Leave> {
    let mut sorted: Vec<&Leave> = leave
        .iter()
        .filter(|one| one.to.is_none_or(|to| to >= one.from))
        .collect();
    sorted.sort_by_key(|one| one.from);
    let mut joined: Vec<Leave> = Vec::new();
    for one in sorted {
        match joined.last_mut() {
            Some(last) if last.to.is_none_or(|to| one.from <= next_day(to)) => {
                last.to = match (last.to, one.to) {
                    (Some(left), Some(right)) => Some(left.max(right)),
                    _ => None,
                };
            }
            _ => joined.push(one.clone()),
        }
    }
    joined
}

fn open_state(person: &Person, due: Option<Date>, today: Date) -> DutyState {
    let away = |one: &Leave| one.from <= today && one.to.is_none_or(|to| today <= to);
    if person.start.is_some_and(|start| today < start) {
        DutyState::Upcoming
    } else if due.is_some_and(|due| due < today) {
        DutyState::Overdue
    } else if person.leave.iter().any(away) {
        DutyState::Away
    } else {
        DutyState::Due
    }
}

fn next_day(day: Date) -> Date {
    day.saturating_add(1.day())
}

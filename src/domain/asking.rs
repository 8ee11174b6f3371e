//! How an SOP asks somebody: since when without a break, and whether as one who comes to a path.
//!
//! 1. A page asks those in a role that it names, from the day on which both are so, where it is to be acknowledged.
//! 2. A path asks those who have its role by name or `match:`, from the day on which a stage of it names the SOP, where that is
//!    to be acknowledged or the stage ends so.
//! 3. Whoever is asked by one way after another, without a day between, is asked all the time: a move, a promotion and a page
//!    that goes from a path to a role give no new time.
//! 4. A path's own time is for whoever comes to it: it is that of the day on which they come, and of the SOPs that the path
//!    names then.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::interval::Interval;
use super::tenure::{Hold, Naming, Route, Stop, Tenure, Tenures};
use super::timeline::{Timeline, unbroken};

/// How an SOP asks, whoever it is.
#[derive(Debug, Clone)]
pub struct Ways<'a> {
    /// Which roles the page names.
    naming: BTreeMap<String, Naming<'a>>,
    /// The roles whose paths name it.
    routes: BTreeMap<&'a str, Route<'a>>,
    /// That it is to be acknowledged by its own word or sop.yaml's, day by day.
    required: Timeline<()>,
}

/// How an SOP asks somebody.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// How it asks at all.
    pub ways: &'a Ways<'a>,
    /// What is known of them; absent: nothing.
    pub tenure: Option<Tenure<'a>>,
}

impl<'a> Ways<'a> {
    /// Of an SOP whose page names these roles now.
    pub fn of(tenures: &'a Tenures, sop: &str, roles: &[String], required: Timeline<()>) -> Self {
        Self {
            naming: tenures.naming(sop, roles),
            routes: tenures.courses.routes(sop),
            required,
        }
    }

    fn required_at(&self, day: Date) -> bool {
        self.required.at(day).is_some()
    }

    /// The stages that ask whoever is in a role by name, at the end of a day.
    fn stops(&self, role: &str, day: Date) -> impl Iterator<Item = &'a Stop> {
        let stops = self.routes.get(role).map_or(&[][..], |route| route.at(day));
        let required = self.required_at(day);
        stops
            .iter()
            .filter(move |stop| required || stop.acknowledged)
    }

    fn asks(&self, role: &str, hold: Hold, day: Date) -> bool {
        let named = || self.naming.get(role).is_some_and(|naming| naming.at(day));
        let by_path = || hold == Hold::Named && self.stops(role, day).next().is_some();
        (self.required_at(day) && named()) || by_path()
    }
}

impl<'a> Asking<'a> {
    /// The roles by which it asks, or did.
    fn roles(&self) -> impl Iterator<Item = (&'a str, &'a Timeline<Hold>)> {
        let ways = self.ways;
        let roles = self.tenure.into_iter().flat_map(Tenure::roles);
        roles.filter(|(role, _)| ways.naming.contains_key(*role) || ways.routes.contains_key(role))
    }

    fn at(&self, day: Date) -> bool {
        self.roles().any(|(role, holds)| {
            let hold = holds.at(day);
            hold.is_some_and(|hold| self.ways.asks(role, *hold, day))
        })
    }

    /// The days on which something may have come to ask, or ceased to.
    fn changes(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.ways.required.changes().collect();
        for (role, holds) in self.roles() {
            days.extend(holds.changes());
            let naming = self.ways.naming.get(role);
            days.extend(naming.into_iter().flat_map(Naming::changes));
            let route = self.ways.routes.get(role);
            days.extend(route.into_iter().flat_map(|route| route.changes()));
        }
        days
    }

    /// Since when it asks without a break, as far back as a day; that day where the history does not say that it asks.
    pub fn since(&self, floor: Date, today: Date) -> Date {
        let mut days = self.changes();
        days.retain(|day| floor < *day && *day <= today);
        days.push(floor);
        unbroken(days, |day| self.at(day)).unwrap_or(floor)
    }

    /// How soon by their paths, of whoever came to them on the day from which it asks: on their first day, or else after the
    /// day of the text. The soonest.
    pub fn by_path(&self, day: Date, is_first: bool, text: Date) -> Option<Interval> {
        let ways = self.ways;
        let old = !is_first && ways.required.begins(day, |()| true);
        let roles = self.roles().filter(|(role, holds)| match is_first {
            true => holds.at(day) == Some(&Hold::Named),
            false => day > text && self.comes(role, holds, day),
        });
        let stops = roles.flat_map(|(role, _)| ways.stops(role, day));
        stops
            .filter(|stop| stop.acknowledged || !old)
            .filter_map(|stop| stop.due)
            .min_by_key(|due| due.after(day))
    }

    /// Whether somebody comes to a role by name on a day, and was not on its path before.
    fn comes(&self, role: &str, holds: &Timeline<Hold>, day: Date) -> bool {
        let Ok(before) = day.checked_sub(1.day()) else {
            return false;
        };
        let path_at = |role: &str, day: Date| self.ways.routes.get(role)?.path_at(day);
        let path = path_at(role, day);
        let was_on_it = |(role, holds): (&str, &Timeline<Hold>)| {
            holds.at(before) == Some(&Hold::Named) && path_at(role, before) == path
        };
        holds.begins(day, |hold| *hold == Hold::Named) && !self.roles().any(was_on_it)
    }
}

//! Rows of an HR system matched with entries of people.yaml, in one pass over each.

mod managers;

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::super::edit::FieldChange;
use super::super::surgery::differences;
use super::{Extent, ImportRequest};
use crate::domain::hris::{Employee, Field};
use crate::domain::people::{People, Person, PersonKind};
use crate::error::{Error, Reason, Result};
use managers::Managers;

/// Why somebody counts as having left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Left {
    /// The HR system says so.
    Said,
    /// They are not in the export any more.
    Missing,
}

/// Somebody about whom something changes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PersonPlan {
    /// Who, by id of people.yaml.
    pub person: String,
    /// Their name.
    pub name: String,
    /// The id there.
    pub source_id: Option<String>,
    /// What changes, field by field.
    pub changed: Vec<FieldChange>,
    /// Why they count as having left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Left>,
}

/// What would be done.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Everybody as they would be, in the order of the file, who is new at its end.
    pub people: Vec<Person>,
    /// Who is new.
    pub added: Vec<PersonPlan>,
    /// About whom something else is said.
    pub changed: Vec<PersonPlan>,
    /// Who has left.
    pub left: Vec<PersonPlan>,
    /// Who is back.
    pub back: Vec<PersonPlan>,
    /// About how many nothing changed.
    pub unchanged: usize,
    /// How many are not the HR system's.
    pub others: usize,
    /// What else there is to know.
    pub notices: Vec<String>,
}

impl Plan {
    /// Those who are new or not as they were.
    pub fn touched(&self, before: &People) -> Vec<Person> {
        let (old, new) = self.people.split_at(before.people.len());
        let pairs = before.people.iter().zip(old);
        let changed = pairs.filter(|(was, is)| was != is).map(|(_, is)| is);
        changed.chain(new).cloned().collect()
    }
}

/// Whom a row means.
struct Index<'a> {
    by_source: HashMap<&'a str, usize>,
    by_email: HashMap<String, usize>,
}

impl<'a> Index<'a> {
    fn of(people: &'a [Person], source: &str) -> Self {
        let (mut by_source, mut by_email) = (HashMap::new(), HashMap::new());
        for (at, person) in people.iter().enumerate() {
            if let Some(id) = person.source.get(source) {
                by_source.insert(id.as_str(), at);
            }
            for email in &person.emails {
                by_email.insert(email.to_lowercase(), at);
            }
        }
        Self {
            by_source,
            by_email,
        }
    }

    /// The key is the HR system's id; an address links an entry that has none yet.
    fn find(&self, people: &[Person], source: &str, employee: &Employee) -> Option<usize> {
        if let Some(at) = employee.id.as_deref().and_then(|id| self.by_source.get(id)) {
            return Some(*at);
        }
        let email = employee
            .email
            .as_deref()
            .filter(|email| !email.is_empty())?;
        let at = *self.by_email.get(&email.to_lowercase())?;
        let free = employee.id.is_none() || !people[at].source.contains_key(source);
        free.then_some(at)
    }
}

/// Plans. `new_id` makes ids for a row: the first, the second, until it is one that nobody has.
///
/// # Errors
/// Two rows mean one person.
pub fn plan(
    before: &People,
    request: &ImportRequest,
    new_id: &dyn Fn(&Employee, usize) -> String,
    today: Date,
) -> Result<Plan> {
    let source = request.source.as_str();
    let old = &before.people;
    let index = Index::of(old, source);
    let mut plan = Plan {
        people: old.clone(),
        ..Plan::default()
    };
    let mut ids: HashSet<String> = old.iter().map(|person| person.id.clone()).collect();
    let mut rows: Vec<Option<&Employee>> = vec![None; old.len()];
    let mut places = Vec::with_capacity(request.employees.len());
    let mut twice = Vec::new();
    let mut skipped = 0;
    for employee in &request.employees {
        match index.find(old, source, employee) {
            Some(at) => {
                if let Some(other) = rows[at].replace(employee) {
                    let what = format!(
                        "lines {} and {} both mean {}",
                        other.line, employee.line, old[at].id
                    );
                    twice.push(Reason::new("row", what));
                }
                places.push(at);
            }
            None if gone(employee, today) => {
                // Who left before anybody here heard of them is no news.
                skipped += 1;
                places.push(usize::MAX);
            }
            None => {
                places.push(plan.people.len());
                plan.people.push(blank(employee, &mut ids, new_id));
            }
        }
    }
    if !twice.is_empty() {
        return Err(Error::refused("the export is ambiguous: nothing is done").reasons(twice));
    }
    let managers = Managers::of(&plan.people, request, &places, old);
    for (employee, at) in request.employees.iter().zip(&places) {
        if *at == usize::MAX {
            continue;
        }
        let manager = managers.find(employee);
        if let Some(Err(why)) = &manager
            && plan.notices.len() < 10
        {
            plan.notices.push(format!("line {}: {why}", employee.line));
        }
        let new = *at >= old.len();
        let person = &mut plan.people[*at];
        fill(person, employee, source, new, today);
        if let Some(Ok(manager)) = manager {
            person.manager = manager;
        }
    }
    if skipped > 0 {
        plan.notices
            .push(format!("{skipped} who had left before are not taken in"));
    }
    missing(&mut plan, old, &rows, request, today);
    sort_out(&mut plan, old, &rows, source, today);
    Ok(plan)
}

fn blank(
    employee: &Employee,
    ids: &mut HashSet<String>,
    new_id: &dyn Fn(&Employee, usize) -> String,
) -> Person {
    let mut drawn = (0..).map(|attempt| new_id(employee, attempt));
    let id = drawn.find(|id| ids.insert(id.clone())).unwrap_or_default();
    Person {
        id,
        name: String::new(),
        emails: Vec::new(),
        logins: Default::default(),
        kind: PersonKind::Human,
        roles: Vec::new(),
        given: Vec::new(),
        manager: None,
        start: None,
        end: None,
        leave: Vec::new(),
        keys: Vec::new(),
        source: Default::default(),
        title: None,
        department: None,
        location: None,
    }
}

/// Whether the HR system says that somebody is not with us any more; who starts later is said to be inactive too.
fn gone(employee: &Employee, today: Date) -> bool {
    let later = employee.start.flatten().is_some_and(|start| start > today);
    let ended = employee.end.flatten().is_some_and(|end| end < today);
    ended || (employee.active == Some(false) && !later)
}

/// Takes over what the HR system has a column for, and nothing else.
fn fill(person: &mut Person, employee: &Employee, source: &str, new: bool, today: Date) {
    let seen = |field: Field| !employee.hidden.contains(&field);
    let text = |field: Field, old: &Option<String>, value: &Option<String>| match value {
        Some(value) if seen(field) => (!value.is_empty()).then(|| value.clone()),
        _ => old.clone(),
    };
    if seen(Field::Name) || new {
        person.name.clone_from(&employee.name);
    }
    if let Some(email) = employee.email.as_ref().filter(|email| !email.is_empty())
        && !person.has_email(email)
    {
        // Addresses that somebody committed under stay.
        person.emails.insert(0, email.clone());
    }
    person.title = text(Field::Title, &person.title, &employee.title);
    person.department = text(Field::Department, &person.department, &employee.department);
    person.location = text(Field::Location, &person.location, &employee.location);
    if let Some(id) = &employee.id {
        person.source.insert(source.to_owned(), id.clone());
    }
    let left = gone(employee, today);
    let was_gone = person.end.is_some_and(|end| end < today);
    let start = employee.start.flatten().filter(|_| seen(Field::Start));
    let end = employee.end.flatten().filter(|_| seen(Field::End));
    if left {
        let day = end.or(person.end).unwrap_or(today);
        person.end = Some(person.start.map_or(day, |start| day.max(start)));
        return;
    }
    if was_gone {
        // A date of long ago is that of the first time.
        let again = start.filter(|start| person.end.is_some_and(|end| *start > end));
        (person.start, person.end) = (Some(again.unwrap_or(today)), end);
        return;
    }
    // Who was hired again keeps the day of it: the HR system may go on naming the first.
    let earlier = person
        .start
        .is_some_and(|own| start.is_some_and(|start| start < own));
    if !earlier || new {
        person.start = start.or(person.start);
    }
    if employee.end.is_some() && seen(Field::End) {
        person.end = end;
    }
}

/// Who is the HR system's, and is not in the export any more.
fn missing(
    plan: &mut Plan,
    old: &[Person],
    rows: &[Option<&Employee>],
    request: &ImportRequest,
    today: Date,
) {
    for (at, person) in old.iter().enumerate() {
        let known = person.source.contains_key(&request.source);
        if !known {
            plan.others += usize::from(rows[at].is_none());
            continue;
        }
        let over = person.end.is_some_and(|end| end < today);
        let wanted = match request.extent {
            Extent::Whole => true,
            Extent::Current => person.start.is_none_or(|start| start <= today),
            Extent::Part | Extent::Changes(_) => false,
        };
        if rows[at].is_none() && !over && wanted {
            let day = person.end.map_or(today, |end| end.min(today));
            plan.people[at].end = Some(person.start.map_or(day, |start| day.max(start)));
        }
    }
}

/// What of it is new, changed, gone or back.
fn sort_out(
    plan: &mut Plan,
    old: &[Person],
    rows: &[Option<&Employee>],
    source: &str,
    today: Date,
) {
    for (at, person) in plan.people.iter().enumerate() {
        let was = old.get(at);
        let mut found = PersonPlan {
            person: person.id.clone(),
            name: person.name.clone(),
            source_id: person.source.get(source).cloned(),
            changed: Vec::new(),
            why: None,
        };
        let Some(was) = was else {
            plan.added.push(found);
            continue;
        };
        if was == person {
            plan.unchanged += usize::from(rows[at].is_some());
            continue;
        }
        found.changed = differences(was, person);
        let over = |person: &Person| person.end.is_some_and(|end| end <= today);
        match (over(was), over(person)) {
            (false, true) => {
                found.why = Some(if rows[at].is_some() {
                    Left::Said
                } else {
                    Left::Missing
                });
                plan.left.push(found);
            }
            (true, false) => plan.back.push(found),
            _ => plan.changed.push(found),
        }
    }
}

#[cfg(test)]
mod tests;

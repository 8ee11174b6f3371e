//! Who the manager of a row is.

use std::collections::HashMap;

use super::ImportRequest;
use crate::domain::hris::{Employee, Field};
use crate::domain::people::Person;

/// Who somebody's manager is, by the id there, the address or the name.
pub(super) struct Managers {
    ids: HashMap<String, String>,
    emails: HashMap<String, String>,
    names: HashMap<String, Option<String>>,
}

impl Managers {
    pub(super) fn of(
        people: &[Person],
        request: &ImportRequest,
        places: &[usize],
        old: &[Person],
    ) -> Self {
        let mut found = Self {
            ids: HashMap::new(),
            emails: HashMap::new(),
            names: HashMap::new(),
        };
        for person in old {
            for email in &person.emails {
                found.emails.insert(email.to_lowercase(), person.id.clone());
            }
            if let Some(id) = person.source.get(&request.source) {
                found.ids.insert(id.clone(), person.id.clone());
            }
        }
        for (employee, at) in request.employees.iter().zip(places) {
            let Some(person) = people.get(*at) else {
                continue;
            };
            if let Some(id) = &employee.id {
                found.ids.insert(id.clone(), person.id.clone());
            }
            if let Some(email) = employee.email.as_ref().filter(|email| !email.is_empty()) {
                found.emails.insert(email.to_lowercase(), person.id.clone());
            }
            for name in [&employee.name].into_iter().chain(&employee.legal) {
                let name = found.names.entry(name.to_lowercase());
                name.and_modify(|one| *one = None)
                    .or_insert_with(|| Some(person.id.clone()));
            }
        }
        found
    }

    /// Nothing where there is no column; `Ok(None)` where the cell is empty.
    pub(super) fn find(&self, employee: &Employee) -> Option<Result<Option<String>, String>> {
        let text = employee.manager.as_ref()?;
        if employee.hidden.contains(&Field::Manager) {
            return None;
        }
        if text.is_empty() {
            return Some(Ok(None));
        }
        let lower = text.to_lowercase();
        let turned = lower
            .split_once(", ")
            .map(|(last, first)| format!("{first} {last}"));
        let named = |name: &String| self.names.get(name);
        let found = self.ids.get(text).or_else(|| self.emails.get(&lower));
        if let Some(id) = found {
            return Some(Ok(Some(id.clone())));
        }
        match named(&lower).or_else(|| turned.as_ref().and_then(named)) {
            Some(Some(id)) => Some(Ok(Some(id.clone()))),
            Some(None) => Some(Err(format!(
                "several people are called {text}: the manager stays as it was"
            ))),
            None => Some(Err(format!(
                "the manager {text} is nobody there: it stays as it was"
            ))),
        }
    }
}

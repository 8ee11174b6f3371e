//! `unknown-person`: a manager, or one who signs off, who is nobody.

use super::quote::{quote, unknown};
use super::yaml_place::in_entry;
use super::{Context, Rule, Run};
use crate::domain::finding::{Finding, Severity};
use crate::domain::people::{PEOPLE_FILE, People};
use crate::domain::suggest::nearest;
use crate::domain::yaml::parse;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "unknown-person",
    severity: Severity::Warning,
    what: "people.yaml names a manager who is nobody in it.",
    why: "Nobody can sign off a stage for whoever is managed by nobody, or is told that they are late.",
    bad: "people:\n\
          \x20 - {id: p-7f3a, emails: [maria@example.com]}\n\
          \x20 - {id: p-1c20, emails: [jon@example.com], manager: p-7f3b}\n",
    good: "people:\n\
           \x20 - {id: p-7f3a, emails: [maria@example.com]}\n\
           \x20 - {id: p-1c20, emails: [jon@example.com], manager: p-7f3a}\n",
    run: Run::File(PEOPLE_FILE, run),
    fix: None,
};

fn run(_: &Context<'_>, text: &str) -> Vec<Finding> {
    let Ok(people) = parse::<People>(PEOPLE_FILE, text.as_bytes()) else {
        return Vec::new();
    };
    let managed = people
        .people
        .iter()
        .filter_map(|person| Some((&person.id, person.manager.as_deref()?)));
    managed
        .filter(|(_, manager)| people.by_id_or_email(manager).is_none())
        .map(|(id, manager)| {
            let message = format!(
                "{} has the manager {}, who is nobody in {PEOPLE_FILE}",
                quote(id),
                unknown(manager)
            );
            let known = people.people.iter().flat_map(|person| {
                let emails = person.emails.iter().map(String::as_str);
                emails.chain([person.id.as_str()])
            });
            let hint = match nearest(manager, known) {
                Some(near) => format!("did you mean {}?", quote(near)),
                None => "write the manager's id or address".to_owned(),
            };
            RULE.finding_in(PEOPLE_FILE, in_entry(text, id, manager), &message, &hint)
        })
        .collect()
}

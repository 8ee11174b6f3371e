//! `departed-manager`: somebody is here whose manager has left.

use super::quote::quote;
use super::yaml_place::in_entry;
use super::{Context, Rule, Run};
use crate::domain::finding::{Finding, Severity};
use crate::domain::people::{PEOPLE_FILE, People};
use crate::domain::succession::next_up;
use crate::domain::yaml::parse;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "departed-manager",
    severity: Severity::Warning,
    what: "people.yaml names as somebody's manager one who has left; the next one up who is here is proposed.",
    why: "Whoever left signs off no stage and is told of nobody who is late; who is managed by them waits for ever.",
    bad: "people:\n\
          \x20 - {id: p-7f3a, emails: [maria@example.com]}\n\
          \x20 - {id: p-1c20, emails: [jon@example.com], manager: p-7f3a, end: 2026-10-31}\n\
          \x20 - {id: p-0b1e, emails: [cara@example.com], manager: p-1c20}\n",
    good: "people:\n\
           \x20 - {id: p-7f3a, emails: [maria@example.com]}\n\
           \x20 - {id: p-1c20, emails: [jon@example.com], manager: p-7f3a, end: 2026-10-31}\n\
           \x20 - {id: p-0b1e, emails: [cara@example.com], manager: p-7f3a}\n",
    run: Run::File(PEOPLE_FILE, run),
    fix: None,
};

fn run(context: &Context<'_>, text: &str) -> Vec<Finding> {
    let Some(today) = context.today else {
        return Vec::new();
    };
    let Ok(people) = parse::<People>(PEOPLE_FILE, text.as_bytes()) else {
        return Vec::new();
    };
    let stays = |end: Option<_>| end.is_none_or(|end| end >= today);
    let here = people.people.iter();
    let here = here.filter(|person| person.is_human() && stays(person.end));
    here.filter_map(|person| {
        let named = person.manager.as_deref()?;
        let manager = people.by_id_or_email(named)?;
        let left = manager.end.filter(|end| *end < today)?;
        let message = format!(
            "{} has the manager {}, who left on {left}",
            quote(&person.id),
            quote(named)
        );
        let next = next_up(&people, manager, today).filter(|next| next.id != person.id);
        let next = next.map_or("PERSON", |next| &next.id);
        let hint = format!("sop people edit {} --manager {next} --commit", person.id);
        Some(RULE.finding_in(
            PEOPLE_FILE,
            in_entry(text, &person.id, named),
            &message,
            &hint,
        ))
    })
    .collect()
}

//! `doubtful-person`: an id that is two people's, or that people cannot tell from another.

use super::quote::{doubtful, quote};
use super::yaml_place::in_entry;
use super::{Context, Rule, Run};
use crate::domain::finding::{Finding, Severity};
use crate::domain::people::{PEOPLE_FILE, People};
use crate::domain::yaml::parse;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "doubtful-person",
    severity: Severity::Warning,
    what: "people.yaml gives two entries one id, or ids that look the same; or an id has letters of two scripts in one word, \
           letters that are not composed, or signs that nobody sees.",
    why: "Whoever types what they see names somebody else, or nobody; and records are about ids, whoever is meant.",
    bad: "people:\n\
          \x20 - {id: p-7f3a, emails: [maria@example.com]}\n\
          \x20 - {id: p-7f3а, emails: [jon@example.com]}\n",
    good: "people:\n\
           \x20 - {id: p-7f3a, emails: [maria@example.com]}\n\
           \x20 - {id: p-1c20, emails: [jon@example.com]}\n",
    run: Run::File(PEOPLE_FILE, run),
    fix: None,
};

const HINT: &str = "write another id, as long as nothing is on record under it: composed letters of one script, digits, `-`";

fn run(_: &Context<'_>, text: &str) -> Vec<Finding> {
    let Ok(people) = parse::<People>(PEOPLE_FILE, text.as_bytes()) else {
        return Vec::new();
    };
    let ids = people.people.iter().map(|person| person.id.as_str());
    let finding = |(id, why): (&str, String)| {
        let message = format!("the id {} {why}", quote(id));
        RULE.finding_in(PEOPLE_FILE, in_entry(text, id, id), &message, HINT)
    };
    let doubts = doubtful(ids, "looks like the id").into_iter();
    doubts.map(finding).collect()
}

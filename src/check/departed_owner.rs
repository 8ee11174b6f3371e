//! `departed-owner`: whoever answers for the page has left.

use super::quote::quote;
use super::{Context, Rule, Run, Subject, place};
use crate::domain::finding::{Finding, Severity};
use crate::domain::reference::Reference;
use crate::domain::succession::successor;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "departed-owner",
    severity: Severity::Warning,
    what: "`owner` names a person who has left; somebody who could take over is proposed.",
    why: "Whoever left is asked by nobody when a step fails, and reviews nothing. `sop role gaps` lists all that they \
          leave, and what no one in a role owns.",
    bad: "---\n\
          id: renewal-call\n\
          owner: jon@example.com\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n",
    good: "---\n\
           id: renewal-call\n\
           owner: maria@example.com\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n",
    run: Run::Page(run),
    fix: None,
};

fn run(context: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let (Some(owner), Some(today)) = (page.meta.owner.as_ref(), context.today) else {
        return Vec::new();
    };
    let Reference::Person(named) = &owner.value else {
        return Vec::new();
    };
    let organisation = context.organisation;
    let person = organisation.people.by_id_or_email(named);
    let left = person.and_then(|person| person.end.filter(|end| *end < today));
    let Some(left) = left.filter(|_| (context.governed)(page)) else {
        return Vec::new();
    };
    let message = format!("the owner, {}, left on {left}", quote(named));
    let next = successor(organisation, &owner.value, today);
    let next = next.map_or_else(|| "WHO".to_owned(), |next| next.who.to_string());
    let hint = format!("sop role assign {} --owner {next} --commit", page.id);
    let at = place::of_name(page, owner.line, named);
    vec![RULE.finding(page, at, &message, &hint)]
}

//! `unknown-reference`: somebody is named whom nobody knows.

use std::collections::BTreeSet;

use super::quote::{quote, unknown};
use super::{Context, Rule, Run, Subject, place};
use crate::domain::finding::{Finding, Severity};
use crate::domain::organisation::Organisation;
use crate::domain::reference::Reference;
use crate::domain::suggest::nearest;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "unknown-reference",
    severity: Severity::Error,
    what: "`owner`, `approvers` or `roles` names a role that is not in roles.yaml, or a person who is not in people.yaml.",
    why: "A typing error in a role means that nobody holds it: nobody is asked to approve, and nobody has to read.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-laed\n\
          roles: [cs-lead]\n\
          approvers: [maria@example.com]\n\
          ---\n\
          # Renewal call\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           approvers: [maria@example.com]\n\
           ---\n\
           # Renewal call\n",
    run: Run::Page(run),
    fix: None,
};

fn run(context: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    if !(context.governed)(page) {
        return Vec::new();
    }
    let organisation = context.organisation;
    let mut told = BTreeSet::new();
    named(page)
        .into_iter()
        .filter(|(key, _, reference)| {
            !organisation.knows(reference) && told.insert((*key, reference.clone()))
        })
        .map(|(key, line, reference)| finding(organisation, page, key, line, &reference))
        .collect()
}

/// Everybody whom the page names: the key, its value's line, who is meant.
fn named(page: &Subject<'_>) -> Vec<(&'static str, usize, Reference)> {
    let meta = &page.meta;
    let owner = meta
        .owner
        .iter()
        .map(|owner| ("owner", owner.line, owner.value.clone()));
    let approvers = meta.approvers.iter().flat_map(|list| {
        list.value
            .iter()
            .map(|approver| ("approvers", list.line, approver.clone()))
    });
    let roles = meta.roles.iter().flat_map(|list| {
        list.value
            .iter()
            .map(|role| ("roles", list.line, Reference::Role(role.clone())))
    });
    owner.chain(approvers).chain(roles).collect()
}

fn finding(
    organisation: &Organisation,
    page: &Subject<'_>,
    key: &str,
    line: usize,
    reference: &Reference,
) -> Finding {
    let (text, file, hint) = match reference {
        Reference::Role(role) => (role, "roles.yaml", role_hint(organisation, key, role)),
        Reference::Person(person) => (person, "people.yaml", person_hint(organisation, person)),
    };
    let at = place::of_name(page, line, text);
    RULE.finding(
        page,
        at,
        &format!("`{key}` names {}, which is not in {file}", unknown(text)),
        &hint,
    )
}

fn role_hint(organisation: &Organisation, key: &str, role: &str) -> String {
    let add = format!("add below `roles:` in roles.yaml:   {}: {{}}", quote(role));
    match nearest(role, organisation.role_names()) {
        Some(near) if key == "roles" => format!("did you mean {}? if not, {add}", quote(near)),
        Some(near) => format!("did you mean role:{}? if not, {add}", quote(near)),
        None => add,
    }
}

fn person_hint(organisation: &Organisation, text: &str) -> String {
    let people = &organisation.people.people;
    let names = people
        .iter()
        .flat_map(|person| person.emails.iter().chain([&person.id]))
        .map(String::as_str);
    let near = match organisation.roles.roles.contains_key(text) {
        true => Some(format!("role:{text}")),
        false => nearest(text, names).map(str::to_owned),
    };
    match near {
        Some(near) => format!(
            "did you mean {}? who there is: sop people list",
            quote(&near)
        ),
        None => "who there is: sop people list".to_owned(),
    }
}

//! Who may decide: every change of it is said, because it decides what counts afterwards.

use super::{Case, Failure};
use crate::domain::organisation::Organisation;
use crate::domain::people::Person;
use crate::domain::reference::Reference;
use crate::domain::settings::Settings;

impl Case<'_> {
    pub(super) fn authority_changes(&self, failures: &mut Vec<Failure>) {
        let layout = &self.snapshot.layout;
        if layout.natural_branch != layout.default_branch {
            let message = format!(
                "sop.yaml makes {} the branch that is judged, and clones get {}",
                layout.default_branch, layout.natural_branch
            );
            failures.push(Failure::warning("default-branch-named", message));
        }
        for change in &self.evidence.authority {
            for what in changes(&change.before, &change.after) {
                let message = format!(
                    "{} changed who may decide, in {}: {what}",
                    change.author,
                    change.commit.short()
                );
                failures
                    .push(Failure::warning("authority-changed", message).commit(&change.commit));
            }
        }
    }
}

/// What changed of policy and people, as far as it decides: ordinary arrivals and leavers do not.
fn changes(before: &(Settings, Organisation), after: &(Settings, Organisation)) -> Vec<String> {
    let mut found = Vec::new();
    if before.0.approvals != after.0.approvals {
        found.push("`approvals` in sop.yaml".to_owned());
    }
    if before.0.identity != after.0.identity {
        found.push("`identity` in sop.yaml".to_owned());
    }
    if before.0.default_branch != after.0.default_branch || before.0.sops != after.0.sops {
        found.push("`default_branch` or `sops` in sop.yaml".to_owned());
    }
    let mut approving: Vec<&str> = Vec::new();
    for reference in before.0.approvals.by.iter().chain(&after.0.approvals.by) {
        if let Reference::Role(role) = reference {
            approving.push(role);
        }
    }
    for person in &after.1.people.people {
        let known = before.1.people.by_id(&person.id);
        if known.is_none_or(|known| differs(known, person, &approving))
            && (known.is_some() || decides(person, &approving))
        {
            found.push(format!(
                "{} in people.yaml (kind, keys, logins, addresses or approving roles)",
                person.id
            ));
        }
    }
    found
}

fn roles<'a>(person: &'a Person, approving: &[&str]) -> Vec<&'a str> {
    person
        .roles
        .iter()
        .map(String::as_str)
        .filter(|role| approving.contains(role))
        .collect()
}

fn differs(before: &Person, after: &Person, approving: &[&str]) -> bool {
    before.kind != after.kind
        || before.keys != after.keys
        || before.logins != after.logins
        || before.emails != after.emails
        || roles(before, approving) != roles(after, approving)
}

fn decides(person: &Person, approving: &[&str]) -> bool {
    !person.keys.is_empty() || !roles(person, approving).is_empty()
}

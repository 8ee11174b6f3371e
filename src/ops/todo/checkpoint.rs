//! Checkpoints in a list of what is to be done.

use super::Item;
use crate::domain::paths::{Checkpoint, Signer};
use crate::domain::people::Person;
use crate::domain::progress::StageState;
use crate::ops::path::{Walker, paths_of};
use crate::store::Snapshot;

/// An open checkpoint of somebody.
struct Open<'a> {
    path: &'a str,
    stage: &'a str,
    title: String,
    checkpoint: &'a Checkpoint,
    due: Option<String>,
    state: StageState,
}

fn open<'a>(
    walker: &Walker<'_>,
    snapshot: &'a Snapshot,
    person: &Person,
    wanted: &dyn Fn(&Checkpoint) -> bool,
) -> Vec<Open<'a>> {
    let mut found = Vec::new();
    for (name, path) in paths_of(snapshot, person) {
        let has = |checkpoint: &Option<Checkpoint>| checkpoint.as_ref().is_some_and(wanted);
        if !path.stages.iter().any(|stage| has(&stage.checkpoint)) {
            continue;
        }
        let standings = walker.standings(name, path, person);
        for (stage, standing) in path.stages.iter().zip(standings) {
            let checkpoint = stage.checkpoint.as_ref().filter(|one| wanted(one));
            if let Some(checkpoint) = checkpoint
                && standing.checkpoint_open
                && standing.state != StageState::Upcoming
            {
                found.push(Open {
                    path: name,
                    stage: &stage.id,
                    title: stage.title.clone().unwrap_or_else(|| stage.id.clone()),
                    checkpoint,
                    due: standing.due.map(|due| due.to_string()),
                    state: standing.state,
                });
            }
        }
    }
    found
}

fn item(person: &Person, open: Open<'_>, why: String, command: String) -> Item {
    Item {
        person: person.id.clone(),
        name: person.name.clone(),
        kind: "checkpoint".to_owned(),
        sop: String::new(),
        title: open.title,
        why,
        version: String::new(),
        due: open.due,
        overdue: open.state == StageState::Overdue,
        state: open.state.to_string(),
        changed_steps: Vec::new(),
        path: Some(open.path.to_owned()),
        stage: Some(open.stage.to_owned()),
        command,
        url: None,
    }
}

/// Their own: a quiz to answer, a sign-off to ask for.
pub(super) fn own(walker: &Walker<'_>, snapshot: &Snapshot, person: &Person) -> Vec<Item> {
    let all = open(walker, snapshot, person, &|_| true).into_iter();
    let one = |open: Open<'_>| {
        let (why, command) = match open.checkpoint {
            Checkpoint::SignOff { by } => (
                format!("to be signed off by {by}"),
                format!("sop path progress {}", open.path),
            ),
            _ => (
                "everything before it is done".to_owned(),
                format!("sop path quiz {} {}", open.path, open.stage),
            ),
        };
        item(person, open, why, command)
    };
    all.map(one).collect()
}

/// Those of others that they are to sign off.
pub(super) fn to_sign(walker: &Walker<'_>, snapshot: &Snapshot, person: &Person) -> Vec<Item> {
    let organisation = &snapshot.organisation;
    let named = |checkpoint: &Checkpoint| match checkpoint {
        Checkpoint::SignOff {
            by: Signer::Named(reference),
        } => organisation.refers_to(reference, person),
        _ => false,
    };
    let stages = organisation.paths.paths.values();
    let mut stages = stages.flat_map(|path| &path.stages);
    let is_named = stages.any(|stage| stage.checkpoint.as_ref().is_some_and(named));
    let mut found = Vec::new();
    for other in &organisation.people.people {
        let manager = other.manager.as_deref();
        let manages =
            manager.is_some_and(|manager| manager == person.id || person.has_email(manager));
        if other.id == person.id || !other.is_human() || !(manages || is_named) {
            continue;
        }
        let theirs = |checkpoint: &Checkpoint| match checkpoint {
            Checkpoint::SignOff {
                by: Signer::Manager,
            } => manages,
            other => named(other),
        };
        for open in open(walker, snapshot, other, &theirs) {
            let why = format!("signs off for {} ({})", other.display(), other.id);
            let command = format!(
                "sop path complete {} {} --person {}",
                open.path, open.stage, other.id
            );
            found.push(item(person, open, why, command));
        }
    }
    found
}

//! What makes an SOP suspect: what it depends on has changed since somebody last looked.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::stale::History;
use crate::domain::head::Head;
use crate::domain::history::Touch;
use crate::domain::id::SopId;
use crate::domain::plural::counted;
use crate::domain::time::day_in;
use crate::domain::webpage::{Look, address, changed};
use crate::store::Snapshot;

/// Commits that touched what a glob names, by glob, newest first.
pub type Touches = BTreeMap<String, Vec<Touch>>;

/// One thing that an SOP depends on and that has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drift {
    /// As `depends_on` names it.
    pub on: String,
    /// What happened, in a sentence without a full stop.
    pub what: String,
    /// The version of an SOP that is in force now.
    pub version: Option<String>,
    /// The commits that touched it, newest first.
    pub commits: Vec<Touch>,
}

/// The glob of a dependency on files of this repository.
pub fn glob(dependency: &str) -> Option<&str> {
    dependency
        .strip_prefix("path:")
        .map(str::trim)
        .filter(|glob| !glob.is_empty())
}

/// What has changed since `since` of what a page depends on.
pub fn drift(
    snapshot: &Snapshot,
    page: &Head<'_>,
    history: &History,
    since: Timestamp,
    today: Date,
) -> Vec<Drift> {
    page.depends_on
        .iter()
        .filter_map(|on| match glob(on) {
            Some(glob) => files(snapshot, on, history.touches.get(glob)?, since, today),
            None => match address(on) {
                Some(address) => page_on_the_web(snapshot, address, history, since),
                None => sop(snapshot, on, since, today),
            },
        })
        .collect()
}

fn files(
    snapshot: &Snapshot,
    on: &str,
    touches: &[Touch],
    since: Timestamp,
    today: Date,
) -> Option<Drift> {
    let day = |touch: &Touch| day_in(touch.at, &snapshot.zone);
    let commits: Vec<Touch> = touches
        .iter()
        .filter(|touch| touch.at > since && day(touch) <= today)
        .cloned()
        .collect();
    let newest = commits.first()?;
    let what = format!(
        "{on} changed in {} since, last on {} ({} {})",
        counted(commits.len(), "commit"),
        day(newest),
        newest.commit.short(),
        newest.summary
    );
    Some(Drift {
        on: on.to_owned(),
        what,
        version: None,
        commits,
    })
}

/// A page on the web that is gone, or says something else than when somebody last looked.
fn page_on_the_web(
    snapshot: &Snapshot,
    address: &str,
    history: &History,
    since: Timestamp,
) -> Option<Drift> {
    let what = match history.looks.get(address)? {
        Look::Gone(status) => format!("{address} is gone: it answers {status}"),
        // Where it does not answer today, what was seen before still holds.
        Look::Text(_) | Look::Unknown(_) => {
            let at = changed(history.seen.get(address)?, since)?;
            let day = day_in(at, &snapshot.zone);
            format!("{address} says something else since, first seen on {day}")
        }
    };
    Some(Drift {
        on: address.to_owned(),
        what,
        version: None,
        commits: Vec::new(),
    })
}

/// Another SOP, of which a new major version is in force.
fn sop(snapshot: &Snapshot, on: &str, since: Timestamp, today: Date) -> Option<Drift> {
    let id = SopId::parse(on).ok()?;
    let registry = &snapshot.ledger.registry;
    let (_, before) = registry.in_force(&id, day_in(since, &snapshot.zone))?;
    let (_, now) = registry.in_force(&id, today)?;
    (now.version.major > before.version.major).then(|| Drift {
        on: on.to_owned(),
        what: format!(
            "{on} is at {} now, and was at {}",
            now.version, before.version
        ),
        version: Some(now.version.to_string()),
        commits: Vec::new(),
    })
}

//! `path`: the training paths, and what is learnt on each.

use serde::{Deserialize, Serialize};

use crate::domain::id::SopId;
use crate::domain::suggest;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::store::Snapshot;

/// What `path list` answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListReport {
    /// By name.
    pub paths: Vec<PathLine>,
}

/// One path.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PathLine {
    /// Its name.
    pub path: String,
    /// Its title.
    pub title: Option<String>,
    /// The roles that it leads into.
    pub roles: Vec<String>,
    /// How many stages.
    pub stages: usize,
    /// How many SOPs.
    pub sops: usize,
}

/// What `path show` answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ShowReport {
    /// Its name.
    pub path: String,
    /// Its title.
    pub title: Option<String>,
    /// The roles that it leads into.
    pub roles: Vec<String>,
    /// In order.
    pub stages: Vec<StageLine>,
}

/// One stage.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StageLine {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// How soon after somebody's first day.
    pub due: Option<String>,
    /// The stages that come first.
    pub after: Vec<String>,
    /// Its SOPs, in order.
    pub sops: Vec<StageSop>,
    /// How it is shown that it is known: `quiz`, `sign-off`, `acknowledgement`.
    pub checkpoint: Option<String>,
}

/// An SOP of a stage.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StageSop {
    /// Its id.
    pub id: String,
    /// The version in force; absent where none is.
    pub version: Option<String>,
}

/// Lists.
pub fn list(snapshot: &Snapshot) -> ListReport {
    let paths = snapshot.organisation.paths.paths.iter();
    let line = |(name, path): (&String, &crate::domain::paths::TrainingPath)| PathLine {
        path: name.clone(),
        title: path.title.clone(),
        roles: leads_into(snapshot, name),
        stages: path.stages.len(),
        sops: path.stages.iter().map(|stage| stage.sops.len()).sum(),
    };
    ListReport {
        paths: paths.map(line).collect(),
    }
}

fn leads_into(snapshot: &Snapshot, path: &str) -> Vec<String> {
    let roles = snapshot.organisation.roles.roles.iter();
    roles
        .filter(|(_, role)| role.path.as_deref() == Some(path))
        .map(|(name, _)| name.clone())
        .collect()
}

/// Shows one.
///
/// # Errors
/// paths.yaml has none of that name.
pub fn show(snapshot: &Snapshot, name: &str, now: Now) -> Result<ShowReport> {
    let paths = &snapshot.organisation.paths.paths;
    let path = paths.get(name).ok_or_else(|| {
        let error = Error::usage(format!("paths.yaml has no path `{name}`"));
        match suggest::nearest(name, paths.keys().map(String::as_str)) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error.hint("sop path list"),
        }
    })?;
    let stages = path.stages.iter().map(|stage| StageLine {
        id: stage.id.clone(),
        title: stage.title.clone(),
        due: stage.due.clone(),
        after: stage.after.clone(),
        sops: stage
            .sops
            .iter()
            .map(|id| StageSop {
                id: id.clone(),
                version: version_in_force(snapshot, id, now),
            })
            .collect(),
        checkpoint: stage
            .checkpoint
            .as_ref()
            .and_then(|checkpoint| Some(checkpoint.get("kind")?.as_str()?.to_owned())),
    });
    Ok(ShowReport {
        path: name.to_owned(),
        title: path.title.clone(),
        roles: leads_into(snapshot, name),
        stages: stages.collect(),
    })
}

fn version_in_force(snapshot: &Snapshot, id: &str, now: Now) -> Option<String> {
    let id = SopId::parse(id).ok()?;
    let registry = &snapshot.ledger.registry;
    let (_, item) = registry.in_force(&id, snapshot.today(now))?;
    Some(item.version.to_string())
}

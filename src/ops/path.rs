//! `path`: the training paths, what is learnt on each, how far people are, and checkpoints that are passed.

mod add;
mod complete;
mod progress;

pub use add::{AddReport, AddRequest, NewStage, add};
pub use complete::{
    CompleteReport, CompleteRequest, Exam, QUIZ_MEANING, SIGN_OFF_MEANING, complete, exam,
};
pub use progress::{
    PersonProgress, ProgressReport, StageProgress, Walker, ordered, paths_of, progress, walk,
};

use serde::{Deserialize, Serialize};

use crate::domain::id::SopId;
use crate::domain::paths::{Stage, TrainingPath};
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
    let path = known_path(snapshot, name)?;
    let stages = path.stages.iter().map(|stage| StageLine {
        id: stage.id.clone(),
        title: stage.title.clone(),
        due: stage.due.map(|due| due.to_string()),
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
            .map(|checkpoint| checkpoint.kind().to_owned()),
    });
    Ok(ShowReport {
        path: name.to_owned(),
        title: path.title.clone(),
        roles: leads_into(snapshot, name),
        stages: stages.collect(),
    })
}

/// The path of this name.
///
/// # Errors
/// paths.yaml has none.
pub fn known_path<'a>(snapshot: &'a Snapshot, name: &str) -> Result<&'a TrainingPath> {
    let paths = &snapshot.organisation.paths.paths;
    paths.get(name).ok_or_else(|| {
        let error = Error::usage(format!("paths.yaml has no path `{name}`"));
        match suggest::nearest(name, paths.keys().map(String::as_str)) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error.hint("sop path list"),
        }
    })
}

/// The stage of this id.
///
/// # Errors
/// The path has none.
pub fn known_stage<'a>(path: &'a TrainingPath, name: &str, id: &str) -> Result<&'a Stage> {
    path.stage(id).ok_or_else(|| {
        let error = Error::usage(format!("the path {name} has no stage `{id}`"));
        match suggest::nearest(id, path.stages.iter().map(|stage| stage.id.as_str())) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error.hint(format!("sop path show {name}")),
        }
    })
}

fn version_in_force(snapshot: &Snapshot, id: &str, now: Now) -> Option<String> {
    let id = SopId::parse(id).ok()?;
    let registry = &snapshot.ledger.registry;
    let (_, item) = registry.in_force(&id, snapshot.today(now))?;
    Some(item.version.to_string())
}

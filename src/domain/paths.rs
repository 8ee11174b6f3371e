//! paths.yaml: how somebody new comes to know a role's SOPs, stage by stage.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The file's name, at the top of the repository.
pub const PATHS_FILE: &str = "paths.yaml";

/// The whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Paths {
    /// The paths by name.
    pub paths: BTreeMap<String, TrainingPath>,
}

/// One training path.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TrainingPath {
    /// For people's eyes.
    pub title: Option<String>,
    /// What is learnt, in order.
    pub stages: Vec<Stage>,
}

/// One stage of a path.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Unique in the path.
    pub id: String,
    /// For people's eyes.
    #[serde(default)]
    pub title: Option<String>,
    /// Relative to the person's start.
    #[serde(default)]
    pub due: Option<String>,
    /// Stages that come first.
    #[serde(default)]
    pub after: Vec<String>,
    /// The SOPs of the stage, by id.
    #[serde(default)]
    pub sops: Vec<String>,
    /// How it is shown that the stage is known.
    #[serde(default)]
    pub checkpoint: Option<serde_json::Value>,
}

//! workflows.yaml: what the company does, and whether an SOP exists for it.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The file's name, at the top of the repository.
pub const WORKFLOWS_FILE: &str = "workflows.yaml";

/// The whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Workflows {
    /// The workflows by name.
    pub workflows: BTreeMap<String, serde_json::Value>,
}

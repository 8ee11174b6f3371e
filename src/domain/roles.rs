//! roles.yaml: what people do here, and which path leads there.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// The file's name, at the top of the repository.
pub const ROLES_FILE: &str = "roles.yaml";

/// The whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Roles {
    /// The roles by name.
    pub roles: BTreeMap<String, Role>,
}

/// One role.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Role {
    /// For people's eyes.
    pub title: Option<String>,
    /// Roles whose SOPs one in this role must know too.
    pub includes: Vec<String>,
    /// The training path that leads into it.
    pub path: Option<String>,
    /// Which people have it by their HR fields.
    #[serde(rename = "match")]
    pub matching: Option<serde_json::Value>,
}

impl Roles {
    /// The role and all that it includes, directly or not; a cycle is walked once.
    pub fn with_included<'a>(&'a self, name: &'a str) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::new();
        let mut open = vec![name];
        while let Some(name) = open.pop() {
            if found.insert(name)
                && let Some(role) = self.roles.get(name)
            {
                open.extend(role.includes.iter().map(String::as_str));
            }
        }
        found
    }
}

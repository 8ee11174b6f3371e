//! `schema`: what the files of a repository can say, as JSON Schema, for editors and for other programs.

use serde::{Deserialize, Serialize};

use crate::domain::suggest;
use crate::error::{Error, Result};

/// One schema.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// What it is asked for by.
    pub name: &'static str,
    /// The files that it describes, as a glob from the root.
    pub files: &'static str,
    /// The schema, as JSON.
    pub text: &'static str,
}

/// Every schema, in the order of the list.
pub const SCHEMAS: &[Schema] = &[
    Schema {
        name: "sop",
        files: "sop.yaml",
        text: include_str!("../../docs/schemas/sop.json"),
    },
    Schema {
        name: "people",
        files: "people.yaml",
        text: include_str!("../../docs/schemas/people.json"),
    },
    Schema {
        name: "roles",
        files: "roles.yaml",
        text: include_str!("../../docs/schemas/roles.json"),
    },
    Schema {
        name: "paths",
        files: "paths.yaml",
        text: include_str!("../../docs/schemas/paths.json"),
    },
    Schema {
        name: "workflows",
        files: "workflows.yaml",
        text: include_str!("../../docs/schemas/workflows.json"),
    },
    Schema {
        name: "front-matter",
        files: "sops/**/*.md",
        text: include_str!("../../docs/schemas/front-matter.json"),
    },
];

/// What `schema --list` answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListReport {
    /// In order.
    pub schemas: Vec<SchemaLine>,
}

/// One schema.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SchemaLine {
    /// What it is asked for by.
    pub name: String,
    /// The files that it describes.
    pub files: String,
}

/// Lists.
pub fn list() -> ListReport {
    let line = |schema: &Schema| SchemaLine {
        name: schema.name.to_owned(),
        files: schema.files.to_owned(),
    };
    ListReport {
        schemas: SCHEMAS.iter().map(line).collect(),
    }
}

/// The schema of this name, with or without `.yaml`.
///
/// # Errors
/// There is none.
pub fn named(name: &str) -> Result<&'static str> {
    let bare = name.trim_end_matches(".yaml").trim_end_matches(".yml");
    let found = SCHEMAS.iter().find(|schema| schema.name == bare);
    found.map(|schema| schema.text).ok_or_else(|| {
        let error = Error::usage(format!("there is no schema `{name}`"));
        match suggest::nearest(bare, SCHEMAS.iter().map(|schema| schema.name)) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error.hint("sop schema --list"),
        }
    })
}

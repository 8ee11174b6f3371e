//! What git's own environment says of who acts and how they sign: `GIT_CONFIG_COUNT` and `GIT_CONFIG_GLOBAL`.
//!
//! Only keys about identity and signing are taken from there. What a repository holds and which refs count is read
//! without them, so that nothing in the environment makes two people see two handbooks.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::env::Env;
use crate::error::{Error, Result};

/// The sections that count.
const SECTIONS: [&str; 3] = ["user.", "gpg.", "commit.gpgsign"];

/// Settings by their key in lower case.
#[derive(Debug, Clone, Default)]
pub struct Said {
    words: BTreeMap<String, String>,
    global: Option<BTreeMap<String, String>>,
    home: Option<PathBuf>,
}

impl Said {
    /// Reads the environment.
    ///
    /// # Errors
    /// `GIT_CONFIG_GLOBAL` names a file that cannot be read.
    pub fn of(env: &Env) -> Result<Self> {
        let mut words = BTreeMap::new();
        let count = env
            .var("GIT_CONFIG_COUNT")
            .and_then(|count| count.parse().ok());
        for place in 0..count.unwrap_or(0_usize).min(1000) {
            let key = env.var(&format!("GIT_CONFIG_KEY_{place}"));
            let value = env.var(&format!("GIT_CONFIG_VALUE_{place}"));
            if let (Some(key), Some(value)) = (key, value) {
                words.insert(key.to_lowercase(), value.to_owned());
            }
        }
        let global = env.var("GIT_CONFIG_GLOBAL");
        Ok(Self {
            words,
            global: global.map(|file| of_file(Path::new(file))).transpose()?,
            home: env.var("HOME").map(PathBuf::from),
        })
    }

    /// What `GIT_CONFIG_COUNT` says for a key.
    pub fn word(&self, key: &str) -> Option<&str> {
        let key = heeded(key)?;
        self.words.get(&key).map(String::as_str)
    }

    /// What the file says that stands in for the user's own; `None` where there is none, or the key is no concern.
    pub fn global(&self, key: &str) -> Option<Option<String>> {
        let key = heeded(key)?;
        self.global.as_ref().map(|global| global.get(&key).cloned())
    }

    /// A path with `~` expanded.
    pub fn expanded(&self, path: &str) -> String {
        match (path.strip_prefix("~/"), &self.home) {
            (Some(rest), Some(home)) => home.join(rest).to_string_lossy().into_owned(),
            _ => path.to_owned(),
        }
    }
}

/// The key in lower case, where it is about identity or signing.
fn heeded(key: &str) -> Option<String> {
    let key = key.to_lowercase();
    let ours = SECTIONS.iter().any(|section| key.starts_with(section));
    ours.then_some(key)
}

fn of_file(file: &Path) -> Result<BTreeMap<String, String>> {
    // Git takes a file that is not there for an empty one.
    if !file.exists() {
        return Ok(BTreeMap::new());
    }
    let failed = |error: git2::Error| {
        Error::repository(format!(
            "GIT_CONFIG_GLOBAL, {}, cannot be read",
            file.display()
        ))
        .cause(error)
    };
    let config = git2::Config::open(file).map_err(failed)?;
    let mut values = BTreeMap::new();
    let entries = config.entries(None).map_err(failed)?;
    entries
        .for_each(|entry| {
            if let (Ok(name), Ok(value)) = (entry.name(), entry.value()) {
                values.insert(name.to_lowercase(), value.to_owned());
            }
        })
        .map_err(failed)?;
    Ok(values)
}

//! Git's configuration, with what the environment says of it.

use super::super::said::Said;
use super::Git;
use crate::env::Env;
use crate::error::Result;

impl Git {
    /// Takes in what the environment says of who acts and how they sign, as git itself would.
    ///
    /// # Errors
    /// `GIT_CONFIG_GLOBAL` names a file that cannot be read.
    pub fn heed(&mut self, env: &Env) -> Result<()> {
        self.said = Said::of(env)?;
        Ok(())
    }

    /// A value of git's configuration.
    pub fn config(&self, key: &str) -> Option<String> {
        if let Some(said) = self.said(key) {
            return said;
        }
        self.repo
            .config()
            .ok()?
            .snapshot()
            .ok()?
            .get_string(key)
            .ok()
    }

    /// A value as the environment decides it, by git's own order: its own words, the repository, its global file, the
    /// system; `None` where the environment says nothing of it.
    fn said(&self, key: &str) -> Option<Option<String>> {
        if let Some(value) = self.said.word(key) {
            return Some(Some(value.to_owned()));
        }
        let global = self.said.global(key)?;
        let config = self.repo.config().ok()?;
        let at = |level| {
            let level = config.open_level(level).ok()?;
            level.get_string(key).ok()
        };
        let own = at(git2::ConfigLevel::Local);
        Some(own.or(global).or_else(|| at(git2::ConfigLevel::System)))
    }

    /// A path of git's configuration, `~` expanded as git does it.
    pub fn config_path(&self, key: &str) -> Option<String> {
        if let Some(said) = self.said(key) {
            return said.map(|path| self.said.expanded(&path));
        }
        let config = self.repo.config().ok()?.snapshot().ok()?;
        Some(config.get_path(key).ok()?.to_string_lossy().into_owned())
    }

    /// A boolean of git's configuration.
    pub fn config_bool(&self, key: &str) -> bool {
        if let Some(said) = self.said(key) {
            let parsed = said.map(git2::Config::parse_bool);
            return parsed.is_some_and(|parsed| parsed.unwrap_or(false));
        }
        self.repo
            .config()
            .and_then(|mut config| config.snapshot())
            .and_then(|config| config.get_bool(key))
            .unwrap_or(false)
    }
}

//! Which files are SOPs: the globs of sop.yaml or of the command line, or a guess that is named.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::guess::hidden;
use crate::domain::folder::holds;
use crate::error::{Error, Result};

/// Compiled globs, and the folder that each begins with.
#[derive(Debug, Clone)]
pub struct Globs {
    set: GlobSet,
    patterns: Vec<String>,
    roots: Vec<String>,
    guessed: bool,
}

impl Globs {
    /// Compiles globs over paths from the repository's root.
    ///
    /// # Errors
    /// A glob is malformed.
    pub fn new(patterns: &[String]) -> Result<Self> {
        let mut builder = GlobSetBuilder::new();
        for pattern in patterns {
            let glob = GlobBuilder::new(pattern)
                .literal_separator(true)
                .build()
                .map_err(|error| Error::usage(format!("`{pattern}` is not a glob")).cause(error))?;
            builder.add(glob);
        }
        let set = builder
            .build()
            .map_err(|error| Error::usage("the globs are too large").cause(error))?;
        Ok(Self {
            set,
            patterns: patterns.to_vec(),
            roots: patterns
                .iter()
                .map(|pattern| literal_folder(pattern))
                .collect(),
            guessed: false,
        })
    }

    /// A glob that nobody asked for: folders that begin with a dot, and what a package manager brought, are no pages.
    ///
    /// # Errors
    /// The glob is malformed.
    pub fn guessed(pattern: String) -> Result<Self> {
        Ok(Self {
            guessed: true,
            ..Self::new(&[pattern])?
        })
    }

    /// Whether a path is an SOP's.
    pub fn matches(&self, path: &str) -> bool {
        self.set.is_match(path) && !(self.guessed && hidden(path))
    }

    /// Whether an SOP's path can lie below this folder (without a final `/`; empty is the root).
    pub fn reaches(&self, folder: &str) -> bool {
        if self.guessed && hidden(folder) {
            return false;
        }
        self.roots
            .iter()
            .any(|root| root.is_empty() || holds(root, folder) || holds(folder, root))
    }

    /// A path below the folder that its glob names: what an id is derived from.
    pub fn below<'a>(&self, path: &'a str) -> &'a str {
        self.patterns
            .iter()
            .zip(&self.roots)
            .filter(|(_, root)| holds(root, path))
            .map(|(_, root)| root.len())
            .max()
            .map_or(path, |length| path[length..].trim_start_matches('/'))
    }

    /// The globs as they were given.
    pub fn patterns(&self) -> &[String] {
        &self.patterns
    }

    /// The folder in which a new SOP's file goes.
    pub fn home(&self) -> &str {
        self.roots.first().map_or("", String::as_str)
    }
}

/// The folders before the first component with a wildcard.
fn literal_folder(pattern: &str) -> String {
    let parts: Vec<&str> = pattern.split('/').collect();
    let plain = parts
        .iter()
        .take(parts.len().saturating_sub(1))
        .take_while(|part| !part.contains(['*', '?', '[', '{']))
        .copied()
        .collect::<Vec<_>>();
    plain.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_above_and_below_a_glob_are_reached_and_others_not() {
        let globs = Globs::new(&["sops/**/*.md".into(), "a/b/*.md".into()]).expect("compiles");
        for (folder, reached) in [
            ("", true),
            ("sops", true),
            ("sops/x", true),
            ("a", true),
            ("a/b", true),
            ("a/c", false),
            ("sopsx", false),
        ] {
            assert_eq!(globs.reaches(folder), reached, "{folder}");
        }
        assert!(globs.matches("sops/a/b.md") && globs.matches("sops/b.md"));
        assert!(!globs.matches("a/b/c/d.md") && !globs.matches("sops/x.txt"));
        assert_eq!(globs.below("sops/cs/renewal.md"), "cs/renewal.md");
        assert_eq!(globs.below("elsewhere/x.md"), "elsewhere/x.md");
    }
}

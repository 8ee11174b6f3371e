//! CODEOWNERS: who answers for which files, as GitHub and GitLab read it. The last line that fits counts.

use globset::{GlobBuilder, GlobMatcher};

/// Where forges look for the file, in their order.
pub const PLACES: [&str; 4] = [
    ".github/CODEOWNERS",
    "CODEOWNERS",
    "docs/CODEOWNERS",
    ".gitlab/CODEOWNERS",
];

/// The file, read.
#[derive(Debug, Clone, Default)]
pub struct CodeOwners {
    lines: Vec<Line>,
}

#[derive(Debug, Clone)]
struct Line {
    globs: Vec<GlobMatcher>,
    owners: Vec<String>,
}

impl CodeOwners {
    /// Reads the file; a line that makes no sense is passed over, as forges do.
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().filter_map(|line| {
            let line = line.split(" #").next().unwrap_or_default().trim();
            if line.is_empty() || line.starts_with(['#', '[', '^']) {
                return None;
            }
            let mut words = line.split_whitespace();
            let globs = globs(words.next()?);
            let owners = words.map(str::to_owned).collect();
            (!globs.is_empty()).then_some(Line { globs, owners })
        });
        Self {
            lines: lines.collect(),
        }
    }

    /// Who owns a file, as written; nobody where no line fits, or the last that does names nobody.
    pub fn of(&self, path: &str) -> &[String] {
        let fits = |line: &&Line| line.globs.iter().any(|glob| glob.is_match(path));
        self.lines
            .iter()
            .rev()
            .find(fits)
            .map_or(&[], |line| &line.owners)
    }
}

/// A pattern as globs over paths from the root: of the file itself, and of what is below it.
fn globs(pattern: &str) -> Vec<GlobMatcher> {
    let folder = pattern.ends_with('/');
    let bare = pattern.trim_end_matches('/');
    let anchored = bare.strip_prefix('/');
    let path = match anchored {
        Some(path) => path.to_owned(),
        None if bare.contains('/') => bare.to_owned(),
        None => format!("**/{bare}"),
    };
    if path.is_empty() {
        return Vec::new();
    }
    let mut all = vec![format!("{path}/**")];
    if !folder {
        all.push(path.clone());
    }
    // `docs/*` is what lies in the folder, and not what lies below that.
    if path.ends_with("/*") {
        all.remove(0);
    }
    all.iter()
        .filter_map(|glob| {
            let glob = GlobBuilder::new(glob).literal_separator(true).build();
            Some(glob.ok()?.compile_matcher())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_that_fits_counts() {
        let owners = CodeOwners::parse(
            "# all\n* @all\n*.js @js # scripts\n/build/ @build\ndocs/* @docs\napps/ @apps\n/api/**/x.md @x @y\n/free\n",
        );
        for (path, who) in [
            ("README.md", &["@all"][..]),
            ("a/b.js", &["@js"]),
            ("build/x/y.md", &["@build"]),
            ("x/build/y.md", &["@all"]),
            ("docs/a.md", &["@docs"]),
            ("docs/a/b.md", &["@all"]),
            ("x/apps/b.md", &["@apps"]),
            ("api/q/r/x.md", &["@x", "@y"]),
            ("free/a.md", &[]),
        ] {
            assert_eq!(owners.of(path), who, "{path}");
        }
    }
}

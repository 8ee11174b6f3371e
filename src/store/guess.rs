//! Which files are SOPs where nobody says so: a guess over the paths that are there, and the glob that would match.
//!
//! Pure: from paths to globs. A guess is always named on stderr, so it must be one that a person can read.

use super::globs::Globs;
use crate::error::Result;

/// The endings that a page has, the longest first: what a static site calls Markdown, in any of its spellings.
pub const ENDINGS: [&str; 4] = ["md.erb", "markdown", "mdx", "md"];

/// Where handbooks keep their pages, tried in this order; after them the root.
pub const FOLDERS: [&str; 4] = ["sops", "runbooks", "docs", "content"];

/// Files that a repository has about itself: they say nothing of where its pages are.
const FURNITURE: [&str; 9] = [
    "readme",
    "changelog",
    "contributing",
    "code_of_conduct",
    "security",
    "license",
    "licence",
    "maintainers",
    "governance",
];

/// One page of this many has to be below a folder for the folder to be the guess.
const SHARE: usize = 3;

/// Every file that Markdown calls its own, whatever its folder.
///
/// # Errors
/// Never: the glob is well-formed.
pub fn everything() -> Result<Globs> {
    let endings = ENDINGS.join(",");
    Globs::new(&[format!("**/*.{{{endings}}}")])
}

/// What the SOPs are most likely, by the paths of all Markdown files; `None` where there are none.
pub fn guess(paths: &[String]) -> Option<String> {
    let visible: Vec<&str> = paths
        .iter()
        .map(String::as_str)
        .filter(|path| !hidden(path))
        .collect();
    let pages: Vec<&str> = visible
        .iter()
        .copied()
        .filter(|path| !furniture(path))
        .collect();
    for folder in FOLDERS {
        let below = |path: &&&str| within(path, folder);
        let there = pages.iter().filter(below).count();
        let own = ["sops", "runbooks"].contains(&folder) && there > 0;
        if own || there * SHARE >= pages.len().max(1) {
            let all: Vec<&str> = visible.iter().filter(below).copied().collect();
            return Some(format!("{folder}/{}", pattern(&all)));
        }
    }
    (!visible.is_empty()).then(|| pattern(&visible))
}

/// The narrowest glob that matches every one of these files; `None` where there are none.
pub fn fitting(paths: &[String]) -> Option<String> {
    let visible: Vec<&str> = paths
        .iter()
        .map(String::as_str)
        .filter(|path| !hidden(path))
        .collect();
    let mut folders = visible.iter().map(|path| {
        path.rsplit_once('/')
            .map_or(Vec::new(), |(folders, _)| folders.split('/').collect())
    });
    let mut common: Vec<&str> = folders.next()?;
    for folders in folders {
        let same = common.iter().zip(&folders).take_while(|(a, b)| a == b);
        common.truncate(same.count());
    }
    let pattern = pattern(&visible);
    common.push(&pattern);
    Some(common.join("/"))
}

/// The glob of all endings that occur; the plain one where nothing else does.
fn pattern(paths: &[&str]) -> String {
    let mut endings: Vec<&str> = ENDINGS
        .into_iter()
        .filter(|ending| paths.iter().any(|path| ends_with(path, ending)))
        .collect();
    endings.reverse();
    match endings.as_slice() {
        [] => "**/*.md".to_owned(),
        [one] => format!("**/*.{one}"),
        several => format!("**/*.{{{}}}", several.join(",")),
    }
}

fn ends_with(path: &str, ending: &str) -> bool {
    path.strip_suffix(ending)
        .is_some_and(|stem| stem.ends_with('.'))
}

/// Below a folder that begins with a dot, or among what a package manager brought: never a page of the handbook.
pub fn hidden(path: &str) -> bool {
    path.split('/')
        .any(|part| part.starts_with('.') || part == "node_modules")
}

fn furniture(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name).to_lowercase();
    FURNITURE.contains(&stem.as_str())
}

fn within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(list: &[&str]) -> Vec<String> {
        list.iter().map(|path| (*path).to_owned()).collect()
    }

    #[test]
    fn the_guess_is_where_the_pages_are() {
        for (there, guessed) in [
            (
                &[
                    "sops/a.md",
                    "docs/a.md",
                    "docs/b.md",
                    "docs/c.md",
                    "docs/d.md",
                ][..],
                Some("sops/**/*.md"),
            ),
            (&["runbooks/a/b.md", "README.md"], Some("runbooks/**/*.md")),
            (
                &[
                    "docs/a.md",
                    "README.md",
                    "pkg/x/README.md",
                    "pkg/y/README.md",
                ],
                Some("docs/**/*.md"),
            ),
            (
                &["docs/a.md", "docs/b.mdx", "src/x.ts"],
                Some("docs/**/*.{md,mdx}"),
            ),
            (
                &["content/_index.md", "content/a.markdown"],
                Some("content/**/*.{md,markdown}"),
            ),
            (
                &["source/a.html.md.erb", "source/b.html.md"],
                Some("**/*.{md,md.erb}"),
            ),
            (
                &["alerts/a.md", "alerts/b.md", "alerts/c.md", "docs/how.md"],
                Some("**/*.md"),
            ),
            (&["README.md"], Some("**/*.md")),
            (&[".github/x.md", "a.md"], Some("**/*.md")),
            (&[".github/x.md", "node_modules/a/README.md"], None),
            (&[], None),
        ] {
            assert_eq!(guess(&paths(there)).as_deref(), guessed, "{there:?}");
        }
    }

    #[test]
    fn the_fitting_glob_is_the_narrowest() {
        for (there, fits) in [
            (&["a/b/x.md", "a/b/c/y.md"][..], Some("a/b/**/*.md")),
            (&["a/x.mdx", "b/y.mdx"], Some("**/*.mdx")),
            (
                &["handbook/x.md", "handbook/y.md.erb"],
                Some("handbook/**/*.{md,md.erb}"),
            ),
            (&[], None),
        ] {
            assert_eq!(fitting(&paths(there)).as_deref(), fits, "{there:?}");
        }
    }

    #[test]
    fn every_ending_is_matched_by_the_glob_of_everything() {
        let globs = everything().expect("well-formed");
        for path in ["a.md", "a/b.mdx", "a/b.markdown", "x/y.html.md.erb"] {
            assert!(globs.matches(path), "{path}");
        }
        assert!(!globs.matches("a.mda") && !globs.matches("md"));
    }
}

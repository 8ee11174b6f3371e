//! Paths and the folders that they lie in.

/// Whether a path is this one or lies below it; without a final `/`. The empty folder is the root, and holds everything.
pub fn holds(folder: &str, path: &str) -> bool {
    folder.is_empty()
        || path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn itself_and_what_is_below_and_no_neighbour() {
        for (folder, path, held) in [
            ("", "a.md", true),
            ("docs", "docs", true),
            ("docs", "docs/a/b.md", true),
            ("docs", "docs2/a.md", false),
            ("docs/a", "docs", false),
        ] {
            assert_eq!(holds(folder, path), held, "{folder} {path}");
        }
    }
}

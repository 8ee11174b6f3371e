//! Which files a repository has, as far as links care.

use std::collections::{BTreeSet, HashSet};

/// The files and folders of a repository, by path from its root.
#[derive(Debug, Clone, Default)]
pub struct Files {
    files: BTreeSet<String>,
    folders: HashSet<String>,
    /// Folders whose content nobody can see from here: submodules.
    closed: Vec<String>,
    site: bool,
}

/// Files that only a site generator has. Where one is, a path without an ending may be an address of the site.
const GENERATORS: [&str; 26] = [
    "mkdocs.yml",
    "mkdocs.yaml",
    "_config.yml",
    "_config.yaml",
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "antora.yml",
    "tech-docs.yml",
    "config.rb",
    "config.toml",
    "book.toml",
    "book.json",
    ".gitbook.yaml",
    "SUMMARY.md",
    "_sidebar.md",
    "conf.py",
    "docfx.json",
    "mint.json",
    "docs.json",
    ".openpublishing.publish.config.json",
    ".eleventy.js",
    "pelicanconf.py",
    "zensical.toml",
    "site.config.js",
];

/// The same for tools that let one write their settings in several languages.
const GENERATOR_STEMS: [&str; 7] = [
    "docusaurus.config.",
    "gatsby-config.",
    "astro.config.",
    "next.config.",
    "nuxt.config.",
    "eleventy.config.",
    "svelte.config.",
];

impl Files {
    /// Of these paths; `closed` are folders whose content is not known.
    pub fn new(paths: impl IntoIterator<Item = String>, closed: Vec<String>) -> Self {
        let files: BTreeSet<String> = paths.into_iter().collect();
        let mut folders = HashSet::new();
        for path in files.iter().chain(&closed) {
            let mut rest = path.as_str();
            while let Some((folder, _)) = rest.rsplit_once('/') {
                if !folders.insert(folder.to_owned()) {
                    break;
                }
                rest = folder;
            }
        }
        let site = files.iter().any(|path| is_generators(path));
        Self {
            files,
            folders,
            closed,
            site,
        }
    }

    /// Whether there is a file at this path.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains(path)
    }

    /// Whether there is a folder at this path; the root is one.
    pub fn has_folder(&self, path: &str) -> bool {
        path.is_empty() || self.folders.contains(path)
    }

    /// Whether a path lies where nobody can see whether it exists.
    pub fn is_closed(&self, path: &str) -> bool {
        self.closed.iter().any(|folder| {
            path.strip_prefix(folder.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    /// Whether a site generator makes something of these files.
    pub fn site(&self) -> bool {
        self.site
    }

    /// The file that differs from this path in upper and lower case alone, or in its ending.
    pub fn nearest(&self, path: &str) -> Option<&str> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let from = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        let beside = self
            .files
            .range(from.clone()..)
            .take_while(|other| other.starts_with(&from));
        let same = |other: &&String| {
            let rest = &other[from.len()..];
            let other_stem = rest.rsplit_once('.').map_or(rest, |(stem, _)| stem);
            rest.eq_ignore_ascii_case(name)
                || (!rest.contains('/') && other_stem.eq_ignore_ascii_case(stem) && is_page(rest))
        };
        let near = beside.take(5_000).find(same);
        near.or_else(|| {
            self.files
                .iter()
                .find(|other| other.eq_ignore_ascii_case(path))
        })
        .map(String::as_str)
    }

    /// The only file of this name anywhere, where there is one: it was moved.
    pub fn moved(&self, path: &str) -> Option<&str> {
        let name = path.rsplit('/').next().unwrap_or(path);
        if ["readme.md", "index.md", "_index.md"].contains(&&*name.to_ascii_lowercase()) {
            return None;
        }
        let mut same = self.files.iter().filter(|other| {
            other
                .strip_suffix(name)
                .is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
        });
        let only = same.next()?;
        same.next().is_none().then_some(only)
    }
}

fn is_page(name: &str) -> bool {
    [".md", ".mdx", ".markdown", ".md.erb"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

fn is_generators(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    GENERATORS.contains(&name)
        || GENERATOR_STEMS.iter().any(|stem| name.starts_with(stem))
        || path.contains(".vuepress/")
        || path.contains(".vitepress/")
}

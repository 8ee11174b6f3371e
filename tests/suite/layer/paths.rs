//! The paths that a file names, made absolute: `use` trees, `crate::…`, `super::…` and paths in expressions.

use super::tokens::{Token, tokens};

/// A path as named in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// From the crate's root (`["crate", "store", "Snapshot"]`) or an outer crate (`["std", "fs"]`).
    pub segments: Vec<String>,
    /// The line of its last segment, from 1.
    pub line: usize,
}

/// The module that a file of `src/` is, from the crate's root: `a/b/mod.rs` and `a/b.rs` are both `["a", "b"]`.
pub fn module_of(file: &str) -> Vec<String> {
    let stem = file.trim_end_matches(".rs");
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    if ["lib", "main", "mod"].contains(&stem) {
        return Vec::new();
    }
    stem.split('/').map(str::to_owned).collect()
}

/// Every path of two segments or more, and every leaf of a `use`, that a file names.
pub fn named(file: &str, source: &str) -> Vec<Named> {
    let tokens = tokens(source);
    let mut reader = Reader {
        tokens: &tokens,
        at: 0,
        module: module_of(file),
        inner: Vec::new(),
        depth: 0,
        found: Vec::new(),
    };
    reader.read();
    reader.found
}

struct Reader<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
    module: Vec<String>,
    /// Modules in braces, each with the depth at which it ends.
    inner: Vec<(String, usize)>,
    depth: usize,
    found: Vec<Named>,
}

impl Reader<'_> {
    fn text(&self, ahead: usize) -> &str {
        self.tokens
            .get(self.at + ahead)
            .map_or("", |token| token.text)
    }

    fn is_word(&self, ahead: usize) -> bool {
        self.text(ahead)
            .starts_with(|char: char| char.is_alphabetic() || char == '_')
    }

    fn read(&mut self) {
        while self.at < self.tokens.len() {
            match self.text(0) {
                "{" => {
                    self.depth += 1;
                    self.at += 1;
                }
                "}" => {
                    self.depth = self.depth.saturating_sub(1);
                    self.inner.retain(|(_, ends)| *ends <= self.depth);
                    self.at += 1;
                }
                "mod" if self.is_word(1) && self.text(2) == "{" => {
                    self.inner.push((self.text(1).to_owned(), self.depth + 1));
                    self.depth += 1;
                    self.at += 3;
                }
                "use" => {
                    self.at += 1;
                    self.tree(Vec::new());
                }
                _ if self.is_word(0) && self.text(1) == "::" => self.tree(Vec::new()),
                _ => self.at += 1,
            }
        }
    }

    /// A path, or a tree of paths in braces, on top of what stands before it.
    fn tree(&mut self, mut path: Vec<String>) {
        if self.text(0) == "::" {
            self.at += 1;
        }
        loop {
            let line = self.tokens.get(self.at).map_or(0, |token| token.line);
            if self.text(0) == "{" {
                self.at += 1;
                while !["}", ""].contains(&self.text(0)) {
                    let before = self.at;
                    self.tree(path.clone());
                    if self.at == before || self.text(0) == "," {
                        self.at += 1;
                    }
                }
                self.at += 1;
                return;
            }
            if !self.is_word(0) && self.text(0) != "*" {
                self.found(path, line);
                return;
            }
            path.push(self.text(0).to_owned());
            self.at += 1;
            if self.text(0) != "::" {
                if self.text(0) == "as" {
                    self.at += 2;
                }
                self.found(path, line);
                return;
            }
            self.at += 1;
        }
    }

    fn found(&mut self, path: Vec<String>, line: usize) {
        // `use<…>` in a type names no path.
        if path.is_empty() {
            return;
        }
        let segments = self.absolute(path);
        self.found.push(Named { segments, line });
    }

    fn absolute(&self, path: Vec<String>) -> Vec<String> {
        let own: Vec<String> = self
            .module
            .iter()
            .cloned()
            .chain(self.inner.iter().map(|(name, _)| name.clone()))
            .collect();
        let base = match path.first().map(String::as_str) {
            Some("crate") => return path,
            Some("self" | "super") => own,
            _ => return path,
        };
        let mut whole: Vec<String> = std::iter::once("crate".to_owned()).chain(base).collect();
        for segment in path {
            match segment.as_str() {
                "self" => {}
                "super" => {
                    whole.pop();
                }
                _ => whole.push(segment),
            }
        }
        whole
    }
}

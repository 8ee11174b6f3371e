//! YAML front matter as a tree of raw text with places.
//!
//! Built from parser events instead of typed values, so that `1.10` and `no` stay what was written. What makes YAML
//! a risk (anchors, aliases, tags, merge keys, duplicate keys) becomes a problem and is never followed.

mod build;

use std::ops::Range;

use crate::domain::Problem;

pub use build::parse;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Node {
    /// Bytes of the front matter's text; of block lists and maps, from the first item to the end of the last value.
    pub span: Range<usize>,
    /// Line in the file, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What it is.
    pub kind: Kind,
}

/// The three shapes of YAML.
#[derive(Debug, Clone)]
pub enum Kind {
    /// Text as it reads, whatever type YAML would give it.
    Scalar { text: String, style: Style },
    /// A list; `flow` in brackets.
    List { items: Vec<Node>, flow: bool },
    /// A map in its order; `flow` in braces.
    Map { entries: Vec<Entry>, flow: bool },
}

/// A key and its value.
#[derive(Debug, Clone)]
pub struct Entry {
    pub key: Node,
    pub value: Node,
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    Single,
    Double,
    /// `|` or `>`: the span is the lines below.
    Block,
}

/// What could be read, and what was wrong with it.
#[derive(Debug, Default)]
pub struct Tree {
    /// The outermost map; empty where there is none.
    pub entries: Vec<Entry>,
    /// Whether that map is in braces.
    pub flow: bool,
    /// In the order of the text.
    pub problems: Vec<Problem>,
}

impl Node {
    /// The text of a scalar; `None` for lists and maps.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Nothing, `~` or `null`, unquoted.
    pub fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, style: Style::Plain } if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// A problem at this place.
    pub fn problem(&self, code: &'static str, message: impl Into<String>) -> Problem {
        Problem::new(self.line, self.column, code, message)
    }

    /// Whether two values mean the same, whatever their place and style.
    pub fn same_value(&self, other: &Self) -> bool {
        let same_entry =
            |(a, b): (&Entry, &Entry)| a.key.same_value(&b.key) && a.value.same_value(&b.value);
        match (&self.kind, &other.kind) {
            (Kind::Scalar { text: a, .. }, Kind::Scalar { text: b, .. }) => {
                a == b && self.is_null() == other.is_null()
            }
            (Kind::List { items: a, .. }, Kind::List { items: b, .. }) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same_value(b))
            }
            (Kind::Map { entries: a, .. }, Kind::Map { entries: b, .. }) => {
                a.len() == b.len() && a.iter().zip(b).all(same_entry)
            }
            _ => false,
        }
    }
}

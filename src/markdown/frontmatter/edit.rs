//! Edits of front matter that change only the lines that they must.
//!
//! Each edit is spliced into the text at the places that the parser reports, then proved: the result is parsed again,
//! and unless every other key means the same and every other line has the same bytes, there is no result.

mod children;
mod prove;
mod splice;
mod write;

use super::tree;
use crate::domain::Problem;
use crate::markdown::page::{Format, FrontMatter, Page, PageError};

/// One key to set or to remove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Gives a key a value; a new key goes to the end of the front matter.
    Set {
        /// ASCII letters, digits, `_`, `-` and `.`, the first a letter or `_`.
        key: String,
        /// What it says from now on.
        value: Value,
    },
    /// Takes a key away with its value and the comments inside it; nothing happens where it is absent.
    Remove {
        /// The key.
        key: String,
    },
}

/// What a key can be set to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// One value, written plainly where that is safe and quoted elsewhere.
    Text(String),
    /// `true` or `false`.
    Flag(bool),
    /// A list of texts.
    List(Vec<String>),
    /// Fields in this order.
    Map(Vec<(String, Value)>),
}

/// Why there is no edited text. The given one stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EditError {
    /// The text is no page.
    #[error(transparent)]
    Page(#[from] PageError),
    /// TOML or JSON, which is left alone.
    #[error(
        "the front matter is {0:?}, which is read but never edited: convert it to YAML between lines `---`"
    )]
    Foreign(Format),
    /// The page or its front matter has a problem that must be mended first.
    #[error("the front matter cannot be edited until this is mended: {0}")]
    Unreadable(Problem),
    /// Not a name that can be a key.
    #[error("{0:?} cannot be a key")]
    Key(String),
    /// Written in a way that no edit of single lines can keep.
    #[error("`{key}` on line {line} cannot be edited in place: {why}")]
    Layout {
        /// The key.
        key: String,
        /// Its line in the file, from 1.
        line: usize,
        /// What is in the way.
        why: &'static str,
    },
    /// The proof failed: the edit would have changed something else.
    #[error("`{0}` cannot be edited without changing more than it")]
    Unproved(String),
}

impl Change {
    /// Sets a key to a text.
    pub fn text(key: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Set {
            key: key.into(),
            value: Value::Text(text.into()),
        }
    }

    /// Sets a key to a list.
    pub fn list<T: Into<String>>(
        key: impl Into<String>,
        items: impl IntoIterator<Item = T>,
    ) -> Self {
        let items = items.into_iter().map(Into::into).collect();
        Self::Set {
            key: key.into(),
            value: Value::List(items),
        }
    }

    /// Removes a key.
    pub fn remove(key: impl Into<String>) -> Self {
        Self::Remove { key: key.into() }
    }

    /// The key that is changed.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Set { key, .. } | Self::Remove { key } => key,
        }
    }
}

/// Applies changes one after the other; all of them or none.
pub fn edit(text: &str, changes: &[Change]) -> Result<String, EditError> {
    let mut text = text.to_owned();
    for change in changes {
        if let Some(edited) = apply(&text, change)? {
            text = edited;
        }
    }
    Ok(text)
}

/// The text after one change; `None` where it already says so.
fn apply(text: &str, change: &Change) -> Result<Option<String>, EditError> {
    if !is_key(change.key()) {
        return Err(EditError::Key(change.key().to_owned()));
    }
    let page = Page::split(text.as_bytes())?;
    if let Some(problem) = page.problems.first() {
        return Err(EditError::Unreadable(problem.clone()));
    }
    let edited = match &page.front_matter {
        None => begin(&page, change),
        Some(front) if front.format != Format::Yaml => {
            return Err(EditError::Foreign(front.format));
        }
        Some(front) => within(&page, front, change)?,
    };
    if let Some(edited) = &edited {
        prove::prove(&page, edited, change)?;
    }
    Ok(edited)
}

/// A page without front matter gets some, unless there is nothing to say.
fn begin(page: &Page<'_>, change: &Change) -> Option<String> {
    let Change::Set { key, value } = change else {
        return None;
    };
    let end = line_end(page.text);
    let (mark, body) = page.text.split_at(page.body.start);
    let value = write::inline(key, value);
    Some(format!("{mark}---{end}{key}: {value}{end}---{end}{body}"))
}

fn within(
    page: &Page<'_>,
    front: &FrontMatter,
    change: &Change,
) -> Result<Option<String>, EditError> {
    let content = page.front_text();
    let tree = tree::parse(content, front.line);
    if let Some(problem) = tree.problems.into_iter().next() {
        return Err(EditError::Unreadable(problem));
    }
    let key = change.key();
    if tree.flow {
        let why = "the whole front matter is one map in braces";
        return Err(EditError::Layout {
            key: key.to_owned(),
            line: front.line,
            why,
        });
    }
    let source = splice::Source {
        content,
        end: line_end(page.text),
    };
    let found = tree
        .entries
        .iter()
        .find(|entry| entry.key.text() == Some(key));
    let splice = match (change, found) {
        (Change::Remove { .. }, None) => return Ok(None),
        (Change::Remove { .. }, Some(entry)) => source.remove(entry)?,
        (Change::Set { value, .. }, Some(entry)) if write::says(&entry.value, value) => {
            return Ok(None);
        }
        (Change::Set { value, .. }, Some(entry)) => source.set(entry, value)?,
        (Change::Set { key, value }, None) => source.append(tree.entries.first(), key, value),
    };
    let at = front.content.start;
    let (before, after) = (
        &page.text[..at + splice.span.start],
        &page.text[at + splice.span.end..],
    );
    Ok(Some(format!("{before}{}{after}", splice.text)))
}

fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b))
        && !matches!(
            key.to_ascii_lowercase().as_str(),
            "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n"
        )
}

/// How the file ends its lines, judged by the first.
fn line_end(text: &str) -> &'static str {
    let first = text.split_inclusive('\n').next();
    if first.is_some_and(|line| line.ends_with("\r\n")) {
        "\r\n"
    } else {
        "\n"
    }
}

//! Where an edit goes into the text, by the spans of the tree.

use std::ops::Range;

use super::super::tree::{Entry, Kind, Node, Style};
use super::{EditError, Value, children, write};

/// Text to put in place of some bytes of the front matter.
#[derive(Debug)]
pub struct Splice {
    pub span: Range<usize>,
    pub text: String,
}

/// The front matter between its fences, and how the file ends its lines.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    pub content: &'a str,
    pub end: &'static str,
}

impl Source<'_> {
    /// Adds a line at the end, as far in as the other keys.
    pub fn append(self, first: Option<&Entry>, key: &str, value: &Value) -> Splice {
        let indent = " ".repeat(first.map_or(0, |entry| entry.key.column - 1));
        let at = self.content.len();
        Splice {
            span: at..at,
            text: format!("{indent}{key}: {}{}", write::inline(key, value), self.end),
        }
    }

    /// Takes an entry's lines away.
    pub fn remove(self, entry: &Entry) -> Result<Splice, EditError> {
        self.colon(entry)?;
        Ok(Splice {
            span: lines(self.content, entry),
            text: String::new(),
        })
    }

    /// Puts a value where an entry has another.
    pub fn set(self, entry: &Entry, value: &Value) -> Result<Splice, EditError> {
        let colon = self.colon(entry)?;
        let key = entry.key.text().unwrap_or_default();
        let old = &entry.value;
        match (&old.kind, value) {
            (Kind::Scalar { style, .. }, _) if self.is_on_line(entry) && !old.span.is_empty() => {
                let text = write::replacing(key, value, *style);
                return Ok(Splice {
                    span: old.span.clone(),
                    text,
                });
            }
            (Kind::List { items, flow: true }, Value::List(new)) => {
                if let Some(text) = children::flow_list(self, key, old, items, new) {
                    return Ok(Splice {
                        span: old.span.clone(),
                        text,
                    });
                }
            }
            (Kind::List { items, flow: false }, Value::List(new)) if !new.is_empty() => {
                if let Some(splice) = children::block_list(self, entry, items, new) {
                    return Ok(splice);
                }
            }
            (
                Kind::Map {
                    entries,
                    flow: false,
                },
                Value::Map(new),
            ) if !new.is_empty() => {
                if let Some(splice) = children::block_map(self, entry, entries, new) {
                    return Ok(splice);
                }
            }
            _ => {}
        }
        let span = colon + 1..end(self.content, entry).max(colon + 1);
        if self.has_comment(&span, old) {
            return Err(layout(entry, "a comment stands inside its value"));
        }
        let text = format!(" {}", write::inline(key, value));
        Ok(Splice { span, text })
    }

    /// Whether a scalar begins and ends on its key's line.
    pub fn is_on_line(self, entry: &Entry) -> bool {
        let block = matches!(
            entry.value.kind,
            Kind::Scalar {
                style: Style::Block,
                ..
            }
        );
        !block
            && entry.value.line == entry.key.line
            && !self.content[entry.value.span.clone()].contains('\n')
    }

    /// The byte of an entry's colon; an error where the entry does not begin its line.
    fn colon(self, entry: &Entry) -> Result<usize, EditError> {
        let before =
            &self.content[line_start(self.content, entry.key.span.start)..entry.key.span.start];
        let after = &self.content[entry.key.span.end..];
        let rest = after.trim_start_matches([' ', '\t']);
        if !before.bytes().all(|b| b == b' ') || !rest.starts_with(':') {
            return Err(layout(
                entry,
                "it is not written as `KEY: VALUE` on a line of its own",
            ));
        }
        Ok(self.content.len() - rest.len())
    }

    /// Whether a `#` stands between the scalars of a value.
    fn has_comment(self, span: &Range<usize>, value: &Node) -> bool {
        let mut scalars = Vec::new();
        collect(value, &mut scalars);
        let mut at = span.start;
        for scalar in scalars {
            if self
                .content
                .get(at..scalar.start)
                .is_some_and(|gap| gap.contains('#'))
            {
                return true;
            }
            at = scalar.end.max(at);
        }
        self.content
            .get(at..span.end)
            .is_some_and(|gap| gap.contains('#'))
    }
}

fn collect(node: &Node, scalars: &mut Vec<Range<usize>>) {
    match &node.kind {
        Kind::Scalar { .. } => scalars.push(node.span.clone()),
        Kind::List { items, .. } => items.iter().for_each(|item| collect(item, scalars)),
        Kind::Map { entries, .. } => entries.iter().for_each(|entry| {
            collect(&entry.key, scalars);
            collect(&entry.value, scalars);
        }),
    }
}

fn layout(entry: &Entry, why: &'static str) -> EditError {
    EditError::Layout {
        key: entry.key.text().unwrap_or_default().to_owned(),
        line: entry.key.line,
        why,
    }
}

/// The byte at which a line begins.
pub fn line_start(content: &str, at: usize) -> usize {
    content[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The byte after a line's end.
pub fn line_end(content: &str, at: usize) -> usize {
    content[at..]
        .find('\n')
        .map_or(content.len(), |newline| at + newline + 1)
}

/// The byte after an entry's last character, blank lines and white space behind it left out.
pub fn end(content: &str, entry: &Entry) -> usize {
    let key = entry.key.span.end;
    key + content
        .get(key..entry.value.span.end)
        .map_or(0, |value| value.trim_end().len())
}

/// The whole lines that an entry takes.
pub fn lines(content: &str, entry: &Entry) -> Range<usize> {
    line_start(content, entry.key.span.start)..line_end(content, end(content, entry))
}

//! The one place that says how Markdown is parsed, so that all readers of a page agree on what is in it.

use pulldown_cmark::{OffsetIter, Options, Parser};

/// GitHub's Markdown. No heading attributes: they let content set `onclick`.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
}

/// The events of a body with their byte ranges.
pub(crate) fn events(body: &str) -> OffsetIter<'_> {
    Parser::new_ext(body, options()).into_offset_iter()
}

/// Lines and columns of byte offsets.
pub(crate) struct Lines<'a> {
    body: &'a str,
    starts: Vec<usize>,
    first_line: usize,
}

impl<'a> Lines<'a> {
    /// `first_line` is the line of the file on which `body` begins, from 1.
    pub(crate) fn new(body: &'a str, first_line: usize) -> Self {
        let breaks = body.match_indices('\n').map(|(at, _)| at + 1);
        Lines {
            body,
            starts: std::iter::once(0).chain(breaks).collect(),
            first_line,
        }
    }

    fn index(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// Line in the file, from 1.
    pub(crate) fn line(&self, offset: usize) -> usize {
        self.first_line + self.index(offset)
    }

    /// Column in characters, from 1; on lines over 4,000 bytes in bytes, so that one endless line stays cheap.
    pub(crate) fn column(&self, offset: usize) -> usize {
        let start = self.starts[self.index(offset)];
        match self.body.get(start..offset) {
            Some(before) if before.len() <= 4_000 => before.chars().count() + 1,
            _ => offset - start + 1,
        }
    }
}

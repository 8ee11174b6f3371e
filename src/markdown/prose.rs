//! What of a body is prose, and what is code, markup, tables and lists: in one pass, for whoever looks at words.

use super::reader::events;
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::ops::Range;

/// The parts of a body, as bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// Plain text in maximal runs, in order; not code, not HTML.
    pub text: Vec<Range<usize>>,
    /// Code, blocks and spans, in order.
    pub code: Vec<Range<usize>>,
    /// Fenced blocks of code, in order.
    pub fences: Vec<Range<usize>>,
    /// HTML, blocks and tags, in order.
    pub html: Vec<Range<usize>>,
    /// Links and pictures, in order.
    pub links: Vec<Range<usize>>,
    /// Block quotes, in order.
    pub quotes: Vec<Range<usize>>,
    /// Tables, in order.
    pub tables: Vec<Table>,
    /// Ordered lists, in order of their beginnings.
    pub lists: Vec<Ordered>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its bytes.
    pub range: Range<usize>,
    /// How many columns its head has.
    pub columns: usize,
}

/// An ordered list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordered {
    /// Its own items, not those of lists within.
    pub items: Vec<Range<usize>>,
}

impl Prose {
    /// Reads a body.
    pub fn of(body: &str) -> Self {
        let mut prose = Prose::default();
        let mut open: Vec<Option<usize>> = Vec::new();
        let mut in_code = false;
        for (event, range) in events(body) {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    in_code = true;
                    if matches!(kind, CodeBlockKind::Fenced(_)) {
                        prose.fences.push(range.clone());
                    }
                    prose.code.push(range);
                }
                Event::End(TagEnd::CodeBlock) => in_code = false,
                Event::Code(_) => prose.code.push(range),
                Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => prose.html.push(range),
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => prose.links.push(range),
                Event::Start(Tag::BlockQuote(_)) => prose.quotes.push(range),
                Event::Start(Tag::Table(columns)) => prose.tables.push(Table {
                    range,
                    columns: columns.len(),
                }),
                Event::Start(Tag::List(number)) => {
                    open.push(number.map(|_| prose.lists.len()));
                    if number.is_some() {
                        prose.lists.push(Ordered { items: Vec::new() });
                    }
                }
                Event::End(TagEnd::List(_)) => {
                    open.pop();
                }
                Event::Start(Tag::Item) => {
                    if let Some(Some(list)) = open.last()
                        && let Some(list) = prose.lists.get_mut(*list)
                    {
                        list.items.push(range);
                    }
                }
                Event::Text(_) if !in_code => prose.text(range, body),
                _ => {}
            }
        }
        prose
    }

    fn text(&mut self, range: Range<usize>, body: &str) {
        match self.text.last_mut() {
            // A backslash between two pieces escapes what follows.
            Some(last)
                if range.start == last.end || body.get(last.end..range.start) == Some("\\") =>
            {
                last.end = range.end;
            }
            _ => self.text.push(range),
        }
    }

    /// Whether a byte is in code.
    pub fn is_code(&self, at: usize) -> bool {
        holds(&self.code, at)
    }

    /// Whether a byte is in code, HTML, a link or a picture.
    pub fn is_apart(&self, at: usize) -> bool {
        self.is_code(at) || holds(&self.html, at) || holds(&self.links, at)
    }
}

/// Whether one of some ranges in order of their beginnings, possibly within each other, holds a byte.
pub fn holds(ranges: &[Range<usize>], at: usize) -> bool {
    let until = ranges.partition_point(|range| range.start <= at);
    // What holds it is rarely far: ranges within each other are few.
    ranges[..until]
        .iter()
        .rev()
        .take(64)
        .any(|range| range.contains(&at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart() {
        let body = "A `b` <i>c</i> [d](e) \\# f\n\n```\ng\n```\n\n1. h\n   1. i\n2. j\n\n| k | l |\n|---|---|\n";
        let prose = Prose::of(body);
        let of = |ranges: &[Range<usize>]| -> Vec<&str> {
            ranges.iter().map(|range| &body[range.clone()]).collect()
        };
        assert_eq!(of(&prose.code), ["`b`", "```\ng\n```"]);
        assert_eq!(of(&prose.html), ["<i>", "</i>"]);
        assert_eq!(of(&prose.links), ["[d](e)"]);
        assert_eq!(
            (
                prose.tables.len(),
                prose.tables[0].columns,
                prose.lists.len()
            ),
            (1, 2, 2)
        );
        assert_eq!(
            (prose.lists[0].items.len(), prose.lists[1].items.len()),
            (2, 1)
        );
        assert!(of(&prose.text).contains(&" \\# f") || of(&prose.text).contains(&"# f"));
        assert!(prose.is_code(body.find('g').unwrap_or(0)) && !prose.is_code(0));
    }
}

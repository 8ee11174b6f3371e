//! Edits inside lists and maps that keep the items, comments and layout that stay.

use super::super::tree::{Entry, Kind, Node, Style};
use super::splice::{Source, Splice, end, line_end, line_start};
use super::{Value, write};

/// A list in brackets with other items, laid out as before; `None` where a comment stands in it.
pub fn flow_list(
    source: Source<'_>,
    key: &str,
    list: &Node,
    items: &[Node],
    new: &[String],
) -> Option<String> {
    if new.is_empty() {
        return None;
    }
    let content = source.content;
    let inside = list.span.start + 1..list.span.end - 1;
    let gap = |from: usize, to: usize| content.get(from..to).unwrap_or_default();
    let (mut first, mut between, mut last) = match items {
        [] => ("", ", ", ""),
        [one] => (
            gap(inside.start, one.span.start),
            ", ",
            gap(one.span.end, inside.end),
        ),
        [one, two, ..] => {
            let end = items.last().map_or(inside.end, |item| item.span.end);
            (
                gap(inside.start, one.span.start),
                gap(one.span.end, two.span.start),
                gap(end, inside.end),
            )
        }
    };
    let gaps = items
        .windows(2)
        .map(|pair| gap(pair[0].span.end, pair[1].span.start));
    if gaps.chain([first, last]).any(|gap| gap.contains('#')) {
        return None;
    }
    if write::is_routing(key) {
        (first, between, last) = ("", ", ", "");
    }
    let mut kept = Kept::new(items);
    let texts = new.iter().map(|text| match kept.take(text) {
        Some(item) => rewritten(source, key, item, true),
        None => write::item(key, text, true),
    });
    let texts: Vec<String> = texts.collect();
    Some(format!("[{first}{}{last}]", texts.join(between)))
}

/// A list of lines with other items. An item that stays keeps its line and the comments above it.
pub fn block_list(
    source: Source<'_>,
    entry: &Entry,
    items: &[Node],
    new: &[String],
) -> Option<Splice> {
    let content = source.content;
    let key = entry.key.text().unwrap_or_default();
    let start = line_end(content, entry.key.span.end);
    let mut indent = None;
    let mut chunks = Vec::with_capacity(items.len());
    let mut at = start;
    for item in items {
        let line = line_start(content, item.span.start);
        let dash = content.get(line..item.span.start)?;
        if item.line == entry.key.line || dash.trim() != "-" || !is_one_line(source, item) {
            return None;
        }
        indent.get_or_insert(&dash[..dash.len() - dash.trim_start().len()]);
        let chunk_end = line_end(content, item.span.end);
        chunks.push((
            content.get(at..item.span.start)?,
            content.get(item.span.end..chunk_end)?,
        ));
        at = chunk_end;
    }
    let (indent, mut kept) = (indent?, Kept::new(items));
    let mut text = String::new();
    for value in new {
        match kept.position(value) {
            Some(index) => {
                let (before, after) = chunks.get(index)?;
                text.extend([
                    before,
                    rewritten(source, key, &items[index], false).as_str(),
                    after,
                ]);
            }
            None => text.extend([indent, "- ", &write::item(key, value, false), source.end]),
        }
    }
    Some(Splice {
        span: start..at,
        text,
    })
}

/// A map of lines with other fields. A field that stays keeps its lines and the comments above it.
pub fn block_map(
    source: Source<'_>,
    entry: &Entry,
    fields: &[Entry],
    new: &[(String, Value)],
) -> Option<Splice> {
    let content = source.content;
    let start = line_end(content, entry.key.span.end);
    let indent = " ".repeat(fields.first()?.key.column - 1);
    let mut chunks = Vec::with_capacity(fields.len());
    let mut at = start;
    for field in fields {
        let line = line_start(content, field.key.span.start);
        if field.key.line == entry.key.line || content.get(line..field.key.span.start)? != indent {
            return None;
        }
        let chunk_end = line_end(content, end(content, field));
        chunks.push(at..chunk_end);
        at = chunk_end;
    }
    let mut text = String::new();
    for (name, value) in new {
        let old = fields
            .iter()
            .position(|field| field.key.text() == Some(name));
        let Some((field, chunk)) =
            old.and_then(|index| Some((fields.get(index)?, chunks.get(index)?)))
        else {
            text.extend([
                &indent,
                &write::key(name),
                ": ",
                &write::inline(name, value),
                source.end,
            ]);
            continue;
        };
        if write::says(&field.value, value) {
            text.push_str(&content[chunk.clone()]);
        } else {
            let inner = source.set(field, value).ok()?;
            text.extend([
                &content[chunk.start..inner.span.start],
                &inner.text,
                &content[inner.span.end..chunk.end],
            ]);
        }
    }
    Some(Splice {
        span: start..at,
        text,
    })
}

/// The items of a list that are still to be used again, each once.
struct Kept<'a> {
    items: &'a [Node],
    used: Vec<bool>,
}

impl<'a> Kept<'a> {
    fn new(items: &'a [Node]) -> Self {
        Self {
            items,
            used: vec![false; items.len()],
        }
    }

    fn position(&mut self, text: &str) -> Option<usize> {
        let fits = |(index, item): (usize, &Node)| {
            !self.used[index] && !item.is_null() && item.text() == Some(text)
        };
        let index = self.items.iter().enumerate().position(fits)?;
        self.used[index] = true;
        Some(index)
    }

    fn take(&mut self, text: &str) -> Option<&'a Node> {
        self.position(text).and_then(|index| self.items.get(index))
    }
}

/// An item that stays: as it is, or unquoted where the digest's routing form asks for that.
fn rewritten(source: Source<'_>, key: &str, item: &Node, flow: bool) -> String {
    let raw = &source.content[item.span.clone()];
    match item.text() {
        Some(text) if write::is_routing(key) => write::item(key, text, flow),
        _ => raw.to_owned(),
    }
}

fn is_one_line(source: Source<'_>, item: &Node) -> bool {
    let inline = matches!(&item.kind, Kind::Scalar { style, .. } if *style != Style::Block);
    inline && !item.is_null() && !source.content[item.span.clone()].contains('\n')
}

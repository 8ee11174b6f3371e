//! What an approver does not see on the rendered page although it is in the bytes that they approve: comments,
//! invisible and direction-changing characters, raw HTML, pictures that somebody else can swap.

use super::html;
use super::plain::{code_point, is_bidi, unseen};
use super::reader::{Lines, events};
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// In which way something is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HiddenKind {
    /// An HTML comment, or a link definition used as one: `[//]: # (text)`.
    Comment,
    /// A character that shows nothing, or a control character.
    Invisible,
    /// A character that changes the order in which text is shown.
    Bidi,
    /// Raw HTML; a renderer may drop or obey it.
    RawHtml,
    /// An image from another server, whose content no digest covers.
    RemoteImage,
}

/// Something hidden and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// In which way.
    pub kind: HiddenKind,
    /// Line in the file, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The source, at most 120 characters, or `<U+202E>` for a character.
    pub text: String,
}

/// Everything hidden in a body that begins on `first_line` of its file, in order.
pub fn hidden(body: &str, first_line: usize) -> Vec<Hidden> {
    let mut finder = Finder {
        body,
        found: unseen(body)
            .map(|(at, c)| (at, kind_of(c), code_point(c)))
            .collect(),
    };
    let mut parsed = events(body);
    for (event, range) in parsed.by_ref() {
        finder.event(&event, range);
    }
    for (label, definition) in parsed.reference_definitions().iter() {
        let nowhere = matches!(&*definition.dest, "#" | "") && definition.title.is_some();
        if nowhere || label == "//" || label.eq_ignore_ascii_case("comment") {
            finder.push(HiddenKind::Comment, definition.span.clone());
        }
    }
    finder.found.sort_by_key(|(at, ..)| *at);
    let lines = Lines::new(body, first_line);
    let place = |(at, kind, text)| Hidden {
        kind,
        line: lines.line(at),
        column: lines.column(at),
        text,
    };
    finder.found.into_iter().map(place).collect()
}

struct Finder<'a> {
    body: &'a str,
    found: Vec<(usize, HiddenKind, String)>,
}

impl Finder<'_> {
    fn push(&mut self, kind: HiddenKind, range: Range<usize>) {
        let source = self.body[range.clone()].trim();
        self.found
            .push((range.start, kind, source.chars().take(120).collect()));
    }

    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.markup(range),
            Event::InlineHtml(_) => self.markup(range),
            Event::Start(Tag::Image { dest_url, .. }) if is_remote(dest_url) => {
                self.push(HiddenKind::RemoteImage, range)
            }
            // Written as an entity: `&#x202e;`.
            Event::Text(text) if self.body[range.clone()] != **text => {
                let written = unseen(text).map(|(_, c)| (range.start, kind_of(c), code_point(c)));
                let new: Vec<_> = written
                    .filter(|_| self.body[range.clone()].starts_with('&'))
                    .collect();
                self.found.extend(new);
            }
            _ => {}
        }
    }

    /// One finding for each comment, and one for what else there is; closing tags alone are none.
    fn markup(&mut self, range: Range<usize>) {
        let mut at = range.start;
        let mut reported = false;
        while at < range.end {
            let rest = &self.body[at..range.end];
            let start = rest.find("<!--").unwrap_or(rest.len());
            let other = rest[..start].trim();
            let closing = other.starts_with("</")
                && other.matches('<').count() == 1
                && html::is_element(html::tag_name(other));
            if !other.is_empty() && !closing && !reported {
                let from = at + (rest.len() - rest.trim_start().len());
                self.push(HiddenKind::RawHtml, from..at + start);
                reported = true;
            }
            let comment = &rest[start..];
            let length = comment.find("-->").map_or(comment.len(), |end| end + 3);
            if !comment.is_empty() {
                self.push(HiddenKind::Comment, at + start..at + start + length);
            }
            at += start + length;
        }
    }
}

fn is_remote(target: &str) -> bool {
    let target = target.trim().to_ascii_lowercase();
    target.starts_with("//")
        || target.split_once(':').is_some_and(|(scheme, _)| {
            scheme.len() > 1
                && scheme != "data"
                && scheme
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
        })
}

fn kind_of(c: char) -> HiddenKind {
    if is_bidi(c) {
        HiddenKind::Bidi
    } else {
        HiddenKind::Invisible
    }
}

#[cfg(test)]
mod tests;

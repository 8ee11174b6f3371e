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
    /// A line that some renderer replaces with another file, which no digest covers.
    Include,
}

impl std::fmt::Display for HiddenKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            HiddenKind::Comment => "a comment",
            HiddenKind::Invisible => "an invisible character",
            HiddenKind::Bidi => "a character that changes the order of the text",
            HiddenKind::RawHtml => "raw HTML",
            HiddenKind::RemoteImage => "a picture from another server",
            HiddenKind::Include => "an include of another file",
        })
    }
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
    let mut code: Vec<Range<usize>> = Vec::new();
    for (event, range) in parsed.by_ref() {
        if matches!(event, Event::Start(Tag::CodeBlock(_)) | Event::Code(_)) {
            code.push(range.clone());
        }
        finder.event(&event, range);
    }
    let includes = includes(body);
    let shown = |at: usize| code.iter().any(|range| range.contains(&at));
    for range in includes.into_iter().filter(|range| !shown(range.start)) {
        finder.push(HiddenKind::Include, range);
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

/// What renderers of Markdown replace with another file: how each begins, and the words that then make it one.
const INCLUDES: [(&str, &[&str]); 9] = [
    ("{{#", &["include", "rustdoc_include", "playground"]),
    ("{{<", &["include", "readfile", "snippet", "embed"]),
    ("{{%", &["include", "readfile", "snippet", "embed"]),
    ("{%", &["include", "include_relative", "render", "embed"]),
    ("{!", &[]),
    ("[!", &["include", "INCLUDE"]),
    ("!", &["include", "INCLUDE"]),
    ("--8<--", &[]),
    ("![[", &[]),
];

/// Where something is included: up to the end of its line.
fn includes(body: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (open, words) in INCLUDES {
        for (at, _) in body.match_indices(open) {
            let rest = &body[at + open.len()..];
            let rest = rest.split('\n').next().unwrap_or_default();
            let named = rest.trim_start_matches(['-', ' ']);
            let word = named
                .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
                .next()
                .unwrap_or_default();
            // `!include` begins its line; elsewhere an exclamation mark ends a sentence.
            let begins = body[..at].rsplit('\n').next().unwrap_or_default();
            let placed = !matches!(open, "!" | "--8<--") || begins.trim().is_empty();
            let says = words.is_empty() || words.contains(&word);
            let closes = open != "{!" || rest.contains("!}");
            let until = at + open.len() + rest.len();
            let known = found.iter().any(|range| range.contains(&at));
            if placed && says && closes && !known {
                found.push(at..until);
            }
        }
    }
    found
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

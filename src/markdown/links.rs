//! Links and pictures of a page with their places, and what they point to among the files of a repository.
//!
//! Everything is pure: which files there are is handed in as [`Files`]. Where a link's meaning depends on a site
//! generator that nobody named, it is left alone rather than guessed at.

mod anchors;
mod files;
mod resolve;
#[cfg(test)]
mod tests;

pub use anchors::Anchors;
pub use files::Files;
pub use resolve::{Resolved, resolve};

use super::normal::one_line;
use super::reader::{Lines, events};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// A link or a picture as it stands in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLink {
    /// Where it points to, reference links resolved.
    pub target: String,
    /// Its words on one line, or a picture's alternative text.
    pub text: String,
    /// Line in the file, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Its bytes in the body.
    pub range: Range<usize>,
    /// Whether it is a picture.
    pub image: bool,
    /// Whether a picture stands in it; such a link has words without having any.
    pub pictured: bool,
    /// Whether its target stands in it: not `[text][label]`, not `<https://…>`.
    pub inline: bool,
}

/// The links and pictures of a body that begins on `first_line` of its file, in order of their beginnings.
pub fn links(body: &str, first_line: usize) -> Vec<PageLink> {
    let lines = Lines::new(body, first_line);
    let (mut found, mut open): (Vec<PageLink>, Vec<PageLink>) = (Vec::new(), Vec::new());
    for (event, range) in events(body) {
        match &event {
            Event::Start(tag @ (Tag::Link { .. } | Tag::Image { .. })) => {
                let link = opened(tag, range, &lines);
                for around in open.iter_mut().filter(|_| link.image) {
                    around.pictured = true;
                }
                open.push(link);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some(mut link) = open.pop() {
                    link.text = one_line(&link.text);
                    if let Some(around) = open.last_mut() {
                        around.text.push_str(&link.text);
                    }
                    found.push(link);
                }
            }
            _ => {
                if let Some(link) = open.last_mut() {
                    inside(link, &event);
                }
            }
        }
    }
    found.sort_by_key(|link| (link.range.start, std::cmp::Reverse(link.range.end)));
    found
}

/// A link or picture at its beginning.
fn opened(tag: &Tag<'_>, range: Range<usize>, lines: &Lines<'_>) -> PageLink {
    let (target, kind) = match tag {
        Tag::Link {
            dest_url,
            link_type,
            ..
        }
        | Tag::Image {
            dest_url,
            link_type,
            ..
        } => (dest_url.to_string(), Some(*link_type)),
        _ => (String::new(), None),
    };
    PageLink {
        target: match kind {
            Some(LinkType::Email) => format!("mailto:{target}"),
            _ => target,
        },
        text: String::new(),
        line: lines.line(range.start),
        column: lines.column(range.start),
        range,
        image: matches!(tag, Tag::Image { .. }),
        pictured: false,
        inline: kind == Some(LinkType::Inline),
    }
}

/// What stands in a link becomes its words.
fn inside(link: &mut PageLink, event: &Event<'_>) {
    match event {
        Event::Text(text) | Event::Code(text) => link.text.push_str(text),
        Event::SoftBreak | Event::HardBreak => link.text.push(' '),
        Event::InlineHtml(_) => link.pictured = true,
        _ => {}
    }
}

//! The outline of a page: headings with their anchors, links, images, footnotes.

use super::flat::Flat;
use super::normal::one_line;
use super::reader::{Lines, events};
use super::slug::Slugs;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// A heading of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Plain text on one line, inline code without its backticks.
    pub text: String,
    /// The fragment that links to it, as GitHub makes it, duplicates `-1`, `-2` included.
    pub anchor: String,
    /// Line in the file, from 1.
    pub line: usize,
    /// Bytes in the body.
    pub range: Range<usize>,
    /// False where it stands in a quote, a list or a footnote; such a heading begins no section.
    pub top_level: bool,
}

/// A link or an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it points to, reference links resolved.
    pub target: String,
    /// Its text, or an image's alternative text.
    pub text: String,
    /// Line in the file, from 1.
    pub line: usize,
    /// Whether it is an image.
    pub image: bool,
}

/// A footnote's definition `[^label]: text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// `s3` of `[^s3]`.
    pub label: String,
    /// Plain text on one line.
    pub text: String,
    /// Line in the file, from 1.
    pub line: usize,
}

/// A heading that skips a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jump {
    /// Level of the heading before.
    pub from: u8,
    /// Level of this one, more than one deeper.
    pub to: u8,
    /// Its text.
    pub text: String,
    /// Its line in the file.
    pub line: usize,
}

/// What [`outline`] finds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// All headings in order.
    pub headings: Vec<Heading>,
    /// All links and images in order of their ends.
    pub links: Vec<Link>,
    /// All footnote definitions in order.
    pub footnotes: Vec<Footnote>,
    /// The first heading that has words: the page's title where the front matter names none.
    pub first_heading_text: Option<String>,
}

/// A title stands at the top: so much of a body is read first.
const TOP: usize = 2048;

/// The first heading that has words, as [`outline`] finds it, without reading on where it stands near the top.
pub fn title_of(body: &str) -> Option<String> {
    top_title(body).or_else(|| outline(body, 1).first_heading_text)
}

/// A heading within the first lines that no later line can change: none that may hold a reference, none at the cut.
fn top_title(body: &str) -> Option<String> {
    let top = body
        .get(..body.floor_char_boundary(TOP))
        .filter(|top| top.len() < body.len())?;
    let top = &top[..=top.rfind('\n')?];
    let outline = outline(top, 1);
    let first = outline
        .headings
        .iter()
        .find(|heading| !heading.text.is_empty())?;
    let (own, after) = (top.get(first.range.clone())?, top.get(first.range.end..)?);
    let settled = !own.contains('[') && after.lines().any(|line| !line.trim().is_empty());
    settled.then(|| first.text.clone())
}

impl Outline {
    /// Headings that skip a level, such as an h4 after an h2.
    pub fn jumps(&self) -> Vec<Jump> {
        let sections: Vec<_> = self.headings.iter().filter(|h| h.top_level).collect();
        let skips = sections
            .windows(2)
            .filter(|pair| pair[1].level > pair[0].level + 1);
        skips
            .map(|pair| Jump {
                from: pair[0].level,
                to: pair[1].level,
                text: pair[1].text.clone(),
                line: pair[1].line,
            })
            .collect()
    }
}

/// Reads the outline of a body that begins on `first_line` of its file.
pub fn outline(body: &str, first_line: usize) -> Outline {
    let mut reading = Reading {
        lines: Lines::new(body, first_line),
        outline: Outline::default(),
        slugs: Slugs::default(),
        heading: None,
        links: Vec::new(),
        images: 0,
        footnote: None,
        containers: 0,
    };
    for (event, range) in events(body) {
        reading.event(&event, range);
    }
    let mut outline = reading.outline;
    let first = outline
        .headings
        .iter()
        .find(|heading| !heading.text.is_empty());
    outline.first_heading_text = first.map(|heading| heading.text.clone());
    outline
}

struct Reading<'a> {
    lines: Lines<'a>,
    outline: Outline,
    slugs: Slugs,
    heading: Option<String>,
    /// Open links and images with their text so far, and how many of them are images.
    links: Vec<Link>,
    images: usize,
    footnote: Option<(Footnote, Flat)>,
    containers: usize,
}

impl Reading<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        if let Some((_, flat)) = &mut self.footnote {
            flat.push(event);
        }
        match event {
            Event::Start(tag) => self.start(tag, range.start),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(text) | Event::Code(text) => self.text(text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        match tag {
            Tag::Heading { .. } => self.heading = Some(String::new()),
            Tag::Link { dest_url, .. } => self.open_link(dest_url, at, false),
            Tag::Image { dest_url, .. } => self.open_link(dest_url, at, true),
            Tag::BlockQuote(_) | Tag::Item => self.containers += 1,
            Tag::FootnoteDefinition(label) => {
                self.containers += 1;
                let footnote = Footnote {
                    label: label.to_string(),
                    text: String::new(),
                    line: self.lines.line(at),
                };
                self.footnote = Some((footnote, Flat::default()));
            }
            _ => {}
        }
    }

    fn open_link(&mut self, target: &str, at: usize, image: bool) {
        self.images += usize::from(image);
        self.links.push(Link {
            target: target.to_owned(),
            text: String::new(),
            line: self.lines.line(at),
            image,
        });
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(level) => {
                let text = one_line(&self.heading.take().unwrap_or_default());
                self.outline.headings.push(Heading {
                    level: level as u8,
                    anchor: self.slugs.next(&text),
                    text,
                    line: self.lines.line(range.start),
                    range,
                    top_level: self.containers == 0,
                });
            }
            TagEnd::Link | TagEnd::Image => self.close_link(),
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.containers = self.containers.saturating_sub(1)
            }
            TagEnd::FootnoteDefinition => {
                self.containers = self.containers.saturating_sub(1);
                if let Some((mut footnote, flat)) = self.footnote.take() {
                    footnote.text = flat.text_or_alt();
                    self.outline.footnotes.push(footnote);
                }
            }
            _ => {}
        }
    }

    /// A link around a picture alone has the picture's text.
    fn close_link(&mut self) {
        let Some(mut link) = self.links.pop() else {
            return;
        };
        self.images -= usize::from(link.image);
        link.text = one_line(&link.text);
        match self.links.last_mut() {
            Some(around) if link.image && !around.image => around.text.push_str(&link.text),
            _ => {}
        }
        self.outline.links.push(link);
    }

    /// Text goes to the innermost link; to the heading only outside images, as GitHub's anchors do.
    fn text(&mut self, text: &str) {
        if let Some(link) = self.links.last_mut() {
            link.text.push_str(text);
        }
        if let (Some(heading), false) = (&mut self.heading, self.images > 0) {
            heading.push_str(text);
        }
    }
}

#[cfg(test)]
mod tests;

//! The steps of a procedure: items of ordered lists, nested ones included, wherever the page keeps its procedure.
//!
//! If headings announce a procedure and ordered lists are under them, those lists count, else all of the page. Lists in quotes, alerts, footnotes and code never do. A list that goes on at `3.` after
//! an image or a code block keeps its numbers, as it does for a reader.

use super::flat::Flat;
use super::normal;
use super::outline::{Heading, outline};
use super::procedure;
use super::reader::{Lines, events};
use crate::domain::step::{Step, StepKey};
use pulldown_cmark::{Event, Tag};
use std::collections::HashMap;
use std::ops::Range;

/// Deeper lists are part of their step's detail.
const MAX_DEPTH: usize = 16;

/// The steps of a body that begins on `first_line` of its file, in reading order. An item that says nothing is none.
pub fn steps(body: &str, first_line: usize) -> Vec<Step> {
    steps_under(body, first_line, &outline(body, first_line).headings)
}

/// The same, where the headings of the body are read already.
pub fn steps_under(body: &str, first_line: usize, headings: &[Heading]) -> Vec<Step> {
    let mut walk = Walk::new(body, first_line);
    for (event, range) in events(body) {
        walk.event(&event, range);
    }
    let found = walk.found;
    let scopes = procedure::scopes(headings, body.len());
    let inside = |at: usize| {
        let next = scopes.partition_point(|scope| scope.end <= at);
        scopes.get(next).is_some_and(|scope| scope.start <= at)
    };
    let whole_page = !found.iter().any(|step| inside(step.at));
    let kept = found
        .into_iter()
        .filter(|step| whole_page || inside(step.at));
    let mut steps: Vec<Step> = kept
        .map(|step| step.step)
        .filter(|step| !step.identity.words.is_empty() || step.says_anything())
        .collect();
    number_duplicates(&mut steps);
    steps
}

impl Step {
    fn says_anything(&self) -> bool {
        !(self.text.is_empty()
            && self.detail.is_empty()
            && self.images.is_empty()
            && self.links.is_empty()
            && self.html.is_empty())
    }
}

fn number_duplicates(steps: &mut [Step]) {
    let mut seen: HashMap<String, u32> = HashMap::new();
    for step in steps {
        let count = seen.entry(step.identity.words.clone()).or_insert(0);
        *count += 1;
        step.identity.ordinal = *count;
    }
}

/// A step and the byte where it starts.
struct Found {
    at: usize,
    step: Step,
}

/// A step that is being read.
struct Open {
    index: usize,
    number: String,
    range: Range<usize>,
    text: Flat,
    detail: Flat,
    detail_depth: usize,
    /// Nested lists of steps: not part of its own source.
    cuts: Vec<Range<usize>>,
}

/// What an open element is to the steps.
enum Frame {
    /// An ordered list whose items are steps, with its next number.
    List(u64),
    Step,
    /// A paragraph or something inline.
    Inline,
    /// Another block.
    Block,
    /// A quote or footnote: no steps in it.
    Apart,
}

struct Walk<'a> {
    body: &'a str,
    lines: Lines<'a>,
    frames: Vec<Frame>,
    apart: usize,
    open: Vec<Open>,
    section: String,
    heading: Option<Flat>,
    found: Vec<Found>,
}

impl<'a> Walk<'a> {
    fn new(body: &'a str, first_line: usize) -> Self {
        Walk {
            body,
            lines: Lines::new(body, first_line),
            frames: Vec::new(),
            apart: 0,
            open: Vec::new(),
            section: String::new(),
            heading: None,
            found: Vec::new(),
        }
    }

    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(event, tag, range),
            Event::End(_) => self.end(event),
            _ => self.content(event, matches!(event, Event::Html(_) | Event::Rule)),
        }
    }

    fn start(&mut self, event: &Event<'_>, tag: &Tag<'_>, range: Range<usize>) {
        if let (Tag::Heading { .. }, true) = (tag, self.frames.is_empty()) {
            self.heading = Some(Flat::default());
        }
        let frame = match tag {
            Tag::List(Some(first)) if self.apart == 0 && self.open.len() < MAX_DEPTH => {
                if let Some(step) = self.open.last_mut() {
                    step.cuts.push(range);
                }
                self.frames.push(Frame::List(*first));
                return;
            }
            Tag::Item if matches!(self.frames.last(), Some(Frame::List(_))) => {
                return self.open_step(range);
            }
            Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => Frame::Apart,
            Tag::Paragraph
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. } => Frame::Inline,
            _ => Frame::Block,
        };
        self.apart += usize::from(matches!(frame, Frame::Apart));
        let block = !matches!(frame, Frame::Inline);
        self.frames.push(frame);
        self.content(event, block);
        if let (Some(step), true) = (self.open.last_mut(), block) {
            step.detail_depth += 1;
        }
    }

    fn open_step(&mut self, range: Range<usize>) {
        let Some(Frame::List(next)) = self.frames.last_mut() else {
            return;
        };
        let own = *next;
        *next = next.saturating_add(1);
        let number = match self.open.last() {
            Some(parent) => format!("{}.{own}", parent.number),
            None => own.to_string(),
        };
        self.frames.push(Frame::Step);
        self.found.push(Found {
            at: range.start,
            step: self.blank(&range),
        });
        self.open.push(Open {
            index: self.found.len() - 1,
            number,
            range,
            text: Flat::default(),
            detail: Flat::default(),
            detail_depth: 0,
            cuts: Vec::new(),
        });
    }

    /// The step before its content is known; parents come before their children.
    fn blank(&self, range: &Range<usize>) -> Step {
        let source = self.body[range.clone()].trim_end();
        Step {
            number: String::new(),
            text: String::new(),
            detail: String::new(),
            links: Vec::new(),
            images: Vec::new(),
            html: Vec::new(),
            raw: String::new(),
            section: self.section.clone(),
            line: self.lines.line(range.start),
            end_line: self
                .lines
                .line(range.start + source.len().saturating_sub(1)),
            depth: self.open.len() + 1,
            evidence: Vec::new(),
            identity: StepKey {
                words: String::new(),
                ordinal: 1,
            },
        }
    }

    fn end(&mut self, event: &Event<'_>) {
        match self.frames.pop() {
            Some(Frame::Step) => self.close_step(),
            Some(Frame::List(_)) | None => {}
            Some(frame) => {
                let block = !matches!(frame, Frame::Inline);
                self.apart -= usize::from(matches!(frame, Frame::Apart));
                self.content(event, block);
                if let (Some(step), true) = (self.open.last_mut(), block) {
                    step.detail_depth = step.detail_depth.saturating_sub(1);
                }
            }
        }
        if let Some(heading) = self.heading.take_if(|_| self.frames.is_empty()) {
            self.section = heading.text_or_alt().replace('`', "");
        }
    }

    /// Content of the innermost step, of its detail if it is inside another block there, or of a heading.
    fn content(&mut self, event: &Event<'_>, block: bool) {
        if let Some(heading) = &mut self.heading {
            heading.push(event);
        }
        let Some(step) = self.open.last_mut() else {
            return;
        };
        if block || step.detail_depth > 0 {
            step.detail.push(event);
        } else {
            step.text.push(event);
        }
    }

    fn close_step(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let raw = self.own_source(&open);
        let (text, undefined) = without_undefined_footnotes(&normal::one_line(open.text.text()));
        let step = &mut self.found[open.index].step;
        step.number = open.number;
        step.detail = open.detail.text().to_owned();
        step.links = [open.text.links, open.detail.links].concat();
        step.images = [open.text.images, open.detail.images].concat();
        step.html = [open.text.html, open.detail.html].concat();
        step.evidence = [open.text.footnotes, undefined, open.detail.footnotes].concat();
        step.identity.words = [text.as_str(), &step.detail, &open.text.alt]
            .map(|source| normal::words(source).join(" "))
            .into_iter()
            .find(|words| !words.is_empty())
            .unwrap_or_default();
        step.text = if text.is_empty() {
            normal::one_line(&open.text.alt)
        } else {
            text
        };
        step.raw = raw;
    }

    /// Source without marker, nested steps and the indentation that the marker asks for.
    fn own_source(&self, open: &Open) -> String {
        let mut own = String::new();
        let mut at = open.range.start;
        for cut in &open.cuts {
            own.push_str(self.body.get(at..cut.start.max(at)).unwrap_or_default());
            at = cut.end.max(at);
        }
        own.push_str(self.body.get(at..open.range.end).unwrap_or_default());
        let line_start = self.body[..open.range.start]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        let marker = own
            .trim_start()
            .trim_start_matches(|c: char| c.is_ascii_digit());
        let content = marker
            .get(1..)
            .unwrap_or_default()
            .trim_start_matches([' ', '\t']);
        let indent = open.range.start - line_start + own.len() - content.len();
        let strip = |line: &str| {
            let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
            line[blank.min(indent)..].trim_end_matches('\r').to_owned()
        };
        let mut lines = content.split('\n');
        let first = lines
            .next()
            .unwrap_or_default()
            .trim_end_matches('\r')
            .to_owned();
        let all: Vec<String> = std::iter::once(first).chain(lines.map(strip)).collect();
        all.join("\n").trim().to_owned()
    }
}

/// A reference to a footnote that the page does not define is plain text to a parser; it is evidence all the same.
pub(crate) fn without_undefined_footnotes(text: &str) -> (String, Vec<String>) {
    let mut labels = Vec::new();
    if !text.contains("[^") {
        return (text.to_owned(), labels);
    }
    let strip = |(at, prose): (usize, &str)| {
        let mut kept = String::new();
        let mut rest = prose;
        while let Some((before, after)) = rest.split_once("[^").filter(|_| at % 2 == 0) {
            kept.push_str(before);
            let end = after
                .find(|c: char| c == ']' || c.is_whitespace())
                .filter(|end| *end > 0 && after[*end..].starts_with(']'));
            rest = match end {
                Some(end) => {
                    labels.push(after[..end].to_owned());
                    &after[end + 1..]
                }
                None => {
                    kept.push_str("[^");
                    after
                }
            };
        }
        kept + rest
    };
    let parts: Vec<String> = text.split('`').enumerate().map(strip).collect();
    (normal::one_line(&parts.join("`")), labels)
}

#[cfg(test)]
mod tests;

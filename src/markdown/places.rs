//! Where steps and footnotes stand in a body, so that edits find them: lines from 0, bytes of the body.

use super::reader::{Lines, events};
use super::steps::steps;
use crate::domain::step::Step;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::HashMap;
use std::ops::Range;

/// A step and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct StepPlace {
    /// The step; its lines count from 0.
    pub(crate) step: Step,
    /// Its lines, nested steps included, blank lines behind it left out.
    pub(crate) lines: Range<usize>,
    /// The line after its own content: before its nested steps and the blank lines above them.
    pub(crate) own_end: usize,
    /// The bytes of its first paragraph.
    pub(crate) text: Option<Range<usize>>,
    /// What the first paragraph says.
    pub(crate) words: String,
    /// What stands before its number, as blanks.
    pub(crate) lead: String,
    /// The number as written.
    pub(crate) number: u64,
    /// `.` or `)`.
    pub(crate) delimiter: char,
    /// What stands before its content on later lines, as blanks.
    pub(crate) indent: String,
}

/// An item of an ordered list as the parser sees it.
struct Item {
    start: usize,
    text: Option<Range<usize>>,
}

/// The steps of a body with their places, in reading order.
pub(crate) fn step_places(body: &str) -> Vec<StepPlace> {
    let lines = Lines::new(body, 0);
    let mut by_line: HashMap<usize, Vec<Item>> = HashMap::new();
    for item in items(body).into_iter().rev() {
        by_line
            .entry(lines.line(item.start))
            .or_default()
            .push(item);
    }
    let all = steps(body, 0);
    let source: Vec<&str> = body.split('\n').collect();
    let mut places: Vec<StepPlace> = Vec::new();
    for (index, step) in all.iter().enumerate() {
        let Some(item) = by_line.get_mut(&step.line).and_then(Vec::pop) else {
            continue;
        };
        let nested = all
            .get(index + 1)
            .filter(|next| next.depth > step.depth && next.line <= step.end_line);
        let mut own_end = nested.map_or(step.end_line + 1, |next| next.line.max(step.line + 1));
        while own_end > step.line + 1 && source[own_end - 1].trim().is_empty() {
            own_end -= 1;
        }
        places.push(placed(body, step.clone(), item, own_end));
    }
    places
}

fn placed(body: &str, step: Step, item: Item, own_end: usize) -> StepPlace {
    let line_start = body[..item.start].rfind('\n').map_or(0, |at| at + 1);
    let before = &body[line_start..item.start];
    let lead: String = before
        .chars()
        .map(|c| if c == '\t' { '\t' } else { ' ' })
        .collect();
    let rest = &body[item.start..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let delimiter = rest[digits..].chars().next().unwrap_or('.');
    let after = rest.get(digits + 1..).unwrap_or_default();
    let blanks = after.bytes().take_while(|byte| *byte == b' ').count();
    // Five blanks and more begin code; a number alone on its line asks for one.
    let blanks = if (1..=4).contains(&blanks) { blanks } else { 1 };
    StepPlace {
        words: said(item.text.clone().map_or("", |text| &body[text])),
        lines: step.line..step.end_line + 1,
        own_end,
        text: item.text,
        indent: format!("{lead}{}", " ".repeat(digits + 1 + blanks)),
        lead,
        number: rest[..digits].parse().unwrap_or(1),
        delimiter,
        step,
    }
}

/// A paragraph as text, without references to footnotes: cut out of its page, it defines none.
fn said(source: &str) -> String {
    let mut flat = super::flat::Flat::default();
    for (event, _) in events(source) {
        flat.push(&event);
    }
    super::steps::without_undefined_footnotes(&flat.text_or_alt()).0
}

/// The items of ordered lists with their first paragraph, in the order in which they begin.
fn items(body: &str) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::new();
    // Open items: their place in `found`, none for a bullet; and whether their first paragraph is over.
    let mut open: Vec<(Option<usize>, bool)> = Vec::new();
    let mut ordered = Vec::new();
    for (event, range) in events(body) {
        match event {
            Event::Start(Tag::List(first)) => {
                ordered.push(first.is_some());
                over(&mut open, &found, true);
            }
            Event::End(TagEnd::List(_)) => {
                ordered.pop();
            }
            Event::Start(Tag::Item) => {
                let own = ordered.last().is_some_and(|is| *is).then_some(found.len());
                if own.is_some() {
                    found.push(Item {
                        start: range.start,
                        text: None,
                    });
                }
                open.push((own, false));
            }
            Event::End(TagEnd::Item) => {
                open.pop();
            }
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {
                over(&mut open, &found, false);
            }
            Event::Start(
                Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Link { .. }
                | Tag::Image { .. },
            )
            | Event::Text(_)
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::SoftBreak
            | Event::HardBreak => extend(&open, &mut found, range),
            Event::End(_) | Event::TaskListMarker(_) => {}
            _ => over(&mut open, &found, true),
        }
    }
    found
}

/// Ends the first paragraph of the innermost item, where it has begun or another block comes first.
fn over(open: &mut [(Option<usize>, bool)], found: &[Item], other_block: bool) {
    if let Some((own, done)) = open.last_mut() {
        let begun = own.is_some_and(|at| found[at].text.is_some());
        *done |= other_block || begun;
    }
}

fn extend(open: &[(Option<usize>, bool)], found: &mut [Item], range: Range<usize>) {
    if let Some((Some(at), false)) = open.last() {
        let text = &mut found[*at].text;
        let start = text.as_ref().map_or(range.start, |text| text.start);
        let end = text
            .as_ref()
            .map_or(range.end, |text| text.end.max(range.end));
        *text = Some(start..end);
    }
}

/// A footnote's definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    /// The label, without `^`.
    pub(crate) label: String,
    /// Its words on one line.
    pub(crate) text: String,
    /// Its lines.
    pub(crate) lines: Range<usize>,
}

/// The footnotes that a body defines, and how often each label is referred to.
pub(crate) fn notes(body: &str) -> (Vec<Note>, HashMap<String, usize>) {
    let lines = Lines::new(body, 0);
    let mut found: Vec<Note> = Vec::new();
    let mut used = HashMap::new();
    let mut open: Option<(String, Range<usize>, super::flat::Flat)> = None;
    for (event, range) in events(body) {
        match &event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                open = Some((label.to_string(), range, super::flat::Flat::default()));
                continue;
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some((label, range, flat)) = open.take() {
                    let source = body[range.clone()].trim_end();
                    let last = range.start + source.len().saturating_sub(1);
                    found.push(Note {
                        label,
                        text: super::normal::one_line(flat.text()),
                        lines: lines.line(range.start)..lines.line(last) + 1,
                    });
                }
                continue;
            }
            Event::FootnoteReference(label) => *used.entry(label.to_string()).or_insert(0) += 1,
            _ => {}
        }
        if let Some((_, _, flat)) = &mut open {
            flat.push(&event);
        }
    }
    (found, used)
}

/// The first number that no label `PREFIX…` of a body has yet.
pub(crate) fn free_number(body: &str, prefix: char) -> usize {
    let mark = format!("[^{prefix}");
    let taken = body.match_indices(&mark).filter_map(|(at, _)| {
        let rest = &body[at + mark.len()..];
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        rest[..digits].parse::<usize>().ok()
    });
    taken.max().map_or(1, |most| most.saturating_add(1))
}

/// The line before which a new definition goes, and whether a blank line has to stand above it.
pub(crate) fn place_of_notes(body: &str, notes: &[Note]) -> (usize, bool) {
    let lines: Vec<&str> = body.split('\n').collect();
    match notes.iter().map(|note| note.lines.end).max() {
        Some(end) => (end, false),
        None => {
            let mut end = lines.len();
            while end > 0 && lines[end - 1].trim().is_empty() {
                end -= 1;
            }
            (end, end > 0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "# T\n\n## Procedure\n\n1. Call [^s1]\n   again.\n\n   > quote\n\n2. Send it\n   1. by post\n   2. by hand\n10) Other\n\n[^s1]: line 1, notes.txt\n[^s12]: line 2, notes.txt\n";

    #[test]
    fn steps_have_places() {
        let places = step_places(BODY);
        let seen: Vec<(&str, Range<usize>, usize, &str)> = places
            .iter()
            .map(|place| {
                let text = place.text.clone().map_or("", |range| &BODY[range]);
                (
                    text,
                    place.lines.clone(),
                    place.own_end,
                    place.indent.as_str(),
                )
            })
            .collect();
        assert_eq!(
            seen,
            [
                ("Call [^s1]\n   again.", 4..8, 8, "   "),
                ("Send it", 9..12, 10, "   "),
                ("by post", 10..11, 11, "      "),
                ("by hand", 11..12, 12, "      "),
                ("Other", 12..13, 13, "    "),
            ]
        );
    }

    #[test]
    fn footnotes_have_places() {
        let (notes, used) = notes(BODY);
        assert_eq!(notes[0].text, "line 1, notes.txt");
        assert_eq!(notes[1].lines, 15..16);
        assert_eq!(used.get("s1"), Some(&1));
        assert_eq!(free_number(BODY, 's'), 13);
        assert_eq!(free_number(BODY, 'a'), 1);
        assert_eq!(place_of_notes(BODY, &notes), (16, false));
        assert_eq!(place_of_notes("x\n\n", &[]), (1, true));
    }
}

//! Markdown and outlines, line by line: headings, lists, prose and code keep their lines as they stand.
use super::notes;
use crate::domain::labels::labelled;
use crate::domain::lines::{Shape, shape};
use crate::domain::source::{Place, Span, SpanKind};

/// Reads Markdown, if there is a heading, a fence or front matter.
pub(super) fn read_markdown(input: &str) -> Option<Vec<Span>> {
    let marked = input
        .lines()
        .any(|l| matches!(shape(l), Shape::Heading(..)) || fence(l).is_some());
    let front = front_matter(input) > 0;
    (marked || front).then(|| {
        let mut spans = lines(input);
        notes::unwrapped(&mut spans);
        spans
    })
}

/// Reads an outline, if at least two lines are list items and they are a third of all.
pub(super) fn read_outline(input: &str) -> Option<Vec<Span>> {
    let shapes: Vec<Shape<'_>> = input
        .lines()
        .map(shape)
        .filter(|s| *s != Shape::Blank)
        .collect();
    let all: Vec<&str> = input.lines().collect();
    let labels = labelled(&all);
    let marked = shapes.iter().filter(|s| matches!(s, Shape::Item { .. }));
    let items = marked.count() + labels.iter().flatten().count();
    let skip = front_matter(input);
    (items >= 2 && items * 3 >= shapes.len()).then(|| {
        let mut spans = spans(&all, labels, skip);
        notes::unwrapped(&mut spans);
        spans
    })
}

/// The state that a line is read in.
#[derive(Default)]
struct Reading {
    spans: Vec<Span>,
    fence: Option<&'static str>,
    indents: Vec<usize>,
    open: bool,
    comment: bool,
    /// Lines at the margin follow an item without an empty line between.
    listed: bool,
}

/// Reads every line after the front matter.
pub(super) fn lines(input: &str) -> Vec<Span> {
    let all: Vec<&str> = input.lines().collect();
    spans(&all, labelled(&all), front_matter(input))
}

/// Reads the lines behind the first few, each with the label that counts it, if there is one.
fn spans(all: &[&str], labels: Vec<Option<(u32, &str)>>, skip: usize) -> Vec<Span> {
    let mut reading = Reading::default();
    for (n, (line, label)) in all.iter().zip(labels).enumerate().skip(skip) {
        match label {
            Some((_, text)) if reading.fence.is_none() && !reading.comment => {
                let indent = line.len() - line.trim_start().len();
                reading.item(n + 1, true, indent, text);
            }
            _ => reading.line(n + 1, line),
        }
    }
    reading.spans
}

impl Reading {
    fn line(&mut self, number: usize, line: &str) {
        if let Some(mark) = self.fence {
            if line.trim_start().starts_with(mark) {
                self.fence = None;
            } else {
                self.push(number, line.trim_end(), SpanKind::Code);
            }
            return;
        }
        if let Some(mark) = fence(line) {
            self.fence = Some(mark);
            return;
        }
        if self.comment || line.trim_start().starts_with("<!--") {
            self.comment = !line.contains("-->");
            return;
        }
        let quoted = line
            .trim_start()
            .strip_prefix('>')
            .map_or(line, str::trim_start);
        match shape(quoted) {
            Shape::Blank => (self.open, self.listed) = (false, false),
            Shape::Heading(level, text) => {
                self.indents.clear();
                self.push(number, text, SpanKind::Heading(level));
                self.open = false;
            }
            Shape::Item {
                ordered,
                indent,
                text,
            } => self.item(number, ordered, indent, text),
            Shape::Prose(_, text) if bold_heading(text) => {
                self.indents.clear();
                let text = text.trim_matches(['*', '_']);
                self.push(number, text, SpanKind::Heading(BOLD));
                self.open = false;
            }
            Shape::Prose(indent, text) => self.prose(number, indent, text),
        }
    }

    fn item(&mut self, number: usize, ordered: bool, indent: usize, text: &str) {
        let depth = self.depth(indent);
        self.push(number, text, SpanKind::Item { ordered, depth });
        (self.open, self.listed) = (true, true);
    }

    fn prose(&mut self, number: usize, indent: usize, text: &str) {
        if text
            .chars()
            .all(|c| matches!(c, '-' | '=' | '*' | '_' | ' ' | '|' | ':'))
        {
            let setext = self.open && text.starts_with(['=', '-']) && !text.contains(['|', ' ']);
            let prose = self
                .spans
                .last_mut()
                .filter(|s| s.kind == SpanKind::Prose && setext);
            if let Some(heading) = prose {
                heading.kind = SpanKind::Heading(if text.starts_with('=') { 1 } else { 2 });
            }
            self.open = false;
            return;
        }
        let below = self
            .spans
            .last()
            .is_some_and(|s| matches!(s.kind, SpanKind::Item { .. }));
        let kind = if text.starts_with('|') {
            SpanKind::Table
        } else if indent == 0 && below && is_name(text) && places(text) {
            self.indents.clear();
            SpanKind::Heading(BOLD)
        } else if text.starts_with("[!") && text.ends_with(']') {
            return;
        } else if self.open && !self.ends_item(indent, text)
            || (indent >= 2 && !self.indents.is_empty())
        {
            SpanKind::Continuation
        } else {
            self.indents.clear();
            SpanKind::Prose
        };
        self.push(number, text, kind);
        self.open = true;
    }

    /// Whether a line at the margin says something else than the item above it, or than a line at the margin behind
    /// items: that was too short to be wrapped.
    fn ends_item(&self, indent: usize, text: &str) -> bool {
        const WRAPPED: usize = 50;
        indent == 0
            && self.spans.last().is_some_and(|s| {
                let item = matches!(s.kind, SpanKind::Item { .. });
                let named = item && s.text.ends_with(['.', '!', '?', ')']) && is_name(text);
                (item || self.listed) && s.text.chars().count() < WRAPPED || named
            })
    }

    fn depth(&mut self, indent: usize) -> u8 {
        while self.indents.last().is_some_and(|last| *last > indent) {
            self.indents.pop();
        }
        if self.indents.last() != Some(&indent) {
            self.indents.push(indent);
        }
        u8::try_from(self.indents.len().saturating_sub(1)).unwrap_or(u8::MAX)
    }

    fn push(&mut self, number: usize, text: &str, kind: SpanKind) {
        let place = Place::Line(number);
        self.spans.push(Span {
            start: place,
            end: place,
            speaker: None,
            text: text.to_owned(),
            kind,
        });
    }
}

/// `At the venue`: a few words by themselves, with no stop behind them.
fn is_name(text: &str) -> bool {
    const WORDS: usize = 3;
    text.starts_with(char::is_uppercase)
        && text.split_whitespace().count() <= WORDS
        && text.ends_with(|c: char| c.is_alphanumeric() || c == ':')
}

/// `At the venue`, `After`: where or when what stands below it is done.
fn places(text: &str) -> bool {
    const LEADS: [&str; 8] = [
        "At", "On", "In", "After", "Before", "During", "Once", "When",
    ];
    let first = text.split_whitespace().next().unwrap_or_default();
    LEADS.contains(&first.trim_end_matches(':'))
}

/// The level of a heading that is only set in bold.
const BOLD: u8 = 6;

/// `**After use**` on a line of its own: a heading, where it is short and no sentence.
fn bold_heading(text: &str) -> bool {
    const LONGEST: usize = 5;
    let inner = ["**", "__"]
        .iter()
        .find_map(|mark| text.strip_prefix(mark)?.strip_suffix(mark));
    inner.is_some_and(|t| {
        t.split_whitespace().count() <= LONGEST
            && t.starts_with(char::is_uppercase)
            && !t.contains(['*', '_', '.', '!', ','])
    })
}

fn fence(line: &str) -> Option<&'static str> {
    ["```", "~~~"]
        .into_iter()
        .find(|mark| line.trim_start().starts_with(mark))
}

/// How many lines the front matter takes.
fn front_matter(input: &str) -> usize {
    let mut lines = input.lines();
    let Some(mark) = lines
        .next()
        .map(str::trim_end)
        .filter(|l| matches!(*l, "---" | "+++"))
    else {
        return 0;
    };
    lines
        .position(|l| l.trim_end() == mark)
        .map_or(0, |n| n + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(SpanKind, String)> {
        let spans = read_outline(text).unwrap_or_default();
        spans.into_iter().map(|s| (s.kind, s.text)).collect()
    }

    fn item(depth: u8, text: &str) -> (SpanKind, String) {
        let ordered = true;
        (SpanKind::Item { ordered, depth }, text.to_owned())
    }

    #[test]
    fn lines_with_labels_are_items() {
        assert_eq!(
            shown(
                "A. Week before\n  A1 send heat sheets\n  A2 book two\nB. Morning\n  B1 - ropes in\n  B2 - flags\n"
            ),
            [
                item(0, "Week before"),
                item(1, "send heat sheets"),
                item(1, "book two"),
                item(0, "Morning"),
                item(1, "ropes in"),
                item(1, "flags"),
            ]
        );
        assert_eq!(
            shown("1 fill it\n2 warm it\n3 pour it\n"),
            [item(0, "fill it"), item(0, "warm it"), item(0, "pour it")]
        );
    }

    #[test]
    fn short_lines_behind_a_list_are_their_own() {
        let prose = |text: &str| (SpanKind::Prose, text.to_owned());
        assert_eq!(
            shown("1. check it\n2. stack it\ngloves on\nempty the bath on fridays\n"),
            [
                item(0, "check it"),
                item(0, "stack it"),
                prose("gloves on"),
                prose("empty the bath on fridays"),
            ]
        );
    }
}

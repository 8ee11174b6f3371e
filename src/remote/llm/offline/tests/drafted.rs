//! Drafts of sources as the tests write them down.
use super::super::super::Provider;
use super::super::Offline;
use crate::domain::brief::Brief;
use crate::domain::draft::Draft;
use crate::domain::lines::{Shape, shape};
use crate::domain::source::{Format, Place, Source, Span, SpanKind};

/// A draft of talk, one line a cue: `Ann: words`.
pub(super) fn talk(lines: &str) -> Draft {
    said_at(lines, Format::Vtt, |i| Place::Time(i as u64 * 10_000))
}

/// A draft of messages, one a line.
pub(super) fn messages(lines: &str) -> Draft {
    said_at(lines, Format::Chat, |i| Place::Message(i + 1))
}

/// A draft of notes, one line a line.
pub(super) fn notes(lines: &str) -> Draft {
    let spans = lines.lines().enumerate().map(|(i, line)| Span {
        start: Place::Line(i + 1),
        end: Place::Line(i + 1),
        speaker: None,
        text: line.to_owned(),
        kind: SpanKind::Prose,
    });
    draft(Format::Markdown, spans.collect())
}

/// A draft of a page: headings, lists, tables and lines.
pub(super) fn written(page: &str) -> Draft {
    let bar = |l: &str| l.starts_with('|');
    let rule = |l: &str| bar(l) && l.contains("--");
    let lines = page.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty() && !rule(line));
    let spans = lines.map(|(i, line)| {
        let (kind, text) = match shape(line) {
            _ if bar(line) => (SpanKind::Table, line),
            Shape::Heading(level, text) => (SpanKind::Heading(level), text),
            Shape::Item { ordered, text, .. } => (SpanKind::Item { ordered, depth: 0 }, text),
            _ => (SpanKind::Prose, line),
        };
        Span {
            start: Place::Line(i + 1),
            end: Place::Line(i + 1),
            speaker: None,
            text: text.to_owned(),
            kind,
        }
    });
    draft(Format::Markdown, spans.collect())
}

fn said_at(lines: &str, format: Format, place: impl Fn(usize) -> Place) -> Draft {
    let spans = lines
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .enumerate();
    let spans = spans.map(|(i, line)| {
        let (name, words) = line.split_once(": ").unwrap_or(("Ann", line));
        let start = place(i);
        let end = match start {
            Place::Time(at) => Place::Time(at + 9_000),
            other => other,
        };
        Span {
            start,
            end,
            speaker: Some(name.to_owned()),
            text: words.to_owned(),
            kind: SpanKind::Speech,
        }
    });
    draft(format, spans.collect())
}

/// A draft of a numbered list.
pub(super) fn list(items: &[&str]) -> Draft {
    let spans = items.iter().enumerate().map(|(i, item)| Span {
        start: Place::Line(i + 1),
        end: Place::Line(i + 1),
        speaker: None,
        text: (*item).to_owned(),
        kind: SpanKind::Item {
            ordered: true,
            depth: 0,
        },
    });
    draft(Format::Outline, spans.collect())
}

pub(super) fn draft(format: Format, spans: Vec<Span>) -> Draft {
    let source = Source {
        name: "talk".to_owned(),
        format,
        spans,
        digest: String::new(),
    };
    let brief = Brief {
        title: Some("Test".to_owned()),
        sources: vec![source],
        ..Brief::default()
    };
    Offline.draft(&brief).unwrap_or_default()
}

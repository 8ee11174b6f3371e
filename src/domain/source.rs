//! A text source with exact spans, so that every claim of a draft can say where it was said.
use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

/// The syntax in which a source was written, found by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// WebVTT, from Zoom, Teams or anything else.
    Vtt,
    /// SubRip subtitles.
    Srt,
    /// The text of a Google Meet transcript.
    Meet,
    /// Otter's text export.
    Otter,
    /// Fireflies' JSON.
    Fireflies,
    /// A day file or a thread of a Slack export.
    Slack,
    /// A chat log, one message a line.
    Chat,
    /// Markdown.
    Markdown,
    /// An indented or numbered outline without Markdown headings.
    Outline,
    /// Plain notes.
    Notes,
    /// The words of the request itself.
    Prompt,
}

/// A point in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Milliseconds from the start of a recording.
    Time(u64),
    /// A message, from 1 in order of time.
    Message(usize),
    /// A line, from 1.
    Line(usize),
    /// A page, from 1.
    Page(usize),
}

impl fmt::Display for Place {
    /// `HH:MM:SS.mmm`, or the bare number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Place::Time(ms) => write!(f, "{}.{:03}", clock(ms), ms % 1000),
            Place::Message(n) | Place::Line(n) | Place::Page(n) => write!(f, "{n}"),
        }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Place {
    /// The words of a footnote for the stretch from here to `end`: `00:04:12–00:04:31`, `lines 12–14`, `message 7`.
    pub fn to(self, end: Place) -> String {
        match (self, end) {
            (Place::Time(a), Place::Time(b)) if clock(a) == clock(b) => clock(a),
            (Place::Time(a), Place::Time(b)) => format!("{}–{}", clock(a), clock(b)),
            (Place::Time(a), _) => clock(a),
            (Place::Message(a), _) => numbered("message", a, end),
            (Place::Line(a), _) => numbered("line", a, end),
            (Place::Page(a), _) => numbered("page", a, end),
        }
    }
}

fn clock(ms: u64) -> String {
    let seconds = ms / 1000;
    format!(
        "{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}

fn numbered(noun: &str, start: usize, end: Place) -> String {
    match end {
        Place::Message(e) | Place::Line(e) | Place::Page(e) if e != start => {
            format!("{noun}s {start}–{e}")
        }
        _ => format!("{noun} {start}"),
    }
}

/// What a span is in the structure of its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanKind {
    /// Words said or sent by somebody.
    Speech,
    /// A line of prose that begins a paragraph or stands alone.
    Prose,
    /// A line that goes on with the one before.
    Continuation,
    /// A heading, from 1.
    Heading(u8),
    /// A list item.
    Item {
        /// Numbered or lettered, not bulleted.
        ordered: bool,
        /// Nesting, from 0.
        depth: u8,
    },
    /// Code, to be kept as it is.
    Code,
    /// A line of a table.
    Table,
}

/// One cue, message or line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub start: Place,
    /// Where it ends; the same as `start` for a line or a message.
    pub end: Place,
    /// Who said it, where the source tells.
    pub speaker: Option<String>,
    /// The words, without the marks of the format.
    pub text: String,
    /// What it is in the structure of its source.
    pub kind: SpanKind,
}

/// One source, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file's name without its folder, or `prompt`.
    pub name: String,
    /// Its syntax.
    pub format: Format,
    /// Its spans, in the order of reading.
    pub spans: Vec<Span>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
}

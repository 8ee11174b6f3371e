//! What a draft is made from: text in many syntaxes, told apart by content and read into spans.
mod chat;
mod fireflies;
mod markdown;
mod meet;
mod notes;
mod otter;
mod slack;
mod spans;
mod srt;
#[cfg(test)]
mod tests;
mod text;
mod time;
mod vtt;

use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::domain::source::{Format, Source, Span};

/// The largest source that is read, in bytes.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;

/// Why a file is no source.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SourceError {
    /// Nothing, or nothing but blanks.
    #[error("{0} is empty: there is nothing to draft from")]
    Empty(String),
    /// More than [`MAX_BYTES`].
    #[error("{name} has {bytes} bytes; at most {MAX_BYTES} are read")]
    TooLarge {
        /// The file.
        name: String,
        /// Its size.
        bytes: usize,
    },
    /// Bytes that are not text in UTF-8 or UTF-16, or a kind of document that is not read as text.
    #[error("{name} is not text{detail}")]
    NotText {
        /// The file.
        name: String,
        /// What was found, beginning with a separator.
        detail: String,
    },
    /// Text in which nobody says anything.
    #[error("{name} was read as {format} and holds no words{detail}")]
    NoWords {
        /// The file.
        name: String,
        /// The syntax that it was taken for.
        format: String,
        /// What was found, beginning with a separator.
        detail: String,
    },
}

type Reader = fn(&str) -> Option<Vec<Span>>;

/// The formats in the order in which they are tried: the strictest first.
const READERS: &[(Format, &str, Reader)] = &[
    (Format::Fireflies, "Fireflies JSON", fireflies::read),
    (Format::Slack, "a Slack export", slack::read),
    (Format::Vtt, "WebVTT", vtt::read),
    (Format::Srt, "SRT", srt::read),
    (Format::Otter, "an Otter transcript", otter::read),
    (Format::Meet, "a Meet transcript", meet::read),
    (Format::Chat, "a chat log", chat::read),
    (Format::Markdown, "Markdown", markdown::read_markdown),
    (Format::Outline, "an outline", markdown::read_outline),
    (Format::Notes, "notes", notes::read),
];

/// Reads a source. The format is found by content; of `name` only the part after the last separator is kept.
///
/// # Errors
/// Empty, too large, not text, or without a word: never a source without spans.
pub fn read(name: &str, bytes: &[u8]) -> Result<Source, SourceError> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
    if bytes.len() > MAX_BYTES {
        return Err(SourceError::TooLarge {
            name,
            bytes: bytes.len(),
        });
    }
    let text = text::decode(&name, bytes)?;
    if text.trim().is_empty() {
        return Err(SourceError::Empty(name));
    }
    let read = READERS
        .iter()
        .find_map(|(format, label, reader)| Some((*format, *label, reader(&text)?)));
    let (format, label, mut spans) = read.unwrap_or((Format::Notes, "notes", Vec::new()));
    for span in &mut spans {
        span.text = text::clean(&span.text);
        span.speaker = span
            .speaker
            .take()
            .map(|s| text::clean(&s))
            .filter(|s| !s.is_empty());
    }
    let mut spans = spans::bounded(spans);
    spans.retain(|s| s.text.chars().any(char::is_alphanumeric));
    if !spans
        .iter()
        .any(|s| s.text.chars().any(char::is_alphabetic))
    {
        return Err(SourceError::NoWords {
            name,
            format: label.to_owned(),
            detail: text::json_hint(&text),
        });
    }
    Ok(Source {
        name,
        format,
        spans,
        digest: digest(bytes),
    })
}

/// The request's own words as a source named `prompt`.
///
/// # Errors
/// As [`read`].
pub fn prompt(words: &str) -> Result<Source, SourceError> {
    read("prompt", words.as_bytes()).map(|source| Source {
        format: Format::Prompt,
        ..source
    })
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect()
}

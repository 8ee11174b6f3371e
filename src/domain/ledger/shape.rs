//! The forms that values of a record can have.

use std::fmt;

/// The form of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Any text.
    Text,
    /// The full name of a git object.
    Object,
    /// The full name of a record's commit; the record is of this kind, and before this one.
    Record(&'static str),
    /// SHA-256.
    Sha256,
    /// A content digest.
    Digest,
    /// The id of an SOP.
    SopId,
    /// A version.
    Version,
    /// A calendar day.
    Day,
    /// A moment.
    Moment,
    /// A number of calendar units.
    Interval,
    /// A whole number.
    Number,
    /// Yes or no.
    Bool,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// `full`, or what was known before.
    Shown,
    /// A list of texts.
    Texts,
    /// A list of records' names, of this kind.
    Records(&'static str),
    /// A list of objects; their keys follow.
    Objects,
    /// One object; its keys follow.
    Keys,
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("text"),
            Self::Object => f.write_str("object name"),
            Self::Record(kind) => write!(f, "object name of a `{kind}` record"),
            Self::Sha256 => f.write_str("64 hex digits"),
            Self::Digest => f.write_str("`sop1:` and 64 hex digits"),
            Self::SopId => f.write_str("SOP id"),
            Self::Version => f.write_str("`MAJOR.MINOR`, as text"),
            Self::Day => f.write_str("`YYYY-MM-DD`"),
            Self::Moment => f.write_str("`YYYY-MM-DDTHH:MM:SSZ`"),
            Self::Interval => f.write_str("interval"),
            Self::Number => f.write_str("integer, 0 or more"),
            Self::Bool => f.write_str("`true` or `false`"),
            Self::OneOf(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
                f.write_str(&words.join(" or "))
            }
            Self::Shown => f.write_str("`full`, or `from ` and a digest"),
            Self::Texts => f.write_str("list of texts"),
            Self::Records(kind) => write!(f, "list of object names of `{kind}` records"),
            Self::Objects => f.write_str("list of objects"),
            Self::Keys => f.write_str("object"),
        }
    }
}

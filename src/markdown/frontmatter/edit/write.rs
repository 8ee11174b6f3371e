//! Values as YAML text: plain where every reader takes it for the same text, quoted elsewhere.
//!
//! The digest leaves routing keys out only in one form each (unquoted references, `[a, b]`), so that is how they are
//! written.

use std::fmt::Write;

use super::super::tree::{Kind, Node, Style};
use super::Value;
use crate::domain::reference::is_name;
use crate::domain::{Interval, StatusField};

/// The keys that the digest leaves out in their routing form, and whose values we write.
const ROUTING: [&str; 7] = [
    "status",
    "version",
    "owner",
    "workflow",
    "roles",
    "tags",
    "review_in",
];

/// The keys whose values are dates, written plainly.
const DATES: [&str; 6] = [
    "effective_on",
    "drafted_on",
    "last_reviewed_on",
    "last_reviewed_at",
    "lastmod",
    "ms.date",
];

/// Whether the digest leaves a key out.
pub fn is_routing(key: &str) -> bool {
    ROUTING.contains(&key)
}

/// Whether a node already says a value.
pub fn says(node: &Node, value: &Value) -> bool {
    let is = |node: &Node, text: &str| node.text() == Some(text) && !node.is_null();
    match (&node.kind, value) {
        (Kind::Scalar { .. }, Value::Text(text)) => is(node, text),
        (Kind::Scalar { style, .. }, Value::Flag(flag)) => {
            *style == Style::Plain && is(node, word(*flag))
        }
        (Kind::List { items, .. }, Value::List(new)) => {
            items.len() == new.len() && items.iter().zip(new).all(|(item, text)| is(item, text))
        }
        (Kind::Map { entries, .. }, Value::Map(new)) => {
            entries.len() == new.len()
                && entries.iter().zip(new).all(|(field, (name, value))| {
                    field.key.text() == Some(name) && says(&field.value, value)
                })
        }
        _ => false,
    }
}

/// A value that was not there, on one line.
pub fn inline(key: &str, value: &Value) -> String {
    write(key, value, None, false)
}

/// A value in place of a scalar, quoted as that was.
pub fn replacing(key: &str, value: &Value, style: Style) -> String {
    write(key, value, Some(style), false)
}

/// An item of a key's list.
pub fn item(key: &str, text: &str, flow: bool) -> String {
    scalar(key, text, None, flow)
}

/// The name of a field.
pub fn key(name: &str) -> String {
    if is_plain(name, true) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

fn write(name: &str, value: &Value, style: Option<Style>, flow: bool) -> String {
    match value {
        Value::Text(text) => scalar(name, text, style, flow),
        Value::Flag(flag) => word(*flag).to_owned(),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(|text| item(name, text, true)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(fields) => {
            let field = |(name, value): &(String, Value)| {
                format!("{}: {}", key(name), write(name, value, None, true))
            };
            let fields: Vec<String> = fields.iter().map(field).collect();
            format!("{{{}}}", fields.join(", "))
        }
    }
}

fn word(flag: bool) -> &'static str {
    if flag { "true" } else { "false" }
}

fn scalar(key: &str, text: &str, style: Option<Style>, flow: bool) -> String {
    if fits_routing(key, text) || (DATES.contains(&key) && is_date(text)) {
        return text.to_owned();
    }
    match style {
        Some(Style::Single) if text.chars().all(is_printable) => {
            format!("'{}'", text.replace('\'', "''"))
        }
        Some(Style::Double) => quoted(text),
        _ if key == "version" || !is_plain(text, flow) => quoted(text),
        _ => text.to_owned(),
    }
}

/// Whether a value has its key's routing form unquoted. A version has it in quotes too, and stays text there.
fn fits_routing(key: &str, text: &str) -> bool {
    match key {
        "status" => matches!(StatusField::from(text), StatusField::Ours(_)),
        "owner" | "workflow" | "roles" | "tags" => {
            !text.ends_with(':')
                && text.split(':').all(|part| part.is_empty() || is_tail(part))
                && starts_name(text)
        }
        "review_in" => {
            Interval::parse(text).is_ok()
                && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b' ')
                && text == text.trim()
        }
        _ => false,
    }
}

fn starts_name(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| is_name(c.encode_utf8(&mut [0; 4])))
}

/// Characters that a name can go on with.
fn is_tail(part: &str) -> bool {
    is_name(&format!("a{part}")) && part.chars().all(is_printable)
}

fn is_date(text: &str) -> bool {
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    matches!(shape.as_str(), "0000-00-00" | "00/00/0000")
}

/// Whether unquoted text is that text to every YAML reader, 1.1 or 1.2.
fn is_plain(text: &str, flow: bool) -> bool {
    let marked = text.starts_with(|c| "-?:,[]{}#&*!|>'\"%@`=<~.".contains(c));
    let split = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    // Readers of YAML 1.1 refuse `:?` in brackets.
    let bracketed = flow && (text.contains([',', '[', ']', '{', '}']) || text.contains(":?"));
    let trimmed = !text.is_empty() && text.trim() == text;
    let apart = marked || split || bracketed || is_typed(text);
    trimmed && !apart && text.chars().all(is_printable)
}

/// Whether some reader takes unquoted text for a truth value, a number, a time or nothing.
fn is_typed(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let digits = lower.strip_prefix('+').unwrap_or(&lower).replace('_', "");
    let radix = ["0x", "0o", "0b"]
        .iter()
        .any(|prefix| digits.starts_with(prefix));
    let starts = |count: usize| digits.bytes().take_while(u8::is_ascii_digit).count() == count;
    let clock = digits.contains(':')
        && digits
            .bytes()
            .all(|b| b.is_ascii_digit() || b":.".contains(&b));
    let date = starts(4) && digits.as_bytes().get(4) == Some(&b'-');
    words.contains(&lower.as_str()) || digits.parse::<f64>().is_ok() || radix || clock || date
}

/// Characters that can stand in a file as they are: no controls, no invisible or direction-changing marks.
fn is_printable(c: char) -> bool {
    let hidden = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}');
    !c.is_control() && !hidden
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            // Writing to a string cannot fail.
            c => drop(write!(out, "\\U{:08X}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

//! TOML and JSON front matter, read as far as the keys that we know need it, and never edited.

use serde_json::Value;

use super::limits;
use super::tree::{Entry, Kind, Node, Style, Tree};
use crate::domain::Problem;

/// Reads a JSON object, or its inside; every value is placed on the first line.
pub fn json(text: &str, first_line: usize) -> Tree {
    let inside = !text.trim_start().starts_with('{');
    let whole = if inside {
        format!("{{{text}}}")
    } else {
        text.to_owned()
    };
    if let Err(problem) = limits::check(text, first_line) {
        return Tree {
            problems: vec![problem],
            ..Tree::default()
        };
    }
    match serde_json::from_str(&whole) {
        Ok(Value::Object(map)) => Tree {
            entries: map
                .into_iter()
                .map(|(key, value)| entry(&key, json_node(value, first_line), first_line))
                .collect(),
            ..Tree::default()
        },
        Ok(_) => Tree::default(),
        Err(error) => {
            let line = first_line + error.line().saturating_sub(1);
            let problem = Problem::new(
                line,
                error.column().max(1),
                "front-matter-syntax",
                "not JSON",
            );
            Tree {
                problems: vec![problem],
                ..Tree::default()
            }
        }
    }
}

fn json_node(value: Value, line: usize) -> Node {
    match value {
        Value::Null => scalar("", Style::Plain, line),
        Value::Bool(flag) => scalar(if flag { "true" } else { "false" }, Style::Plain, line),
        Value::Number(number) => scalar(&number.to_string(), Style::Plain, line),
        Value::String(text) => scalar(&text, Style::Double, line),
        Value::Array(items) => {
            let items = items
                .into_iter()
                .map(|item| json_node(item, line))
                .collect();
            node(Kind::List { items, flow: true }, line)
        }
        Value::Object(map) => {
            let entries = map
                .into_iter()
                .map(|(key, value)| entry(&key, json_node(value, line), line))
                .collect();
            node(
                Kind::Map {
                    entries,
                    flow: true,
                },
                line,
            )
        }
    }
}

/// Reads the lines `key = value` before the first table whose value is a string, a bare word or a list of strings on
/// one line; what is more than that is left out.
pub fn toml(text: &str, first_line: usize) -> Tree {
    if let Err(problem) = limits::check(text, first_line) {
        return Tree {
            problems: vec![problem],
            ..Tree::default()
        };
    }
    let top = text
        .lines()
        .enumerate()
        .take_while(|(_, line)| !line.trim_start().starts_with('['));
    let entries = top.filter_map(|(at, line)| {
        let (key, value) = line.split_once('=')?;
        let key = key.trim().trim_matches('"');
        let is_key = !key.is_empty()
            && key
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
        let line = first_line + at;
        is_key
            .then(|| toml_value(value.trim(), line))
            .flatten()
            .map(|value| entry(key, value, line))
    });
    Tree {
        entries: entries.collect(),
        ..Tree::default()
    }
}

fn toml_value(text: &str, line: usize) -> Option<Node> {
    let (value, rest) = match text.strip_prefix('[') {
        Some(mut rest) => {
            let mut items = Vec::new();
            loop {
                rest = rest.trim_start_matches([' ', '\t', ',']);
                if let Some(after) = rest.strip_prefix(']') {
                    break (node(Kind::List { items, flow: true }, line), after);
                }
                let (item, after) = toml_scalar(rest, line)?;
                items.push(item);
                rest = after;
            }
        }
        None => toml_scalar(text, line)?,
    };
    let rest = rest.trim_start();
    (rest.is_empty() || rest.starts_with('#')).then_some(value)
}

fn toml_scalar(text: &str, line: usize) -> Option<(Node, &str)> {
    if text.starts_with("\"\"\"") || text.starts_with("'''") {
        return None;
    }
    if let Some(rest) = text.strip_prefix('\'') {
        let (inner, after) = rest.split_once('\'')?;
        return Some((scalar(inner, Style::Single, line), after));
    }
    if text.starts_with('"') {
        // A basic string of TOML reads as one of JSON, but for escapes that are left out with their key.
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<String>();
        let inner = values.next()?.ok()?;
        return Some((
            scalar(&inner, Style::Double, line),
            text.get(values.byte_offset()..)?,
        ));
    }
    let end = text.find([',', ']', '#']).unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    (!word.trim().is_empty()).then(|| (scalar(word.trim(), Style::Plain, line), after))
}

fn entry(key: &str, value: Node, line: usize) -> Entry {
    Entry {
        key: scalar(key, Style::Plain, line),
        value,
    }
}

fn scalar(text: &str, style: Style, line: usize) -> Node {
    node(
        Kind::Scalar {
            text: text.to_owned(),
            style,
        },
        line,
    )
}

fn node(kind: Kind, line: usize) -> Node {
    Node {
        span: 0..0,
        line,
        column: 1,
        kind,
    }
}

//! Clause 3: which lines of the front matter say who and when, not what.
//!
//! They are found by lines alone, so that a verifier needs no YAML parser.

use super::forms::{Form, KEYS, is_reference, without_comment};
use super::text::{Parts, bare};

/// An entry of the front matter that is left out of the digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    pub key: &'static str,
    /// Its first line, from 0 within the front matter.
    pub first: usize,
    /// The line after its last.
    pub end: usize,
    /// One value as written, or the references of a list.
    pub scalars: Vec<&'a str>,
    /// Whether the value is a list.
    pub list: bool,
}

/// The routing entries of the lines between the rules, in order.
pub(super) fn entries<'a>(lines: &[&'a str]) -> Vec<Entry<'a>> {
    let mut entries: Vec<_> = KEYS
        .into_iter()
        .filter_map(|(key, form)| {
            let begins = |(at, line): (usize, &&'a str)| value(line, key).map(|value| (at, value));
            let mut begun = lines.iter().enumerate().filter_map(begins);
            let (first, value) = begun.next()?;
            match begun.next() {
                Some(_) => None,
                None => entry(lines, first, key, form, value),
            }
        })
        .collect();
    entries.sort_by_key(|entry| entry.first);
    entries
}

/// The value of a line that begins an entry of this key, without the comment.
fn value<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let value = line.strip_prefix(key)?.strip_prefix(':')?;
    (value.is_empty() || value.starts_with(' ')).then(|| without_comment(value))
}

fn entry<'a>(
    lines: &[&'a str],
    first: usize,
    key: &'static str,
    form: Form,
    value: &'a str,
) -> Option<Entry<'a>> {
    let after = lines.get(first + 1..).unwrap_or_default();
    let items: Vec<_> = match value {
        "" => after.iter().map_while(|line| item(line)).collect(),
        _ => Vec::new(),
    };
    let rest = after.get(items.len()..).unwrap_or_default();
    if rest
        .iter()
        .find(|line| !is_skipped(line))
        .is_some_and(|line| goes_on(line))
    {
        return None;
    }
    let scalars = if items.is_empty() {
        form.scalars(value)?
    } else {
        references(form, &items)?
    };
    Some(Entry {
        key,
        first,
        end: first + 1 + items.len(),
        scalars,
        list: form == Form::References,
    })
}

/// The indentation and value of an item of a list.
fn item(line: &str) -> Option<(usize, &str)> {
    let dash = line.trim_start_matches(' ');
    let value = dash.strip_prefix("- ")?;
    Some((line.len() - dash.len(), without_comment(value)))
}

fn references<'a>(form: Form, items: &[(usize, &'a str)]) -> Option<Vec<&'a str>> {
    let indent = items.first()?.0;
    let fits = |(at, value): &(usize, &str)| *at == indent && is_reference(value);
    (form == Form::References && items.iter().all(fits))
        .then(|| items.iter().map(|(_, value)| *value).collect())
}

/// Blank, or a comment.
fn is_skipped(line: &str) -> bool {
    let text = line.trim_start_matches([' ', '\t']);
    text.is_empty() || text.starts_with('#')
}

/// Belongs to what stands before it.
fn goes_on(line: &str) -> bool {
    line.starts_with([' ', '\t']) || line.starts_with("- ")
}

/// The lines between the rules, without their LF.
pub(super) fn lines<'a>(parts: &Parts<'a>) -> Vec<&'a str> {
    parts.inner.split_inclusive('\n').map(bare).collect()
}

/// What stays of the lines between the rules.
pub(super) fn kept(parts: &Parts<'_>, entries: &[Entry<'_>]) -> String {
    let mut gone = entries
        .iter()
        .flat_map(|entry| entry.first..entry.end)
        .peekable();
    let mut kept = String::with_capacity(parts.inner.len());
    for (at, line) in parts.inner.split_inclusive('\n').enumerate() {
        if gone.next_if_eq(&at).is_none() {
            kept.push_str(line);
        }
    }
    kept
}

/// The text that is digested: front matter as it stays, and the body.
pub(super) fn join(parts: &Parts<'_>, kept: &str) -> String {
    let blank = kept.bytes().all(|b| matches!(b, b' ' | b'\t' | b'\n'));
    let first = if kept.is_empty() { parts.body } else { kept };
    let rule = first.split('\n').next() == Some("---");
    let (open, close) = if blank && !rule {
        ("", "")
    } else {
        (parts.open, parts.close)
    };
    [open, kept, close, parts.body].concat()
}

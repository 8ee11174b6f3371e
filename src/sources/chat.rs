//! Chat logs: `[10:32] Name: words`, WhatsApp's exports, `<name> words`, `[name] words`, and bare `Name: words`
//! dialogues. One message, one span.
use std::collections::HashSet;

use super::text;
use crate::domain::source::{Place, Span, SpanKind};

/// The name and the words of a line that begins a message.
type Head = fn(&str) -> Option<(Option<&str>, &str)>;

/// Reads messages, if most lines begin one; other lines go on with the message before.
pub(super) fn read(input: &str) -> Option<Vec<Span>> {
    let lines: Vec<&str> = input.lines().filter(|l| !l.trim().is_empty()).collect();
    let stamped = lines.iter().filter(|l| stamped(l).is_some()).count();
    let bare: Vec<&str> = lines
        .iter()
        .filter_map(|l| text::speaker(l).map(|(name, _)| name))
        .collect();
    let names: HashSet<&str> = bare.iter().copied().collect();
    let repeated = names.len() < bare.len();
    let head: Head = if is_copied(&lines) {
        |line| copied_head(line).map(|name| (Some(name), ""))
    } else if stamped >= 2 && stamped * 3 >= lines.len() {
        stamped_head
    } else if bare.len() >= 3 && repeated && bare.len() * 4 >= lines.len() * 3 {
        bare_head
    } else if few_names(&lines, small_head) {
        small_head
    } else if few_names(&lines, enclosed_head) {
        enclosed_head
    } else {
        return None;
    };
    let mut spans: Vec<Span> = Vec::new();
    for line in lines {
        match (head(line), spans.last_mut()) {
            (Some((name, words)), _) => spans.push(message(spans.len() + 1, name, words)),
            (None, Some(open)) => {
                if !open.text.is_empty() {
                    open.text.push('\n');
                }
                open.text.push_str(line.trim_end());
            }
            (None, None) => {}
        }
    }
    Some(spans)
}

fn message(number: usize, name: Option<&str>, words: &str) -> Span {
    let place = Place::Message(number);
    Span {
        start: place,
        end: place,
        speaker: name.map(str::to_owned),
        text: words.to_owned(),
        kind: SpanKind::Speech,
    }
}

fn stamped_head(line: &str) -> Option<(Option<&str>, &str)> {
    let rest = stamped(line)?;
    let angle = rest.strip_prefix('<').and_then(|r| r.split_once('>'));
    let named = angle.or_else(|| handle(rest));
    Some(named.map_or((None, rest), |(name, words)| {
        (Some(text::clean_name(name)), words.trim_start())
    }))
}

fn bare_head(line: &str) -> Option<(Option<&str>, &str)> {
    text::speaker(line).map(|(name, words)| (Some(name), words))
}

/// `Maya  9:02 AM`, `Dinah  18:02`, `Tom Vale — Today at 14:05`, `[9:02 AM] Maya Vance`: a line copied from a window, with the words below it.
fn copied_head(line: &str) -> Option<&str> {
    let line = line.trim().trim_end_matches("(edited)").trim_end();
    let before = |line| {
        let (line, marked) = undotted(line);
        let (name, clock_of) = line.rsplit_once([' ', '\t', '[', '('])?;
        let is_clock = clock(clock_of) && clock_of.chars().all(|c| c.is_ascii_digit() || c == ':');
        let whole = clock_of.len() == 5 && name.ends_with([' ', '\t']);
        let name = name.trim_end_matches(['[', '(', ' ', '\t']);
        let dated = ["Today at", "Yesterday at", "at"]
            .iter()
            .find_map(|d| name.strip_suffix(d));
        (is_clock && (marked || whole || dated.is_some())).then(|| dated.unwrap_or(name))
    };
    let name = match line.strip_prefix('[').and_then(|l| l.split_once(']')) {
        Some((stamp, name)) => (clock(stamp) && stamp.len() <= 32).then_some(name)?,
        None => before(line.trim_end_matches([']', ')']))?,
    };
    let name = name.trim_matches([' ', '\t', ',', '-', '–', '—', '·', '|']);
    let letters = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’');
    let named = name.starts_with(char::is_alphabetic) && name.chars().all(letters);
    (named && name.split_whitespace().count() <= 3).then_some(text::clean_name(name))
}

/// Whether lines are copied from a window: from the first on, each name with its time has words below it.
fn is_copied(lines: &[&str]) -> bool {
    let heads: Vec<Option<&str>> = lines.iter().map(|l| copied_head(l)).collect();
    let names: HashSet<&str> = heads.iter().copied().flatten().collect();
    let count = heads.iter().flatten().count();
    let apart = heads.windows(2).all(|w| w[0].is_none() || w[1].is_none());
    heads.first().is_some_and(Option::is_some) && apart && count >= 3 && names.len() < count
}

/// A line without the `AM` or `PM` at its end, and whether it had one.
fn undotted(line: &str) -> (&str, bool) {
    let found = ["AM", "PM", "am", "pm"]
        .iter()
        .find_map(|m| line.strip_suffix(m));
    found.map_or((line, false), |l| (l.trim_end(), true))
}

/// Whether nearly every line begins with one of a few names: `linh: …`, `speaker 1: …`, `<jo> …`. Labels of notes
/// (`oven: 180`) seldom stand twice.
fn few_names(lines: &[&str], head: Head) -> bool {
    let named: Vec<&str> = lines.iter().filter_map(|l| head(l)?.0).collect();
    let names: HashSet<&str> = named.iter().copied().collect();
    named.len() >= 4 && named.len() * 10 >= lines.len() * 9 && names.len() * 2 <= named.len()
}

/// `linh: words`, `speaker 1: words`
fn small_head(line: &str) -> Option<(Option<&str>, &str)> {
    let (name, words) = handle(line)?;
    let name = name.trim();
    let named = name.starts_with(char::is_lowercase) && calls_somebody(name);
    (named && words.starts_with(' ')).then_some((Some(name), words.trim_start()))
}

/// `<jo> words`, `[Jo Marsh] words`; a box to be ticked (`[x] words`) is no name
fn enclosed_head(line: &str) -> Option<(Option<&str>, &str)> {
    let inside = |open: char, close: char| line.strip_prefix(open)?.split_once(close);
    let (name, words) = inside('<', '>').or_else(|| inside('[', ']'))?;
    let named = name.starts_with(char::is_alphabetic) && name.len() > 1 && calls_somebody(name);
    (named && words.starts_with(' ')).then_some((Some(name), words.trim_start()))
}

/// Whether a few words may be what somebody is called, and no label of notes.
fn calls_somebody(name: &str) -> bool {
    let letters = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '\'');
    name.split_whitespace().count() <= 3
        && name.len() <= 40
        && name.chars().all(letters)
        && !text::is_label(name)
}

/// `name: words`, where the name may be a lower-case handle.
fn handle(rest: &str) -> Option<(&str, &str)> {
    let (name, words) = rest.split_once(':')?;
    (name.split_whitespace().count() <= 5 && !name.is_empty() && name.len() <= 60)
        .then_some((name, words))
}

/// What follows a time stamp at the start of a line: `[10:32]`, `10:32 -`, `[3/4/26, 10:32:11 AM]`, `2026-03-04 10:32`.
fn stamped(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['\u{200e}', '\u{feff}', ' ']);
    if let Some((inside, rest)) = line.strip_prefix('[').and_then(|l| l.split_once(']')) {
        return (inside.len() <= 32 && clock(inside)).then(|| rest.trim_start());
    }
    let end = line
        .char_indices()
        .find(|(_, c)| !stamp_char(*c))
        .map_or(line.len(), |(i, _)| i);
    let (inside, rest) = line.split_at(end);
    let rest = ["AM", "PM", "am", "pm"]
        .iter()
        .find_map(|m| rest.strip_prefix(m))
        .unwrap_or(rest);
    let rest = rest
        .trim_start()
        .trim_start_matches(['-', '–', '|'])
        .trim_start();
    let led = inside.starts_with(|c: char| c.is_ascii_digit())
        && inside.ends_with([' ', '-', '–', ']'])
        || rest.len() < line.len() - end;
    (led && clock(inside) && !rest.is_empty()).then_some(rest)
}

fn stamp_char(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            ':' | '/' | '.' | ',' | '-' | ' ' | 'T' | 'Z' | '\u{202f}' | '\u{a0}'
        )
}

/// Whether a stamp holds `H:MM`.
fn clock(stamp: &str) -> bool {
    let bytes = stamp.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    (1..bytes.len()).any(|i| bytes[i] == b':' && digit(i - 1) && digit(i + 1) && digit(i + 2))
}

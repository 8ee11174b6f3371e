//! Where in the front matter something is written.

use crate::domain::document::Document;
use crate::domain::reference::is_name;

/// Line and column, both from 1, where the front matter says `text` as a name of its own, looked for from `line` on;
/// the beginning of `line` where it does not.
pub(super) fn of_name(page: &Document, line: usize, text: &str) -> (usize, usize) {
    front_lines(page)
        .skip(line.saturating_sub(1))
        .enumerate()
        .find_map(|(after, content)| Some((line + after, column(content, text)?)))
        .unwrap_or((line, 1))
}

/// The line of a key that the front matter has at its top level, read or not.
pub(super) fn of_key(page: &Document, key: &str) -> Option<usize> {
    let is_key = |line: &str| {
        let rest = line.strip_prefix(key);
        rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    front_lines(page).position(is_key).map(|at| at + 1)
}

fn front_lines(page: &Document) -> impl Iterator<Item = &str> {
    page.text.get(..page.body_at).unwrap_or_default().lines()
}

fn column(line: &str, text: &str) -> Option<usize> {
    let inside = |c: Option<char>| {
        c.is_some_and(|c| is_name(c.encode_utf8(&mut [0; 4])) || "._@+-".contains(c))
    };
    let whole = |at: &usize| {
        let (before, after) = (
            line[..*at].chars().next_back(),
            line[at + text.len()..].chars().next(),
        );
        !inside(before) && !inside(after)
    };
    // A key is no value: `owner: owner` names somebody called so.
    let value = line.split_once(": ").map_or(0, |(key, _)| key.len());
    let at = line
        .match_indices(text)
        .map(|(at, _)| at)
        .filter(|at| *at >= value)
        .find(whole)?;
    Some(line[..at].chars().count() + 1)
}

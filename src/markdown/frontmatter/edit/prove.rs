//! The proof of an edit: what was not to change has not.

use super::super::tree::{self, Entry};
use super::{Change, EditError, splice, write};
use crate::markdown::page::Page;

/// Compares a page with its edited text: same mark and body, every other key the same value in the same order, every
/// line outside the edited entry the same bytes, and the key as asked.
pub fn prove(before: &Page<'_>, edited: &str, change: &Change) -> Result<(), EditError> {
    let after = Page::split(edited.as_bytes())?;
    let unproved = || EditError::Unproved(change.key().to_owned());
    let same_rest = before.bom == after.bom
        && before.body() == after.body()
        && (before.front_matter.is_none() || fences(before) == fences(&after));
    let (old, new) = (
        tree::parse(before.front_text(), 1),
        tree::parse(after.front_text(), 1),
    );
    if let Some(problem) = new.problems.into_iter().next() {
        // Too large or too deep now: worth saying. Anything else is a failed proof.
        return Err(match problem.code {
            "front-matter-too-large" | "front-matter-too-deep" => EditError::Unreadable(problem),
            _ => unproved(),
        });
    }
    let (old_rest, old_entry) = parted(&old.entries, change.key());
    let (new_rest, new_entry) = parted(&new.entries, change.key());
    let same_keys = old_rest.len() == new_rest.len()
        && old_rest
            .iter()
            .zip(&new_rest)
            .all(|(a, b)| a.key.same_value(&b.key) && a.value.same_value(&b.value));
    let said = match (change, new_entry) {
        (Change::Remove { .. }, None) => true,
        (Change::Set { value, .. }, Some(entry)) => write::says(&entry.value, value),
        _ => false,
    };
    let (was, is) = (
        around(before.front_text(), old_entry),
        around(after.front_text(), new_entry),
    );
    let same_lines = match (old_entry, new_entry) {
        (Some(_), Some(_)) => was == is,
        _ => was.concat() == is.concat(),
    };
    if same_rest && same_keys && said && same_lines {
        Ok(())
    } else {
        Err(unproved())
    }
}

/// The two fences as they are written, line ends included; `None` without front matter.
fn fences<'a>(page: &Page<'a>) -> Option<(&'a str, &'a str)> {
    let front = page.front_matter.as_ref()?;
    let (block, content) = (&front.block, &front.content);
    Some((
        page.text.get(block.start..content.start)?,
        page.text.get(content.end..block.end)?,
    ))
}

/// The entries but one, and that one.
fn parted<'t>(entries: &'t [Entry], key: &str) -> (Vec<&'t Entry>, Option<&'t Entry>) {
    let (one, rest): (Vec<_>, Vec<_>) = entries
        .iter()
        .partition(|entry| entry.key.text() == Some(key));
    (rest, one.into_iter().next())
}

/// The lines before and after an entry's.
fn around<'a>(content: &'a str, entry: Option<&Entry>) -> [&'a str; 2] {
    let lines = entry.map_or(0..0, |entry| splice::lines(content, entry));
    [&content[..lines.start], &content[lines.end..]]
}

//! Words of a page inside a message: on one line, short, and unable to steer a terminal.

use std::collections::BTreeMap;

use crate::domain::lookalike::{doubt, look};
use crate::markdown::plain::terminal_safe;

/// The most characters of a page that a message quotes.
const LONGEST: usize = 80;

/// Text on one line that steers nothing.
pub(super) fn safe(text: &str) -> String {
    terminal_safe(text).replace(['\n', '\t'], " ")
}

/// The same with white space collapsed, cut after [`LONGEST`] characters.
pub(super) fn quote(text: &str) -> String {
    shorten(text, LONGEST)
}

/// An id that was not found, and what nobody can see of why.
pub(super) fn unknown(id: &str) -> String {
    match doubt(id) {
        Some(why) => format!("{} (it {why})", quote(id)),
        None => quote(id),
    }
}

/// Of names in their order, those that nobody who sees them can be sure to write, each with why; `like` leads to the one that
/// it is taken for.
pub(super) fn doubtful<'t>(
    names: impl IntoIterator<Item = &'t str>,
    like: &str,
) -> Vec<(&'t str, String)> {
    let mut looks: BTreeMap<String, &str> = BTreeMap::new();
    let names = names.into_iter();
    let doubts = names.filter_map(|name| {
        let why = match looks.insert(look(name), name) {
            Some(before) if before == name => "is the id of two people".to_owned(),
            Some(before) => {
                let how = doubt(name).map(|how| format!(": it {how}"));
                format!("{like} {}{}", quote(before), how.unwrap_or_default())
            }
            None => doubt(name)?,
        };
        Some((name, why))
    });
    doubts.collect()
}

/// As `quote`, with another limit in characters, the ellipsis not counted.
pub fn shorten(text: &str, longest: usize) -> String {
    // Cut first: a hostile text may be as long as the page, and safe text is never shorter than what it stands for.
    let start: String = text
        .split_whitespace()
        .flat_map(|word| word.chars().chain([' ']))
        .take(longest + 2)
        .collect();
    let safe = safe(start.trim_end());
    match safe.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", safe[..end].trim_end()),
        None => safe,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_short_and_safe() {
        assert_eq!(quote(" Ask\n\tMaria  "), "Ask Maria");
        assert_eq!(quote("\u{1b}[2Jx\u{202e}"), "␛[2Jx<U+202E>");
        assert_eq!(quote(&"a".repeat(80)), "a".repeat(80));
        assert_eq!(quote(&"a".repeat(5000)), format!("{}…", "a".repeat(80)));
        assert_eq!(quote(&"\u{202e}".repeat(5000)).chars().count(), 81);
        assert_eq!(safe("a\nb\u{7}"), "a b␇");
    }
}

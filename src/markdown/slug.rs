//! Anchors of headings as GitHub makes them, so that a link to a section works where the page is read.

use std::collections::HashMap;
use unicode_normalization::char::is_combining_mark;

/// Gives each heading of one page its anchor; a second `setup` becomes `setup-1`.
#[derive(Default)]
pub(crate) struct Slugs {
    taken: HashMap<String, usize>,
}

impl Slugs {
    /// The anchor of the next heading.
    pub(crate) fn next(&mut self, text: &str) -> String {
        let plain = slug(text);
        let mut anchor = plain.clone();
        while self.taken.contains_key(&anchor) {
            let count = self.taken.entry(plain.clone()).or_insert(0);
            *count += 1;
            anchor = format!("{plain}-{count}");
        }
        self.taken.insert(anchor.clone(), 0);
        anchor
    }
}

fn slug(text: &str) -> String {
    let kept = text
        .trim()
        .chars()
        .filter(|c| is_word(*c) || matches!(c, ' ' | '-'));
    kept.flat_map(char::to_lowercase)
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// Letters, marks, decimal digits and connectors; not `²` or `①`, which are numbers but no digits.
fn is_word(c: char) -> bool {
    let no_digit = matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '⁰'..='₉' | '⅐'..='⅟' | '①'..='⒛' | '⓪'..='⓿' | '❶'..='➓');
    let connector = matches!(c, '_' | '‿' | '⁀' | '⁔' | '﹍'..='﹏' | '＿');
    connector || is_combining_mark(c) || (c.is_alphanumeric() && !no_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_those_of_github() {
        for (text, anchor) in [
            ("Setup", "setup"),
            ("How to: deploy & roll back!", "how-to-deploy--roll-back"),
            ("3.2 What's new?", "32-whats-new"),
            ("snake_case `code`", "snake_case-code"),
            ("Überprüfung – Prüfung", "überprüfung--prüfung"),
            ("手順", "手順"),
            ("🚀 Launch", "-launch"),
            ("x² and ①", "x-and-"),
        ] {
            assert_eq!(Slugs::default().next(text), anchor, "{text}");
        }
    }

    #[test]
    fn duplicates_are_counted_and_never_collide() {
        let mut slugs = Slugs::default();
        let anchors: Vec<_> = ["a", "a", "a-1", "a", "a-1"].map(|t| slugs.next(t)).into();
        assert_eq!(anchors, ["a", "a-1", "a-1-1", "a-2", "a-1-2"]);
    }
}

//! Marks by which a writer says that a page is not done: TODO and its kin, in the prose and not in code.

use std::sync::LazyLock;

use regex::Regex;

use super::prose::Prose;

/// A mark and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Line in the file, from 1.
    pub line: usize,
    /// The line's words.
    pub text: String,
}

/// Words that stand for themselves in capitals only: `todo` is Spanish, and a list.
const CAPITALS: [&str; 6] = ["TODO", "FIXME", "TBD", "TBC", "WIP", "XXX"];

/// Phrases, in any case: those that say it of the page itself.
const PHRASES: [&str; 11] = [
    "coming soon",
    "lorem ipsum",
    "page is under construction",
    "page is a work in progress",
    "document is a work in progress",
    "section is a work in progress",
    "to be written",
    "to be documented",
    "not yet written",
    "fill this in",
    "fill me in",
];

/// Any of both, wherever it stands.
static ANY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let (capitals, phrases) = (CAPITALS.join("|"), PHRASES.join("|"));
    Regex::new(&format!("{capitals}|(?i:{phrases})")).ok()
});

/// The marks of a body that begins on `first_line` of its file, one a line at most.
pub fn unfinished(body: &str, first_line: usize) -> Vec<Mark> {
    // Most pages have none: look before parsing.
    if ANY.as_ref().is_some_and(|any| !any.is_match(body)) {
        return Vec::new();
    }
    let prose = Prose::of(body);
    let mut at = 0;
    let mut found = Vec::new();
    for (number, line) in body.split_inclusive('\n').enumerate() {
        let start = at;
        at += line.len();
        let place = word_in(line).or_else(|| phrase_in(line));
        if place.is_some_and(|place| !prose.is_apart(start + place)) {
            found.push(Mark {
                line: first_line + number,
                text: super::passage::plain(line),
            });
        }
    }
    found
}

fn word_in(line: &str) -> Option<usize> {
    CAPITALS.iter().find_map(|word| {
        let at = line.find(word)?;
        let joined = |c: Option<char>| {
            c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '/'))
        };
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        (!joined(before) && !joined(after) && is_a_note(line, at, after)).then_some(at)
    })
}

/// A note begins a line, a cell or a bracket, or ends in a colon; "any TODO items" and a quoted one are talk about notes.
fn is_a_note(line: &str, at: usize, after: Option<char>) -> bool {
    let before = line[..at].trim_end_matches(['*', '_', ' ']);
    let lead = before.trim_start().trim_start_matches(|c: char| {
        c.is_ascii_digit()
            || matches!(
                c,
                '-' | '*' | '+' | '.' | ')' | '>' | '#' | ' ' | '[' | ']' | '('
            )
    });
    let quoted = before.ends_with(['"', '“', '\'', '‘', '«', '„']);
    lead.is_empty() || before.ends_with(['|', '[', '(', '{']) || (after == Some(':') && !quoted)
}

/// In a line whose lower case has the same bytes; others are rare, and have no English phrase.
fn phrase_in(line: &str) -> Option<usize> {
    let lower = line.to_ascii_lowercase();
    PHRASES.iter().find_map(|phrase| lower.find(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_words_of_the_prose() {
        for (body, lines) in [
            ("TODO: write this\n", &[3][..]),
            ("ok\n\n- TBD\n", &[5]),
            ("Screenshots are Coming Soon.\n", &[3]),
            ("`TODO` in code\n", &[]),
            ("```\n# TODO later\n```\n", &[]),
            ("todo el equipo\n", &[]),
            ("Identify any TODO items.\n", &[]),
            ("This is \"TODO: why?\" said aloud.\n", &[]),
            ("| Owner | TBD |\n", &[3]),
            ("1. [ ] **TODO** later\n", &[3]),
            ("The limit is TBD: ask Jon.\n", &[3]),
            ("Their work in progress is listed.\n", &[]),
            ("TODO-LIST and TODOIST\n", &[]),
            ("the TODO_FILE\n", &[]),
            ("<!-- TODO: hidden from readers -->\n", &[]),
        ] {
            let found: Vec<usize> = unfinished(body, 3).iter().map(|mark| mark.line).collect();
            assert_eq!(found, lines, "{body}");
        }
    }
}

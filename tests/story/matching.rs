//! What the program said against what the story says.

use std::path::Path;

use super::parse::{Declared, prompt};

/// Any text inside of a line.
const ANY: &str = "[..]";
/// Any number of lines.
const LINES: &str = "...";
/// So many hexadecimal digits are a name that changes with the ledger's random id.
const ID_DIGITS: usize = 12;

/// A line as it came, and with everything taken out that differs from run to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// As it came, without white space at its end.
    pub raw: String,
    /// With `[TMP]` and `[ID]`.
    pub normal: String,
}

/// Takes out what differs from run to run.
pub struct Normal {
    root: String,
}

impl Normal {
    /// For a world in this folder.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.display().to_string(),
        }
    }

    /// The lines of an answer, without blank ones at the end.
    pub fn lines(&self, said: &str) -> Vec<Said> {
        said.trim_end()
            .lines()
            .map(|line| line.trim_end())
            .map(|line| Said {
                raw: line.to_owned(),
                normal: ids(&line.replace(&self.root, "[TMP]")),
            })
            .collect()
    }
}

/// Replaces hexadecimal words of twelve digits or more by `[ID]`.
fn ids(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while !rest.is_empty() {
        let length = rest
            .find(|char: char| !char.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let word = &rest[..length];
        let hex = length >= ID_DIGITS
            && word
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            && word.bytes().any(|byte| byte.is_ascii_digit());
        out.push_str(if hex { "[ID]" } else { word });
        let next = rest[length..].chars().next().map_or(0, char::len_utf8);
        out.push_str(&rest[length..length + next]);
        rest = &rest[length + next..];
    }
    out
}

/// Whether an answer is as expected, all of it.
pub fn matches(expected: &[String], actual: &[Said]) -> bool {
    glob(
        expected,
        actual,
        |pattern| pattern == LINES,
        |pattern, said| line(pattern, said),
    )
}

/// What a story should say for this answer; its own lines are kept where they still match, so that `[..]` stays.
pub fn expectation(expected: &[String], actual: &[Said], users: &[Declared]) -> Vec<String> {
    let mut from = 0;
    actual
        .iter()
        .map(|said| {
            let kept = expected[from..]
                .iter()
                .position(|own| own != LINES && line(own, said));
            match kept {
                Some(at) => {
                    from += at + 1;
                    expected[from - 1].clone()
                }
                None => written(&said.normal, users),
            }
        })
        .collect()
}

/// A line as it can stand in a story: one that would read as a prompt, a fence or an ellipsis begins with `[..]`.
fn written(normal: &str, users: &[Declared]) -> String {
    if prompt(normal, users).is_some() || normal == LINES || normal.starts_with("```") {
        let rest = normal
            .char_indices()
            .nth(1)
            .map_or("", |(at, _)| &normal[at..]);
        return format!("{ANY}{rest}");
    }
    normal.to_owned()
}

fn line(pattern: &str, said: &Said) -> bool {
    wildcard(pattern, &said.raw) || wildcard(pattern, &said.normal)
}

fn wildcard(pattern: &str, text: &str) -> bool {
    let parts: Vec<&str> = pattern.split(ANY).collect();
    let [first, inner @ .., last] = parts.as_slice() else {
        return pattern == text;
    };
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    for part in inner {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// The usual walk with one place to come back to: after the last star, one more line is given to it.
fn glob<P, T>(
    patterns: &[P],
    texts: &[T],
    star: impl Fn(&P) -> bool,
    same: impl Fn(&P, &T) -> bool,
) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while t < texts.len() {
        if p < patterns.len() && star(&patterns[p]) {
            back = Some((p, t));
            p += 1;
        } else if p < patterns.len() && same(&patterns[p], &texts[t]) {
            p += 1;
            t += 1;
        } else if let Some((after, taken)) = back {
            back = Some((after, taken + 1));
            p = after + 1;
            t = taken + 1;
        } else {
            return false;
        }
    }
    patterns[p..].iter().all(star)
}

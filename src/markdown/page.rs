//! The parts of a page: byte order mark, front matter, body, with the bytes and lines that each takes.
//!
//! Where YAML front matter is, is part of the digest's definition, so nothing here is lenient about it.

use std::ops::Range;

use serde::de::IgnoredAny;

use crate::domain::Problem;

/// The largest page, in bytes.
pub const MAX_BYTES: usize = 5_000_000;

/// How far to look for the end of JSON front matter, in bytes.
const JSON_WINDOW: usize = 64 * 1024;

const BOM: &str = "\u{feff}";

/// A page and its parts; every range is in bytes of `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<'a> {
    /// The whole file, byte order mark included.
    pub text: &'a str,
    /// Whether it begins with a byte order mark.
    pub bom: bool,
    /// The front matter, if there is any.
    pub front_matter: Option<FrontMatter>,
    /// What comes after it.
    pub body: Range<usize>,
    /// The line of the file that the body begins on, from 1.
    pub body_line: usize,
    /// What is wrong with the bytes: NUL, lone CR, a fence that does not count.
    pub problems: Vec<Problem>,
}

/// How front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Between two lines `---`.
    Yaml,
    /// Between two lines `+++`.
    Toml,
    /// An object at the very start, or its inside between two lines `;;;`.
    Json,
}

/// Where front matter is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// How it is written.
    pub format: Format,
    /// All of it, fences and their line ends included.
    pub block: Range<usize>,
    /// What is between the fences; of a JSON object, all of it.
    pub content: Range<usize>,
    /// The line of the file that the content begins on, from 1.
    pub line: usize,
}

/// A file that is no page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PageError {
    /// More than [`MAX_BYTES`]; holds the bytes found.
    #[error("the file has {0} bytes, more than the {MAX_BYTES} that a page may have")]
    TooLarge(usize),
    /// Not UTF-8; holds the offset of the first wrong byte, from 0.
    #[error("the file is not UTF-8 at byte {0}")]
    NotUtf8(usize),
}

impl<'a> Page<'a> {
    /// Splits a file as it is committed.
    pub fn split(bytes: &'a [u8]) -> Result<Self, PageError> {
        if bytes.len() > MAX_BYTES {
            return Err(PageError::TooLarge(bytes.len()));
        }
        let text =
            str::from_utf8(bytes).map_err(|wrong| PageError::NotUtf8(wrong.valid_up_to()))?;
        let bom = text.starts_with(BOM);
        let start = if bom { BOM.len() } else { 0 };
        let front_matter = find(text, start);
        let body = front_matter.as_ref().map_or(start, |front| front.block.end);
        let mut problems = byte_problems(text);
        if front_matter.is_none() {
            problems.extend(fence_problem(&text[start..]));
        }
        Ok(Self {
            text,
            bom,
            body: body..text.len(),
            body_line: 1 + count_lines(&text[..body]),
            front_matter,
            problems,
        })
    }

    /// The text after the front matter.
    #[must_use]
    pub fn body(&self) -> &'a str {
        &self.text[self.body.clone()]
    }

    /// The text between the fences, empty where there is no front matter.
    #[must_use]
    pub fn front_text(&self) -> &'a str {
        self.front_matter
            .as_ref()
            .map_or("", |front| &self.text[front.content.clone()])
    }
}

fn find(text: &str, start: usize) -> Option<FrontMatter> {
    let first = without_line_end(line_at(text, start));
    match first {
        "---" => fenced(text, start, "---", Format::Yaml),
        "+++" => fenced(text, start, "+++", Format::Toml),
        ";;;" => fenced(text, start, ";;;", Format::Json),
        _ if first.starts_with('{') => json_object(text, start),
        _ => None,
    }
}

fn fenced(text: &str, start: usize, fence: &str, format: Format) -> Option<FrontMatter> {
    let content = start + line_at(text, start).len();
    let mut at = content;
    while at < text.len() {
        let line = line_at(text, at);
        if without_line_end(line) == fence {
            return Some(FrontMatter {
                format,
                block: start..at + line.len(),
                content: content..at,
                line: 2,
            });
        }
        at += line.len();
    }
    None
}

/// An object that begins the file and ends at the end of a line; `{{ template }}` and the like are body.
fn json_object(text: &str, start: usize) -> Option<FrontMatter> {
    let window = &text[start..text.floor_char_boundary(start + JSON_WINDOW)];
    let mut values = serde_json::Deserializer::from_str(window).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    let end = start + values.byte_offset();
    let rest = line_at(text, end);
    let block = start..end + rest.len();
    rest.trim().is_empty().then_some(FrontMatter {
        format: Format::Json,
        block,
        content: start..end,
        line: 1,
    })
}

/// The line that begins at a byte, with its end.
fn line_at(text: &str, start: usize) -> &str {
    let rest = &text[start..];
    rest.find('\n').map_or(rest, |at| &rest[..=at])
}

/// A line without its LF or CRLF; a lone CR at the end of the file is no line end.
fn without_line_end(line: &str) -> &str {
    line.strip_suffix('\n')
        .map_or(line, |line| line.strip_suffix('\r').unwrap_or(line))
}

fn count_lines(text: &str) -> usize {
    text.bytes().filter(|&b| b == b'\n').count()
}

/// The first NUL and the first lone CR: the digest refuses both.
fn byte_problems(text: &str) -> Vec<Problem> {
    let bytes = text.as_bytes();
    let nul = text.find('\0');
    let ends = |at: &usize| bytes.get(at + 1) == Some(&b'\n');
    let lone = text
        .match_indices('\r')
        .map(|(at, _)| at)
        .find(|at| !ends(at));
    let nul = nul.map(|at| problem_at(text, at, "nul-byte", "a NUL byte, which no page may hold"));
    let lone = lone.map(|at| {
        problem_at(text, at, "lone-cr", "a carriage return that ends no line")
            .with_hint("end lines with LF or CRLF")
    });
    nul.into_iter().chain(lone).collect()
}

fn problem_at(text: &str, at: usize, code: &'static str, message: &str) -> Problem {
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before[line_start..].trim_start_matches(BOM).chars().count() + 1;
    Problem::new(1 + count_lines(before), column, code, message)
}

/// A first line that was meant as a fence, yet is none.
fn fence_problem(text: &str) -> Option<Problem> {
    let first = line_at(text, 0);
    if first.trim_end() != "---" {
        return None;
    }
    if without_line_end(first) != "---" {
        let problem = Problem::new(
            1,
            4,
            "front-matter-fence",
            "white space after `---`: this begins no front matter",
        );
        return Some(problem.with_hint("write exactly `---` on the first line"));
    }
    let second = line_at(text, first.len());
    let is_key = |key: &str| {
        !key.is_empty()
            && key
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b))
    };
    second
        .split_once(':')
        .filter(|(key, _)| is_key(key))
        .map(|_| {
            Problem::new(
                1,
                1,
                "front-matter-unclosed",
                "no line `---` ends the front matter, so there is none",
            )
            .with_hint("write exactly `---` on the line after it")
        })
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;

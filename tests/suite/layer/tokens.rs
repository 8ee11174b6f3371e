//! Rust source as identifiers and punctuation, without comments, strings and character literals.

/// An identifier, `::`, or one character of punctuation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// Its text.
    pub text: &'a str,
    /// The line that it stands on, from 1.
    pub line: usize,
}

/// Cuts a source into tokens.
pub fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(char) = source[at..].chars().next() {
        let length = skipped(&source[at..]).unwrap_or_else(|| {
            let length = word_length(&source[at..]).unwrap_or(char.len_utf8());
            if !char.is_whitespace() {
                found.push(Token {
                    text: &source[at..at + length],
                    line,
                });
            }
            length
        });
        line += source[at..at + length].matches('\n').count();
        at += length;
    }
    found
}

fn word_length(rest: &str) -> Option<usize> {
    if rest.starts_with("::") {
        return Some(2);
    }
    let length = rest
        .find(|char: char| !(char.is_alphanumeric() || char == '_'))
        .unwrap_or(rest.len());
    (length > 0).then_some(length)
}

/// The length of the comment or literal that begins here.
fn skipped(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(block_comment(rest));
    }
    if rest.starts_with('\'') {
        return character(rest);
    }
    let prefix = ["br", "cr", "r", "b", "c", ""].into_iter().find(|prefix| {
        rest.strip_prefix(prefix)
            .is_some_and(|rest| rest.starts_with(['"', '#', '\'']))
    })?;
    let body = &rest[prefix.len()..];
    let length = match (prefix.contains('r'), body.as_bytes().first()) {
        (true, Some(b'"' | b'#')) => raw_string(body)?,
        (false, Some(b'"')) => string(body),
        (false, Some(b'\'')) => character(body)?,
        _ => return None,
    };
    Some(prefix.len() + length)
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, char) in rest.char_indices().skip(1) {
        match char {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// `None` for a raw identifier such as `r#type`.
fn raw_string(rest: &str) -> Option<usize> {
    let hashes = rest.bytes().take_while(|byte| *byte == b'#').count();
    if !rest[hashes..].starts_with('"') {
        return None;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let begin = hashes + 1;
    Some(
        rest[begin..]
            .find(&end)
            .map_or(rest.len(), |at| begin + at + end.len()),
    )
}

/// `None` for a lifetime.
fn character(rest: &str) -> Option<usize> {
    let mut chars = rest.char_indices().skip(1);
    let (_, first) = chars.next()?;
    if first == '\\' {
        chars.next()?;
        return chars.find(|(_, char)| *char == '\'').map(|(at, _)| at + 1);
    }
    chars
        .next()
        .filter(|(_, char)| *char == '\'')
        .map(|(at, _)| at + 1)
}

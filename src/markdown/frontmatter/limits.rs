//! What front matter may cost, checked before any parser sees it.
//!
//! YAML parsers recurse, and some are quadratic on nested brackets: one linear pass, which knows quotes, comments
//! and block text, counts how deep the text nests.

use crate::domain::Problem;

/// The most front matter, in bytes between the fences.
pub const MAX_BYTES: usize = 16 * 1024;

/// The deepest nesting of lists and maps.
pub const MAX_DEPTH: usize = 32;

/// Refuses text that is too long or nests too deep; `first_line` is the line of the file that it begins on.
pub fn check(text: &str, first_line: usize) -> Result<(), Problem> {
    if text.len() > MAX_BYTES {
        let message = format!(
            "the front matter has {} bytes, more than {MAX_BYTES}",
            text.len()
        );
        return Err(Problem::new(
            first_line,
            1,
            "front-matter-too-large",
            message,
        ));
    }
    let mut scan = Scan {
        bytes: text.as_bytes(),
        at: 0,
        columns: Vec::new(),
        line_start: 0,
    };
    scan.run().map_err(|TooDeep| {
        let before = text.get(..scan.at).unwrap_or(text);
        let line = first_line + before.matches('\n').count();
        let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
        too_deep(line, column)
    })
}

/// The problem of nesting, wherever it is noticed.
pub fn too_deep(line: usize, column: usize) -> Problem {
    let message = format!("the front matter nests deeper than {MAX_DEPTH} levels");
    Problem::new(line, column, "front-matter-too-deep", message)
}

struct TooDeep;

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The columns at which the open block lists and maps begin.
    columns: Vec<usize>,
    line_start: usize,
}

impl Scan<'_> {
    fn run(&mut self) -> Result<(), TooDeep> {
        while self.at < self.bytes.len() {
            self.line_start = self.at;
            self.skip_while(|b| b == b' ');
            if !matches!(self.peek(), Some(b'\r' | b'\n' | b'#')) {
                self.open(self.at - self.line_start)?;
                self.block_line()?;
            }
            self.skip_line();
        }
        Ok(())
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_while(&mut self, fits: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&fits) {
            self.at += 1;
        }
    }

    fn skip_line(&mut self) {
        self.skip_while(|b| b != b'\n');
        self.at += 1;
    }

    /// Something begins at a column: what began further right is closed.
    fn open(&mut self, column: usize) -> Result<(), TooDeep> {
        while self.columns.last().is_some_and(|&open| open > column) {
            self.columns.pop();
        }
        if self.columns.last() != Some(&column) {
            self.columns.push(column);
        }
        if self.columns.len() > MAX_DEPTH {
            Err(TooDeep)
        } else {
            Ok(())
        }
    }

    /// From the first character of a line to its end, or to the end of what it opens.
    fn block_line(&mut self) -> Result<(), TooDeep> {
        loop {
            match self.peek() {
                Some(b'-' | b'?' | b':') if self.blank_after() => {
                    self.at += 1;
                    self.skip_while(is_blank);
                    if matches!(self.peek(), None | Some(b'\r' | b'\n' | b'#')) {
                        return Ok(());
                    }
                    self.open(self.at - self.line_start)?;
                }
                Some(quote @ (b'"' | b'\'')) => {
                    self.quoted(quote);
                    self.skip_while(is_blank);
                    if self.peek() != Some(b':') {
                        return Ok(());
                    }
                }
                Some(b'[' | b'{') => return self.flow(),
                Some(b'|' | b'>') => {
                    self.block_text();
                    return Ok(());
                }
                None | Some(b'\r' | b'\n' | b'#') => return Ok(()),
                Some(_) => {
                    if !self.plain() {
                        return Ok(());
                    }
                }
            }
        }
    }

    fn blank_after(&self) -> bool {
        matches!(
            self.bytes.get(self.at + 1),
            None | Some(b' ' | b'\t' | b'\r' | b'\n')
        )
    }

    /// Skips an unquoted word; true at a `:` that makes it a key.
    fn plain(&mut self) -> bool {
        while let Some(byte) = self.peek() {
            let comment = byte == b'#' && self.at > 0 && is_blank(self.bytes[self.at - 1]);
            if byte == b'\n' || comment {
                return false;
            }
            if byte == b':' && self.blank_after() {
                return true;
            }
            self.at += 1;
        }
        false
    }

    fn quoted(&mut self, quote: u8) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'\\' && quote == b'"' {
                self.at += 1;
            } else if byte == quote {
                return;
            }
        }
    }

    fn flow(&mut self) -> Result<(), TooDeep> {
        let outside = self.columns.len();
        let (mut depth, mut before) = (0, b'[');
        while let Some(byte) = self.peek() {
            match byte {
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth -= 1,
                b'"' | b'\'' if b"[{,:".contains(&before) => {
                    self.quoted(byte);
                    before = byte;
                    continue;
                }
                b'#' if is_blank(self.bytes[self.at - 1]) => self.skip_while(|b| b != b'\n'),
                _ => {}
            }
            if outside + depth > MAX_DEPTH {
                return Err(TooDeep);
            }
            self.at += 1;
            if depth == 0 {
                return Ok(());
            }
            if !byte.is_ascii_whitespace() {
                before = byte;
            }
        }
        Ok(())
    }

    /// Skips text after `|` or `>`: the lines that are blank or further right than what holds it.
    fn block_text(&mut self) {
        // The value of a key was opened at its own column: what holds it is one further out.
        self.columns.pop();
        let parent = self.columns.last().copied();
        self.skip_line();
        while self.at < self.bytes.len() {
            let start = self.at;
            self.skip_while(|b| b == b' ');
            let inside = parent.is_none_or(|parent| self.at - start > parent);
            if !inside && !matches!(self.peek(), Some(b'\r' | b'\n')) {
                self.at = start;
                break;
            }
            self.skip_line();
        }
        // The caller skips to the end of the line that it is on: stay on the last one.
        self.at = self.at.min(self.bytes.len()).saturating_sub(1);
    }
}

fn is_blank(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

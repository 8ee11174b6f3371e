//! What front matter may be before a YAML parser sees it.
//!
//! The parser is quadratic in nested brackets and follows aliases, so size and
//! nesting are capped and anchors, aliases, tags and directives refused. The
//! scan is by characters and errs towards refusing.

use super::{Page, Refusal};

const BYTES: usize = 16 * 1024;
const LEVELS: usize = 32;
/// Brackets in all: the bound on the parser's work where quotes deceive the scan.
const BRACKETS: usize = 1024;

/// Refuses front matter over the caps.
pub(super) fn hold(inner: &str, lines: &[&str]) -> Result<(), Refusal> {
    if inner.len() > BYTES {
        return Err(Refusal::FrontMatterTooLarge {
            bytes: inner.len(),
            limit: BYTES,
        });
    }
    let mut scan = Scan::default();
    for (at, line) in lines.iter().enumerate() {
        scan.line(line)
            .map_err(|fault| fault.at(Page::front_line(at)))?;
    }
    Ok(())
}

enum Fault {
    Deep,
    Mark(char),
}

impl Fault {
    const fn at(self, line: usize) -> Refusal {
        match self {
            Self::Deep => Refusal::FrontMatterTooDeep {
                line,
                limit: LEVELS,
            },
            Self::Mark(mark) => Refusal::FrontMatterMark { mark, line },
        }
    }
}

/// Where the scan is between two lines.
#[derive(Default)]
struct Scan {
    /// Columns of the block collections that are open.
    blocks: Vec<usize>,
    /// Opening brackets so far, quoted ones too.
    brackets: usize,
    /// Flow collections that are open.
    flows: usize,
    /// The quote that is open.
    quote: Option<char>,
    /// Lines indented deeper than this belong to a block scalar.
    literal: Option<usize>,
}

impl Scan {
    fn line(&mut self, line: &str) -> Result<(), Fault> {
        self.brackets += line.bytes().filter(|b| matches!(b, b'[' | b'{')).count();
        if self.brackets > BRACKETS {
            return Err(Fault::Deep);
        }
        let indent = line.len() - line.trim_start_matches(' ').len();
        let blank = line.trim().is_empty();
        if blank || self.literal.is_some_and(|parent| indent > parent) {
            return Ok(());
        }
        self.literal = None;
        let start = match (self.quote, self.flows) {
            (None, 0) => self.open_blocks(line, indent)?,
            _ => indent,
        };
        self.text(&line[start..])
    }

    /// Counts the levels that a line opens with its indentation and its `- ` and `? `; gives where its text starts.
    fn open_blocks(&mut self, line: &str, indent: usize) -> Result<usize, Fault> {
        if line.starts_with('%') {
            return Err(Fault::Mark('%'));
        }
        self.blocks.retain(|column| *column < indent);
        let mut at = indent;
        loop {
            self.blocks.push(at);
            if self.blocks.len() > LEVELS {
                return Err(Fault::Deep);
            }
            let rest = &line[at..];
            if !rest.starts_with("- ") && !rest.starts_with("? ") {
                return Ok(at);
            }
            at += 1 + (rest.len() - 1 - rest[1..].trim_start_matches(' ').len());
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Fault> {
        let mut starts = self.quote.is_none();
        let mut before = ' ';
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if let Some(quote) = self.quote {
                match c {
                    '\\' if quote == '"' => drop(chars.next()),
                    '\'' if quote == c && chars.next_if_eq(&quote).is_some() => {}
                    _ if c == quote => self.quote = None,
                    _ => {}
                }
                (before, starts) = (c, false);
                continue;
            }
            match c {
                '#' if before.is_whitespace() => return Ok(()),
                '"' | '\'' if starts => self.quote = Some(c),
                '&' | '*' | '!' if starts => return Err(Fault::Mark(c)),
                '|' | '>' if starts && self.flows == 0 => {
                    let own = usize::from(text.starts_with(c));
                    self.literal = self.blocks.iter().rev().nth(own).or(Some(&0)).copied();
                    return Ok(());
                }
                '[' | '{' if starts || self.flows > 0 => self.flows += 1,
                ']' | '}' => self.flows = self.flows.saturating_sub(1),
                _ => {}
            }
            if self.flows + self.blocks.len() > LEVELS {
                return Err(Fault::Deep);
            }
            starts = match c {
                '[' | '{' | ',' => self.flows > 0,
                ':' => chars.peek().is_none_or(|next| next.is_whitespace()) || self.flows > 0,
                '-' | '?' if starts => chars.peek().is_none_or(|next| next.is_whitespace()),
                _ => starts && c.is_whitespace(),
            };
            before = c;
        }
        Ok(())
    }
}

//! Reports as JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::safe;
use crate::error::{Error, Result};

/// So much is put together before it is written.
const PIECE: usize = 64 << 10;

/// The report, pretty-printed, with a final newline.
pub fn render(report: &impl Serialize) -> Result<String> {
    let mut bytes = Vec::new();
    write(report, &mut bytes)
        .map_err(|error| Error::bug("the report cannot be written as JSON").cause(error))?;
    String::from_utf8(bytes).map_err(|error| Error::bug("JSON is no text").cause(error))
}

/// Writes the report as [`render`] gives it, piece by piece: that of a large company is forty megabytes.
///
/// # Errors
/// It cannot be written.
pub fn write(report: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut visible = Visible {
        piece: Vec::with_capacity(2 * PIECE),
        out,
    };
    serde_json::to_writer_pretty(&mut visible, report)?;
    visible.write_all(b"\n")?;
    visible.flush()
}

/// JSON in which what could steer a terminal is spelled as an escape: the same JSON, and nothing raw.
struct Visible<'a> {
    /// Whole letters: JSON is cut between them only.
    piece: Vec<u8>,
    out: &'a mut dyn Write,
}

impl Write for Visible<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.put()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.put()?;
        self.out.flush()
    }
}

impl Visible<'_> {
    /// Writes what has come together.
    fn put(&mut self) -> io::Result<()> {
        let plain = |byte: &u8| matches!(byte, b'\n' | b' '..=b'~');
        if self.piece.iter().all(plain) {
            self.out.write_all(&self.piece)?;
        } else {
            let text = str::from_utf8(&self.piece).map_err(io::Error::other)?;
            self.out.write_all(visible(text).as_bytes())?;
        }
        self.piece.clear();
        Ok(())
    }
}

fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        let plain = matches!(letter, '\n' | ' '..='~');
        if !plain && safe(letter.encode_utf8(&mut [0; 4])) != letter.to_string() {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                shown.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            shown.push(letter);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_in_json_steers_the_terminal() {
        let text = super::render(&"a\u{202e}b\u{9b}c\u{1b}d é\n").expect("renders");
        assert_eq!(text, "\"a\\u202eb\\u009bc\\u001bd é\\n\"\n");
        assert_eq!(
            serde_json::from_str::<String>(&text).expect("reads"),
            "a\u{202e}b\u{9b}c\u{1b}d é\n"
        );
    }
}

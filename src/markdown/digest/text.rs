//! Clauses 1 and 2: from bytes to text, and where its front matter is.

use std::borrow::Cow;

use super::Refusal;

/// The text of a blob: UTF-8, without a BOM, with LF line ends.
pub(super) fn read(blob: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    let text = std::str::from_utf8(blob).map_err(|error| Refusal::NotUtf8 {
        offset: error.valid_up_to(),
        line: line_at(blob, error.valid_up_to()),
    })?;
    if let Some(at) = text.find('\0') {
        let line = line_at(blob, at);
        return Err(Refusal::NulByte { line });
    }
    let lone = |at: &usize| blob.get(at + 1) != Some(&b'\n');
    if let Some(at) = text.match_indices('\r').map(|(at, _)| at).find(lone) {
        let line = line_at(blob, at);
        return Err(Refusal::LoneCarriageReturn { line });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') {
        return Ok(Cow::Owned(text.replace("\r\n", "\n")));
    }
    Ok(Cow::Borrowed(text))
}

/// The line, from 1, that a byte is in.
pub(super) fn line_at(bytes: &[u8], offset: usize) -> usize {
    1 + bytes.iter().take(offset).filter(|b| **b == b'\n').count()
}

/// A line without its LF.
pub(super) fn bare(line: &str) -> &str {
    line.strip_suffix('\n').unwrap_or(line)
}

/// A page cut in four; joined, the parts give the text back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts<'a> {
    /// The opening line, empty where there is no front matter.
    pub open: &'a str,
    /// The lines between.
    pub inner: &'a str,
    /// The closing line; at the end of the file it may lack its LF.
    pub close: &'a str,
    /// The rest.
    pub body: &'a str,
}

/// Cuts a text at its front matter: line 1 exactly `---` to the next such line.
pub(super) fn split(text: &str) -> Parts<'_> {
    let none = Parts {
        open: "",
        inner: "",
        close: "",
        body: text,
    };
    let Some((open, rest)) = text.split_at_checked(4) else {
        return none;
    };
    if open != "---\n" {
        return none;
    }
    let mut start = 0;
    for line in rest.split_inclusive('\n') {
        let end = start + line.len();
        if bare(line) == "---" {
            return Parts {
                open,
                inner: &rest[..start],
                close: line,
                body: &rest[end..],
            };
        }
        start = end;
    }
    none
}

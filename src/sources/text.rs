//! Bytes to text, and text freed of what could harm a terminal or a page.
use super::SourceError;
use crate::domain::plain::seen;

/// Decodes UTF-8 or UTF-16 with its byte-order mark; line ends become `\n`.
pub(super) fn decode(name: &str, bytes: &[u8]) -> Result<String, SourceError> {
    let not_text = |detail: String| SourceError::NotText {
        name: name.to_owned(),
        detail,
    };
    if let Some(kind) = known_binary(bytes) {
        return Err(not_text(format!(
            ": it looks like {kind}; export it as text or a transcript first"
        )));
    }
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => std::str::from_utf8(rest).ok().map(str::to_owned),
        _ => std::str::from_utf8(bytes).ok().map(str::to_owned),
    };
    let text = text.ok_or_else(|| match std::str::from_utf8(bytes) {
        Err(e) => not_text(format!(" in UTF-8: see byte {}", e.valid_up_to())),
        Ok(_) => not_text(String::new()),
    })?;
    let controls = text
        .chars()
        .filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}'))
        .count();
    if text.contains('\0') || controls * 20 > text.chars().count() {
        return Err(not_text(": it holds control characters".to_owned()));
    }
    Ok(text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}', '\u{c}', '\u{b}'], "\n"))
}

fn utf16(bytes: &[u8], join: fn([u8; 2]) -> u16) -> Option<String> {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|c| join([c[0], c[1]])).collect();
    String::from_utf16(&units)
        .ok()
        .filter(|_| bytes.len().is_multiple_of(2))
}

fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    [
        (&b"PK\x03\x04"[..], "an Office document or a zip archive"),
        (&b"%PDF-"[..], "a PDF"),
        (&b"\x89PNG"[..], "a picture"),
        (&b"\xff\xd8\xff"[..], "a picture"),
        (&b"GIF8"[..], "a picture"),
        (&b"ID3"[..], "a recording"),
        (&b"OggS"[..], "a recording"),
        (&b"RIFF"[..], "a recording"),
        (&b"\x1a\x45\xdf\xa3"[..], "a recording"),
        (&b"\x1f\x8b"[..], "a compressed file"),
    ]
    .into_iter()
    .find(|(magic, _)| bytes.starts_with(magic))
    .map(|(_, kind)| kind)
    .or_else(|| (bytes.get(4..8) == Some(b"ftyp")).then_some("a recording"))
}

/// What nobody sees is removed, blanks are trimmed at both ends; newlines stay.
pub(super) fn clean(text: &str) -> String {
    let text = text
        .replace(['\t', '\u{a0}', '\u{202f}'], " ")
        .replace('\r', "");
    seen(&text).trim().to_owned()
}

/// A word of help for JSON that is no format known here.
pub(super) fn json_hint(text: &str) -> String {
    match text.trim_start().chars().next() {
        Some('{' | '[') => ": JSON is read from Fireflies and from Slack exports".to_owned(),
        _ => String::new(),
    }
}

/// Reads JSON. A number that no machine holds is nothing, and does not take the rest of the file with it.
pub(super) fn json(text: &str) -> Option<serde_json::Value> {
    let read = serde_json::from_str(text);
    match read {
        Err(error) if error.is_syntax() => serde_json::from_str(&without_huge(text)).ok(),
        read => read.ok(),
    }
}

/// Numbers with an exponent of three digits or more as `null`.
fn without_huge(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut quoted, mut escaped) = (false, false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let number = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.'))
            .unwrap_or(rest.len());
        if !quoted && (c.is_ascii_digit() || c == '-') && number > 0 {
            let (word, after) = rest.split_at(number);
            let exponent = word.split_once(['e', 'E']).map_or("", |(_, e)| e);
            let huge = exponent.trim_start_matches(['+', '-']).len() >= 3;
            out.push_str(if huge { "null" } else { word });
            rest = after;
            continue;
        }
        quoted ^= c == '"' && !escaped;
        escaped = quoted && c == '\\' && !escaped;
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// Entities and tags of cue text: `<v Name>` and its kin are gone, `&amp;` is `&`.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    // the next closing bracket is looked for once, however many open before it
    let mut close = text.find('>');
    while let Some(open) = text[at..].find('<').map(|open| at + open) {
        out.push_str(&text[at..open]);
        at = open;
        if close.is_some_and(|close| close < open) {
            close = text[open..].find('>').map(|close| open + close);
        }
        // without a closing bracket ahead there is no further tag to take out
        let Some(close) = close else { break };
        if text[open + 1..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/') {
            at = close + 1;
        } else {
            out.push('<');
            at = open + 1;
        }
    }
    out.push_str(&text[at..]);
    entities(&out)
}

/// The few entities that transcripts use.
pub(super) fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&lrm;", ""),
        ("&rlm;", ""),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |t, (from, to)| t.replace(from, to))
}

/// Splits `Name: words` where what precedes the colon can be a name: one to five words, the first of them capitalised.
pub(super) fn speaker(line: &str) -> Option<(&str, &str)> {
    let (name, words) = line.split_once(':')?;
    let name = name.trim().trim_matches('*').trim();
    let rest = words.trim_start().trim_start_matches("**").trim_start();
    let count = name.split_whitespace().count();
    let letters = name
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()));
    let plausible = (1..=5).contains(&count)
        && name.len() <= 60
        && letters
        && !name.contains(['.', '?', '!', ';', '"', '/', '<', '='])
        || name
            .split_once(". ")
            .is_some_and(|(title, _)| title.len() <= 3 && letters && count <= 4);
    let spaced = words.is_empty() || words.starts_with([' ', '*', '\t']);
    (plausible && !is_label(name) && spaced).then_some((name, rest))
}

/// What stands before a colon in notes and is nobody's name: `note`, `warning`, `step 3`.
pub(super) fn is_label(name: &str) -> bool {
    let name = name.to_lowercase();
    matches!(
        name.as_str(),
        "note"
            | "notes"
            | "warning"
            | "caution"
            | "danger"
            | "important"
            | "step"
            | "tip"
            | "example"
            | "attention"
            | "todo"
            | "http"
            | "https"
            | "ps"
    ) || name.starts_with("step ")
}

/// A speaker's name without the marks around it.
pub(super) fn clean_name(name: &str) -> &str {
    name.trim().trim_matches(['*', ':', '[', ']']).trim()
}

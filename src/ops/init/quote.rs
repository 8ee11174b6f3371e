//! Text that came from outside, as one word of YAML or of a shell.

use std::fmt::Write;

/// Words that some YAML reader takes for something else than text.
const TYPED: [&str; 11] = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf",
];

/// Deeper than this, brackets in quotes look like nesting to our own limits.
const MOST_BRACKETS: usize = 8;

/// A YAML scalar that every reader takes for this text, inside a flow list too.
pub fn yaml(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        double_quoted(text)
    }
}

fn is_plain(text: &str) -> bool {
    let known = |c: char| {
        c.is_ascii_alphanumeric() || ('\u{c0}'..='\u{24f}').contains(&c) || " ._@+'-".contains(c)
    };
    text.starts_with(|c: char| c.is_alphabetic())
        && !text.ends_with(' ')
        && text.chars().all(known)
        && !TYPED.contains(&text.to_ascii_lowercase().as_str())
}

fn double_quoted(text: &str) -> String {
    let brackets = text.matches(['[', '{']).count() > MOST_BRACKETS;
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '[' | ']' | '{' | '}' if brackets => escape(&mut out, c),
            c if is_hidden(c) => escape(&mut out, c),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn escape(out: &mut String, c: char) {
    // Writing to a string cannot fail.
    let _ = write!(out, "\\U{:08X}", u32::from(c));
}

/// Characters that change how a line is read without being seen.
fn is_hidden(c: char) -> bool {
    let marks = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}');
    c.is_control() || marks
}

/// One word of a POSIX shell.
pub fn shell(text: &str) -> String {
    let plain = !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte));
    if plain {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

//! Reports as JSON.

use serde::Serialize;

use super::safe;
use crate::error::{Error, Result};

/// The report, pretty-printed, with a final newline.
pub fn render(report: &impl Serialize) -> Result<String> {
    serde_json::to_string_pretty(report)
        .map(|text| visible(&text) + "\n")
        .map_err(|error| Error::bug("the report cannot be written as JSON").cause(error))
}

/// What could steer a terminal is spelled as an escape: the same JSON, and nothing raw.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        let plain = matches!(letter, '\n' | ' '..='~');
        if !plain && safe(letter.encode_utf8(&mut [0; 4])) != letter.to_string() {
            let mut units = [0; 2];
            for unit in letter.encode_utf16(&mut units) {
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

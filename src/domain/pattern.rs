//! A glob over a whole field, letter by letter: `*` any run, `?` one letter, `[a-z]` and `[!a-z]` one of these or none of
//! them, `{a,b}` one of several, `\` before a sign that is meant as it is. Large and small letters are alike in every script.

use std::iter::Peekable;
use std::str::Chars;

use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// A glob over a whole field, whatever the case of its letters: `CS Lead*`.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct Pattern {
    /// As written.
    pub text: String,
    matcher: Regex,
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Pattern {}

impl TryFrom<String> for Pattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let no_pattern = |why: &str| format!("`{text}` is no pattern: {why}");
        let composed: String = text.nfc().collect();
        let regex = regex_of(&composed).map_err(no_pattern)?;
        let matcher = RegexBuilder::new(&regex).case_insensitive(true).build();
        let matcher = matcher.map_err(|_| no_pattern("a range or a length that cannot be"))?;
        Ok(Self { text, matcher })
    }
}

impl Pattern {
    /// Whether all of a field is like this.
    pub fn fits(&self, field: &str) -> bool {
        match field.is_ascii() {
            true => self.matcher.is_match(field),
            false => self.matcher.is_match(&field.nfc().collect::<String>()),
        }
    }
}

/// The regular expression that says the same.
fn regex_of(glob: &str) -> Result<String, &'static str> {
    let (mut regex, mut open) = (String::from(r"(?s)\A(?:"), 0_usize);
    let mut signs = glob.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '*' => regex.push_str(".*"),
            '?' => regex.push('.'),
            '[' => regex.push_str(&one_of(&mut signs)?),
            '{' => {
                open += 1;
                regex.push_str("(?:");
            }
            ',' if open > 0 => regex.push('|'),
            '}' => {
                open = open.checked_sub(1).ok_or("a } without its {")?;
                regex.push(')');
            }
            '\\' => literal(
                signs.next().ok_or("nothing comes after the last \\")?,
                &mut regex,
            ),
            _ => literal(sign, &mut regex),
        }
    }
    match open {
        0 => Ok(regex + r")\z"),
        _ => Err("a { without its }"),
    }
}

fn literal(sign: char, regex: &mut String) {
    regex.push_str(&regex::escape(sign.encode_utf8(&mut [0; 4])));
}

/// What stands between `[` and `]`; a `]` that comes first is one of the letters.
fn one_of(signs: &mut Peekable<Chars<'_>>) -> Result<String, &'static str> {
    let mut class = String::from("[");
    if signs.next_if(|sign| matches!(sign, '!' | '^')).is_some() {
        class.push('^');
    }
    let mut empty = true;
    while let Some(sign) = signs.next() {
        let last = signs.peek() == Some(&']');
        match sign {
            ']' if !empty => return Ok(class + "]"),
            '-' if !empty && !last => class.push('-'),
            _ => literal(sign, &mut class),
        }
        empty = false;
    }
    Err("a [ without its ]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_fields_letter_by_letter() {
        for (pattern, field, fits) in [
            ("CS Lead*", "cs lead emea", true),
            ("CS Lead", "CS Lead EMEA", false),
            ("*", "Anything / at all\nand more", true),
            ("ärzt*", "ÄRZTIN", true),
            ("ärzt*", "a\u{308}rztin", true),
            ("a\u{308}rzt*", "Ärztin", true),
            ("ИНЖЕНЕР*", "инженер КИП", true),
            ("Inform?tica", "Informática", true),
            ("Worker ?", "Worker 77", false),
            ("看護?", "看護師", true),
            ("Tech (Sr.)", "tech (sr.)", true),
            ("Tech (Sr.)", "tech (srx)", false),
            ("R&D + C++ | ^$", "r&d + c++ | ^$", true),
            ("Grade [1-3]", "Grade 2", true),
            ("Grade [!1-3]", "Grade 2", false),
            ("Grade [^1-3]", "Grade 4", true),
            ("Grade []x]", "Grade ]", true),
            ("Grade [a-]", "Grade -", true),
            ("Grade [a&&b]", "Grade &", true),
            ("[äö]*", "Ökonom", true),
            ("{Nurse,Midwife} *", "midwife II", true),
            ("{Nurse,{Mid,House}wife}", "housewife", true),
            ("{Nurse,Midwife} *", "Doctor II", false),
            (r"a\*b", "a*b", true),
            (r"a\*b", "axb", false),
            ("Sales, EMEA", "sales, emea", true),
            ("", "", true),
            ("", "x", false),
        ] {
            let made = Pattern::try_from(pattern.to_owned()).unwrap();
            assert_eq!(made.fits(field), fits, "{pattern} over {field}");
        }
        for wrong in ["[", "[a", "{a", "a}", "a\\", "[b-a]", "[]"] {
            let told = Pattern::try_from(wrong.to_owned()).unwrap_err();
            assert!(
                told.starts_with(&format!("`{wrong}` is no pattern: ")),
                "{told}"
            );
        }
    }
}

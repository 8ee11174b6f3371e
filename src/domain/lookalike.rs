//! Ids that people cannot tell apart: letters of other scripts that look the same, signs that nobody sees, letters in
//! two forms.
//!
//! Ids may be in any script. What is doubtful is one that changes the script within a word, as `аnn` with a Cyrillic а
//! does, for nobody who types what they see will ever write it; and two that look the same.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::plain::{code_point, seen, unseen};

/// What is written here is seen as this: letters of Cyrillic, Greek and Armenian that look as Latin ones do.
const SEEN_AS: &[(&str, &str)] = &[
    ("аασ", "aao"),
    ("вβ", "bb"),
    ("сϲ", "cc"),
    ("ԁ", "d"),
    ("еє", "ee"),
    ("һհη", "hhn"),
    ("іιӏ", "iil"),
    ("јϳ", "jj"),
    ("кκ", "kk"),
    ("м", "m"),
    ("нո", "hn"),
    ("оοօ", "ooo"),
    ("рρ", "pp"),
    ("ԛզ", "qq"),
    ("ѕ", "s"),
    ("тτ", "tt"),
    ("սυ", "uu"),
    ("νѵ", "vv"),
    ("ԝω", "ww"),
    ("хχ", "xx"),
    ("уγү", "yyy"),
    ("ζ", "z"),
];

/// A script whose letters are taken for those of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Armenian,
}

impl Script {
    fn of(c: char) -> Option<Self> {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
                Some(Self::Latin)
            }
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Self::Greek),
            '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' => Some(Self::Cyrillic),
            '\u{531}'..='\u{58a}' => Some(Self::Armenian),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Latin => "Latin",
            Self::Cyrillic => "Cyrillic",
            Self::Greek => "Greek",
            Self::Armenian => "Armenian",
        }
    }
}

/// What an id looks like: two that look the same have the same.
pub fn look(id: &str) -> String {
    if id.is_ascii() {
        return id.to_ascii_lowercase();
    }
    let seen = seen(id);
    let lower = seen.nfkc().flat_map(char::to_lowercase);
    let as_seen = |c: char| {
        let row = SEEN_AS.iter().find_map(|(letters, latin)| {
            let at = letters.chars().position(|letter| letter == c)?;
            latin.chars().nth(at)
        });
        row.unwrap_or(c)
    };
    lower.map(as_seen).nfc().collect()
}

/// Why nobody who sees an id can be sure to write it, in a phrase; nothing for nearly all.
pub fn doubt(id: &str) -> Option<String> {
    if let Some((_, hidden)) = unseen(id).next() {
        return Some(format!("holds {}, which nobody sees", code_point(hidden)));
    }
    if !is_nfc(id) {
        return Some("is not written in the composed form of its letters (NFC)".to_owned());
    }
    let words = id.split(|c: char| !c.is_alphanumeric());
    words.filter_map(mixed).next()
}

/// The first letter of a word that is of another script than the ones before, or than the one after where it is the first.
fn mixed(word: &str) -> Option<String> {
    let letters = || word.chars().filter_map(|c| Some((c, Script::of(c)?)));
    let latin = letters().any(|(_, script)| script == Script::Latin);
    let (_, first) = letters().next()?;
    let base = if latin { Script::Latin } else { first };
    let (other, script) = letters().find(|(_, script)| *script != base)?;
    let (other_name, base_name) = (script.name(), base.name());
    Some(format!(
        "has {other} {} of the {other_name} script in a word of {base_name} letters",
        code_point(other)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_look_the_same_have_one_look() {
        for (left, right, same) in [
            ("ann", "аnn", true),
            ("ann", "ANN", true),
            ("cs-lead", "сѕ-lеаԁ", true),
            ("zoë", "zoe\u{308}", true),
            ("an\u{200b}n", "ann", true),
            ("ops", "ορѕ", true),
            ("ａｎｎ", "ann", true),
            ("ann", "anna", false),
            ("zoë", "zoe", false),
            ("анна", "anna", false),
            ("p-1l", "p-11", false),
            ("p-0o", "p-oo", false),
        ] {
            assert_eq!(look(left) == look(right), same, "{left} {right}");
        }
    }

    #[test]
    fn what_cannot_be_typed_as_it_is_seen_is_doubtful() {
        for (id, wanted) in [
            ("p-7f3a", ""),
            ("cs-lead", ""),
            ("анна", ""),
            ("oper-анна", ""),
            ("Ζωή.k", ""),
            ("ärztin", ""),
            ("看護師-2b", ""),
            ("μ-ops", ""),
            (
                "аnn",
                "has а <U+0430> of the Cyrillic script in a word of Latin letters",
            ),
            (
                "annа",
                "has а <U+0430> of the Cyrillic script in a word of Latin letters",
            ),
            (
                "ορs",
                "has ο <U+03BF> of the Greek script in a word of Latin letters",
            ),
            ("an\u{200b}n", "holds <U+200B>, which nobody sees"),
            (
                "zoe\u{308}",
                "is not written in the composed form of its letters (NFC)",
            ),
        ] {
            assert_eq!(doubt(id).unwrap_or_default(), wanted, "{id}");
        }
    }
}

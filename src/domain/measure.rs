//! Numbers with their units where they stand in a text, so that one can be put in place of another.

use std::ops::Range;

use ecow::EcoString;

use super::quantity::{quantities_of, unit_name, unit_of};
use super::words::key;

/// A number with its unit, and the bytes that both take.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// The value.
    pub value: f64,
    /// The name of the unit or of what is counted; empty where there is none.
    pub unit: EcoString,
    /// The bytes of number and unit, without the punctuation around them.
    pub bytes: Range<usize>,
    /// Where its number alone stands in the text.
    pub number: Range<usize>,
}

impl Measure {
    /// Whether the unit is one that measures, and not just the word that follows.
    pub fn is_measured(&self) -> bool {
        unit_of(&self.unit).is_some()
    }

    /// Whether two give the same value for the same unit.
    pub fn says(&self, other: &Self) -> bool {
        (self.value - other.value).abs() < 1e-9 && self.unit == other.unit
    }
}

/// Every number of a text with its place.
pub fn measures(text: &str) -> Vec<Measure> {
    let words: Vec<Range<usize>> = words(text);
    let keys: Vec<EcoString> = words.iter().map(|word| key(&text[word.clone()])).collect();
    quantities_of(&keys)
        .into_iter()
        .filter_map(|quantity| {
            let last_of_number = quantity.at + quantity.len - 1;
            let glued = keys[last_of_number].chars().any(|c| c.is_ascii_digit())
                && keys[last_of_number]
                    .chars()
                    .any(|c| c.is_alphabetic() || "%$€£°".contains(c));
            let named = |count: usize| {
                keys.get(last_of_number + count)
                    .is_some_and(|next| unit_name(next) == quantity.unit)
            };
            let of_unit = match () {
                () if glued || quantity.unit.is_empty() => 0,
                () if named(1) => 1,
                () if named(2) => 2,
                () => 0,
            };
            let first = words.get(quantity.at)?;
            let last = words.get(last_of_number + of_unit)?;
            Some(Measure {
                value: quantity.value,
                unit: quantity.unit,
                number: trimmed(text, first.start..words.get(last_of_number)?.end),
                bytes: trimmed(text, first.start..last.end),
            })
        })
        .collect()
}

/// The text with other words in place of some bytes.
pub fn replaced(text: &str, bytes: &Range<usize>, by: &str) -> String {
    format!("{}{by}{}", &text[..bytes.start], &text[bytes.end..])
}

fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, letter.is_whitespace()) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn trimmed(text: &str, bytes: Range<usize>) -> Range<usize> {
    let part = &text[bytes.clone()];
    let outside = |c: char| !c.is_alphanumeric() && !"%$€£°".contains(c);
    let start = bytes.start + part.len() - part.trim_start_matches(outside).len();
    let end = start.max(bytes.start + part.trim_end_matches(outside).len());
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_places() {
        for (text, words) in [
            ("Wait 30 minutes, then go", "30 minutes"),
            ("Offer **10%** off.", "10%"),
            ("Give a 60-day notice", "60-day"),
            (
                "Pay within fourteen business days.",
                "fourteen business days",
            ),
            ("Heat it to 180", "180"),
            ("Heat it to two hundred and ten", "two hundred and ten"),
        ] {
            let found = measures(text);
            assert_eq!(&text[found[0].bytes.clone()], words, "{text}");
            assert!(words.starts_with(&text[found[0].number.clone()]), "{text}");
        }
        let text = "Offer 10 percent (at most).";
        let first = &measures(text)[0];
        assert_eq!(
            replaced(text, &first.bytes, "15 percent"),
            "Offer 15 percent (at most)."
        );
    }
}

//! Sentences that say the same thing with another number: a contradiction, where nothing else differs.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words that a sentence has at least; with fewer, two sentences are alike by chance.
const LEAST_WORDS: usize = 8;

/// Longer sentences are lists or tables.
const MOST_WORDS: usize = 40;

/// A sentence with its one quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// A hash of the sentence without the number: a handbook has hundreds of thousands of them.
    pub frame: u64,
    /// The number and its unit, as written.
    pub value: String,
    /// The line in the text, from 0.
    pub line: usize,
}

/// The facts of a text; code, tables and headings state none.
pub fn facts(text: &str) -> Vec<Fact> {
    let (mut found, mut fence) = (Vec::new(), false);
    let mut frame = String::new();
    for (number, line) in text.lines().enumerate() {
        let lead = line.trim_start();
        if lead.starts_with("```") || lead.starts_with("~~~") {
            fence = !fence;
            continue;
        }
        if fence
            || lead.starts_with(['|', '#', '<', '{'])
            || !lead.bytes().any(|byte| byte.is_ascii_digit())
        {
            continue;
        }
        found.extend(sentences(lead).filter_map(|sentence| fact(sentence, number, &mut frame)));
    }
    found
}

fn sentences(line: &str) -> impl Iterator<Item = &str> {
    line.split_inclusive(". ").map(str::trim)
}

/// A sentence that has exactly one number, with a word for its unit after it.
fn fact(sentence: &str, line: usize, frame: &mut String) -> Option<Fact> {
    let sentence = sentence.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | '*' | '+' | ' ')
    });
    let digits = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    if !digits(sentence) || sentence.contains('`') || sentence.contains("](") {
        return None;
    }
    let words: Vec<&str> = sentence.split_ascii_whitespace().collect();
    let mut numbers = words.iter().enumerate().filter(|(_, word)| digits(word));
    let (at, number) = numbers.next()?;
    let one = numbers.next().is_none() && number.bytes().all(|byte| byte.is_ascii_digit());
    if !one || !(LEAST_WORDS..=MOST_WORDS).contains(&words.len()) || sentence.contains("://") {
        return None;
    }
    let unit: String = words
        .get(at + 1)?
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    let measure = unit.to_lowercase();
    let measure = measure.trim_end_matches('s');
    if !UNITS.contains(&measure) {
        return None;
    }
    frame.clear();
    for (place, word) in words.iter().enumerate() {
        match place.checked_sub(at) {
            Some(0) => frame.push('#'),
            Some(1) => frame.push_str(measure),
            _ => push_plain(frame, word),
        }
        frame.push(' ');
    }
    let mut hasher = DefaultHasher::new();
    frame.hash(&mut hasher);
    Some(Fact {
        frame: hasher.finish(),
        value: format!("{number} {unit}"),
        line,
    })
}

/// A word without case and punctuation.
fn push_plain(frame: &mut String, word: &str) {
    for letter in word.chars() {
        if letter.is_ascii_alphanumeric() {
            frame.push(letter.to_ascii_lowercase());
        } else if !letter.is_ascii() && letter.is_alphanumeric() {
            frame.extend(letter.to_lowercase());
        }
    }
}

/// What a fact is measured in; a bare number may be a step, a chapter or a version.
const UNITS: [&str; 18] = [
    "second", "minute", "hour", "day", "week", "month", "year", "percent", "degree", "litre",
    "liter", "kilogram", "metre", "meter", "person", "people", "attempt", "euro",
];

/// Two places that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The text and the fact.
    pub here: (usize, Fact),
    /// The other text and its fact.
    pub there: (usize, Fact),
}

/// The frames that exactly two texts have, once each, with different values: where more have it, it is a form that is
/// filled in for each.
pub fn contradictions(texts: &[Vec<Fact>]) -> Vec<Contradiction> {
    let mut frames: HashMap<u64, Vec<(usize, &Fact)>> = HashMap::new();
    for (at, facts) in texts.iter().enumerate() {
        for fact in facts {
            frames.entry(fact.frame).or_default().push((at, fact));
        }
    }
    let mut found: Vec<Contradiction> = frames
        .into_values()
        .filter_map(|places| match places.as_slice() {
            [(left, here), (right, there)] if left != right && here.value != there.value => {
                Some(Contradiction {
                    here: (*left, (*here).clone()),
                    there: (*right, (*there).clone()),
                })
            }
            _ => None,
        })
        .collect();
    found.sort_by_key(|found| (found.here.0, found.here.1.line, found.there.0));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_sentence_with_another_quantity_contradicts() {
        let found = |left: &str, right: &str| contradictions(&[facts(left), facts(right)]).len();
        let one = "Call the on-call engineer of the billing team within 15 minutes of the alert.\n";
        for (other, count, why) in [
            (
                "Call the on-call engineer of the billing team within 30 minutes of the alert.",
                1,
                "another number",
            ),
            (
                "2. Call the on-call engineer of the billing team within 30 minutes of the alert.",
                1,
                "as a step",
            ),
            (
                "Call the on-call engineer of the billing team within 15 minutes of the alert.",
                0,
                "the same",
            ),
            (
                "Call the on-call engineer of the platform team within 30 minutes of the alert.",
                0,
                "another team",
            ),
            (
                "Call the on-call engineer of the billing team within 30 rings of the alert.",
                0,
                "no unit",
            ),
            (
                "| Call the on-call engineer of the billing team within 30 minutes of the alert |",
                0,
                "a table",
            ),
            (
                "```\nCall the on-call engineer of the billing team within 30 minutes of the alert.\n```",
                0,
                "code",
            ),
        ] {
            assert_eq!(found(one, other), count, "{why}");
        }
        assert_eq!(
            found("Wait for 5 minutes.", "Wait for 6 minutes."),
            0,
            "too short"
        );
    }

    #[test]
    fn a_form_that_is_filled_in_for_each_contradicts_nothing() {
        let page = |minutes: u32| {
            facts(&format!(
                "The alert fires when the target is down for more than {minutes} minutes."
            ))
        };
        assert_eq!(contradictions(&[page(5), page(10)]).len(), 1);
        assert!(contradictions(&[page(5), page(10), page(15)]).is_empty());
    }
}

//! Which texts are nearly the same: by the share of words that a comparison word by word matches (the crate `similar`).
//!
//! Nobody can compare each of ten thousand texts with each other one. Each keeps the smallest hashes of its runs of five
//! words (a bottom-k sketch), and only those with enough of them in common are compared. Hashes are the same on every
//! machine and at every run.

use std::collections::HashMap;

use similar::{Algorithm, capture_diff_slices, get_diff_ratio};

/// Words of one run.
const RUN: usize = 5;

/// Hashes that a text keeps.
const SKETCH: usize = 64;

/// A hash that more texts have than this is boilerplate, and brings no two of them together.
const COMMON: usize = 64;

/// Texts are compared where they share one of this many hashes of their sketches: far below what near copies do.
const ENOUGH: usize = 5;

/// Of longer texts so many words are compared.
const MOST_WORDS: usize = 20_000;

/// What is kept of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Likeness {
    /// How many different runs it has.
    runs: usize,
    /// The smallest of them, sorted.
    sketch: Vec<u64>,
}

impl Likeness {
    /// Of a text; case, punctuation and layout count for nothing.
    pub fn of(text: &str) -> Self {
        let words: Vec<u64> = if text.is_ascii() {
            text.as_bytes()
                .split(|byte| !byte.is_ascii_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(|word| hash(word.iter().map(|byte| byte.to_ascii_lowercase().into())))
                .collect()
        } else {
            text.split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(|word| hash(word.chars().flat_map(char::to_lowercase)))
                .collect()
        };
        let mut runs: Vec<u64> = words.windows(RUN).map(mixed).collect();
        runs.sort_unstable();
        runs.dedup();
        let sketch = runs.iter().take(SKETCH).copied().collect();
        Self {
            runs: runs.len(),
            sketch,
        }
    }
}

/// The share of the words of two texts that they have in common, in the same order, from 0 to 1; layout and punctuation
/// count for nothing.
pub fn share(left: &str, right: &str) -> f64 {
    let words = |text| words(text).take(MOST_WORDS).collect::<Vec<&str>>();
    let (left, right) = (words(left), words(right));
    if left.is_empty() && right.is_empty() {
        return 0.0;
    }
    let changes = capture_diff_slices(Algorithm::Myers, &left, &right);
    get_diff_ratio(&changes, left.len(), right.len()).into()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// All pairs of texts that may be nearly the same, the earlier one first; those of fewer than `least` runs are none.
pub fn candidates(texts: &[&Likeness], least: usize) -> Vec<(usize, usize)> {
    let long = || {
        let texts = texts.iter().enumerate();
        texts.filter(|(_, text)| text.runs >= least)
    };
    let mut having: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, text) in long() {
        for run in &text.sketch {
            having.entry(*run).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    let mut shared: HashMap<usize, usize> = HashMap::new();
    for (right, text) in long() {
        shared.clear();
        let together = text.sketch.iter().filter_map(|run| having.get(run));
        for left in together.filter(|texts| texts.len() <= COMMON).flatten() {
            if *left < right {
                *shared.entry(*left).or_default() += 1;
            }
        }
        let mut alike: Vec<usize> = shared
            .iter()
            .filter(|(_, count)| **count * ENOUGH >= text.sketch.len())
            .map(|(left, _)| *left)
            .collect();
        alike.sort_unstable();
        found.extend(alike.into_iter().map(|left| (left, right)));
    }
    found
}

/// FNV-1a over letters, spread so that the smallest hashes are a fair sample.
fn hash(letters: impl Iterator<Item = char>) -> u64 {
    let fold = |hash: u64, letter: char| {
        (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3)
    };
    letters.fold(0xcbf2_9ce4_8422_2325, fold)
}

fn mixed(words: &[u64]) -> u64 {
    let fold =
        |hash: u64, word: &u64| (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut hash = words.iter().fold(0x2545_f491_4f6c_dd1d, fold);
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(from: usize, to: usize) -> String {
        (from..to).map(|number| format!("word{number} ")).collect()
    }

    #[test]
    fn the_share_is_of_words_in_their_order() {
        let whole = text(0, 100);
        assert!((share(&whole, &whole) - 1.0).abs() < 1e-6);
        assert!((share(&whole, &text(0, 50)) - 2.0 / 3.0).abs() < 1e-6);
        assert!(share(&whole, &text(200, 300)) < 1e-6);
        assert!(share("", "") < 1e-6);
        assert!(
            (share(
                "Open the red valve, and wait.",
                "Open the\nred **valve** and wait"
            ) - 1.0)
                .abs()
                < 1e-6
        );
    }

    #[test]
    fn layout_and_case_count_for_nothing() {
        let one = Likeness::of("Open the red valve, and wait.");
        assert_eq!(one, Likeness::of("open  the\nRED **valve** and wait"));
    }

    #[test]
    fn the_alike_are_found_among_many() {
        let mut texts: Vec<Likeness> = (0..200)
            .map(|number| Likeness::of(&text(number * 1000, number * 1000 + 120)))
            .collect();
        texts.push(Likeness::of(&(text(5000, 5110) + "and another end")));
        let texts: Vec<&Likeness> = texts.iter().collect();
        assert_eq!(candidates(&texts, 20), [(5, 200)]);
        assert!(candidates(&texts, 1000).is_empty());
    }
}

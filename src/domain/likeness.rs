//! Which texts are nearly the same: the share of runs of five words that two texts have in common.
//!
//! Each text keeps its smallest hashes only (a bottom-k sketch, which estimates the share without bias); texts that
//! have enough of them in common are compared whole. Hashes are the same on every machine and at every run.

use std::collections::HashMap;

/// Words of one run.
const RUN: usize = 5;

/// Hashes that a text keeps.
const SKETCH: usize = 64;

/// A hash that more texts have than this is boilerplate, and brings no two of them together.
const COMMON: usize = 64;

/// Texts are compared whole where they share one of this many hashes of their sketches: far below what is asked for.
const ENOUGH: usize = 5;

/// What is kept of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Likeness {
    /// All runs, sorted, each once.
    runs: Vec<u64>,
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
        Self { runs }
    }

    /// The share of all runs of two texts that both have, from 0 to 1.
    pub fn with(&self, other: &Self) -> f64 {
        let (mut left, mut right, mut both) = (0, 0, 0_usize);
        while let (Some(a), Some(b)) = (self.runs.get(left), other.runs.get(right)) {
            both += usize::from(a == b);
            left += usize::from(a <= b);
            right += usize::from(b <= a);
        }
        let all = self.runs.len() + other.runs.len() - both;
        if all == 0 {
            0.0
        } else {
            both as f64 / all as f64
        }
    }

    fn sketch(&self) -> &[u64] {
        &self.runs[..self.runs.len().min(SKETCH)]
    }
}

/// Two texts and how alike they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The earlier one.
    pub left: usize,
    /// The later one.
    pub right: usize,
    /// From 0 to 1.
    pub share: f64,
}

/// All pairs that share at least so much; texts of fewer than `least` runs are never alike.
pub fn pairs(texts: &[Likeness], share: f64, least: usize) -> Vec<Pair> {
    let mut having: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, text) in texts
        .iter()
        .enumerate()
        .filter(|(_, text)| text.runs.len() >= least)
    {
        for run in text.sketch() {
            having.entry(*run).or_default().push(at);
        }
    }
    let mut alike = Vec::new();
    let mut shared: HashMap<usize, usize> = HashMap::new();
    for (right, text) in texts
        .iter()
        .enumerate()
        .filter(|(_, text)| text.runs.len() >= least)
    {
        shared.clear();
        let together = text.sketch().iter().filter_map(|run| having.get(run));
        for left in together.filter(|texts| texts.len() <= COMMON).flatten() {
            if *left < right {
                *shared.entry(*left).or_default() += 1;
            }
        }
        let mut candidates: Vec<usize> = shared
            .iter()
            .filter(|(_, count)| **count * ENOUGH >= text.sketch().len())
            .map(|(left, _)| *left)
            .collect();
        candidates.sort_unstable();
        alike.extend(candidates.into_iter().map(|left| Pair {
            left,
            right,
            share: texts[left].with(text),
        }));
    }
    alike.retain(|pair| pair.share >= share);
    alike
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
    fn the_share_is_of_all_runs() {
        let whole = Likeness::of(&text(0, 104));
        assert!((whole.with(&whole) - 1.0).abs() < f64::EPSILON);
        assert!((whole.with(&Likeness::of(&text(0, 54))) - 0.5).abs() < 0.01);
        assert!(whole.with(&Likeness::of(&text(200, 300))) < f64::EPSILON);
        assert!(Likeness::of("").with(&Likeness::of("")) < f64::EPSILON);
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
        let found = pairs(&texts, 0.7, 20);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].left, found[0].right), (5, 200));
        assert!(pairs(&texts, 0.7, 1000).is_empty());
    }
}

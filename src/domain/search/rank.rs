//! From what texts have to an order: BM25 with weighed fields, and first whatever has most of the question.

use super::scan::Tally;

/// How soon another occurrence of a word stops to count.
const SATURATION: f32 = 1.2;

/// How much a long text has to have more of a word than a short one.
const LENGTH: f32 = 0.5;

/// One text in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// Which of the texts.
    pub index: usize,
    /// The higher, the better.
    pub score: f32,
}

/// The texts that have anything, the best first; equals stay in their order.
pub fn rank(tallies: &[Tally]) -> Vec<Scored> {
    let texts = tallies.len().max(1) as f32;
    let mean = tallies.iter().map(|tally| tally.length as f32).sum::<f32>() / texts;
    let terms = tallies.first().map_or(0, |tally| tally.found.len());
    let rarity: Vec<f32> = (0..terms)
        .map(|term| {
            let with = tallies
                .iter()
                .filter(|tally| tally.found[term] > 0.0)
                .count() as f32;
            (1.0 + (texts - with + 0.5) / (with + 0.5)).ln()
        })
        .collect();
    let mut scored: Vec<Scored> = tallies
        .iter()
        .enumerate()
        .filter(|(_, tally)| tally.any())
        .map(|(index, tally)| Scored {
            index,
            score: score(tally, &rarity, mean),
        })
        .collect();
    scored.sort_by(|left, right| right.score.total_cmp(&left.score));
    scored
}

fn score(tally: &Tally, rarity: &[f32], mean: f32) -> f32 {
    let long = 1.0 - LENGTH + LENGTH * tally.length as f32 / mean.max(1.0);
    let sum: f32 = tally
        .found
        .iter()
        .zip(rarity)
        .map(|(found, rarity)| rarity * found * (SATURATION + 1.0) / (found + SATURATION * long))
        .sum();
    let had = tally.found.iter().filter(|found| **found > 0.0).count() as f32;
    let share = had / tally.found.len().max(1) as f32;
    sum * share * share
}

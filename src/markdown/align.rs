//! Which unit of the old page is which of the new one: steps and blocks are aligned in the same way.
//!
//! Units with the same key are paired first. What is left is paired by the words that both share, best first. Pairs
//! out of the longest common order have moved. Identical pages take O(n log n); comparing by words is bounded.

use super::normal;
use std::collections::HashMap;

/// Least share of common words (Dice: twice the common ones by all) at which two units are one unit, changed.
/// At one half, `Click Save` → `Click Send` is a change and two steps that share only "the" are not.
const THRESHOLD: f64 = 0.5;
/// At most so many comparisons by words; past it only units near each other are compared.
const COMPARISONS: usize = 64_000;
/// At most so many words of a unit are compared.
const WORDS: usize = 256;

/// A unit to align.
pub(crate) struct Unit {
    /// Units with equal keys are the same.
    pub(crate) key: String,
    /// What is compared where keys differ.
    pub(crate) text: String,
}

/// What became of units, by their indices.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Entry {
    /// In both.
    Pair {
        before: usize,
        after: usize,
        similarity: f64,
        moved: bool,
    },
    /// Only in the new page.
    Added(usize),
    /// Only in the old page.
    Removed(usize),
}

/// Aligns two lists of units. Entries come in the order of the new page; what was removed follows what it followed.
pub(crate) fn align(before: &[Unit], after: &[Unit]) -> Vec<Entry> {
    let mut matching = Matching::new(before, after);
    matching.by_key();
    matching.by_words();
    matching.entries()
}

struct Matching<'a> {
    before: &'a [Unit],
    after: &'a [Unit],
    /// The partner of each old unit, and how alike they are.
    partner: Vec<Option<(usize, f64)>>,
    taken: Vec<bool>,
}

impl<'a> Matching<'a> {
    fn new(before: &'a [Unit], after: &'a [Unit]) -> Self {
        Matching {
            before,
            after,
            partner: vec![None; before.len()],
            taken: vec![false; after.len()],
        }
    }

    fn free(&self, before: usize, after: usize) -> bool {
        self.partner[before].is_none() && !self.taken[after]
    }

    fn pair(&mut self, before: usize, after: usize, similarity: f64) {
        self.partner[before] = Some((after, similarity));
        self.taken[after] = true;
    }

    fn pair_if_same(&mut self, before: usize, after: usize) -> bool {
        let same = self.free(before, after) && self.before[before].key == self.after[after].key;
        if same {
            self.pair(before, after, 1.0);
        }
        same
    }

    /// Common start and end, then keys that occur equally often, then neighbours of pairs, then what is left in order.
    fn by_key(&mut self) {
        let (n, m) = (self.before.len(), self.after.len());
        let shorter = n.min(m);
        let start = (0..shorter)
            .take_while(|i| self.pair_if_same(*i, *i))
            .count();
        let _ = (start..shorter)
            .take_while(|i| self.pair_if_same(n - 1 - (i - start), m - 1 - (i - start)))
            .count();
        self.by_group(true);
        for i in 1..n {
            if let Some((j, _)) = self.partner[i - 1]
                && j + 1 < m
            {
                self.pair_if_same(i, j + 1);
            }
        }
        for i in (1..n).rev() {
            if let Some((j, _)) = self.partner[i]
                && j > 0
            {
                self.pair_if_same(i - 1, j - 1);
            }
        }
        self.by_group(false);
    }

    fn by_group(&mut self, only_equal_counts: bool) {
        let mut groups: HashMap<&str, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (i, unit) in self
            .before
            .iter()
            .enumerate()
            .filter(|(i, _)| self.partner[*i].is_none())
        {
            groups.entry(&unit.key).or_default().0.push(i);
        }
        for (j, unit) in self
            .after
            .iter()
            .enumerate()
            .filter(|(j, _)| !self.taken[*j])
        {
            groups.entry(&unit.key).or_default().1.push(j);
        }
        for (old, new) in groups.into_values() {
            if !only_equal_counts || old.len() == new.len() {
                old.into_iter()
                    .zip(new)
                    .for_each(|(i, j)| self.pair(i, j, 1.0));
            }
        }
    }

    fn by_words(&mut self) {
        let old: Vec<usize> = (0..self.before.len())
            .filter(|i| self.partner[*i].is_none())
            .collect();
        let new: Vec<usize> = (0..self.after.len()).filter(|j| !self.taken[*j]).collect();
        if old.is_empty() || new.is_empty() {
            return;
        }
        let mut ids = HashMap::new();
        let old_bags: Vec<_> = old
            .iter()
            .map(|i| bag(&self.before[*i].text, &mut ids))
            .collect();
        let new_bags: Vec<_> = new
            .iter()
            .map(|j| bag(&self.after[*j].text, &mut ids))
            .collect();
        let reach = (COMPARISONS / old.len() / 2).max(8);
        let mut found = Vec::new();
        for (i, bag) in old_bags.iter().enumerate() {
            let centre = i * new.len() / old.len();
            for j in centre.saturating_sub(reach)..(centre + reach + 1).min(new.len()) {
                let similarity = dice(bag, &new_bags[j]);
                if similarity >= THRESHOLD {
                    found.push((similarity, centre.abs_diff(j), old[i], new[j]));
                }
            }
        }
        found.sort_by(|a, b| {
            b.0.total_cmp(&a.0)
                .then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3)))
        });
        for (similarity, _, i, j) in found {
            if self.free(i, j) {
                self.pair(i, j, similarity);
            }
        }
    }

    fn entries(&self) -> Vec<Entry> {
        let pairs: Vec<(usize, usize, f64)> = (0..self.before.len())
            .filter_map(|i| self.partner[i].map(|(j, s)| (i, j, s)))
            .collect();
        let in_order = longest_increasing(&pairs.iter().map(|pair| pair.1).collect::<Vec<_>>());
        let mut placed: Vec<((usize, usize), Entry)> = Vec::new();
        for ((before, after, similarity), in_order) in pairs.into_iter().zip(in_order) {
            let moved = !in_order;
            placed.push((
                (after, 0),
                Entry::Pair {
                    before,
                    after,
                    similarity,
                    moved,
                },
            ));
        }
        placed.extend(
            (0..self.after.len())
                .filter(|j| !self.taken[*j])
                .map(|j| ((j, 0), Entry::Added(j))),
        );
        let mut anchor = (0, 0);
        for (i, partner) in self.partner.iter().enumerate() {
            match partner {
                Some((j, _)) => anchor = (*j, 1),
                None => placed.push((anchor, Entry::Removed(i))),
            }
        }
        placed.sort_by_key(|(place, entry)| (*place, !matches!(entry, Entry::Removed(_))));
        placed.into_iter().map(|(_, entry)| entry).collect()
    }
}

/// The words of a text as sorted numbers.
fn bag(text: &str, ids: &mut HashMap<String, usize>) -> Vec<usize> {
    let end = text
        .char_indices()
        .nth(WORDS * 16)
        .map_or(text.len(), |(at, _)| at);
    let mut bag = Vec::new();
    for word in normal::words(&text[..end]).into_iter().take(WORDS) {
        let next = ids.len();
        bag.push(*ids.entry(word).or_insert(next));
    }
    bag.sort_unstable();
    bag
}

fn dice(a: &[usize], b: &[usize]) -> f64 {
    let (mut i, mut j, mut common) = (0, 0, 0_usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, common) = (i + 1, j + 1, common + 1),
        }
    }
    let all = a.len() + b.len();
    if all == 0 {
        0.0
    } else {
        2.0 * common as f64 / all as f64
    }
}

/// Which of distinct numbers belong to a longest increasing subsequence.
fn longest_increasing(numbers: &[usize]) -> Vec<bool> {
    let mut ends: Vec<usize> = Vec::new(); // index of the smallest end of each length
    let mut previous = vec![None; numbers.len()];
    for (i, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        previous[i] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = i,
            None => ends.push(i),
        }
    }
    let mut member = vec![false; numbers.len()];
    let mut at = ends.last().copied();
    while let Some(i) = at {
        member[i] = true;
        at = previous[i];
    }
    member
}

//! Which instructions share words, found without comparing every two.
use std::collections::{BTreeSet, HashMap};

use ecow::EcoString;

/// How many instructions are looked up by one stem: what stands in more tells them apart no longer.
const MOST: usize = 128;

/// The numbers of instructions by the stems of their words.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_stem: HashMap<EcoString, Vec<usize>>,
}

impl Index {
    /// Adds an instruction with its stems.
    pub(super) fn add(&mut self, id: usize, stems: &[EcoString]) {
        for stem in stems {
            match self.by_stem.get_mut(stem) {
                Some(ids) => ids.push(id),
                None => {
                    self.by_stem.insert(stem.clone(), vec![id]);
                }
            }
        }
    }

    /// Instructions that may share at least half of all stems, from the rarer half of the stems given, each stem once.
    pub(super) fn near(&self, stems: &[EcoString]) -> BTreeSet<usize> {
        let mut lists: Vec<&[usize]> = stems.iter().map(|s| self.of(s)).collect();
        lists.sort_by_key(|ids| ids.len());
        lists.truncate(stems.len() / 2 + 1);
        first_of(&lists)
    }

    /// Instructions that share any stem.
    pub(super) fn any(&self, stems: &[EcoString]) -> BTreeSet<usize> {
        let lists: Vec<&[usize]> = stems.iter().map(|s| self.of(s)).collect();
        first_of(&lists)
    }

    fn of(&self, stem: &str) -> &[usize] {
        self.by_stem.get(stem).map_or(&[], Vec::as_slice)
    }
}

fn first_of(lists: &[&[usize]]) -> BTreeSet<usize> {
    let ids = lists.iter().flat_map(|ids| ids.iter().take(MOST));
    ids.copied().collect()
}

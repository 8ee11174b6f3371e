//! Who saw whom, asked of every record at once: a walk per question would cost the length of the ledger each time.

use std::collections::HashMap;
use std::rc::Rc;

use super::graph::Ledger;
use crate::domain::commit_id::CommitId;

/// More records than this are not numbered: a set of each would cost too much.
const MOST: usize = 20_000;

/// For a few records that others name: which commits came after them.
#[derive(Debug, Default)]
pub struct Ancestry<'a> {
    numbers: HashMap<&'a CommitId, usize>,
    /// Of each commit the numbers of those before it, a bit each; shared with its parent where nothing was added.
    seen: HashMap<&'a CommitId, Rc<Vec<u64>>>,
}

impl<'a> Ancestry<'a> {
    /// Reads the ledger once.
    pub fn of(ledger: &'a Ledger, wanted: impl Iterator<Item = &'a CommitId>) -> Self {
        let numbers: HashMap<&CommitId, usize> =
            wanted.enumerate().map(|(at, id)| (id, at)).collect();
        if numbers.len() > MOST {
            return Self::default();
        }
        let mut found = Self {
            numbers,
            seen: HashMap::new(),
        };
        let none = Rc::new(Vec::new());
        for (id, parents) in ledger.parents_first() {
            let mut own = Rc::clone(&none);
            for parent in parents {
                if let Some(theirs) = found.seen.get(parent) {
                    join(&mut own, theirs);
                }
                if let Some(number) = found.numbers.get(parent) {
                    set(&mut own, *number);
                }
            }
            found.seen.insert(id, own);
        }
        found
    }

    /// Whether a record was written before a commit and seen by it; `None` where it has no number.
    pub fn is_before(&self, before: &CommitId, after: &CommitId) -> Option<bool> {
        let number = self.numbers.get(before)?;
        let seen = self.seen.get(after)?;
        let word = seen.get(number / 64).copied().unwrap_or(0);
        Some(word >> (number % 64) & 1 == 1)
    }
}

fn join(own: &mut Rc<Vec<u64>>, theirs: &Rc<Vec<u64>>) {
    if own.is_empty() {
        *own = Rc::clone(theirs);
        return;
    }
    let adds = |(at, word): (usize, &u64)| word & !own.get(at).copied().unwrap_or(0) != 0;
    if Rc::ptr_eq(own, theirs) || !theirs.iter().enumerate().any(adds) {
        return;
    }
    let all = Rc::make_mut(own);
    if all.len() < theirs.len() {
        all.resize(theirs.len(), 0);
    }
    for (word, more) in all.iter_mut().zip(theirs.iter()) {
        *word |= more;
    }
}

fn set(own: &mut Rc<Vec<u64>>, number: usize) {
    let all = Rc::make_mut(own);
    if all.len() <= number / 64 {
        all.resize(number / 64 + 1, 0);
    }
    if let Some(word) = all.get_mut(number / 64) {
        *word |= 1 << (number % 64);
    }
}

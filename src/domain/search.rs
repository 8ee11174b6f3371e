//! A ranked scan: which texts have the words that are asked for, where, and how much that is worth.
//!
//! No index: a text is read once, word by word, and a word is compared only where its first letter fits. Words that
//! nothing has are looked for again with a slip of the pen.

mod query;
mod rank;
mod scan;

pub use query::{Query, Term};
pub use rank::{Scored, rank};
pub use scan::{Field, Place, Tally, near_words, scan};

#[cfg(test)]
mod tests;

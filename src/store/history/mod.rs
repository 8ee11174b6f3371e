//! What git's history says of files: the last change of each, and all of one.
//!
//! Git's own rule holds (TREESAME): a path is followed to the first parent that has the same content; a commit
//! that agrees with none of its parents is the answer. Trees are compared by id and entered only where they differ
//! and something below is still open.

mod file;
mod last;
mod memory;
mod paths;
mod recall;
mod renames;
#[cfg(test)]
mod tests;
mod touched;
mod trees;
mod walk;

pub use file::file_history;
pub use last::{Unheeded, date_bumps, last_changes};
pub use memory::Memory;
pub use touched::touched;
pub use trees::Trees;

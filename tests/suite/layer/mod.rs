//! Reads Rust sources just far enough to know which paths they name.

pub mod paths;
pub mod snippets;
pub mod tokens;

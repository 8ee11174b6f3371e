//! What lies beyond this crate's own files.
pub mod llm;

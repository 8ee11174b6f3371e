//! What lies beyond this crate's own files.
mod client;
pub mod llm;
pub mod pages;

//! What lies beyond this crate's own files.
mod client;
pub mod forge;
pub mod llm;
pub mod pages;
mod said;

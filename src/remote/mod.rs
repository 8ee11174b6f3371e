//! What lies beyond this crate's own files.
pub mod bamboohr;
mod client;
pub mod forge;
pub mod llm;
pub mod mail;
pub mod pages;
mod said;
pub mod stamp;
pub mod webhook;

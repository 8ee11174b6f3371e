//! Renderings of reports: human text, JSON, CSV; tables, prompts, progress.
//!
//! Stdout is data, stderr is talk, nothing depends on colour, and nothing from a page reaches a terminal raw.

pub mod csv;
pub mod json;
pub mod progress;
pub mod prompt;
pub mod sheet;

/// Text from anywhere, made safe for a terminal.
pub use crate::domain::plain::terminal_safe as safe;
pub use sheet::{Human, Sheet, Tone};

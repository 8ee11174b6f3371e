//! Renderings of reports: human text, JSON, CSV, findings for forges; tables, prompts, progress.
//!
//! Stdout is data, stderr is talk, nothing depends on colour, and nothing from a page reaches a terminal raw.

pub mod cells;
pub mod csv;
pub mod excerpt;
pub mod github;
pub mod json;
pub mod junit;
pub mod progress;
pub mod prompt;
pub mod sarif;
pub mod sheet;

/// Text from anywhere, made safe for a terminal.
pub use crate::domain::plain::terminal_safe as safe;
pub use sheet::{Human, Sheet, Tone};

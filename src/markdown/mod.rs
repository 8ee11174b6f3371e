//! Pages as text: where front matter and body are, what they say, how two versions differ, and edits that change nothing else.
//!
//! Everything here is pure. What reads bodies takes them without their front matter, with the line on which they begin.

mod align;
pub mod blockdiff;
pub mod change_class;
pub mod compose;
pub mod digest;
pub mod document;
pub mod escape;
mod flat;
pub mod fold;
pub mod frontmatter;
pub mod hidden;
mod html;
pub mod hunks;
mod items;
pub mod links;
pub mod meaning;
mod normal;
pub mod outline;
pub mod page;
pub mod passage;
mod places;
pub(crate) mod procedure;
pub mod prose;
pub mod questions;
pub(crate) mod reader;
mod slug;
mod splice;
pub mod stepdiff;
pub mod steps;
pub mod unfinished;
mod wording;

#[cfg(test)]
mod properties;

pub use crate::domain::plain;
pub use frontmatter::read;
pub use page::{Format, FrontMatter, Page, PageError};

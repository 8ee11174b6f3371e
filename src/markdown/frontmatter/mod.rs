//! Front matter: what a page says about itself, read with limits and edited line by line.

pub mod edit;
mod foreign;
mod inserted;
pub mod limits;
mod reader;
mod tree;

pub use edit::{Change, EditError, Value, edit};
pub use inserted::inserted_only;

use super::page::{Format, Page};
use crate::domain::{Meta, Problem};

/// Reads the front matter of a page. A wrong key is a problem and the others are read all the same; the problems of
/// the page's bytes come first.
#[must_use]
pub fn read(page: &Page<'_>) -> (Meta, Vec<Problem>) {
    let mut problems = page.problems.clone();
    let Some(front) = &page.front_matter else {
        return (Meta::default(), problems);
    };
    let text = page.front_text();
    let tree = match front.format {
        Format::Yaml => tree::parse(text, front.line),
        Format::Toml => foreign::toml(text, front.line),
        Format::Json => foreign::json(text, front.line),
    };
    problems.extend(tree.problems);
    let (mut meta, wrong) = reader::read(&tree.entries);
    meta.foreign = front.format != Format::Yaml;
    problems.extend(wrong);
    (meta, problems)
}

#[cfg(test)]
mod edit_props;
#[cfg(test)]
mod edit_tests;
#[cfg(test)]
mod tests;

//! Reports as JSON.

use serde::Serialize;

use crate::error::{Error, Result};

/// The report, pretty-printed, with a final newline.
pub fn render(report: &impl Serialize) -> Result<String> {
    serde_json::to_string_pretty(report)
        .map(|text| text + "\n")
        .map_err(|error| Error::bug("the report cannot be written as JSON").cause(error))
}

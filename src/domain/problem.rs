//! What is wrong with a page's bytes or front matter, and where.

use std::fmt;

use serde::Serialize;

/// One thing that is wrong; reading goes on past it wherever it can.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Line in the file, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// A stable kebab-case name.
    pub code: &'static str,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// What to write instead.
    pub hint: Option<String>,
}

impl Problem {
    /// A problem at a place, without a hint.
    pub fn new(line: usize, column: usize, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            line,
            column,
            code,
            message: message.into(),
            hint: None,
        }
    }

    /// The same with what to write instead.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "line {}, column {}: {}",
            self.line, self.column, self.message
        )
    }
}

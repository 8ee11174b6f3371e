//! `--show-prompt`, and what a failed run says.

use serde::Serialize;

use crate::error::Error;
use crate::remote::llm::modelled::{Modelled, Prepared};
use crate::remote::llm::{Failure, ProviderError};
use crate::ui::{Human, Sheet};

/// What would be sent.
#[derive(Debug, Serialize)]
pub(super) struct Shown {
    provider: String,
    model: String,
    url: String,
    redactions: u64,
    prompts: Vec<String>,
    bodies: Vec<serde_json::Value>,
}

impl Shown {
    /// Everything that was prepared.
    pub(super) fn of(drafter: &Modelled<'_>, prepared: &Prepared) -> Self {
        Self {
            provider: drafter.model.provider.clone(),
            model: drafter.model.model.clone(),
            url: drafter.model.url(),
            redactions: prepared.redacted(),
            prompts: prepared.shown(),
            bodies: prepared.bodies(&drafter.model),
        }
    }
}

impl Human for Shown {
    fn human(&self, sheet: &mut Sheet) {
        for prompt in &self.prompts {
            sheet.gap();
            sheet.verbatim(prompt);
        }
        sheet.notice(&format!("this would go to {}; nothing was sent", self.url));
    }
}

/// Why there is no draft, as an error of the program.
pub fn failed(error: ProviderError) -> Error {
    match error {
        ProviderError::Failed(failure) => remote(*failure),
        error => Error::refused("no draft was made")
            .cause(error)
            .code("no-draft")
            .hint("add what is done, step by step, and draft again"),
    }
}

fn remote(failure: Failure) -> Error {
    let error = failure.why.into_iter().fold(
        Error::remote(failure.what).code("model-failed"),
        Error::cause,
    );
    let error = match failure.kept {
        Some(path) => error.cause(format!("what arrived is kept in {path}")),
        None => error,
    };
    let error = failure.hints.into_iter().fold(error, Error::hint);
    error.hint("--provider offline   (drafts by rules; nothing leaves the machine)")
}

//! Providers of drafts behind one trait: rules here and now, models over the network beside them.
pub mod offline;
pub mod probe;

use thiserror::Error;

use crate::domain::brief::Brief;
use crate::domain::draft::Draft;

/// Why a provider gave no draft.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProviderError {
    /// Neither the sources nor the prompt say what to do.
    #[error("no step was found in {searched}: a draft needs somebody to say what is done")]
    NoSteps {
        /// What was read, by name.
        searched: String,
    },
    /// There is neither a source nor a prompt.
    #[error("there is nothing to draft from: give --from FILE or --prompt TEXT")]
    NoSource,
}

/// One way of making a draft from a brief.
pub trait Provider {
    /// The name by which sop.yaml and `--provider` choose it.
    fn name(&self) -> &str;

    /// Makes a draft whose every step cites its source.
    ///
    /// # Errors
    /// No source, or no step in any; never an empty draft.
    fn draft(&self, brief: &Brief) -> Result<Draft, ProviderError>;
}

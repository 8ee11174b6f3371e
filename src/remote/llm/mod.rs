//! Providers of drafts behind one trait: rules here and now, models over the network beside them.
mod answer;
mod cut;
mod http;
mod merge;
pub mod model;
pub mod modelled;
pub mod offline;
pub mod opinion;
pub mod presets;
pub mod probe;
pub mod prompts;
mod scrutiny;
mod sse;
pub mod wire;

use thiserror::Error;

use self::wire::Usage;
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
    /// A model gave none that can be used.
    #[error(transparent)]
    Failed(Box<Failure>),
}

/// How asking a model ended, where it did not end well. Never holds a key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Error)]
#[error("{what}")]
pub struct Failure {
    /// What failed, in a sentence.
    pub what: String,
    /// Why, nearest cause first.
    pub why: Vec<String>,
    /// What may mend it.
    pub hints: Vec<String>,
    /// Where what arrived is kept.
    pub kept: Option<String>,
    /// What arrived before it failed.
    pub arrived: Box<Arrived>,
}

/// What arrived of an answer that cannot be used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrived {
    /// The words.
    pub text: String,
    /// What they cost all the same.
    pub usage: Usage,
    /// They ended because they were as long as they may be.
    pub at_limit: bool,
}

impl Failure {
    fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            ..Self::default()
        }
    }

    fn because(mut self, why: impl Into<String>) -> Self {
        self.why.push(why.into());
        self
    }

    /// Neither of two answers could be read.
    fn of_shape(wrong: String) -> Self {
        Self::new("the model did not answer in the right shape, asked twice").because(wrong)
    }

    /// The same, with what arrived and what it cost.
    fn with(mut self, text: String, usage: Usage) -> Self {
        self.arrived.text = text;
        self.arrived.usage = usage;
        self
    }

    /// Keeps what arrived at a desk, which says where.
    fn kept(mut self, desk: &dyn Desk) -> Self {
        let text = self.arrived.text.as_bytes();
        if !text.is_empty() {
            let name = format!("{}.txt", &prompts::hex(text)[..16]);
            self.kept = desk.keep(&name, text);
        }
        self
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

impl From<Failure> for ProviderError {
    fn from(failure: Failure) -> Self {
        ProviderError::Failed(Box::new(failure))
    }
}

/// A draft, and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// The draft.
    pub draft: Draft,
    /// What the user should know of it.
    pub notices: Vec<String>,
    /// What the server counted, where one was asked.
    pub usage: Option<Usage>,
    /// SHA-256 of what was asked, where something was.
    pub prompt_sha256: Option<String>,
    /// Name, version and digest of the prompt's file, where there is one.
    pub template: Option<String>,
}

/// What a model run needs of the machine that it runs on, so that this room touches neither files nor terminal.
pub trait Desk {
    /// What was answered to the same question before.
    fn remembered(&self, key: &str) -> Option<Vec<u8>>;
    /// Remembers an answer; it is no failure where that cannot be.
    fn remember(&self, key: &str, answer: &[u8]);
    /// Keeps what cannot be used and says where.
    fn keep(&self, name: &str, bytes: &[u8]) -> Option<String>;
    /// Something to show while it takes long.
    fn progress(&self, what: &str);
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

    /// The same, with an account of how it was made.
    ///
    /// # Errors
    /// As [`Provider::draft`].
    fn account(&self, brief: &Brief) -> Result<Drafted, ProviderError> {
        Ok(Drafted {
            draft: self.draft(brief)?,
            notices: Vec::new(),
            usage: None,
            prompt_sha256: None,
            template: None,
        })
    }
}

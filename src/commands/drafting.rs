//! What the commands that draft have in common: which provider, what is said before anything is sent, and the run.

mod announce;
mod desk;
mod shown;

use std::cell::OnceCell;

pub use self::announce::{Leaving, announce};
pub use self::desk::AtDesk;
use self::shown::Shown;
pub use self::shown::failed;
use super::Context;
use crate::domain::brief::Brief;
use crate::domain::draft::Draft;
use crate::error::{Error, Result};
use crate::ops::draft::{Drafter, Tokens};
use crate::remote::llm::model::Model;
use crate::remote::llm::modelled::Modelled;
use crate::remote::llm::offline::Offline;
use crate::remote::llm::presets::{Chosen, Flags, choose, possible};
use crate::remote::llm::prompts::{FOLDER, Prompts};
use crate::remote::llm::{Drafted, Provider};
use crate::store::{Scope, Store, sha256_hex};

/// Which model drafts, and how.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "The model")]
pub struct ModelArgs {
    /// Who drafts: offline, anthropic, openai, responses, ollama, llama.cpp, lmstudio, vllm, chat
    #[arg(long, value_name = "PROVIDER")]
    provider: Option<String>,
    /// The model's name at the provider
    #[arg(long, value_name = "NAME")]
    model: Option<String>,
    /// Where the provider listens
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Print exactly what would be sent, and send nothing
    #[arg(long)]
    show_prompt: bool,
    /// Ask again, though the same was asked before
    #[arg(long)]
    no_cache: bool,
    /// Send secrets, addresses and personal numbers as they stand
    #[arg(long)]
    no_redact: bool,
}

impl ModelArgs {
    /// Whether secrets, addresses and personal numbers are blacked out.
    pub fn redacts(&self) -> bool {
        !self.no_redact
    }

    /// Whether only what would be sent is to be shown.
    pub fn shows_prompt(&self) -> bool {
        self.show_prompt
    }

    /// Whether somebody said who is to be asked, or how.
    pub fn is_given(&self) -> bool {
        self.provider.is_some()
            || self.model.is_some()
            || self.base_url.is_some()
            || self.show_prompt
            || self.no_cache
            || self.no_redact
    }
}

/// A draft, and who made it.
pub struct Made {
    /// The draft.
    pub draft: Draft,
    account: Drafted,
    provider: String,
    model: Option<String>,
    redactions: u64,
}

impl Made {
    fn new(account: Drafted, provider: &str, model: Option<&Model>, redactions: u64) -> Self {
        Self {
            draft: account.draft.clone(),
            account,
            provider: provider.to_owned(),
            model: model.map(|model| model.model.clone()),
            redactions,
        }
    }

    /// Who drafted, for the page and the record.
    pub fn by(&self, prompt: Option<&str>, body: &str) -> Drafter {
        let own = || prompt.map(|prompt| sha256_hex(prompt.as_bytes()));
        Drafter {
            provider: self.provider.clone(),
            kind: if self.model.is_some() { "ai" } else { "rules" }.to_owned(),
            model: self.model.clone(),
            prompt_sha256: self.account.prompt_sha256.clone().or_else(own),
            template: self.account.template.clone(),
            answer_sha256: sha256_hex(body.as_bytes()),
            redactions: self.redactions,
            usage: self.account.usage.map(|usage| Tokens {
                input: usage.input,
                output: usage.output,
            }),
            notices: self.account.notices.clone(),
        }
    }
}

/// The provider that the flags or sop.yaml name; the rules where neither does, and what else there is.
pub fn chosen(args: &ModelArgs, context: &mut Context, store: &Store) -> Result<Chosen> {
    let settings = store.snapshot_without_ledger(Scope::default())?.settings;
    let flags = Flags {
        provider: args.provider.clone(),
        model: args.model.clone(),
        base_url: args.base_url.clone(),
    };
    let var = |name: &str| context.env.var(name).map(str::to_owned);
    let chosen = choose(&flags, settings.provider.as_ref(), &var).map_err(|failure| {
        let error = match (&flags.provider, &settings.provider) {
            (None, Some(_)) => Error::repository(failure.what).at("sop.yaml", None),
            _ => Error::usage(failure.what),
        };
        let error = failure.why.into_iter().fold(error, Error::cause);
        failure.hints.into_iter().fold(error, Error::hint)
    })?;
    if chosen == (Chosen::Offline { named: false }) && !context.globals.offline {
        let look = context.interactive();
        for there in possible(&var, look) {
            context.say(&format!(
                "note: no model is configured, so rules draft; {there} would draft with one"
            ));
        }
    }
    match chosen {
        Chosen::Model { .. } if context.globals.offline && flags.provider.is_some() => Err(
            Error::usage("--offline leaves the network alone, and a model needs it")
                .hint("--provider offline"),
        ),
        Chosen::Model { .. } if context.globals.offline => {
            context.say("note: --offline: rules draft, and not the model of sop.yaml");
            Ok(Chosen::Offline { named: true })
        }
        chosen => Ok(chosen),
    }
}

/// Drafts. `None` where only the prompt was to be shown, and has been.
pub fn drafted(
    args: &ModelArgs,
    chosen: Chosen,
    brief: &Brief,
    context: &mut Context,
    store: &Store,
) -> Result<Option<Made>> {
    let (model, trusted) = match chosen {
        Chosen::Model { model, trusted } => (*model, trusted),
        Chosen::Offline { .. } if args.show_prompt => {
            return Err(Error::usage("rules draft here, and they have no prompt")
                .hint("--provider NAME --model NAME"));
        }
        Chosen::Offline { .. } => {
            let busy = context.busy("drafting");
            let made = Offline.account(brief).map_err(failed);
            drop(busy);
            return Ok(Some(Made::new(made?, Offline.name(), None, 0)));
        }
    };
    let desk = AtDesk {
        shelf: store.shelf(),
        busy: OnceCell::new(),
    };
    let drafter = Modelled {
        prompts: Prompts::with(|name| desk.shelf.replacement(&format!("{FOLDER}/{name}.md"))),
        desk: &desk,
        redact: !args.no_redact,
        cache: !args.no_cache,
        model,
    };
    let prepared = drafter.prepare(brief).map_err(failed)?;
    if args.show_prompt {
        context.answer(&Shown::of(&drafter, &prepared))?;
        return Ok(None);
    }
    announce(&drafter.model, &Leaving::from(&prepared), trusted, context)?;
    let _ = desk
        .busy
        .set(context.busy(&format!("drafting with {}", drafter.model.model)));
    let made = drafter.run(brief, &prepared).map_err(failed)?;
    Ok(Some(Made::new(
        made,
        drafter.name(),
        Some(&drafter.model),
        prepared.redacted(),
    )))
}

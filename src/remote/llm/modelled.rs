//! A draft by a model: what is sent, what comes back, and what of it stands.
mod asking;
mod numbered;
mod standing;

use std::ops::Range;

use serde_json::json;

use self::asking::{Kept, Part};
use self::numbered::Material;
use super::answer::{self, Bounds};
use super::http::Line;
use super::model::Model;
use super::prompts::{Prompts, hex};
use super::wire::{Message, Request, Role, Usage};
use super::{Desk, Drafted, Failure, Provider, ProviderError, cut, merge};
use crate::domain::brief::Brief;
use crate::domain::draft::Draft;

/// The most tokens of an answer.
const MOST_OUTPUT: u64 = 16_000;
/// The most tokens of sources in one question, however much a model takes: attention wanes.
const MOST_INPUT: u64 = 24_000;
/// Less than this is no room to draft in.
const LEAST_INPUT: u64 = 128;

/// A model, with everything that it needs to draft.
pub struct Modelled<'d> {
    /// The model.
    pub model: Model,
    /// The words that it is given.
    pub prompts: Prompts,
    /// The machine around it.
    pub desk: &'d dyn Desk,
    /// Secrets and personal numbers are blacked out.
    pub redact: bool,
    /// An answer to the same question is used again.
    pub cache: bool,
}

/// Questions that are ready to be sent, and what can be said of them before.
pub struct Prepared {
    material: Material,
    parts: Vec<Part>,
}

impl Prepared {
    /// How many bytes of text leave the machine; none where all answers are known.
    pub fn bytes(&self) -> usize {
        self.asked().map(|request| text_of(request).len()).sum()
    }

    /// About how many tokens they are.
    pub fn tokens(&self) -> u64 {
        self.asked()
            .map(|request| cut::tokens(&text_of(request)))
            .sum()
    }

    /// The most tokens that may come back.
    pub fn most_output(&self) -> u64 {
        self.asked().map(|request| request.max_tokens).sum()
    }

    /// How many questions are sent.
    pub fn questions(&self) -> usize {
        self.asked().count()
    }

    /// What was blacked out, by kind, as words; empty where nothing was.
    pub fn redactions(&self) -> String {
        let hits = self.material.redactor.hits();
        let said: Vec<String> = hits
            .iter()
            .map(|(kind, count)| format!("{count} {}", kind.word()))
            .collect();
        said.join(", ")
    }

    /// How many places were blacked out.
    pub fn redacted(&self) -> u64 {
        u64::try_from(self.material.redactor.total()).unwrap_or(u64::MAX)
    }

    /// Exactly what is sent, or was.
    pub fn shown(&self) -> Vec<String> {
        self.parts
            .iter()
            .map(|part| text_of(&part.request))
            .collect()
    }

    /// The same as the wire has it.
    pub fn bodies(&self, model: &Model) -> Vec<serde_json::Value> {
        self.parts
            .iter()
            .map(|part| model.wire.body(&part.request))
            .collect()
    }

    fn asked(&self) -> impl Iterator<Item = &Request> {
        self.parts
            .iter()
            .filter(|part| part.known.is_none())
            .map(|part| &part.request)
    }
}

fn text_of(request: &Request) -> String {
    let said = request.messages.iter().map(|message| message.text.as_str());
    std::iter::once(request.system.as_str())
        .chain(said)
        .collect::<Vec<_>>()
        .join("\n\n")
}

impl Modelled<'_> {
    /// Makes the questions. Nothing is sent.
    ///
    /// # Errors
    /// There is no source, or the model takes too little at once.
    pub fn prepare(&self, brief: &Brief) -> Result<Prepared, ProviderError> {
        if brief.sources.is_empty() {
            return Err(ProviderError::NoSource);
        }
        let material = Material::new(brief, self.redact);
        let (system, user) = self.words(brief, &material, "");
        let output = (self.model.context / 3).clamp(256, MOST_OUTPUT);
        let overhead =
            cut::tokens(&system) + cut::tokens(&user) + 64 * (1 + brief.sources.len() as u64);
        let room = (self.model.context * 9 / 10)
            .saturating_sub(output + overhead)
            .min(MOST_INPUT);
        if room < LEAST_INPUT {
            return Err(Failure::new(format!("a context of {} tokens leaves no room for the sources", self.model.context))
                .hint("context: N   (under provider: in sop.yaml, and start the model's server with as much)")
                .into());
        }
        let ranges = cut::parts(&brief.sources, &material.lines, room);
        let parts = ranges
            .into_iter()
            .map(|lines| self.question(brief, &material, lines, output, Bounds::WIDE));
        Ok(Prepared {
            parts: parts.collect(),
            material,
        })
    }

    /// What a model is told first, and what it is asked of some sources.
    fn words(&self, brief: &Brief, material: &Material, sources: &str) -> (String, String) {
        let spelled = answer::schema(None).to_string();
        let values = [
            ("title", material.title.as_str()),
            ("kind", brief.kind.as_str()),
            ("schema", &spelled),
            ("sources", sources),
        ];
        (
            self.prompts.drafting.system(&values),
            self.prompts.drafting.user(&values),
        )
    }

    /// The question of some lines, to be answered within `max_tokens`.
    fn question(
        &self,
        brief: &Brief,
        material: &Material,
        lines: Range<usize>,
        max_tokens: u64,
        bounds: Bounds,
    ) -> Part {
        let blocks = material.blocks(&brief.sources, lines.clone());
        let local = self.model.is_local();
        let (system, text) = self.words(brief, material, &blocks);
        let request = Request {
            model: self.model.model.clone(),
            system,
            messages: vec![Message {
                role: Role::User,
                text,
            }],
            schema: self
                .model
                .native
                .then(|| answer::schema(local.then_some(bounds))),
            max_tokens,
            local,
        };
        let key = self.key(&request);
        let known = self.cache.then(|| self.desk.remembered(&key)).flatten();
        Part {
            request,
            known: known.and_then(|bytes| Kept::read(&bytes, &lines)),
            lines,
            key,
        }
    }

    /// What an answer is remembered by: everything that it depends on.
    fn key(&self, request: &Request) -> String {
        let all = json!([
            Kept::VERSION,
            self.model.wire.name(),
            self.model.base.as_str(),
            self.model.model,
            self.model.wire.body(request),
            answer::schema(None),
            self.prompts.drafting.sha256,
            self.prompts.repair.sha256,
        ]);
        hex(all.to_string().as_bytes())
    }

    /// Asks what was prepared, and makes a draft of the answers.
    ///
    /// # Errors
    /// A question had no answer that can be used, or nothing that was answered or found by rules is a step.
    pub fn run(&self, brief: &Brief, prepared: &Prepared) -> Result<Drafted, ProviderError> {
        let line = Line::new(&self.model)?;
        let mut usage = Usage::default();
        let mut halved = 0;
        let mut drafts = Vec::new();
        let title = brief.title.clone().unwrap_or_default();
        for (at, part) in prepared.parts.iter().enumerate() {
            if prepared.parts.len() > 1 {
                self.desk
                    .progress(&format!("part {} of {}", at + 1, prepared.parts.len()));
            }
            let answered = self.answers(&line, brief, &prepared.material, part)?;
            usage = usage.plus(answered.usage);
            halved += usize::from(answered.halved);
            drafts.extend(answered.answers.iter().map(|(answer, lines)| {
                answer.draft(
                    &title,
                    &|text, cites| prepared.material.evidence(brief, lines, text, cites),
                    &|text| prepared.material.redactor.restore(text),
                )
            }));
        }
        let mut notices = self.account_of(prepared, usage);
        if halved > 0 {
            notices.push(format!(
                "{} to the limit of tokens: asked for again in two halves",
                if halved == 1 {
                    "an answer ran".to_owned()
                } else {
                    format!("{halved} answers ran")
                }
            ));
        }
        let draft = standing::checked(brief, merge::join(drafts), &mut notices)?;
        Ok(Drafted {
            draft,
            notices,
            usage: (prepared.questions() > 0).then_some(usage),
            prompt_sha256: Some(hex(prepared.shown().join("\n\n").as_bytes())),
            template: Some(self.prompts.drafting.label()),
        })
    }

    fn account_of(&self, prepared: &Prepared, usage: Usage) -> Vec<String> {
        let mut notices = Vec::new();
        if prepared.questions() == 0 {
            notices.push("the same was asked before, and the answer kept: nothing was sent (--no-cache asks again)".to_owned());
        } else {
            let cost = self.model.price.map_or(String::new(), |price| {
                format!(", at a cost of {:.4}", price.of(usage.input, usage.output))
            });
            notices.push(format!(
                "{} read {} tokens and wrote {}{cost}",
                self.model.model, usage.input, usage.output
            ));
        }
        if prepared.redacted() > 0 {
            notices.push(format!(
                "blacked out before it was sent, and put back here: {}",
                prepared.redactions()
            ));
        }
        notices
    }
}

impl Provider for Modelled<'_> {
    fn name(&self) -> &str {
        &self.model.provider
    }

    fn draft(&self, brief: &Brief) -> Result<Draft, ProviderError> {
        Ok(self.account(brief)?.draft)
    }

    fn account(&self, brief: &Brief) -> Result<Drafted, ProviderError> {
        let prepared = self.prepare(brief)?;
        self.run(brief, &prepared)
    }
}

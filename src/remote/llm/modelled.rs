//! A draft by a model: what is sent, what comes back, and what of it stands.
mod numbered;
mod standing;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use serde_json::json;

use self::numbered::Material;
use super::answer::{self, Answer};
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

/// One question, ready to be sent.
struct Part {
    request: Request,
    lines: Range<usize>,
    key: String,
    known: Option<Kept>,
}

/// Questions that are ready to be sent, and what can be said of them before.
pub struct Prepared {
    material: Material,
    parts: Vec<Part>,
}

/// An answer that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    version: u32,
    text: String,
    sha256: String,
    input: u64,
    output: u64,
}

impl Kept {
    const VERSION: u32 = 1;

    fn read(bytes: &[u8]) -> Option<Self> {
        let kept: Self = serde_json::from_slice(bytes).ok()?;
        let whole = kept.version == Self::VERSION && kept.sha256 == hex(kept.text.as_bytes());
        (whole && answer::read(&kept.text).is_ok()).then_some(kept)
    }
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
        let spelled = answer::schema(false).to_string();
        let values = |sources: &str| {
            let fixed = [
                ("title", material.title.as_str()),
                ("kind", brief.kind.as_str()),
                ("schema", &spelled),
            ];
            let all = fixed
                .into_iter()
                .chain([("sources", sources)])
                .collect::<Vec<_>>();
            (
                self.prompts.drafting.system(&all),
                self.prompts.drafting.user(&all),
            )
        };
        let (system, user) = values("");
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
        let parts = ranges.into_iter().map(|lines| {
            let asked = values(&material.blocks(&brief.sources, lines.clone()));
            let request = self.request(asked, output);
            let key = self.key(&request);
            let known = self.cache.then(|| self.desk.remembered(&key)).flatten();
            Part {
                request,
                lines,
                known: known.and_then(|bytes| Kept::read(&bytes)),
                key,
            }
        });
        Ok(Prepared {
            parts: parts.collect(),
            material,
        })
    }

    fn request(&self, (system, user): (String, String), max_tokens: u64) -> Request {
        Request {
            model: self.model.model.clone(),
            system,
            messages: vec![Message {
                role: Role::User,
                text: user,
            }],
            schema: self
                .model
                .native
                .then(|| answer::schema(self.model.is_local())),
            max_tokens,
            local: self.model.is_local(),
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
            answer::schema(false),
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
        let mut drafts = Vec::new();
        let title = brief.title.clone().unwrap_or_default();
        for (at, part) in prepared.parts.iter().enumerate() {
            if prepared.parts.len() > 1 {
                self.desk
                    .progress(&format!("part {} of {}", at + 1, prepared.parts.len()));
            }
            let (answer, cost) = self.answer(&line, part)?;
            usage = usage.plus(cost);
            drafts.push(answer.draft(
                &title,
                &|text, cites| prepared.material.evidence(brief, &part.lines, text, cites),
                &|text| prepared.material.redactor.restore(text),
            ));
        }
        let mut notices = self.account_of(prepared, usage);
        let draft = standing::checked(brief, merge::join(drafts), &mut notices)?;
        Ok(Drafted {
            draft,
            notices,
            usage: (prepared.questions() > 0).then_some(usage),
            prompt_sha256: Some(hex(prepared.shown().join("\n\n").as_bytes())),
            template: Some(self.prompts.drafting.label()),
        })
    }

    /// The answer to one question, put right once where it has to be.
    fn answer(&self, line: &Line<'_>, part: &Part) -> Result<(Answer, Usage), ProviderError> {
        if let Some(kept) = &part.known
            && let Ok(answer) = answer::read(&kept.text)
        {
            return Ok((answer, Usage::default()));
        }
        let first = line
            .ask(&part.request, self.desk)
            .map_err(|failure| self.kept(failure))?;
        let wrong = match answer::read(&first.text) {
            Ok(answer) => return Ok((answer, self.remember(part, &first.text, first.usage))),
            Err(wrong) => wrong,
        };
        self.desk
            .progress("asking for the answer in the right shape");
        let again = self.repair(&part.request, &first.text, &wrong);
        let second = line
            .ask(&again, self.desk)
            .map_err(|failure| self.kept(failure))?;
        let usage = first.usage.plus(second.usage);
        match answer::read(&second.text) {
            Ok(answer) => Ok((answer, self.remember(part, &second.text, usage))),
            Err(wrong) => Err(self.kept(Failure {
                arrived: second.text,
                ..Failure::new("the model did not answer in the right shape, asked twice")
                    .because(wrong)
            })),
        }
    }

    fn repair(&self, request: &Request, said: &str, wrong: &str) -> Request {
        let mut again = request.clone();
        let asked = Message {
            role: Role::User,
            text: self.prompts.repair.user(&[("error", wrong)]),
        };
        let room = self.model.context.saturating_sub(request.max_tokens);
        // Where its answer does not fit any more, it has to do with what was wrong.
        if cut::tokens(&text_of(request)) + cut::tokens(said) + cut::tokens(&asked.text) < room {
            again.messages.push(Message {
                role: Role::Assistant,
                text: said.to_owned(),
            });
            again.messages.push(asked);
        } else if let Some(first) = again.messages.first_mut() {
            first.text = format!("{}\n\n{}", first.text, asked.text);
        }
        again
    }

    fn remember(&self, part: &Part, text: &str, usage: Usage) -> Usage {
        let kept = Kept {
            version: Kept::VERSION,
            text: text.to_owned(),
            sha256: hex(text.as_bytes()),
            input: usage.input,
            output: usage.output,
        };
        if let Ok(bytes) = serde_json::to_vec(&kept) {
            self.desk.remember(&part.key, &bytes);
        }
        usage
    }

    /// Keeps what arrived, and says where.
    fn kept(&self, mut failure: Failure) -> ProviderError {
        if !failure.arrived.is_empty() {
            let name = format!("{}.txt", &hex(failure.arrived.as_bytes())[..16]);
            failure.kept = self.desk.keep(&name, failure.arrived.as_bytes());
        }
        failure.into()
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

//! What a model thinks of a page that is due: its words, for somebody else to hold against the page's.
use serde::Deserialize;
use serde_json::{Value, json};

use super::http::Line;
use super::model::Model;
use super::prompts::Prompts;
use super::wire::{Message, Request, Role, Usage};
use super::{Desk, Failure, ProviderError, answer, cut};
use crate::domain::redact::Redactor;

/// The most tokens of an answer: a few findings.
const MOST_OUTPUT: u64 = 2_000;

/// One page and what is known of it.
pub struct Page {
    /// Its file: what its findings are given back under.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What is known already, a line each.
    pub around: Vec<String>,
    /// What it says.
    pub text: String,
}

/// A finding as it was said.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Words that are meant to be the page's.
    pub quote: String,
    /// Why they may no longer hold.
    pub reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    findings: Vec<Said>,
}

/// Somebody who reads pages.
pub struct Reader<'d> {
    /// The model.
    pub model: Model,
    /// The words that it is given.
    pub prompts: Prompts,
    /// The machine around it.
    pub desk: &'d dyn Desk,
    /// Secrets and personal numbers are blacked out.
    pub redact: bool,
}

/// Questions that are ready to be sent.
pub struct Questions {
    asked: Vec<(String, Request)>,
    /// Pages that are longer than the model takes.
    pub too_long: Vec<String>,
    redactor: Redactor,
}

impl Questions {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.asked.len()
    }

    /// Exactly what is sent.
    pub fn shown(&self) -> Vec<String> {
        let text = |(_, request): &(String, Request)| {
            let said = request.messages.iter().map(|message| message.text.as_str());
            let all: Vec<&str> = std::iter::once(request.system.as_str())
                .chain(said)
                .collect();
            all.join("\n\n")
        };
        self.asked.iter().map(text).collect()
    }

    /// About how many tokens that is.
    pub fn tokens(&self) -> u64 {
        self.shown().iter().map(|text| cut::tokens(text)).sum()
    }

    /// The most tokens that may come back.
    pub fn most_output(&self) -> u64 {
        self.asked
            .iter()
            .map(|(_, request)| request.max_tokens)
            .sum()
    }

    /// What was blacked out, by kind, as words; empty where nothing was.
    pub fn redactions(&self) -> String {
        let hits = self.redactor.hits();
        let said: Vec<String> = hits
            .iter()
            .map(|(kind, count)| format!("{count} {}", kind.word()))
            .collect();
        said.join(", ")
    }
}

impl Reader<'_> {
    /// Makes the questions. Nothing is sent.
    pub fn prepare(&self, pages: &[Page]) -> Questions {
        let mut redactor = Redactor::default();
        pages.iter().for_each(|page| redactor.reserve(&page.text));
        let mut questions = Questions {
            asked: Vec::new(),
            too_long: Vec::new(),
            redactor,
        };
        let max_tokens = (self.model.context / 4).clamp(128, MOST_OUTPUT);
        for page in pages {
            let request = self.request(page, &mut questions.redactor, max_tokens);
            let asked: u64 = std::iter::once(&request.system)
                .chain(request.messages.iter().map(|message| &message.text))
                .map(|text| cut::tokens(text))
                .sum();
            if asked + max_tokens > self.model.context * 9 / 10 {
                questions.too_long.push(page.path.clone());
            } else {
                questions.asked.push((page.path.clone(), request));
            }
        }
        questions
    }

    fn request(&self, page: &Page, redactor: &mut Redactor, max_tokens: u64) -> Request {
        redactor.next_source();
        let mut hide = |text: &str| match self.redact {
            true => redactor.redact(text),
            false => text.to_owned(),
        };
        let text = hide(&page.text);
        let around: Vec<String> = page
            .around
            .iter()
            .map(|line| format!("- {}", hide(line)))
            .collect();
        let (around, title, shape) = (around.join("\n"), hide(&page.title), schema());
        let spelled = shape.to_string();
        let values = [
            ("schema", &*spelled),
            ("title", &title),
            ("around", &around),
            ("text", &text),
        ];
        Request {
            model: self.model.model.clone(),
            system: self.prompts.opinion.system(&values),
            messages: vec![Message {
                role: Role::User,
                text: self.prompts.opinion.user(&values),
            }],
            schema: self.model.native.then_some(shape),
            max_tokens,
            local: self.model.is_local(),
        }
    }

    /// Asks what was prepared: findings by path, as they were said, with what was blacked out put back.
    ///
    /// # Errors
    /// A question had no answer that can be used, asked twice; what arrived is kept.
    pub fn run(
        &self,
        questions: &Questions,
    ) -> Result<(Vec<(String, Said)>, Usage), ProviderError> {
        let line = Line::new(&self.model)?;
        let (mut found, mut usage) = (Vec::new(), Usage::default());
        for (at, (path, request)) in questions.asked.iter().enumerate() {
            self.desk
                .progress(&format!("page {} of {}", at + 1, questions.count()));
            let (said, cost) = self
                .ask(&line, request)
                .map_err(|failure| failure.kept(self.desk))?;
            usage = usage.plus(cost);
            found.extend(said.into_iter().map(|said| {
                let back = |text: &str| questions.redactor.restore(text);
                let said = Said {
                    quote: back(&said.quote),
                    reason: back(&said.reason),
                };
                (path.clone(), said)
            }));
        }
        Ok((found, usage))
    }

    /// The findings of one page, put right once where they have to be.
    fn ask(&self, line: &Line<'_>, request: &Request) -> Result<(Vec<Said>, Usage), Failure> {
        let first = line.ask(request, self.desk)?;
        let wrong = match read(&first.text) {
            Ok(said) => return Ok((said, first.usage)),
            Err(wrong) => wrong,
        };
        let mut again = request.clone();
        again.messages.push(Message {
            role: Role::Assistant,
            text: first.text,
        });
        again.messages.push(Message {
            role: Role::User,
            text: self.prompts.repair.user(&[("error", &wrong)]),
        });
        let second = line.ask(&again, self.desk)?;
        match read(&second.text) {
            Ok(said) => Ok((said, first.usage.plus(second.usage))),
            Err(wrong) => {
                Err(Failure::of_shape(wrong).with(second.text, first.usage.plus(second.usage)))
            }
        }
    }
}

fn schema() -> Value {
    let text = json!({"type": "string"});
    json!({
        "type": "object", "additionalProperties": false, "required": ["findings"],
        "properties": {"findings": {"type": "array", "items": {
            "type": "object", "additionalProperties": false, "required": ["quote", "reason"],
            "properties": {"quote": text, "reason": text},
        }}},
    })
}

/// Reads an answer, whatever the server promised of it.
fn read(text: &str) -> Result<Vec<Said>, String> {
    let value = answer::value_of(text)?;
    let answer: Answer = serde_json::from_value(value)
        .map_err(|error| format!("It does not follow the schema: {error}."))?;
    Ok(answer.findings)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn an_answer_has_findings_and_nothing_else() {
        let good = r#"Here: {"findings": [{"quote": "Open Globex", "reason": "it was replaced"}]}"#;
        assert_eq!(read(good).map(|said| said.len()), Ok(1));
        assert_eq!(read(r#"{"findings": []}"#).map(|said| said.len()), Ok(0));
        for wrong in [
            "no",
            "{}",
            r#"{"findings": [{"quote": "x"}]}"#,
            r#"{"findings": [], "status": "fresh"}"#,
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}

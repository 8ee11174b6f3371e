//! An interview that draws a procedure out of an expert: what is asked next, given what was answered, and the answers
//! as a source whose spans are the expert's messages.

mod topics;

use std::fmt::Write as _;

use ecow::EcoString;
use serde::{Deserialize, Serialize};

use super::draft::{Block, Draft, Evidence, Section};
use super::source::{Format, Place, Source, Span, SpanKind};
use topics::PROCEDURE;
pub use topics::{Ask, TOPICS, Topic};

/// An interview that is under way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elicited {
    /// The title of what is told.
    pub title: String,
    /// The name of whoever tells it.
    pub by: String,
    /// The day on which it began, `YYYY-MM-DD`.
    pub on: String,
    /// What was answered, in order.
    pub replies: Vec<Reply>,
}

/// An answer; an empty one ends its topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// The topic's name; `if` for what is done where a step fails.
    pub topic: String,
    /// What was asked.
    pub asked: String,
    /// What was said.
    pub answer: String,
}

/// The next question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// The topic's name, or `if`.
    pub topic: String,
    /// The topic's place, from 1.
    pub number: usize,
    /// The question.
    pub text: String,
    /// Whether Enter means that there is no more, and not that it is left out.
    pub ends: bool,
}

impl Elicited {
    /// What to ask next; `None` when all was asked.
    pub fn next(&self) -> Option<Next> {
        TOPICS
            .iter()
            .enumerate()
            .find_map(|(index, topic)| self.of(topic, index + 1))
    }

    fn of(&self, topic: &Topic, number: usize) -> Option<Next> {
        let own = |reply: &&Reply| reply.topic == topic.key;
        let last = self.replies.iter().rfind(own);
        let next = |name: &str, text: String, ends: bool| {
            Some(Next {
                topic: name.to_owned(),
                number,
                text,
                ends,
            })
        };
        match (topic.ask, last) {
            (_, None) => next(topic.key, topic.first.to_owned(), false),
            (Ask::Once, Some(_)) => None,
            (_, Some(last)) if last.answer.is_empty() => None,
            (Ask::Many, Some(_)) => next(topic.key, topic.more.to_owned(), true),
            (Ask::Steps, Some(last)) => {
                let asked_if = self.replies.last().is_some_and(|reply| reply.topic == "if");
                if is_decision(&last.answer) && !asked_if {
                    let text = format!("And if it is not so, or fails? (“{}”)", last.answer);
                    next("if", text, false)
                } else {
                    next(topic.key, topic.more.to_owned(), true)
                }
            }
        }
    }

    /// Whether anything was told that can be drafted.
    pub fn has_steps(&self) -> bool {
        self.replies
            .iter()
            .any(|reply| reply.topic == "steps" && !reply.answer.is_empty())
    }

    /// How the source is called.
    pub fn name(&self) -> String {
        format!("interview-{}", self.on)
    }

    /// The answers with their topics, messages from 1.
    fn told(&self) -> Vec<(usize, &Topic, &Reply)> {
        let answered = self.replies.iter().filter(|reply| !reply.answer.is_empty());
        let with_topic = |(index, reply): (usize, &'_ Reply)| (index + 1, reply.topic.clone());
        let numbers: Vec<(usize, String)> = answered.clone().enumerate().map(with_topic).collect();
        let replies: Vec<&Reply> = answered.collect();
        let mut told = Vec::new();
        for topic in &TOPICS {
            for ((number, key), reply) in numbers.iter().zip(&replies) {
                if key == topic.key || (topic.ask == Ask::Steps && key == "if") {
                    told.push((*number, topic, *reply));
                }
            }
        }
        told
    }

    /// The interview as Markdown: kept beside the draft, and a source by itself.
    pub fn markdown(&self) -> String {
        let mut out = format!(
            "# {}\n\n<!-- {}, told on {} -->\n",
            self.title, self.by, self.on
        );
        let mut heading = "";
        for (_, topic, reply) in self.told() {
            if topic.heading != heading {
                heading = topic.heading;
                let _ = write!(out, "\n## {heading}\n\n");
            }
            let mark = if topic.ask == Ask::Steps { "1." } else { "-" };
            let _ = writeln!(out, "{mark} {}", framed(topic, reply));
        }
        out
    }

    /// The interview as a source: each answer a message of whoever told it.
    pub fn source(&self, digest: String) -> Source {
        let mut spans: Vec<Span> = Vec::new();
        let mut heading = "";
        for (number, topic, reply) in self.told() {
            let place = Place::Message(number);
            let span = |text: String, kind: SpanKind| Span {
                start: place,
                end: place,
                speaker: Some(self.by.clone()),
                text,
                kind,
            };
            if topic.heading != heading {
                heading = topic.heading;
                spans.push(span(heading.to_owned(), SpanKind::Heading(2)));
            }
            let kind = SpanKind::Item {
                ordered: topic.ask == Ask::Steps,
                depth: 0,
            };
            spans.push(span(framed(topic, reply), kind));
        }
        Source {
            name: self.name(),
            format: Format::Chat,
            spans,
            digest,
        }
    }

    /// The part of the source that is about what is done: what a provider drafts from. The rest stands in its sections
    /// word for word.
    pub fn steps_of(&self, source: &Source) -> Source {
        let numbers: Vec<usize> = self
            .told()
            .into_iter()
            .filter(|(_, topic, _)| topic.heading == PROCEDURE)
            .map(|(number, _, _)| number)
            .collect();
        let is_step = |span: &&Span| matches!(span.start, Place::Message(number) if numbers.contains(&number));
        Source {
            spans: source.spans.iter().filter(is_step).cloned().collect(),
            ..source.clone()
        }
    }

    /// Puts every answer that no part of the draft cites into a section under its topic's heading: nothing that was
    /// told is lost.
    pub fn complete(&self, draft: &mut Draft, source: &Source) {
        let cited = cited(draft, &source.name);
        for (number, topic, reply) in self.told() {
            if cited.contains(&number) {
                continue;
            }
            let text = framed(topic, reply);
            let span = source
                .spans
                .iter()
                .find(|span| span.start == Place::Message(number) && span.text == text);
            let Some(span) = span else { continue };
            let heading = match topic.heading {
                PROCEDURE => "Remarks",
                other => other,
            };
            let block = Block {
                text: capital(&text),
                item: topic.ask != Ask::Once,
                evidence: vec![Evidence::of(source, span)],
            };
            match draft
                .sections
                .iter_mut()
                .find(|section| section.heading == heading)
            {
                Some(section) => section.blocks.push(block),
                None => draft.sections.push(Section {
                    heading: heading.to_owned(),
                    blocks: vec![block],
                }),
            }
            draft.unused.retain(|unused| {
                unused.source != source.name || unused.start != Place::Message(number)
            });
        }
    }
}

/// An answer with what its question gave it: who is asked what must never be done, and says what, says never.
fn framed(topic: &Topic, reply: &Reply) -> String {
    let answer = reply
        .answer
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let lower = answer.to_lowercase();
    let forbids = ["never", "do not", "don't", "don’t", "no ", "nobody", "not "]
        .iter()
        .any(|word| lower.starts_with(word));
    let conditional = ["if ", "when ", "unless ", "otherwise"]
        .iter()
        .any(|word| lower.starts_with(word));
    match reply.topic.as_str() {
        "never" if !forbids => format!("Never {}", small(&answer)),
        "if" if !conditional => format!("If not, {}", small(&answer)),
        _ if topic.key == "steps" => answer.trim_end_matches('.').to_owned(),
        _ => answer,
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

fn small(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().collect::<String>() + &text[first.len_utf8()..]
        }
        _ => text.to_owned(),
    }
}

/// The messages that a draft cites.
fn cited(draft: &Draft, source: &str) -> Vec<usize> {
    let steps = draft.steps.iter().flat_map(|step| &step.evidence);
    let warnings = draft.warnings.iter().flat_map(|warning| &warning.evidence);
    let questions = draft
        .open_questions
        .iter()
        .flat_map(|question| &question.evidence);
    let blocks = draft
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .flat_map(|block| &block.evidence);
    steps
        .chain(warnings)
        .chain(questions)
        .chain(blocks)
        .filter(|evidence| evidence.source == source)
        .filter_map(|evidence| match evidence.start {
            Place::Message(number) => Some(number),
            _ => None,
        })
        .collect()
}

/// Whether a step can come out one way or the other.
fn is_decision(step: &str) -> bool {
    let words: Vec<EcoString> = step.split_whitespace().map(super::words::key).collect();
    let has = |word: &str| words.iter().any(|own| own == word);
    [
        "check", "verify", "confirm", "whether", "decide", "test", "inspect", "approve",
        "validate", "ensure", "compare", "review",
    ]
    .iter()
    .any(|word| has(word))
        || words
            .windows(2)
            .any(|pair| pair[0] == "make" && pair[1] == "sure")
}

/// The questions as a form to be filled in at leisure and drafted from with `--from`.
pub fn form(title: &str) -> String {
    let mut out = format!(
        "# {title}\n\n<!-- Answer below each question, then: sop draft '{title}' --from THIS-FILE -->\n"
    );
    let mut heading = "";
    for topic in &TOPICS {
        if topic.heading != heading {
            heading = topic.heading;
            let _ = write!(out, "\n## {heading}\n");
        }
        let hint = match topic.ask {
            Ask::Once => "",
            Ask::Many => " One a line, each behind a `-`.",
            Ask::Steps => " One a line, numbered; for each decision, what if it fails.",
        };
        let _ = write!(out, "\n<!-- {}{hint} -->\n\n", topic.first);
    }
    out
}

#[cfg(test)]
mod tests;

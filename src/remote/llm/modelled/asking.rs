//! One part of the sources, asked of a model: its answer put right once, or in halves where it was too long.
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::super::answer::{self, Answer, Bounds};
use super::super::http::Line;
use super::super::prompts::hex;
use super::super::wire::{Message, Request, Role, Usage};
use super::super::{Failure, ProviderError, cut};
use super::numbered::Material;
use super::{Modelled, text_of};
use crate::domain::brief::Brief;

/// One question, ready to be sent.
pub(super) struct Part {
    pub request: Request,
    /// The lines that it is about.
    pub lines: Range<usize>,
    /// What its answer is remembered by.
    pub key: String,
    /// The answers to it, where they are remembered.
    pub known: Option<Vec<About>>,
}

/// An answer, and the lines that it is about.
pub(super) type About = (Answer, Range<usize>);

/// What was answered to some of the lines, in its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Said {
    lines: Range<usize>,
    text: String,
}

/// An answer that was kept: one, or those of both halves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    version: u32,
    said: Vec<Said>,
    sha256: String,
}

/// Answers that can be used, each with the lines that it is about, and what they cost.
#[derive(Default)]
pub(super) struct Answered {
    pub answers: Vec<About>,
    pub usage: Usage,
    /// The first was too long: these are of halves.
    pub halved: bool,
}

impl Kept {
    pub(super) const VERSION: u32 = 2;

    fn of(said: Vec<Said>) -> Self {
        Self {
            version: Self::VERSION,
            sha256: digest(&said),
            said,
        }
    }

    /// Reads what was kept of a part; nothing where it is not whole.
    pub(super) fn read(bytes: &[u8], part: &Range<usize>) -> Option<Vec<About>> {
        let kept: Self = serde_json::from_slice(bytes).ok()?;
        let whole = kept.version == Self::VERSION && kept.sha256 == digest(&kept.said);
        let of_it = |said: &Said| part.start <= said.lines.start && said.lines.end <= part.end;
        if !whole || !kept.said.iter().all(of_it) {
            return None;
        }
        let read = |said: Said| Some((answer::read(&said.text).ok()?, said.lines));
        kept.said.into_iter().map(read).collect()
    }
}

fn digest(said: &[Said]) -> String {
    let all: Vec<String> = said
        .iter()
        .map(|said| format!("{}-{} {}", said.lines.start, said.lines.end, said.text))
        .collect();
    hex(all.join("\n").as_bytes())
}

impl Modelled<'_> {
    /// What the model answers to a part, or answered to it before.
    ///
    /// # Errors
    /// There is no answer that can be used; what arrived is kept.
    pub(super) fn answers(
        &self,
        line: &Line<'_>,
        brief: &Brief,
        material: &Material,
        part: &Part,
    ) -> Result<Answered, ProviderError> {
        if let Some(answers) = part.known.clone() {
            return Ok(Answered {
                answers,
                ..Answered::default()
            });
        }
        let mut answered = Answered::default();
        let mut said = Vec::new();
        match self.answer(line, part) {
            Ok(one) => answered.take(one, part, &mut said),
            Err(failure) if failure.arrived.at_limit => {
                self.desk
                    .progress("the answer ran to its limit: asking for half of it at a time");
                answered.halved = true;
                answered.usage = failure.arrived.usage;
                for half in self.halves(brief, material, part) {
                    let one = self
                        .answer(line, &half)
                        .map_err(|failure| failure.kept(self.desk))?;
                    answered.take(one, &half, &mut said);
                }
            }
            Err(failure) => return Err(failure.kept(self.desk).into()),
        }
        if let Ok(bytes) = serde_json::to_vec(&Kept::of(said)) {
            self.desk.remember(&part.key, &bytes);
        }
        Ok(answered)
    }

    /// The same question of half the lines each, so that an answer comes to its end.
    fn halves(&self, brief: &Brief, material: &Material, part: &Part) -> Vec<Part> {
        let output = part.request.max_tokens;
        cut::halves(&brief.sources, &material.lines, &part.lines)
            .into_iter()
            .map(|lines| {
                self.question(
                    brief,
                    material,
                    lines,
                    output,
                    Bounds::closing_within(output),
                )
            })
            .collect()
    }

    /// The answer to one question, put right once where it has to be.
    fn answer(&self, line: &Line<'_>, part: &Part) -> Result<(Answer, String, Usage), Failure> {
        let first = line.ask(&part.request, self.desk)?;
        let wrong = match answer::read(&first.text) {
            Ok(answer) => return Ok((answer, first.text, first.usage)),
            Err(wrong) => wrong,
        };
        self.desk
            .progress("asking for the answer in the right shape");
        let again = self.repair(&part.request, &first.text, &wrong);
        let second = line.ask(&again, self.desk)?;
        let usage = first.usage.plus(second.usage);
        match answer::read(&second.text) {
            Ok(answer) => Ok((answer, second.text, usage)),
            Err(wrong) => Err(Failure::of_shape(wrong).with(second.text, usage)),
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
}

impl Answered {
    fn take(
        &mut self,
        (answer, text, usage): (Answer, String, Usage),
        of: &Part,
        said: &mut Vec<Said>,
    ) {
        self.usage = self.usage.plus(usage);
        self.answers.push((answer, of.lines.clone()));
        said.push(Said {
            lines: of.lines.clone(),
            text,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &str = r#"{"steps":[],"warnings":[],"uncertain":[],"words_beside":[]}"#;

    fn kept(lines: Range<usize>, text: &str) -> Vec<u8> {
        let said = Said {
            lines,
            text: text.to_owned(),
        };
        serde_json::to_vec(&Kept::of(vec![said])).expect("JSON")
    }

    #[test]
    fn what_was_kept_is_read_where_it_is_whole_and_of_the_part() {
        assert!(Kept::read(&kept(2..5, EMPTY), &(0..5)).is_some());
        for (bytes, why) in [
            (kept(2..6, EMPTY), "lines of another part"),
            (kept(2..5, "Sorry."), "no answer"),
            (b"{}".to_vec(), "no answer that was kept"),
            (
                String::from_utf8(kept(2..5, EMPTY))
                    .expect("text")
                    .replace("2", "1")
                    .into_bytes(),
                "changed since",
            ),
        ] {
            assert_eq!(Kept::read(&bytes, &(0..5)), None, "{why}");
        }
    }
}

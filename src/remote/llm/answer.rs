//! What a model may answer: the schema, the reading of it, and the way from line numbers to evidence.
mod shape;

use serde::Deserialize;
use serde_json::Value;

pub(super) use self::shape::{Bounds, schema};
use crate::domain::draft::{Block, Draft, DraftStep, Evidence, OpenQuestion, Section, Warning};

/// The most characters of one line of an answer; what is longer is no instruction.
const LINE_CHARS: usize = 600;
/// The most words of a step, a warning or a question.
const LINE_WORDS: usize = 60;
/// How many faults of an answer are shown to the model.
const FAULTS: usize = 8;
/// The section of a step that names none.
const PROCEDURE: &str = "Procedure";

/// An answer of the right shape.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Answer {
    steps: Vec<Step>,
    warnings: Vec<Alert>,
    uncertain: Vec<Question>,
    words_beside: Vec<Prose>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Step {
    text: String,
    section: String,
    cites: Vec<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Alert {
    text: String,
    after: usize,
    cites: Vec<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Question {
    text: String,
    ask: String,
    cites: Vec<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Prose {
    heading: String,
    lines: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Line {
    text: String,
    cites: Vec<i64>,
}

/// Reads an answer, whatever the server promised of it.
///
/// # Errors
/// What is wrong with it, in words that a model can act on.
pub(super) fn read(text: &str) -> Result<Answer, String> {
    let value = within(value_of(text)?);
    let validator = jsonschema::validator_for(&schema(None)).map_err(|error| error.to_string())?;
    let faults: Vec<String> = validator
        .iter_errors(&value)
        .take(FAULTS)
        .map(|fault| {
            format!(
                "- at {}: {}",
                at(&fault.instance_path().to_string()),
                short(&fault.to_string())
            )
        })
        .collect();
    if !faults.is_empty() {
        return Err(format!(
            "It does not follow the schema:\n{}",
            faults.join("\n")
        ));
    }
    serde_json::from_value(value)
        .map_err(|error| format!("It does not follow the schema: {error}."))
}

/// The JSON of an answer, words around it aside.
///
/// # Errors
/// There is none.
pub(super) fn value_of(text: &str) -> Result<Value, String> {
    serde_json::from_str(text.trim())
        .or_else(|error| unwrapped(text).ok_or(error))
        .map_err(|error| format!("It is no JSON: {error}."))
}

/// What stands within the frame of the schema, where a model that is only told of it fills that in instead of following it:
/// `{"properties": {"steps": …}}`.
fn within(mut value: Value) -> Value {
    let framed = value.get("steps").is_none()
        && value
            .pointer("/properties/steps")
            .is_some_and(Value::is_array);
    match value.get_mut("properties") {
        Some(inner) if framed => inner.take(),
        _ => value,
    }
}

fn at(path: &str) -> &str {
    if path.is_empty() { "the top" } else { path }
}

fn short(text: &str) -> String {
    text.chars().take(200).collect()
}

/// An object with words around it, as models that are only told of a schema write it.
fn unwrapped(text: &str) -> Option<Value> {
    let (from, to) = (text.find('{')?, text.rfind('}')?);
    serde_json::from_str(text.get(from..=to)?).ok()
}

/// One line of words, without control characters.
fn line(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let joined = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.chars().take(LINE_CHARS).collect()
}

/// A whole procedure told as one step, or as one question, is none.
fn is_short(text: &str) -> bool {
    (1..=LINE_WORDS).contains(&text.split_whitespace().count())
}

/// A step as a step: without a number or a bullet of its own, and without the number of the line it is from.
fn instruction(text: &str) -> String {
    let text = line(text);
    let marks = ['-', '*', '•', '#', '>', ' '];
    let mut bare = text.trim_start_matches(marks);
    for (opening, closing) in [("[", "]"), ("", "."), ("", ")")] {
        let numbered = bare.strip_prefix(opening).and_then(|rest| {
            let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            let rest = after.strip_prefix(closing)?;
            (after.len() < bare.len() - opening.len() && rest.starts_with(' ')).then_some(rest)
        });
        bare = numbered.unwrap_or(bare).trim_start_matches(marks);
    }
    bare.strip_suffix('.').unwrap_or(bare).to_owned()
}

impl Answer {
    /// The draft that it makes, its numbers looked up by `cited`; words go through `restored`.
    pub(super) fn draft(
        &self,
        title: &str,
        cited: &dyn Fn(&str, &[i64]) -> Vec<Evidence>,
        restored: &dyn Fn(&str) -> String,
    ) -> Draft {
        // A list told as one step is as many steps as it has lines.
        let lines = |step: &'_ Step| -> Vec<String> {
            restored(&step.text).lines().map(instruction).collect()
        };
        let steps: Vec<DraftStep> = self
            .steps
            .iter()
            .flat_map(|step| lines(step).into_iter().map(move |text| (text, step)))
            .map(|(text, step)| DraftStep {
                section: Some(line(&restored(&step.section)))
                    .filter(|section| !section.is_empty())
                    .unwrap_or_else(|| PROCEDURE.to_owned()),
                evidence: cited(&text, &step.cites),
                text,
            })
            .filter(|step| is_short(&step.text))
            .collect();
        let warnings = self.warnings.iter().map(|alert| Warning {
            text: line(&restored(&alert.text)),
            evidence: cited(&restored(&alert.text), &alert.cites),
            after: alert
                .after
                .checked_sub(1)
                .map(|at| at.min(steps.len().saturating_sub(1))),
        });
        let open_questions = self.uncertain.iter().map(|question| OpenQuestion {
            text: line(&restored(&question.text)),
            ask: line(&restored(&question.ask)),
            evidence: cited(&restored(&question.text), &question.cites),
        });
        let sections = self.words_beside.iter().map(|prose| Section {
            heading: line(&restored(&prose.heading)),
            blocks: prose
                .lines
                .iter()
                .map(|said| Block {
                    text: line(&restored(&said.text)),
                    item: prose.lines.len() > 1,
                    evidence: cited(&restored(&said.text), &said.cites),
                })
                .filter(|block| !block.text.is_empty())
                .collect(),
        });
        Draft {
            title: title.to_owned(),
            sections: sections.collect(),
            warnings: warnings.filter(|w| is_short(&w.text)).collect(),
            open_questions: open_questions.filter(|q| is_short(&q.text)).collect(),
            steps,
            unused: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"steps":[{"text":"1. Open the door.","section":"","cites":[1]}],"warnings":[],"uncertain":[],"words_beside":[]}"#;

    #[test]
    fn a_procedure_in_one_step_is_none() {
        let told = "Open the door. ".repeat(30);
        let answer = GOOD.replace("1. Open the door.", &told);
        let draft =
            read(&answer)
                .expect("an answer")
                .draft("T", &|_, _| Vec::new(), &str::to_owned);
        assert!(draft.steps.is_empty());
    }

    #[test]
    fn a_list_in_one_step_is_its_lines() {
        let answer = GOOD.replace("1. Open the door.", "1. Open the door.\\n2. Go in.\\n");
        let draft =
            read(&answer)
                .expect("an answer")
                .draft("T", &|_, _| Vec::new(), &str::to_owned);
        let texts: Vec<&str> = draft.steps.iter().map(|step| step.text.as_str()).collect();
        assert_eq!(texts, ["Open the door", "Go in"]);
    }

    #[test]
    fn an_answer_is_read_with_words_around_it() {
        for text in [
            GOOD.to_owned(),
            format!("```json\n{GOOD}\n```"),
            format!("Here:\n{GOOD} Enjoy"),
            format!("{{\"additionalProperties\": false, \"properties\": {GOOD}}}"),
        ] {
            assert!(read(&text).is_ok(), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, expected) in [
            ("", "no JSON"),
            ("Sorry, I cannot.", "no JSON"),
            ("{}", "required property"),
            (
                r#"{"steps":[],"warnings":[],"uncertain":[],"words_beside":[],"status":"approved"}"#,
                "Additional properties",
            ),
            (
                r#"{"steps":[{"text":7,"section":"","cites":[]}],"warnings":[],"uncertain":[],"words_beside":[]}"#,
                "/steps/0/text",
            ),
        ] {
            let error = read(text).expect_err(text);
            assert!(error.contains(expected), "{text}: {error}");
        }
    }

    #[test]
    fn a_step_is_one_line_without_marks() {
        for (text, expected) in [
            ("1. Open the door.", "Open the door"),
            ("- Open\nthe\u{7} door", "Open the door"),
            ("## Open", "Open"),
            ("2 spoons go in", "2 spoons go in"),
            ("1.5 bar is the limit", "1.5 bar is the limit"),
            ("3. - Open the door", "Open the door"),
            ("[38] 2) Open the door", "Open the door"),
            ("[email-1] opens the door", "[email-1] opens the door"),
        ] {
            assert_eq!(instruction(text), expected);
        }
    }
}

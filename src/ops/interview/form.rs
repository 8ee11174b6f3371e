//! The form for a colleague: open questions as Markdown with a slot for each answer, and what comes back.
//!
//! People edit forms in mail and in word processors, so reading it is lenient: marks of Markdown may be gone, labels
//! may be bold, an answer may run over lines. What binds an answer to its question is the question's id.

use std::fmt::Write as _;

use super::{Answer, Interview};
use crate::domain::answer::is_none;
use crate::markdown::escape::escape;

/// What a form says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// The SOP that it is about, where its line is there.
    pub sop: Option<String>,
    /// Who answered, where somebody put their name.
    pub by: Option<String>,
    /// The questions in it, each with its answer, which may be none.
    pub entries: Vec<Entry>,
}

/// One question of a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The question's id.
    pub id: String,
    /// Its words, where they are still there.
    pub question: String,
    /// What was written in its slot.
    pub answer: String,
}

/// The form of an interview.
pub fn write(interview: &Interview) -> String {
    let mut out = format!("# Questions about {}\n\n", escape(&interview.title));
    out.push_str(
        "Please write what you know below each `Answer:`; leave it empty where you do not know.\n\
         An answer that is a step of its own begins with `step:`, one that warns with `warning:`.\n\
         Please leave the lines `Id:` as they are.\n\n",
    );
    let _ = write!(out, "SOP: {}\nAnswered by:\n", interview.id);
    for asked in &interview.questions {
        let _ = write!(
            out,
            "\n## {}. {}\n\nId: {}\n",
            asked.number,
            escape(&asked.text),
            asked.id
        );
        if let Some(ask) = &asked.ask {
            let _ = writeln!(out, "Ask: {}", escape(ask));
        }
        if let Some(about) = &asked.about {
            let _ = writeln!(out, "Step {}: {}", about.number, escape(&about.text));
        }
        for raised in &asked.raised_by {
            let _ = writeln!(out, "Raised by: {}", escape(raised));
        }
        out.push_str("\nAnswer:\n");
    }
    out
}

/// Reads a form that came back.
pub fn read(text: &str) -> Form {
    let mut form = Form::default();
    let mut answering = false;
    let mut heading: Option<String> = None;
    for line in text.trim_start_matches('\u{feff}').lines() {
        let bare = bare(line);
        if let Some(id) = labelled(bare, "Id").and_then(id_in) {
            let question = heading.take().or_else(|| taken_back(&mut form));
            form.entries.push(Entry {
                id,
                question: question.unwrap_or_default(),
                answer: String::new(),
            });
            answering = false;
        } else if let Some(question) = numbered_heading(line) {
            heading = Some(question);
            answering = false;
        } else if let Some(rest) = labelled(bare, "Answer") {
            answering = !form.entries.is_empty();
            add(&mut form, rest, answering);
        } else if form.entries.is_empty() {
            // The first question's heading may have lost its marks as well.
            heading = after_number(bare).map(str::to_owned).or(heading);
            let given = |label: &str| labelled(bare, label).filter(|rest| !rest.is_empty());
            form.sop = form.sop.take().or_else(|| given("SOP").map(str::to_owned));
            form.by = form
                .by
                .take()
                .or_else(|| given("Answered by").map(str::to_owned));
        } else {
            add(
                &mut form,
                line.trim_end().trim_start_matches("> "),
                answering,
            );
        }
    }
    for entry in &mut form.entries {
        entry.answer = entry.answer.trim().to_owned();
    }
    form
}

/// What was answered in a form.
pub fn answers(form: &Form, by: &str, on: &str) -> Vec<Answer> {
    form.entries
        .iter()
        .filter(|entry| !is_none(&entry.answer))
        .map(|entry| Answer {
            question: entry.id.clone(),
            asked: entry.question.clone(),
            answer: entry.answer.clone(),
            by: by.to_owned(),
            on: on.to_owned(),
        })
        .collect()
}

fn add(form: &mut Form, line: &str, answering: bool) {
    if let (Some(entry), true) = (form.entries.last_mut(), answering) {
        entry.answer.push_str(line);
        entry.answer.push('\n');
    }
}

/// A line without the marks of quotes, lists and emphasis around its label.
fn bare(line: &str) -> &str {
    line.trim().trim_start_matches(['>', '*', '_', '-', ' '])
}

/// What follows a label; a label may be bold.
fn labelled<'a>(line: &'a str, label: &str) -> Option<&'a str> {
    let head = line.get(..label.len())?;
    let rest = line[label.len()..].trim_start_matches(['*', '_', ' ']);
    let rest = rest.strip_prefix(':')?;
    head.eq_ignore_ascii_case(label)
        .then(|| rest.trim_matches(['*', '_', ' ']))
}

fn id_in(text: &str) -> Option<String> {
    let text = text.trim_matches(['`', ' ', '.']).to_lowercase();
    let hex = text.strip_prefix("q-")?;
    (hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(text)
}

/// The question of `## 3. QUESTION`.
fn numbered_heading(line: &str) -> Option<String> {
    let line = line.trim_start_matches(['>', ' ']);
    let text = line.trim_start_matches('#');
    if text.len() == line.len() {
        return None;
    }
    after_number(text.trim()).map(str::to_owned)
}

fn after_number(text: &str) -> Option<&str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix(['.', ')'])?;
    (digits > 0).then(|| rest.trim())
}

/// A heading that lost its `##` was read as the end of the answer before: it goes to its own question.
fn taken_back(form: &mut Form) -> Option<String> {
    let entry = form.entries.last_mut()?;
    let answer = entry.answer.trim_end();
    let (before, last) = answer.rsplit_once('\n').unwrap_or(("", answer));
    let question = after_number(last.trim())
        .filter(|text| text.ends_with('?'))?
        .to_owned();
    entry.answer = before.to_owned();
    Some(question)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BACK: &str = "\u{feff}# Questions about Refund\r\n\r\nSOP: refund\r\n**Answered by:** Jon Berg\r\n\r\n## 1. What happens if\u{a0}it fails?\r\n\r\nId: q-0a1b2c\r\nAsk: Jon\r\n\r\nAnswer: Call the lead,\r\nthen wait.\r\n\r\n2. Who signs?\r\n\r\n> **Id:** `Q-ffffff`\r\n> Answer:\r\n> Maria\r\n\r\n## 3. How long?\r\nId: q-333333\r\n**Answer**:\r\n\r\n?\r\n";

    #[test]
    fn a_form_is_read_as_people_edit_it() {
        let form = read(BACK);
        assert_eq!(form.sop.as_deref(), Some("refund"));
        assert_eq!(form.by.as_deref(), Some("Jon Berg"));
        let seen: Vec<(&str, &str, &str)> = form
            .entries
            .iter()
            .map(|entry| {
                (
                    entry.id.as_str(),
                    entry.question.as_str(),
                    entry.answer.as_str(),
                )
            })
            .collect();
        assert_eq!(
            seen,
            [
                (
                    "q-0a1b2c",
                    "What happens if\u{a0}it fails?",
                    "Call the lead,\nthen wait."
                ),
                ("q-ffffff", "Who signs?", "Maria"),
                ("q-333333", "How long?", "?"),
            ]
        );
        assert_eq!(answers(&form, "Jon", "2026-11-25").len(), 2);
    }

    #[test]
    fn the_first_question_is_read_without_its_heading_too() {
        let form = read("Answered by: Jon\n\n1. Who signs?\n\nId: q-ffffff\nAnswer: Jon");
        assert_eq!(form.entries[0].question, "Who signs?");
    }

    #[test]
    fn anything_is_a_form_with_nothing_in_it() {
        for text in ["", "hello", "Answer: x", "Id: q-12", "## 1. ?\nAnswer: x"] {
            assert!(read(text).entries.is_empty(), "{text:?}");
        }
    }
}

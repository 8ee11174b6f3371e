//! Questions at a terminal; callers ask only where somebody can answer.

use std::fmt;

use dialoguer::console::Term;
use dialoguer::theme::Theme;
use dialoguer::{Confirm, Input, Select};

use crate::error::{Error, Result};

/// dialoguer's own way of asking, but that a question keeps its mark and gets no colon behind it.
struct Asking;

impl Theme for Asking {
    fn format_prompt(&self, f: &mut dyn fmt::Write, prompt: &str) -> fmt::Result {
        write!(f, "{}", marked(prompt))
    }

    fn format_input_prompt(
        &self,
        f: &mut dyn fmt::Write,
        prompt: &str,
        default: Option<&str>,
    ) -> fmt::Result {
        match default {
            Some(default) => write!(f, "{prompt} [{default}]: "),
            None => write!(f, "{} ", marked(prompt)),
        }
    }

    fn format_input_prompt_selection(
        &self,
        f: &mut dyn fmt::Write,
        prompt: &str,
        said: &str,
    ) -> fmt::Result {
        write!(f, "{} {said}", marked(prompt))
    }
}

/// A prompt with what ends it.
fn marked(prompt: &str) -> String {
    let end = if prompt.ends_with(['?', ':', '!']) {
        ""
    } else {
        ":"
    };
    format!("{prompt}{end}")
}

fn failed(error: dialoguer::Error) -> Error {
    Error::usage("the question was not answered").cause(error)
}

/// Yes or no. A question that is wider than the terminal is said before: a prompt is drawn anew when it is answered, and
/// on two lines that leaves half a copy.
pub fn confirm(question: &str) -> Result<bool> {
    let term = Term::stderr();
    let columns = usize::from(term.size().1).max(20);
    let width = unicode_width::UnicodeWidthStr::width(question);
    let short = if width + " [y/N] yes".len() < columns {
        question
    } else {
        let text = super::sheet::wrapped(question, columns - 1, "");
        let _ = term.write_line(&text);
        "Confirm"
    };
    Confirm::new()
        .with_prompt(short)
        .default(false)
        .interact()
        .map_err(failed)
}

/// A line of text, with what stands if nothing is typed.
pub fn input(question: &str, default: &str) -> Result<String> {
    let input = Input::<String>::with_theme(&Asking).with_prompt(question);
    let input = if default.is_empty() {
        input
    } else {
        input.default(default.to_owned())
    };
    input.interact_text().map_err(failed)
}

/// A line of text behind a prompt, which may be empty and as long as it likes: the terminal itself wraps and edits it.
pub fn line(prompt: &str) -> Result<String> {
    let term = Term::stderr();
    term.write_str(prompt)
        .and_then(|()| term.read_line())
        .map_err(|error| failed(error.into()))
}

/// A line of text, from words to begin with.
pub fn change(question: &str, words: &str) -> Result<String> {
    Input::<String>::with_theme(&Asking)
        .with_prompt(question)
        .with_initial_text(words)
        .allow_empty(true)
        .interact_text()
        .map_err(failed)
}

/// One of several, by its place.
pub fn select(question: &str, items: &[&str]) -> Result<usize> {
    Select::with_theme(&Asking)
        .with_prompt(question)
        .items(items)
        .default(0)
        .interact()
        .map_err(failed)
}

//! What is still open on a page: questions that the source left, and holes of a template that nobody filled.
//!
//! A page with an open question cannot be published, so it must be found in any alert or quote; a placeholder is a
//! warning, so it must not cry wolf over HTML, code, links and task boxes.

use super::flat::Flat;
use super::html;
use super::normal::one_line;
use super::reader::{Lines, events};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::HashSet;
use std::ops::Range;

/// An alert or quote that begins `Open question:`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The question on one line, without its introduction and without whom to ask.
    pub text: String,
    /// Whom to ask, from `ask: Maria` or `(ask Maria Lopez)` at the end.
    pub ask: Option<String>,
    /// Line in the file, from 1.
    pub line: usize,
}

/// Text that was to be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// As written.
    pub text: String,
    /// Line in the file, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// The open questions of a body that begins on `first_line` of its file.
pub fn open_questions(body: &str, first_line: usize) -> Vec<OpenQuestion> {
    asked_in(body, first_line)
        .into_iter()
        .map(|asked| asked.question)
        .collect()
}

/// An open question with its place and its evidence.
pub(crate) struct AskedIn {
    pub(crate) question: OpenQuestion,
    /// The bytes of the quote that asks.
    pub(crate) range: Range<usize>,
    /// Labels of the footnotes that it refers to, in order.
    pub(crate) evidence: Vec<String>,
}

/// As [`open_questions`], with where each stands.
pub(crate) fn asked_in(body: &str, first_line: usize) -> Vec<AskedIn> {
    let lines = Lines::new(body, first_line);
    let mut found = Vec::new();
    let mut quote: Option<(Range<usize>, usize, Flat)> = None; // place, depth inside, text
    for (event, range) in events(body) {
        match &event {
            // The innermost quote that has text of its own asks; those around it are only its frame.
            Event::Start(Tag::BlockQuote(_)) => {
                let asks = quote
                    .as_ref()
                    .is_some_and(|(_, _, flat)| asked(flat).is_some());
                match (&mut quote, asks) {
                    (Some((_, depth, _)), true) => *depth += 1,
                    _ => {
                        quote = Some((range, 0, Flat::default()));
                        continue;
                    }
                }
            }
            Event::End(TagEnd::BlockQuote(_)) => match &mut quote {
                Some((_, depth, _)) if *depth > 0 => *depth -= 1,
                _ => {
                    let asked = quote.take().and_then(|(range, _, flat)| {
                        Some(AskedIn {
                            question: question(&flat, lines.line(range.start))?,
                            range,
                            evidence: flat.footnotes,
                        })
                    });
                    found.extend(asked);
                    continue;
                }
            },
            _ => {}
        }
        if let Some((_, _, flat)) = &mut quote {
            flat.push(&event);
        }
    }
    found
}

/// What follows `Open question:` in a quote that begins so.
fn asked(flat: &Flat) -> Option<&str> {
    let text = without_alert(flat.text()).trim_start_matches(['•', ' ']);
    let start = text
        .char_indices()
        .nth(40)
        .map_or(text, |(end, _)| &text[..end]);
    let (words, _) = start.split_once([':', '：'])?;
    (one_line(words).to_lowercase() == "open question")
        .then(|| text[words.len()..].trim_start_matches([':', '：']))
}

fn question(flat: &Flat, line: usize) -> Option<OpenQuestion> {
    let (text, ask) = split_ask(&one_line(asked(flat)?));
    Some(OpenQuestion { text, ask, line })
}

/// GitHub knows five alerts; `[!QUESTION]` of other tools is text to it.
fn without_alert(text: &str) -> &str {
    let tag = text
        .strip_prefix("[!")
        .and_then(|rest| rest.split_once(']'));
    match tag {
        Some((name, rest)) if name.len() < 30 && name.chars().all(char::is_alphanumeric) => {
            rest.trim_start_matches(['+', '-', ' ', '\n'])
        }
        _ => text,
    }
}

fn split_ask(text: &str) -> (String, Option<String>) {
    let trimmed = text.trim_end_matches(['.', ' ']);
    if let Some(inside) = trimmed.strip_suffix(')')
        && let Some((question, ask)) = inside.rsplit_once('(')
        && let Some(whom) = after_ask(ask.trim())
    {
        return (question.trim().to_owned(), Some(whom));
    }
    let lower = trimmed.to_ascii_lowercase();
    let at = lower
        .rmatch_indices("ask:")
        .map(|(at, _)| at)
        .find(|at| !lower[..*at].ends_with(char::is_alphanumeric));
    match at.and_then(|at| after_ask(&trimmed[at..]).map(|whom| (at, whom))) {
        Some((at, whom)) if whom.chars().count() <= 80 => {
            let question = trimmed[..at].trim_end_matches([' ', '–', '—', '-', ';', ',']);
            (question.to_owned(), Some(whom))
        }
        _ => (text.to_owned(), None),
    }
}

fn after_ask(text: &str) -> Option<String> {
    let (word, rest) = text.split_at_checked(3)?;
    let whom = rest.trim_start_matches([':', ' ']).trim();
    (word.eq_ignore_ascii_case("ask") && rest.starts_with([':', ' ']) && !whom.is_empty())
        .then(|| whom.to_owned())
}

/// Placeholders outside of code, links and HTML.
pub fn placeholders(body: &str, first_line: usize) -> Vec<Placeholder> {
    let lines = Lines::new(body, first_line);
    let mut spans = Vec::new();
    let (prose, tags) = prose_and_tags(body);
    for run in prose {
        in_prose(body, run, &mut spans);
    }
    spans.extend(tags);
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut covered = 0;
    let mut found = Vec::new();
    for span in spans {
        if span.start >= covered {
            covered = span.end;
            found.push(Placeholder {
                text: body[span.clone()].to_owned(),
                line: lines.line(span.start),
                column: lines.column(span.start),
            });
        }
    }
    found
}

/// Source of plain text in maximal runs, and tags that HTML does not know.
fn prose_and_tags(body: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut prose, mut tags): (Vec<Range<usize>>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    let mut apart = 0_usize;
    let closed: HashSet<&str> = body
        .match_indices("</")
        .map(|(at, _)| html::tag_name(&body[at..]))
        .collect();
    for (event, range) in events(body) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Link { .. } | Tag::Image { .. }) => apart += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Link | TagEnd::Image) => {
                apart = apart.saturating_sub(1)
            }
            Event::Text(_) if apart == 0 => match prose.last_mut() {
                // A backslash between two pieces escapes what follows.
                Some(last)
                    if range.start == last.end || body.get(last.end..range.start) == Some("\\") =>
                {
                    last.end = range.end
                }
                _ => prose.push(range),
            },
            Event::Html(_) | Event::InlineHtml(_) if apart == 0 => {
                let tag = body[range.clone()].trim();
                if is_hole(tag)
                    && !after_word(body, range.start)
                    && !closed.contains(html::tag_name(tag))
                {
                    tags.push(range.start..range.start + tag.len());
                }
            }
            _ => {}
        }
    }
    (prose, tags)
}

fn after_word(body: &str, at: usize) -> bool {
    body[..at].ends_with(char::is_alphanumeric)
}

/// `<your team>`, `<team-name>`: one tag, no attribute values, no name that HTML knows.
fn is_hole(tag: &str) -> bool {
    let Some(inside) = tag.strip_prefix('<').and_then(|tag| tag.strip_suffix('>')) else {
        return false;
    };
    let name = html::tag_name(tag);
    let plain = inside.len() <= 60
        && !inside.contains(['<', '>', '=', '\n', '@'])
        && !inside.ends_with('/')
        && !inside.contains("://");
    plain && inside.starts_with(char::is_alphabetic) && !html::is_element(name)
}

fn in_prose(body: &str, run: Range<usize>, spans: &mut Vec<Range<usize>>) {
    let text = &body[run.clone()];
    let here = |span: Range<usize>| run.start + span.start..run.start + span.end;
    spans.extend(marks(text).into_iter().map(here));
    for (open, close, longest) in [("<", ">", 60), ("[", "]", 120), ("{{", "}}", 120)] {
        for (at, _) in text.match_indices(open) {
            let window_end = (at + longest..=text.len().min(at + longest + 4))
                .find(|end| text.is_char_boundary(*end))
                .unwrap_or(text.len());
            let Some(length) = text[at..window_end].find(close) else {
                continue;
            };
            let span = at..at + length + close.len();
            let is_placeholder = match open {
                "<" => !after_word(text, at) && is_hole(&text[span.clone()].replace('\\', "")),
                "[" => {
                    is_instruction(&text[at + 1..at + length])
                        && !text[span.end..].starts_with(['(', '[', ':'])
                }
                _ => is_variable(body, run.start + at, &text[at + 2..at + length]),
            };
            if is_placeholder {
                spans.push(here(span));
            }
        }
    }
}

/// `[insert …]`, `[your …]`; not `[x]`, `[Enter]`, `[reference]`.
fn is_instruction(inside: &str) -> bool {
    let inside = inside.trim_end_matches('\\').to_lowercase();
    let starts = [
        "insert ",
        "your ",
        "fill in ",
        "replace with ",
        "replace this",
        "placeholder",
        "to be defined",
        "to be determined",
        "to be completed",
    ];
    starts.iter().any(|start| inside.starts_with(start))
}

/// `{{…}}`, but not what a site generator or a workflow fills in: `{{< note >}}`, `{{% … %}}`, `{{ .Title }}`, `${{ … }}`.
fn is_variable(body: &str, at: usize, inside: &str) -> bool {
    let trimmed = inside.trim();
    let generated = trimmed.starts_with(['<', '%', '.', '-', '$', '#', '/', '{', '"', '\''])
        || ["site.", "page.", "include.", "layout."]
            .iter()
            .any(|start| trimmed.starts_with(start))
        || trimmed.contains(['|', '(']);
    !trimmed.is_empty() && !generated && !body[..at].ends_with(['$', '{'])
}

/// TODO, TBD, FIXME, XXX as words of their own, and lorem ipsum.
fn marks(text: &str) -> Vec<Range<usize>> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_word(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = &text[from..at];
                let list = text[at..].starts_with(" list") || text[at..].starts_with("-list");
                let crosses = word.len() >= 3 && word.bytes().all(|byte| byte == b'X');
                let mark =
                    matches!(word, "TODO" | "TBD" | "TBC" | "FIXME") || word == "tbd" || crosses;
                let lorem = word.eq_ignore_ascii_case("lorem")
                    && text[at..]
                        .trim_start()
                        .get(..5)
                        .is_some_and(|next| next.eq_ignore_ascii_case("ipsum"));
                if mark && !list {
                    found.push(from..at);
                } else if lorem {
                    found.push(from..at + (text[at..].len() - text[at..].trim_start().len()) + 5);
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests;

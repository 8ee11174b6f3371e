//! A draft as the Markdown body of an SOP: sections, numbered steps, alerts, and a footnote for every claim.
use std::collections::HashMap;
use std::fmt::Write as _;

use super::escape::{escape, one_line};
use crate::domain::draft::{Draft, Evidence, Section, Warning};
use crate::domain::source::Place;

/// The section that the steps stand in.
const PROCEDURE: &str = "Procedure";

/// Sections that are read once the steps are done, or have failed: they stand behind them.
const AFTER: [&str; 7] = [
    "Times and limits",
    "Done when",
    "Exceptions",
    "If something goes wrong",
    "Contacts",
    "Records",
    "Remarks",
];

/// Warnings by the step that they were said after.
type Placed<'a> = HashMap<Option<usize>, Vec<&'a Warning>>;

/// Footnotes in order of first mention, each text once.
#[derive(Default)]
struct Notes {
    texts: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl Notes {
    /// The references to all of a claim's evidence, neighbouring spans of one speaker as one.
    fn refs(&mut self, evidence: &[Evidence]) -> String {
        let mut out = String::new();
        for note in merged(evidence) {
            let text = note.footnote();
            let next = self.texts.len();
            let at = *self.numbers.entry(text).or_insert_with_key(|text| {
                self.texts.push(text.clone());
                next
            });
            let _ = write!(out, "[^s{}]", at + 1);
        }
        if out.is_empty() {
            out
        } else {
            format!(" {out}")
        }
    }
}

/// Joins spans that follow one another: lines or messages by number, cues of one speaker by time.
pub(crate) fn merged(evidence: &[Evidence]) -> Vec<Evidence> {
    let mut out: Vec<Evidence> = Vec::new();
    for next in evidence {
        let follows = |open: &&mut Evidence| {
            open.source == next.source
                && open.speaker == next.speaker
                && match (open.end, next.start) {
                    (Place::Time(a), Place::Time(b)) => {
                        b <= a.saturating_add(5_000) && b.saturating_add(60_000) > a
                    }
                    (Place::Line(a), Place::Line(b))
                    | (Place::Message(a), Place::Message(b))
                    | (Place::Page(a), Place::Page(b)) => b == a || b == a + 1,
                    _ => false,
                }
        };
        match out.last_mut().filter(follows) {
            Some(open) => open.end = open.end.max(next.end),
            None => out.push(next.clone()),
        }
    }
    out
}

/// Writes the body. Front matter is not in it. Nothing from a source becomes structure, HTML, a link or a picture.
pub fn compose(draft: &Draft) -> String {
    let mut notes = Notes::default();
    let mut out = format!("# {}\n", escape(&draft.title));
    let (after, before): (Vec<&Section>, Vec<&Section>) = draft
        .sections
        .iter()
        .partition(|section| AFTER.contains(&section.heading.as_str()));
    sections(&before, &mut notes, &mut out);
    let _ = write!(out, "\n## {PROCEDURE}\n");
    let mut by_place = Placed::new();
    for warning in &draft.warnings {
        by_place.entry(warning.after).or_default().push(warning);
    }
    warnings(&by_place, None, &mut notes, &mut out);
    steps(draft, &by_place, &mut notes, &mut out);
    for question in &draft.open_questions {
        let _ = write!(
            out,
            "\n> [!IMPORTANT]\n> Open question: {} (ask {}){}\n",
            escape(&question.text),
            escape(&question.ask),
            notes.refs(&question.evidence)
        );
    }
    sections(&after, &mut notes, &mut out);
    if !notes.texts.is_empty() {
        out.push('\n');
    }
    for (i, text) in notes.texts.iter().enumerate() {
        let _ = writeln!(out, "[^s{}]: {}", i + 1, escape(&one_line(text)));
    }
    out
}

/// Writes sections of prose.
fn sections(sections: &[&Section], notes: &mut Notes, out: &mut String) {
    for section in sections {
        let _ = write!(out, "\n## {}\n\n", escape(&section.heading));
        for (i, block) in section.blocks.iter().enumerate() {
            let gap = if i > 0 && !(block.item && section.blocks[i - 1].item) {
                "\n"
            } else {
                ""
            };
            let mark = if block.item { "- " } else { "" };
            let _ = writeln!(
                out,
                "{gap}{mark}{}{}",
                escape(&block.text),
                notes.refs(&block.evidence)
            );
        }
    }
}

fn steps(draft: &Draft, by_place: &Placed, notes: &mut Notes, out: &mut String) {
    let mut section = PROCEDURE;
    let mut number = 0;
    let mut in_list = false;
    for (i, step) in draft.steps.iter().enumerate() {
        if step.section != section {
            section = &step.section;
            let _ = write!(out, "\n### {}\n", escape(section));
            (number, in_list) = (0, false);
        }
        number += 1;
        let gap = if in_list { "" } else { "\n" };
        let _ = writeln!(
            out,
            "{gap}{number}. {}{}",
            escape(&step.text),
            notes.refs(&step.evidence)
        );
        in_list = !warnings(by_place, Some(i), notes, out) || number == 0;
    }
}

/// Writes the warnings that belong after a step, inside its list item; whether there were any.
fn warnings(by_place: &Placed, after: Option<usize>, notes: &mut Notes, out: &mut String) -> bool {
    let indent = if after.is_some() { "   " } else { "" };
    let mut any = false;
    for warning in by_place.get(&after).into_iter().flatten() {
        any = true;
        let text = escape(&warning.text);
        let refs = notes.refs(&warning.evidence);
        let _ = write!(out, "\n{indent}> [!WARNING]\n{indent}> {text}{refs}\n");
    }
    any
}

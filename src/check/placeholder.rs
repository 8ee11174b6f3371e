//! `placeholder`: holes of a template that nobody has filled.

use super::quote::quote;
use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use crate::markdown::questions::Placeholder;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "placeholder",
    severity: Severity::Error,
    what: "Text that was to be replaced is still there: `TODO`, `TBD`, `<your team>`, `[insert …]`, `{{name}}`, lorem ipsum.",
    why: "Whoever follows the page cannot know what was meant to stand there. In code, links and HTML such text means \
          something else and is left alone, and so is a template, a `TODO` that a sentence speaks of, a `<name>` that \
          the reader has to put in, and a variable that a tool fills in.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          1. Call [insert number here].\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           1. Call the number in the customer's contract.\n",
    run: Run::Page(run),
    fix: None,
};

fn run(context: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    if !(context.governed)(page) {
        return Vec::new();
    }
    let hint = format!(
        "sop edit {}   (write what belongs there; in backticks it is left alone)",
        page.id
    );
    holes(page)
        .map(|hole| {
            let message = format!("{} was to be replaced", quote(&hole.text));
            RULE.finding(page, (hole.line, hole.column), &message, &hint)
        })
        .collect()
}

/// What of a page was certainly to be replaced. A template's holes are what it is for.
pub(super) fn holes<'a>(page: &'a Subject<'_>) -> impl Iterator<Item = &'a Placeholder> {
    let template = page.path.to_lowercase().contains("template");
    let lines: Vec<&str> = match page.placeholders().is_empty() {
        true => Vec::new(),
        false => page.body_lines().map(|(_, line)| line).collect(),
    };
    let first = page.body_line;
    page.placeholders().iter().filter(move |hole| {
        let line = hole.line.checked_sub(first).and_then(|at| lines.get(at));
        !template && line.is_none_or(|line| is_hole(hole, line))
    })
}

/// What `<…>` begins with where it tells a writer what to write; elsewhere it names what its reader has to put in.
const TELLS: [&str; 10] = [
    "your ",
    "insert",
    "enter ",
    "fill ",
    "add ",
    "todo",
    "tbd",
    "replace",
    "placeholder",
    "describe",
];

/// What stands before a `<…>` of which the text speaks, as of something that the reader will meet.
const SPEAKS_OF: [&str; 4] = ["see ", "replace ", "instead of ", "replacing "];

fn is_hole(hole: &Placeholder, line: &str) -> bool {
    let start = line
        .char_indices()
        .nth(hole.column - 1)
        .map_or(line.len(), |(at, _)| at);
    let before = &line[..start];
    let after = line.get(start + hole.text.len()..).unwrap_or_default();
    let marks = |text: &str| text.matches(['"', '“', '”', '「', '」']).count();
    if marks(before) % 2 == 1 || before.contains("{% comment") || before.contains("<!--") {
        return false;
    }
    let begins = before.trim_start_matches(|c: char| {
        c.is_whitespace() || "#>-*+|(_.:[]".contains(c) || c.is_ascii_digit()
    });
    // A letter to copy speaks as somebody, and its holes are for whoever sends it; an instruction never says “I”.
    let letter = line.trim_start().starts_with('>')
        || line
            .split(|c: char| !c.is_alphabetic())
            .any(|word| word == "I");
    let text = hole.text.replace('\\', "");
    let inside = text.trim_matches(['<', '>', '{', '}', ' ']).to_lowercase();
    match text.chars().next() {
        Some('<') => {
            let alone =
                begins.is_empty() && after.trim_matches([' ', '|', '*', '.', '\\']).is_empty();
            let spoken_of = SPEAKS_OF
                .iter()
                .any(|word| before.trim_end_matches('\\').ends_with(word));
            (TELLS.iter().any(|tell| inside.starts_with(tell)) && !letter && !spoken_of)
                || (alone && inside.contains(' '))
        }
        // `{{device.version}}`, `{{generator:list}}`: something fills it in.
        Some('{') => !inside.contains(['.', ':']),
        // `[your name]` is what a reader puts into a letter, and so is what a quote holds.
        Some('[') => !inside.trim_start_matches('[').starts_with("your ") && !letter,
        Some('X') => begins.is_empty() && after.trim_start_matches(':').trim().is_empty(),
        Some('T' | 'F') if ["TODO", "FIXME"].contains(&&*text) => {
            let talked_of = [" item", " comment", " list", " コメント"]
                .iter()
                .any(|word| after.starts_with(word));
            let ends = before
                .trim_end()
                .ends_with([':', '.', '|', '(', ',', '–', '—', '=']);
            let last = after
                .trim_matches(['.', ' ', '|', ')', '*', '\r'])
                .is_empty();
            (begins.is_empty() || ends || last || after.starts_with(':')) && !talked_of
        }
        _ => true,
    }
}

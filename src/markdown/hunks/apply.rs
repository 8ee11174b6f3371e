//! Hunks that were taken, spliced into the page: only their own lines change, and each claim cites its source.

use std::collections::HashMap;

use super::super::compose::merged;
use super::super::escape::{escape, one_line};
use super::super::fold::rewritten;
use super::super::items::{block_in, definitions, steps_after, warning};
use super::super::places::{Note, StepPlace, free_number, notes, step_places};
use super::super::splice::{Edit, splice, without};
use super::changed::split_refs;
use crate::domain::hunk::{Hunk, HunkKind};

/// Why hunks are not in the page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// The page is laid out so that the hunks cannot be put in without changing something else.
    #[error(
        "the page is laid out so that these changes cannot be put in without changing something else"
    )]
    Layout,
}

/// The body with the hunks in it; with none, the body as it is.
///
/// # Errors
/// The page is laid out so that they would change something else.
pub fn apply(body: &str, hunks: &[&Hunk]) -> Result<String, ApplyError> {
    if hunks.is_empty() {
        return Ok(body.to_owned());
    }
    let places = step_places(body);
    let (defined, used) = notes(body);
    let mut labels = Labels::new(body, &defined);
    let mut edits = Vec::new();
    let mut added: Vec<(Option<usize>, Vec<String>)> = Vec::new();
    let mut gone = Vec::new();
    let mut questions = Vec::new();
    for hunk in hunks {
        let refs = labels.of(hunk);
        let after = hunk.after.as_deref().map(escape).unwrap_or_default();
        let place = hunk.at.and_then(|at| places.get(at));
        match (hunk.kind, place) {
            (HunkKind::Changed, Some(place)) => {
                edits.push(changed(body, place, hunk, &refs).ok_or(ApplyError::Layout)?)
            }
            (HunkKind::Added, _) => match added.last_mut().filter(|(at, _)| *at == hunk.at) {
                Some((_, texts)) => texts.push(format!("{after}{refs}")),
                None => added.push((hunk.at, vec![format!("{after}{refs}")])),
            },
            (HunkKind::Removed, Some(place)) => {
                edits.push(without(body, place.lines.start, place.lines.end));
                gone.push(place);
            }
            (HunkKind::Warning, Some(place)) => {
                edits.push(block_in(body, place, &warning(&format!("{after}{refs}"))))
            }
            (HunkKind::Warning, None) | (HunkKind::Question, _) => {
                questions.push(alert(hunk.kind, &format!("{after}{refs}")));
            }
            (HunkKind::Changed | HunkKind::Removed, None) => return Err(ApplyError::Layout),
        }
    }
    for (at, texts) in &added {
        edits.push(new_steps(body, &places, *at, texts).ok_or(ApplyError::Layout)?);
    }
    if !questions.is_empty() {
        edits.push(at_the_end(&places, body, &defined, &questions));
    }
    edits.extend(orphans(&gone, &defined, &used));
    edits.extend(definitions(body, &defined, &labels.new));
    let edited = splice(body, edits);
    if proves(&places, &edited, hunks) {
        Ok(edited)
    } else {
        Err(ApplyError::Layout)
    }
}

fn changed(body: &str, place: &StepPlace, hunk: &Hunk, refs: &str) -> Option<Edit> {
    let text = place.text.clone()?;
    let source = match &hunk.edited {
        // Somebody's own words, with the evidence that the step had.
        Some(_) => {
            let (_, old) = split_refs(&body[text.clone()]);
            format!("{}{}", escape(hunk.after.as_deref()?), old.trim_end())
        }
        None => hunk.source.trim_end().to_owned(),
    };
    Some(rewritten(body, &text, &format!("{source}{refs}")))
}

fn new_steps(
    body: &str,
    places: &[StepPlace],
    at: Option<usize>,
    texts: &[String],
) -> Option<Edit> {
    if let Some(at) = at {
        return Some(steps_after(body, places, at, texts));
    }
    let first = places.first()?;
    let lines = texts.iter().enumerate().map(|(count, text)| {
        let number = first.number.saturating_add(count as u64);
        format!("{}{number}{} {text}", first.lead, first.delimiter)
    });
    Some(Edit::insert(first.lines.start, lines.collect()))
}

fn alert(kind: HunkKind, text: &str) -> Vec<String> {
    match kind {
        HunkKind::Question => vec![
            String::new(),
            "> [!IMPORTANT]".to_owned(),
            format!("> Open question: {text}"),
        ],
        _ => {
            let mut lines = vec![String::new()];
            lines.extend(warning(text));
            lines
        }
    }
}

/// Behind the last step, where drafts have them.
fn at_the_end(places: &[StepPlace], body: &str, defined: &[Note], alerts: &[Vec<String>]) -> Edit {
    let lines: Vec<&str> = body.split('\n').collect();
    let end = places.iter().map(|place| place.lines.end).max();
    let at = end.unwrap_or_else(|| defined.first().map_or(lines.len(), |note| note.lines.start));
    let mut insert: Vec<String> = alerts.concat();
    if !super::super::splice::is_blank(&lines, Some(at)) {
        insert.push(String::new());
    }
    Edit::insert(at, insert)
}

/// Footnotes that only steps which go refer to.
fn orphans(gone: &[&StepPlace], defined: &[Note], used: &HashMap<String, usize>) -> Vec<Edit> {
    let own = |label: &String| {
        gone.iter()
            .flat_map(|place| &place.step.evidence)
            .filter(|own| *own == label)
            .count()
    };
    defined
        .iter()
        .filter(|note| own(&note.label) > 0 && used.get(&note.label) == Some(&own(&note.label)))
        .map(|note| Edit::remove(note.lines.start, note.lines.end - note.lines.start))
        .collect()
}

/// Labels for new evidence; a footnote that says the same is referred to again.
struct Labels<'a> {
    defined: &'a [Note],
    next: HashMap<char, usize>,
    new: Vec<(String, String)>,
}

impl<'a> Labels<'a> {
    fn new(body: &str, defined: &'a [Note]) -> Self {
        Self {
            defined,
            next: ['s', 'a']
                .into_iter()
                .map(|prefix| (prefix, free_number(body, prefix)))
                .collect(),
            new: Vec::new(),
        }
    }

    /// The references of a hunk, with a blank before them; none for what goes.
    fn of(&mut self, hunk: &Hunk) -> String {
        if hunk.kind == HunkKind::Removed {
            return String::new();
        }
        let mut refs = String::new();
        for evidence in merged(&hunk.evidence) {
            refs.push_str(&self.label('s', &evidence.footnote()));
        }
        if let Some(who) = &hunk.edited {
            refs.push_str(&self.label('a', who));
        }
        if refs.is_empty() {
            refs
        } else {
            format!(" {refs}")
        }
    }

    fn label(&mut self, prefix: char, text: &str) -> String {
        let text = one_line(text);
        let written = escape(&text);
        let there = self
            .defined
            .iter()
            .find(|note| note.text == text)
            .map(|note| &note.label)
            .or_else(|| {
                let new = self.new.iter().find(|(_, own)| *own == written);
                new.map(|(label, _)| label)
            });
        if let Some(label) = there {
            return format!("[^{label}]");
        }
        let next = self.next.entry(prefix).or_insert(1);
        let label = format!("{prefix}{next}");
        *next += 1;
        self.new.push((label.clone(), written));
        format!("[^{label}]")
    }
}

/// Whether the page has just the steps that it should have: none lost, none changed that no hunk names.
fn proves(before: &[StepPlace], edited: &str, hunks: &[&Hunk]) -> bool {
    let after = step_places(edited);
    let count = |kind: HunkKind| hunks.iter().filter(|hunk| hunk.kind == kind).count();
    let named = |at: usize| {
        hunks
            .iter()
            .any(|hunk| hunk.at == Some(at) && hunk.kind != HunkKind::Added)
    };
    let stays = |(at, place): (usize, &StepPlace)| {
        named(at) || after.iter().any(|new| new.step.raw == place.step.raw)
    };
    after.len() + count(HunkKind::Removed) == before.len() + count(HunkKind::Added)
        && before.iter().enumerate().all(stays)
}

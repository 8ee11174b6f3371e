//! Lines for what is put beside a step: a new step, a sentence, a warning. Nothing but these lines changes.

use super::places::{Note, StepPlace, place_of_notes};
use super::splice::{Edit, is_blank};

/// New steps behind a step, its nested steps included; numbered on, or all `1.` where the list does that. The lines
/// below keep the numbers that they have: a reader's list counts by itself.
pub(crate) fn steps_after(
    body: &str,
    places: &[StepPlace],
    after: usize,
    texts: &[String],
) -> Edit {
    let place = &places[after];
    let lines: Vec<&str> = body.split('\n').collect();
    let siblings = || {
        places
            .iter()
            .filter(|other| other.step.depth == place.step.depth && other.lead == place.lead)
    };
    let before = siblings().rfind(|other| other.lines.end <= place.lines.start);
    let all_same = before.is_some_and(|other| other.number == place.number);
    // As its neighbours stand: apart from the next one, or, behind the last, from the one before.
    let next = siblings().find(|other| other.lines.start >= place.lines.end);
    let apart = match (next, before) {
        (Some(next), _) => next.lines.start > place.lines.end,
        (None, Some(before)) => place.lines.start > before.lines.end,
        (None, None) => false,
    };
    let gap = apart || place.lines.clone().any(|at| is_blank(&lines, Some(at)));
    let mut insert = Vec::new();
    for (count, text) in texts.iter().enumerate() {
        let number = match all_same {
            true => place.number,
            false => place.number.saturating_add(count as u64 + 1),
        };
        if gap {
            insert.push(String::new());
        }
        insert.push(format!("{}{number}{} {text}", place.lead, place.delimiter));
    }
    Edit::insert(place.lines.end, insert)
}

/// A block inside a step, behind what it says itself.
pub(crate) fn block_in(body: &str, place: &StepPlace, block: &[String]) -> Edit {
    let lines: Vec<&str> = body.split('\n').collect();
    let mut insert = vec![String::new()];
    insert.extend(block.iter().map(|line| format!("{}{line}", place.indent)));
    if !is_blank(&lines, Some(place.own_end)) {
        insert.push(String::new());
    }
    Edit::insert(place.own_end, insert)
}

/// A warning's lines.
pub(crate) fn warning(text: &str) -> [String; 2] {
    ["> [!WARNING]".to_owned(), format!("> {text}")]
}

/// Definitions of footnotes, behind those that are there.
pub(crate) fn definitions(body: &str, notes: &[Note], new: &[(String, String)]) -> Option<Edit> {
    if new.is_empty() {
        return None;
    }
    let (at, gap) = place_of_notes(body, notes);
    let mut insert = Vec::new();
    if gap {
        insert.push(String::new());
    }
    insert.extend(
        new.iter()
            .map(|(label, text)| format!("[^{label}]: {text}")),
    );
    Some(Edit::insert(at, insert))
}

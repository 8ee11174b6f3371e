//! Which step a question is about: the one it stands in, the one it quotes, the one that cites the same words, the
//! one that was told just before it, or the one whose words it uses.

use super::super::places::{Note, StepPlace};
use super::super::questions::AskedIn;
use super::super::reader::Lines;
use crate::domain::words::{content_stems, overlap};

/// The least share of words that a question and a step have to have in common.
const ALIKE: f64 = 0.6;

/// The place of the step among `places`.
pub(super) fn about(
    body: &str,
    asked: &AskedIn,
    places: &[StepPlace],
    notes: &[Note],
) -> Option<usize> {
    let line = Lines::new(body, 0).line(asked.range.start);
    places
        .iter()
        .rposition(|place| place.lines.contains(&line))
        .or_else(|| quoted(asked, places))
        .or_else(|| same_evidence(asked, places))
        .or_else(|| told_before(asked, places, notes))
        .or_else(|| alike(&asked.question.text, places))
}

/// A claim that was asked about is no step of the page, unless it is one word for word.
fn quoted(asked: &AskedIn, places: &[StepPlace]) -> Option<usize> {
    let text = &asked.question.text;
    let claim = text.starts_with("Is it so?");
    let parts = text
        .split('“')
        .skip(1)
        .filter_map(|part| part.split('”').next());
    let mut best: Option<(f64, usize)> = None;
    for part in parts {
        let words = content_stems(part);
        for (index, place) in places.iter().enumerate() {
            let (share, shared) = overlap(&words, &content_stems(&place.step.text));
            let enough = if claim { share > 0.99 } else { share >= ALIKE };
            let two = shared >= 2 || (shared == 1 && words.len() == 1);
            if enough && two && best.is_none_or(|(most, _)| share > most) {
                best = Some((share, index));
            }
        }
    }
    best.map(|(_, index)| index)
}

fn same_evidence(asked: &AskedIn, places: &[StepPlace]) -> Option<usize> {
    let words = content_stems(&asked.question.text);
    let cites = |place: &StepPlace| {
        place
            .step
            .evidence
            .iter()
            .any(|label| asked.evidence.contains(label))
    };
    let mut best: Option<(usize, usize)> = None;
    for (index, place) in places.iter().enumerate().filter(|(_, place)| cites(place)) {
        let (_, shared) = overlap(&words, &content_stems(&place.step.text));
        if best.is_none_or(|(most, _)| shared > most) {
            best = Some((shared, index));
        }
    }
    best.map(|(_, index)| index)
}

/// The step that was last told before the words that raised the question, in the same source.
fn told_before(asked: &AskedIn, places: &[StepPlace], notes: &[Note]) -> Option<usize> {
    let place_of = |label: &String| {
        let note = notes.iter().find(|note| note.label == *label)?;
        spot(&note.text)
    };
    let (source, at) = asked.evidence.iter().find_map(place_of)?;
    let mut best: Option<(u64, usize)> = None;
    for (index, place) in places.iter().enumerate() {
        let told = place.step.evidence.iter().filter_map(place_of);
        for (_, own) in told.filter(|(own, when)| *own == source && *when <= at) {
            if best.is_none_or(|(latest, _)| own >= latest) {
                best = Some((own, index));
            }
        }
    }
    best.map(|(_, index)| index)
}

/// Source and place of a footnote: `Maria Lopez, 00:04:12–00:04:31, renewal-call.vtt`, `lines 12–14, notes.txt`.
fn spot(note: &str) -> Option<(&str, u64)> {
    let (start, source) = note.rsplit_once(", ")?;
    let place = start.rsplit(", ").next()?;
    let first = place.split('–').next()?;
    if first.contains(':') {
        let seconds = first.split(':').try_fold(0_u64, |sum, part| {
            Some(sum * 60 + part.parse::<u64>().ok()?)
        })?;
        return Some((source, seconds));
    }
    let number = first.rsplit(' ').next()?.parse().ok()?;
    Some((source, number))
}

fn alike(text: &str, places: &[StepPlace]) -> Option<usize> {
    let words = content_stems(text);
    let mut best: Option<(f64, usize)> = None;
    for (index, place) in places.iter().enumerate() {
        let (share, shared) = overlap(&words, &content_stems(&place.step.text));
        if shared >= 2 && share >= ALIKE && best.is_none_or(|(most, _)| share > most) {
            best = Some((share, index));
        }
    }
    best.map(|(_, index)| index)
}

//! SubRip: numbered cues with decimal commas.
use super::{time, vtt};
use crate::domain::source::Span;

/// Reads cues, if the first lines are a number and an arrow, or an arrow.
pub(super) fn read(input: &str) -> Option<Vec<Span>> {
    let mut lines = input.lines().map(str::trim).filter(|l| !l.is_empty());
    let first = lines.next()?;
    let arrow = if first.bytes().all(|b| b.is_ascii_digit()) {
        lines.next()?
    } else {
        first
    };
    time::arrow(arrow).map(|_| vtt::cues(input))
}

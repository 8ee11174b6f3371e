//! A Meet transcript as text: a time on a line of its own, then `Name: words`; notes may precede.
use super::{text, time};
use crate::domain::source::{Place, Span, SpanKind};

/// Reads turns, if a bare time is followed by a named turn.
pub(super) fn read(input: &str) -> Option<Vec<Span>> {
    let lines: Vec<&str> = input.lines().map(str::trim).collect();
    let named = |n: usize| {
        lines[n + 1..]
            .iter()
            .find(|l| !l.is_empty())
            .is_some_and(|l| text::speaker(l).is_some())
    };
    let first = (0..lines.len()).find(|n| stamp(lines[*n]).is_some() && named(*n))?;
    let mut spans: Vec<Span> = Vec::new();
    let mut now = 0;
    for line in &lines[first..] {
        if let Some(at) = stamp(line) {
            close(&mut spans, at);
            now = at;
        } else if let Some(at) = ended(line) {
            close(&mut spans, at);
            break;
        } else if let Some((name, words)) = text::speaker(line) {
            spans.push(turn(now, Some(name), words));
        } else if let Some(open) = spans.last_mut().filter(|_| !line.is_empty()) {
            open.text.push(' ');
            open.text.push_str(line);
        }
    }
    Some(spans)
}

fn turn(at: u64, name: Option<&str>, words: &str) -> Span {
    Span {
        start: Place::Time(at),
        end: Place::Time(at),
        speaker: name.map(str::to_owned),
        text: words.to_owned(),
        kind: SpanKind::Speech,
    }
}

/// Gives the turns since the last time line their end.
fn close(spans: &mut [Span], at: u64) {
    for span in spans.iter_mut().rev().take_while(|s| s.start == s.end) {
        if span.start < Place::Time(at) {
            span.end = Place::Time(at);
        }
    }
}

fn stamp(line: &str) -> Option<u64> {
    let bare = line.trim_matches(['#', '*', ' ', '(', ')', '[', ']']);
    time::parse(bare).filter(|_| bare.bytes().all(|b| b.is_ascii_digit() || b == b':'))
}

fn ended(line: &str) -> Option<u64> {
    let tail = line
        .trim_start_matches(['*', '#', ' '])
        .strip_prefix("Transcription ended after")?;
    time::parse(tail.trim_matches(['*', ' ', '.'])).or(Some(0))
}

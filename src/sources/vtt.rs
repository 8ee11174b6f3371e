//! WebVTT as Zoom, Teams and others write it.
use super::{text, time};
use crate::domain::lines::{Shape, shape};
use crate::domain::source::{Place, Span, SpanKind};

/// Reads cues, if the text begins as WebVTT does.
pub(super) fn read(input: &str) -> Option<Vec<Span>> {
    let header = input.trim_start().lines().next()?;
    let is_vtt = header
        .strip_prefix("WEBVTT")
        .is_some_and(|r| r.is_empty() || r.starts_with([' ', '\t']));
    is_vtt.then(|| cues(input))
}

/// The cues of WebVTT or SRT: everything from an arrow line to the next blank line or arrow. A cue whose times cannot be
/// read has the place of the one before it: what was said is not lost for a broken clock.
pub(super) fn cues(input: &str) -> Vec<Span> {
    let lines: Vec<&str> = input.lines().collect();
    let mut spans = Vec::new();
    let mut at = 0;
    let mut place = (0, 0);
    while at < lines.len() {
        let Some(times) = time::cue(lines[at]) else {
            at += 1;
            continue;
        };
        place = times.unwrap_or(place);
        let (start, end) = place;
        let from = at + 1;
        at = from;
        while at < lines.len() && !lines[at].trim().is_empty() && time::cue(lines[at]).is_none() {
            at += 1;
        }
        // without a blank line between cues, the last line before an arrow is the next cue's id
        let run_on = at < lines.len() && at > from && time::cue(lines[at]).is_some();
        let to = if run_on && lines[at - 1].trim().bytes().all(|b| b.is_ascii_digit()) {
            at - 1
        } else {
            at
        };
        let body = joined(&lines[from..to]);
        spans.extend(voices(&body).into_iter().map(|(speaker, words)| Span {
            start: Place::Time(start),
            end: Place::Time(end),
            speaker,
            text: words,
            kind: SpanKind::Speech,
        }));
    }
    spans
}

/// The lines of a cue as one, but for those that bear the mark of a list. A number at the start of a line is such a mark
/// only after the end of a sentence or another item: lines are broken anywhere.
fn joined(lines: &[&str]) -> String {
    let mut out = String::new();
    let mut closed = true;
    for line in lines {
        let item = match shape(line) {
            Shape::Item { ordered, .. } => !ordered || closed,
            _ => false,
        };
        if !out.is_empty() {
            out.push(if item { '\n' } else { ' ' });
        }
        out.push_str(line);
        closed = item || line.trim_end().ends_with(['.', '?', '!', ':', ';']);
    }
    out
}

/// Splits a cue by its voice tags; an unclosed tag does not run on into the next cue.
fn voices(body: &str) -> Vec<(Option<String>, String)> {
    let mut found = Vec::new();
    let mut rest = body;
    while let Some(open) = rest
        .find("<v")
        .filter(|o| rest[o + 2..].starts_with([' ', '.', '\t']))
    {
        let Some(close) = rest[open..].find('>') else {
            break;
        };
        push(&mut found, None, &rest[..open]);
        let tag = &rest[open + 2..open + close];
        let name = tag.split_once([' ', '\t']).map_or("", |(_, n)| n).trim();
        let after = &rest[open + close + 1..];
        let end = after.find("<v").unwrap_or(after.len());
        push(&mut found, Some(text::plain(name)), &after[..end]);
        rest = &after[end..];
    }
    push(&mut found, None, rest);
    for (speaker, words) in &mut found {
        if speaker.is_none()
            && let Some((name, said)) = text::speaker(words)
        {
            *speaker = Some(name.to_owned());
            *words = said.to_owned();
        }
    }
    found
}

fn push(found: &mut Vec<(Option<String>, String)>, speaker: Option<String>, words: &str) {
    let words = text::plain(words);
    if !words.trim().is_empty() {
        found.push((speaker, words.trim().to_owned()));
    }
}

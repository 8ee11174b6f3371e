//! Fireflies' JSON: `sentences[{text, start_time, end_time, speaker_name}]`, alone or within `data.transcript`.
use serde_json::Value;

use super::text;
use crate::domain::source::{Place, Span, SpanKind};

/// Reads sentences, if there is a list of them; null ones are passed over.
pub(super) fn read(input: &str) -> Option<Vec<Span>> {
    if !input.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let value: Value = text::json(input)?;
    let holder = [
        &value,
        &value["transcript"],
        &value["data"]["transcript"],
        &value["data"],
    ];
    let list = holder
        .iter()
        .find_map(|v| v["sentences"].as_array())
        .or_else(|| {
            value.as_array().filter(|items| {
                items
                    .iter()
                    .any(|i| i.get("start_time").is_some() && i.get("text").is_some())
            })
        });
    let Some(list) = list else {
        let known = holder.iter().any(|v| v.get("sentences").is_some());
        return known.then(Vec::new);
    };
    let mut last = 0;
    let spans = list.iter().filter_map(|item| {
        let span = sentence(item, last)?;
        if let Place::Time(end) = span.end {
            last = end;
        }
        Some(span)
    });
    Some(spans.collect())
}

/// A sentence; one whose time cannot be read stands where the one before it ends.
fn sentence(item: &Value, last: u64) -> Option<Span> {
    let text = item["text"]
        .as_str()
        .or_else(|| item["raw_text"].as_str())?;
    let start = seconds(&item["start_time"]).unwrap_or(last);
    let end = seconds(&item["end_time"]).unwrap_or(start).max(start);
    let speaker = item["speaker_name"]
        .as_str()
        .map(str::trim)
        .filter(|s| !s.is_empty());
    Some(Span {
        start: Place::Time(start),
        end: Place::Time(end),
        speaker: speaker.map(str::to_owned),
        text: text.replace('\n', " "),
        kind: SpanKind::Speech,
    })
}

/// Milliseconds of a time in seconds, as a number or as a number in quotes.
fn seconds(value: &Value) -> Option<u64> {
    let seconds = value.as_f64().or_else(|| value.as_str()?.parse().ok())?;
    (seconds.is_finite() && (0.0..1e8).contains(&seconds))
        .then(|| (seconds * 1000.0).round() as u64)
}

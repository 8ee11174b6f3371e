//! A day file or a thread of a Slack export. Messages are numbered in order of time; a thread is read as one.
use std::collections::HashMap;

use serde_json::Value;

use super::text::{self, entities};
use crate::domain::source::{Place, Span, SpanKind};

/// Reads messages, if the JSON is a list of them or holds one under `messages`.
pub(super) fn read(input: &str) -> Option<Vec<Span>> {
    if !input.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let value: Value = text::json(input)?;
    let list = value.as_array().or_else(|| value["messages"].as_array())?;
    let mut messages: Vec<&Value> = list
        .iter()
        .filter(|m| m["ts"].is_string() || m["ts"].is_number())
        .collect();
    if messages.is_empty() {
        return None;
    }
    messages.sort_by(|a, b| stamp(&a["ts"]).total_cmp(&stamp(&b["ts"])));
    let names = names(&value, &messages);
    let mut order: Vec<(usize, &Value)> = messages
        .into_iter()
        .enumerate()
        .map(|(n, m)| (n + 1, m))
        .collect();
    order.sort_by(|(_, a), (_, b)| {
        let root = |m: &Value| {
            if m["thread_ts"].is_null() {
                stamp(&m["ts"])
            } else {
                stamp(&m["thread_ts"])
            }
        };
        root(a).total_cmp(&root(b))
    });
    Some(
        order
            .into_iter()
            .filter(|(_, m)| said(m))
            .map(|(n, m)| message(n, m, &names))
            .collect(),
    )
}

/// Joining, leaving, renaming and the like are not said by anybody.
fn said(message: &Value) -> bool {
    let quiet = matches!(
        message["subtype"].as_str(),
        None | Some("thread_broadcast" | "me_message" | "file_share" | "bot_message")
    );
    quiet
        && message["text"]
            .as_str()
            .is_some_and(|t| !t.trim().is_empty())
}

fn message(number: usize, message: &Value, names: &HashMap<String, String>) -> Span {
    let id = message["user"].as_str().unwrap_or_default();
    let speaker = names
        .get(id)
        .cloned()
        .or_else(|| message["username"].as_str().map(str::to_owned));
    Span {
        start: Place::Message(number),
        end: Place::Message(number),
        speaker: speaker
            .or_else(|| Some(id.to_owned()))
            .filter(|s| !s.is_empty()),
        text: words(message["text"].as_str().unwrap_or_default(), names),
        kind: SpanKind::Speech,
    }
}

fn stamp(ts: &Value) -> f64 {
    ts.as_str()
        .and_then(|t| t.parse().ok())
        .or_else(|| ts.as_f64())
        .unwrap_or(0.0)
}

/// User ids to names, from the profiles beside the messages and a `users` list where there is one.
fn names(value: &Value, messages: &[&Value]) -> HashMap<String, String> {
    let profile = |m: &Value| {
        ["real_name", "display_name", "name"]
            .iter()
            .find_map(|k| m[*k].as_str().filter(|s| !s.is_empty()))
            .map(str::to_owned)
    };
    let beside = messages
        .iter()
        .filter_map(|m| Some((m["user"].as_str()?.to_owned(), profile(&m["user_profile"])?)));
    let listed = value["users"].as_array().into_iter().flatten();
    let listed = listed.filter_map(|u| {
        Some((
            u["id"].as_str()?.to_owned(),
            profile(&u["profile"]).or_else(|| profile(u))?,
        ))
    });
    beside.chain(listed).collect()
}

/// Slack's marks resolved: mentions to names, links to their label, entities to characters.
fn words(text: &str, names: &HashMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once('<') {
        out.push_str(before);
        let Some((inside, after)) = tail.split_once('>') else {
            // no closing bracket is left: the rest is words
            out.push('<');
            rest = tail;
            break;
        };
        let (target, label) = inside
            .split_once('|')
            .map_or((inside, None), |(t, l)| (t, Some(l)));
        match target.chars().next() {
            // called on, not told of
            Some('@')
                if (out.trim().is_empty()
                    || out.trim_end().ends_with(['.', '!', '?', ':', ',']))
                    && !after.trim_start().starts_with(['\'', '’']) => {}
            Some('@') => out.push_str(
                label
                    .or_else(|| names.get(&target[1..]).map(String::as_str))
                    .unwrap_or(&target[1..]),
            ),
            Some('!') => {}
            _ => out.push_str(label.unwrap_or(target)),
        }
        rest = after;
    }
    out.push_str(rest);
    entities(&out)
}

//! Anthropic Messages.
use serde_json::{Value, json};

use super::{Broken, Reply, Request, count, messages, text};

/// The version of the wire; later ones refuse sampling parameters, which we do not send.
pub(super) const VERSION: &str = "2026-10-21";

pub(super) fn body(request: &Request) -> Value {
    let mut body = json!({
        "model": request.model,
        "max_tokens": request.max_tokens,
        "system": request.system,
        "messages": messages(request).collect::<Vec<_>>(),
        "stream": true,
    });
    if let Some(schema) = &request.schema {
        body["output_config"] = json!({"format": {"type": "json_schema", "schema": schema}});
    }
    body
}

pub(super) fn event(data: &Value, reply: &mut Reply) {
    match text(data, "/type") {
        Some("message_start") => usage(data, "/message/usage", reply),
        Some("content_block_delta") if text(data, "/delta/type") == Some("text_delta") => {
            reply
                .text
                .push_str(text(data, "/delta/text").unwrap_or_default());
        }
        Some("message_delta") => {
            usage(data, "/usage", reply);
            stopped(text(data, "/delta/stop_reason"), reply);
        }
        Some("message_stop") => reply.ended = true,
        _ => {}
    }
}

pub(super) fn whole(data: &Value) -> Option<Reply> {
    let mut reply = Reply {
        ended: true,
        ..Reply::default()
    };
    for block in data.get("content")?.as_array()? {
        reply
            .text
            .push_str(text(block, "/text").unwrap_or_default());
    }
    usage(data, "/usage", &mut reply);
    stopped(text(data, "/stop_reason"), &mut reply);
    Some(reply)
}

/// Counts of both events are merged: the first has what was read, the last what was written.
fn usage(data: &Value, at: &str, reply: &mut Reply) {
    let of = |name: &str| count(data, &format!("{at}/{name}"));
    let input =
        of("input_tokens") + of("cache_creation_input_tokens") + of("cache_read_input_tokens");
    reply.usage.input = reply.usage.input.max(input);
    reply.usage.output = reply.usage.output.max(of("output_tokens"));
}

fn stopped(reason: Option<&str>, reply: &mut Reply) {
    reply.broken = match reason {
        Some("max_tokens" | "model_context_window_exceeded") => Some(Broken::AtLimit),
        Some("refusal") => Some(Broken::Refused),
        _ => None,
    };
}

//! Chat completions, as nearly every server speaks them.
use serde_json::{Value, json};

use super::{Broken, Reply, Request, SCHEMA_NAME, count, messages, text};

pub(super) fn body(request: &Request) -> Value {
    let mut all = vec![json!({"role": "system", "content": request.system})];
    all.extend(messages(request));
    let mut body = json!({
        "model": request.model,
        "messages": all,
        "stream": true,
        "stream_options": {"include_usage": true},
    });
    if request.local {
        body["max_tokens"] = json!(request.max_tokens);
        body["temperature"] = json!(0);
    } else {
        body["max_completion_tokens"] = json!(request.max_tokens);
    }
    if let Some(schema) = &request.schema {
        let named = json!({"name": SCHEMA_NAME, "strict": true, "schema": schema});
        body["response_format"] = json!({"type": "json_schema", "json_schema": named});
    }
    body
}

pub(super) fn event(data: &Value, reply: &mut Reply) {
    reply
        .text
        .push_str(text(data, "/choices/0/delta/content").unwrap_or_default());
    stopped(data, "/choices/0/delta/refusal", reply);
    usage(data, reply);
}

pub(super) fn whole(data: &Value) -> Option<Reply> {
    let mut reply = Reply {
        text: text(data, "/choices/0/message/content")
            .unwrap_or_default()
            .to_owned(),
        ended: true,
        ..Reply::default()
    };
    data.pointer("/choices/0")?;
    stopped(data, "/choices/0/message/refusal", &mut reply);
    usage(data, &mut reply);
    Some(reply)
}

fn usage(data: &Value, reply: &mut Reply) {
    reply.usage.input = reply.usage.input.max(count(data, "/usage/prompt_tokens"));
    reply.usage.output = reply
        .usage
        .output
        .max(count(data, "/usage/completion_tokens"));
}

/// A null reason, which some servers send on whole answers, is none.
fn stopped(data: &Value, refusal: &str, reply: &mut Reply) {
    let reason = match text(data, "/choices/0/finish_reason") {
        Some("length") => Some(Broken::AtLimit),
        Some("content_filter") => Some(Broken::Withheld),
        _ => None,
    };
    if reason.is_some() {
        reply.broken = reason;
    }
    if text(data, refusal).is_some_and(|said| !said.is_empty()) {
        reply.broken = Some(Broken::Refused);
    }
}

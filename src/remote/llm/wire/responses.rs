//! Responses.
use serde_json::{Value, json};

use super::{Broken, Reply, Request, SCHEMA_NAME, count, messages, text};

pub(super) fn body(request: &Request) -> Value {
    let mut body = json!({
        "model": request.model,
        "instructions": request.system,
        "input": messages(request).map(item).collect::<Vec<_>>(),
        "max_output_tokens": request.max_tokens,
        "store": false,
        "stream": true,
    });
    if let Some(schema) = &request.schema {
        body["text"] = json!({"format": {
            "type": "json_schema", "name": SCHEMA_NAME, "strict": true, "schema": schema,
        }});
    }
    body
}

/// A message as an item that says what it is: some servers take what the model itself said in no other shape.
fn item(mut message: Value) -> Value {
    message["type"] = json!("message");
    message
}

pub(super) fn event(data: &Value, reply: &mut Reply) -> Result<(), String> {
    match text(data, "/type") {
        Some("response.output_text.delta") => reply
            .text
            .push_str(text(data, "/delta").unwrap_or_default()),
        Some("response.refusal.delta") => reply.broken = Some(Broken::Refused),
        Some("response.completed") => {
            reply.ended = true;
            usage(data, "/response/usage", reply);
        }
        Some("response.incomplete") => {
            reply.ended = true;
            usage(data, "/response/usage", reply);
            reply.broken = Some(incomplete(data, "/response/incomplete_details/reason"));
        }
        Some("response.failed") => {
            let said = text(data, "/response/error/message").unwrap_or("the response failed");
            return Err(said.to_owned());
        }
        Some("error") => {
            return Err(text(data, "/message").unwrap_or("an error").to_owned());
        }
        _ => {}
    }
    Ok(())
}

pub(super) fn whole(data: &Value) -> Option<Reply> {
    let mut reply = Reply {
        ended: true,
        ..Reply::default()
    };
    for item in data.get("output")?.as_array()? {
        for part in item
            .get("content")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            match text(part, "/type") {
                Some("refusal") => reply.broken = Some(Broken::Refused),
                _ => reply.text.push_str(text(part, "/text").unwrap_or_default()),
            }
        }
    }
    usage(data, "/usage", &mut reply);
    if text(data, "/status") == Some("incomplete") {
        reply.broken = Some(incomplete(data, "/incomplete_details/reason"));
    }
    Some(reply)
}

fn usage(data: &Value, at: &str, reply: &mut Reply) {
    reply.usage.input = count(data, &format!("{at}/input_tokens"));
    reply.usage.output = count(data, &format!("{at}/output_tokens"));
}

fn incomplete(data: &Value, at: &str) -> Broken {
    match text(data, at) {
        Some("max_output_tokens") => Broken::AtLimit,
        Some("content_filter") => Broken::Withheld,
        Some(other) => Broken::Other(other.to_owned()),
        None => Broken::Unsaid,
    }
}
